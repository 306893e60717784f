// Shortcuts: a key presses the button, link or field that carries it in data-key. The table is web/keys.py.
import { currentPane } from "./split.js";
import { isChord, isComposing, isTyping, strokeOf } from "./strokes.js";

const root = document.documentElement;

const isReachable = (element) => !element.disabled && element.checkVisibility({ visibilityProperty: true });

export function press(element) {
  if (element.matches("input:not([type=checkbox]), textarea")) {
    element.focus();
    element.select();
  } else {
    element.click();
  }
}

// What is asked holds before the page beneath it; of two panes, only the one somebody works in is meant.
// What the page itself offers under a key holds before a place on the rail: in a contact, a complaint is out of it.
function holder(stroke) {
  const open = document.querySelector("dialog[open]");
  const isMeant = (one) => !one.closest("[data-pane]") || one.matches("[data-crosses]") || one.closest("[data-pane]") === currentPane();
  const found = [...(open ?? document).querySelectorAll("[data-key]")].filter((one) => one.dataset.key === stroke && isMeant(one) && isReachable(one));
  return found.find((one) => !one.closest(".rail")) ?? found[0];
}

// Where nobody is in a form yet, the one form of the page that can be sent is meant; of several, none.
function onlyForm() {
  const sending = [...document.querySelectorAll("main [data-sends]")].filter(isReachable);
  return sending.length === 1 ? sending[0].form : null;
}

function sendForm(event) {
  const open = document.querySelector("dialog[open]");
  const form = event.target.closest?.("form") ?? (open ? open.querySelector("form:not([method=dialog])") : onlyForm());
  if (!form || form.method === "dialog") return;
  event.preventDefault();
  form.requestSubmit(form.querySelector("[data-sends]") ?? undefined);
}

document.addEventListener("keydown", (event) => {
  if (isComposing(event) || event.defaultPrevented) return;
  const stroke = strokeOf(event);
  if (stroke === "Ctrl+Enter") return sendForm(event);
  if (stroke === "Escape" && isTyping(event.target) && !event.target.closest("dialog")) return event.target.blur();
  if (!isChord(stroke) && (isTyping(event.target) || root.dataset.keys === "off")) return;
  const found = holder(stroke);
  if (!found) return;
  event.preventDefault();
  press(found);
});

document.addEventListener("change", (event) => {
  if (event.target.id === "keys-on") root.dataset.keys = event.target.checked ? "on" : "off";
});
