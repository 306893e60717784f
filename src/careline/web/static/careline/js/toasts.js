// Toasts leave by themselves, unless they refuse something: a refusal stays until it is read.
const STAY = 6000;

class ToastNote extends HTMLElement {
  connectedCallback() {
    const open = document.querySelector("dialog[open]");
    if (open && !open.contains(this)) return open.prepend(this); // beneath a dialog nobody reads it or closes it
    this.querySelector("button")?.addEventListener("click", () => this.remove());
    if (!this.matches(".bad, .error")) setTimeout(() => this.remove(), STAY);
  }
}

customElements.define("toast-note", ToastNote);
