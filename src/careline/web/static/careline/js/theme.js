// Day and night without a page load: nothing typed is lost. The form behind the buttons does the same without scripts.
import { cookie } from "./cookies.js";

const root = document.documentElement;
const night = matchMedia("(prefers-color-scheme: dark)");

function choose(theme) {
  root.dataset.theme = theme;
  cookie("careline_theme", theme);
  for (const button of document.querySelectorAll("[data-themes] button")) {
    button.setAttribute("aria-pressed", String(button.value === theme));
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-themes] button");
  if (button) {
    event.preventDefault();
    choose(button.value);
  } else if (event.target.closest("[data-turns-theme]")) {
    const dark = root.dataset.theme === "dark" || (root.dataset.theme === "auto" && night.matches);
    choose(dark ? "light" : "dark");
  }
});
