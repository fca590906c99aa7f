// The drawer "Why is this email here?" and the choice among what is held back. Without script the links open pages and the form posts.
"use strict";
async function openWhy(link) {
  const drawer = one("#why-drawer");
  const fresh = await part(link.href);
  if (!fresh) { location.href = link.href; return; }
  one("#why-in").replaceChildren(fresh);
  if (!drawer.open) drawer.showModal();
}
document.addEventListener("click", event => {
  const link = event.target.closest("a[data-why]");
  if (link && one("#why-drawer") && !event.ctrlKey && !event.metaKey) { event.preventDefault(); openWhy(link); }
  if (event.target.matches("dialog.drawer")) event.target.close();
});
// The message that has the focus, else the newest of the thread that is open last.
function whyHere() {
  const focused = document.activeElement.closest?.(".msg");
  return (focused && one("a[data-why]", focused)) ?? all("#messages .sec[open] a[data-why]").at(-1) ?? one("#why");
}

function countHeld(form) {
  const rows = all("tbody tr", form), picked = rows.filter(row => one("input", row).checked);
  const emails = picked.reduce((sum, row) => sum + Number(row.dataset.emails), 0);
  const to = one("select", form).value, words = form.dataset, everyone = one("[data-all]", form);
  one("[data-sum]", form).textContent = !picked.length ? words.none : picked.length === 1 ? emails === 1 ? words.single : wording(words.one, emails) : wording(words.several, picked.length, emails);
  one("[data-label]", form).textContent = !picked.length ? one("[data-label]", form).dataset.label : wording(to ? emails === 1 ? words.doOne : words.do : emails === 1 ? words.keepOne : words.keep, emails);
  one(".btn.main", form).disabled = !picked.length;
  one("[data-clear]", form).hidden = !picked.length;
  everyone.hidden = false;
  everyone.checked = picked.length === rows.length;
  everyone.indeterminate = picked.length > 0 && picked.length < rows.length;
  for (const line of all("[data-takes]", form)) line.hidden = !to || to === line.dataset.from || !picked.some(row => one("input", row).value === line.dataset.takes);
}
document.addEventListener("change", event => {
  const form = event.target.closest("form[data-held]");
  if (!form) return;
  if (event.target.matches("[data-all]")) for (const box of all("tbody input", form)) box.checked = event.target.checked;
  countHeld(form);
});
document.addEventListener("reset", event => { if (event.target.matches("form[data-held]")) setTimeout(() => countHeld(event.target)); });
addEventListener("pageshow", () => all("form[data-held]").forEach(countHeld));
