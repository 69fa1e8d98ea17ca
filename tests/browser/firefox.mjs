// tests/browser/firefox.mjs SITE - Firefox opens every page from disk: nothing
// on its console, styles and scripts load, nothing is wider than the screen.
import { Tally, htmlFiles, kindOf, openBrowser, urlOf, watch } from "./common.mjs";

const site = process.argv[2];
const tally = new Tally();
let browser = null;
try {
  browser = await openBrowser("firefox");
} catch (error) {
  tally.fail("Firefox starts", [String(error.message)]);
  tally.end();
  process.exit();
}
if (!browser) {
  tally.skip("Firefox", "it is not installed");
  tally.end();
  process.exit();
}
const page = await browser.newPage();
let trouble = [];
watch(page, (text) => trouble.push(text));
try {
  await page.setViewport({ width: 500, height: 800 });
  for (const file of htmlFiles(site)) {
    trouble = [];
    if (kindOf(site, file) === "only online") continue;
    await page.goto(urlOf(site, file), { waitUntil: "load" });
    if (kindOf(site, file) === "page") {
      trouble.push(...await page.evaluate(() => {
        const found = [];
        for (const link of document.querySelectorAll("link[rel~=stylesheet]")) if (!link.sheet) found.push(`not loaded: ${link.getAttribute("href")}`);
        for (const image of document.images) if (!image.complete || !image.naturalWidth) found.push(`not shown: ${image.getAttribute("src")}`);
        const root = document.documentElement;
        if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth} wide on a screen of ${root.clientWidth}`);
        return found;
      }));
    }
    tally.check(`${file} opens in Firefox`, trouble);
  }
} catch (error) {
  tally.fail("Firefox", [String(error.stack || error)]);
} finally {
  await browser.close();
}
tally.end();
