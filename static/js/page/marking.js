// The sentence that is being said is marked, and kept in view until the reader looks elsewhere.
import { chosen, find, on, onArrival, page } from "./dom.js";
import { audio, watch } from "./sound.js";
import { current, hand, here, listen, offered } from "./player.js";

const MARK = "sentence--spoken";
let marked; // the element that is marked now
let follows = true;

const calm = () =>
  chosen("motion") === "none" || matchMedia("(prefers-reduced-motion: reduce)").matches;

const keepInView = (one) => {
  const { top, bottom } = one.getBoundingClientRect();
  const bar = find(".bar", page());
  const above = getComputedStyle(bar).position === "sticky" ? bar.offsetHeight : 0;
  if (top >= above && bottom <= innerHeight - document.getElementById("player").offsetHeight) return;
  one.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
};

const mark = () => {
  const one = here() && chosen("follow") !== "off" && (!audio.paused || audio.currentTime > 0) ? document.getElementById(current()?.id) : null;
  if (one === marked && one?.isConnected !== false) return;
  marked?.classList.remove(MARK);
  marked = one;
  marked?.classList.add(MARK);
  if (marked && follows && !chosen("follow") && !audio.paused) keepInView(marked);
};
watch(mark);
onArrival(mark);
on("settings", mark);

// Whoever scrolls or opens a meaning has looked elsewhere; whoever uses the player or points at a sentence is back.
for (const name of ["wheel", "touchmove"]) addEventListener(name, () => (follows = false), { passive: true });
on("keydown", ({ key }) => {
  if (/^(Page|Arrow|Home|End)/.test(key)) follows = false;
});

// One listener for all prose: no sentence is a button, so no screen reader calls it one.
on("click", (event) => {
  const on = (what) => event.target.closest?.(what);
  if (on("#player, .listen__button")) follows = true;
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
