// Two panes side by side: which one the keys are for, the way across, and the divider between them.
const panes = () => [...document.querySelectorAll("[data-pane]")];
const KEPT = "careline.split"; // the width fits this screen, so it stays in this browser
const LEAST = 25;

export const currentPane = () => document.querySelector("[data-pane][data-current]") ?? panes()[0] ?? null;

function enter(pane) {
  for (const one of panes()) one.toggleAttribute("data-current", one === pane);
}

for (const kind of ["focusin", "pointerdown"]) {
  document.addEventListener(kind, (event) => {
    const pane = event.target.closest?.("[data-pane]");
    if (pane) enter(pane);
  });
}

document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-crosses]")) return;
  const other = panes().find((one) => one !== currentPane());
  if (!other) return;
  enter(other);
  other.focus();
});

const divider = document.querySelector(".divider");

function divide(percent) {
  const width = Math.min(Math.max(Math.round(percent), LEAST), 100 - LEAST);
  divider.parentElement.style.setProperty("--split", `${width}%`);
  divider.setAttribute("aria-valuenow", String(width));
  localStorage.setItem(KEPT, String(width));
}

if (divider) {
  divide(Number(localStorage.getItem(KEPT)) || 50);
  enter(panes()[0]);
  const steps = { ArrowLeft: -2, ArrowRight: 2, PageUp: -10, PageDown: 10 };
  divider.addEventListener("keydown", (event) => {
    const now = Number(divider.getAttribute("aria-valuenow"));
    const next = { Home: LEAST, End: 100 - LEAST, Enter: 50 }[event.key] ?? (event.key in steps ? now + steps[event.key] : null);
    if (next === null) return;
    event.preventDefault();
    divide(next);
  });
  divider.addEventListener("pointerdown", (event) => divider.setPointerCapture(event.pointerId));
  divider.addEventListener("pointermove", (event) => {
    if (!divider.hasPointerCapture(event.pointerId)) return;
    const box = divider.parentElement.getBoundingClientRect();
    divide(((event.clientX - box.left) / box.width) * 100);
  });
  divider.addEventListener("dblclick", () => divide(50));
}
