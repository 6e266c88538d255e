// The pages in a real browser, served by the real server. One process, one server, one browser:
//   node --test tests/browser/pages.test.js
// REPERES_BIN is the folder of the two programs (build/release/bin unless said).
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import * as kinds from './checks/kinds.js';
import * as entering from './journeys/entering.js';
import finding from './journeys/finding.js';
import keyboard from './journeys/keyboard.js';
import printing from './journeys/printing.js';
import * as suggesting from './journeys/suggesting.js';
import versions from './journeys/versions.js';
import * as writing from './journeys/writing.js';
import { inOneTab, start, stop, world } from './support/world.js';

describe('The pages in a real browser', () => {
  before(start);
  after(stop);

  describe('while the server serves', { concurrency: 2 }, () => {
    for (const [javaScript, width] of [[true, 1280], [true, 390], [false, 390]])
      inOneTab(`${javaScript ? 'with' : 'without'} JavaScript, ${width} px wide`, { javaScript, width },
        { ...finding, ...versions, ...keyboard, ...(javaScript ? suggesting.withScript : suggesting.withoutScript) });
    inOneTab('on paper', {}, printing);
    entering.register();
    writing.register();
    kinds.register();
  });

  test('the server ends well when asked to, and its log tells nothing of what was typed', async () => {
    assert.deepEqual(await world.server.stop(), { code: 0, signal: null }, world.server.log);
    for (const words of [' error ', 'zzzzqqq', 'maltraitence', 'secret'])
      assert.ok(!world.server.log.includes(words), `« ${words} » in the log: ${world.server.log}`);
  });
});
