// What is live on the page: new mail, the ledger, the clock, keys. Without it everything still works by links and forms.
'use strict';
{
  const byId = (id) => document.getElementById(id);
  const ROWS_MAX = 300;
  const WINDOW_MILLIS = 60000;

  // The page draws itself anew from the server, but for what somebody may be typing in.
  let drawing = false;
  let again = false;
  async function redraw() {
    if (drawing) {
      again = true;
      return;
    }
    drawing = true;
    try {
      const here = new URL(location.href);
      here.searchParams.set('peek', 'true');
      here.searchParams.delete('done');
      const answer = await fetch(here);
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
      document.title = fresh.title;
      for (const old of document.querySelectorAll('[data-live]')) swap(old, fresh.getElementById(old.id));
    } catch {
      // the stream says that the connection is gone
    }
    drawing = false;
    if (again) {
      again = false;
      redraw();
    }
  }

  function swap(old, fresh) {
    if (!fresh || old.outerHTML === fresh.outerHTML) return;
    const top = old.scrollTop;
    const focused = old.contains(document.activeElement) ? document.activeElement : null;
    const place = focused && (focused.id ? '#' + focused.id : focused.dataset.testid ? `[data-testid="${focused.dataset.testid}"]` : null);
    old.replaceWith(fresh);
    fresh.scrollTop = top;
    if (place) fresh.querySelector(place)?.focus();
  }

  let waiting = 0;
  function redrawSoon() {
    clearTimeout(waiting);
    waiting = setTimeout(redraw, 60);
  }

  // The clock is the emulator's, told as local time that reads as if it were UTC.
  const clock = byId('clock');
  let ahead = Number(clock.dataset.now) - Date.now();
  const two = (number) => String(number).padStart(2, '0');
  function tick() {
    const now = new Date(Date.now() + ahead);
    const day = now.toLocaleDateString('en-GB', { weekday: 'short', timeZone: 'UTC' });
    const month = now.toLocaleDateString('en-GB', { month: 'short', timeZone: 'UTC' });
    const date = `${day} ${now.getUTCDate()} ${month} ${now.getUTCFullYear()}`;
    clock.textContent = `${date}, ${two(now.getUTCHours())}:${two(now.getUTCMinutes())}:${two(now.getUTCSeconds())}`;
    countUnits();
  }

  // The ledger grows at its top.
  const ledger = document.querySelector('.ledger');
  const rows = byId('rows');
  const calls = byId('calls');
  const number = (text) => Number(text.replaceAll(',', ''));
  function countUnits() {
    const first = rows.firstElementChild;
    if (!first) {
      byId('units').textContent = '0';
      return;
    }
    const since = Date.now() + ahead - localOffset() - WINDOW_MILLIS;
    let units = 0;
    for (const row of rows.children) {
      if (Number(row.dataset.at) <= since) break;
      units += Number(row.dataset.units);
    }
    byId('units').textContent = units.toLocaleString('en-GB');
  }

  function localOffset() {
    return Number(clock.dataset.offset);
  }

  function entered(markup) {
    rows.insertAdjacentHTML('afterbegin', markup);
    while (rows.children.length > ROWS_MAX) rows.lastElementChild.remove();
    calls.textContent = (number(calls.textContent) + 1).toLocaleString('en-GB');
    if (rows.firstElementChild.classList.contains('bad')) redrawSoon();
  }

  // An error in JSON without the blanks that make it long; anything else as it came.
  function short(error) {
    try {
      return JSON.stringify(JSON.parse(error));
    } catch {
      return error;
    }
  }

  function choose(row) {
    if (!row) return;
    rows.querySelector('[aria-selected="true"]')?.removeAttribute('aria-selected');
    row.setAttribute('aria-selected', 'true');
    rows.setAttribute('aria-activedescendant', row.id);
    row.scrollIntoView({ block: 'nearest' });
    const facts = row.dataset;
    const head = document.createElement('p');
    const code = row.querySelector('.code').textContent;
    const time = row.querySelector('time').textContent;
    head.textContent = `${time} ${row.querySelector('.verb').textContent} ${facts.method} ${facts.account} ${code}, ${facts.units} units`;
    const asked = document.createElement('pre');
    asked.textContent = facts.path + (facts.error ? '\n\n' + short(facts.error) : '');
    byId('detail').replaceChildren(head, asked);
  }
  rows.addEventListener('click', (event) => choose(event.target.closest('.call')));
  rows.addEventListener('keydown', (event) => {
    const chosen = rows.querySelector('[aria-selected="true"]');
    const next = { ArrowDown: chosen ? chosen.nextElementSibling : rows.firstElementChild, ArrowUp: chosen?.previousElementSibling };
    if (!(event.key in next)) return;
    event.preventDefault();
    choose(next[event.key]);
  });

  const live = byId('live');
  const stream = new EventSource(`/webmail/events?since=${ledger.dataset.seq}&state=${ledger.dataset.state}`);
  function connected(yes) {
    live.textContent = yes ? 'live' : 'connecting';
    live.className = yes ? 'on' : 'off';
  }
  stream.addEventListener('open', () => connected(true));
  stream.addEventListener('error', () => connected(false));
  stream.addEventListener('call', (event) => entered(event.data));
  stream.addEventListener('mail', redrawSoon);
  stream.addEventListener('clock', (event) => {
    ahead = Number(event.data) - Date.now();
    tick();
  });
  document.addEventListener('visibilitychange', () => document.hidden || redrawSoon());
  setInterval(tick, 1000);

  // Dialogs keep the focus inside; Esc goes back.
  const panel = byId('panel');
  if (panel) {
    panel.close();
    panel.showModal();
    panel.querySelector('[autofocus]')?.focus();
    panel.addEventListener('cancel', (event) => {
      event.preventDefault();
      location.href = panel.dataset.back;
    });
  }

  // What was done is said once, not again after a reload.
  const here = new URL(location.href);
  if (here.searchParams.has('done')) {
    here.searchParams.delete('done');
    history.replaceState(null, '', here);
  }
  document.querySelector('.person[aria-current]')?.scrollIntoView({ block: 'nearest' });
  document.querySelector('.list [aria-current]')?.scrollIntoView({ block: 'nearest' });
  const words = document.querySelector('textarea[autofocus]');
  if (words) {
    words.focus();
    words.setSelectionRange(0, 0);
    words.scrollTop = 0;
  }

  // A form goes once.
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.dataset.going) event.preventDefault();
    form.dataset.going = 'true';
  });
  addEventListener('pageshow', () => document.querySelectorAll('form[data-going]').forEach((form) => delete form.dataset.going));

  // Keys, outside of fields only.
  const composer = byId('composer');
  composer?.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) composer.requestSubmit();
  });
  const press = (id) => document.querySelector(`[data-testid="${id}"]`)?.click();
  function step(by) {
    const all = [...document.querySelectorAll('.list a')];
    const at = all.findIndex((row) => row.hasAttribute('aria-current'));
    all[at < 0 ? 0 : at + by]?.click();
  }
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    c: () => press('write'),
    r: () => press('reply'),
    a: () => press('reply-all'),
    f: () => press('forward'),
    s: () => (document.querySelector('[data-testid="unstar"]') ? press('unstar') : press('star')),
    e: () => press('archive'),
    u: () => press('unread'),
    '!': () => press('spam'),
    '#': () => press('trash'),
  };
  document.addEventListener('keydown', (event) => {
    const busy = event.target.closest('input, textarea, select, dialog, [contenteditable]');
    if (busy || event.ctrlKey || event.metaKey || event.altKey || !(event.key in keys)) return;
    event.preventDefault();
    keys[event.key]();
  });
  tick();
}
