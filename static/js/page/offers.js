// What a page offers to hear: the browser's own player gives way to the row, and the row follows the page.
import { find, on, onArrival, page, template } from "./dom.js";
import { audio, current, edition, load } from "./sound.js";
import { ACTS, goOn, listen, loaded, offered, offers, row, show, silence, sounding, toggle } from "./player.js";

/** Take over the row and the words of another address: in the language of the page, unless that has changed again. */
const learn = async (url) => {
  const answer = await (await fetch(url, { headers: { "HX-Request": "true" } })).text();
  const fresh = new DOMParser().parseFromString(answer, "text/html").getElementById("player-template");
  if (fresh.lang !== page().lang) return;
  template().replaceWith(fresh);
  show();
};

// The page's own player gives way to the row: where this script runs, there is one player.
onArrival(() => {
  for (const offer of offers()) {
    find("audio", offer).hidden = true;
    find(".listen__word", offer).hidden = true;
    find(".listen__button", offer).hidden = false;
  }
  // The same words in another language: the voice changes with the page, at the same sentence.
  const next = row && !loaded() && offers().find(({ dataset }) => dataset.sound === edition.sound);
  if (next) {
    const went = sounding();
    load(offered(next), current().id);
    if (went) goOn();
  }
  const { lang, dataset } = page();
  if (template().lang !== lang) learn(dataset.player).catch(() => learn("").catch(() => {}));
  show();
});
on("click", (event) => {
  const button = event.target.closest?.(".listen__button");
  if (!button) return;
  const offer = button.closest(".listen");
  if (row && offer === loaded()) toggle();
  else listen("", offer);
});

// Lock screen and headset: a title that tells nobody what this is about.
const session = navigator.mediaSession;
const handlers = { play: goOn, pause: silence, stop: silence, previoustrack: ACTS.before, nexttrack: ACTS.next };
for (const name in handlers) {
  try {
    session.setActionHandler(name, () => row && handlers[name]());
  } catch {
    // This browser knows no such key, or none at all: its own buttons still hold the sound.
  }
}
audio.addEventListener("play", () => session && (session.metadata = new MediaMetadata({ title: edition.discreet })));
