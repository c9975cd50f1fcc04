// What sounds: one audio element outside the page, the edition that it reads, and the sentence that is being said.
import { chosen, element, on } from "./dom.js";

const LATE = 0.03; // seconds; a sentence counts as begun a moment before its time, never after

export const audio = document.createElement("audio");
audio.preload = "none";

/** What is loaded: { sound, lang, title, discreet, path, sources, captions, words }; undefined before anybody listened. */
export let edition;
let cues = [];
let wanted; // a sentence to go to as soon as the captions are there
const watchers = [];

/** Call `act` when sound starts or stops, when another sentence begins, when a file fails. */
export const watch = (act) => watchers.push(act);
let aimed;
const changed = () => {
  // The captions' own event comes late in Firefox at twice the speed: be there when the next sentence begins.
  clearTimeout(aimed);
  const next = audio.paused ? undefined : cues[at() + 1];
  if (next) aimed = setTimeout(changed, ((next.start - audio.currentTime) / audio.playbackRate) * 1000);
  watchers.forEach((act) => act());
};

/** Whether these two are the same words by the same voice. */
export const same = (one, other) => Boolean(one && other && one.sound === other.sound && one.lang === other.lang);

/** The sentences of the loaded edition: { id, start, end, text }, in seconds; the text as the captions have it. */
export const sentences = () => cues;

/** Which sentence is being said: its number from 0; -1 where none is loaded. In a silence, the one before it. */
export const at = () => {
  const now = audio.currentTime + LATE;
  let low = 0;
  let high = cues.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cues[middle].start <= now) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

/** Make an edition the one that sounds; at the sentence with this id, where one is named. */
export const load = (next, id = "") => {
  audio.pause();
  edition = next;
  cues = [];
  wanted = id;
  const sources = next.sources.map(({ src, type }) => element("source", { src, type }));
  sources[sources.length - 1].addEventListener("error", () => audio.dispatchEvent(new Event("lost")));
  audio.textContent = "";
  audio.append(...sources);
  caption();
  audio.load();
  changed();
};

let captions; // the track
/** Take the captions; those with the time of each word only where the reader wants to see it: they are longer. */
const caption = () => {
  const src = (chosen("words") && edition.words) || edition.captions;
  if (captions?.isConnected && captions.src === new URL(src, location.href).href) return;
  captions?.remove();
  const track = (captions = element("track", { kind: "captions", src, srclang: edition.lang }));
  audio.append(track);
  track.addEventListener("load", () => {
    const read = ({ id, startTime, endTime, text }) => ({ id, start: startTime, end: endTime, text });
    cues = [...track.track.cues].map(read);
    if (wanted) goTo(wanted);
    changed();
  });
  track.track.mode = "hidden";
  track.track.addEventListener("cuechange", changed);
};
on("settings", () => edition && caption());

/** Go to the beginning of a sentence, by its number; what lies outside is the nearest there is. */
export const go = (number) => {
  if (!cues.length) return;
  const { start } = cues[Math.min(Math.max(number, 0), cues.length - 1)];
  const jump = () => (audio.currentTime = start);
  if (audio.readyState) jump();
  else audio.addEventListener("loadedmetadata", jump, { once: true });
};

/** Go to a sentence by its id, now or when the captions have come; nowhere, if the voice never says it. */
export const goTo = (id) => {
  wanted = cues.length ? "" : id;
  const number = cues.findIndex((cue) => cue.id === id);
  if (number >= 0) go(number);
};

/** Start the sound. A browser that refuses is no fault: the reader presses once more. */
export const play = () => audio.play().catch(changed);
export const pause = () => audio.pause();

audio.addEventListener("error", () => audio.dispatchEvent(new Event("lost")));
for (const name of ["play", "pause", "timeupdate", "seeked", "ended", "lost", "ratechange"]) {
  audio.addEventListener(name, changed);
}
