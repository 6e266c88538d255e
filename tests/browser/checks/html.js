// What html-validate and the addresses themselves have to say of the HTML as the server sends it.
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const htmlvalidate = new HtmlValidate(new FileSystemConfigLoader());

export async function mistakes(html) {
  const { results } = await htmlvalidate.validateString(html, path.join(folder, 'page.html')); // for its configuration
  return results.flatMap(({ messages }) => messages.map(({ line, column, ruleId, message, selector }) =>
    `line ${line}:${column}: ${ruleId}, ${message} (${selector})`));
}

// Links and anchors within the site that lead nowhere. `read` gives the status and the HTML of an address.
export async function deadLinks(address, read) {
  const dead = new Set();
  const site = 'http://site.invalid';
  const { html } = await read(address);
  for (const [, written] of html.matchAll(/<(?:a|link)\b[^>]*?\shref="([^"]*)"/g)) {
    const url = new URL(written.replaceAll('&amp;', '&'), site + address);
    if (url.origin !== site) continue;
    const wanted = url.pathname + url.search;
    const target = await read(wanted);
    if (target.status !== 200 && wanted !== address) dead.add(`${written} answers ${target.status}`);
    const anchor = decodeURIComponent(url.hash.slice(1));
    if (anchor && !target.html.includes(`id="${anchor}"`)) dead.add(`${written} has no such anchor`);
  }
  return [...dead];
}
