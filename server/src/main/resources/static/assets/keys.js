// The keyboard map. Single letters work only outside fields; each has a button or a link that does the same.
"use strict";
const KEYS = {
  j: () => step(1), k: () => step(-1), ArrowDown: () => step(1), ArrowUp: () => step(-1),
  e: () => one("#archive")?.click(), s: () => one("#star")?.click(), u: () => one("#unread")?.click(), "#": () => one("#trash")?.click(),
  r: () => one(".composer [data-write=REPLY]")?.click(),
  a: () => (one(".composer [data-write=REPLY_ALL]") ?? one(".composer [data-write=REPLY]"))?.click(),
  f: () => one("[data-forward]")?.click(),
  c: () => (one("[data-new]") ?? one("[data-new-email]") ?? one(".fab"))?.click(),
  m: () => { const picker = one(".thread-head .picker"); if (picker) { picker.open = true; one("summary", picker).focus(); } },
  x: () => tickRow(false), X: () => tickRow(true),
  z: () => one('form[action$="/take-back"] button')?.click(),
  w: () => whyHere()?.click(), i: () => toggleLast(".msg-head"), q: () => toggleLast(".quote"),
  "/": () => (one("#find") ?? one("#search"))?.focus(), "?": () => one("#shortcuts")?.showModal(), Escape: () => one("#back")?.click(),
};
const PLACES = { c: "/conversations", k: "/contacts", b: "/campaigns", w: "/workflows", s: "/settings/profile" };
const CHORD_MILLIS = 1200;
let chordUntil = 0;

function step(by) {
  const rows = all(".it, [data-row] .name");
  if (!rows.length) return;
  const near = document.activeElement.closest?.(".it") ?? one(".name", document.activeElement.closest("[data-row]") ?? document.createElement("i"));
  const at = rows.indexOf(near ?? one(".it[aria-current=true]"));
  rows[Math.min(rows.length - 1, Math.max(0, at + by))].focus();
}

function toggleLast(selector) {
  const found = all("#messages .sec[open] " + selector).at(-1);
  if (found) found.open = !found.open;
}

document.addEventListener("keydown", event => {
  const inField = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    const form = event.target.closest("form.composer");
    if (form) { event.preventDefault(); form.requestSubmit(); }
    return;
  }
  if (inField && event.key === "Escape") { inField.blur(); return; }
  if (inField || event.ctrlKey || event.metaKey || event.altKey || one("dialog[open]")) return;
  if (chordUntil > event.timeStamp && PLACES[event.key]) {
    location.href = document.body.dataset.base + PLACES[event.key];
    return;
  }
  chordUntil = event.key === "g" ? event.timeStamp + CHORD_MILLIS : 0;
  const arrow = event.key.startsWith("Arrow");
  if (arrow && !document.activeElement.closest(".it, [data-row]")) return;
  if (KEYS[event.key]) { KEYS[event.key](); if (event.key !== "Escape") event.preventDefault(); }
});
