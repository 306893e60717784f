// The write box: one place for a reply and for an internal note; which it is shows in its colour and its button.
const box = document.querySelector(".write");

function turn(kind) {
  box.dataset.kind = kind;
  for (const button of box.querySelectorAll("[data-kind-of]")) {
    button.setAttribute("aria-pressed", String(button.dataset.kindOf === kind));
  }
  for (const part of box.querySelectorAll("[data-only]")) part.hidden = part.dataset.only !== kind;
  const text = box.querySelector("textarea");
  text.placeholder = text.dataset[kind];
  text.setAttribute("aria-label", text.dataset[kind]);
  text.form.action = text.dataset[`${kind}To`];
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-kind-of]");
  if (!box || !button) return;
  turn(button.dataset.kindOf);
  box.querySelector("textarea").focus();
});

if (box) turn(box.dataset.kind);
