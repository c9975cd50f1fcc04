// "Go on from sentence 14": only where the reader allowed it, on this device only, one place.
import { chosen, find, on, page } from "./dom.js";
import { at, audio, current, edition, watch } from "./sound.js";
import { here, listen, numeral, offered } from "./player.js";

const PLACE = "place";
const may = () => chosen("resume") === "yes" && chosen("traces") !== "fewer";
let last; // the sentence that was written down last

const forgetPlace = () => {
  last = undefined;
  if (navigator.cookieEnabled) localStorage.removeItem(PLACE);
};
const writeDown = () => {
  const { id } = (may() && here() && current()) || {};
  if (!id || at() < 0 || id === last || audio.ended) return;
  last = id;
  localStorage.setItem(PLACE, JSON.stringify({ sound: edition.sound, id, number: at() + 1 }));
};

const propose = () => {
  if (!may()) forgetPlace();
  const button = find(".listen__resume", page());
  if (!button) return;
  const kept = may() && JSON.parse(localStorage.getItem(PLACE));
  const fits = kept && kept.sound === offered()?.sound && !here();
  button.hidden = !fits;
  if (!fits) return;
  button.textContent = button.dataset.resume.replace("{n}", numeral(kept.number));
  button.onclick = () => {
    listen(kept.id);
    button.hidden = true;
    find(".listen__button", page()).focus();
  };
};
watch(writeDown);
on("arrived settings", propose);
audio.addEventListener("ended", forgetPlace);
