// Workflows: steps move by dragging or Alt+arrows; fields that the choice above them does not need are hidden. Without it, the buttons do.
"use strict";
for (const choice of all("[data-shows]")) {
  const show = () => {
    for (const part of all("[data-shown-for]", choice.form)) {
      part.hidden = !part.dataset.shownFor.split(" ").includes(choice.value);
    }
  };
  choice.addEventListener("change", show);
  show();
}

const flow = one("[data-flow]");
let dragged = null;
flow.addEventListener("dragstart", event => { dragged = event.target.closest("[data-step]"); event.dataTransfer.effectAllowed = "move"; });
flow.addEventListener("dragover", event => { if (dragged && event.target.closest("li:not(.flow-end)")) event.preventDefault(); });
flow.addEventListener("drop", event => {
  const over = event.target.closest("li:not(.flow-end)");
  if (!dragged || !over) return;
  event.preventDefault();
  const from = Number(dragged.dataset.step);
  const behind = over.dataset.step === undefined ? -1 : Number(over.dataset.step);
  move(from, behind < from ? behind + 1 : behind);
});

document.addEventListener("keydown", event => {
  const arrow = { ArrowUp: "[data-up]", ArrowDown: "[data-down]" }[event.key];
  if (arrow && event.altKey) { event.preventDefault(); one(arrow)?.click(); }
});

function move(from, to) {
  if (from === to) return;
  const form = one("form[action$='/switch']") ?? one(".flow-add form");
  const asked = form.cloneNode(true);
  asked.replaceChildren(...all("[name=_csrf]", form).map(token => token.cloneNode()));
  asked.action = flow.dataset.here + "/steps/" + from + "/move";
  asked.append(Object.assign(document.createElement("input"), { name: "to", value: to }));
  asked.hidden = true;
  document.body.append(asked);
  asked.submit();
}
