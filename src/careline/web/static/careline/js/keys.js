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
function holder(stroke) {
  const open = document.querySelector("dialog[open]");
  const isMeant = (one) => !one.closest("[data-pane]") || one.matches("[data-crosses]") || one.closest("[data-pane]") === currentPane();
  return [...(open ?? document).querySelectorAll("[data-key]")].find((one) => one.dataset.key === stroke && isMeant(one) && isReachable(one));
}

function sendForm(event) {
  const form = event.target.closest?.("form") ?? document.querySelector("dialog[open] form:not([method=dialog])");
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
