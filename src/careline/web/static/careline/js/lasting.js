// What takes a while in one act says so while it runs, and can't be sent twice.
document.addEventListener("submit", (event) => {
  const told = event.target.querySelector("[data-lasts]");
  if (!told || event.defaultPrevented) return;
  told.hidden = false;
  for (const button of event.target.querySelectorAll("button[data-sends]")) {
    button.setAttribute("aria-busy", "true");
    setTimeout(() => { button.disabled = true; });
  }
});
window.addEventListener("pageshow", () => {
  for (const told of document.querySelectorAll("[data-lasts]")) told.hidden = true;
  for (const button of document.querySelectorAll("button[data-sends][aria-busy]")) { button.disabled = false; button.removeAttribute("aria-busy"); }
});
