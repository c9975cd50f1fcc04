// The player's row at the foot of the window. It stands outside the page, so that the voice goes on while pages change.
import { all, chosen, find, on, page, stepTo, tell, template, words } from "./dom.js";
import { at, audio, changed, current, edition, go, goTo, load, play, same, sentences, watch } from "./sound.js";

const RATES = [1, 0.85, 0.7];
const SPEEDS = { slow: 0.85, slower: 0.7 };
const SILENCES = { short: 2, long: 5, paragraph: 5 }; // seconds
export const box = document.getElementById("player"); // the row, when there is one, and the sound
box.append(audio);
export let row; // the player's row, once somebody has listened
let rate = 1;
export let wishes = {}; // what the row's choices say, by their names
let breathing = 0; // the timeout of such a silence
let breathed = -1; // the sentence after which it came last

/** What this page offers to be heard; and of that, what is loaded. */
export const offers = () => all(".listen[data-sound]", page());
export const loaded = () => offers().find(({ dataset }) => same(edition, dataset));

/** The edition that an offer is; undefined where a page has no sound. */
export const offered = (offer = loaded() || offers()[0]) => {
  if (!offer) return undefined;
  const sources = all("source", offer).map(({ src, type }) => ({ src, type }));
  // The page has the smaller file last, unless its server knew that the reader saves data.
  if (chosen("saving") === "low" && sources[2]) sources.unshift(sources.pop());
  const [captions = "", words = ""] = all("track:not([kind=chapters])", offer).map(({ src }) => src);
  return { ...offer.dataset, path: location.pathname, captions, words, sources };
};

/** Whether the voice is heard here and now: on the page whose words it says. */
export const here = () => !!(row && loaded());
export const sounding = () => !audio.paused || breathing > 0;
/** The element of the sentence that is being said, where this page has it. */
export const spot = () => here() && document.getElementById(current().id);

export const said = (name, n, m) => words()[name].replace("{n}", n).replace("{m}", m);
export const numeral = (number, options) => number.toLocaleString(page().lang, options);

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
export const choose = () => {
  for (const input of all("input", box)) input.checked = wishes[input.name] === input.value;
};

const hold = () => {
  clearTimeout(breathing);
  breathing = 0;
};

/** Stop the voice at once. */
export const silence = () => {
  hold();
  audio.pause();
  changed();
};

/** Go on where the voice is. */
export const goOn = () => {
  hold();
  play();
};

/** Begin or go on, at a sentence where one is named; take what this page offers where another sound is loaded. */
export const listen = (id = "", offer) => {
  const next = offered(offer);
  if (next && !same(edition, next)) load(next, id);
  else if (id) goTo(id);
  open();
  goOn();
};

/** Bring the row, or its words in another language; what was chosen stays chosen. */
const open = () => {
  if (row && row.lang === template().lang) return;
  const held = box.contains(document.activeElement);
  row?.remove();
  box.append((row = template().content.firstElementChild.cloneNode(true)));
  if (held) hand();
  choose();
  // The row stays where pages of other folders come: its links must lead from everywhere.
  all("a[href]", row).forEach(stepTo);
  box.hidden = false;
  if ((audio.playbackRate = RATES[1]) !== audio.playbackRate) find("[data-act=slower]", row).hidden = true;
  tune();
  changed();
};

/** The row takes the focus: whoever pointed at prose can stop the voice with one key. */
export const hand = () => find("[data-act=toggle]", row).focus({ preventScroll: true });

const slower = () => {
  rate = RATES[(RATES.indexOf(rate) + 1) % RATES.length];
  tune();
  show();
  tell(said("speed", numeral(rate, { style: "percent" })));
};

const close = () => {
  silence();
  row.remove();
  row = undefined;
  box.hidden = true;
  document.documentElement.className = "";
  changed();
  (find(".listen__button", loaded() || page()) || find("h1", page())).focus();
};

export const toggle = () => (sounding() ? silence() : goOn());
const step = (by) => {
  go(at() + by);
  goOn();
};

/** Put the reader where the voice is, to read on with eyes or screen reader. */
const read = () => {
  const there = spot();
  silence();
  find("details", row).open = false;
  there.tabIndex = -1;
  there.focus();
};

export const ACTS = {
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
  const inside = !(audio.currentTime >= sentences()[number]?.end);
  if (inside) breathed = -1;
  const seconds = SILENCES[wishes.pauses];
  if (inside || !seconds || audio.paused || number === breathed || !sentences()[number + 1]) return;
  if (wishes.pauses === "paragraph" && !ends(number)) return;
  breathed = number;
  audio.pause();
  breathing = setTimeout(goOn, seconds * 1000);
};

/** Let row and page tell what is so. */
export const show = () => {
  // Until its words have come, a page in another language keeps its own.
  for (const offer of template().lang === page().lang ? offers() : []) {
    const button = find(".listen__button", offer);
    button.textContent = said(!sounding() ? "listen" : same(edition, offer.dataset) ? "pause" : "instead");
    button.setAttribute("aria-label", `${button.textContent}: ${offer.dataset.title}`);
  }
  if (!row) return;
  open();
  find("[data-act=toggle]", row).textContent = said(sounding() ? "pause" : "listen");
  const speed = find("[data-act=slower]", row);
  speed.textContent = `${numeral(rate)}×`;
  speed.setAttribute("aria-label", `${speed.textContent}, ${speed.dataset.slower}`);
  const [beside, inside] = all("[data-act=read]", row);
  inside.hidden = !spot();
  beside.hidden = !spot() || sounding();
  where();
};

/** In the panel, which sentence of how many; on another page, above the row, what sounds, with the way to it. */
const where = () => {
  const line = find(".player__where", row);
  const place = here() ? find(".player__panel", row) : row;
  document.documentElement.className = here() ? "plays" : "plays afar"; // higher, so messages must be, too
  if (line.parentNode !== place) place.prepend(line);
  // Until the captions have come, nobody knows the number.
  const number = at() < 0 ? "" : said("progress", numeral(at() + 1), numeral(sentences().length));
  const [text, way] = line.children;
  text.textContent = here() ? number : said("playing");
  way.hidden = here();
  if (here() || way.textContent === edition.title) return;
  // The title is in the language of the voice, which the page may not have.
  Object.assign(way, { textContent: edition.title, lang: edition.lang, href: edition.path });
  stepTo(way);
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
