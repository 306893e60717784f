// Editing in place: a link with data-in-place puts its form where the line stands; Escape puts the line back.
const lines = new Map();
const lineOf = (element) => element.closest(".attribute");

function giveUp(line) {
  const before = lines.get(line.id);
  if (!before) return;
  line.replaceWith(before);
  window.htmx.process(before);
  before.querySelector("[data-in-place]")?.focus();
}

document.addEventListener("click", (event) => {
  const quits = event.target.closest("[data-gives-up]");
  if (quits && lines.has(lineOf(quits).id)) {
    event.preventDefault();
    giveUp(lineOf(quits));
    return;
  }
  const link = event.target.closest("a[data-in-place]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !window.htmx) return;
  event.preventDefault();
  const line = lineOf(link);
  lines.set(line.id, line.cloneNode(true));
  window.htmx.ajax("GET", link.href, { target: line, swap: "outerHTML" });
});

document.addEventListener("keydown", (event) => {
  const line = event.key === "Escape" && !event.isComposing && event.target.closest?.(".attribute.editing");
  if (!line) return;
  event.preventDefault();
  event.stopPropagation();
  giveUp(line);
}, true);

document.addEventListener("htmx:afterSwap", (event) => {
  const line = event.detail.target?.classList?.contains("attribute") && document.getElementById(event.detail.target.id);
  if (!line) return;
  const first = line.querySelector("[aria-invalid=true], [data-first]") ?? line.querySelector("[data-in-place]");
  first?.focus();
  first?.select?.();
});
