// One server and one browser for the whole run, and how tests are made of journeys and of kinds of page.
import assert from 'node:assert/strict';
import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { request } from 'playwright-core';

import { launch, openTab } from './browser.js';
import { makeFirstAccount } from './space.js';
import { Server, root } from '../../support/server.js';

export const world = { server: undefined, browser: undefined, session: undefined };
const screenshots = path.join(root, 'build/screenshots');
let requests;

export async function start() {
  await mkdir(screenshots, { recursive: true });
  for (const name of await readdir(screenshots))
    if (name.startsWith('failure-')) await rm(path.join(screenshots, name));
  world.server = await Server.start();
  world.browser = await launch();
  requests = await request.newContext({ storageState: { cookies: [], origins: [] } });
  world.session = await makeFirstAccount(world.server, requests);
}

export async function stop() {
  await requests?.dispose();
  await world.browser?.close();
  await world.server?.stop();
}

// Fails with every fault on a line of its own.
export const expectNone = (faults) => assert.ok(faults.length === 0, `${faults.length} faults:\n${faults.join('\n')}`);

// Tests that share one tab, one after the other. Each starts by going somewhere, and each must leave nothing behind.
// `way.inside`: somebody is logged in the commission's space.
export function inOneTab(sentence, way, tests) {
  describe(sentence, { concurrency: 1 }, () => {
    let tab;
    before(async () => {
      tab = await openTab(world.browser, world.server.origin, { ...way, session: way.inside ? world.session : undefined });
    });
    after(() => tab?.close());
    for (const [name, walk] of Object.entries(tests))
      test(name, async () => {
        try {
          await walk(tab.page);
          expectNone(await tab.faults());
        } catch (error) {
          await picture(tab.page, `failure-${slug(`${sentence} ${name}`)}`).catch(() => {});
          throw error;
        }
      });
  });
}

// Playwright would write a style sheet into the page to hide the caret, which the page's policy forbids.
export function picture(page, name, { fullPage = true } = {}) {
  return page.screenshot({ path: path.join(screenshots, `${name}.png`), fullPage, caret: 'initial' });
}
export const slug = (sentence) => sentence.replace(/[^A-Za-z0-9]+/g, '-');

// The status and the text of an address, asked for once; by somebody who is logged in when `inside`.
const answers = new Map();
export function read(address, inside = false) {
  const key = `${address} ${inside}`;
  const headers = inside ? { cookie: `${world.session.name}=${world.session.value}` } : {};
  if (!answers.has(key))
    answers.set(key, requests.get(world.server.origin + address, { maxRedirects: 0, headers })
      .then(async (answer) => ({ status: answer.status(), html: await answer.text() })));
  return answers.get(key);
}
