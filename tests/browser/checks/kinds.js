// What is checked of every kind of page, on one load of it.
import assert from 'node:assert/strict';

import { unseen } from '../support/focus.js';
import { unfold } from '../support/person.js';
import { expectNone, inOneTab, picture, read, slug, world } from '../support/world.js';
import { ofColours, ofWidth, violations } from './axe.js';
import { deadLinks, mistakes } from './html.js';
import { crowded, overflow } from './layout.js';
import { places } from './places.js';

const wholePages = process.env.REPERES_SCREENSHOTS === 'whole';
const resize = (page, width) => page.setViewportSize({ width, height: width < 600 ? 844 : 900 });

// The tests of a kind of page share one load of it, whichever of them comes first.
async function standOn(page, address) {
  if (page.url() !== world.server.origin + address) await page.goto(address);
}

async function atEachWidth(page, address, widths, look) {
  await standOn(page, address);
  await unfold(page);
  const faults = [];
  for (const width of widths) {
    await resize(page, width);
    for (const fault of await look(page)) faults.push(`${width} px wide: ${fault}`);
  }
  await resize(page, 1280);
  expectNone(faults);
}

export function register() {
  for (const { name, address, status = 200, foldable, inside = false, controls = 10 } of places)
    inOneTab(`${name}, ${address}`, { inside }, {
      async 'axe finds nothing to say, on a desktop, on a phone and in the dark'(page) {
        await standOn(page, address);
        const faults = [];
        for (const { look, width, colorScheme, rules } of [
          { look: '1280', width: 1280, colorScheme: 'light' },
          { look: '390', width: 390, colorScheme: 'light', rules: ofWidth },
          { look: '1280-dark', width: 1280, colorScheme: 'dark', rules: ofColours },
        ]) {
          await page.emulateMedia({ colorScheme });
          await resize(page, width);
          await picture(page, `${slug(name)}-${look}`, { fullPage: wholePages });
          faults.push(...(await violations(page, rules)).map((fault) => `${look}: ${fault}`));
        }
        if (foldable) {
          await unfold(page);
          faults.push(...(await violations(page)).map((fault) => `1280-dark, unfolded: ${fault}`));
        }
        await page.emulateMedia({ colorScheme: 'light' });
        expectNone(faults);
      },

      async 'nothing scrolls sideways, 320, 390 or 1280 px wide'(page) {
        await atEachWidth(page, address, [320, 390, 1280], overflow);
      },

      async 'more space between letters, words and lines cuts no text'(page) {
        await atEachWidth(page, address, [390, 1280], crowded);
      },

      async 'each control shows that it has the focus'(page) {
        await atEachWidth(page, address, [390, 1280], (shown) => unseen(shown, controls));
      },

      async 'the HTML is valid'() {
        expectNone(await mistakes((await read(address, inside)).html));
      },

      async 'each link and each anchor within the site leads somewhere'() {
        expectNone(await deadLinks(address, (target) => read(target, inside)));
      },

      // The watch on the tab tells of other sites, cookies and the console; what a page may keep otherwise is here.
      async 'no other site is asked for anything, nothing is stored, nothing is complained about'(page) {
        const answer = await page.goto(address);
        assert.equal(answer.status(), status);
        assert.match(answer.headers()['content-security-policy'], /^default-src 'none';/);
        assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length]), [0, 0]);
      },
    });
}
