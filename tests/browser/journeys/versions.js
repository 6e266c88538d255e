// What was in force before stays readable, and says that it no longer is.
import assert from 'node:assert/strict';

import { history, textOf } from '../support/person.js';

const section = '/reference/alerter-sur-la-maltraitance';

export default {
  async 'a section with versions shows its history and the address to quote'(page) {
    await page.goto(section);
    const versions = history(page).getByRole('listitem');
    assert.equal(await versions.count(), 2);
    assert.match(await textOf(versions.nth(0)), /^Version 2\b[^.]*en vigueur, à compter du \d/);
    assert.match(await textOf(versions.nth(1)), /^Version 1\b[^.]*à compter du \d/);
    assert.doesNotMatch(await textOf(versions.nth(1)), /en vigueur/);
    assert.doesNotMatch(await textOf(page.getByRole('main')), /n'est plus en vigueur/);
    await versions.nth(1).getByRole('link', { name: 'Version 1' }).click();
    await page.waitForURL(`**${section}/v/1`);
    await page.goBack();
    await history(page).getByRole('link', { name: `${section}/v/2` }).click();
    await page.waitForURL(`**${section}/v/2`);
    assert.match(await textOf(history(page)), /Version 2 : entrée en vigueur le \d/);
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
    assert.match(await textOf(history(page)), /Version 2 : entrée en vigueur le \d/);
  },
};
