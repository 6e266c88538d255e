// Every answer of the API, as the real server gives it, against the description that the same server gives.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import Ajv2020 from 'ajv/dist/2020.js';

import { Server } from '../support/server.js';

const problem = 'application/problem+json';
let server;
let description;
let ajv;

before(async () => {
  server = await Server.start();
  const answer = await fetch(`${server.origin}/api/v1/openapi.json`);
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('content-type'), 'application/json; charset=utf-8');
  assert.equal(answer.headers.get('access-control-allow-origin'), '*');
  description = await answer.json();
  ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  ajv.addSchema(description, 'openapi.json');
});

after(async () => {
  assert.equal((await server.stop()).code, 0);
});

// The answer, checked: its status is described, its type and its headers too, its body has the shape described.
async function get(path, query, expected = 200) {
  const answer = await fetch(`${server.origin}${path}?${query}`);
  assert.equal(answer.status, expected, `${path}?${query}`);
  const described = description.paths[path].get.responses[answer.status];
  assert.ok(described, `${answer.status} is described`);
  const [type] = answer.headers.get('content-type').split(';');
  assert.ok(described.content[type], `${type} is described`);
  for (const [name, { schema }] of Object.entries(described.headers)) assert.equal(answer.headers.get(name), schema.const, name);
  const body = await answer.json();
  const steps = ['paths', path, 'get', 'responses', String(answer.status), 'content', type, 'schema'];
  const pointer = steps.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
  const valid = ajv.getSchema(`openapi.json#/${pointer}`);
  assert.ok(valid(body), `${path}?${query}: ${ajv.errorsText(valid.errors)}`);
  return body;
}
const search = (query, expected) => get('/api/v1/recherche', query, expected);

test('a search, however it is asked', async () => {
  const queries = ['', 'q=secret+professionnel', 'q=secret&type=reference&type=ethique&theme=secret-et-partage',
    'q=ASE', 'q=pairs+aidants+au+Qu%C3%A9bec', 'q=secret+profesionel', 'q=profesionel', 'q=secret&expliquer=1&limite=3',
    'q=comment+partager+une+information+avec+un+m%C3%A9decin+%3F', 'q=secret+ET+zzyzx', 'q=secret&pays=FI',
    'tri=titre&debut=10&limite=100', 'q=secret&tri=date', 'type=reference&au=2027-06-01', 'publie-depuis=2026-01-01&publie-jusque=2026-12-31',
    `q=${'mot+'.repeat(300)}`, 'q=-secret', 'q=titre%3Asecret+OU+ASE+SAUF+m%C3%A9decin', 'debut=999', 'q=mdph+d%C3%A9lai'];
  const seen = new Set();
  for (const query of queries) {
    const body = await search(query);
    for (const [name, value] of Object.entries(body)) if (!Array.isArray(value) || value.length > 0) seen.add(name);
    for (const hit of body.resultats) for (const name of Object.keys(hit)) seen.add(`resultat.${name}`);
  }
  // Each field that is described was seen at least once with something in it.
  const { Recherche, Resultat } = description.components.schemas;
  const never = [...Object.keys(Recherche.properties), ...Object.keys(Resultat.properties).map((name) => `resultat.${name}`)]
    .filter((name) => !seen.has(name));
  assert.deepEqual(never, []);
});

test('every parameter that is described is taken, and no other', async () => {
  const values = { q: 'secret', tri: 'date', 'publie-depuis': '2026-01-01', 'publie-jusque': '2026-12-31', au: '2026-12-31', debut: '1', limite: '5', expliquer: '1' };
  const { facettes } = await search('');
  for (const { name } of description.paths['/api/v1/recherche'].get.parameters)
    await search(`${name}=${encodeURIComponent(values[name] ?? facettes[name][0].valeur)}`);
  const { connus } = await search('inconnu=1', 400);
  assert.deepEqual([...connus].sort(), description.paths['/api/v1/recherche'].get.parameters.map(({ name }) => name).sort());
});

test('a facet counts what its value would give', async () => {
  const { facettes } = await search('q=accompagnement');
  for (const [facet, values] of Object.entries(facettes))
    for (const { valeur, nombre } of values.slice(0, 3))
      assert.equal((await search(`q=accompagnement&${facet}=${encodeURIComponent(valeur)}`)).total, nombre, `${facet}=${valeur}`);
});

test('suggestions', async () => {
  for (const query of ['', 'q=', 'q=sec', 'q=ase', "q=l'acc", 'q=%F0%9F%98%80', 'q=secret+pro&limite=3']) await get('/api/v1/suggestions', query);
  assert.ok((await get('/api/v1/suggestions', 'q=secr')).suggestions.length > 0);
  await get('/api/v1/suggestions', 'limite=21', 400);
  await get('/api/v1/suggestions', 'nom=x', 400);
});

test('what is wrong is said as a problem, in French, with what would be right', async () => {
  for (const [query, says] of [['type=nope', 'international'], ['limite=101', '1 à 100'], ['debut=1000', 'Ajoutez un mot'],
    ['au=demain', '21/11/2026'], ['q=a&q=b', 'deux fois'], ['tri=taille', 'pertinence'], ['page=2', 'debut']]) {
    const body = await search(query, 400);
    assert.ok(JSON.stringify(body).includes(says), JSON.stringify(body));
    assert.equal(body.status, 400);
  }
  const nowhere = await fetch(`${server.origin}/api/v1/rien`);
  assert.equal(nowhere.status, 404);
  assert.ok(nowhere.headers.get('content-type').startsWith(problem));
  assert.equal(nowhere.headers.get('access-control-allow-origin'), '*');
  assert.equal((await nowhere.json()).status, 404);
});
