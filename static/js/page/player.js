// The player's row at the foot of the window. It stands outside the page, so that the voice goes on while pages change.
import { all, chosen, element, find, on, onArrival, page, stepTo, tell } from "./dom.js";
import { at, audio, edition, go, goTo, load, pause, play, same, sentences, watch } from "./sound.js";

const RATES = [1, 0.85, 0.7];
const SPEEDS = { slow: 0.85, slower: 0.7 };
const SILENCES = { short: 2, long: 5, paragraph: 5 }; // seconds
const box = document.getElementById("player");
box.append(audio);
let row; // the player's row, once somebody has listened
let rate = 1;
export let wishes = {}; // what the row's choices say, by their names
let breathing = 0; // the timeout of such a silence
let breathed = -1; // the sentence after which it came last

/** The edition that this page offers to be heard; undefined where it has no sound. */
export const offered = () => {
  const listen = find(".listen[data-sound]", page());
  const native = listen && find("audio", listen);
  if (!native) return undefined;
  const sources = all("source", native).map(({ src, type }) => ({ src, type }));
  // The page has the smaller file last, unless its server knew that the reader saves data.
  if (chosen("saving") === "low" && sources[2]) sources.unshift(sources.pop());
  const [captions = "", words = ""] = all("track", native).map(({ src }) => src);
  return { ...listen.dataset, path: location.pathname, captions, words, sources };
};

/** Whether the voice is heard here and now: on the page whose words it says. */
export const here = () => Boolean(row) && same(edition, offered());
export const sounding = () => !audio.paused || breathing > 0;
export const current = () => sentences()[at()];

export const said = (name, values = {}) =>
  Object.entries(values).reduce((words, [key, value]) => words.replace(`{${key}}`, value), row.dataset[name]);
export const numeral = (number, options) => new Intl.NumberFormat(page().lang, options).format(number);

let taken; // of the settings, what the row has taken over
/** What the reader's settings say holds, until the row is told otherwise. */
const take = () => {
  const told = ["speed", "pauses", "next"].map(chosen).join();
  if (told === taken) return;
  taken = told;
  rate = SPEEDS[chosen("speed")] || 1;
  wishes = { timer: "", ...wishes, pauses: chosen("pauses") || "none", next: chosen("next") || "stop" };
  tune();
  choose();
};
const tune = () => (audio.defaultPlaybackRate = audio.playbackRate = rate); // the default is what every file begins with
const choose = () => {
  for (const input of row ? all("input", row) : []) input.checked = wishes[input.name] === input.value;
};

const hold = () => {
  clearTimeout(breathing);
  breathing = 0;
  breathed = -1;
};

/** Stop the voice at once. */
export const silence = () => {
  hold();
  pause();
};

/** Begin or go on, at a sentence where one is named; take this page's sound where another one is loaded. */
export const listen = (id = "") => {
  hold();
  const wanted = offered();
  if (wanted && !same(edition, wanted)) load(wanted, id);
  else if (id) goTo(id);
  open();
  play();
};

/** Bring the row, or its words in another language; what was chosen stays chosen. */
const open = () => {
  const template = find("#player-template", page());
  if (!template || (row && row.lang === page().lang)) return;
  const fresh = template.content.cloneNode(true).firstElementChild;
  for (const name of ["lang", "dir"]) fresh.setAttribute(name, page()[name]);
  if (row) row.replaceWith(fresh);
  else box.append(fresh);
  row = fresh;
  choose();
  // The row stays where pages of other folders come: its links must lead from everywhere.
  for (const link of all("a[href]", row)) stepTo(link, link.href);
  box.hidden = false;
  document.documentElement.classList.add("heard");
  if ((audio.playbackRate = RATES[1]) !== audio.playbackRate) find("[data-act=slower]", row).hidden = true;
  tune();
  show();
};

/** The row takes the focus: whoever pointed at prose can stop the voice with one key. */
export const hand = () => find("[data-act=toggle]", row).focus({ preventScroll: true });

const slower = () => {
  rate = RATES[(RATES.indexOf(rate) + 1) % RATES.length];
  tune();
  show();
  tell(said("speed", { n: numeral(rate, { style: "percent" }) }));
};

const close = () => {
  silence();
  row.remove();
  row = undefined;
  box.hidden = true;
  document.documentElement.classList.remove("heard");
  show();
  const button = find(".listen__button", page()) || find("h1", page());
  button?.focus();
};

