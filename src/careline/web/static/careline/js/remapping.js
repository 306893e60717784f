// The settings of the keys: pressing a key in a field puts it there; the same key twice on one screen is told at once.
import { isComposing, strokeOf } from "./strokes.js";

const form = document.getElementById("keys-form");
const fields = form ? [...form.querySelectorAll(".stroke")] : [];
const LEAVES = new Set(["Tab", "Escape", "Enter", "Shift", "Control", "Alt", "Meta", "CapsLock"]);

function shareScreen(one, other) {
  const screens = new Set(one.dataset.screens.trim().split(" "));
  return other.dataset.screens.trim().split(" ").some((screen) => screens.has(screen));
}

function tell() {
  const twice = fields.filter((one) => one.value && fields.some((other) => other !== one && other.value === one.value && shareScreen(one, other)));
  for (const one of fields) one.setAttribute("aria-invalid", String(twice.includes(one)));
  const place = document.getElementById("keys-shared");
  const names = twice.map((one) => form.querySelector(`label[for="${one.id}"]`).textContent);
  place.textContent = names.length ? `${place.dataset.says} ${names.join(" · ")}` : "";
}

form?.addEventListener("keydown", (event) => {
  if (!event.target.matches(".stroke") || isComposing(event) || LEAVES.has(event.key) || strokeOf(event) === "Ctrl+Enter") return;
  event.preventDefault();
  const stroke = strokeOf(event);
  event.target.value = ["Backspace", "Delete"].includes(event.key) ? "" : stroke.length === 1 ? stroke.toLowerCase() : stroke;
  tell();
});
