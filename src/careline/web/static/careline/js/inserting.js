// A variable is put where one writes by a press; without this the same is typed.
let written = null;
document.addEventListener("focusin", (event) => {
  if (event.target.matches("textarea, input.input")) written = event.target;
});
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-inserts]");
  if (!button) return;
  const form = button.closest("form");
  const field = form.contains(written) ? written : form.querySelector("textarea");
  field.setRangeText(button.dataset.inserts, field.selectionStart, field.selectionEnd, "end");
  field.focus();
});
