// Canned replies: two colons and a code or words offer them in any box inside [data-canned]; picking one puts it in their place.
import { isComposing } from "./strokes.js";

const ASKED = /(?:^|\s)::([^\s:]{0,30})$/;
const MOST = 8;
let open = null; // the box it is offered in, its list, the options that fit, and which one is chosen

const address = (box) => box.closest("[data-canned]")?.dataset.canned;
const asked = (box) => ASKED.exec(box.value.slice(0, box.selectionStart));

async function offered(box) {
  const form = box.closest("[data-canned]");
  form.canned ??= fetch(address(box), { headers: { "HX-Request": "true" } })
    .then((answer) => (answer.ok ? answer.text() : ""))
    .catch(() => "");
  const page = document.createElement("template");
  page.innerHTML = await form.canned;
  return [...page.content.querySelectorAll("[role=option]")];
}

function fitting(options, words, form) {
  const channel = form.elements.channel?.value ?? "";
  const isOurs = form.dataset.kind !== "note";
  const holds = (one) => `${one.dataset.code} ${one.textContent}`.toLowerCase().includes(words.toLowerCase());
  const said = (one) => !one.dataset.channel || (isOurs && one.dataset.channel === channel);
  const fits = options.filter((one) => holds(one) && said(one));
  return fits.sort((one, other) => other.dataset.code.startsWith(words) - one.dataset.code.startsWith(words)).slice(0, MOST);
}

function close() {
  open?.list.remove();
  for (const name of ["aria-controls", "aria-activedescendant"]) open?.box.removeAttribute(name);
  open = null;
}

async function look(box, words) {
  const options = fitting(await offered(box), words, box.form);
  const now = asked(box)?.[1];
  if (document.activeElement !== box || (now ?? "") !== words) return; // somebody typed on meanwhile
  close();
  const list = document.createElement("div");
  Object.assign(list, { id: "canned-list", className: "canned" });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.closest("[data-canned]").dataset.cannedLabel);
  list.append(...options);
  if (!options.length) return;
  box.after(list);
  box.setAttribute("aria-controls", list.id);
  open = { box, list, options };
  choose(0);
}

function choose(index) {
  open.at = (index + open.options.length) % open.options.length;
  open.options.forEach((one, at) => one.setAttribute("aria-selected", String(at === open.at)));
  open.options[open.at].scrollIntoView({ block: "nearest" });
  open.box.setAttribute("aria-activedescendant", open.options[open.at].id);
}

function pick(option) {
  const { box } = open;
  const found = asked(box);
  const from = box.selectionStart - (found ? found[1].length + 2 : 0);
  box.setRangeText(option.dataset.text, from, box.selectionStart, "end");
  close();
  box.focus();
  box.dispatchEvent(new Event("input", { bubbles: true }));
  note(box.form, option.dataset.use);
}

function note(form, to) {
  const told = new FormData();
  told.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  form.closest("[data-canned]").canned = null; // next time the one just used stands first
  fetch(to, { method: "POST", body: told, headers: { "HX-Request": "true" }, keepalive: true }).catch(() => null);
}

function typed(event) {
  const box = event.target;
  if (!box.matches?.("[data-canned] textarea") || event.isComposing) return;
  const found = asked(box);
  if (found) look(box, found[1]);
  else close();
}

document.addEventListener("input", typed);
document.addEventListener("compositionend", typed); // Chinese words count once they are composed
document.addEventListener("focusout", (event) => event.target === open?.box && setTimeout(() => document.activeElement !== open?.box && close(), 150));

const STEPS = { ArrowDown: 1, ArrowUp: -1 };
document.addEventListener(
  "keydown",
  (event) => {
    if (!open || event.target !== open.box || isComposing(event)) return;
    if (event.key in STEPS) choose(open.at + STEPS[event.key]);
    else if ((event.key === "Enter" && !event.ctrlKey && !event.metaKey) || event.key === "Tab") pick(open.options[open.at]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation(); // neither the keys of the desk nor the dialog are meant
  },
  true,
);

document.addEventListener("pointerdown", (event) => {
  const option = open && event.target.closest("#canned-list [role=option]");
  if (!option) return;
  event.preventDefault(); // the box keeps the focus
  pick(option);
});

// The button types the two colons for whoever doesn't know them.
document.addEventListener("click", (event) => {
  const box = event.target.closest("[data-offers-canned]")?.closest("form").querySelector("textarea");
  if (!box) return;
  box.focus();
  const lead = box.value && !/\s$/.test(box.value.slice(0, box.selectionStart)) ? " ::" : "::";
  if (!asked(box)) box.setRangeText(lead, box.selectionStart, box.selectionEnd, "end");
  look(box, asked(box)[1]);
});
