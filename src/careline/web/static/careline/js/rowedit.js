// Changing one thing of a row in its place: a key or a press opens a line under the row, Enter saves, Escape gives up.
import { isComposing } from "./strokes.js";

const editor = () => document.querySelector(".row-editor:not([data-old])");
const isRow = (element) => Boolean(element?.matches?.("[data-rows] > tr[data-row]"));

function rowMeant() {
  const here = document.activeElement?.closest("[data-rows] > tr");
  const row = here?.matches(".row-editor") ? here.previousElementSibling : here;
  return row ?? document.querySelector("[data-rows] > tr.cursor") ?? document.querySelector("[data-rows] > tr[data-row]");
}

const open = (row, address) => window.htmx.ajax("GET", address, { target: row, swap: "outerHTML" });

function giveUp() {
  const row = editor().previousElementSibling;
  editor().remove();
  row.querySelector("td.title a").focus();
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-leaves-row]")) return giveUp();
  const link = event.target.closest("a[data-changes-row]");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && window.htmx) {
    event.preventDefault();
    return open(link.closest("tr"), link.href);
  }
  const key = event.target.closest("[data-changes]");
  const row = key && rowMeant();
  if (row) open(row, row.getAttribute(`data-change-${key.dataset.changes}`));
});

// The line under the row goes with the row it belongs to; of two rows only one is changed at a time.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.shouldSwap && isRow(event.detail.target)) editor()?.setAttribute("data-old", "");
});

document.addEventListener("htmx:afterSwap", (event) => {
  if (!event.detail.target?.id?.startsWith("row-")) return;
  document.querySelector(".row-editor[data-old]")?.remove();
  const form = editor()?.querySelector("form");
  const first = form?.querySelector("[type=radio]:checked, [data-narrows]") ?? form?.querySelector("[type=radio], select");
  (first ?? document.querySelector(`#${CSS.escape(event.detail.target.id)} td.title a`))?.focus();
  form?.closest("tr").scrollIntoView({ block: "nearest" });
});

// A list doesn’t refresh itself under somebody’s hands.
document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.target?.id === "rows" && editor()) event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  if (isComposing(event) || !event.target.closest?.(".row-editor")) return;
  if (event.key === "Enter" && !event.target.closest("button")) event.target.closest("form").requestSubmit();
  else if (event.key === "Escape") giveUp();
  else if (event.target.matches("[data-narrows]") && /^Arrow(Up|Down)$/.test(event.key)) step(event.target, event.key === "ArrowDown" ? 1 : -1);
  else return;
  event.preventDefault();
  event.stopPropagation();
}, true);

const listOf = (box) => box.closest("form").querySelector("select");
const left = (list) => [...list.options].filter((one) => !one.hidden);

function step(box, by) {
  const list = listOf(box);
  const all = left(list);
  const at = all.indexOf(list.selectedOptions[0]);
  choose(list, all[Math.min(Math.max(at + by, 0), all.length - 1)]);
}

function choose(list, one) {
  list.selectedIndex = one ? one.index : -1;
  one?.scrollIntoView({ block: "nearest" });
}

// What a list offers is narrowed by the words of a choice or of its group; nothing happens while Chinese is being composed.
function narrow(box) {
  const [list, words] = [listOf(box), box.value.trim().toLowerCase()];
  const holds = (text) => text.toLowerCase().includes(words);
  for (const one of list.options) one.hidden = !holds(one.text) && !holds(one.closest("optgroup")?.label ?? "");
  for (const group of list.querySelectorAll("optgroup")) group.hidden = [...group.children].every((one) => one.hidden);
  if (!list.selectedOptions[0] || list.selectedOptions[0].hidden) choose(list, left(list).find((one) => one.value));
}

for (const kind of ["input", "compositionend"]) {
  document.addEventListener(kind, (event) => {
    if (event.target.matches?.("[data-narrows]") && !event.isComposing) narrow(event.target);
  });
}
