// Dialogs: links with data-dialog fetch their form into the one dialog; buttons with data-opens show one on the page.
const dialog = () => document.getElementById("dialog");

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener) {
    document.querySelector("[popover]:popover-open")?.hidePopover();
    document.getElementById(opener.dataset.opens).showModal();
    return;
  }
  const link = event.target.closest("a[data-dialog]");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && window.htmx) {
    event.preventDefault();
    window.htmx.ajax("GET", link.href, { target: "#dialog", swap: "innerHTML" });
  }
});

document.addEventListener("htmx:afterSwap", (event) => {
  const box = dialog();
  if (event.detail.target !== box || !box.firstElementChild) return;
  if (box.querySelector("[data-closes-itself]")) return box.close();
  box.setAttribute("aria-labelledby", "dialog-title");
  if (!box.open) box.showModal();
  (box.querySelector("[aria-invalid=true]") ?? box.querySelector("[autofocus], .input, input:is([type=radio], [type=checkbox]), [data-sends]"))?.focus();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-closes]")) event.target.closest("dialog")?.close();
});
