// What a run is worth: nDCG@10 (gain 2^grade - 1, discount log2(rank + 1)), MRR@10 and Recall@100, each the mean over
// the queries that have a relevant document. A query without results counts as zero.
import { readFile } from 'node:fs/promises';

const rows = async (file) => (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '')
  .map((line) => line.split('\t'));

// [{ id, text }]
export async function readQueries(file) {
  return (await rows(file)).map(([id, text]) => ({ id, text }));
}

// Map of query id to Map of document id to grade.
export async function readJudgements(file) {
  const judgements = new Map();
  for (const [query, document, grade] of await rows(file)) {
    if (!judgements.has(query)) judgements.set(query, new Map());
    judgements.get(query).set(document, Number(grade));
  }
  return judgements;
}

const gain = (grade) => 2 ** grade - 1;
const discounted = (grades) => grades.reduce((sum, grade, i) => sum + gain(grade) / Math.log2(i + 2), 0);

function measureOne(documents, grades) {
  const found = documents.map((id) => grades.get(id) ?? 0);
  const ideal = [...grades.values()].sort((a, b) => b - a);
  const first = found.slice(0, 10).findIndex((grade) => grade > 0);
  const relevant = ideal.filter((grade) => grade > 0).length;
  return {
    ndcg: discounted(found.slice(0, 10)) / discounted(ideal.slice(0, 10)),
    mrr: first < 0 ? 0 : 1 / (first + 1),
    recall: found.slice(0, 100).filter((grade) => grade > 0).length / relevant,
  };
}

// `run`: Map of query id to document ids, best first.
export function measure(run, judgements) {
  const sum = { queries: 0, ndcg: 0, mrr: 0, recall: 0 };
  for (const [query, documents] of run) {
    const grades = judgements.get(query);
    if (!grades || ![...grades.values()].some((grade) => grade > 0)) continue;
    const one = measureOne(documents, grades);
    sum.queries += 1;
    for (const name of ['ndcg', 'mrr', 'recall']) sum[name] += one[name];
  }
  for (const name of ['ndcg', 'mrr', 'recall']) sum[name] /= sum.queries;
  return sum;
}
