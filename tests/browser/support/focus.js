// Where the keyboard is, and whether it shows.

// What the keyboard is on, in words for a report, with what a check needs. Runs in the page.
function look(element) {
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
  const { top, left, bottom, right } = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const middle = (low, high, end) => (Math.max(low, 0) + Math.min(high, end)) / 2; // of what is on the screen
  const hit = document.elementFromPoint(middle(left, right, innerWidth), middle(top, bottom, innerHeight));
  return {
    tag: element.localName,
    id: element.id,
    words: (element.innerText || element.name || '').replace(/\s+/g, ' ').trim(),
    inMain: element.closest('main') !== null,
    inResult: element.closest('article h3') !== null,
    marked: (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none',
    large: right - left > 1 && bottom - top > 1,
    onScreen: (top >= -1 || bottom - top > innerHeight) && left >= -1 && right <= innerWidth + 1 && top < innerHeight,
    uncovered: element.contains(hit),
  };
}
export const focused = (page) => page.evaluate(`(${look})(document.activeElement)`);

// Gives the focus to one control after the other, in the keyboard's manner, and tells which do not show it; there are
// so many at least.
export async function unseen(page, expected) {
  await page.keyboard.press('Tab');
  const met = await page.evaluate(`(() => {
    const look = ${look};
    return [...document.querySelectorAll('a[href], button, input, summary, [tabindex="0"]')]
      .filter((element) => element.type !== 'hidden' && element.checkVisibility())
      // Tab brings a control of a box that scrolls sideways into view; focus() alone does not always.
      .map((element) => {
        element.focus();
        element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
        return { reached: element === document.activeElement, ...look(element) };
      });
  })()`);
  if (met.length < expected) return [`only ${met.length} controls`];
  return met.flatMap((at) => {
    const missing = ['reached', 'marked', 'large', 'onScreen', 'uncovered'].filter((what) => !at[what]);
    return missing.length > 0 ? [`${at.tag}#${at.id} « ${at.words} » is not ${missing.join(', ')}`] : [];
  });
}
