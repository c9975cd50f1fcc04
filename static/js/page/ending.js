// When the voice ends: by a timer, or with the part; and whether it goes on with the next one.
import { find, onArrival, page, tell } from "./dom.js";
import { audio, watch } from "./sound.js";
import { box, choose, here, listen, offered, said, silence, sounding, wishes } from "./player.js";

// The timer: says what is set, says so half a minute before it stops the sound, and when it has; then it is over.
const timers = [];
let warned;
const warn = () => sounding() && tell(said("soon"));
const stop = () => {
  if (sounding() || audio.ended) tell(said("stopped"));
  silence();
  wishes.timer = "";
  choose();
};
box.addEventListener("change", ({ target }) => {
  if (target.name !== "timer") return;
  timers.splice(0).forEach(clearTimeout);
  warned = false;
  tell(`${find("legend", target.closest("fieldset")).textContent}: ${target.parentNode.textContent.trim()}`);
  const time = target.value * 60_000; // not a number for the end of this part
  if (time) timers.push(setTimeout(warn, time - 30_000), setTimeout(stop, time));
});
watch(() => {
  if (warned || wishes.timer !== "end" || !(audio.duration - audio.currentTime < 30 * audio.playbackRate)) return;
  warned = true;
  warn();
});

// At the end, where the reader wants it and no word of care stands before it: the next part, by a step like any other.
let onward;
audio.addEventListener("ended", () => {
  if (wishes.timer === "end") return stop();
  const link = wishes.next === "on" && here() && offered().onward && find(".steps__next a", page());
  onward = link && link.pathname;
  if (link) link.click();
});
onArrival(() => {
  if (onward === location.pathname) listen();
  onward = "";
});
