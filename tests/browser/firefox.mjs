// axe-core reads pages in Firefox. usage: node firefox.mjs FIREFOX ORIGIN PATH..., on standard input {"axe", "options"}
// One JSON line a page: {"page", "browser", "found": axe's results, of the rules that passed only their names}
import { json } from "node:stream/consumers";
import puppeteer from "puppeteer-core";

const [executablePath, origin, ...paths] = process.argv.slice(2);
const { axe, options } = await json(process.stdin);
const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true });
const page = await browser.newPage();
await page.setViewport({ width: 360, height: 640 });

for (const path of paths) {
  await page.goto((path.startsWith("data:") ? "" : origin) + path, { waitUntil: "load" });
  await page.evaluate(`${axe};0`);
  const found = await page.evaluate(async (asked) => {
    const { passes, violations, incomplete } = await globalThis.axe.run(document, asked);
    return JSON.stringify({ passes: passes.map((one) => one.id), violations, incomplete });
  }, options);
  console.log(JSON.stringify({ page: path, browser: await browser.version(), found: JSON.parse(found) }));
}
await browser.close();
