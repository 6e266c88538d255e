// Questions put to a real server, as anyone would: GET /api/v1/recherche.

const maxQuestionBytes = 400;  // longer ones are refused by the server

// `text` cut at a character so that the server takes it.
function fitting(text) {
  let cut = text;
  while (Buffer.byteLength(cut) > maxQuestionBytes) cut = cut.slice(0, -1);
  return cut;
}

export async function ask(server, text, parameters = {}) {
  const query = new URLSearchParams({ q: fitting(text), limite: 100, ...parameters });
  const answer = await fetch(`${server.origin}/api/v1/recherche?${query}`);
  if (!answer.ok) throw new Error(`${answer.status} for « ${text} »: ${await answer.text()}`);
  return answer.json();
}

// Map of query id to document ids, best first, as `named` gives them from the ids of the results.
export async function runOf(server, queries, named) {
  const run = new Map();
  for (const { id, text } of queries)
    run.set(id, (await ask(server, text)).resultats.map((result) => named(result.id)));
  return run;
}