const toggle = () => (sounding() ? silence() : (hold(), play()));
const step = (by) => {
  hold();
  go(at() + by);
  if (audio.paused) play();
};

/** Put the reader where the voice is, to read on with eyes or screen reader. */
const read = () => {
  const there = document.getElementById(current()?.id);
  silence();
  find("details", row).open = false;
  there?.setAttribute("tabindex", "-1");
  there?.focus();
};

const ACTS = {
  toggle,
  before: () => step(-1),
  again: () => step(0),
  next: () => step(1),
  slower,
  read,
  close,
};

box.addEventListener("click", (event) => {
  const act = event.target.closest("[data-act]")?.dataset.act;
  if (act) ACTS[act]();
});
box.addEventListener("change", ({ target }) => {
  wishes[target.name] = target.value;
});
box.addEventListener("keydown", (event) => {
  const more = event.key === "Escape" && find("details[open]", row);
  if (!more) return;
  more.open = false;
  find("summary", more).focus();
});

/** Whether another paragraph comes after this sentence; where the page is another, nobody can tell. */
const ends = (number) => {
  const [one, other] = [number, number + 1].map((at) => document.getElementById(sentences()[at]?.id));
  return here() && one?.parentNode !== other?.parentNode;
};

/** A silence after a sentence, where the reader asked for one. */
const breathe = () => {
  const number = at();
  const seconds = SILENCES[wishes.pauses];
  const done = seconds && !audio.paused && number !== breathed && audio.currentTime >= sentences()[number]?.end;
  if (!done || number === sentences().length - 1 || (wishes.pauses === "paragraph" && !ends(number))) return;
  breathed = number;
  audio.pause();
  breathing = setTimeout(() => {
    breathing = 0;
    play();
  }, seconds * 1000);
};

/** Let row and page tell what is so. */
const show = () => {
  const mine = here();
  const button = find(".listen__button", page());
  if (button) {
    const word = !sounding() || !row ? "listen" : mine ? "pause" : "instead";
    button.textContent = button.dataset[word];
    button.setAttribute("aria-label", `${button.textContent}: ${button.closest(".listen").dataset.title}`);
  }
  if (!row) return;
  const first = find("[data-act=toggle]", row);
  first.textContent = sounding() ? first.dataset.pause : first.dataset.listen;
  const speed = find("[data-act=slower]", row);
  speed.textContent = `${numeral(rate)}×`;
  speed.setAttribute("aria-label", `${speed.textContent}, ${speed.dataset.slower}`);
  find("[data-act=read]", row).hidden = !mine;
  where(mine);
};

/** Which sentence of how many; on another page, what sounds, with the way to it. */
const where = (mine) => {
  const line = find(".player__where", row);
  const words = mine
    ? said("progress", { n: numeral(at() + 1), m: numeral(sentences().length) })
    : said("playing", { t: edition.title });
  if (line.textContent === words) return;
  line.textContent = "";
  line.append(mine ? words : stepTo(element("a", { textContent: words }), edition.path));
};

watch(() => {
  breathe();
  show();
});
audio.addEventListener("lost", () => {
  silence();
  const { src = "" } = edition.sources.find(({ type }) => type === "audio/mpeg") || {};
  if (row) tell(said("failed"), { href: src, textContent: said("mp3") });
});

on("settings", take);
take();

// The page's own player gives way to the row: where this script runs, there is one player.
onArrival(() => {
  const offer = find(".listen[data-sound]", page());
  if (offer) {
    find("audio", offer).hidden = true;
    find(".listen__word", offer).hidden = true;
    find(".listen__button", offer).hidden = false;
  }
  const next = offered();
  // The same words in another language: the voice changes with the page, at the same sentence.
  if (row && next && edition.sound === next.sound && edition.lang !== next.lang) {
    const went = sounding();
    hold();
    load(next, current()?.id);
    if (went) play();
  }
  if (row) open();
  show();
});
on("click", (event) => {
  if (event.target.closest?.(".listen__button")) here() ? toggle() : listen();
});

// Lock screen and headset: a title that tells nobody what this is about.
const session = navigator.mediaSession;
const handlers = { play: toggle, pause: silence, stop: silence, previoustrack: ACTS.before, nexttrack: ACTS.next };
if (session) {
  for (const [name, act] of Object.entries(handlers)) {
    try {
      session.setActionHandler(name, () => row && act());
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // this browser knows no such key
    }
  }
  audio.addEventListener("play", () => (session.metadata = new MediaMetadata({ title: edition.discreet })));
}
