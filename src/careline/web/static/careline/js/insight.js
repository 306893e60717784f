// Where the views run sideways, on a phone, the one that is open stands in sight.
for (const open of document.querySelectorAll(".roster [aria-current]")) {
  open.scrollIntoView({ block: "nearest", inline: "center" });
}
