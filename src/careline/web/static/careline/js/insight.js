// Where lists and places run sideways, on a phone, the one that is open stands in sight.
for (const open of document.querySelectorAll(":is(.roster, .rail) [aria-current]")) {
  open.scrollIntoView({ block: "nearest", inline: "center" });
}
