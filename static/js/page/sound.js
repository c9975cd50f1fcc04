// What sounds: one audio element outside the page, the edition that it reads, and the sentence that is being said.
import { chosen, element, on, tell } from "./dom.js";

const LATE = 0.03; // seconds; a sentence counts as begun a moment before its time, never after

export const audio = document.createElement("audio");
audio.preload = "none";

/** What is loaded: { sound, lang, title, discreet, path, sources, captions, words }; undefined before anybody listened. */
export let edition;
let cues = [];
let wanted; // a sentence to go to as soon as the captions are there
let begins = 0; // the second to go to as soon as the file is there
let broken; // whether no file came: then the next press asks for them again
const watchers = [];

/** Call `act` when sound starts or stops, when another sentence begins, when a file fails. */
export const watch = (act) => watchers.push(act);
let aimed;
export const changed = () => {
  // The captions' own event comes late in Firefox at twice the speed: be there when the next sentence begins.
  clearTimeout(aimed);
  const next = audio.paused ? undefined : cues[at() + 1];
  if (next) aimed = setTimeout(changed, ((next.start - audio.currentTime) / audio.playbackRate) * 1000);
  watchers.forEach((act) => act());
};

/** Whether these two are the same words by the same voice. */
export const same = (one, other) => one?.sound === other.sound && one.lang === other.lang;

/** The sentences of the loaded edition: { id, start, end, text }, in seconds; the text as the captions have it. */
export const sentences = () => cues;

/** The second at which the voice is, or will begin. */
export const moment = () => begins || audio.currentTime;

/** Which sentence is being said: its number from 0; -1 where none is loaded. In a silence, the one before it. */
export const at = () => {
  const now = moment() + LATE;
  return cues.filter(({ start }) => start <= now).length - 1;
};

const lose = () => {
  broken = 1;
  audio.dispatchEvent(new Event("lost"));
};

/** That sentence; of one that waits for its captions nothing is known but its id. */
export const current = () => cues[at()] || { id: wanted };

/** Make an edition the one that sounds; at the sentence with this id, where one is named; from some of its files. */
export const load = (next, id = "", files = next.sources) => {
  audio.pause();
  edition = next;
  cues = [];
  wanted = id;
  begins = broken = 0;
  audio.textContent = "";
  audio.append(...files.map(({ src, type }) => element("source", { src, type })));
  audio.lastChild.addEventListener("error", lose);
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
    if (track !== captions) return; // those of another edition, overtaken
    const read = ({ id, startTime, endTime, text }) => ({ id, start: startTime, end: endTime, text });
    cues = [...track.track.cues].map(read);
    if (wanted) goTo(wanted);
    changed();
  });
  track.addEventListener("error", () => track === captions && (wanted = ""));
  track.track.mode = "hidden";
  track.track.addEventListener("cuechange", changed);
};
on("settings", () => edition && caption());

/** Go to the beginning of a sentence, by its number; what lies outside is the nearest there is. */
export const go = (number) => {
  if (!cues.length) return;
  const { start } = cues[Math.min(Math.max(number, 0), cues.length - 1)];
  if (audio.readyState) audio.currentTime = start;
  else begins = start;
};
audio.addEventListener("loadedmetadata", () => {
  if (begins) audio.currentTime = begins;
  begins = 0;
});

/** Go to a sentence by its id, now or when the captions have come; nowhere, if the voice never says it. */
export const goTo = (id) => {
  wanted = cues.length ? "" : id;
  const number = cues.findIndex((cue) => cue.id === id);
  if (number >= 0) go(number);
};

/** Start the sound. A browser that refuses is no fault: the reader presses once more. */
export const play = () => {
  if (broken) {
    tell("");
    load(edition, current().id);
  }
  audio.play().catch(changed);
};

// A file that breaks off in the middle: the next one takes over, at the same sentence.
audio.addEventListener("error", () => {
  const { sources } = edition;
  const next = sources.findIndex(({ src }) => src === audio.currentSrc) + 1;
  if (!sources[next]) return lose();
  const went = !audio.paused;
  load(edition, current().id, sources.slice(next));
  if (went) play();
});
for (const name of ["play", "pause", "timeupdate", "seeked", "ended", "lost", "ratechange"]) {
  audio.addEventListener(name, changed);
}
