// What htmx leaves to us: language of the document, place and focus after a step, a way on when a step fails.
// Without this file, or without htmx, every link is a plain link: pages come with htmx switched off on <body>.
import { all, arrived, chosen, find, on, page } from "./dom.js";
import { reveal } from "./meaning.js";

const heading = () => find("#page h1");

/** A name for an element that finds it again when the same page comes back: its id, or its place among its kind.
 *  What only took a tabindex on the way is not counted: the page that comes back does not have it. */
const STOPS = "a[href], button, input, summary";
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

const focus = (element) => element?.focus({ preventScroll: true });

/** What the address points to takes the focus, so that keyboard and screen reader go on from there. */
const target = () => location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
const point = (element) => {
  reveal(element);
  if (!element.matches(`${STOPS}, [tabindex]`)) element.setAttribute("tabindex", "-1");
  focus(element);
};

const arrive = () => {
  speak();
  const there = target();
  point(there || heading());
  if (there) there.scrollIntoView();
  else scrollTo(0, 0);
  arrived();
};

const restore = () => {
  const { y = 0, focus: name = "" } = history.state?.place || {};
  speak();
  forget();
  point(called(name) || heading());
  scrollTo(0, y);
  travelling = false;
  arrived();
};

/** htmx notes the address of the page in the tab; nothing of ours needs it. */
const forget = () => sessionStorage.removeItem("htmx-current-path-for-history");

/** A page that was opened at a sentence or a meaning: there keyboard and screen reader go on, too. */
const begin = () => {
  forget();
  if (/^#[ms]-/.test(location.hash) && target()) arrive();
  else arrived();
};
addEventListener("hashchange", () => target() && point(target()));

addEventListener("pageshow", history.state?.place ? restore : begin, { once: true });

// The place is written down a moment after it changes; not while Back or Forward waits for its page.
let waiting;
let travelling = false;
const note = () => {
  clearTimeout(waiting);
  if (!travelling) waiting = setTimeout(remember, 120);
};
addEventListener("scroll", note, { passive: true });
on("focusin", note);
addEventListener("popstate", () => {
  clearTimeout(waiting);
  travelling = Boolean(history.state?.htmx);
});

// A step: the place is written down before the address changes, the heading takes the focus after the swap.
let left;
on("htmx:beforeRequest htmx:before:request", (event) => {
  if (travelling) return;
  clearTimeout(waiting);
  left = { y: Math.round(scrollY), focus: named(event.target) };
  remember(left);
});
on("htmx:beforeSwap", (event) => {
  if (event.detail.isError) event.detail.shouldSwap = false;
});
on("htmx:before:swap", (event) => {
  if (event.detail.ctx.response?.status >= 400) event.preventDefault();
});
on("htmx:afterSettle", (event) => {
  if (event.target.id === "page") settle();
});
on("htmx:finally:swap", () => (travelling ? restore() : settle()));

const settle = () => {
  if (!left) return;
  left = forget();
  arrive();
};

// Back and Forward: htmx fills #page; its own attributes come from the answer.
on("htmx:historyCacheMissLoad", (event) => {
  clearTimeout(waiting);
  const answer = new DOMParser().parseFromString(event.detail.response || event.detail.xhr.response, "text/html");
  const fresh = answer.getElementById("page");
  if (!fresh) return location.reload();
  document.title = answer.title;
  for (const name of ["lang", "dir", "class"]) page().setAttribute(name, fresh.getAttribute(name));
});
on("htmx:historyRestore", restore);
on("htmx:historyCacheMissLoadError", () => location.reload());

// A step that fails becomes the plain link that it is.
const failed = (event) => {
  if (event.type === "htmx:error" && !event.detail.ctx) return; // htmx 2 says each error twice
  const link = event.target.closest?.("a[href]");
  if (link) location.assign(link.href);
};
on("htmx:responseError htmx:sendError htmx:timeout htmx:swapError htmx:response:error htmx:error", failed);

// From here on there is somebody to do the rest of a step.
document.body.removeAttribute("data-hx-disable");
