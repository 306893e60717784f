// The palette: every act and place this page offers, and what the server finds for the words typed. A combobox with a listbox.
import { press } from "./keys.js";
import { currentPane } from "./split.js";
import { isComposing } from "./strokes.js";

const box = document.getElementById("palette");
const ask = document.getElementById("palette-words");
const NOT_HERE = new Set(["palette", "search", "down", "up"]);
let chosen = -1;

const options = () => [...box.querySelectorAll("[role=option]:not([hidden])")];

const wordsOf = (element) => {
  const label = element.getAttribute("aria-label") ?? element.querySelector(":scope > span")?.textContent ?? "";
  const bare = element.cloneNode(true);
  bare.querySelectorAll("kbd, svg, .unseen").forEach((part) => part.remove());
  return (label || bare.textContent).replace(/\s+/g, " ").trim();
};

function offered() {
  const acts = [...document.querySelectorAll("[data-act]")].filter(
    (one) => !NOT_HERE.has(one.dataset.act) && !one.disabled && !one.closest("dialog") && one.checkVisibility({ visibilityProperty: true }),
  );
  const shown = acts.filter((one) => !one.matches("[data-spare]") || acts.every((other) => other === one || other.dataset.act !== one.dataset.act));
  // All places stand in their menu too, and on a phone most stand only there.
  const lead = new Map([...document.querySelectorAll(".rail a.place, #places a")].map((one) => [one.href, one]));
  for (const one of shown) lead.delete(one.href);
  const opened = new Set(shown.map((one) => one.dataset.opens).filter(Boolean));
  const own = [...document.querySelectorAll("#me a, #me [data-opens]")].filter((one) => !opened.has(one.dataset.opens));
  const places = [...lead.values(), ...own].filter((one) => !shown.includes(one));
  const isNear = (one) => one.closest("[data-pane]") === currentPane() && currentPane() !== null;
  return [...shown.filter(isNear), ...shown.filter((one) => !isNear(one)), ...places];
}

function line(element, index) {
  const option = document.createElement("div");
  Object.assign(option, { id: `here-${index}`, className: "option" });
  option.setAttribute("role", "option");
  const words = document.createElement("span");
  words.className = "grow";
  words.textContent = wordsOf(element);
  option.append(element.querySelector("svg")?.cloneNode(true) ?? "", words);
  const cap = element.querySelector("kbd")?.cloneNode(true);
  if (cap) option.append(cap);
  option.presses = element;
  return option;
}

function choose(index) {
  const all = options();
  chosen = all.length ? (index + all.length) % all.length : -1;
  all.forEach((one, at) => one.setAttribute("aria-selected", String(at === chosen)));
  ask.setAttribute("aria-activedescendant", all[chosen]?.id ?? "");
  all[chosen]?.scrollIntoView({ block: "nearest" });
}

function narrow() {
  const words = ask.value.trim().toLowerCase();
  for (const one of box.querySelectorAll("#palette-here > *")) one.hidden = !one.textContent.toLowerCase().includes(words);
  choose(0);
}

function begin() {
  document.getElementById("palette-found").replaceChildren();
  document.getElementById("palette-here").replaceChildren(...offered().map(line));
  ask.value = "";
  narrow();
  ask.focus();
}

function searchFor(words) {
  const form = document.querySelector("form[role=search]");
  form.elements.q.value = words;
  form.requestSubmit();
}

function follow(option, isBeside) {
  if (!option) return;
  box.close();
  if (option.presses) press(option.presses);
  else if (option.matches("[data-searches]")) searchFor(ask.value);
  else if (isBeside && option.dataset.number && document.querySelector("[data-pane]")) location.assign(`${location.pathname}?beside=${encodeURIComponent(option.dataset.number)}`);
  else location.assign(option.href);
}

if (box) {
  document.addEventListener("click", (event) => event.target.closest("[data-opens=palette]") && begin());
  ask.addEventListener("input", narrow);
  box.addEventListener("htmx:afterSwap", () => choose(0));
  box.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) event.preventDefault();
    if (option) follow(option, event.altKey);
    else if (event.target === box) box.close();
  });
  ask.addEventListener("keydown", (event) => {
    if (isComposing(event)) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) choose(chosen + step);
    else if (event.key === "Enter") follow(options()[chosen], event.altKey);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}
