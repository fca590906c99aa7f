// Ticking rows of the table of contacts: all at once, a range, by keys, and saying how many. Without it every row can still be ticked.
"use strict";
const boxes = () => all("input[name=contact]");
let lastTicked = null;

function countTicked() {
  const label = one("[data-chosen]");
  if (!label) return;
  const ticked = boxes().filter(box => box.checked).length;
  label.textContent = ticked === 1 ? label.dataset.one : wording(label.dataset.many, ticked);
  const every = one("[data-pick-all]");
  every.hidden = false;
  every.checked = ticked > 0 && ticked === boxes().length;
  every.indeterminate = ticked > 0 && !every.checked;
}

function tick(box, on, range) {
  const rows = boxes(), from = range && lastTicked?.isConnected ? rows.indexOf(lastTicked) : rows.indexOf(box), to = rows.indexOf(box);
  rows.slice(Math.min(from, to), Math.max(from, to) + 1).forEach(each => { each.checked = on; });
  lastTicked = box;
  countTicked();
}

// The row that has the focus; called by the keyboard map.
function tickRow(range) {
  const box = one("input[name=contact]", document.activeElement.closest("[data-row]") ?? document.createElement("i"));
  if (box) tick(box, range || !box.checked, range);
}

document.addEventListener("click", event => {
  if (event.target.matches("[data-pick-all]")) { boxes().forEach(box => { box.checked = event.target.checked; }); countTicked(); }
  if (event.target.matches("input[name=contact]")) tick(event.target, event.target.checked, event.shiftKey);
});
document.addEventListener("DOMContentLoaded", countTicked);
addEventListener("pageshow", countTicked);
document.addEventListener("htmx:afterSettle", countTicked);
