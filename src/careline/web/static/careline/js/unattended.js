// What a page asks by itself is no sign of anybody: it says so, and asks nothing while nobody sees the page.
export const UNATTENDED = { "HX-Request": "true", "Careline-Unattended": "1" };

const asksByItself = (element) => element.getAttribute?.("hx-trigger")?.startsWith("every ");

document.addEventListener("htmx:configRequest", (event) => {
  if (asksByItself(event.detail.elt)) Object.assign(event.detail.headers, UNATTENDED);
});

document.addEventListener("htmx:beforeRequest", (event) => {
  if (document.hidden && asksByItself(event.detail.elt)) event.preventDefault();
});
