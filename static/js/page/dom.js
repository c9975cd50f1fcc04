// Small words that every other part of the script uses.
export const page = () => document.getElementById("page");
export const find = (what, within = document) => within.querySelector(what);
export const all = (what, within = document) => [...within.querySelectorAll(what)];

export const element = (name, attributes) => Object.assign(document.createElement(name), attributes);

/** Listen under each name: htmx 2 calls an event `htmx:beforeSwap`, htmx 4 `htmx:before:swap`. */
export const on = (names, act) => names.split(" ").forEach((name) => document.addEventListener(name, act));

/** What to do when a page has come: at the start, after a step, after Back and Forward. */
const arrivals = [];
export const onArrival = (act) => arrivals.push(act);
export const arrived = () => {
  arrivals.forEach((act) => act());
  document.dispatchEvent(new Event("arrived")); // for the settings, a script of their own
};

/** What the reader chose for a setting; "" where nothing is chosen. */
export const chosen = (name) => document.documentElement.dataset[name] || "";

/** Make an element a link to a page of ours that htmx follows by a step; where htmx is missing, a plain one. */
export const stepTo = (link, href) => {
  link.href = href;
  const step = { get: href, target: "#page", select: "#page", swap: "outerHTML", "push-url": "true" };
  for (const [name, value] of Object.entries(step)) link.setAttribute(`data-hx-${name}`, value);
  window.htmx?.process(link);
  return link;
};

let fading;
/** Say something once, without moving the focus. The line is cleared first, so that the same words are said again;
 *  it goes away after a while, for it lies over the page, unless it stays with a way on: { href, textContent }. */
export const tell = (words, way) => {
  const line = document.getElementById("voice");
  clearTimeout(fading);
  line.textContent = "";
  setTimeout(() => {
    line.textContent = way ? `${words} ` : words;
    if (way) line.append(element("a", way));
  }, 50);
  if (!way) fading = setTimeout(() => (line.textContent = ""), 8000);
};
