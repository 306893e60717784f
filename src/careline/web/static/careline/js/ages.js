// <data-age at="…"> tells how old the numbers beside it are, second by second.
const MINUTE = 60;

class DataAge extends HTMLElement {
  connectedCallback() {
    this.born = performance.now();
    this.timer = setInterval(() => this.tell(), 1000);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  tell() {
    const age = Math.floor((performance.now() - this.born) / 1000);
    const words = age < MINUTE ? this.dataset.seconds : this.dataset.minutes;
    this.textContent = words.replace("%s", age < MINUTE ? age : Math.floor(age / MINUTE));
    this.classList.toggle("late", age > Number(this.dataset.stale));
  }
}

customElements.define("data-age", DataAge);
