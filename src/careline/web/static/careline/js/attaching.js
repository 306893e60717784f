// Attachments: chosen, dropped or pasted files are sent one by one, with progress, and a refusal in words beside the field.
class AttachFiles extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.waiting = [];
    this.querySelector("button").hidden = true;
    this.form.elements.file.addEventListener("change", (event) => this.take(event.target.files));
    this.addEventListener("dragover", (event) => event.preventDefault());
    this.addEventListener("drop", (event) => {
      event.preventDefault();
      this.take(event.dataTransfer.files);
    });
    this.pasted = (event) => this.isConnected && event.clipboardData.files.length && this.take(event.clipboardData.files);
    document.addEventListener("paste", this.pasted);
  }

  disconnectedCallback() {
    document.removeEventListener("paste", this.pasted);
  }

  take(files) {
    this.waiting.push(...files);
    if (!this.busy) this.next();
  }

  next() {
    const file = this.waiting.shift();
    this.busy = Boolean(file);
    if (!file) return this.settle();
    this.send(file);
  }

  send(file) {
    const told = new FormData(this.form);
    told.set("file", file, file.name);
    const request = new XMLHttpRequest();
    request.open("POST", this.form.action);
    request.setRequestHeader("HX-Request", "true");
    request.upload.addEventListener("progress", (event) => this.advance(file, event));
    request.addEventListener("load", () => this.answered(request));
    request.addEventListener("error", () => this.say(this.dataset.failed, true));
    request.addEventListener("loadend", () => this.next());
    request.send(told);
  }

  advance(file, event) {
    const bar = this.querySelector("progress");
    bar.hidden = false;
    bar.value = event.lengthComputable ? (100 * event.loaded) / event.total : 0;
    this.say(this.dataset.working.replace("{name}", file.name));
  }

  answered(request) {
    const page = new DOMParser().parseFromString(request.responseText, "text/html");
    if (request.status === 200) this.panel = page.querySelector("#files");
    else this.say([...page.querySelectorAll("p")].map((one) => one.textContent).join(" ") || this.dataset.failed, true);
  }

  // The panel is drawn anew only when all are sent, so that what was refused can be read beside what came in.
  settle() {
    this.querySelector("progress").hidden = true;
    const said = this.querySelector("[data-says]");
    if (!this.panel) return;
    const refused = said.dataset.bad ? said.textContent : "";
    const fresh = document.importNode(this.panel, true);
    this.closest("#files").replaceWith(fresh);
    window.htmx?.process(fresh);
    if (refused) fresh.querySelector("attach-files").say(refused, true);
  }

  say(words, isBad = false) {
    const place = this.querySelector("[data-says]");
    place.classList.toggle("fault", isBad);
    if (isBad) place.dataset.bad = "true";
    if (isBad || !place.dataset.bad) place.textContent = words;
  }
}

customElements.define("attach-files", AttachFiles);
