// The reader's settings, applied at once. A classic script, so that a copy opened straight from a folder has them, too.
// They are kept in one cookie that the server reads as well; a folder has no cookies, there the browser's own store is
// used. In a copy this file runs before the page is drawn, in a served guide after it.
// Plain ES2015, and `for (let ...` because Gecko 48 (KaiOS 2.5) refuses a constant there.
(() => {
  const NAME = "settings";
  const YEAR = 365 * 24 * 3600;
  const html = document.documentElement;
  const script = document.currentScript;
  const copied = "copy" in script.dataset;
  const folder = location.protocol === "file:";
  // Browsers load no module from a folder, and what only the page's script obeys has no effect there.
  const OBEYED_BY_PAGE = "speed pauses follow words moves next saving resume exit traces".split(" ");
  // A copy may share its host with other sites: its cookie is for its own folder.
  const path = copied ? new URL("../", script.src).pathname : "/";

  const kept = () => {
    if (folder) return localStorage.getItem(NAME) || "";
    return (document.cookie.match(/(?:^|;\s)settings=([^;]*)/) || [])[1] || "";
  };
  const keep = (words) => {
    if (folder) {
      if (words) localStorage.setItem(NAME, words);
      else localStorage.removeItem(NAME);
      return;
    }
    const age = words ? YEAR : 0;
    const safe = location.protocol === "https:" ? "; secure" : "";
    document.cookie = `${NAME}=${words}; max-age=${age}; path=${path}; samesite=lax${safe}`;
  };

  /** Give <html> an attribute for each choice; where there is none, what the device says holds. */
  const apply = () => {
    const chosen = new URLSearchParams(kept());
    chosen.delete("language");
    for (let name of Object.keys(html.dataset)) if (!chosen.has(name)) delete html.dataset[name];
    chosen.forEach((value, name) => {
      if (/^[a-z]+$/.test(name)) html.dataset[name] = value;
    });
  };

  /** What a form says, without what holds anyway: the first value of each question. */
  const told = (form) => {
    const words = new URLSearchParams();
    for (let one of form.elements) {
      const first = one.type === "radio" ? form.elements[one.name][0] === one : one.selectedIndex === 0;
      if (one.name && !first && (one.type !== "radio" || one.checked)) words.append(one.name, one.value);
    }
    const { length } = [...words.keys()].filter((name) => name !== "language");
    return length ? words.toString() : "";
  };

  const say = (words) => {
    const line = document.getElementById("saved");
    line.textContent = "";
    setTimeout(() => (line.textContent = words), 50);
  };

  /** In a copy nobody answers the general address of help with the numbers of the reader's country: go to its page. */
  const helped = (address) => {
    const { country } = html.dataset;
    return copied && country ? address.replace(/\/help\/(index\.html)?$/, `/help/${country}/$1`) : address;
  };

  /** What has no effect in a folder is not offered, nor a heading with nothing below it. */
  const withhold = (form) => {
    for (let one of form.elements) if (OBEYED_BY_PAGE.includes(one.name)) one.closest("fieldset").hidden = true;
    for (let one of form.querySelectorAll("section")) one.hidden = !one.querySelector("fieldset:not([hidden]), select");
  };

  /** In a copy the form comes as it was written; it shows what is chosen, and its button has nothing to do. */
  const show = () => {
    const form = document.querySelector("[data-settings]");
    if (!copied) return;
    for (let link of document.querySelectorAll("a[href*='help/']")) link.href = helped(link.href);
    if (!form) return;
    if (folder) withhold(form);
    for (let one of document.querySelectorAll("form[hidden]")) one.hidden = false;
    document.getElementById("needs").hidden = true;
    for (let one of form.elements) {
      const value = html.dataset[one.name];
      if (value && one.type === "radio") one.checked = one.value === value;
      else if (value) one.value = value;
    }
  };

  document.addEventListener("change", ({ target }) => {
    const form = target.form;
    if (!form || !("settings" in form.dataset)) return;
    const words = told(form);
    keep(words);
    apply();
    show();
    // Where the browser keeps nothing, nothing is claimed.
    say(kept() === words ? document.getElementById("saved").dataset.saved : "");
    document.dispatchEvent(new Event("settings"));
  });
  document.addEventListener("submit", (event) => {
    if (!copied || !("forget" in event.target.dataset)) return;
    event.preventDefault();
    keep("");
    apply();
    show();
    say(document.getElementById("saved").dataset.forgotten);
  });
  document.addEventListener("htmx:configRequest", ({ detail }) => (detail.path = helped(detail.path)));
  // After a step, and when the browser brings a page back as it was left.
  document.addEventListener("arrived", show);
  addEventListener("pageshow", apply);
  document.addEventListener("DOMContentLoaded", show);
  apply();
})();
