// A browser to walk with: Chromium or Firefox, as BROWSER says, with the guide at ORIGIN.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import puppeteer from "puppeteer-core";

const { BROWSER: browser, PROGRAM: executablePath, ORIGIN: origin, SHORT: short, HTMX: htmx, HAND: hand } = process.env;
const quiet = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];
const PHONE = { width: 360, height: 640 };

/** Open the browser, walk with a page of it, close it. What the page asked of other hosts is a fault of the walk. */
export const walk = async (journey) => {
  const opened = await puppeteer.launch({
    browser,
    executablePath,
    headless: true,
    args: browser === "chrome" ? quiet : [],
    ignoreDefaultArgs: ["--mute-audio"],
    extraPrefsFirefox: { "media.autoplay.default": 1, "accessibility.tabfocus": 7 },
  });
  try {
    const page = await opened.newPage();
    await page.setViewport(PHONE);
    const strays = [];
    const ours = [origin, new URL(short).origin];
    const stray = (url) => /^http/.test(url) && !ours.some((one) => url.startsWith(one));
    page.on("request", (one) => stray(one.url()) && strays.push(one.url()));
    page.on("pageerror", (error) => strays.push(`script: ${error.message}`));
    page.on("console", (one) => one.text().startsWith("the focus is nowhere") && strays.push(one.text()));
    await page.evaluateOnNewDocument(FOCUS);
    if (htmx) await replace(page, htmx);
    await journey(new Walker(page));
    assert.deepEqual(strays, []);
  } finally {
    await opened.close();
  }
};

// After what a person does, the focus rests on something: what that file has to say counts as a stray.
const FOCUS = readFileSync(new URL("../browser/focus.js", import.meta.url), "utf-8");

const SEAM = "\n;window.htmx=htmx;\n"; // between htmx and our script: webapp/web/assets.py

/** Answer requests for the script of the page with another htmx in the place of ours. */
const replace = async (page, file) => {
  await page.setBypassServiceWorker(true); // what it fetches is not seen here
  await page.setRequestInterception(true);
  page.on("request", async (one) => {
    if (!/\/page\.[^/]*\.js/.test(one.url())) return one.continue();
    const [, script] = (await (await fetch(one.url())).text()).split(SEAM);
    assert.ok(script, "no seam in the script of the page");
    return one.respond({ contentType: "text/javascript", body: readFileSync(file, "utf-8") + SEAM + script });
  });
};

/** Somebody who uses a page by keyboard, and notices where they are. */
class Walker {
  constructor(page) {
    this.page = page;
  }

  /** Open an address as the browser's own line does. */
  async open(path) {
    await this.page.goto(new URL(path, origin).href, { waitUntil: "load" });
  }

  /** Press a key, as often as is said. */
  async press(key, times = 1) {
    for (let count = 0; count < times; count++) await this.page.keyboard.press(key);
  }

  /** Go to an element with Tab alone; backwards, with Shift. */
  async tabTo(selector, { back = false, most = 150 } = {}) {
    for (let count = 0; count < most; count++) {
      if (back) await this.page.keyboard.down("Shift");
      await this.press("Tab");
      if (back) await this.page.keyboard.up("Shift");
      if (await this.page.evaluate((what) => document.activeElement.matches(what), selector)) return;
    }
    assert.fail(`Tab never came to ${selector}`);
  }

  /** Use what can be pressed: with Tab and Enter, or with a finger. */
  async use(selector, { back = false, key = "Enter" } = {}) {
    if (hand !== "touch") {
      const there = await this.ask((what) => document.activeElement.matches(what), selector);
      if (!there) await this.tabTo(selector, { back });
      await this.press(key);
      return;
    }
    // A finger that scrolls: from then on the page no longer moves along with the voice, under the finger.
    await this.page.evaluate(() => dispatchEvent(new Event("touchmove")));
    await new Promise((done) => setTimeout(done, 300));
    const [x, y] = await this.page.evaluate((what) => {
      const one = [...document.querySelectorAll(what)].find((each) => each.getClientRects().length > 0);
      one.scrollIntoView({ block: "center", behavior: "instant" });
      const { left, top, width, height } = one.getClientRects()[0];
      return [left + width / 2, top + height / 2];
    }, selector);
    await this.page.touchscreen.tap(x, y);
  }

  /** Go to a link with Tab, press Enter, and be on the page it leads to, with the focus on what is new. */
  async follow(selector, { step = true, back = false } = {}) {
    await this.tabTo(selector, { back });
    const href = await this.page.evaluate(() => document.activeElement.href);
    await this.page.evaluate(() => (window.stayed = true));
    await this.press("Enter");
    await this.until((there) => location.href.split("#")[0] === there.split("#")[0], href);
    if (step) {
      await this.until(() => document.activeElement !== document.body);
      assert.ok(await this.page.evaluate(() => window.stayed === true), `${selector} loaded a whole page`);
      assert.equal(await this.page.evaluate(() => window.htmx.version[0]), htmx ? "4" : "2");
    } else {
      await this.until(() => document.readyState === "complete");
    }
    return href;
  }

  /** Wait until something holds in the page; pages change while they are asked, and are asked again. */
  async until(holds, ...given) {
    const end = Date.now() + 10_000;
    for (;;) {
      const told = await this.page.evaluate(holds, ...given).catch(() => false);
      if (told) return told;
      if (Date.now() > end) {
        assert.fail(`never: ${holds} of ${JSON.stringify(given)}; at ${this.page.url()}, focus on ${JSON.stringify(await this.focus())}`);
      }
      await new Promise((done) => setTimeout(done, 50));
    }
  }

  /** Where the focus is: the element's name, id and the beginning of its words. */
  focus() {
    return this.page.evaluate(() => {
      const one = document.activeElement;
      return { tag: one?.tagName, id: one?.id, text: one?.textContent.trim().slice(0, 40) };
    });
  }

  /** Ask the page something. */
  ask(question, ...given) {
    return this.page.evaluate(question, ...given);
  }

  /** Back or Forward, until the address is the one that was there. */
  async travel(where, path) {
    await this.ask((back) => (back ? history.back() : history.forward()), where === "back");
    await this.until((there) => location.pathname === there, path);
  }
}
