// Says when there is no connection; what is typed is kept by the drafts meanwhile.
const banner = document.getElementById("offline");
const show = (isOff) => banner && (banner.hidden = !isOff);

window.addEventListener("offline", () => show(true));
window.addEventListener("online", () => show(false));
document.addEventListener("htmx:sendError", () => show(true));
document.addEventListener("htmx:afterRequest", (event) => event.detail.successful && show(false));
show(!navigator.onLine);
