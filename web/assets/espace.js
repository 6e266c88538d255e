// Comfort for those who write in the commission's space: what is typed is saved by itself, and a page is not left
// with words that are not saved. Without this file the buttons of the form do all of it.
(function () {
  'use strict';

  var PERIOD = 20000; // ms between two savings of what is being typed

  var form = document.getElementById('redaction');
  var status = document.getElementById('enregistrement');
  if (!form || !status || !window.fetch || !window.FormData || !window.URLSearchParams) return;

  var saved = written(); // the form as it was saved last
  var saving = false;
  var stopped = false; // somebody else has saved: only a person can choose now
  var leaving = false; // by a button of the form, which saves

  function field(name) {
    return form.querySelector('input[name="' + name + '"]');
  }

  // All that a person may have changed, as it is sent.
  function written() {
    var data = new URLSearchParams(new FormData(form));
    ['jeton', 'revision', 'copie'].forEach(function (name) { data.delete(name); });
    return data.toString();
  }

  function changed() {
    return written() !== saved;
  }

  function say(words) {
    status.textContent = words;
  }

  function element(name, text) {
    var made = document.createElement(name);
    made.textContent = text;
    return made;
  }

  function hidden(name, value) {
    var input = field(name);
    if (!input) {
      input = document.createElement('input');
      input.type = 'hidden';
      input.name = name;
      form.appendChild(input);
    }
    input.value = value;
  }

  // The button sends the form as it stands: the answer shows both texts.
  function stop(answer) {
    stopped = true;
    if (answer.copie) hidden('copie', answer.copie);
    var warning = document.createElement('div');
    warning.className = 'avis avis-fort';
    warning.setAttribute('role', 'alert');
    warning.appendChild(element('p', answer.par + ' a enregistré ce brouillon à ' + answer.le +
      ". Votre texte n'est pas perdu : il reste dans cette page, et rien n'est plus enregistré tout seul."));
    var button = element('button', 'Voir les deux textes');
    button.type = 'submit';
    warning.appendChild(button);
    form.insertBefore(warning, form.firstChild);
    say('Enregistrement arrêté');
    button.focus();
  }

  // A session that was opened anew has another token: its page is asked for it.
  function renewToken() {
    return fetch(window.location.pathname, { credentials: 'same-origin' })
      .then(function (answer) { return answer.redirected ? '' : answer.text(); })
      .then(function (html) {
        var input = new DOMParser().parseFromString(html, 'text/html').querySelector('#redaction input[name="jeton"]');
        if (input) field('jeton').value = input.value;
        return Boolean(input);
      });
  }

  function send(body) {
    return fetch(form.action, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'If-Match': '"' + field('revision').value + '"', 'Accept': 'application/json' },
      body: body,
      redirect: 'manual',
      keepalive: body.toString().length < 60000 // more is not sent once the page is left
    });
  }

  function isJson(answer) {
    return (answer.headers.get('Content-Type') || '').indexOf('application/json') === 0;
  }

  function unsaved() {
    say("Non enregistré : votre session a pris fin. Reconnectez-vous dans un autre onglet, votre texte reste ici.");
  }

  function refused(answer) {
    say('Non enregistré : ' + (answer.message || 'le serveur a refusé.'));
  }

  function save(again) {
    if (saving || stopped || !changed()) return;
    saving = true;
    say('Enregistrement…');
    var sent = written();
    send(new URLSearchParams(new FormData(form)))
      .then(function (answer) {
        saving = false;
        if (!isJson(answer)) {
          return renewToken().then(function (renewed) {
            if (renewed && !again) save(true);
            else unsaved();
          });
        }
        return answer.json().then(function (said) {
          if (answer.ok) {
            field('revision').value = said.revision;
            saved = sent;
            say('Enregistré à ' + said.enregistre);
          } else if (answer.status === 412) {
            stop(said);
          } else {
            refused(said);
          }
        });
      })
      .catch(function () {
        saving = false;
        say('Non enregistré : le serveur ne répond pas. Nouvel essai dans un instant.');
      });
  }

  form.addEventListener('input', function () { if (!saving && !stopped && changed()) say('Modifié'); });
  form.addEventListener('submit', function () { leaving = true; });
  setInterval(function () { save(false); }, PERIOD);
  document.addEventListener('visibilitychange', function () {
    if (document.visibilityState === 'hidden' && !leaving) save(false);
  });
  window.addEventListener('beforeunload', function (event) {
    if (leaving || (!changed() && !stopped)) return;
    save(false);
    event.preventDefault();
    event.returnValue = '';
  });
}());

// While a title is typed, what exists already and looks like it. Without this file it is told once the text is saved.
(function () {
  'use strict';

  var DELAY = 500; // ms without a key
  var place = document.getElementById('semblables');
  var title = document.getElementById('c-titre') || document.getElementById('titre');
  if (!place || !title || !window.fetch || !window.URLSearchParams) return;
  var timer, asked = title.value;

  function value(id) {
    var found = document.getElementById(id);
    return found ? found.value : '';
  }

  function collection() {
    var chosen = document.querySelector('input[name="collection"]:checked');
    return chosen ? chosen.value : 'fiches';
  }

  function show(found) {
    place.textContent = '';
    if (!found.length) return;
    var box = document.createElement('div');
    box.className = 'avis';
    var words = document.createElement('p');
    words.textContent = 'Cela existe peut-être déjà\u00A0:';
    var list = document.createElement('ul');
    list.className = 'liens';
    found.forEach(function (one) {
      var item = document.createElement('li'), link = document.createElement('a'), why = document.createElement('span');
      link.href = one.url;
      link.textContent = one.titre;
      why.className = 'indice';
      why.textContent = ' ' + one.raison;
      item.appendChild(link);
      item.appendChild(why);
      list.appendChild(item);
    });
    box.appendChild(words);
    box.appendChild(list);
    place.appendChild(box);
  }

  function ask() {
    var typed = title.value;
    asked = typed;
    var query = new URLSearchParams({ collection: collection(), titre: typed, 'titre-origine': value('c-titre-origine'),
      organisations: value('c-organisations'), source: value('c-sources-1-url') });
    fetch('/espace/semblables?' + query, { credentials: 'same-origin', headers: { Accept: 'application/json' } })
      .then(function (answer) { return answer.ok ? answer.json() : { semblables: [] }; })
      .then(function (said) { if (asked === typed) show(said.semblables); })
      .catch(function () {});
  }

  title.addEventListener('input', function () {
    clearTimeout(timer);
    timer = setTimeout(ask, DELAY);
  });
}());
