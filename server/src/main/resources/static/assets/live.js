// Live updates: one stream of events per page. The list and the open conversation fetch themselves again when named.
"use strict";
const AGAIN_AFTER_SECONDS = [1, 2, 4, 8, 15, 30];
let tries = 0, countdown = 0, stream = null, waiting = new Set();

function listen() {
  const address = document.body.dataset.events;
  if (!address) return;
  clearInterval(countdown);
  stream?.close();
  stream = new EventSource(address);
  stream.onopen = () => {
    one("#offline").hidden = true;
    document.body.dataset.live = "yes";
    if (tries > 0) { refreshList(); refreshMessages(); refreshMarks(); }
    tries = 0;
  };
  stream.onerror = () => { delete document.body.dataset.live; stream.close(); wait(AGAIN_AFTER_SECONDS[Math.min(tries++, AGAIN_AFTER_SECONDS.length - 1)]); };
  stream.addEventListener("conversation", event => changed(event.data.replaceAll('"', "")));
  stream.addEventListener("counts", () => refreshList());
  stream.addEventListener("connection", () => { refreshPart("#connection", location.pathname + "?part=connection"); refreshList(); });
}

// The first lost connection is mended silently; the strip comes with the second try.
function wait(seconds) {
  clearInterval(countdown);
  const strip = one("#offline"), text = one("#offline-text");
  strip.hidden = tries < 2;
  let left = seconds;
  text.textContent = wording(text.dataset.text, left);
  countdown = setInterval(() => {
    text.textContent = wording(text.dataset.text, Math.max(0, --left));
    if (left <= 0) listen();
  }, 1000);
}
addEventListener("pagehide", () => stream?.close());
addEventListener("pageshow", event => { if (event.persisted) listen(); });

function changed(conversation) {
  waiting.add(conversation);
  refreshList();
  if (one("[data-conversation]")?.dataset.conversation === conversation) { refreshMessages(); refreshMarks(); }
}

// The buttons say how the conversation is marked, whoever marked it, and wherever.
async function refreshMarks() {
  const open = one("[data-marks]"), fresh = open && await part(open.dataset.marks);
  if (!fresh) return;
  for (const id of ["marks", "marks-menu"]) {
    const box = one("#" + id, open), focused = box?.contains(document.activeElement) ? document.activeElement.id : "";
    box?.replaceChildren(...fresh.querySelector("#" + id).childNodes);
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  }
}

async function part(address) {
  const answer = await fetch(address, { headers: { "HX-Request": "true" }, credentials: "same-origin" });
  if (!answer.ok || answer.redirected) return null;
  const box = document.createElement("template");
  box.innerHTML = await answer.text();
  return box.content;
}

async function refreshPart(selector, address) {
  const box = one(selector);
  if (!box || one("dialog[open]", box)) return;
  const fresh = await part(address);
  if (fresh) { box.replaceChildren(fresh); htmx.process(box); }
}

// Never moves a row under the pointer: while the list has hover or focus, one line on top says what waits.
let listBusy = false, listAgain = false;
async function refreshList() {
  const list = one("#list");
  if (!list) return;
  if (listBusy) { listAgain = true; return; }
  listBusy = true;
  try {
    const chosen = one("[data-conversation]")?.dataset.conversation;
    const fresh = await part(list.dataset.url + (chosen ? "&chosen=" + chosen : ""));
    if (fresh) showList(list, fresh);
  } finally {
    listBusy = false;
    if (listAgain) { listAgain = false; refreshList(); }
  }
}

function showList(list, fresh) {
  for (const id of ["filters", "chips"]) {
    const counts = fresh.querySelector(`[data-part=${id}]`);
    if (counts) { one("#" + id).replaceChildren(...counts.childNodes); counts.remove(); }
  }
  const order = root => all(".it", root).map(row => row.id).join();
  const moves = order(list) !== order(fresh);
  if (moves && list.scrollTop > 0 || list.matches(":hover") && moves) return announce(list);
  const focused = document.activeElement.closest?.(".it")?.id, known = new Map(all(".it", list).map(row => [row.id, row.dataset.rev]));
  list.replaceChildren(fresh);
  markChosen();
  for (const row of all(".it", list)) if (known.get(row.id) !== row.dataset.rev) row.classList.add("fresh");
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  waiting.clear();
  htmx.process(list);
}

function announce(list) {
  const line = one(".news", list.parentElement) ?? list.parentElement.insertBefore(document.createElement("button"), list);
  line.className = "news";
  line.type = "button";
  line.textContent = wording(document.body.dataset.news, waiting.size);
  line.onclick = () => { line.remove(); list.scrollTop = 0; list.dataset.now = "yes"; showNow(list); };
  list.addEventListener("pointerleave", () => { if (list.scrollTop === 0) { one(".news", list.parentElement)?.remove(); showNow(list); } }, { once: true });
}

async function showNow(list) {
  const fresh = await part(list.dataset.url);
  if (!fresh) return;
  all("[data-part]", fresh).forEach(counts => counts.remove());
  list.replaceChildren(fresh);
  markChosen();
  waiting.clear();
  htmx.process(list);
}

// Who has the thread stands above it; a decision that is being made is not pulled from under the reader.
function showClaim(claim) {
  const old = document.getElementById(claim.id);
  if (old && (old.isEqualNode(claim) || one("dialog[open]", old))) return;
  if (old) old.replaceWith(claim);
  else document.getElementById(claim.id.replace("claim-of-", "thread-"))?.before(claim);
}

// Replaces only what changed, so that the reader's place, opened details and mail frames stay as they are.
async function refreshMessages() {
  const box = one("#messages");
  if (!box?.dataset.url) return;
  const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 40;
  const before = all(".msg", box).length;
  const fresh = await part(box.dataset.url);
  if (!fresh) return;
  if (!all(".sec", box).length) box.replaceChildren();
  mend(box, all(".sec", fresh), section => {
    const old = document.getElementById(section.id);
    one("summary .end", old).replaceWith(one("summary .end", section));
    if (all(".msg", section).length) mend(one(".thread-messages", old), all(".msg", section), message => {
      const shown = document.getElementById(message.id);
      if (shown.dataset.rev !== message.dataset.rev) shown.replaceWith(message);
    });
  });
  all(".claim-box", fresh).forEach(claim => showClaim(claim));
  watchFrames(box);
  htmx.process(box);
  const news = all(".msg", box).length - before;
  if (news > 0) one("#said").textContent = wording(document.body.dataset.said, news);
  if (atEnd) scrollToNewest();
}

// Brings the children of a box in line with the fresh ones: unknown ones are put after their fresh predecessor.
function mend(box, fresh, meet) {
  let last = null;
  for (const node of fresh) {
    if (document.getElementById(node.id)) meet(node);
    else if (last) last.after(node);
    else box.prepend(node);
    last = document.getElementById(node.id);
  }
}
document.addEventListener("DOMContentLoaded", () => { one("#offline-now")?.addEventListener("click", listen); listen(); });
document.addEventListener("htmx:afterRequest", event => { if (event.detail.successful && event.detail.elt.matches("form.composer")) { refreshMessages().then(scrollToNewest); refreshList(); } });
