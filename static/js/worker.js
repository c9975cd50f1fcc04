// What this site keeps by itself, so that it opens without signal: the help pages and the way out. Nothing else.
// What a reader keeps (page/kept.js) lies in a cache of its own; from here it is only read.
// The server writes HELD before this text: a version, and which files, pages and languages (webapp/web/keeping.py).
const SCOPE = registration.scope;
// A cache is named by what it is for, by the site, and by what it holds.
const OURS = `help ${SCOPE} `;
const NAME = OURS + HELD.version;
const KEPT = `kept ${SCOPE} 1`;
// In milliseconds: so long may fresh numbers take; so old may a kept page be.
const PATIENCE = 3000;
const DAY = 86_400_000;
const SPOKEN = `^(${HELD.languages.join("|")})/`;
const PAGE = RegExp(`${SPOKEN}(${HELD.pages.join("|")})/(../)?$`);
const LOOSE = { cacheName: NAME, ignoreVary: true };
const CHOSEN = { cacheName: KEPT, ignoreVary: true };

const nothing = () => {};

/** The address under which a page is kept: without the name of the file in a copy, question and fragment. */
const plain = (url) => url.replace(/(index\.html)?([?#].*)?$/, "");
const within = (url) => url.slice(SCOPE.length);
const named = (url) => within(plain(url)).match(PAGE);

// Answers vary with the cookie and with htmx; what is kept is always the whole page, as the reader has it set.
const kept = (url) => caches.match(plain(url), LOOSE).catch(nothing);
const chosen = (url) => caches.match(plain(url), CHOSEN).catch(nothing);

/** The cache; a failure, and so nothing kept, after somebody has forgotten this site. */
const opened = async () => (await caches.has(NAME)) && caches.open(NAME);

/** Keep an answer; never one that failed or was led elsewhere. */
const keep = async (url, answer) => {
  const cache = await opened();
  if (answer.ok && !answer.redirected) await cache.put(plain(url), answer);
  if (answer.status === 404) await cache.delete(plain(url), LOOSE);
};

/** Keep help and leave in the language of these pages, and renew what is a day old; or all that there is. */
const visit = async (urls, all, before) => {
  await before;
  const cache = await opened();
  const wanted = [...urls, ...(await cache.keys()).map(({ url }) => url)].filter(named).map(plain);
  for (const url of urls) {
    const [code] = within(url).match(SPOKEN) || [];
    if (code) wanted.push(...HELD.pages.map((page) => SCOPE + code + page + "/"));
  }
  const [file] = /index\.html|$/.exec(urls);
  for (const url of new Set(wanted)) {
    const old = await kept(url);
    const age = Math.abs(Date.now() - Date.parse(old?.headers.get("date")));
    if (all || !(age < DAY)) await fetch(old?.url || url + file).then((answer) => keep(url, answer)).catch(nothing);
  }
};

const older = async () => (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== NAME);

/** A new version takes over what the last one kept, and renews it where it can. */
const begin = async () => {
  const cache = await caches.open(NAME);
  await cache.addAll(HELD.files.map((file) => SCOPE + file));
  for (const name of await older()) {
    const last = await caches.open(name);
    for (const { url } of await last.keys()) {
      if (named(url)) await cache.put(url, await last.match(url, LOOSE));
    }
  }
  const open = await clients.matchAll({ includeUncontrolled: true });
  await visit(open.map(({ url }) => url), true);
};

const take = async () => {
  for (const name of await older()) await caches.delete(name);
  await clients.claim();
};

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(begin());
});
addEventListener("activate", (event) => event.waitUntil(take().catch(nothing)));

/** The network's answer; the kept page, where that fails or takes too long. */
const first = async (url, network, patience) => {
  const late = new Promise((done) => setTimeout(done, patience));
  const answer = patience && (await Promise.race([network.catch(nothing), late]));
  return answer?.status < 500 ? answer : (await kept(url)) || (await chosen(url)) || network;
};

/** A part of a kept file, as a player asks for it (RFC 9110, 14.2); the whole, where it asks for no part. */
const partOf = async (whole, range) => {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(range) || [];
  if (!first && !last) return whole;
  const all = await whole.blob();
  const start = first ? +first : Math.max(0, all.size - last);
  const end = first && last ? Math.min(+last + 1, all.size) : all.size;
  const told = start < end ? `${start}-${end - 1}` : "*";
  const headers = { "Content-Type": all.type, "Content-Range": `bytes ${told}/${all.size}` };
  return new Response(all.slice(start, end), { status: start < end ? 206 : 416, headers });
};

/** A file whose name tells its content: what is kept under that name is never old. */
const file = async (request) => {
  const whole = await chosen(request.url);
  return whole ? partOf(whole, request.headers.get("Range")) : fetch(request);
};

/** Where to go without signal: from the root to the front door, else to the page that tells what is kept. */
const nearest = async (url) => {
  const kept = (await caches.has(KEPT)) ? await (await caches.open(KEPT)).keys() : [];
  const paths = kept.map((one) => within(one.url));
  const [code] = within(url).match(SPOKEN) || [];
  const lists = paths.filter((path) => /^[^/]+\/kept\/$/.test(path));
  const list = lists.find((path) => path.startsWith(code)) || lists[0];
  const front = list && list.slice(0, -5);
  if (plain(url) !== SCOPE) return list && list + "#m-missing";
  return paths.includes(front) ? front : list;
};

addEventListener("fetch", (event) => {
  const { request } = event;
  const { url } = request;
  if (request.method !== "GET" || !url.startsWith(SCOPE)) return;
  if (HELD.files.includes(within(url))) {
    event.respondWith(kept(url).then((file) => file || fetch(request)));
    return;
  }
  if (/^(sound|static)\//.test(within(url))) {
    event.respondWith(file(request));
    return;
  }
  const step = request.headers.has("HX-Request");
  if (request.mode !== "navigate" && !step) return;
  let after;
  const page = named(url);
  if (page) {
    // A step to help gets the whole page, from which htmx takes what it needs: so no block is ever kept.
    const network = fetch(step ? url : request);
    after = network.then((answer) => keep(url, answer.clone())).catch(nothing);
    // Who leaves does not wait.
    event.respondWith(first(url, network, page[2] === "leave" ? 0 : PATIENCE));
  } else {
    const answer = first(url, fetch(request), PATIENCE).catch(async (error) => {
      const way = request.mode === "navigate" && (await nearest(url));
      if (way) return Response.redirect(SCOPE + way);
      throw error;
    });
    event.respondWith(answer);
  }
  // Other settings change what every page looks like: then all is renewed.
  event.waitUntil(visit([url], /[?&]saved=/.test(url), after).catch(nothing));
});
