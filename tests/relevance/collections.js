// Measures the ranking on collections with judgements: `node collections.js FOLDER…`, each a collection or a folder of
// collections. A collection is a folder with corpus.jsonl (or corpus.jsonl.xz; lines {"id", "title", "text"}) and pairs
// queries*.tsv (id, text) and qrels*.tsv (query id, document id, grade).
//
// Indexes each, asks every question over HTTP, writes the runs to build/relevance/ (query id, document id, rank) and
// prints the figures beside those of figures.tsv. `--write` records them there.
import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { root, Server } from '../support/server.js';
import { runOf } from './asking.js';
import { measure, readJudgements, readQueries } from './measures.js';

const figuresFile = path.join(path.dirname(fileURLToPath(import.meta.url)), 'figures.tsv');
const runs = path.join(root, 'build/relevance');
const exists = (file) => access(file).then(() => true, () => false);

const corpusOf = async (folder) => {
  for (const name of ['corpus.jsonl', 'corpus.jsonl.xz']) if (await exists(path.join(folder, name))) return name;
  return undefined;
};

// The collections that the arguments name.
async function collectionsIn(folders) {
  const found = [];
  for (const folder of folders) {
    if (await corpusOf(folder)) found.push(folder);
    else
      for (const name of (await readdir(folder)).sort())
        if (await corpusOf(path.join(folder, name))) found.push(path.join(folder, name));
  }
  return found;
}

// [{ name, queries, judgements }]: the pairs of files of a collection.
async function pairsOf(folder) {
  const names = await readdir(folder);
  return names.filter((name) => /^queries.*\.tsv$/.test(name)).sort()
    .map((queries) => ({ queries, judgements: queries.replace(/^queries/, 'qrels') }))
    .filter(({ judgements }) => names.includes(judgements))
    .map(({ queries, judgements }) => ({
      name: path.basename(folder) + queries.slice('queries'.length, -'.tsv'.length),
      queries: path.join(folder, queries),
      judgements: path.join(folder, judgements),
    }));
}

async function unpacked(folder, into) {
  const source = path.join(folder, await corpusOf(folder));
  const target = path.join(into, `${path.basename(folder)}.jsonl`);
  const file = await open(target, 'w');
  const { stdout } = await promisify(execFile)(source.endsWith('.xz') ? 'xz' : 'cat',
    [...(source.endsWith('.xz') ? ['-dc'] : []), source], { encoding: 'buffer', maxBuffer: 2 ** 31 - 1 });
  await file.writeFile(stdout);
  await file.close();
  return target;
}

async function readFigures() {
  const lines = (await readFile(figuresFile, 'utf8')).trim().split('\n').slice(1);
  return new Map(lines.map((line) => line.split('\t')).map(([name, , ...values]) => [name, values.map(Number)]));
}

const compared = (value, before) =>
  `${value.toFixed(4)} ${before === undefined ? '(  new  )' : `(${value >= before ? '+' : '-'}${Math.abs(value - before).toFixed(4)})`}`;

async function measureCollection(folder, known, scratch) {
  const pairs = await pairsOf(folder);
  if (pairs.length === 0) return [];
  const corpus = await unpacked(folder, scratch);
  const prefix = `${path.basename(folder)}/`;
  const server = await Server.start({ collections: [corpus] });
  const lines = [];
  try {
    for (const { name, queries, judgements } of pairs) {
      const run = await runOf(server, await readQueries(queries), (id) => id.slice(prefix.length));
      await writeFile(path.join(runs, `${name}.run.tsv`), [...run].flatMap(([query, documents]) =>
        documents.map((document, i) => `${query}\t${document}\t${i + 1}\n`)).join(''));
      const { queries: count, ndcg, mrr, recall } = measure(run, await readJudgements(judgements));
      const before = known.get(name) ?? [];
      console.log([name.padEnd(28), String(count).padStart(6), compared(ndcg, before[0]), compared(mrr, before[1]),
        compared(recall, before[2])].join('  '));
      lines.push([name, count, ...[ndcg, mrr, recall].map((value) => value.toFixed(4))].join('\t'));
    }
  } finally {
    await server.stop();
    await rm(corpus, { force: true });
  }
  return lines;
}

const folders = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
if (folders.length === 0) {
  console.error('usage : script/bench relevance [--write] DOSSIER…');
  process.exit(2);
}
await mkdir(runs, { recursive: true });
const scratch = await mkdtemp(path.join(os.tmpdir(), 'reperes-relevance-'));
const known = await readFigures();
const lines = [];
console.log(['collection'.padEnd(28), 'queries', 'nDCG@10'.padEnd(16), 'MRR@10'.padEnd(16), 'Recall@100'].join('  '));
for (const folder of await collectionsIn(folders)) lines.push(...(await measureCollection(folder, known, scratch)));
await rm(scratch, { recursive: true });
if (process.argv.includes('--write')) {
  const measured = new Set(lines.map((line) => line.split('\t')[0]));
  const kept = (await readFile(figuresFile, 'utf8')).trim().split('\n').filter((line) => !measured.has(line.split('\t')[0]));
  await writeFile(figuresFile, `${[kept[0], ...[...kept.slice(1), ...lines].sort()].join('\n')}\n`);
}
