// A name, a question, a word: heard where it stands. Without this script the link opens the sound.
import { chosen, element, on, onArrival, words } from "./dom.js";
import { audio } from "./sound.js";
import { silence } from "./player.js";

const clip = element("audio", { preload: "auto" });
let holds = ""; // what it has loaded
export const hush = () => clip.pause();

on("click", (event) => {
  const link = event.target.closest?.(".hear");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  silence();
  const again = clip.src === link.href && !clip.paused;
  hush();
  if (again) return;
  holds = clip.src = link.href;
  clip.play().catch((error) => error.name !== "AbortError" && location.assign(link.href));
});
// Who cannot read must hear, too, that no sound comes: what says so is at hand before it is needed, but for who saves data.
audio.addEventListener("play", () => {
  const lost = chosen("saving") === "low" ? "" : words().lost;
  hush();
  if (holds !== lost) holds = clip.src = lost;
});
audio.addEventListener("lost", () => clip.play().catch(() => {}));
onArrival(hush);
