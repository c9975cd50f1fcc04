// Ways on which the voice matters: to help and away it falls silent, to another language it keeps the sentence.
import { all, chosen, find, on, onArrival, page, tell } from "./dom.js";
import { audio } from "./sound.js";
import { goOn, hand, here, said, silence, sounding, spot } from "./player.js";
import { hush } from "./clips.js";

// In a copy of plain files a page has the name of its file.
const HELP = /\/help\/([a-z-]+\/)?(index\.html)?$/;
const AWAY = /\/leave\/(index\.html)?$/;
const onclick = () => {
  goOn();
  hand();
  tell("");
};
const paused = () => tell(said("paused"), { textContent: said("on"), onclick });

/** Away: no sound, nothing on the screen, and no way back to here. */
const away = (link) => {
  silence();
  hush();
  audio.textContent = "";
  document.documentElement.hidden = true;
  location.replace(link.href);
};

let went; // whether the voice fell silent on the way to the page that comes; that is said after the heading
// The sound stops before anything else: whoever asks for help, or leaves, must not wait for a page to be quiet.
on("click", (event) => {
  const link = event.target.closest?.("a[href]");
  const path = link && link.origin === location.origin ? link.pathname : "";
  if (AWAY.test(path)) {
    event.preventDefault();
    away(link);
  } else if (HELP.test(path) && path !== location.pathname) {
    went = sounding();
    silence();
    hush();
  }
});

// Three times Shift, and nothing but Shift, within five seconds: away, where the reader chose it.
let presses = [];
let pure = false; // whether Shift was pressed alone
on("keydown", ({ key, repeat }) => {
  pure = key === "Shift" && (pure || !repeat);
  if (!pure) presses = [];
});
on("pointerdown", () => (pure = false));
on("keyup", ({ key, shiftKey, timeStamp }) => {
  const link = chosen("exit") && key === "Shift" && pure && !shiftKey && find(".bar [rel]", page());
  if (!link) return;
  presses = [...presses.filter((time) => timeStamp - time < 5000), timeStamp];
  if (presses.length === 3) away(link);
  else tell(said(presses.length === 1 ? "twice" : "once"));
});

// A part that begins with a word of care is not begun over by the voice of another, nor help, to which Back may lead;
// nor any, where the reader wants it so.
onArrival(() => {
  const care = chosen("moves") || find(".callout--note", page()) || HELP.test(location.pathname);
  if (sounding() && care && !here()) went = !silence();
  if (went && !sounding()) paused();
  went = 0;
});

// The language switch keeps the sentence: the one that is heard, or the first in view where the reader was for a while
// before the way led to the languages at the foot; where that is not known, the one the address names.
let rested;
let resting;
const from = (one) => one.getBoundingClientRect().top;
const rest = () => {
  if (from(find("#languages")) < innerHeight) return;
  const inView = all("main .sentence[id]").filter((one) => from(one) >= 90 && from(one) < innerHeight);
  const one = inView.find(({ id }) => `#${id}` === location.hash) || (scrollY > 200 && inView[0]);
  rested = one ? `#${one.id}` : "";
};
addEventListener("scroll", () => {
  clearTimeout(resting);
  resting = setTimeout(rest, 1000);
});
onArrival(() => (rested = /^#s-/.test(location.hash) ? location.hash : ""));
const kept = () => (spot() ? `#${spot().id}` : rested);
const language = (event) => event.target.closest?.("#languages a[hreflang]");
document.addEventListener(
  "click",
  (event) => {
    if (event.target.closest?.("[href='#languages']")) rest();
    const link = language(event);
    if (link) link.hash = kept();
  },
  true,
);
on("htmx:configRequest", (event) => (event.detail.path += language(event)?.hash || ""));
on("htmx:config:request", (event) => {
  const { hash } = language(event) || {};
  if (hash) event.detail.ctx.request.anchor = hash.slice(1);
});
