// From the link that the server prints to a second person who logs in: how the commission's space is opened.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { Server } from '../../support/server.js';
import { violations } from '../checks/axe.js';
import { openTab } from '../support/browser.js';
import { focused } from '../support/focus.js';
import { tabTo, textOf, titleOf } from '../support/person.js';
import { codeOf, password } from '../support/space.js';
import { expectNone, picture, slug, world } from '../support/world.js';

const press = (page, name) =>
  Promise.all([page.waitForEvent('load'), page.getByRole('button', { name, exact: true }).click()]);
const follow = (page, name) =>
  Promise.all([page.waitForEvent('load'), page.getByRole('link', { name }).first().click()]);
const heading = (page) => textOf(page.getByRole('heading', { level: 1 }));
const field = (page, label) => page.getByLabel(label, { exact: true });

async function logIn(page, id, code = '') {
  await page.goto('/espace/connexion');
  await field(page, 'Identifiant').fill(id);
  await field(page, 'Mot de passe').fill(password);
  await page.getByLabel('Code de vérification').fill(code);
  await press(page, 'Se connecter');
}

// Each is given the tab and what is known on the way: the server, whether there is JavaScript, the link of the other one.
const steps = {
  async 'the link that the server prints makes the first account'(page, { server, javaScript }) {
    await page.goto(await server.firstAccount());
    assert.equal(await heading(page), 'Créer le premier compte');
    await field(page, 'Prénom et nom').fill('Marie Dupont');
    await field(page, 'Identifiant').fill('mdupont');
    await field(page, 'Mot de passe').fill('court');
    await press(page, 'Créer le compte');
    const summary = page.getByRole('alert');
    await summary.getByRole('link', { name: /12/ }).click();
    assert.equal((await focused(page)).id, 'nouveau');
    assert.match(await titleOf(page), /^À corriger/);
    assert.equal(await field(page, 'Prénom et nom').inputValue(), 'Marie Dupont');
    assert.equal(await field(page, 'Mot de passe').inputValue(), '');
    if (javaScript) expectNone(await violations(page)); // axe needs the timers of the page
    await field(page, 'Mot de passe').fill(password);
    await field(page, 'Le même, une seconde fois').fill(password);
    await press(page, 'Créer le compte');
    assert.match(await textOf(page.getByRole('status')), /^Bienvenue/);
  },

  async 'she adds somebody, who gets a link that is shown once'(page, way) {
    await page.goto('/espace');
    await follow(page, 'Comptes');
    await follow(page, 'Ajouter une personne');
    await field(page, 'Prénom et nom').fill('Paul Martin');
    await field(page, 'Identifiant').fill('pmartin');
    await page.getByLabel(/Texte de référence.: Relire/).check();
    await press(page, 'Ajouter');
    way.link = await textOf(page.getByText(/\/espace\/mot-de-passe\?/));
    if (way.javaScript) expectNone(await violations(page));
    await follow(page, 'Comptes');
    const row = page.getByRole('row', { name: /Paul Martin/ });
    assert.match(await textOf(row), /Texte de référence : relire\.\s*attend son mot de passe/);
  },

  async 'she sets up the double verification and is asked for a code from then on'(page, { javaScript }) {
    await page.goto('/espace/compte');
    await press(page, 'Mettre en place');
    if (javaScript) expectNone(await violations(page));
    const key = await textOf(page.locator('.cle code'));
    await page.getByLabel('Code à six chiffres').fill(codeOf(key));
    await press(page, 'Confirmer');
    assert.match(await textOf(page.getByRole('status')), /double vérification est en place/);
    await press(page, 'Se déconnecter');
    assert.match(await textOf(page.getByRole('status')), /session est fermée/);
    await logIn(page, 'mdupont');
    assert.match(await textOf(page.getByRole('alert')), /code de vérification/);
    assert.equal(await field(page, 'Identifiant').inputValue(), 'mdupont');
    await logIn(page, 'mdupont', codeOf(key, 1));
    assert.equal(await heading(page), 'À faire');
    await press(page, 'Se déconnecter');
  },

  async 'the other one chooses a password and finds what is his, and nothing else'(page, { link }) {
    await page.goto(link);
    await field(page, 'Mot de passe').fill(password);
    await field(page, 'Le même, une seconde fois').fill(password);
    await press(page, 'Enregistrer le mot de passe');
    assert.match(await textOf(page.getByRole('status')), /mot de passe est enregistré/);
    await logIn(page, 'pmartin');
    assert.equal(await heading(page), 'À faire');
    const menu = page.getByRole('navigation', { name: 'Espace de la commission' });
    assert.equal(await menu.getByRole('link', { name: 'Comptes' }).count(), 0);
    await page.goto('/espace/comptes');
    assert.equal(await heading(page), 'Cela ne vous est pas ouvert');
    await press(page, 'Se déconnecter');
  },

  async 'a session that is over leads to the login, then back to where one was going'(page) {
    await page.goto('/espace/compte');
    assert.equal(await heading(page), 'Se connecter');
    await field(page, 'Identifiant').fill('pmartin');
    await field(page, 'Mot de passe').fill(password);
    await press(page, 'Se connecter');
    assert.equal(await heading(page), 'Mon compte');
    await press(page, 'Se déconnecter de tous les appareils');
  },

  async 'the keyboard alone is enough to log in'(page) {
    await page.goto('/espace/connexion');
    await tabTo(page, (at) => at.id === 'compte', 'the account');
    await page.keyboard.type('pmartin');
    await page.keyboard.press('Tab');
    await page.keyboard.type(password);
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    assert.equal(await heading(page), 'À faire');
    await press(page, 'Se déconnecter');
  },
};

export function register() {
  for (const [javaScript, width] of [[true, 1280], [false, 390]]) {
    const sentence = `opening the space ${javaScript ? 'with' : 'without'} JavaScript, ${width} px wide`;
    describe(sentence, { concurrency: 1 }, () => {
      const way = { javaScript };
      let tab;
      before(async () => {
        way.server = await Server.start();
        tab = await openTab(world.browser, way.server.origin, { javaScript, width, cookies: true });
      });
      after(async () => {
        await tab?.close();
        await way.server?.stop();
      });
      for (const [name, walk] of Object.entries(steps))
        test(name, async () => {
          try {
            await walk(tab.page, way);
            expectNone(await tab.faults());
          } catch (error) {
            await picture(tab.page, `failure-${slug(`${sentence} ${name}`)}`).catch(() => {});
            throw error;
          }
        });
    });
  }
}
