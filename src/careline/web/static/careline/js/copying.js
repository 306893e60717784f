// A number is copied by pressing it; the button says so for a moment.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copies]");
  if (!button) return;
  await navigator.clipboard?.writeText(button.dataset.copies);
  const says = button.querySelector("[data-says]");
  if (!says) return;
  says.hidden = false;
  setTimeout(() => (says.hidden = true), 1600);
});
