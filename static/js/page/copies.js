// "Copy number": offered only where the device can; says what it did in one line that stands on the page.
import { all, on, onArrival, say } from "./dom.js";

onArrival(() => all("[data-copy]").forEach((button) => (button.hidden = !navigator.clipboard)));
on("click", async (event) => {
  const number = event.target.closest?.("[data-copy]")?.dataset.copy;
  const line = document.getElementById("said");
  if (!number || !line) return;
  // A browser that refuses: the number alone, to be taken by hand.
  const done = await navigator.clipboard.writeText(number).then(() => `${line.dataset.copied}: `, () => "");
  say(line, done + number);
});
