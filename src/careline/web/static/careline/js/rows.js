// A row cursor in lists: the hidden buttons behind j and k move it, Enter opens the row's link.
let at = -1;

const rows = () => [...document.querySelectorAll("[data-rows] > tr[data-row]")];

function move(step) {
  const all = rows();
  if (!all.length) return;
  const focused = all.findIndex((row) => row.contains(document.activeElement));
  at = Math.min(Math.max((focused < 0 ? at : focused) + step, 0), all.length - 1);
  all.forEach((row, index) => row.classList.toggle("cursor", index === at));
  all[at].querySelector("a")?.focus({ preventScroll: true });
  all[at].scrollIntoView({ block: "nearest" });
}

document.addEventListener("click", (event) => {
  const mover = event.target.closest("[data-moves]");
  if (mover) move(Number(mover.dataset.moves));
});

// The customer of the row one is at, or of the first one; a row needn't be one of a table.
document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-to-customer]")) return;
  const focused = document.activeElement?.closest("[data-customer]");
  const row = focused ?? document.querySelector(".cursor[data-customer]") ?? document.querySelector("[data-customer]");
  if (row?.dataset.customer) location.assign(row.dataset.customer);
});

document.addEventListener("focusin", (event) => {
  const row = event.target.closest("[data-rows] > tr");
  if (row) rows().forEach((one) => one.classList.toggle("cursor", one === row));
});

// A list that refreshes itself gives the cursor back to the row it stood on.
let kept = null;

document.addEventListener("htmx:beforeSwap", () => {
  kept = document.activeElement?.closest("[data-rows] > tr")?.dataset.row ?? null;
});

document.addEventListener("htmx:afterSwap", () => {
  if (kept) document.querySelector(`[data-row="${CSS.escape(kept)}"] a`)?.focus({ preventScroll: true });
  kept = null;
});

// The visitor of the row one is at is here: never of another row, for a contact begins with it.
document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-arrives]")) return;
  document.querySelector("[data-rows] > tr.cursor [data-arrive]")?.click();
});
