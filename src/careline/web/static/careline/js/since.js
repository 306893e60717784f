// <since-then data-at="…"> counts how long a contact runs, by the minute, as a clock on the wall.
class SinceThen extends HTMLElement {
  connectedCallback() {
    this.tell();
    this.timer = setInterval(() => this.tell(), 15000);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  tell() {
    const minutes = Math.max(Math.floor((Date.now() - Date.parse(this.dataset.at)) / 60000), 0);
    const two = (number) => String(number).padStart(2, "0");
    if (minutes < 24 * 60) this.textContent = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  }
}

customElements.define("since-then", SinceThen);
