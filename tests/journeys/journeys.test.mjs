// The ways through the guide, by keyboard alone, in whatever browser walks them (browser.mjs).
import assert from "node:assert/strict";
import { test } from "node:test";
import { walk } from "./browser.mjs";

const onHeading = () => document.activeElement.tagName === "H1";
const titled = () => document.title.startsWith(document.querySelector("h1").textContent.trim());
const lang = () => document.documentElement.lang.toLowerCase();

test("from the choice of language to a theme, to the next, and back to the place that was left", () =>
  walk(async (reader) => {
    await reader.open("/languages/");
    await reader.follow(".tiles__link[hreflang^=en]", { step: false });
    await reader.follow("#answer-1");
    assert.ok(await reader.until(onHeading));
    assert.ok(await reader.ask(titled));
    await reader.tabTo("main .steps__next a");
    const place = await reader.ask(() => Math.round(scrollY));
    assert.ok(place > 300, "the link to the next part stands at the end");
    await new Promise((done) => setTimeout(done, 300));
    await reader.press("Enter");
    await reader.until(() => location.pathname === "/en/feelings/");
    assert.ok(await reader.until(onHeading));
    assert.equal(await reader.ask(() => scrollY), 0);
    await reader.travel("back", "/en/left/");
    await reader.until(() => document.activeElement.matches("main .steps__next a"));
    assert.ok(Math.abs((await reader.ask(() => scrollY)) - place) < 60);
    await reader.travel("forward", "/en/feelings/");
    assert.ok(await reader.until(onHeading));
  }));

test("to Arabic and back, at the same sentence", () =>
  walk(async (reader) => {
    await reader.open("/es/love/");
    const id = await reader.ask(() => [...document.querySelectorAll("main .sentence[id]")][20].id);
    await reader.open(`/es/words/`);
    await reader.open(`/es/love/#${id}`);
    await reader.until((there) => document.activeElement.id === there, id);
    await reader.follow("a[hreflang=ar]");
    await reader.until(() => document.documentElement.dir === "rtl");
    assert.equal(await reader.ask(lang), "ar");
    await reader.until((there) => document.activeElement.id === there, id);
    const top = await reader.ask((there) => document.getElementById(there).getBoundingClientRect().top, id);
    assert.ok(top >= 0 && top <= 640, `the sentence stands at ${top}`);
    await reader.travel("back", "/es/love/");
    await reader.until(() => document.documentElement.lang.toLowerCase() === "es" && document.documentElement.dir === "ltr");
    assert.ok(await reader.until(() => document.activeElement !== document.body));
  }));

test("to help, to a country's numbers, and back", () =>
  walk(async (reader) => {
    await reader.open("/en/start/");
    await reader.follow("header a[href$='/help/']");
    assert.ok(await reader.until(onHeading));
    await reader.follow("a[href$='/help/ca/']");
    assert.ok(await reader.until(onHeading));
    await reader.until(() => document.querySelector("main a[href^='tel:']") !== null);
    assert.ok(await reader.ask(titled));
    await reader.travel("back", "/en/help/");
    await reader.until(() => document.activeElement.matches("a[href$='/help/ca/']"));
    await reader.travel("back", "/en/start/");
    await reader.until(() => document.activeElement.matches("header a[href$='/help/']"));
    assert.ok(await reader.ask(titled));
  }));

test("settings are kept, hold on every page, and are forgotten", () =>
  walk(async (reader) => {
    await reader.open("/en/settings/");
    await reader.tabTo("input[name=colours]");
    await reader.press("ArrowDown", 2);
    const chosen = await reader.ask(() => document.activeElement.value);
    assert.equal(await reader.ask(() => document.documentElement.dataset.colours), chosen, "at once");
    await reader.tabTo("main form button");
    await reader.press("Enter");
    await reader.until(() => location.search === "?saved=yes" && document.getElementById("saved").textContent !== "");
    await reader.open("/es/start/");
    assert.equal(await reader.ask(() => document.documentElement.dataset.colours), chosen);
    await reader.open("/en/settings/");
    await reader.tabTo("form[action$='/forget/'] button");
    await reader.press("Enter");
    await reader.until(() => location.search === "?saved=forgotten");
    await reader.until(() => !document.documentElement.dataset.colours && document.cookie === "");
  }));

test("away, to a page that says nothing", () =>
  walk(async (reader) => {
    await reader.open("/ar/start/");
    await reader.follow("header a[href$='/leave/']", { step: false });
    assert.equal(await reader.ask(() => document.querySelectorAll("main a, main audio").length), 0);
  }));

const heard = () => {
  const sound = document.querySelector("#player audio");
  const marked = document.querySelector(".sentence--spoken")?.id;
  return { playing: !sound.paused, time: sound.currentTime, marked };
};

