// tests/browser/screenshots.mjs SITE FOLDER [FILE…] - pictures of some pages for
// people to look at: narrow, wide, dark, printed, and the first screen. By default
// the home page and the first of each kind that the site has.
import fs from "node:fs";
import path from "node:path";
import { htmlFiles, kindOf, openBrowser, urlOf } from "./common.mjs";

const [site, folder, ...named] = process.argv.slice(2);
const browser = await openBrowser("chrome");
if (!browser) {
  console.log("Chromium is not installed");
  process.exit(0);
}
fs.mkdirSync(folder, { recursive: true });
const all = htmlFiles(site).filter((file) => kindOf(site, file) === "page");
// By what stands in the page: a guide is one with a deadline that still counts.
const KINDS = [/class="start"/, /<p class="nearest/, /<body data-status="historical"/, /<section[^>]* id="letter"/, /<section[^>]* class="decision"/, /class="source-group"/];
const text = new Map(all.map((file) => [file, fs.readFileSync(path.join(site, file), "utf8")]));
const wanted = named.length ? named : [...new Set(KINDS.map((kind) => all.find((file) => kind.test(text.get(file)))).filter(Boolean))];
if (!wanted.length) wanted.push(...all.slice(0, 4));
const page = await browser.newPage();
// Both at once: puppeteer's own two calls forget each other.
const devtools = await page.createCDPSession();
const emulate = (media, scheme) => devtools.send("Emulation.setEmulatedMedia",
  { media, features: [{ name: "prefers-color-scheme", value: scheme }] });
const looks = [
  { name: "320", viewport: { width: 320, height: 640 } },
  { name: "first-360", viewport: { width: 360, height: 640, deviceScaleFactor: 2 }, part: true },
  { name: "1280", viewport: { width: 1280, height: 900 } },
  { name: "dark", viewport: { width: 1280, height: 900 }, scheme: "dark" },
  { name: "dark-320", viewport: { width: 320, height: 640 }, scheme: "dark" },
  { name: "print", viewport: { width: 794, height: 1123 }, media: "print" },
];
for (const file of wanted) {
  for (const look of looks) {
    await page.setViewport(look.viewport);
    await emulate(look.media || "screen", look.scheme || "light");
    await page.goto(urlOf(site, file), { waitUntil: "load" });
    const name = `${file.replace(/\.html$/, "").replace(/\//g, "-")}-${look.name}.png`;
    await page.screenshot({ path: path.join(folder, name), fullPage: !look.part });
  }
  await emulate("", "light"); // a PDF is print by itself
  await page.pdf({ path: path.join(folder, `${file.replace(/\.html$/, "").replace(/\//g, "-")}.pdf`), format: "A4" });
}
await browser.close();
console.log(`${wanted.length} pages in ${folder}`);
