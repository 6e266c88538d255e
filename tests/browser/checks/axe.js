// What axe has to say of a page as it is now.
import axe from 'axe-core';

const everything = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
// What may differ on a page that has been looked at whole, once its width or its colours change.
export const ofWidth = { type: 'rule', values: ['color-contrast', 'target-size', 'scrollable-region-focusable'] };
export const ofColours = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

export async function violations(page, runOnly = everything) {
  if (!await page.evaluate('"axe" in window')) await page.evaluate(axe.source);
  const found = await page.evaluate(async (rules) =>
    (await window.axe.run(document, { runOnly: rules, resultTypes: ['violations'], preload: false })).violations, runOnly);
  return found.flatMap(({ id, nodes }) => nodes.map(({ target, any, all, none }) =>
    `${id} at ${target.join(' ')}: ${[...any, ...all, ...none].map(({ message }) => message).join('; ')}`));
}
