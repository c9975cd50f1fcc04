// What a term means opens where the term stands. Without this file its link leads there, and `:target` shows it.
import { all, find, on, onArrival } from "./dom.js";

const OPEN = "meaning--open";
const wordOf = (box) => document.getElementById(box.id.replace("m", "t"));

/** `hidden` shuts a box that the address would keep open. */
const turn = (box, opens) => {
  box.hidden = !opens;
  box.classList.toggle(OPEN, opens);
  wordOf(box)?.setAttribute("aria-expanded", opens);
};

/** Open the meaning that holds this element, so that it can take the focus; another one closes. */
export const reveal = (element) => {
  const box = element?.closest(".meaning");
  if (!box) return;
  all(`.${OPEN}`).forEach((one) => turn(one, false));
  turn(box, true);
};

// Only here the link is a button: it leads nowhere, it opens. A box that takes the focus is read by its name: Orca and
// others pass over what has none.
onArrival(() => {
  for (const box of all(".meaning")) {
    const word = wordOf(box);
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", `${find("b", box).textContent}. ${find("span", box).textContent}`);
    word.setAttribute("role", "button");
    word.setAttribute("aria-controls", box.id);
    turn(box, box.matches(`.${OPEN}, :target`));
  }
});

on("click", (event) => {
  const back = event.target.closest?.('.meaning [href^="#"]');
  const word = back ? wordOf(back.closest(".meaning")) : event.target.closest?.(".term--here");
  if (!word) return;
  event.preventDefault();
  const box = find(word.hash);
  if (box.classList.contains(OPEN)) {
    // The focus goes first, for what had it is about to go: else Orca does not say where it is now.
    word.focus();
    setTimeout(() => turn(box, false), 100);
  } else {
    reveal(box);
    box.focus();
  }
});
on("keydown", (event) => {
  const { key, target } = event;
  const box = key === "Escape" && target.closest?.(".meaning");
  const pressed = { " ": ".term--here", Escape: ".term--here[aria-expanded=true]" }[key];
  const word = box ? wordOf(box) : pressed && target.closest?.(pressed);
  if (!word) return;
  event.preventDefault();
  word.click();
});
