// What a person does with the pages, by what they see: labels, names, headings.
import assert from 'node:assert/strict';

import { focused } from './focus.js';

// A combobox where there is JavaScript, else a search box.
export const field = (page) => page.getByLabel('Que cherchez-vous ?');
export const count = (page) => page.getByRole('heading', { level: 2, name: /^(Aucun résultat|\d+ résultats?)/ });
export const results = (page) => page.getByRole('main').getByRole('article');
export const resultTitle = (result) => result.getByRole('heading', { level: 3 }).getByRole('link');
export const history = (page) => page.getByRole('region', { name: 'Version et historique' });

// Any space is a space: the pages may use the unbreakable ones of French typography.
const plain = (text) => text.replace(/\s+/g, ' ').trim();
export const textOf = async (locator) => plain(await locator.textContent());
export const titleOf = async (page) => plain(await page.title());

export async function search(page, words) {
  await field(page).fill(words);
  await Promise.all([page.waitForURL((url) => url.searchParams.get('q') === words), field(page).press('Enter')]);
  await count(page).waitFor();
}

export async function totalOf(page) {
  const said = await textOf(count(page));
  return said.startsWith('Aucun') ? 0 : Number.parseInt(said, 10);
}

// A disclosure is opened by its visible summary, unless it is open already.
export const summary = (page, words) => page.locator('summary').filter({ hasText: words });
export const isOpen = (clickable) => clickable.evaluate((element) => element.parentElement.open);
export async function open(clickable) {
  if (!await isOpen(clickable)) await clickable.click();
  assert.ok(await isOpen(clickable), `${clickable} is open`);
}

// Every disclosure at once, for what is looked at rather than walked through.
export const unfold = (page) => page.evaluate(() => {
  for (const details of document.querySelectorAll('details')) details.open = true;
});

// The filters: a panel, folded where there is little room, and in it one disclosure for each facet.
export const applyFilters = (page) => page.getByRole('button', { name: 'Appliquer les filtres', includeHidden: true });
export const panel = (page) => page.locator('details').filter({ has: applyFilters(page) }).locator('> summary');
export async function openFilter(page, facet) {
  if (!await applyFilters(page).isVisible()) await open(panel(page));
  await applyFilters(page).waitFor();
  await open(summary(page, facet));
}

// The number that stands beside a value.
export async function promised(page, value) {
  const label = await page.getByRole('checkbox', { name: value }).evaluate((box) => box.labels[0].textContent);
  return Number(/\((\d+)\)$/.exec(label.trim())?.[1]);
}

// Presses Tab until `wanted` says yes; gives back where that is.
export async function tabTo(page, wanted, what, limit = 80) {
  const passed = [];
  for (let presses = 0; presses < limit; ++presses) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    if (wanted(at)) return at;
    passed.push(at.words || at.tag);
  }
  assert.fail(`${what} was not reached by Tab; passed: ${passed.join(' | ')}`);
}
