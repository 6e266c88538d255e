// What was in force before stays readable, says that it no longer is, and is compared with what replaced it.
import assert from 'node:assert/strict';

import { history, isOpen, open, summary, textOf } from '../support/person.js';

const section = '/reference/alerter-sur-la-maltraitance';

export default {
  async 'a section with versions shows its history and the address to quote'(page) {
    await page.goto(section);
    const versions = history(page).getByRole('listitem');
    assert.equal(await versions.count(), 3);
    assert.match(await textOf(versions.nth(0)), /^Version 3 \(celle que vous lisez\) en vigueur En vigueur à compter du \d/);
    assert.match(await textOf(versions.nth(2)), /^Version 1 En vigueur à compter du \d[^.]*, jusqu'au \d/);
    assert.doesNotMatch(await textOf(page.getByRole('main')), /n'est plus en vigueur/);
    await versions.nth(2).getByRole('link', { name: 'Version 1' }).click();
    await page.waitForURL(`**${section}/v/1`);
    await page.goBack();
    await history(page).getByRole('link', { name: `${section}/v/3` }).click();
    await page.waitForURL(`**${section}/v/3`);
    assert.match(await textOf(history(page)), /Version 3 : entrée en vigueur le \d/);
  },

  async 'an old version says that it is no longer in force and leads to the one that is'(page) {
    await page.goto(`${section}/v/1`);
    const main = page.getByRole('main');
    const title = await textOf(page.getByRole('heading', { level: 1 }));
    const notice = main.getByText(/n'est plus en vigueur depuis le \d/);
    assert.ok(await notice.isVisible());
    const { y } = await notice.boundingBox();
    assert.ok(y < page.viewportSize().height, 'it is said before anything has to be scrolled');
    await main.getByRole('link', { name: 'Lire la version en vigueur' }).click();
    await page.waitForURL(`**${section}`);
    assert.equal(await textOf(page.getByRole('heading', { level: 1 })), title);
    assert.match(await textOf(history(page)), /Version 3 : entrée en vigueur le \d/);
  },

  async 'from the history, two versions are compared, then two others are chosen'(page) {
    await page.goto(section);
    await history(page).getByRole('link', { name: 'Comparer avec la version 1' }).click();
    await page.waitForURL(`**${section}/comparer?de=1&a=2`);
    const main = page.getByRole('main');
    assert.equal(await main.getByLabel('De', { exact: true }).inputValue(), '1');
    assert.equal(await main.getByLabel('à', { exact: true }).inputValue(), '2');
    assert.match(await textOf(main.getByRole('region', { name: 'Ce que cela change en pratique' })), /Version 2, changement majeur/);
    const changes = main.getByRole('region', { name: 'Ce qui change dans le texte' });
    assert.match(await textOf(changes), /mots supprimés, \d+ mots ajoutés/);
    const added = changes.getByRole('insertion').nth(1); // the first one is the legend's
    assert.match(await added.evaluate((element) => getComputedStyle(element).textDecorationLine), /underline/);
    assert.match(await textOf(added), /^\[ajouté : .+\]$/);
    const removed = changes.getByRole('deletion').nth(1);
    assert.match(await removed.evaluate((element) => getComputedStyle(element).textDecorationLine), /line-through/);
    const folded = summary(page, 'paragraphes sans changement').first();
    assert.ok(!await isOpen(folded));
    await open(folded);
    await main.getByLabel('De', { exact: true }).selectOption('2');
    await main.getByLabel('à', { exact: true }).selectOption('1');
    await main.getByRole('button', { name: 'Comparer' }).click();
    await page.waitForURL(`**${section}/comparer?de=2&a=1`);
    assert.ok(await main.getByText('La seconde version est plus ancienne').isVisible());
  },

  async 'a section is read as of another day, says so, and leads back to today'(page) {
    await page.goto(section);
    await page.getByLabel('Lire ce qui était en vigueur le').fill('2027-06-01');
    await history(page).getByRole('button', { name: 'Lire' }).click();
    await page.waitForURL(`**${section}?au=2027-06-01`);
    const main = page.getByRole('main');
    const notice = main.getByText(/sera en vigueur le 1er juin 2027/);
    assert.ok(await notice.isVisible());
    assert.ok((await notice.boundingBox()).y < page.viewportSize().height, 'it is said before anything has to be scrolled');
    assert.match(await main.getByRole('navigation', { name: 'Sections voisines' }).getByRole('link').first().getAttribute('href'),
      /\?au=2027-06-01$/);
    await main.getByRole('link', { name: "Lire ce qui l'est aujourd'hui" }).click();
    await page.waitForURL(`**${section}`);
    assert.equal(await notice.count(), 0);
  },

  async 'the whole text is reached from the plan, and its contents lead to each section'(page) {
    await page.goto('/reference');
    await page.getByRole('link', { name: 'Lire ou imprimer le texte intégral' }).click();
    await page.waitForURL('**/reference/integral');
    const contents = page.getByRole('navigation', { name: 'Table des matières' });
    await contents.getByRole('link', { name: 'Alerter sur la maltraitance' }).click();
    await page.waitForURL('**/reference/integral#alerter-sur-la-maltraitance');
    const heading = page.getByRole('heading', { level: 3, name: 'Alerter sur la maltraitance' });
    const { y } = await heading.boundingBox();
    assert.ok(y > -20 && y < page.viewportSize().height / 2, `the section is there (${y})`);
  },
};
