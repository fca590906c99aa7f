// The formatted text of the composer, over Squire. What it says stands in the fields of the form: the formatted text, and the plain one beside it.
"use strict";
const NO_WIDTH = /\u200b/g;
const DEEDS = {
  bold: editor => editor.hasFormat("B") ? editor.removeBold() : editor.bold(),
  italic: editor => editor.hasFormat("I") ? editor.removeItalic() : editor.italic(),
  underline: editor => editor.hasFormat("U") ? editor.removeUnderline() : editor.underline(),
  list: editor => editor.hasFormat("UL") ? editor.removeList() : editor.makeUnorderedList(),
  numbers: editor => editor.hasFormat("OL") ? editor.removeList() : editor.makeOrderedList(),
  quote: editor => editor.hasFormat("BLOCKQUOTE") ? editor.decreaseQuoteLevel() : editor.increaseQuoteLevel(),
  clear: editor => editor.removeAllFormatting(),
};
const TAGS = { bold: "B", italic: "I", underline: "U", list: "UL", numbers: "OL", quote: "BLOCKQUOTE", link: "A" };

function harmlessPiece(html) {
  return DOMPurify.sanitize(html, { RETURN_DOM_FRAGMENT: true, FORBID_TAGS: ["style", "form", "input", "button", "textarea", "select"], FORBID_ATTR: ["style", "class", "id"] });
}

/** Puts the editor over the plain field, once; without it the plain field is what is written in. */
function edit(form) {
  const plain = one("textarea[name=text]", form);
  if (!window.Squire || !window.DOMPurify || form.editor) return;
  const root = document.createElement("div"), html = Object.assign(document.createElement("input"), { type: "hidden", name: "html" });
  root.className = "editor";
  root.dataset.editor = "";
  root.dataset.placeholder = plain.placeholder;
  root.setAttribute("role", "textbox");
  root.setAttribute("aria-multiline", "true");
  root.setAttribute("aria-labelledby", "label-text");
  plain.hidden = true;
  plain.after(root, html);
  const editor = form.editor = new Squire(root, { sanitizeToDOMFragment: harmlessPiece });
  const draft = one("template[data-html]", form);
  editor.setHTML(draft ? draft.innerHTML : lines(plain.value));
  one("[data-format]", form).hidden = false;
  const changed = () => {
    root.classList.toggle("is-blank", !root.textContent.trim() && !one("img, li", root));
    html.value = editor.getHTML().replace(NO_WIDTH, "");
    plain.value = root.innerText.replace(NO_WIDTH, "").replace(/\n{3,}/g, "\n\n");
  };
  changed();
  const told = () => { changed(); plain.dispatchEvent(new Event("input", { bubbles: true })); };
  editor.addEventListener("input", told);
  root.addEventListener("input", told);
  editor.addEventListener("pathChange", () => {
    for (const button of all("[data-do]", form)) if (TAGS[button.dataset.do]) button.setAttribute("aria-pressed", String(editor.hasFormat(TAGS[button.dataset.do])));
  });
  editor.addEventListener("pasteImage", event => pictures(form, [...event.detail.clipboardData.files]));
  root.addEventListener("drop", event => {
    const files = [...event.dataTransfer.files];
    if (files.length && files.every(file => file.type.startsWith("image/"))) { event.preventDefault(); event.stopPropagation(); pictures(form, files); }
  });
  one("[data-format]", form).addEventListener("click", event => format(form, editor, event.target.closest("[data-do]")));
  for (const button of all("[data-template]", form)) button.addEventListener("click", () => { button.closest("details").open = false; insert(form, editor, button.dataset.template); });
  one("input[data-picture]", form).addEventListener("change", event => { pictures(form, [...event.target.files]); event.target.value = ""; });
  one("[data-link]", form).addEventListener("keydown", event => { if (event.key === "Enter") { event.preventDefault(); event.stopPropagation(); link(form, editor); } });
}

/** Plain lines as the editor holds them. */
function lines(text) {
  const box = document.createElement("div");
  for (const line of text.split("\n")) {
    const block = document.createElement("div");
    if (line) block.textContent = line; else block.append(document.createElement("br"));
    box.append(block);
  }
  return box.innerHTML;
}

/** Puts a template where the caret is; fields without a value are told, so that nobody sends a gap. */
async function insert(form, editor, address) {
  const answer = await fetch(address + "?contact=" + encodeURIComponent(one("[name=contact]", form)?.value ?? ""), { credentials: "same-origin" });
  if (!answer.ok) return;
  const filled = await answer.json(), subject = one("[name=subject]", form);
  if (subject && !subject.value) subject.value = filled.subject;
  editor.focus();
  editor.insertHTML(lines(filled.text));
  const notes = one("[data-notes]", form);
  notes.replaceChildren();
  if (filled.missing.length) {
    const note = one("template[data-note]", form).content.cloneNode(true).firstElementChild;
    one("b", note).textContent = wording(form.dataset.missing, filled.missing.join(", "));
    one("span span, .grow > span", note).textContent = form.dataset.missingText;
    note.className = "alert warn";
    notes.append(note);
  }
}

function format(form, editor, button) {
  if (!button) return;
  const deed = button.dataset.do;
  if (deed === "link") {
    const row = one("[data-link]", form);
    row.hidden = !row.hidden;
    if (!row.hidden) one("input", row).focus();
  } else if (deed === "linkDone") {
    link(form, editor);
  } else {
    DEEDS[deed]?.(editor);
    editor.focus();
  }
}

function link(form, editor) {
  const row = one("[data-link]", form), field = one("input", row), typed = field.value.trim();
  row.hidden = true;
  field.value = "";
  editor.focus();
  if (!typed) editor.removeLink();
  else editor.makeLink(/^(https?:|mailto:|tel:)/i.test(typed) ? typed : typed.includes("@") ? "mailto:" + typed : "https://" + typed);
}

/** Brings pictures into the draft, and shows each where the caret is. */
async function pictures(form, files) {
  for (const file of files.filter(one => /^image\/(png|gif|jpeg|webp)$/.test(one.type))) {
    const entry = { name: file.name || "picture.png", size: file.size, file, shown: true };
    form.files = [...form.files, entry];
    weigh(form);
    await bring(form, entry, () => weigh(form));
  }
}

/** Where a picture stands once it was brought. */
function show(form, entry) {
  form.files = form.files.filter(other => other !== entry);
  form.editor.insertImage(`${form.dataset.drafts}/${one("[name=draft]", form).value}/files/${entry.n}`, { alt: entry.name });
  weigh(form);
}
