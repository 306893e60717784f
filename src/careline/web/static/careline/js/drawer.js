// The context column is a drawer on narrow windows.
document.addEventListener("click", (event) => {
  const toggle = event.target.closest("[data-drawer]");
  const drawer = document.querySelector(".context");
  if (!drawer) return;
  if (toggle) {
    drawer.toggleAttribute("data-open");
    if (drawer.hasAttribute("data-open")) drawer.focus();
  } else if (drawer.hasAttribute("data-open") && !event.target.closest(".context, dialog")) {
    drawer.removeAttribute("data-open");
  }
  document.querySelector("[data-drawer]")?.setAttribute("aria-expanded", drawer.hasAttribute("data-open"));
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") document.querySelector(".context[data-open]")?.removeAttribute("data-open");
});
