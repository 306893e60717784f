// <kept-draft> keeps what is typed in its form on the server until it has been sent, and says when. Nothing stays in this browser.
import { turn } from "./writing.js";

const PAUSE = 800;
const AGAIN = 5000;
const CATCH_UP = 1000;
const LEFT = "draft-left"; // that words were under way when the page before was left; never what they say
const isFollowed = Boolean(sessionStorage.getItem(LEFT));
sessionStorage.removeItem(LEFT);
const KIND = "@kind"; // whether a text is for the customer or for colleagues counts as much as the text

class KeptDraft extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    if (!this.form) return;
    this.before = JSON.stringify(this.values());
    for (const kind of ["input", "change"]) this.form.addEventListener(kind, () => this.later(PAUSE));
    this.form.addEventListener("submit", () => this.stop());
    this.querySelector("[data-takes]").addEventListener("click", () => this.fill());
    this.querySelector("[data-drops]").addEventListener("click", () => this.drop());
    this.online = () => this.isWaiting && this.save();
    this.leave = () => {
      if (this.timer || this.isSaving) sessionStorage.setItem(LEFT, "yes");
      if (this.timer) this.save();
    };
    window.addEventListener("online", this.online);
    window.addEventListener("pagehide", this.leave);
    window.addEventListener("beforeunload", (this.hold = (event) => this.isWaiting && event.preventDefault()));
    setTimeout(() => this.look(), isFollowed ? CATCH_UP : 0); // else this page could ask before the words have arrived
  }

  disconnectedCallback() {
    if (this.timer) this.save(); // a dialog was closed with words in it
    window.removeEventListener("online", this.online);
    window.removeEventListener("pagehide", this.leave);
    window.removeEventListener("beforeunload", this.hold);
  }

  fields() {
    const kept = "input:not([type=hidden], [type=password], [type=submit], [type=file], [type=search]), textarea, select";
    return [...this.form.elements].filter((one) => one.name && one.matches(kept));
  }

  values() {
    const typed = this.fields().map((one) => [one.name, one.value, /checkbox|radio/.test(one.type) ? one.checked : null]);
    return this.form.dataset.kind ? [...typed, [KIND, this.form.dataset.kind, null]] : typed;
  }

  async look() {
    if (this.form.querySelector("[aria-invalid=true], .notice.bad")) return this.save(); // refused: what was sent is what counts
    const answer = await fetch(this.dataset.at, { headers: { "HX-Request": "true" } }).catch(() => null);
    if (answer?.status !== 200) return;
    const { kept, fields } = await answer.json();
    this.found = JSON.parse(fields);
    this.at = kept;
    if (JSON.stringify(this.values()) === this.before) this.fill();
    else this.tell("found", kept, { takes: true, drops: true });
  }

  put(values) {
    for (const [name, value, checked] of values) {
      for (const one of this.fields().filter((field) => field.name === name)) {
        if (checked === null) one.value = value;
        else if (one.value === value) one.checked = checked;
      }
    }
  }

  fill() {
    const kind = this.found.find(([name]) => name === KIND)?.[1];
    if (kind && this.form.querySelector(`[data-kind-of=${kind}]`)) turn(this.form, kind);
    this.put(this.found);
    this.tell("restored", this.at, { drops: true });
    this.form.dispatchEvent(new Event("draft-restored", { bubbles: true }));
  }

  later(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), pause);
  }

  stop() {
    clearTimeout(this.timer);
    this.timer = null;
    this.isWaiting = false;
  }

  async save() {
    this.stop();
    this.isSaving = true;
    const said = await this.post(JSON.stringify(this.values()));
    this.isSaving = false;
    const answer = said?.status < 500 ? said : null; // a server that is just starting is no connection either
    this.isWaiting = !answer && this.isConnected;
    document.dispatchEvent(new Event(answer ? "connection-found" : "connection-lost"));
    if (answer?.status === 200) return this.tell("kept", (await answer.json()).kept, { drops: true });
    this.tell(answer ? "lost" : "waiting");
    if (this.isWaiting) this.later(AGAIN);
  }

  async drop() {
    const isOther = !this.querySelector("[data-takes]").hidden; // what was typed here meanwhile isn't thrown away with it
    this.stop();
    await this.post("");
    if (!isOther) this.put(JSON.parse(this.before));
    this.tell();
    if (isOther) this.later(0);
    this.form.querySelector("textarea, .input")?.focus();
  }

  post(fields) {
    const told = new FormData();
    told.set("csrfmiddlewaretoken", this.form.elements.csrfmiddlewaretoken.value);
    told.set("sitting", this.dataset.sitting);
    told.set("fields", fields);
    return fetch(this.dataset.at, { method: "POST", body: told, headers: { "HX-Request": "true" }, keepalive: true }).catch(() => null);
  }

  tell(words, time = "", { takes = false, drops = false } = {}) {
    this.querySelector("[data-says]").textContent = words ? this.dataset[words].replace("{time}", time) : "";
    this.querySelector("[data-takes]").hidden = !takes;
    this.querySelector("[data-drops]").hidden = !drops;
    this.classList.toggle("late", words === "waiting" || words === "lost");
  }
}

customElements.define("kept-draft", KeptDraft);

// A form that only asks something of the server on the way isn’t sent yet: it mustn’t say which draft it was.
document.addEventListener("htmx:configRequest", (event) => {
  if (event.detail.triggeringEvent?.type !== "submit") delete event.detail.parameters.draft;
});
