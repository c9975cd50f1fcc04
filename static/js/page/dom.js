// Small words that every other part of the script uses.
export const page = () => document.getElementById("page");
export const find = (what, within = document) => within.querySelector(what);
export const all = (what, within = document) => [...within.querySelectorAll(what)];

/** Listen under each name: htmx 2 calls an event `htmx:beforeSwap`, htmx 4 `htmx:before:swap`. */
export const on = (names, act) => names.split(" ").forEach((name) => document.addEventListener(name, act));

/** What to do when a page has come: at the start, after a step, after Back and Forward. */
const arrivals = [];
export const onArrival = (act) => arrivals.push(act);
export const arrived = () => arrivals.forEach((act) => act());

let fading;
/** Say something once, without moving the focus. The line is cleared first, so that the same words are said again;
 *  it goes away after a while, for it lies over the page, unless it must stay. */
export const tell = (words, stays = false) => {
  const line = document.getElementById("voice");
  clearTimeout(fading);
  line.textContent = "";
  setTimeout(() => (line.textContent = words), 50);
  if (!stays) fading = setTimeout(() => (line.textContent = ""), 8000);
};
