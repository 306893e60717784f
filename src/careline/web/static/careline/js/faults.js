// A page that comes back because something in its form can’t be leads to the first such field, wherever it stands.
const field = document.querySelector("main form [aria-invalid=true]");
if (field) field.focus();
else document.querySelector("main form .notice.bad")?.scrollIntoView({ block: "center" });
