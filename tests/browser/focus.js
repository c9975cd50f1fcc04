// Runs in every page of the tests, before anything else: after what a person does, the focus rests on something. While a
// page changes it may be nowhere for a moment; who finds it on <body> three times running, is told in the console.
const PRESSED = "a[href], button, summary, input, label, select, .plays .sentence[id]";
const nowhere = () => document.activeElement === document.body;
const look = (what, times) =>
  setTimeout(() => {
    if (!nowhere() || document.hidden || window.pressed !== what) return;
    if (times > 1) look(what, times - 1);
    else console.error(`the focus is nowhere after ${what}, at ${location.href}`);
  }, 300);
for (const name of ["click", "keydown"]) {
  addEventListener(
    name,
    (event) => {
      const { isTrusted, target, key = "click" } = event;
      const pressed = isTrusted && ["click", "Enter", " ", "Escape"].includes(key) && target.closest?.(PRESSED);
      window.pressed = ""; // who goes on with Tab may well leave the page
      if (!pressed) return;
      window.pressed = `${key} on ${pressed.outerHTML.slice(0, 120)}`;
      look(window.pressed, 3);
    },
    true,
  );
}
