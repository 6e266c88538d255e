// Suggestions under the search field: the ARIA 1.2 combobox with a listbox, list autocomplete, manual selection.
// Without this file the form works as it is. Nothing typed is kept: the last answer alone is held, to show it.
(function () {
  'use strict';

  var DELAY = 120; // ms without a key before the server is asked
  var SAYING = 500; // ms before a screen reader is told how many there are: after the echo of the keys
  var SHORTEST = 2; // characters

  var field = document.getElementById('q');
  if (!field || !window.fetch || !window.URLSearchParams) return;

  var list = document.createElement('ul');
  var status = document.createElement('p');
  var options = [];
  var active = -1; // the option that Enter follows; -1 is the field itself
  var asking = null; // the request under way
  var question = 0; // number of the last question: answers to others come too late
  var timer = 0;
  var saying = 0;

  function isOpen() {
    return !list.hidden;
  }

  function say(words) {
    clearTimeout(saying);
    status.textContent = '';
    if (words) saying = setTimeout(function () { status.textContent = words; }, SAYING);
  }

  function activate(index) {
    if (active >= 0) options[active].setAttribute('aria-selected', 'false');
    active = index;
    if (active < 0) {
      field.removeAttribute('aria-activedescendant');
      return;
    }
    options[active].setAttribute('aria-selected', 'true');
    options[active].scrollIntoView({ block: 'nearest' });
    field.setAttribute('aria-activedescendant', options[active].id);
  }

  function close() {
    activate(-1);
    list.hidden = true;
    field.setAttribute('aria-expanded', 'false');
  }

  // The answer to what was asked before would come too late.
  function forget() {
    clearTimeout(timer);
    question += 1;
    if (asking) asking.abort();
    asking = null;
    say('');
  }

  function stop() {
    forget();
    close();
  }

  function piece(name, text) {
    var element = document.createElement(name);
    element.textContent = text;
    return element;
  }

  function option(suggestion, index) {
    var label = document.createElement('span');
    suggestion.marques.forEach(function (fragment) {
      label.appendChild(fragment.marque ? piece('mark', fragment.texte) : document.createTextNode(fragment.texte));
    });
    var element = document.createElement('li');
    element.id = 'q-suggestion-' + index;
    element.setAttribute('role', 'option');
    element.setAttribute('aria-selected', 'false');
    element.appendChild(label);
    element.appendChild(document.createTextNode(' '));
    element.appendChild(piece('small', suggestion.genre_libelle));
    element.addEventListener('click', function () { follow(suggestion.url); });
    return element;
  }

  function follow(url) {
    stop();
    window.location.assign(url);
  }

  function show(suggestions) {
    close();
    list.textContent = '';
    options = suggestions.map(option);
    options.forEach(function (element) { list.appendChild(element); });
    if (options.length > 0) {
      list.hidden = false;
      list.scrollTop = 0;
      field.setAttribute('aria-expanded', 'true');
    }
    say(options.length === 0 ? 'aucune suggestion'
      : options.length === 1 ? '1 suggestion' : options.length + ' suggestions');
  }

  // What is shown stays until the answer comes.
  function ask() {
    forget();
    if (field.value.trim().length < SHORTEST) {
      close();
      return;
    }
    var mine = question;
    asking = window.AbortController ? new AbortController() : null;
    fetch('/api/v1/suggestions?' + new URLSearchParams({ q: field.value }),
      { credentials: 'omit', signal: asking ? asking.signal : undefined })
      .then(function (answer) { return answer.ok ? answer.json() : { suggestions: [] }; })
      .then(function (answer) {
        if (mine !== question || document.activeElement !== field) return;
        asking = null;
        show(answer.suggestions);
      })
      .catch(function () { if (mine === question) stop(); }); // the form goes on without suggestions
  }

  function askSoon() {
    forget();
    activate(-1);
    timer = setTimeout(ask, DELAY);
  }

  // Through the field, which is the place before the first option and behind the last.
  function move(step) {
    var places = options.length + 1;
    activate((active + 1 + step + places) % places - 1);
  }

  function onArrow(event, step) {
    if (event.shiftKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (!isOpen()) ask();
    else if (event.altKey) stop();
    else move(step);
  }

  function onEscape(event) {
    if (field.value) event.preventDefault();
    if (!isOpen()) field.value = '';
    stop();
  }

  field.addEventListener('keydown', function (event) {
    if (event.isComposing || event.keyCode === 229) return;
    switch (event.key) {
      case 'ArrowDown': return onArrow(event, 1);
      case 'ArrowUp': return onArrow(event, -1);
      case 'Escape': return onEscape(event);
      case 'Enter':
        if (active < 0) return stop();
        event.preventDefault();
        return options[active].click();
      case 'Home': case 'End': case 'ArrowLeft': case 'ArrowRight': return activate(-1); // the caret moves
    }
  });
  field.addEventListener('input', function (event) {
    if (!event.isComposing) askSoon();
  });
  field.addEventListener('compositionend', askSoon);
  field.addEventListener('blur', stop);
  window.addEventListener('pagehide', stop);
  list.addEventListener('mousedown', function (event) { event.preventDefault(); }); // the focus stays in the field

  list.id = 'q-suggestions';
  list.className = 'suggestions';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Suggestions');
  status.className = 'invisible';
  status.setAttribute('role', 'status');
  field.parentNode.appendChild(list);
  field.parentNode.appendChild(status);
  field.setAttribute('role', 'combobox');
  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-controls', list.id);
  field.setAttribute('aria-expanded', 'false');
}());
