// Drafts: what is typed is kept a second later, files as soon as they are chosen; of two windows neither overwrites the other unseen.
"use strict";
const KEPT_AFTER_MILLIS = 1000, AGAIN_AFTER_MILLIS = 5000;

function csrfHeader() {
  const csrf = one("meta[name=csrf]");
  return csrf ? { [csrf.dataset.header]: csrf.content } : {};
}

/** Called by the composer whenever something in it changed. */
function touched(form) {
  clearTimeout(form.keeping);
  form.keeping = setTimeout(() => keepDraft(form), KEPT_AFTER_MILLIS);
}

/** Keeps it now; one after the other, so that each knows what the last one made of it. */
function keepDraft(form, mine = false) {
  form.kept = (form.kept ?? Promise.resolve()).then(() => keep(form, mine));
  return form.kept;
}

async function keep(form, mine) {
  if (!form.isConnected || form.dataset.sending || form.dataset.conflict && !mine) return;
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string" && name !== "sendAt" && name !== "sendAtOwn") body.append(name, value);
  if (!mine && form.dataset.revision) body.append("revision", form.dataset.revision);
  let answer;
  try { answer = await fetch(form.dataset.drafts, { method: "POST", body, headers: csrfHeader(), credentials: "same-origin" }); } catch { answer = null; }
  if (!answer || answer.status >= 500) {
    said(form, form.dataset.offline);
    form.keeping = setTimeout(() => keepDraft(form), AGAIN_AFTER_MILLIS);
  } else if (answer.status === 410) {
    one("[name=draft]", form).value = "";
    delete form.dataset.revision;
  } else if (answer.status === 409) {
    conflict(form, await answer.json());
  } else if (answer.status === 200) {
    saved(form, await answer.json());
  }
}

function saved(form, told) {
  one("[name=draft]", form).value = told.draft;
  form.dataset.revision = told.revision;
  delete form.dataset.conflict;
  one("[data-draft-notes]", form).replaceChildren();
  said(form, wording(form.dataset.saved, told.said));
  const bin = one("[data-discard]", form);
  one("#composer-discard").action = `${form.dataset.drafts}/${told.draft}/discard`;
  bin.hidden = false;
}

function said(form, sentence) {
  one("[data-saved-at]", form).textContent = sentence;
}

function conflict(form, told) {
  form.dataset.conflict = "yes";
  const note = one("template[data-draft-note]", form).content.cloneNode(true).firstElementChild;
  one(".grow", note).textContent = wording(form.dataset.changed, told.said);
  one("[data-show]", note).href = location.href;
  one("[data-mine]", note).onclick = () => keepDraft(form, true);
  one("[data-draft-notes]", form).replaceChildren(note);
}

/** Brings a file into the draft; {@code entry} tells how far it is, and gets its number. */
async function bring(form, entry, changed) {
  entry.bringing = true;
  if (!one("[name=draft]", form).value) {
    await keepDraft(form);
  }
  const draft = one("[name=draft]", form).value;
  if (!draft) { entry.bringing = false; changed(); return; }
  const request = new XMLHttpRequest(), body = new FormData();
  body.append("file", entry.file);
  if (entry.shown) body.append("shown", "true");
  request.open("POST", `${form.dataset.drafts}/${draft}/files`);
  for (const [name, value] of Object.entries(csrfHeader())) request.setRequestHeader(name, value);
  request.upload.onprogress = event => { entry.part = event.loaded / event.total; changed(); };
  request.onloadend = () => {
    entry.bringing = false;
    if (request.status === 200) { entry.n = JSON.parse(request.response).n; entry.file = null; if (entry.shown) show(form, entry); }
    if (request.status === 422) refuse(form, entry);
    changed();
  };
  request.send(body);
}

/** Gmail takes such a file from nobody: it is not kept, and its name is told. */
function refuse(form, entry) {
  form.files = form.files.filter(other => other !== entry);
  form.refusedFile = entry.name;
}

function takeOut(form, entry) {
  const draft = one("[name=draft]", form).value;
  if (entry.n && draft) fetch(`${form.dataset.drafts}/${draft}/files/${entry.n}/remove`, { method: "POST", headers: csrfHeader(), credentials: "same-origin" });
}

// What leaves in some seconds says so, second by second.
setInterval(() => {
  for (const box of all("[data-leaves]")) {
    const left = Math.ceil((Date.parse(box.dataset.leaves) - Date.now()) / 1000);
    box.textContent = left > 0 ? wording(box.dataset.words, left) : box.dataset.now;
  }
}, 500);

document.addEventListener("submit", event => {
  const form = one("form.composer");
  if (!form || ![form.id, "composer-discard", "composer-forward"].includes(event.target.id)) return;
  clearTimeout(form.keeping);
  form.dataset.sending = "yes";
  if (event.target !== form) try { sessionStorage.removeItem(kept(form)); } catch { /* storage is off */ }
}, true);
document.addEventListener("htmx:afterRequest", event => { if (event.detail.elt.matches("form.composer")) delete event.detail.elt.dataset.sending; });
