// The quality of the results, over real indexes and the real server: the questions of our own collection do not get
// worse answers, and French is understood as it is typed.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { Server } from '../support/server.js';
import { ask, runOf } from './asking.js';
import { measure, readJudgements, readQueries } from './measures.js';

const here = path.dirname(fileURLToPath(import.meta.url));
const floor = 0.74;  // nDCG@10 of our own collection: it was 0.772 when this was written

async function withServer(options, use) {
  const server = await Server.start(options);
  try {
    await use(server);
  } finally {
    await server.stop();
  }
}

test('the questions of our own collection are answered', async () => {
  const queries = await readQueries(path.join(here, 'queries.tsv'));
  const judgements = await readJudgements(path.join(here, 'qrels.tsv'));
  assert.ok(queries.length >= 60);
  await withServer({}, async (server) => {
    const run = await runOf(server, queries, (id) => id.replace(/@\d+$/, ''));
    const { ndcg } = measure(run, judgements);
    console.log(`nDCG@10 ${ndcg.toFixed(4)}`);
    assert.ok(ndcg >= floor, `nDCG@10 is ${ndcg.toFixed(4)}, below ${floor}`);
  });
});

// [{ id, document, finds, findsNot }]; the file may hold any character, so only \n ends a line.
async function readCases() {
  const lines = (await readFile(path.join(here, 'french-cases.tsv'), 'utf8')).split('\n').slice(1);
  const queries = (cell) => (cell === '-' ? [] : cell.split(' | '));
  return lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => {
    const [id, document, finds, findsNot] = line.split('\t');
    return { id, document, finds: queries(finds), findsNot: queries(findsNot) };
  });
}

// Whether the document is found by all the words of the query. `~query`: by its other spelling.
async function finds(server, id, query) {
  if (query.startsWith('~')) {
    const { suggestion } = await ask(server, query.slice(1));
    return suggestion !== '' && finds(server, id, suggestion);
  }
  for (let first = 0; ; first += 100) {
    const page = await ask(server, query, { expliquer: 1, debut: first });
    if (page.corrige) return false;
    const result = page.resultats.find((one) => one.id === `cas/${id}`);
    if (result) return !result.mots_absents;
    if (first + 100 >= page.total) return false;
  }
}

test('French is understood as it is typed', async () => {
  const cases = await readCases();
  const open = new Set((await readFile(path.join(here, 'french-open.txt'), 'utf8')).split(/\s+/).filter((word) => word));
  const folder = await mkdtemp(path.join(os.tmpdir(), 'reperes-cases-'));
  const file = path.join(folder, 'cas.jsonl');
  await writeFile(file, cases.map(({ id, document }) => JSON.stringify({ id, title: '', text: document })).join('\n'));
  const faults = [];
  await withServer({ collections: [file] }, async (server) => {
    for (const { id, document, finds: wanted, findsNot } of cases) {
      const wrong = [];
      for (const query of wanted) if (!(await finds(server, id, query))) wrong.push(`must find: ${query}`);
      for (const query of findsNot) if (await finds(server, id, query)) wrong.push(`must not find: ${query}`);
      if (wrong.length > 0 && !open.has(id)) faults.push(`${id} « ${document} » ${wrong.join(' ; ')}`);
      if (wrong.length === 0 && open.has(id)) faults.push(`${id} holds now: take it off french-open.txt`);
    }
  });
  await rm(folder, { recursive: true });
  console.log(`${cases.length} cases, of which ${open.size} are known to fail`);
  assert.equal(faults.length, 0, `${faults.length} faults:\n${faults.join('\n')}`);
});
