// What the reader keeps on this phone: a part, or everything in a language. worker.js answers with it without signal.
// One cache holds it all. A page comes last, after its files, so that a page that is there is whole; with it stands a
// note (in the header "kept") of what it is and which files it needs.
import { all, chosen, element, find, on, onArrival, page, stepTo, tell } from "./dom.js";
import { audio } from "./sound.js";
import { numeral } from "./player.js";
import { root } from "./keeping.js";

const KEPT = `kept ${root} 1`;
const LOOSE = { ignoreVary: true };
const plain = (url) => url.replace(/(index\.html)?([?#].*)?$/, ""); // pages are kept as worker.js names them
const underWay = new Map(); // what is being kept, by what it is: { control, share from 0 to 1 }

/** One after the other, also among tabs. */
const alone = (act) => (navigator.locks ? navigator.locks.request(KEPT, act) : act());

/** Every page that is kept, as its note says: { url, title, version, list, files, along, part, lang, dir }. */
const pagesKept = async () => {
  if (!(await caches.has(KEPT))) return [];
  const cache = await caches.open(KEPT);
  const found = [];
  for (const { url } of await cache.keys()) {
    const note = (await cache.match(url, LOOSE))?.headers.get("kept");
    if (note) found.push({ url, ...JSON.parse(decodeURIComponent(note)) });
  }
  return found;
};

/** Take away what no kept page needs; a page that is there only beside others goes with the last of them. */
const sweep = async () => {
  const kept = await pagesKept();
  const lists = kept.filter(({ along }) => !along).map(({ list }) => list);
  const needed = kept.flatMap(({ url, list, files }) => (lists.includes(list) ? [url, list, ...files] : []));
  if (!needed.length) return caches.delete(KEPT);
  const cache = await caches.open(KEPT);
  for (const { url } of await cache.keys()) if (!needed.includes(url)) await cache.delete(url, LOOSE);
};

/** Of a group of sounds, the file that this browser plays. */
const playable = (group) => group.find(({ type }) => audio.canPlayType(type)) || group[0];

const ask = async (url, signal, cache = "default") => {
  const answer = await fetch(url, { signal, cache });
  if (!answer.ok) throw new TypeError(url);
  return answer;
};

/** Fetch a file, whole or not at all. */
const fetchFile = async (cache, { url, bytes }, signal) => {
  const answer = await ask(url, signal);
  if ((await answer.clone().blob()).size !== bytes) throw new TypeError(url);
  await cache.put(url, answer);
};

/** Fetch a page, if it is that page, and of the same edition as its files. */
const fetchPage = async (cache, { url, from, files, note }, signal) => {
  const answer = await ask(from, signal, "no-cache");
  const text = await answer.text();
  if (plain(answer.url) !== url || !files.every((file) => text.includes(file.url.split("/").pop()))) throw new TypeError(url);
  const headers = new Headers(answer.headers);
  headers.set("kept", encodeURIComponent(JSON.stringify(note)));
  await cache.put(url, new Response(text, { headers }));
};

/** Keep those pages of a list that `which` takes, by their address; what is there already is not fetched again. */
const bring = async (at, answer, which, signal, report = () => {}) => {
  const list = await answer.clone().json();
  const kept = await pagesKept();
  const jobs = list.pages.map(({ href, files, sounds, bytes, ...about }) => {
    const needed = [...files, ...sounds.map(playable)].map((one) => ({ ...one, url: new URL(one.href, at).href }));
    const from = new URL(href, at).href;
    const note = { ...about, list: at, lang: list.lang, dir: list.dir, files: needed.map((one) => one.url) };
    return { url: plain(from), from, bytes, files: needed, note };
  });
  const fresh = ({ url, note }) => kept.some((one) => one.url === url && one.version === note.version);
  const wanted = jobs.filter((job) => (job.note.along || which(job.url)) && !fresh(job));
  const total = wanted.reduce((sum, { files, bytes }) => files.reduce((all, one) => all + one.bytes, sum + bytes), 0);
  const cache = await caches.open(KEPT);
  let done = 0;
  const came = (bytes) => report((done += bytes) / total);
  for (const job of wanted) {
    for (const file of job.files) {
      if (!(await cache.match(file.url, LOOSE))) await fetchFile(cache, file, signal);
      came(file.bytes);
    }
    await fetchPage(cache, job, signal);
    came(job.bytes);
  }
  for (const { url, list: its } of kept) {
    if (its === at && !jobs.some((job) => job.url === url)) await cache.delete(url, LOOSE);
  }
  await cache.put(at, answer);
  await sweep();
};

/** What is kept is renewed by whoever comes with signal; who kept all of a language keeps what is new in it, too. */
const renew = async () => {
  const kept = await pagesKept();
  for (const at of new Set(kept.map(({ list }) => list))) {
    const mine = kept.flatMap(({ url, list }) => (list === at ? [url] : []));
    const all = (await listKept(at)).pages.length === mine.length;
    await bring(at, await ask(at, undefined, "no-cache"), (url) => all || mine.includes(url));
  }
};

/** The list of a language's pages as it is kept. */
const listKept = async (at) => (await caches.match(at, { cacheName: KEPT, ...LOOSE }))?.json();

/** What an offer is about, and whether it is there: { at, key, there, words }; the key is a page, or a whole list. */
const about = async ({ dataset }) => {
  const at = new URL(dataset.keep, location).href;
  const key = "whole" in dataset ? at : plain(location.href);
  const list = await listKept(at);
  const mine = (await pagesKept()).filter((one) => one.list === at);
  const there = list && (key === at ? list.pages.length === mine.length : mine.some(({ url }) => url === key));
  return { at, key, there, words: list?.words };
};

/** Let an offer tell what is so: what there is to keep, how far it is, or that it is there. */
const dress = async (offer) => {
  const { key, there, words } = await about(offer);
  const { cancel, offer: first } = offer.dataset;
  const now = underWay.get(key);
  const share = now?.words && now.words.share.replace("{n}", numeral(now.share, { style: "percent" }));
  find("button", offer).textContent = now ? cancel : there ? words.go : first;
  find(".keep__state", offer).textContent = now ? share || "" : there ? words.kept : "";
  find("progress", offer).hidden = !now;
  find("progress", offer).value = now?.share || 0;
  offer.hidden = Boolean(chosen("traces"));
};

const letGo = (which, words) =>
  alone(async () => {
    const cache = await caches.open(KEPT);
    for (const one of (await pagesKept()).filter(which)) await cache.delete(one.url, LOOSE);
    await sweep();
    tell(words.gone);
    await showKept();
  });

const keepNow = async (offer, at, key) => {
  const control = new AbortController();
  const { signal } = control;
  const now = { control, share: 0 };
  const report = (share) => {
    const grown = share - now.share > 0.02;
    if (grown) now.share = share;
    if (grown) showKept();
  };
  underWay.set(key, now);
  await showKept();
  try {
    const answer = await ask(at, signal, "no-cache");
    now.words = (await answer.clone().json()).words;
    tell(now.words.begun);
    await alone(() => bring(at, answer, (url) => key === at || url === key, signal, report));
    tell(now.words.kept);
  } catch (error) {
    if (signal.aborted) await alone(sweep);
    const { cancelled, full } = now.words || {};
    tell((signal.aborted ? cancelled : error.name === "QuotaExceededError" && full) || offer.dataset.failed);
  }
  underWay.delete(key);
  await showKept();
};

const press = async (offer) => {
  const { at, key, there, words } = await about(offer);
  if (underWay.has(key)) underWay.get(key).control.abort();
  else if (there) await letGo((one) => one.list === at && (key === at || one.url === key), words);
  else await keepNow(offer, at, key);
};

/** A row of the list: a part with the way to it, or the other pages of a language. */
const rowOf = (words, title, { lang, dir, url }, which) => {
  const item = element("li", { className: "kept__item" });
  const name = element(url ? "a" : "span", { textContent: title, lang, dir });
  if (url) stepTo(name, url);
  const button = element("button", { type: "button", className: "button button--quiet", textContent: words.go });
  button.setAttribute("aria-label", `${words.go}: ${title}`);
  button.addEventListener("click", async () => {
    await letGo(which, words);
    find("#kept-h").focus();
  });
  item.append(name, button);
  return item;
};

const listRows = async (box) => {
  const kept = (await pagesKept()).filter(({ along }) => !along);
  const words = box.dataset;
  const rows = kept.filter(({ part }) => part).map((one) => rowOf(words, one.title, one, ({ url }) => url === one.url));
  for (const at of new Set(kept.map(({ list }) => list))) {
    const other = ({ list, part, along }) => list === at && !part && !along;
    const { length } = kept.filter(other);
    const { lang, dir } = page();
    if (length) rows.push(rowOf(words, words.others.replace("{n}", numeral(length)), { lang, dir }, other));
  }
  box.textContent = "";
  box.append(...rows);
  box.hidden = !kept.length;
  find(".kept__none").hidden = kept.length > 0;
};

/** Let every offer and the list tell what is so. */
const showKept = async () => {
  for (const offer of all(".keep", page())) await dress(offer);
  const box = find(".kept", page());
  if (!box) return;
  find("#keep-needs").hidden = true;
  await listRows(box);
};

if (navigator.serviceWorker && window.caches) {
  let ready = false;
  const refresh = () => ready && showKept().catch(() => {});
  navigator.serviceWorker.ready.then(async () => {
    ready = true;
    await refresh();
    await alone(renew).catch(() => {});
    await refresh();
  });
  onArrival(refresh);
  on("settings", refresh);
  on("click", ({ target }) => {
    const offer = target.closest?.(".keep button")?.parentNode;
    if (offer) press(offer).catch(() => tell(offer.dataset.failed));
  });
}
