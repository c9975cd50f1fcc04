// What the row offers about the place where the voice is: the parts of the page, and a letter about a word.
import { all, element, find, onArrival, page, template } from "./dom.js";
import { edition, moment, sentences, watch } from "./sound.js";
import { here, listen, sounding, spot } from "./player.js";

/** The headings that the voice says here; each begins to sound at a press. */
const list = () => {
  const parts = find("#player .player__parts");
  if (!parts) return;
  const ids = sentences().map(({ id }) => id);
  const headings = all("h2 .sentence[id]", page()).filter(({ id }) => here() && ids.includes(id));
  const key = headings.map(({ textContent }) => textContent).join();
  if (parts.key === key) return;
  parts.key = key;
  parts.hidden = !key;
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

let letter;
/** Where the voice rests, a letter about a word stands beside its sentence: it names page, language and sentence, and has
 *  the sentence's own words. It goes nowhere by itself. */
const address = () => {
  if (letter === document.activeElement) return;
  letter?.remove();
  const one = !sounding() && moment() && spot();
  if (!one) return;
  letter = template().content.lastElementChild.cloneNode(true);
  const told = [new URL(`#${one.id}`, location), edition.lang, "", one.textContent, "", ""];
  letter.href = letter.dataset.letter + encodeURIComponent(told.join("\n"));
  (one.closest("h2") || one).after(letter);
};
for (const act of [list, address]) {
  watch(act);
  onArrival(act);
}
