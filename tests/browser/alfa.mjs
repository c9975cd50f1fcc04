// Siteimprove Alfa reads pages in Chromium. usage: node alfa.mjs CHROMIUM ORIGIN PATH...
// One JSON line a page: {"page", "passed": rules that passed somewhere, "findings": ["rule: element (why)"]}
import { Audit, Outcome } from "@siteimprove/alfa-act";
import { Puppeteer } from "@siteimprove/alfa-puppeteer";
import rules from "@siteimprove/alfa-rules";
import puppeteer from "puppeteer-core";

const [executablePath, origin, ...paths] = process.argv.slice(2);
const args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];
const browser = await puppeteer.launch({ executablePath, args });
const page = await browser.newPage();
await page.setViewport({ width: 360, height: 640, deviceScaleFactor: 2, hasTouch: true });

/** What a failed outcome is about: the start tag, or the text of a node. */
const about = (target) => String(target).trim().split("\n")[0].slice(0, 160);
const why = (outcome) =>
  [...outcome.expectations].flatMap(([, told]) => (told.isErr?.() ? [told.getErrUnsafe().message] : [])).join("; ");

for (const path of paths) {
  await page.goto(origin + path, { waitUntil: "load" });
  const seen = await Puppeteer.toPage(await page.evaluateHandle(() => window.document));
  const outcomes = [...(await Audit.of(seen, [...rules]).evaluate())];
  const name = (outcome) => outcome.rule.uri.split("/").pop();
  const findings = outcomes.filter(Outcome.isFailed).map((one) => `${name(one)}: ${about(one.target)} (${why(one)})`);
  const passed = new Set(outcomes.filter(Outcome.isPassed).map(name)).size;
  console.log(JSON.stringify({ page: path, passed, findings }));
}
await browser.close();
