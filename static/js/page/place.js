// What htmx leaves to us: language of the document, place and focus after a step, a way on when a step fails.
// Without this file, or without htmx, every link is a plain link: pages come with htmx switched off on <body>.
import { all, arrived, chosen, find, on, page, tell, words } from "./dom.js";
import { reveal } from "./meaning.js";

const heading = () => find("#page h1");

/** A name for an element that finds it again when the same page comes back: its id, or its place among its kind.
 *  What only took a tabindex on the way is not counted, nor the letter: the page that comes back does not have it. */
const STOPS = "a[href]:not(.player__wrong), button, input, summary";
const named = (one) => (!one || one === document.body ? "" : one.id || `@${all(STOPS, page()).indexOf(one)}`);
const called = (name) => (name[0] === "@" ? all(STOPS, page())[name.slice(1)] : name && document.getElementById(name));

/** Where the reader is: how far down, and what holds the focus. */
const place = () => ({ y: Math.round(scrollY), focus: named(document.activeElement) });

// htmx writes { htmx: true } over the state of an entry; the reader's place is kept beside it.
const write = history.replaceState.bind(history);
history.replaceState = (state, ...rest) => write(state?.htmx ? { ...history.state, ...state } : state, ...rest);
const remember = (seen = place()) => write({ ...history.state, htmx: true, place: seen }, "");
history.scrollRestoration = "manual";

// Whoever wants to leave fewer traces has one entry in the list of visited pages: the page that is open.
const push = history.pushState.bind(history);
history.pushState = (...entry) => (chosen("traces") === "fewer" ? history.replaceState(...entry) : push(...entry));

/** Give <html> the language and direction of the page that is now inside it. */
const speak = () => {
  const html = document.documentElement;
  html.dir = page().dir;
  // In capitals: the same language, but Firefox keeps from a screen reader the language of a block that is spelt as the
  // document's, and goes on to tell it the one with which the document once came.
  html.lang = page().lang.toUpperCase();
};

/** What the address points to: keyboard and screen reader go on from there. */
const target = () => location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
/** Give an element the focus; whether it took it. */
const point = (element) => {
  if (!element) return false;
  reveal(element);
  if (!element.matches(`${STOPS}, [tabindex]`)) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  return element === document.activeElement;
};

const arrive = () => {
  speak();
  const there = target();
  [there, heading()].find(point);
  if (there) there.scrollIntoView();
  else scrollTo(0, 0);
  arrived();
};

const restore = () => {
  const { y = 0, focus: name = "" } = history.state?.place || {};
  speak();
  forget();
  // The focus goes to a link that stands on every page: what page this is must be said, too, but for one that was loaded
  // anew: that says itself. Orca says nothing else, for it takes alt+Left for a way through the text.
  if (travelling) tell(heading().textContent, 0, "unseen");
  arrived(); // first, for it shows the buttons that only a script can serve
  [called(name), heading()].find(point);
  scrollTo(0, y);
  travelling = false;
};

/** htmx notes the address of the page in the tab; nothing of ours needs it. */
const forget = () => sessionStorage.removeItem("htmx-current-path-for-history");

/** A page that was opened at a sentence or a meaning: there keyboard and screen reader go on, too. */
const begin = () => {
  forget();
  if (/^#[ms]-/.test(location.hash) && target()) arrive();
  else arrived();
};
addEventListener("hashchange", () => point(target()));

addEventListener("pageshow", history.state?.place ? restore : begin, { once: true });

// The place is written down a moment after it changes; not while Back or Forward waits for its page.
let waiting;
let travelling = false;
const note = () => {
  clearTimeout(waiting);
  if (!travelling) waiting = setTimeout(remember, 120);
};
addEventListener("scroll", note);
on("focusin", note);
addEventListener("popstate", () => {
  clearTimeout(waiting);
  travelling = history.state?.htmx;
});

// A step: the place is written down before the address changes, the heading takes the focus after the swap.
let under = ""; // where the step that is under way leads
on("htmx:beforeRequest htmx:before:request", ({ target: link }) => {
  if (!link.href) return; // htmx 4 asks so for Back and Forward
  clearTimeout(waiting);
  tell("");
  // Who follows a link while Back waits for its page has given up the way back.
  if (travelling) fetching?.abort();
  else remember({ ...place(), focus: named(link) });
  travelling = false;
  under = link.href;
});
on("htmx:before:swap", (event) => {
  if (event.detail.ctx.response?.status >= 400) event.preventDefault();
});
on("htmx:afterSettle", (event) => {
  if (event.target.id === "page") settle();
});
on("htmx:finally:swap", () => (travelling ? restore() : settle()));

const settle = () => {
  if (!under) return;
  under = "";
  forget();
  arrive();
};

// Back and Forward: htmx fills #page; its own attributes come from the answer.
let fetching; // the request for that page
on("htmx:historyCacheMiss", ({ detail: { xhr } }) => {
  fetching?.abort();
  fetching = xhr;
  xhr.onerror = () => fail();
});
on("htmx:historyCacheMissLoad", (event) => {
  clearTimeout(waiting);
  const answer = new DOMParser().parseFromString(event.detail.response, "text/html");
  const fresh = answer.getElementById("page");
  if (!fresh) return location.reload();
  document.title = answer.title;
  for (const { name, value } of fresh.attributes) page().setAttribute(name, value);
});
on("htmx:historyRestore", restore);
on("htmx:historyCacheMissLoadError", () => location.reload());

// A step that fails becomes the plain link that it is. Where nobody answered, page and voice stay, and the link is told.
const fail = (status) => {
  const href = under || location.pathname + location.search;
  under = "";
  travelling = false;
  if (status) location.assign(href);
  else tell(words().unreached, { href, textContent: words().retry });
};
on("htmx:error htmx:response:error", ({ detail: { ctx, errorInfo } }) => {
  if (under || (ctx && travelling)) fail((ctx ? ctx.response : errorInfo.xhr)?.status);
});

// From here on there is somebody to do the rest of a step.
document.body.removeAttribute("data-hx-disable");
