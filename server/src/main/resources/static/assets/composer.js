// The composer: recipients as chips, Reply and Reply all without a reload, attachments weighed before any upload, kept text.
"use strict";
const ATTACHMENTS_BYTES_MAX = 25 * 1024 * 1024; // R47; the server checks again
const ATTACHMENTS_BYTES_NEAR = 20 * 1024 * 1024;
const ADDRESS = /^[^\s@<>"]+@[^\s@<>",;]+$/;
const addressIn = text => (text.match(/<([^>]*)>\s*$/)?.[1] ?? text).trim();
const nameIn = text => text.replace(/\s*<[^>]*>\s*$/, "").replace(/^"|"$/g, "").trim() || addressIn(text);
const decimal = number => number.toLocaleString(document.documentElement.lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const kept = form => "tandem:text:" + form.dataset.key;

function prepare(form) {
  if (!form || form.dataset.ready) return;
  form.dataset.ready = "yes";
  for (const field of all("[data-chips]", form)) chips(form, field);
  all("[data-optional]", form).forEach(row => offer(form, row));
  const text = one("textarea", form), file = one("input[name=attachments]", form);
  text.setSelectionRange(0, 0); // before a signature or what is passed on
  try { if (!text.value) text.value = sessionStorage.getItem(kept(form)) ?? ""; } catch { /* storage is off */ }
  form.files = [];
  edit(form);
  text.addEventListener("input", () => { try { sessionStorage.setItem(kept(form), text.value); } catch { /* storage is off */ } });
  form.addEventListener("input", event => { if (event.target.type !== "file" && event.target.type !== "datetime-local") touched(form); });
  form.files = all("[data-kept]", form).map(node => ({ n: Number(node.dataset.kept), name: node.dataset.name, size: Number(node.dataset.size) }));
  if (form.files.length) weigh(form);
  file.addEventListener("change", () => add(form, file.files));
  form.addEventListener("dragover", event => event.preventDefault());
  form.addEventListener("drop", event => { if (event.dataTransfer.files.length) { event.preventDefault(); add(form, event.dataTransfer.files); } });
  form.addEventListener("click", event => {
    const write = event.target.closest("[data-write]"), add = event.target.closest("[data-add]");
    if (write) { event.preventDefault(); choose(form, write); }
    if (add) { const row = one(`#${add.dataset.add}`, form).closest(".rcpt"); row.hidden = false; add.hidden = true; one(".chipset input", row).focus(); const hint = one("[data-smart-hint]", form); if (hint && add.dataset.add === "bcc") hint.hidden = false; }
    if (event.target.closest("[data-fold]") && !one("[name=subject]", form)) { event.preventDefault(); form.closest(".thread").classList.remove("composing"); }
  });
}

function chips(form, field) {
  const box = document.createElement("span"), input = document.createElement("input");
  box.className = "chipset";
  input.setAttribute("aria-labelledby", "label-" + field.id);
  field.closest(".rcpt").querySelector("label").id = "label-" + field.id;
  input.autocomplete = "off";
  if (field.getAttribute("list")) input.setAttribute("list", field.getAttribute("list"));
  box.append(input);
  field.type = "hidden";
  field.after(box);
  const take = () => { const typed = input.value.trim().replace(/[,;]+$/, ""); if (typed) { field.value = [field.value, typed].filter(Boolean).join(", "); input.value = ""; paint(); touched(form); } };
  const paint = () => {
    all(".chip", box).forEach(chip => chip.remove());
    const entries = split(field.value);
    for (const entry of entries) box.insertBefore(chip(form, field, entry, paint), input);
    input.classList.toggle("slim", entries.length > 0);
  };
  field.paint = paint;
  field.take = take;
  input.addEventListener("keydown", event => {
    if (["Enter", ",", ";"].includes(event.key) && input.value.trim() && !event.ctrlKey && !event.metaKey) { event.preventDefault(); take(); }
    else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) event.preventDefault();
    if (event.key === "Backspace" && !input.value) { field.value = split(field.value).slice(0, -1).join(", "); paint(); touched(form); }
  });
  input.addEventListener("blur", take);
  input.addEventListener("paste", () => setTimeout(() => { if (/[,;]/.test(input.value)) take(); }));
  paint();
}

function chip(form, field, entry, paint) {
  const node = one("template[data-chip]", form).content.cloneNode(true).firstElementChild, bad = !ADDRESS.test(addressIn(entry));
  one(".cut", node).textContent = nameIn(entry);
  node.title = bad ? form.dataset.bad : addressIn(entry);
  node.classList.toggle("bad", bad);
  const button = one("button", node);
  button.setAttribute("aria-label", wording(form.dataset.remove, nameIn(entry)));
  button.onclick = () => { field.value = split(field.value).filter(other => other !== entry).join(", "); paint(); touched(form); };
  return node;
}

// Commas inside quotes or angle brackets belong to a name.
function split(line) {
  return (line.match(/(?:"[^"]*"|<[^>]*>|[^,;"<])+/g) ?? []).map(entry => entry.trim()).filter(Boolean);
}

function offer(form, row) {
  const field = one("input[type=hidden]", row), add = one(`[data-add=${field.id}]`, form);
  row.hidden = !field.value;
  add.hidden = !row.hidden;
}

