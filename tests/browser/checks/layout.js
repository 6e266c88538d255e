// Small screens and wide spacing: nothing is cut and nothing has to be scrolled sideways.

// What goes beyond the right edge of the page, unless it has a scroll bar of its own.
export const overflow = (page) => page.evaluate(() => {
  const { clientWidth, scrollWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const scrolls = (element) => element !== null && element !== document.body && element !== document.documentElement &&
    (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
  const beyond = [...document.body.querySelectorAll('*')]
    .filter((element) => element.getBoundingClientRect().right > clientWidth + 1 && !scrolls(element.parentElement))
    .map((element) => `${element.localName}.${element.className} « ${element.textContent.trim().slice(0, 40)} » ends at ${Math.round(element.getBoundingClientRect().right)}`);
  return [`${scrollWidth} px for ${clientWidth}`, ...beyond.slice(0, 8)];
});

// Boxes whose words do not fit in them, by how much, and whether what does not fit is cut.
const tight = (page) => page.evaluate(() => {
  const found = {};
  const cuts = (value) => ['hidden', 'clip'].includes(value);
  for (const [index, element] of [...document.body.querySelectorAll('*')].entries()) {
    if (!element.checkVisibility() || !element.innerText?.trim()) continue;
    const { clientWidth, clientHeight, scrollWidth, scrollHeight } = element;
    if (clientWidth <= 1 || clientHeight <= 1) continue; // inline, or meant for screen readers only
    const { overflowX, overflowY } = getComputedStyle(element);
    const wide = overflowX === 'visible' || cuts(overflowX) ? scrollWidth - clientWidth : 0;
    const high = overflowY === 'visible' || cuts(overflowY) ? scrollHeight - clientHeight : 0;
    const by = Math.max(wide, high);
    const cut = (wide > 2 && cuts(overflowX)) || (high > 2 && cuts(overflowY));
    const words = element.innerText.trim().slice(0, 40);
    if (by > 2) found[index] = { by, cut, what: `${element.localName}.${element.className} « ${words} » ${cut ? 'is cut' : 'spills over'} by ${by} px` };
  }
  return found;
});

// The spacing of WCAG 2.2, success criterion 1.4.12.
const spaceOut = (page, more) => page.evaluate((wanted) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets = wanted ? [sheet] : [];
}, more);

// What more space between letters, words, lines and paragraphs cuts, or pushes out of its box.
export async function crowded(page) {
  const before = await tight(page);
  await spaceOut(page, true);
  const after = await tight(page);
  const worse = Object.keys(after).filter((index) => after[index].cut || after[index].by > (before[index]?.by ?? 0) + 2);
  const faults = [...worse.map((index) => after[index].what), ...await overflow(page)];
  await spaceOut(page, false);
  return faults;
}
