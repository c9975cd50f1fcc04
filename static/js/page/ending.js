// When the voice ends: by a timer, or with the part; and whether it goes on with the next one.
import { find, onArrival, page, tell } from "./dom.js";
import { audio } from "./sound.js";
import { here, listen, offered, said, silence, sounding, wishes } from "./player.js";

// The timer: says so half a minute before it stops the sound, and when it has.
const timers = [];
const sleep = (minutes) => {
  timers.splice(0).forEach(clearTimeout);
  if (!minutes) return;
  const stop = () => {
    if (!sounding()) return;
    silence();
    tell(said("stopped"));
  };
  const warn = () => sounding() && tell(said("soon"));
  timers.push(setTimeout(warn, minutes * 60_000 - 30_000), setTimeout(stop, minutes * 60_000));
};
document.getElementById("player").addEventListener("change", ({ target }) => {
  if (target.name === "timer") sleep(Number(target.value));
});

// At the end, where the reader wants it and no word of care stands before it: the next part, by a step like any other.
let onward = false;
audio.addEventListener("ended", () => {
  const link = wishes.next === "on" && here() && offered().onward && find(".steps__next a", page());
  onward = Boolean(link);
  if (link) link.click();
});
onArrival(() => {
  if (onward) listen();
  onward = false;
});
