// Shortcuts: a single letter presses the button, link or field that carries it in data-key. The table is web/keys.py.
import { cookie } from "./cookies.js";

const root = document.documentElement;

const isTyping = (element) =>
  element.isContentEditable || (element.matches("input, textarea, select") && !element.matches("[type=checkbox], [type=radio]"));

// Chinese is typed by composing letters: none of those is a shortcut. 229 is what older input methods send.
const isComposing = (event) => event.isComposing || event.keyCode === 229;

const isReachable = (element) => !element.disabled && element.checkVisibility({ visibilityProperty: true });

function holder(stroke) {
  const open = document.querySelector("dialog[open]");
  return [...(open ?? document).querySelectorAll("[data-key]")].find((one) => one.dataset.key === stroke && isReachable(one));
}

function press(element) {
  if (element.matches("input, textarea")) {
    element.focus();
    element.select();
  } else {
    element.click();
  }
}

function sendForm(event) {
  const form = event.target.closest?.("form") ?? document.querySelector("dialog[open] form:not([method=dialog])");
  if (!form || form.method === "dialog") return;
  event.preventDefault();
  form.requestSubmit(form.querySelector("[data-sends]") ?? undefined);
}

document.addEventListener("keydown", (event) => {
  if (isComposing(event) || event.defaultPrevented) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return sendForm(event);
  if (event.key === "Escape" && isTyping(event.target) && !event.target.closest("dialog")) return event.target.blur();
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (root.dataset.keys === "off") return;
  const found = holder(event.key);
  if (found) {
    event.preventDefault();
    press(found);
  }
});

document.addEventListener("change", (event) => {
  if (event.target.id !== "keys-on") return;
  root.dataset.keys = event.target.checked ? "on" : "off";
  cookie("careline_keys", root.dataset.keys);
});
