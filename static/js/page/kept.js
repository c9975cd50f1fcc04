// What the reader keeps on this phone: a part, or everything in a language. worker.js answers with it without signal.
// One cache holds it all. A page comes last, after its files, so that a page that is there is whole. A book in the same
// cache says which pages there are, of which version, and what they need.
import { all, chosen, find, on, page, tell } from "./dom.js";
import { audio } from "./sound.js";
import { said } from "./player.js";
import { root } from "./keeping.js";

const KEPT = `kept ${root} 1`;
const BOOK = root + "kept.json"; // a name in the cache; nobody asks the network for it
const LOOSE = { ignoreVary: true };
const plain = (url) => url.replace(/(index\.html)?([?#].*)?$/, ""); // pages are kept as worker.js names them
const underWay = new Map(); // what is being kept, by what it is: what stops it, with its `share` from 0 to 1
// Once it was taken away, only another press makes it again.
const shelf = async () => (await caches.has(KEPT)) && caches.open(KEPT);
const held = (url) => caches.match(url, { cacheName: KEPT, ...LOOSE });

/** What stands in a list or in the book, when it comes; undefined where it is not kept. */
const told = async (answer) => (await answer)?.json();

/** One after the other, also among tabs. */
const alone = (act) => (navigator.locks ? navigator.locks.request(KEPT, act) : act());

/** What is kept, a note for each page: { url, title, version, list, files, along }. */
const pagesKept = async () => (await told(held(BOOK))) || [];
const writeBook = async (notes) => (await shelf()).put(BOOK, new Response(JSON.stringify(notes)));

/** Take away pages that `goes` names, and what no other needs; who is there only beside others goes with the last. */
const sweep = async (goes = () => false) => {
  const left = (await pagesKept()).filter((one) => !goes(one));
  const lists = left.map(({ along, list }) => !along && list);
  const stay = left.filter(({ list }) => lists.includes(list));
  if (!stay.length) return caches.delete(KEPT);
  await writeBook(stay);
  const needed = stay.flatMap(({ url, list, files }) => [BOOK, url, list, ...files]);
  const cache = await shelf();
  for (const { url } of await cache.keys()) if (!needed.includes(url)) await cache.delete(url, LOOSE);
};

const ask = async (url, signal) => {
  const answer = await fetch(url, { signal, cache: "no-cache" });
  if (!answer.ok) throw url;
  return answer;
};

/** Fetch a file, whole or not at all. */
const fetchFile = async ({ url, bytes }, signal) => {
  const answer = await ask(url, signal);
  if ((await answer.clone().blob()).size !== bytes) throw url;
  await (await shelf()).put(url, answer);
};

/** Fetch a page, if it is that page, and of the same edition as its files; then write it down. */
const fetchPage = async (from, note, signal) => {
  const { url, files } = note;
  const answer = await ask(from, signal);
  const text = await answer.clone().text();
  if (plain(answer.url) !== url || !files.every((file) => text.includes(file.split("/").pop()))) throw url;
  await (await shelf()).put(url, answer);
  await writeBook([...(await pagesKept()).filter((one) => one.url !== url), note]);
};

/** Keep these pages of a list, or all; what is there already is not fetched again, what is no longer listed goes. */
const bring = async (at, urls, answer, now = {}, signal) => {
  const { pages } = await answer.clone().json();
  const kept = await pagesKept();
  const full = (one) => ({ ...one, url: new URL(one.href, at).href });
  const listed = pages.map(full);
  const jobs = [];
  let total = 0;
  for (const { url: from, files, sounds, bytes, ...about } of listed) {
    const url = plain(from);
    if (!about.along && urls && !urls.includes(url)) continue;
    if (kept.some((one) => one.url === url && one.version === about.version)) continue;
    const played = sounds.map((group) => group.find(({ type }) => audio.canPlayType(type)) || group[0]);
    const needed = [...files, ...played].map(full);
    const note = { ...about, url, list: at, files: needed.map((one) => one.url) };
    jobs.push({ from, needed, bytes, note });
    total = needed.reduce((sum, one) => sum + one.bytes, total + bytes);
  }
  let done = 0;
  const came = (bytes) => {
    done += bytes;
    if (done / total < now.share + 0.02) return;
    now.share = done / total;
    showKept();
  };
  for (const { from, needed, bytes, note } of jobs) {
    for (const file of needed) {
      if (!(await held(file.url))) await fetchFile(file, signal);
      came(file.bytes);
    }
    await fetchPage(from, note, signal);
    came(bytes);
  }
  await (await shelf()).put(at, answer);
  await sweep(({ list, url }) => list === at && !listed.some((one) => plain(one.url) === url));
};

/** What is kept is renewed by whoever comes with signal; who kept all of a language keeps what is new in it, too. */
const renew = async () => {
  const kept = await pagesKept();
  for (const at of new Set(kept.map(({ list }) => list))) {
    const mine = kept.filter(({ list }) => list === at).map(({ url }) => url);
    const whole = (await told(held(at)))?.pages.length === mine.length;
    await bring(at, whole ? undefined : mine, await ask(at));
  }
};

/** What an offer is about, and whether it is there: { at, key, there, mine, words }. The key is a page, or a whole list;
 *  `mine` is what of that list is kept. */
const about = async (offer) => {
  const at = new URL(offer.dataset.keep, location).href;
  const key = "whole" in offer.dataset ? at : plain((find("a", offer) || location).href);
  const { pages, words } = (await told(held(at))) || {};
  const mine = (await pagesKept()).filter(({ list }) => list === at);
  const there = words && (key === at ? pages.length === mine.length : mine.some(({ url }) => url === key));
  return { at, key, there, mine, words };
};

/** Let an offer tell what is so: what there is to keep, how far it is, or that it is there. */
const dress = async (offer) => {
  const { key, there, mine, words } = await about(offer);
  const now = underWay.get(key);
  const bar = find("progress", offer);
  const rest = find(".keep__rest", offer);
  find("button", offer).textContent = now ? said("cancel") : there ? words.go : offer.dataset.offer;
  find(".keep__state", offer).textContent = !now && there ? words.kept : "";
  bar.hidden = !now;
  bar.value = now?.share || 0;
  if (rest) rest.hidden = now || there || !mine.length;
  offer.hidden = chosen("traces");
};


const keepNow = async (offer, at, key) => {
  const now = new AbortController(); // it is told the share, too
  const { signal } = now;
  underWay.set(key, now);
  await showKept();
  let outcome;
  let words = {};
  try {
    const answer = await ask(at, signal);
    ({ words } = await answer.clone().json());
    tell(words.begun);
    await caches.open(KEPT);
    await alone(() => bring(at, key === at ? undefined : [key], answer, now, signal));
    outcome = words.kept;
  } catch (error) {
    if (signal.aborted) await alone(() => sweep());
    outcome = signal.aborted ? words.cancelled : error.name === "QuotaExceededError" && words.full;
  }
  tell(outcome || said("unkept"));
  underWay.delete(key);
  await showKept();
};

const press = async (offer, rest) => {
  const { at, key, there, words } = await about(offer);
  if (underWay.has(key)) underWay.get(key).abort();
  else if (there || rest) {
    await alone(() => sweep(({ list, url }) => list === at && (key === at || url === key)));
    tell(words.gone);
    find("button", offer).focus();
    await showKept();
  } else await keepNow(offer, at, key);
};

/** Let every offer tell what is so. */
const showKept = async () => {
  for (const offer of all(".keep", page())) await dress(offer);
  all("#keep-needs").forEach((line) => (line.hidden = true));
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
  on("arrived settings", refresh);
  on("click", ({ target }) => {
    const offer = target.closest?.(".keep");
    if (offer && target.type) press(offer, target.matches(".keep__rest")).catch(() => tell(said("unkept")));
  });
}
