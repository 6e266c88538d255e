// Pages on paper.
import assert from 'node:assert/strict';

import { textOf } from '../support/person.js';

export default {
  async 'a section is printed without what only a screen needs'(page) {
    await page.goto('/reference/secret-professionnel');
    const navigation = page.getByRole('navigation', { name: 'Principale' });
    assert.ok(await navigation.isVisible());
    await page.emulateMedia({ media: 'print' });
    assert.ok(!await navigation.isVisible(), 'the navigation is not printed');
    assert.ok(!await page.getByRole('link', { name: 'Aller au contenu' }).isVisible(), 'the skip link is not printed');
    const title = page.getByRole('heading', { level: 1 });
    assert.ok(await title.isVisible());
    for (const name of ['Sources', 'Version et historique'])
      assert.ok(await page.getByRole('heading', { level: 2, name }).isVisible(), `« ${name} » is printed`);
    assert.ok((await textOf(title)).endsWith('Le secret professionnel'));
    await page.emulateMedia({ media: null });
    const pdf = await page.pdf({ format: 'A4' });
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
    assert.ok(pdf.length > 20_000, `${pdf.length} bytes`);
  },

  async 'a list of results is printed without the search form'(page) {
    await page.goto('/recherche?q=secret+professionnel');
    await page.emulateMedia({ media: 'print' });
    assert.ok(!await page.getByRole('search').isVisible(), 'the search form is not printed');
    assert.ok(!await page.getByRole('navigation', { name: 'Principale' }).isVisible(), 'the navigation is not printed');
    assert.ok(!await page.getByRole('button', { name: 'Appliquer les filtres' }).isVisible(), 'the filters are not printed');
    assert.ok(await page.getByRole('article').first().isVisible());
  },

  async 'the whole reference text is printed with its contents, its sections and their references'(page) {
    await page.goto('/reference/integral');
    await page.emulateMedia({ media: 'print' });
    assert.ok(!await page.getByRole('navigation', { name: 'Principale' }).isVisible(), 'the navigation is not printed');
    assert.ok(!await page.getByLabel('Lire ce qui était en vigueur le').isVisible(), 'the choice of a day is not printed');
    assert.ok(await page.getByRole('navigation', { name: 'Table des matières' }).isVisible());
    const sections = page.getByRole('main').getByRole('article');
    assert.ok(await sections.count() >= 10);
    assert.match(await textOf(sections.first()), /version \d+ du \d/);
    const pdf = await page.pdf({ format: 'A4' });
    assert.ok(pdf.length > 100_000, `${pdf.length} bytes`);
    await page.emulateMedia({ media: null });
  },
};
