// <note-files> says which files a note will carry, takes those dropped on the box or pasted into it, and lets go of all of them.
class NoteFiles extends HTMLElement {
  connectedCallback() {
    this.box = this.closest("form");
    this.input = this.querySelector("input");
    this.said = this.querySelector("[data-says]");
    this.input.addEventListener("change", () => this.tell());
    this.box.addEventListener("paste", (event) => this.take(event, event.clipboardData));
    this.box.addEventListener("drop", (event) => this.take(event, event.dataTransfer));
    this.box.addEventListener("dragover", (event) => !this.hidden && event.preventDefault());
  }

  take(event, told) {
    if (this.hidden || !told.files.length) return;
    event.preventDefault();
    event.stopPropagation(); // else it would hang on the complaint as well
    const all = new DataTransfer();
    for (const one of [...this.input.files, ...told.files]) all.items.add(one);
    this.input.files = all.files;
    this.tell();
  }

  tell() {
    this.said.textContent = [...this.input.files].map((one) => one.name).join(" · ");
    if (!this.input.files.length) return;
    const drop = document.createElement("button");
    drop.type = "button";
    drop.className = "link";
    drop.textContent = this.dataset.drops;
    drop.addEventListener("click", () => this.drop());
    this.said.append(" ", drop);
  }

  drop() {
    this.input.value = "";
    this.tell();
    this.input.focus();
  }
}

customElements.define("note-files", NoteFiles);
