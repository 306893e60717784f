// A suggestion is taken over into its field by a press, never by itself.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-puts]");
  if (!button) return;
  const field = document.getElementById(button.dataset.into);
  field.value = button.dataset.puts;
  field.dispatchEvent(new Event("change", { bubbles: true }));
  field.focus();
});
