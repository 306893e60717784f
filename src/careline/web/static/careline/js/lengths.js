// What is left of a message's length while it is written: a text message is cut in parts, all else ends with its box.
// One part holds 160 signs of the default alphabet or 70 of any other; of several, 153 or 67 each (3GPP TS 23.038, 23.040).
// Brackets and the like take two places there; where one stands, the smaller number is told.
const DEFAULT = /^[\w \r\n@£$¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ!"#¤%&'()*+,\-./:;<=>?¡ÄÖÑÜ§¿äöñüà]*$/;
const SEVERAL = { 160: 153, 70: 67 };
const NEAR = 500; // signs from the box's end

export function cut(text) {
  const whole = DEFAULT.test(text) ? 160 : 70;
  if (text.length <= whole) return { parts: 1, left: whole - text.length };
  const parts = Math.ceil(text.length / SEVERAL[whole]);
  return { parts, left: parts * SEVERAL[whole] - text.length };
}

const filled = (words, told) => words.replace(/\{(\w+)\}/g, (_, name) => told[name]);

function say(desk) {
  const place = desk.querySelector("[data-lengths]");
  const box = desk.querySelector("textarea");
  if (!place) return;
  const isText = desk.dataset.kind === "ours" && desk.elements.channel?.value === "sms" && box.value;
  const left = box.maxLength - box.value.length;
  if (isText) place.textContent = filled(place.dataset.cut, cut(box.value));
  else place.textContent = left <= NEAR ? filled(place.dataset.left, { left }) : "";
}

for (const kind of ["input", "change", "click"]) {
  document.addEventListener(kind, (event) => {
    const desk = event.target.closest?.(".write");
    if (desk) say(desk);
  });
}
for (const desk of document.querySelectorAll(".write")) say(desk);
