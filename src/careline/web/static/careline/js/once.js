// A form pressed twice is sent once: until its answer is there, and while the page it leads to is on its way.
const FOR = 10000; // an answer that never comes doesn’t close the form for good

const sent = new WeakMap();
const isSent = (form) => Date.now() - (sent.get(form) ?? -FOR) < FOR;

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.getAttribute("method") !== "post" || form.matches("[data-downloads]")) return;
  if (isSent(form)) return event.preventDefault();
  sent.set(form, Date.now());
});

document.addEventListener("htmx:beforeRequest", (event) => {
  const form = event.detail.requestConfig.triggeringEvent?.type === "submit" && event.detail.elt;
  if (!form) return;
  if (isSent(form)) return event.preventDefault();
  sent.set(form, Date.now());
});

// Taken and on the way to another page, it stays closed; refused, it may be mended and sent again.
document.addEventListener("htmx:afterRequest", (event) => {
  if (!event.detail.xhr?.getResponseHeader("HX-Redirect")) sent.delete(event.detail.elt);
});

// Coming back to a page that was kept, its forms are open.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) for (const form of document.forms) sent.delete(form);
});
