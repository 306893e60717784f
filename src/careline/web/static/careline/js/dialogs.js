// Dialogs: links with data-dialog fetch their form into the one dialog; buttons with data-opens show one on the page.
const SLOW = 300; // milliseconds; shown any sooner, the shape of what comes would only flicker
const dialog = () => document.getElementById("dialog");
const isWaiting = (box) => box.open && box.firstElementChild?.matches(".skeleton");
let isLeft = false; // by whoever didn't want to wait: what comes then isn't shown any more

async function ask(address) {
  const box = dialog();
  const slow = setTimeout(() => {
    if (box.open) return;
    box.replaceChildren(document.getElementById("loading").content.cloneNode(true));
    box.showModal();
  }, SLOW);
  try {
    await window.htmx.ajax("GET", address, { target: "#dialog", swap: "innerHTML" });
  } finally {
    clearTimeout(slow);
    isLeft = false;
    if (isWaiting(box)) box.close(); // nothing came; a toast says why
  }
}

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
    ask(link.href);
  }
});

document.addEventListener("cancel", (event) => {
  if (event.target === dialog() && isWaiting(event.target)) isLeft = true;
}, true);

document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target === dialog() && isLeft) event.detail.shouldSwap = false;
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
