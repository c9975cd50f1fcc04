// The sentence that is being said is marked, and kept in view until the reader looks elsewhere.
import { chosen, find, on, onArrival, page } from "./dom.js";
import { audio, moment, watch } from "./sound.js";
import { box, hand, here, listen, offered, spot } from "./player.js";

const MARK = "sentence--spoken";
let marked; // the element that is marked now
let follows = true;
let ours = 0; // until when a scroll is of our making
const scrolling = () => (ours = performance.now() + 1000);

const calm = () =>
  chosen("motion") === "none" || matchMedia("(prefers-reduced-motion: reduce)").matches;

const keepInView = (one) => {
  const { top, bottom } = one.getBoundingClientRect();
  const bar = find(".bar", page());
  const above = getComputedStyle(bar).position === "sticky" ? bar.offsetHeight : 0;
  if (top >= above && bottom <= innerHeight - box.offsetHeight) return;
  scrolling();
  one.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
};

const mark = () => {
  const one = chosen("follow") !== "off" && (!audio.paused || moment()) && spot();
  if (one === marked) return;
  if (marked) marked.classList.remove(MARK);
  marked = one;
  if (!one) return;
  one.classList.add(MARK);
  if (follows && !chosen("follow") && !audio.paused) keepInView(marked);
};
watch(mark);
onArrival(scrolling);
on("arrived settings", mark);

// Whoever scrolls, goes to a link or opens a meaning has looked elsewhere; whoever uses the player or points at a
// sentence is back.
const elsewhere = ({ type }) => {
  if (type !== "scroll" || performance.now() > ours) follows = false;
};
for (const name of ["wheel", "touchmove", "scroll"]) addEventListener(name, elsewhere);
on("focusin", (event) => {
  if (event.target.tabIndex >= 0 && page().contains(event.target)) elsewhere(event);
});

// One listener for all prose: no sentence is a button, so no screen reader calls it one.
on("click", (event) => {
  const on = (what) => event.target.closest?.(what);
  if (on("#player, #voice, .listen button")) follows = true;
  if (on(".term--here")) follows = false;
  const part = on(".section .section__listen");
  const first = part && offered() && find(".sentence[id]", part.closest(".section"));
  if (first) {
    event.preventDefault();
    follows = true;
    listen(first.id);
    return;
  }
  const one = on("main .sentence[id]");
  if (!one || !here() || on("a, button, summary, label, input") || !getSelection().isCollapsed) return;
  follows = true;
  listen(one.id);
  hand();
});
