// A wrap-up template fills the record by a press; what the agent wrote himself is never written over.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-fills]");
  if (!button) return;
  for (const name of ["summary", "result", "outcome"]) {
    const field = button.form.elements[name];
    if (field && button.dataset[name] && (!field.value || field.dataset.filled === field.value)) {
      field.value = button.dataset[name];
      field.dataset.filled = field.value;
    }
  }
  button.form.elements.summary?.focus();
});
