// Small words that every other part of the script uses.
export const page = () => document.getElementById("page");
export const find = (what, within = document) => within.querySelector(what);
export const all = (what, within = document) => [...within.querySelectorAll(what)];

export const element = (name, attributes) => Object.assign(document.createElement(name), attributes);

/** Listen under each name: htmx 2 calls an event `htmx:beforeSwap`, htmx 4 `htmx:before:swap`. */
export const on = (names, act) => names.split(" ").forEach((name) => document.addEventListener(name, act));

/** A page has come: at the start, after a step, after Back and Forward. The settings, a script of their own, hear it. */
export const arrived = () => document.dispatchEvent(new Event("arrived"));
export const onArrival = (act) => on("arrived", act);

/** What the reader chose for a setting; "" where nothing is chosen. */
export const chosen = (name) => document.documentElement.dataset[name] || "";

/** Let htmx follow a link of the row, which leads elsewhere now, or stands where htmx has not seen it. */
export const stepTo = (link) => {
  link.href = link.dataset.hxGet = link.href; // in full: it must lead there from every folder
  window.htmx?.process(link);
};

/** The row before anybody listens, and the words that the scripts say, in the language that it names. */
export const template = () => document.getElementById("player-template");
export const words = () => template().content.firstElementChild.dataset;

/** Say something in a line, without moving the focus. It is cleared first, so that the same words are said again. */
export const say = (line, message, way) => {
  line.textContent = "";
  setTimeout(() => {
    line.textContent = way ? `${message} ` : message;
    if (way) line.append(element(way.href ? "a" : "button", { className: "player__wide", ...way }));
  }, 50);
};

let fading;
/** Say something once. It goes away after a while, for it lies over the page; a link stays, and so does what has the
 *  focus. `way` is a way on: { href, textContent } or { onclick, textContent }. `kind` of its line: none, or `unseen`, for ears alone. */
export const tell = (message, way, kind = "") => {
  const line = document.getElementById("voice");
  line.className = kind;
  line.lang = (kind ? page() : template()).lang; // our words may be late; what is unseen is of the page
  clearTimeout(fading);
  say(line, message, way);
  const fade = () => line.contains(document.activeElement) || (line.textContent = "");
  if (!way?.href) fading = setTimeout(fade, way ? 20_000 : 8000);
};
