// Suggestions under the search field: an ARIA combobox where there is JavaScript, and nothing less where there is none.
import assert from 'node:assert/strict';

import { ofColours, violations } from '../checks/axe.js';
import { overflow } from '../checks/layout.js';
import { focused } from '../support/focus.js';
import { field, search, textOf, totalOf } from '../support/person.js';
import { expectNone, picture } from '../support/world.js';

const list = (page) => page.getByRole('listbox', { name: 'Suggestions' });
const options = (page) => list(page).getByRole('option');
const active = (page) => list(page).getByRole('option', { selected: true });
const attribute = (page, name) => field(page).getAttribute(name);

async function type(page, words) {
  await field(page).click();
  await field(page).pressSequentially(words);
  await list(page).waitFor();
}

// What the field says of the list, and what is shown of it, agree.
async function expectOpen(page, open) {
  await list(page).waitFor({ state: open ? 'visible' : 'hidden' });
  assert.equal(await attribute(page, 'aria-expanded'), String(open));
  if (!open) assert.equal(await attribute(page, 'aria-activedescendant'), null);
}

// The option that the keyboard is on, by what the field says; the focus itself stays in the field.
async function expectActive(page, index) {
  assert.equal((await focused(page)).id, 'q');
  const id = await attribute(page, 'aria-activedescendant');
  if (index < 0) {
    assert.equal(id, null);
    assert.equal(await active(page).count(), 0);
  } else {
    assert.equal(id, await options(page).nth(index).getAttribute('id'));
    assert.equal(await active(page).count(), 1);
    assert.equal(await active(page).getAttribute('id'), id);
  }
}