function choose(form, write) {
  one("[name=mode]", form).value = write.dataset.write;
  for (const other of all(".segment [data-write]", form)) other.setAttribute("aria-pressed", String(other.dataset.write === write.dataset.write));
  for (const role of ["to", "cc", "bcc"]) { const field = one("#" + role, form); field.value = write.dataset[role] ?? ""; field.paint(); }
  all("[data-optional]", form).forEach(row => offer(form, row));
  one("[data-title]", form).textContent = write.textContent.trim();
  form.closest(".thread").classList.add("composing");
  if (form.editor) { form.editor.moveCursorToStart(); form.editor.focus(); } else one("textarea", form).focus();
}

// What is too heavy altogether is not brought anywhere.
function add(form, chosen) {
  const types = form.dataset.types.split(" "), refused = file => types.includes(file.name.trim().split(".").at(-1).toLowerCase()) && file.name.includes(".");
  form.refusedFile = [...chosen].find(refused)?.name;
  const entries = [...chosen].filter(file => !refused(file)).map(file => ({ name: file.name, size: file.size, file }));
  form.files = [...form.files, ...entries];
  weigh(form);
  if (form.files.reduce((sum, entry) => sum + entry.size, 0) > ATTACHMENTS_BYTES_MAX) return;
  for (const entry of form.files) if (entry.file && !entry.bringing) bring(form, entry, () => weigh(form));
}

function weigh(form) {
  const box = one("[data-loads]", form), weight = one(".weight", box), entries = form.files;
  all(".file", box).forEach(node => node.remove());
  let sum = 0;
  for (const entry of entries) {
    sum += entry.size;
    const node = one("template[data-file]", form).content.cloneNode(true).firstElementChild;
    one(".cut", node).textContent = entry.name;
    one(".meta", node).textContent = entry.bringing ? Math.floor(100 * (entry.part ?? 0)) + " %" : decimal(entry.size / 1024 / 1024) + " MB";
    node.classList.toggle("bad", sum > ATTACHMENTS_BYTES_MAX);
    one("button", node).setAttribute("aria-label", wording(form.dataset.remove, entry.name));
    one("button", node).onclick = () => { form.files = form.files.filter(other => other !== entry); takeOut(form, entry); weigh(form); if (entry.size && !entry.n) add(form, []); };
    box.insertBefore(node, weight);
  }
  // What could not be brought yet leaves with the form.
  const list = new DataTransfer();
  entries.filter(entry => entry.file && !entry.bringing).forEach(entry => list.items.add(entry.file));
  one("input[name=attachments]", form).files = list.files;
  box.hidden = !entries.length;
  showWeight(form, weight, sum);
}

function showWeight(form, weight, sum) {
  const heavy = sum > ATTACHMENTS_BYTES_MAX, near = sum > ATTACHMENTS_BYTES_NEAR, mb = decimal(sum / 1024 / 1024);
  const over = decimal((sum - ATTACHMENTS_BYTES_MAX) / 1024 / 1024);
  weight.classList.toggle("bad", heavy);
  weight.classList.toggle("warn", near && !heavy);
  one(".meter", weight).setAttribute("class", "meter" + (heavy ? " bad" : near ? " warn" : ""));
  one("rect", weight).setAttribute("width", Math.min(100, sum * 100 / ATTACHMENTS_BYTES_MAX));
  one("span", weight).textContent = wording(near && !heavy ? form.dataset.near : form.dataset.weight, mb);
  const notes = one("[data-notes]", form);
  notes.replaceChildren();
  if (form.refusedFile) {
    const note = one("template[data-note]", form).content.cloneNode(true).firstElementChild;
    one("b", note).textContent = wording(form.dataset.refused, form.refusedFile);
    one("span span, .grow > span", note).textContent = form.dataset.refusedText;
    notes.append(note);
    form.refusedFile = null;
  }
  if (heavy) {
    const note = one("template[data-note]", form).content.cloneNode(true).firstElementChild;
    one("b", note).textContent = wording(form.dataset.heavy, mb, over);
    one("span span, .grow > span", note).textContent = form.dataset.heavyText;
    notes.append(note);
  }
  all("button.main, button[name=sendAt]", form).forEach(button => { button.disabled = heavy || form.files.some(entry => entry.bringing); });
}

document.addEventListener("submit", event => { if (event.target.matches("form.composer")) all("[data-chips]", event.target).forEach(field => field.take?.()); }, true);
document.addEventListener("click", event => {
  const write = event.target.closest(".phone-reply [data-write]");
  if (write) { event.preventDefault(); one(`.composer [data-write=${write.dataset.write}]`).click(); }
});
document.addEventListener("htmx:beforeSwap", event => { const form = event.detail.requestConfig?.elt; if (form?.matches?.("form.composer") && event.detail.xhr.status < 300) { try { sessionStorage.removeItem(kept(form)); } catch { /* storage is off */ } } });
document.addEventListener("htmx:afterRequest", event => { if (event.detail.elt.matches("form.composer")) all("button.busy", event.detail.elt).forEach(button => button.classList.remove("busy")); });
document.addEventListener("DOMContentLoaded", () => prepare(one("form.composer")));
document.addEventListener("htmx:afterSettle", () => prepare(one("form.composer")));
