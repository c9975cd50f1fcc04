// A name, a question, a word: heard where it stands. Without this script the link opens the sound.
import { element, on, onArrival } from "./dom.js";
import { audio } from "./sound.js";
import { silence } from "./player.js";

const clip = element("audio");
export const hush = () => clip.pause();

on("click", (event) => {
  const link = event.target.closest?.(".hear");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  silence();
  const again = clip.src === link.href && !clip.paused;
  hush();
  if (again) return;
  clip.src = link.href;
  clip.play().catch((error) => error.name !== "AbortError" && location.assign(link.href));
});
audio.addEventListener("play", hush);
onArrival(hush);
