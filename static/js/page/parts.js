// What the row offers about the place where the voice is: the parts of the page, and a letter about a word.
import { all, element, find, onArrival, page } from "./dom.js";
import { edition, watch } from "./sound.js";
import { box, here, listen, sounding, spot } from "./player.js";

/** The headings of what sounds here; each begins to sound at a press. Made anew whenever somebody looks. */
const list = () => {
  const parts = find("#player .player__parts");
  if (!parts) return;
  const headings = here() ? all(".section__heading .sentence[id]", page()) : [];
  parts.hidden = !headings[0];
  find("ul", parts)?.remove();
  const items = element("ul");
  parts.append(items);
  items.append(
    ...headings.map(({ id, textContent }) => {
      const item = element("li");
      const button = element("button", { className: "player__wide", textContent });
      button.addEventListener("click", () => listen(id));
      item.append(button);
      return item;
    }),
  );
};
box.addEventListener("toggle", list, true);

let letter;
/** Where the voice rests, a letter about a word stands beside its sentence: it names page, language and sentence, and has
 *  the sentence's own words. It goes nowhere by itself. */
const address = () => {
  if (letter === document.activeElement) return;
  letter?.remove();
  const one = !sounding() && spot();
  if (!one) return;
  letter = find("#player .player__wrong").cloneNode(true);
  const place = new URL(`#${one.id}`, location);
  letter.href = letter.dataset.letter + encodeURIComponent(`${place}\n${edition.lang}\n\n${one.textContent}\n\n`);
  letter.hidden = false;
  (one.closest("h2") || one).after(letter);
};
watch(address);
onArrival(list);
onArrival(address);
