// tests/browser/pages.mjs SITE - Chromium opens every page from disk, without a
// network: nothing fails, axe finds nothing (light and dark, wide and narrow),
// nothing has to be scrolled sideways, and the first screen is in its order.
import fs from "node:fs";
import { createRequire } from "node:module";
import { Tally, htmlFiles, kindOf, openBrowser, urlOf, watch } from "./common.mjs";

const site = process.argv[2];
const tally = new Tally();
const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await openBrowser("chrome");
if (!browser) {
  tally.skip("Chromium", "it is not installed");
  tally.end();
  process.exit();
}

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 640 };
const seen = new Map(); // template-like shape -> how many pages had it

async function audit(page, where, found) {
  await page.evaluate(axe);
  const result = await page.evaluate(async () => {
    const done = await window.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return done.violations.map((one) => ({
      id: one.id, help: one.help,
      nodes: one.nodes.slice(0, 3).map((node) => node.target.join(" ") + " | " + node.html.slice(0, 140)),
    }));
  });
  for (const one of result) {
    found.push(`${where}: ${one.id}: ${one.help}`);
    for (const node of one.nodes) found.push(`    ${node}`);
  }
}

// What is wider than the screen, apart from boxes that scroll by themselves.
function tooWide() {
  const root = document.documentElement;
  const found = [];
  if (root.scrollWidth > root.clientWidth) {
    found.push(`the page is ${root.scrollWidth} wide on a screen of ${root.clientWidth}`);
    for (const element of document.querySelectorAll("body *")) {
      const box = element.getBoundingClientRect();
      let inner = false;
      for (let above = element.parentElement; above; above = above.parentElement) {
        if (/auto|scroll|hidden/.test(getComputedStyle(above).overflowX) && above !== root && above !== document.body) inner = true;
      }
      if (!inner && box.right > root.clientWidth + 1 && found.length < 5) {
        found.push(`<${element.localName} class="${element.className}"> reaches ${Math.round(box.right)}`);
      }
    }
  }
  return found;
}

// DESIGN 6: banner, title, answer, danger, deadline, helpline, who for, checked;
// all of it before any list of contents.
function firstScreen() {
  const order = ["main .status-banner", "main h1", "main .summary", "main .danger", "main .nearest",
    "main .helpline", "main .who-for", "main .checked"];
  const found = [];
  let last = -1, lastName = "";
  for (const selector of order) {
    const element = document.querySelector(selector);
    if (!element) continue;
    const top = element.getBoundingClientRect().top + window.scrollY;
    if (top < last) found.push(`${selector} stands above ${lastName}`);
    last = top;
    lastName = selector;
  }
  const contents = document.querySelector("nav.contents");
  if (contents && contents.getBoundingClientRect().top + window.scrollY < last) {
    found.push(`the list of contents stands above ${lastName}`);
  }
  if (!document.querySelector("main h1")) found.push("there is no h1 in main");
  return found;
}

function promisedNames() {
  const found = [];
  if (!document.querySelector("main#content")) found.push("there is no main#content");
  const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]');
  if (!policy) found.push("there is no Content-Security-Policy");
  else {
    for (const part of ["default-src 'none'", "script-src 'self'", "style-src 'self'", "base-uri 'none'"]) {
      if (!policy.content.includes(part)) found.push(`the policy lacks ${part}`);
    }
    if (/unsafe|https?:|\*/.test(policy.content)) found.push(`the policy is lax: ${policy.content}`);
    for (const element of document.head.querySelectorAll("script, link[rel~=stylesheet]")) {
      if (policy.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) found.push("the policy comes after what it should hold for");
    }
  }
  for (const script of document.scripts) if (!script.src) found.push("a script stands in the page");
  for (const element of document.querySelectorAll("style, [style]")) found.push(`a style stands in the page: <${element.localName}>`);
  for (const element of document.querySelectorAll("*")) {
    for (const attribute of element.attributes) if (/^on/.test(attribute.name)) found.push(`${attribute.name} on <${element.localName}>`);
  }
  if (!document.documentElement.lang) found.push("html has no lang");
  if (!document.title.trim()) found.push("there is no title");
  for (const note of document.querySelectorAll("a[role=doc-noteref]")) {
    const target = document.getElementById(decodeURIComponent(note.hash.slice(1)));
    if (!target || !target.matches("section[role=doc-endnotes] li")) found.push(`${note.id || note.textContent} leads to no note`);
    else if (!target.querySelector("a[role=doc-backlink]")) found.push(`${target.id} has no way back`);
  }
  return found;
}

const page = await browser.newPage();
let trouble = [];
watch(page, (text) => trouble.push(text));
try {
  const files = htmlFiles(site);
  if (!files.length) tally.fail(`there are no pages in ${site}`);
  for (const file of files) {
    trouble = [];
    const kind = kindOf(site, file);
    if (kind === "only online") continue;
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "light" }]);
    await page.setViewport(WIDE);
    await page.goto(urlOf(site, file), { waitUntil: "load" });
    await new Promise((done) => setTimeout(done, 30));
    if (kind === "redirect") {
      await new Promise((done) => setTimeout(done, 100));
      if (page.url() === urlOf(site, file)) trouble.push("it leads nowhere");
      tally.check(`${file} opens`, trouble);
      continue;
    }
    tally.check(`${file} opens`, trouble);
    tally.check(`${file} has what is promised`, await page.evaluate(promisedNames));
    const found = [];
    await audit(page, "light, 1280", found);
    const shape = await page.evaluate(() => [...document.querySelectorAll("main section, main table, main .callout, main nav")].map((e) => e.className).sort().filter((c, i, a) => c !== a[i - 1]).join(" "));
    seen.set(shape, (seen.get(shape) || 0) + 1);
    await page.setViewport(NARROW);
    tally.check(`${file} fits 320 px`, await page.evaluate(tooWide));
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]);
    await audit(page, "dark, 320", found);
    // Of pages of one shape the first few are looked at in every way.
    if (seen.get(shape) <= 3) {
      await page.setViewport(WIDE);
      await audit(page, "dark, 1280", found);
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "light" }]);
      await page.setViewport(NARROW);
      await audit(page, "light, 320", found);
    }
    tally.check(`${file} is accessible`, found);
    await page.setViewport({ width: 360, height: 640 });
    tally.check(`${file} begins in order`, await page.evaluate(firstScreen));
    // Without scripts the page is whole: the same words.
  }
} catch (error) {
  tally.fail("Chromium", [String(error.stack || error)]);
} finally {
  await browser.close();
}
tally.end();
