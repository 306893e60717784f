// Choosing rows together, and doing one thing to them part by part, so that one sees how far it has come.
const PART = 10;
const bar = document.querySelector(".bulk-bar");
const boxes = () => [...document.querySelectorAll("[data-rows] [name=number]")];

function tell() {
  if (!bar) return;
  const chosen = boxes().filter((one) => one.checked).length;
  const everything = bar.elements.everything.checked;
  bar.hidden = !chosen && !everything && !document.querySelector("[data-choosing]");
  bar.querySelector("[data-says]").textContent = everything ? "" : String(chosen);
  for (const one of boxes()) one.closest("tr").toggleAttribute("data-chosen", one.checked);
}

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-picks-all]")) boxes().forEach((one) => (one.checked = event.target.checked));
  if (event.target.matches("[name=number], [data-picks-all], [name=everything]")) tell();
});

document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-picks]")) return;
  const box = (document.activeElement?.closest("[data-rows] > tr") ?? document.querySelector("[data-rows] > tr.cursor"))?.querySelector("[name=number]");
  if (box) box.checked = !box.checked;
  tell();
});

// A phone has no room for boxes all the time: a button brings them, and the bar.
const chooser = document.querySelector("[data-chooses]");

function choose(isOn) {
  chooser.closest(".page").toggleAttribute("data-choosing", isOn);
  chooser.setAttribute("aria-pressed", String(isOn));
}

chooser?.addEventListener("click", () => {
  choose(chooser.getAttribute("aria-pressed") !== "true");
  tell();
});

bar?.addEventListener("reset", () => {
  choose(false);
  setTimeout(tell); // once the boxes are empty
});

// A list that refreshes itself gives the choice back to its rows.
let kept = [];
document.addEventListener("htmx:beforeSwap", () => (kept = boxes().filter((one) => one.checked).map((one) => one.value)));
document.addEventListener("htmx:afterSwap", () => {
  for (const one of boxes()) one.checked ||= kept.includes(one.value);
  tell();
});

function send(form, numbers) {
  const data = new FormData(form);
  data.delete("number");
  for (const number of numbers) data.append("number", number);
  return fetch(form.action, { method: "POST", body: data, headers: { "HX-Request": "true" } });
}

// What is done is taken out of the form, so that whoever goes on after a break does nothing twice.
function advance(form, part, lines) {
  const progress = document.getElementById("bulk-progress");
  const meter = document.getElementById("bulk-bar");
  document.getElementById("bulk-outcomes").insertAdjacentHTML("beforeend", lines);
  for (const one of form.querySelectorAll("[name=number]")) if (part.includes(one.value)) one.remove();
  progress.hidden = false;
  meter.value = meter.max - form.querySelectorAll("[name=number]").length;
  progress.querySelector("[data-says]").textContent = `${meter.value} / ${meter.max}`;
}

async function run(form) {
  const numbers = new FormData(form).getAll("number");
  for (let from = 0; from < numbers.length; from += PART) {
    const part = numbers.slice(from, from + PART);
    const answer = await send(form, part).catch(() => null);
    if (answer?.status === 422) return form.submit(); // the page says at which field
    if (!answer?.ok) return pause(form, true);
    advance(form, part, await answer.text());
  }
  finish(form);
}

// At the end the sum stands first, and what was refused before what was done; how they stood before is old news.
function finish(form) {
  const lines = document.getElementById("bulk-outcomes");
  const refused = [...lines.querySelectorAll(".refused")];
  const sum = document.querySelector("#bulk-progress [data-sums]");
  lines.prepend(...refused);
  sum.textContent = sum.dataset.sums.replace("{done}", String(lines.children.length - refused.length)).replace("{refused}", String(refused.length));
  sum.hidden = false;
  form.hidden = true;
  document.querySelector("[data-before]")?.remove();
  const back = document.querySelector("#bulk-progress [data-when-done]");
  back.hidden = false;
  back.focus();
}

function pause(form, isBroken) {
  form.querySelector("[data-sends]").disabled = !isBroken;
  document.querySelector("[data-when-broken]").hidden = !isBroken;
}

document.getElementById("bulk-run")?.addEventListener("submit", (event) => {
  event.preventDefault();
  pause(event.target, false);
  run(event.target);
});
tell();
