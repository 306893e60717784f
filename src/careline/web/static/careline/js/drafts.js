// <kept-draft name="…"> keeps what is typed in its form on this computer until it has been sent.
const PREFIX = "careline.draft.";
const PAUSE = 400;

class KeptDraft extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form") ?? this.querySelector("form");
    this.slotName = PREFIX + this.getAttribute("name");
    if (!this.form) return;
    this.restore();
    this.form.addEventListener("input", () => this.later());
    this.form.addEventListener("change", () => this.later());
    this.form.addEventListener("submit", () => sessionStorage.setItem("careline.sent", this.slotName));
  }

  fields() {
    const kept = "input:not([type=hidden]):not([type=password]):not([type=submit]), textarea, select";
    return [...this.form.querySelectorAll(kept)].filter((one) => one.name && one.name !== "csrfmiddlewaretoken");
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), PAUSE);
  }

  save() {
    const values = this.fields().map((one) => [one.name, one.value, "checked" in one && /checkbox|radio/.test(one.type) ? one.checked : null]);
    localStorage.setItem(this.slotName, JSON.stringify(values));
    this.tell(this.dataset.kept);
  }

  restore() {
    const kept = localStorage.getItem(this.slotName);
    if (!kept || this.form.querySelector("[aria-invalid=true]")) return;
    for (const [name, value, checked] of JSON.parse(kept)) {
      for (const one of this.fields().filter((field) => field.name === name)) {
        if (checked === null) one.value = value;
        else if (one.value === value) one.checked = checked;
      }
    }
    this.tell(this.dataset.restored);
    this.form.dispatchEvent(new Event("draft-restored", { bubbles: true }));
  }

  tell(words) {
    const place = this.querySelector("[data-says]");
    if (place) place.textContent = words ?? "";
  }
}

// A page that says a form was taken ends the draft that was sent; a refused one keeps it.
function forgetSent() {
  const sent = sessionStorage.getItem("careline.sent");
  if (sent && document.querySelector("#toasts .success")) localStorage.removeItem(sent);
  sessionStorage.removeItem("careline.sent");
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-forgets-drafts]")) return;
  for (const name of Object.keys(localStorage)) if (name.startsWith(PREFIX)) localStorage.removeItem(name);
});

forgetSent(); // before any draft is brought back
customElements.define("kept-draft", KeptDraft);
