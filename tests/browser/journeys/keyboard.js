// Everything is reached, used and seen with the keyboard alone.
import assert from 'node:assert/strict';

import { focused } from '../support/focus.js';
import {
  applyFilters, count, field, isOpen, panel, resultTitle, results, summary, tabTo, textOf,
} from '../support/person.js';

const press = (page, ...keys) => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());

export default {
  async 'the keyboard alone leads from the first page to a result'(page) {
    await page.goto('/');
    await press(page, 'Tab');
    const skip = await focused(page);
    assert.equal(skip.words, 'Aller au contenu');
    assert.ok(skip.large && skip.onScreen && skip.uncovered && skip.marked, `the skip link is seen: ${JSON.stringify(skip)}`);
    await press(page, 'Enter', 'Tab');
    assert.ok((await focused(page)).inMain, 'the skip link leads into the content');
    if ((await focused(page)).tag !== 'input') await tabTo(page, ({ tag }) => tag === 'input', 'the search field', 10);
    assert.ok(await field(page).evaluate((element) => element === document.activeElement));
    await page.keyboard.type('secret professionnel');
    await Promise.all([page.waitForURL(/\/recherche\?/), press(page, 'Enter')]);

    await tabTo(page, ({ words }) => words === 'Aller aux résultats', 'the link to the results', 20);
    assert.ok((await focused(page)).onScreen);
    await press(page, 'Enter');
    await tabTo(page, ({ inResult }) => inResult, 'the first result', 10);
    const title = await textOf(resultTitle(results(page).first()));
    assert.equal((await focused(page)).words, title);
    await press(page, 'Enter');
    await page.waitForURL(/\/(reference|fiches|recommandations)\//);
    assert.ok((await textOf(page.getByRole('heading', { level: 1 }))).endsWith(title));
  },

  async 'the keyboard alone leads from a text to the search field'(page) {
    await page.goto('/reference/secret-professionnel');
    await tabTo(page, ({ words }) => words === 'Aller à la recherche', 'the link to the search field', 2);
    assert.ok((await focused(page)).onScreen);
    await press(page, 'Enter');
    assert.ok(await field(page).evaluate((element) => element === document.activeElement));
  },

  async 'the keyboard alone opens, ticks and applies a filter'(page) {
    await page.goto('/recherche?q=secret+professionnel');
    if (!await applyFilters(page).isVisible()) {
      const name = await textOf(panel(page));
      await tabTo(page, ({ tag, words }) => tag === 'summary' && words === name, 'the panel of filters', 20);
      await press(page, 'Enter');
      await applyFilters(page).waitFor();
    }
    await tabTo(page, ({ tag, words }) => tag === 'summary' && words.startsWith('Portée'), 'the facet');
    assert.ok(!await isOpen(summary(page, 'Portée')));
    await press(page, 'Space', 'Tab');
    assert.equal((await focused(page)).tag, 'input');
    await press(page, 'Space');
    await tabTo(page, ({ tag, words }) => tag === 'button' && words === 'Appliquer les filtres', 'the button');
    await press(page, 'Enter');
    await page.getByRole('list', { name: 'Filtres actifs' }).waitFor();
    await count(page).waitFor();
  },
};
