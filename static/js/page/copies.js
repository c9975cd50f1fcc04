// "Copy number": offered only where the device can; says what it did in one line that stands on the page.
import { all, on, onArrival } from "./dom.js";

onArrival(() => all("[data-copy]").forEach((button) => (button.hidden = !navigator.clipboard)));
on("click", async (event) => {
  const number = event.target.closest?.("[data-copy]")?.dataset.copy;
  const said = document.getElementById("said");
  if (!number || !said) return;
  await navigator.clipboard.writeText(number);
  said.textContent = "";
  said.textContent = `${said.dataset.copied}: ${number}`;
});
