// Ways on which the voice matters: to help and away it falls silent, to another language it keeps the sentence.
import { all, chosen, find, on, onArrival, page, tell } from "./dom.js";
import { audio, edition, same } from "./sound.js";
import { current, here, offered, silence, sounding } from "./player.js";
import { hush } from "./clips.js";

const HELP = /\/help\/([a-z-]+\/)?$/;
const AWAY = /\/leave\/$/;
const paused = () => tell(find("#player .player")?.dataset.paused || "");

/** Away: no sound, nothing on the screen, and no way back to here. */
const away = (link) => {
  silence();
  hush();
  audio.textContent = "";
  document.documentElement.hidden = true;
  location.replace(link.href);
};

// The sound stops before anything else: whoever asks for help, or leaves, must not wait for a page to be quiet.
on("click", (event) => {
  const link = event.target.closest?.("a[href]");
  const path = link && link.origin === location.origin ? link.pathname : "";
  if (AWAY.test(path)) {
    event.preventDefault();
    away(link);
  } else if (HELP.test(path)) {
    const went = sounding();
    silence();
    hush();
    if (went) paused();
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
on("keyup", ({ key, timeStamp }) => {
  const link = chosen("exit") && key === "Shift" && pure && find("[data-once]", page());
  if (!link) return;
  presses = [...presses.filter((time) => timeStamp - time < 5000), timeStamp];
  if (presses.length === 3) away(link);
  else tell(presses.length === 1 ? link.dataset.twice : link.dataset.once);
});

// A part that begins with a word of care is not begun over by the voice of another; nor any, where the reader wants it so.
onArrival(() => {
  const care = chosen("moves") || find(".callout--note", page());
  if (!sounding() || !care || same(edition, offered())) return;
  silence();
  paused();
});

// The language switch keeps the sentence: the one that is heard, the one the address names, or the first in view.
const kept = () => {
  const heard = here() && current()?.id;
  if (heard && document.getElementById(heard)) return `#${heard}`;
  if (/^#s-/.test(location.hash)) return location.hash;
  const inView = all("main .sentence[id]").find((one) => one.getBoundingClientRect().top >= 90);
  return inView && scrollY > 200 ? `#${inView.id}` : "";
};
const language = (event) => event.target.closest?.("#languages a[hreflang]");
document.addEventListener(
  "click",
  (event) => {
    const link = language(event);
    if (link) link.hash = kept();
  },
  true,
);
on("htmx:configRequest", (event) => {
  if (language(event)?.hash) event.detail.path += language(event).hash;
});
on("htmx:config:request", (event) => {
  const { hash } = language(event) || {};
  if (hash) event.detail.ctx.request.anchor = hash.slice(1);
});
