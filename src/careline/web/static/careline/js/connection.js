// Says when there is no connection; the drafts keep what is typed as soon as there is one.
const banner = document.getElementById("offline");
const show = (isOff) => banner && (banner.hidden = !isOff);

window.addEventListener("offline", () => show(true));
window.addEventListener("online", () => show(false));
document.addEventListener("htmx:sendError", () => show(true));
document.addEventListener("connection-lost", () => show(true)); // a draft couldn't be kept
document.addEventListener("connection-found", () => show(false));
document.addEventListener("htmx:afterRequest", (event) => event.detail.successful && show(false));
show(!navigator.onLine);
