// What axe has to say of a page as it is now.
import axe from 'axe-core';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export async function violations(page) {
  if (!await page.evaluate('"axe" in window')) await page.evaluate(axe.source);
  const found = await page.evaluate(async (values) =>
    (await window.axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] })).violations, tags);
  return found.flatMap(({ id, nodes }) => nodes.map(({ target, any, all, none }) =>
    `${id} at ${target.join(' ')}: ${[...any, ...all, ...none].map(({ message }) => message).join('; ')}`));
}
