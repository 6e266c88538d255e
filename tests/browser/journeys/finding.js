// From what somebody types to what they read.
import assert from 'node:assert/strict';

import {
  applyFilters, count, field, history, open, openFilter, promised, resultTitle, results, search, summary, textOf, titleOf, totalOf,
} from '../support/person.js';

const question = 'equipes autonomes aide a domicile';
const kind = 'Pratique de management';

export default {
  async 'a question without accents leads to a fiche, through a filter and back'(page) {
    await page.goto('/');
    await search(page, question);
    const total = await totalOf(page);
    assert.ok(total > 0);
    const said = await textOf(count(page));
    assert.ok(said.includes(`« ${question} »`), said);
    assert.ok((await titleOf(page)).startsWith(said), await titleOf(page));
    assert.equal(await field(page).inputValue(), question);

    await openFilter(page, 'Type');
    const box = page.getByRole('checkbox', { name: kind });
    const expected = await promised(page, kind);
    assert.ok(expected > 0 && expected < total, `${expected} of ${total}`);
    await box.check();
    await applyFilters(page).click();

    const remove = page.getByRole('list', { name: 'Filtres actifs' }).getByRole('link', { name: kind });
    await remove.waitFor();
    assert.equal(await totalOf(page), expected);
    assert.equal(await field(page).inputValue(), question);
    assert.equal(await results(page).count(), expected);
    for (const result of await results(page).all()) assert.ok((await textOf(result)).includes(kind), await textOf(result));
    await openFilter(page, 'Type');
    assert.ok(await box.isChecked());

    await remove.click();
    await remove.waitFor({ state: 'detached' });
    assert.equal(await totalOf(page), total);

    const address = page.url();
    const link = resultTitle(results(page).first());
    const title = await textOf(link);
    assert.equal(title, "Équipes locales et autonomes dans l'aide à domicile");
    await link.click();
    await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
    assert.ok((await titleOf(page)).startsWith(title));
    assert.ok(await page.getByRole('region', { name: 'Sources' }).getByRole('link').count() > 0, 'a source can be opened');
    assert.match(await textOf(history(page)), /Version \d+.*en vigueur.* le \d+/);

    await page.goBack();
    assert.equal(page.url(), address);
    assert.equal(await totalOf(page), total);
    assert.equal(await field(page).inputValue(), question);
  },

  async 'a filter beyond the first values of a facet is found behind its own summary'(page) {
    await page.goto('/recherche');
    await openFilter(page, 'Thème');
    const facet = page.getByRole('group', { name: 'Thème' });
    const hidden = facet.getByRole('checkbox', { name: /^Formation et qualification / });
    assert.ok(!await hidden.isVisible());
    await open(summary(facet, /Voir \d+ de plus/));
    await hidden.check();
    await applyFilters(page).click();
    await page.getByRole('link', { name: /Retirer le filtre.*Formation et qualification/ }).waitFor();
    await openFilter(page, 'Thème');
    assert.ok(await hidden.isVisible(), 'a ticked value is among the first ones');
    assert.match(await textOf(summary(page, 'Thème')), /1 choisi/);
  },

  async 'the pages of results follow one another'(page) {
    await page.goto('/recherche');
    const total = await totalOf(page);
    const shown = await results(page).count();
    const first = await textOf(resultTitle(results(page).first()));
    const pages = page.getByRole('navigation', { name: 'Pages de résultats' });
    await pages.getByRole('link', { name: 'Page suivante' }).click();
    await page.waitForURL(/page=2/);
    assert.equal(await totalOf(page), total);
    assert.notEqual(await textOf(resultTitle(results(page).first())), first);
    assert.equal(await page.getByRole('list').filter({ has: page.getByRole('article') }).getAttribute('start'), String(shown + 1));
    assert.match(await titleOf(page), /page 2 sur \d+/);
    await pages.getByRole('link', { name: 'Page précédente' }).click();
    await page.waitForURL(/recherche$/);
    assert.equal(await textOf(resultTitle(results(page).first())), first);
  },

  async 'an acronym finds something, and an article of law leads to a text that cites it'(page) {
    await page.goto('/');
    await search(page, 'ASE');
    assert.ok(await totalOf(page) > 0);
    assert.ok(await results(page).count() > 0);
    await search(page, 'L226-2-2');
    assert.ok(await totalOf(page) > 0);
    const result = results(page).first();
    const title = await textOf(resultTitle(result));
    const passage = result.getByRole('link').and(page.locator('[href*="#"]'));
    const heading = await textOf(passage);
    await passage.click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    assert.match(page.url(), /\/(reference|fiches)\/[^#]+#./);
    assert.match(await textOf(page.getByRole('main')), /L\.?\s?226-2-2/);
    const target = page.getByRole('main').getByRole('heading', { name: heading });
    const { y } = await target.boundingBox();
    assert.ok(y >= 0 && y < page.viewportSize().height, `« ${heading} » is on the screen (y = ${y})`);
  },

  async 'a misspelt word that nothing has is corrected, and the page says so'(page) {
    await page.goto('/');
    await search(page, 'maltraitence');
    await page.getByRole('main').getByText('Aucun document ne contient « maltraitence »').waitFor();
    assert.match(await titleOf(page), /pour « maltraitance »/);
    assert.ok(await totalOf(page) > 0);
  },

  async 'a typo in a sentence is answered with a spelling to try'(page) {
    await page.goto('/');
    await search(page, 'qui alerter en cas de maltraitence ?');
    const notice = page.getByRole('main').getByText('Essayez avec');
    const link = notice.getByRole('link', { name: 'qui alerter en cas de maltraitance ?', exact: true });
    await link.click();
    await page.waitForURL(/maltraitance/);
    assert.ok(await totalOf(page) > 0);
    assert.equal(await field(page).inputValue(), 'qui alerter en cas de maltraitance ?');
  },

  async 'an acronym is explained, and what lacks a keyword says which'(page) {
    await page.goto('/');
    await search(page, 'mdph délai');
    const main = page.getByRole('main');
    await main.getByText('MDPH : maison départementale des personnes handicapées').waitFor();
    await main.getByText('les suivants n\'en contiennent qu\'une partie').waitFor();
    assert.ok(await main.getByText(/^Sans : /).count() > 0);
  },

  async 'near terms of the vocabulary are a link away, before the results'(page) {
    await page.goto('/recherche?q=rapport+social');
    const link = page.getByRole('main').getByText('Voir aussi').getByRole('link', { name: 'écrit professionnel' });
    await link.click();
    await page.waitForURL(/q=%C3%A9crit/);
    assert.match(await titleOf(page), /pour « écrit professionnel »/);
    assert.ok(await totalOf(page) > 0);
  },

  async 'a question without result gives ways forward'(page) {
    await page.goto('/');
    await search(page, 'zzzzqqq');
    assert.equal(await totalOf(page), 0);
    assert.match(await titleOf(page), /^Aucun résultat/);
    const main = page.getByRole('main');
    for (const [name, landing] of [
      ['sections du texte de référence', /\/reference$/],
      ['toutes les fiches', /\/recherche$/],
      ['comment chercher', /\/aide#chercher$/],
    ]) {
      await main.getByRole('link', { name }).click();
      await page.waitForURL(landing);
      await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
      await page.goBack();
    }
  },
};
