// The write box: one place for a reply and for an internal note; which it is shows in its colour and its button.
export function turn(box, kind) {
  box.dataset.kind = kind;
  for (const button of box.querySelectorAll("[data-kind-of]")) {
    button.setAttribute("aria-pressed", String(button.dataset.kindOf === kind));
  }
  for (const part of box.querySelectorAll("[data-only]")) {
    part.hidden = part.dataset.only !== kind;
    for (const input of part.querySelectorAll("[type=file]")) input.disabled = part.hidden; // a reply carries none
  }
  const text = box.querySelector("textarea");
  text.placeholder = text.dataset[kind];
  text.setAttribute("aria-label", text.dataset[kind]);
  box.action = text.dataset[`${kind}To`];
}

document.addEventListener("click", (event) => {
  const button = event.target.closest(".write [data-kind-of]");
  if (!button) return;
  const box = button.closest(".write");
  turn(box, button.dataset.kindOf);
  box.querySelector("textarea").focus();
});

for (const box of document.querySelectorAll(".write")) turn(box, box.dataset.kind);