test("a theme is heard, sentence by sentence; the voice goes on in the next part, and is silent at help", () =>
  walk(async (reader) => {
    await reader.open("/en/left/");
    await reader.tabTo(".listen__button");
    await reader.press("Enter");
    await reader.until(() => document.querySelector("#player audio").currentTime > 0.5);
    const before = await reader.ask(heard);
    await new Promise((done) => setTimeout(done, 3000));
    const after = await reader.ask(heard);
    assert.ok(after.time - before.time > 2 && after.time - before.time < 4, `${after.time - before.time} s in 3 s`);
    await reader.tabTo("[data-act=next]");
    await reader.press("Enter", 6);
    await reader.until(() => document.querySelector("main .text .sentence--spoken") !== null);
    await reader.follow("main .steps__next a", { back: true });
    assert.ok(await reader.until(onHeading));
    assert.equal((await reader.ask(heard)).playing, true);
    await reader.travel("back", "/en/left/");
    await reader.until(() => document.querySelector("main .sentence--spoken") !== null);
    await reader.follow("header a[href$='/help/']", { back: true });
    assert.ok(await reader.until(onHeading));
    assert.equal((await reader.ask(heard)).playing, false);
    await reader.travel("back", "/en/left/");
    await reader.until(() => document.querySelector("main .sentence--spoken") !== null);
    const back = await reader.ask(heard);
    assert.equal(back.playing, false);
    assert.notEqual((await reader.focus()).tag, "BODY");
  }));

test("paused, the sentence stays through two other languages", () =>
  walk(async (reader) => {
    await reader.open("/en/left/");
    await reader.tabTo(".listen__button");
    await reader.press("Enter");
    await reader.until(() => document.querySelector("#player audio").currentTime > 0.5);
    await reader.tabTo("[data-act=next]");
    await reader.press("Enter", 6);
    await reader.until(() => document.querySelector("main .text .sentence--spoken") !== null);
    await reader.tabTo("[data-act=toggle]", { back: true });
    await reader.press("Enter");
    await reader.until(() => document.querySelector("#player audio").paused);
    const { marked } = await reader.ask(heard);
    for (const code of ["ar", "es"]) {
      await reader.follow(`#languages a[hreflang=${code}]`, { back: true });
      await reader.until((id) => document.querySelector(".sentence--spoken")?.id === id, marked);
    }
    assert.equal((await reader.ask(heard)).playing, false);
  }));

// By the clock of the sound, less the cue's time, in seconds: when each of these sentences was marked.
const lateness = async (rate) => {
  const sound = document.querySelector("#player audio");
  const cues = [...sound.querySelector("track").track.cues].filter((cue) => document.getElementById(cue.id));
  sound.playbackRate = rate;
  const found = [];
  for (let count = 1; count <= 12; count++) {
    const cue = cues[Math.floor((count * (cues.length - 1)) / 12)];
    const one = document.getElementById(cue.id);
    sound.currentTime = cue.startTime - 1;
    await new Promise((done) => sound.addEventListener("seeked", done, { once: true }));
    const told = new Promise((done) =>
      new MutationObserver((_, own) => {
        if (!one.classList.contains("sentence--spoken")) return;
        own.disconnect();
        done(sound.currentTime - cue.startTime);
      }).observe(one, { attributes: true, attributeFilter: ["class"] }),
    );
    await sound.play();
    found.push(await told);
  }
  return found;
};
const worst = (late) => Math.max(...late.map(Math.abs));
const measured = { skip: process.env.HTMX ? "the sound has nothing to do with htmx" : false };

test("sound and mark are together at twelve sentences, within 0.1 s; at twice the speed, within 0.15 s", measured, () =>
  walk(async (reader) => {
    await reader.open("/en/left/");
    await reader.tabTo(".listen__button");
    await reader.press("Enter");
    await reader.until(() => document.querySelector("#player audio track")?.track.cues?.length > 10);
    for (const [rate, most] of [[1, 0.1], [2, 0.15]]) {
      const late = await reader.ask(lateness, rate);
      assert.equal(late.length, 12);
      assert.ok(worst(late) <= most, `${rate}: ${late}`);
    }
  }));

test("and at every sentence of a short page, played from its beginning to its end", measured, () =>
  walk(async (reader) => {
    await reader.open(process.env.SHORT);
    await reader.ask(() => {
      window.late = {};
      new MutationObserver(() => {
        const id = document.querySelector(".sentence--spoken")?.id;
        const sound = document.querySelector("#player audio");
        const cue = [...sound.querySelector("track").track.cues].find((one) => one.id === id);
        if (cue && !(id in window.late)) window.late[id] = sound.currentTime - cue.startTime;
      }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ["class"] });
    });
    await reader.tabTo(".listen__button");
    await reader.press("Enter");
    await reader.ask(() => {
      const sound = document.querySelector("#player audio");
      return sound.ended || new Promise((done) => sound.addEventListener("ended", () => done(true)));
    });
    const [late, ids] = await reader.ask(() => {
      const { cues } = document.querySelector("#player audio track").track;
      return [window.late, [...cues].map((cue) => cue.id).filter((id) => document.getElementById(id))];
    });
    assert.deepEqual(Object.keys(late).sort(), [...ids].sort());
    assert.ok(ids.length >= 6, `${ids.length} sentences`);
    assert.ok(worst(Object.values(late)) <= 0.1, JSON.stringify(late));
  }));
