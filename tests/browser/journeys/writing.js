// From a draft to a published version that readers compare with the one before: Marie writes and publishes, Paul
// reads in between.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { Server } from '../../support/server.js';
import { violations } from '../checks/axe.js';
import { mistakes } from '../checks/html.js';
import { overflow } from '../checks/layout.js';
import { openTab } from '../support/browser.js';
import { focused } from '../support/focus.js';
import { textOf } from '../support/person.js';
import { password } from '../support/space.js';
import { expectNone, picture, slug, world } from '../support/world.js';

const section = '/reference/secret-professionnel';
const added = 'Cette phrase vient d\'être ajoutée.';

const press = (page, name) =>
  Promise.all([page.waitForEvent('load'), page.getByRole('button', { name }).first().click()]);
const follow = (page, name) =>
  Promise.all([page.waitForEvent('load'), page.getByRole('main').getByRole('link', { name }).first().click()]);
const heading = (page) => textOf(page.getByRole('heading', { level: 1 }));
const field = (page, label) => page.getByLabel(label, { exact: true });
const body = (page) => page.locator('#c-corps');
const draftOf = (page) => new URL(page.url()).pathname.split('/').slice(0, 4).join('/');

// What axe, the validator and the edges of the screen have to say of the page, which is kept as a picture too.
async function lookAt(page, name) {
  await picture(page, `writing-${slug(name)}-${page.viewportSize().width}`);
  const html = await (await page.request.get(page.url())).text();
  expectNone([...await violations(page), ...await overflow(page), ...await mistakes(html)]
    .map((fault) => `${name}: ${fault}`));
}

async function meet({ marie, paul, server }) {
  await marie.goto(await server.firstAccount());
  await field(marie, 'Prénom et nom').fill('Marie Dupont');
  await field(marie, 'Identifiant').fill('mdupont');
  await field(marie, 'Mot de passe').fill(password);
  await field(marie, 'Le même, une seconde fois').fill(password);
  await press(marie, 'Créer le compte');
  await marie.goto('/espace/comptes/nouveau');
  await field(marie, 'Prénom et nom').fill('Paul Martin');
  await field(marie, 'Identifiant').fill('pmartin');
  await marie.getByLabel(/Texte de référence.: Relire/).check();
  await press(marie, 'Ajouter');
  await paul.goto(await textOf(marie.getByText(/\/espace\/mot-de-passe\?/)));
  await field(paul, 'Mot de passe').fill(password);
  await field(paul, 'Le même, une seconde fois').fill(password);
  await press(paul, 'Enregistrer le mot de passe');
  await field(paul, 'Identifiant').fill('pmartin');
  await field(paul, 'Mot de passe').fill(password);
  await press(paul, 'Se connecter');
}

const steps = {
  async 'a section is found, and a new version of it is begun'({ marie, look }) {
    await marie.goto('/espace');
    await follow(marie, 'Écrire ou modifier un texte');
    await look(marie, 'begin');
    await field(marie, 'Titre ou adresse').fill('secret professionnel');
    await press(marie, 'Trouver');
    await follow(marie, /secret professionnel/i);
    await look(marie, 'one document');
    await press(marie, 'Commencer');
    assert.match(await textOf(marie.getByRole('status')), /commencé/);
    await look(marie, 'form');
  },

  async 'what is missing is told above the form and at the field'({ marie, look }) {
    await field(marie, 'Résumé').fill('');
    await press(marie, 'Soumettre à la relecture');
    const summary = marie.getByRole('region', { name: 'À corriger avant de publier' });
    await summary.getByRole('link', { name: 'Ce que cela change en pratique' }).waitFor();
    await summary.getByRole('link', { name: 'Résumé' }).click();
    assert.equal((await focused(marie)).id, 'c-resume');
    assert.match(await marie.getByLabel('Résumé', { exact: true }).getAttribute('aria-describedby'), /c-resume-faute/);
    await look(marie, 'faults');
  },

  async 'the text is written, with its preview'({ marie, look }) {
    await field(marie, 'Résumé').fill('Qui est tenu au secret, et ce que cela demande.');
    await body(marie).fill(`${await body(marie).inputValue()}\n\n${added}`);
    await field(marie, 'Ce que cela change en pratique').fill('Une phrase de plus.');
    await field(marie, 'Mineur').or(marie.getByLabel(/^Mineur/)).first().check();
    await press(marie, 'Ajouter une source');
    const titles = marie.getByLabel('Titre', { exact: true });
    await titles.last().fill('Un guide');
    await press(marie, "Enregistrer et voir l'aperçu");
    assert.ok(await marie.getByText('Cette page n\'est pas publique.').isVisible());
    assert.ok(await marie.getByText(added).isVisible());
    await look(marie, 'preview');
    await Promise.all([marie.waitForEvent('load'), marie.getByRole('link', { name: 'Revenir au brouillon' }).click()]);
    assert.equal(await marie.getByLabel('Titre', { exact: true }).last().inputValue(), 'Un guide');
  },

  async 'it is submitted, and Marie is told what happens next'({ marie, look }) {
    await press(marie, 'Soumettre à la relecture');
    assert.match(await textOf(marie.getByRole('main')), /attend un second lecteur/);
    await look(marie, 'submitted');
  },

  async 'Paul finds it, sees what changes, and approves these very words'({ marie, paul, look }) {
    await paul.goto('/espace');
    await follow(paul, /secret professionnel/i);
    const inserted = paul.locator('ins').filter({ hasText: added });
    await inserted.waitFor();
    await look(paul, 'review');
    await press(paul, 'Approuver ce texte');
    assert.match(await textOf(paul.getByRole('status')), /approuvé/);
    await marie.goto('/espace');
    await look(marie, 'home');
  },

  async 'Marie publishes it, and is told what else speaks of it'({ marie, look }) {
    await follow(marie, /secret professionnel/i);
    await follow(marie, 'Publier…');
    assert.match(await textOf(marie.getByRole('main')), /Une phrase de plus\./);
    await look(marie, 'publish');
    await press(marie, 'Publier');
    assert.match(await textOf(marie.getByRole('status')), /publié/);
    await marie.getByText('Ces pages parlent de celle qui vient de changer').waitFor();
    await look(marie, 'published');
  },

  async 'readers have it, and see what changed'({ paul, look }) {
    await paul.goto(section);
    await paul.getByText(added).waitFor();
    await paul.goto(`${section}/comparer?de=2&a=3`);
    await paul.locator('ins').filter({ hasText: added }).waitFor();
    await look(paul, 'compared');
  },

  async 'two people on one draft: the second sees both texts and loses nothing'({ marie, look }) {
    await marie.goto('/espace/nouveau');
    await marie.getByLabel('Une fiche').check();
    await field(marie, 'Titre').fill('Écrite à deux');
    await press(marie, 'Commencer');
    const draft = draftOf(marie);
    const other = await marie.context().newPage();
    await other.goto(draft);
    await body(marie).fill('Le premier texte.');
    await press(marie, 'Enregistrer');
    await body(other).fill('Le second texte.');
    await press(other, 'Enregistrer');
    assert.equal(await heading(other), 'Marie Dupont a enregistré ce brouillon avant vous');
    await other.locator('del').filter({ hasText: 'premier' }).first().waitFor();
    await other.locator('ins').filter({ hasText: 'second' }).first().waitFor();
    await look(other, 'conflict');
    assert.equal(await body(other).inputValue(), 'Le second texte.');
    await body(other).fill('Le premier texte, et le second.');
    await press(other, 'Enregistrer ce texte');
    assert.equal(await body(other).inputValue(), 'Le premier texte, et le second.');
    await other.close();
    await marie.goto('/espace/brouillons');
    await look(marie, 'drafts');
    for (const [name, address] of [['due', '/espace/a-revoir'], ['sources', '/espace/sources'], ['edition', '/espace/edition']]) {
      await marie.goto(address);
      await look(marie, name);
    }
  },
};

