// What the row offers about the place where the voice is: the parts of the page, and a letter about a word.
import { all, element, find, onArrival, page } from "./dom.js";
import { edition, sentences, watch } from "./sound.js";
import { here, listen, spot } from "./player.js";

let listed = ""; // which edition's parts the list holds

const list = () => {
  const parts = find("#player .player__parts");
  if (!parts) return (listed = "");
  const told = here() ? sentences() : [];
  const key = `${edition?.sound} ${page().lang} ${told.length}`;
  if (key === listed) return;
  listed = key;
  const ids = told.map(({ id }) => id);
  const headings = all(".section__heading .sentence[id]", page()).filter(({ id }) => ids.includes(id));
  parts.hidden = headings.length === 0;
  find("ul", parts)?.remove();
  const items = element("ul", { className: "player__list" });
  parts.append(items);
  items.append(
    ...headings.map(({ id, textContent }) => {
      const item = element("li", {});
      const button = element("button", { type: "button", className: "player__wide", textContent });
      button.addEventListener("click", () => listen(id));
      item.append(button);
      return item;
    }),
  );
};

/** The letter names page, language and sentence; its words are the sentence's own. It goes nowhere by itself. */
const address = () => {
  const link = find("#player .player__wrong");
  if (!link) return;
  const one = spot();
  link.parentNode.hidden = !one;
  if (!one) return;
  const place = `${location.origin}${location.pathname}#${one.id}`;
  const body = `${place}\n${edition.lang}\n\n${one.textContent.trim()}\n\n`;
  link.href = `mailto:${link.dataset.mail}?${new URLSearchParams({ subject: link.dataset.subject, body })}`.replace(/\+/g, "%20");
};
for (const act of [list, address]) {
  watch(act);
  onArrival(act);
}
