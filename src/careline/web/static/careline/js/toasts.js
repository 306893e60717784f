// Toasts leave by themselves, unless they refuse something: a refusal stays until it is read.
const STAY = 6000;

class ToastNote extends HTMLElement {
  connectedCallback() {
    this.querySelector("button")?.addEventListener("click", () => this.remove());
    if (!this.matches(".bad, .error")) setTimeout(() => this.remove(), STAY);
  }
}

customElements.define("toast-note", ToastNote);
