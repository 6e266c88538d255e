// Debian's Chromium, and a watch on everything a page does that it should not.
import { chromium } from 'playwright-core';

const args = [
  '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

export function launch() {
  return chromium.launch({
    executablePath: process.env.REPERES_CHROMIUM ?? '/usr/bin/chromium',
    chromiumSandbox: process.getuid() !== 0,
    args,
  });
}

// A page in a context of its own, with a watch on it. `session`: the cookie of somebody who is logged in (its name
// and value); `cookies`: whether the site may set some, which it may in the commission's space alone.
export async function openTab(browser, origin, { width = 1280, javaScript = true, session, cookies = false } = {}) {
  const phone = width < 600;
  const context = await browser.newContext({
    baseURL: origin,
    locale: 'fr-FR',
    javaScriptEnabled: javaScript,
    viewport: { width, height: phone ? 844 : 900 },
    isMobile: phone,
    hasTouch: phone,
    reducedMotion: 'reduce', // a page that glides to an anchor is not there yet when it is looked at
  });
  context.setDefaultTimeout(15_000);
  if (session) await context.addCookies([{ ...session, url: origin, httpOnly: true, sameSite: 'Strict' }]);
  const page = await context.newPage();
  return { page, faults: watch(page, origin, cookies || session !== undefined), close: () => context.close() };
}

// Gives a function that says what went wrong since it was last asked.
function watch(page, origin, cookies) {
  const faults = [];
  const refused = new Set(); // pages that answered an error: the console repeats it, and that is no fault
  const messages = [];
  const pending = [];
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== origin) faults.push(`request to another origin: ${request.url()}`);
  });
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText;
    if (why !== 'net::ERR_ABORTED') faults.push(`request that failed (${why}): ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) {
      if (response.request().isNavigationRequest()) refused.add(response.url());
      else faults.push(`${response.status()} for ${response.url()}`);
    }
    pending.push(response.allHeaders().then((headers) => {
      if ('set-cookie' in headers && !cookies) faults.push(`cookie set by ${response.url()}: ${headers['set-cookie']}`);
    }).catch(() => {})); // the page was left before its headers were read; the cookie jar is looked at anyway
  });
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) messages.push({ text: message.text(), url: message.location().url });
  });
  page.on('pageerror', (error) => faults.push(`script error: ${error.message}`));
  page.on('popup', (popup) => faults.push(`another window was opened: ${popup.url()}`));
  return async () => {
    await Promise.all(pending.splice(0));
    for (const { name, httpOnly } of await page.context().cookies())
      if (!cookies || name !== 'reperes' || !httpOnly) faults.push(`cookie kept: ${name}`);
    for (const { text, url } of messages.splice(0))
      if (!(refused.has(url) && text.startsWith('Failed to load resource'))) faults.push(`console: ${text} (${url})`);
    return faults.splice(0);
  };
}
