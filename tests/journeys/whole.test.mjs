// One evening: from the front door by ear to a theme, a word, another language, the next part, help, and away.
import assert from "node:assert/strict";
import { test } from "node:test";
import { walk } from "./browser.mjs";

const sound = () => {
  const heard = document.querySelector("#player audio");
  return { playing: !heard.paused, path: heard.currentSrc, marked: document.querySelector(".sentence--spoken")?.id };
};
const onHeading = () => document.activeElement.tagName === "H1";

test("the whole way", (whole) =>
  walk(async (reader) => {
    /** A step is a test; after it something has the focus. */
    const step = (name, act) =>
      whole.test(name, async () => {
        await act();
        assert.notEqual((await reader.focus()).tag, "BODY");
      });
    const plays = (holds) => reader.until((wanted) => !document.querySelector("#player audio").paused === wanted, holds);
    let sentence, silenced;
    await reader.open("/en/");
    await step("the front door says its answers", async () => {
      await reader.use(".listen__button");
      await plays(true);
    });
    await step("an answer leads to a theme, and the voice goes on", async () => {
      await reader.use("#answer-1");
      await reader.until(() => location.pathname === "/en/left/");
      await reader.until(onHeading);
      assert.ok((await reader.ask(sound)).playing);
    });
    await step("the theme is heard instead, and marked", async () => {
      await reader.use(".listen__button");
      await reader.until(() => document.querySelector(".sentence--spoken") !== null);
      await plays(true);
    });
    await step("a word is explained where it stands, while the voice goes on", async () => {
      await reader.use(".term--here");
      await reader.until(() => document.activeElement.matches(".meaning"));
      assert.ok((await reader.ask(sound)).playing);
    });
    await step("back in the sentence", async () => {
      await reader.use(".meaning--open [href^='#t-']");
      await reader.until(() => document.activeElement.matches(".term--here"));
    });
    await step("the voice is taken on by some sentences", async () => {
      for (let count = 0; count < 8; count++) {
        await reader.use("[data-act=next]");
        await new Promise((done) => setTimeout(done, 150));
      }
      await reader.until(() => document.querySelector("main .text .sentence--spoken") !== null);
    });
    await step("in Arabic, at the same sentence", async () => {
      sentence = (await reader.ask(sound)).marked;
      await reader.use("#languages a[hreflang=ar]", { back: true });
      await reader.until(() => document.documentElement.lang.toLowerCase() === "ar" && document.documentElement.dir === "rtl");
      await reader.until((id) => document.querySelector(".sentence--spoken")?.id === id, sentence);
      await plays(true);
    });
    await step("a timer is set", async () => {
      await reader.use(".player__more > summary");
      await reader.until(() => document.querySelector(".player__more").open);
      if (process.env.HAND === "touch") await reader.use("input[name=timer][value='10']");
      else {
        await reader.tabTo("input[name=timer]");
        await reader.press("ArrowDown", 2);
      }
      // The choices: not by itself, at the end of this part, in ten minutes, in twenty.
      await reader.until(() => document.querySelector("input[name=timer]:checked").value === "10");
      const told = await reader.until(() => document.getElementById("voice").textContent);
      const choice = await reader.ask(() => document.querySelector("input[name=timer]:checked").parentNode.textContent.trim());
      assert.ok(told.endsWith(choice), told);
      await reader.use(".player__more > summary", { back: true });
      await reader.until(() => !document.querySelector(".player__more").open);
    });
    await step("the next part, and the voice goes on", async () => {
      await reader.use("main .steps__next a", { back: true });
      await reader.until(() => location.pathname === "/ar/feelings/");
      await reader.until(onHeading);
      assert.ok((await reader.ask(sound)).playing);
    });
    await step("help: silent within a tenth of a second, and the heading has the focus", async () => {
      await reader.ask(() => {
        const times = (window.times = {});
        document.addEventListener("click", () => (times.asked = performance.now()), { capture: true, once: true });
        const heard = document.querySelector("#player audio");
        heard.addEventListener("pause", () => {
          times.quiet = performance.now();
          const begun = [...heard.querySelector("track").track.cues].filter((one) => one.startTime <= heard.currentTime + 0.03);
          times.cue = begun.pop().id;
        });
      });
      await reader.use(".bar__link--help", { back: true });
      await reader.until(() => location.pathname === "/ar/help/");
      await reader.until(onHeading);
      const { asked, quiet, cue } = await reader.ask(() => window.times);
      silenced = cue;
      assert.ok(quiet - asked <= 100, `${quiet - asked} ms`);
    });
    await step("back: paused, and the focus where it was", async () => {
      await reader.travel("back", "/ar/feelings/");
      await reader.until(() => document.activeElement.matches(".bar__link--help"));
      assert.equal((await reader.ask(sound)).playing, false);
    });
    await step("and once more: the part that was heard, at the sentence where it fell silent", async () => {
      await reader.travel("back", "/ar/left/");
      await reader.until(() => document.querySelector("main .text .sentence--spoken") !== null);
      const there = await reader.ask(sound);
      assert.equal(there.playing, false);
      assert.equal(there.marked, silenced);
    });
    await whole.test("away", async () => {
      await reader.use("header a[href$='/leave/']", { back: true });
      await reader.until(() => location.pathname === "/ar/leave/");
      assert.equal(await reader.ask(() => document.querySelectorAll("main a, main audio").length), 0);
    });
  }));
