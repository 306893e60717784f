// One tick for all the boxes of a name in the same form.
document.addEventListener("change", (event) => {
  const all = event.target.closest("[data-ticks]");
  if (!all) return;
  for (const box of all.form.querySelectorAll(`input[type="checkbox"][name="${all.dataset.ticks}"]`)) box.checked = all.checked;
});