export const withScript = {
  async 'the field is a combobox that says what it controls, closed at first'(page) {
    await page.goto('/');
    assert.ok(await page.getByRole('combobox', { name: 'Que cherchez-vous ?' }).isVisible());
    assert.equal(await attribute(page, 'aria-autocomplete'), 'list');
    assert.equal(await page.locator(`#${await attribute(page, 'aria-controls')}`).getAttribute('role'), 'listbox');
    await expectOpen(page, false);
  },

  async 'the arrows go through the suggestions and the field, and Enter follows the one chosen'(page) {
    await page.goto('/');
    await type(page, 'secret pro');
    await expectOpen(page, true);
    await expectActive(page, -1);
    const last = await options(page).count() - 1;
    assert.ok(last > 0);
    await page.keyboard.press('ArrowUp');
    await expectActive(page, last);
    await page.keyboard.press('ArrowDown');
    await expectActive(page, -1);
    await page.keyboard.press('ArrowDown');
    await expectActive(page, 0);
    await page.keyboard.press('End');
    await expectActive(page, -1);
    assert.equal(await field(page).inputValue(), 'secret pro');

    const title = 'Le secret professionnel';
    for (let presses = 0; presses <= last; ++presses) {
      await page.keyboard.press('ArrowDown');
      if ((await textOf(active(page))).startsWith(title)) break;
    }
    assert.equal(await textOf(active(page)), `${title} Titre`);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/reference/secret-professionnel');
  },

  async 'Enter without a suggestion chosen searches for what is typed'(page) {
    await page.goto('/');
    await type(page, 'secret pro');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/recherche?q=secret+pro');
  },

  async 'Escape closes the list, then clears the field; an arrow opens it again'(page) {
    await page.goto('/recherche');
    await type(page, 'ase');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    await expectOpen(page, false);
    assert.equal(await field(page).inputValue(), 'ase');
    await page.keyboard.press('ArrowDown');
    await expectOpen(page, true);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expectOpen(page, false);
    assert.equal(await field(page).inputValue(), '');
  },

  async 'Tab leaves the field and closes the list'(page) {
    await page.goto('/');
    await type(page, 'secret');
    await page.keyboard.press('Tab');
    await expectOpen(page, false);
    assert.equal((await focused(page)).words, 'Rechercher');
  },

  async 'a screen reader is told how many suggestions there are'(page) {
    await page.goto('/');
    const said = page.getByRole('status');
    assert.equal(await textOf(said), '');
    await type(page, 'secret pro');
    await said.getByText(`${await options(page).count()} suggestions`, { exact: true }).waitFor();
    await field(page).fill('zzzzqqq');
    await said.getByText('aucune suggestion', { exact: true }).waitFor();
    await expectOpen(page, false);
    await field(page).fill('');
    await page.waitForFunction(() => document.querySelector('[role=status]').textContent === '');
  },

  async 'a click on a suggestion follows it, and the mouse takes no focus'(page) {
    await page.goto('/');
    await type(page, 'ASE');
    const option = options(page).first();
    assert.match(await textOf(option), /^ASE : aide sociale à l'enfance Sigle$/);
    await option.hover();
    await page.mouse.down();
    assert.equal((await focused(page)).id, 'q');
    await page.mouse.up();
    await page.waitForURL('**/recherche?q=ASE');
    assert.ok(await totalOf(page) > 0);
  },

  async 'one character asks for nothing, and a late answer is not shown'(page) {
    const asked = [];
    page.on('request', (request) => { if (request.url().includes('/suggestions')) asked.push(request.url()); });
    await page.goto('/');
    await field(page).pressSequentially('s');
    await page.waitForTimeout(300);
    assert.deepEqual(asked, []);

    let answerNow;
    const held = new Promise((resolve) => { answerNow = resolve; });
    await page.route('**/api/v1/suggestions?q=se', async (route) => { await held; await route.continue().catch(() => {}); });
    await field(page).pressSequentially('e');
    await page.waitForRequest(/suggestions\?q=se$/);
    await field(page).fill('secret pro');
    await list(page).waitFor();
    const shown = await textOf(list(page));
    answerNow();
    await page.waitForTimeout(300);
    assert.equal(await textOf(list(page)), shown);
    await page.unroute('**/api/v1/suggestions?q=se');
  },

  async 'axe finds nothing to say of the open list, light or dark, and the list is not wider than the field'(page) {
    for (const address of ['/', '/reference/secret-professionnel'])
      for (const [colorScheme, rules] of [['light'], ['dark', ofColours]]) {
        await page.emulateMedia({ colorScheme });
        await page.goto(address);
        await field(page).fill('');
        await type(page, 'pr');
        await page.keyboard.press('ArrowDown');
        assert.equal(await options(page).count(), 10);
        expectNone((await violations(page, rules)).map((fault) => `${address}, ${colorScheme}: ${fault}`));
        expectNone(await overflow(page));
        const [box, row] = [await list(page).boundingBox(), await page.locator('form[role=search] div').boundingBox()];
        assert.ok(box.x >= row.x - 1 && box.x + box.width <= row.x + row.width + 1, `${box.width} for ${row.width}`);
        const { uncovered, height } = await active(page).evaluate((element) => {
          const { left, top, height: high } = element.getBoundingClientRect();
          return { uncovered: element.contains(document.elementFromPoint(left + 20, top + high / 2)), height: high };
        });
        assert.ok(uncovered, `the option is seen on ${address}`);
        assert.ok(height >= 44, `${height} px high`);
        await picture(page, `suggestions-${page.viewportSize().width}-${colorScheme}`, { fullPage: false });
      }
    await page.emulateMedia({ colorScheme: 'light' });
  },
};

export const withoutScript = {
  async 'without JavaScript the field is a plain search field, and the search works'(page) {
    await page.goto('/');
    assert.ok(await page.getByRole('searchbox', { name: 'Que cherchez-vous ?' }).isVisible());
    for (const name of ['role', 'aria-expanded', 'aria-controls', 'aria-autocomplete'])
      assert.equal(await attribute(page, name), null);
    assert.equal(await page.getByRole('status').count(), 0);
    assert.equal(await list(page).count(), 0);
    await search(page, 'secret professionnel');
    assert.ok(await totalOf(page) > 0);
  },
};