// What the script adds: savings by itself, and a stop when somebody else was first.
const withScript = {
  async 'what is typed is saved by itself, until somebody else saves'({ marie, tabs, look }) {
    await marie.clock.install();
    await marie.goto('/espace/nouveau');
    await marie.getByLabel('Une fiche').check();
    await field(marie, 'Titre').fill('Enregistrée toute seule');
    await press(marie, 'Commencer');
    const draft = draftOf(marie);
    await body(marie).fill('Un texte que personne n\'enregistre.');
    await marie.clock.fastForward(21_000);
    await marie.getByText(/^Enregistré à \d+\sh\s\d\d$/).waitFor();
    const other = await marie.context().newPage();
    await other.goto(draft);
    assert.equal(await body(other).inputValue(), 'Un texte que personne n\'enregistre.');
    await body(other).fill('Le texte de quelqu\'un d\'autre.');
    await press(other, 'Enregistrer');
    await other.close();
    await body(marie).fill('Un texte que personne ne perd.');
    await marie.clock.fastForward(21_000);
    await marie.getByRole('alert').getByText('a enregistré ce brouillon').waitFor();
    await look(marie, 'stopped');
    const refused = (await tabs.marie.faults()).filter((fault) => !fault.includes('412'));
    expectNone(refused);
    await press(marie, 'Voir les deux textes');
    assert.equal(await body(marie).inputValue(), 'Un texte que personne ne perd.');
    await press(marie, 'Enregistrer ce texte');
    assert.equal(await body(marie).inputValue(), 'Un texte que personne ne perd.');
  },
};

export function register() {
  for (const [javaScript, width] of [[true, 1280], [true, 390], [false, 390]]) {
    const sentence = `writing ${javaScript ? 'with' : 'without'} JavaScript, ${width} px wide`;
    describe(sentence, { concurrency: 1 }, () => {
      const person = { look: javaScript ? lookAt : () => {} }; // the pages are the same without
      before(async () => {
        person.server = await Server.start();
        const open = () => openTab(world.browser, person.server.origin, { javaScript, width, cookies: true });
        person.tabs = { marie: await open(), paul: await open() };
        person.marie = person.tabs.marie.page;
        person.paul = person.tabs.paul.page;
        await meet(person);
      });
      after(async () => {
        await person.tabs?.marie.close();
        await person.tabs?.paul.close();
        await person.server?.stop();
      });
      for (const [name, walk] of Object.entries({ ...steps, ...(javaScript ? withScript : {}) }))
        test(name, async () => {
          try {
            await walk(person);
            expectNone([...await person.tabs.marie.faults(), ...await person.tabs.paul.faults()]);
          } catch (error) {
            await picture(person.marie, `failure-${slug(`${sentence} ${name} marie`)}`).catch(() => {});
            await picture(person.paul, `failure-${slug(`${sentence} ${name} paul`)}`).catch(() => {});
            throw error;
          }
        });
    });
  }
}
