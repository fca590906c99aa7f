// What HTML cannot do alone: menus that close, frames that fit, copying, narrowing a list. Pages work without it.
"use strict";
const one = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const wording = (text, ...values) => values.reduce((said, value) => said.replace("%s", value), text);

document.addEventListener("htmx:configRequest", event => {
  const csrf = one("meta[name=csrf]");
  if (csrf) event.detail.headers[csrf.dataset.header] = csrf.content;
});

document.addEventListener("click", event => {
  for (const menu of all("details[data-menu][open]")) if (!menu.contains(event.target)) menu.open = false;
  const dialogButton = event.target.closest("[commandfor]");
  if (dialogButton && !("commandForElement" in HTMLButtonElement.prototype)) document.getElementById(dialogButton.getAttribute("commandfor"))[dialogButton.getAttribute("command") === "close" ? "close" : "showModal"]();
  if (event.target.closest("[data-side]")) one(".mail").classList.toggle("side-open");
  const copy = event.target.closest("[data-copy]");
  if (copy) copyText(copy);
  const images = event.target.closest("[data-images]");
  if (images) showImages(event, images);
});

async function copyText(button) {
  await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
  const label = one("span", button), said = label.textContent;
  label.textContent = button.dataset.copied;
  setTimeout(() => { label.textContent = said; }, 2000);
}

function showImages(event, link) {
  event.preventDefault();
  document.getElementById(link.dataset.images).src = link.href;
  link.closest(".alert").hidden = true;
}

document.addEventListener("keydown", event => {
  if (event.key !== "Escape") return;
  const menu = one("details[data-menu][open]");
  if (menu) { menu.open = false; one("summary", menu).focus(); event.stopImmediatePropagation(); }
});

document.addEventListener("input", event => {
  const selector = event.target.dataset.narrow;
  if (!selector) return;
  const asked = event.target.value.trim().toLocaleLowerCase();
  for (const item of all(selector, event.target.closest(".menu-list"))) item.hidden = !item.textContent.toLocaleLowerCase().includes(asked);
});

document.addEventListener("toggle", event => {
  const box = event.target;
  if (box.open && box.matches?.(".msg.closed")) one("summary", one(".msg-head", box)).focus({ preventScroll: true });
  if (box.open && box.matches?.(".switcher")) one("input", box)?.focus();
  if (box.open && box.matches?.("details")) all("iframe.mail-frame", box).forEach(fit);
}, true);

// The body of an HTML email is a page of its own; its height is known only after it has been laid out.
const FRAME_HEIGHT_MAX = 20000; // pixels
function fit(frame) {
  const inside = frame.contentDocument?.documentElement;
  if (!inside || !frame.contentDocument.body) return;
  frame.style.height = "0";
  frame.style.height = Math.min(FRAME_HEIGHT_MAX, Math.max(40, inside.scrollHeight)) + "px";
}
function watchFrames(root) {
  for (const frame of all("iframe.mail-frame", root)) {
    if (frame.dataset.watched) continue;
    frame.dataset.watched = "yes";
    frame.addEventListener("load", () => loaded(frame));
    loaded(frame);
  }
}
// The page inside says whether it left remote images out, and opens its quotes by itself.
function loaded(frame) {
  fit(frame);
  const inside = frame.contentDocument?.documentElement;
  if (!inside) return;
  const notice = one("[data-remote-images]", frame.closest(".msg-body"));
  if (notice) notice.hidden = !inside.hasAttribute("data-remote-images");
  inside.addEventListener("toggle", () => fit(frame), true);
}
addEventListener("resize", () => all("iframe.mail-frame").forEach(fit));

function scrollToNewest() {
  const body = one("#messages");
  if (body) body.scrollTop = body.scrollHeight;
}

// Rows of addresses in the contact form: the server adds a row without script, here it happens at once.
document.addEventListener("click", event => {
  const adds = event.target.closest("[data-add-address]"), drops = event.target.closest("[data-drop-address]");
  const box = event.target.closest("[data-addresses]");
  if (adds) {
    event.preventDefault();
    const rows = all(".address-row", box), row = rows.at(-1).cloneNode(true);
    one("input[name=address]", row).value = "";
    one("input[type=radio]", row).checked = false;
    row.classList.remove("bad");
    rows.at(-1).after(row);
    one("input[name=address]", row).focus();
  }
  if (drops) drops.closest(".address-row").remove();
  if (adds || drops) numberRows(box);
});
function numberRows(box) {
  const rows = all(".address-row", box);
  rows.forEach((row, index) => {
    one("input[type=radio]", row).value = index;
    one("[data-drop-address]", row).hidden = rows.length < 2;
  });
  if (!one("input[type=radio]:checked", box)) one("input[type=radio]", box).checked = true;
}

// The list may come from before or after the open conversation changed; what is open decides.
function markChosen() {
  const id = "row-" + one("[data-conversation]")?.dataset.conversation;
  for (const row of all(".it")) { if (row.id === id) row.setAttribute("aria-current", "true"); else row.removeAttribute("aria-current"); }
  return document.getElementById(id);
}

// What a page says before sending: shown on a key cap.
function settle(root) {
  watchFrames(root);
  if (/Mac|iP/.test(navigator.platform)) {
    all("[data-ctrl]", root).forEach(cap => { cap.textContent = "⌘"; });
    all("[data-ctrl-enter]", root).forEach(cap => { cap.textContent = "⌘⏎"; });
  }
  all("[data-addresses]", root).forEach(numberRows);
  if (root.contains(one("#messages"))) scrollToNewest();
}
document.addEventListener("DOMContentLoaded", () => settle(document));
document.addEventListener("htmx:afterSettle", event => {
  if (event.detail.target.id === "open") {
    one(".mail").classList.remove("side-open");
    const chosen = markChosen();
    chosen?.classList.remove("unread");
    if (chosen) one(".dot", chosen)?.remove();
  }
  if (event.detail.target.id !== "tail") settle(event.detail.target);
});
document.addEventListener("submit", event => event.target.querySelectorAll("button.main").forEach(button => button.classList.add("busy")));
