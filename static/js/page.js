// What htmx leaves to us: language of the document, place and focus after a step, a way on when a step fails.
// Without this file, or without htmx, every link is a plain link.
const page = () => document.getElementById("page");
const heading = () => document.querySelector("#page h1");

/** Where the reader is: how far down, and the id of what holds the focus. */
const place = () => ({ y: Math.round(scrollY), focus: document.activeElement?.id || "" });

// htmx writes { htmx: true } over the state of an entry; the reader's place is kept beside it.
const write = history.replaceState.bind(history);
history.replaceState = (state, ...rest) => write(state?.htmx ? { ...history.state, ...state } : state, ...rest);
const remember = (seen = place()) => write({ ...history.state, htmx: true, place: seen }, "");
history.scrollRestoration = "manual";

/** Give <html> the language and direction of the page that is now inside it. */
const speak = () => {
  for (const name of ["lang", "dir"]) document.documentElement.setAttribute(name, page().getAttribute(name));
};

const focus = (element) => {
  if (element?.id === "" && !element.matches("h1")) return;
  element?.focus({ preventScroll: true });
};

const arrive = () => {
  speak();
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target) {
    target.setAttribute("tabindex", "-1");
    target.focus({ preventScroll: true });
    target.scrollIntoView();
  } else {
    focus(heading());
    scrollTo(0, 0);
  }
};

const restore = () => {
  const { y = 0, focus: id = "" } = history.state?.place || {};
  speak();
  forget();
  focus((id && document.getElementById(id)) || heading());
  scrollTo(0, y);
  travelling = false;
};

/** htmx notes the address of the page in the tab; nothing of ours needs it. */
const forget = () => sessionStorage.removeItem("htmx-current-path-for-history");

/** A page that was opened at a sentence: there the reading goes on, for the keyboard and the screen reader, too. */
const begin = () => {
  forget();
  if (/^#s-/.test(location.hash)) arrive();
};

/** Listen under each name: htmx 2 calls an event `htmx:beforeSwap`, htmx 4 `htmx:before:swap`. */
const on = (names, act) => names.split(" ").forEach((name) => document.addEventListener(name, act));

if (history.state?.place) addEventListener("pageshow", restore, { once: true });
else addEventListener("pageshow", begin, { once: true });

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
  left = { y: Math.round(scrollY), focus: event.target.id || "" };
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
  left = undefined;
  forget();
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
  const link = event.target.closest?.("a[href]");
  if (link) location.assign(link.href);
};
on("htmx:responseError htmx:sendError htmx:timeout htmx:swapError htmx:response:error htmx:error", failed);

// The language switch keeps the sentence: the one the address names, or the first one in view.
on("click", (event) => {
  const link = event.target.closest?.("#languages a[hreflang], a[data-language]");
  if (!link || link.hash) return;
  const inView = [...document.querySelectorAll("main .sentence[id]")].find((one) => one.getBoundingClientRect().top >= 90);
  const id = /^#s-/.test(location.hash) ? location.hash : inView && scrollY > 200 ? `#${inView.id}` : "";
  if (id) link.hash = id;
});

// "Copy number": offered only where the device can; says what it did in one line that stands on the page.
const offerCopies = () => {
  for (const button of document.querySelectorAll("[data-copy]")) button.hidden = !navigator.clipboard;
};
offerCopies();
on("htmx:afterSettle", offerCopies);
on("htmx:historyRestore", offerCopies);
on("click", async (event) => {
  const number = event.target.closest?.("[data-copy]")?.dataset.copy;
  const said = document.getElementById("said");
  if (!number || !said) return;
  await navigator.clipboard.writeText(number);
  said.textContent = "";
  said.textContent = `${said.dataset.copied}: ${number}`;
});
