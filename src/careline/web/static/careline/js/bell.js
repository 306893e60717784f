// The bell stays current while one sits at a page: asked seldom, only while the page is seen, and changed only when it is new.
import { UNATTENDED } from "./unattended.js";

const PACE = 30000;
const bell = document.querySelector("[data-bell]");
let asked = Date.now();

// The link stays the same one, so that whoever stands on it goes on standing there.
function show(fresh) {
  const isMore = Number(fresh.dataset.count) > Number(bell.dataset.count);
  bell.dataset.count = fresh.dataset.count;
  bell.setAttribute("aria-label", fresh.getAttribute("aria-label"));
  bell.replaceChildren(...fresh.childNodes);
  if (isMore) document.getElementById("bell-says").textContent = fresh.getAttribute("aria-label");
}

async function look() {
  if (document.hidden || Date.now() - asked < PACE) return;
  asked = Date.now();
  const headers = { ...UNATTENDED, "If-None-Match": `"${bell.dataset.count}"` };
  const answer = await fetch(bell.dataset.bell, { headers, cache: "no-store" }).catch(() => null);
  const over = answer?.headers.get("HX-Redirect");
  if (over) return location.assign(over); // the session ended: what was on the screen goes with it
  if (answer?.status !== 200) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-bell]");
  if (fresh) show(fresh);
}

if (bell) {
  setInterval(look, 1000);
  document.addEventListener("visibilitychange", look);
}
