// Help and the way out open without signal, because worker.js keeps them. Who forgets this site, or wants fewer
// traces, keeps nothing. Every failure is silent: a page without a worker is whole.
import { chosen, find, on } from "./dom.js";

const source = find("[data-worker]")?.dataset.worker || "";
const worker = new URL(source, location).href; // found out now: steps change the address of the page
export const root = new URL(".", worker).href;

/** Take away the worker, and every cache that bears the name of this site. */
const drop = async () => {
  const keeper = await navigator.serviceWorker.getRegistration(root);
  if (keeper?.scope === root) await keeper.unregister();
  for (const name of await caches.keys()) if (name.includes(` ${root} `)) await caches.delete(name);
};
const empty = async () => {
  localStorage.clear();
  sessionStorage.clear();
  await drop();
};

const engage = async () => {
  if (chosen("traces") || /[?&]saved=forgotten/.test(location.search)) await drop();
  else if (source && /^http/.test(location.protocol)) await navigator.serviceWorker.register(worker);
};
const silent = () => {};
if ("serviceWorker" in navigator) {
  addEventListener("load", () => engage().catch(silent));
  on("settings", () => engage().catch(silent));
}

on("submit", async (event) => {
  const form = event.target;
  if (!form.matches("[data-forget]")) return;
  event.preventDefault();
  await Promise.race([empty().catch(silent), new Promise((done) => setTimeout(done, 2000))]);
  if (form.getAttribute("action")) form.submit();
});
