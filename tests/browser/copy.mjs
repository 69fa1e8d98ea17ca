// tests/browser/copy.mjs SITE - the Copy buttons of rights, deadlines and answers in
// Chromium: what they hold, and the first of each page pressed as a reader does, with
// the clipboard read back. SITE is built with a base_url, so that what is copied
// names an address:
//
//     its words, its but, a citation that stands alone, who checked the law, the address
//
// The first button of each page is pressed once more where the browser has no
// clipboard to ask, and once where copying is refused.
import fs from "node:fs";
import path from "node:path";
import { htmlFiles, kindOf, open, watch, withBrowser } from "./common.mjs";

const [, , site] = process.argv;
const PRESSED = 8; // buttons of a page: they are all made by one script
const plain = (text) => text.replace(/\s+/g, " ").trim();

// What there is to copy on the open page, as a reader sees it.
const claims = () => [...document.querySelectorAll("[data-copy]")].map((item, at) => {
  item.setAttribute("data-test-item", at);
  const words = (selector) => [...item.querySelectorAll(selector)].map((one) => {
    const copy = one.cloneNode(true);
    // Labels are the theme's: what is copied has its own.
    if (copy.matches(".claim-but") && copy.firstElementChild?.matches("strong")) copy.firstElementChild.remove();
    for (const extra of copy.querySelectorAll(".here, .unseen, .noteref, sup, .tools, .standing, dt, .outcome, .law-on")) extra.remove();
    return copy.textContent;
  });
  return {
    id: item.id, copy: item.getAttribute("data-copy"), right: item.matches(".right"), claim: item.matches(".claim"),
    text: item.querySelector(".claim-text") ? words(".claim-text")[0] : "", buts: words(".claim-but"), answers: words(".claim-answer"),
    authority: words(".authority li"), buttons: item.querySelectorAll("button").length,
    overall: document.body.getAttribute("data-status") || "", canonical: (document.querySelector("link[rel=canonical]") || {}).href || "",
  };
});

// It names the place where the claim stands: here, or on a list of rights the page
// that it comes from.
function address(item, file, copy) {
  if (!item.canonical.endsWith(file)) return [`the page has no address: build it with a base_url (${item.canonical})`];
  const base = item.canonical.slice(0, -file.length);
  const [, place, id] = new RegExp(`${base.replace(/[.]/g, "\\.")}(\\S+\\.html)#([\\w-]+)`).exec(copy) || [];
  if (!place || !fs.existsSync(path.join(site, place))) return ["what is copied names no address of this website"];
  if (!fs.readFileSync(path.join(site, place), "utf8").includes(` id="${id}"`)) return [`what is copied names ${place}#${id}, which is not there`];
  return id === item.id || place !== file ? [] : [`what is copied names another place of its page: ${id}`];
}

function wrong(item, file) {
  const found = [];
  const copy = plain(item.copy);
  if (!item.claim) return found; // letters and decisions have tests of their own
  if (item.buttons !== 1) found.push(`it has ${item.buttons} buttons`);
  for (const part of [item.text, ...item.buts, ...item.answers, ...item.authority].map(plain)) {
    if (!copy.includes(part.replace(/^: |[.:]$/g, ""))) found.push(`what is copied lacks: ${part}`);
  }
  if (item.right && !item.buts.length) found.push("it has no but");
  if (!item.authority.length) found.push("it rests on nothing");
  if (/\(n \d|\bibid\b|Link to this/i.test(copy)) found.push("what is copied does not stand alone");
  if (!/No adviser has checked this|Law checked on \d/.test(copy)) found.push("what is copied does not say who checked the law");
  if (/^(historical|superseded)$/.test(item.overall) && !copy.startsWith("No longer applies")) found.push("what is copied does not begin: No longer applies");
  found.push(...address(item, file, copy));
  if (/file:\/\//.test(copy)) found.push("what is copied names a file of this machine");
  return found;
}

// Presses the button of an item; what it then says, and what was announced. Both are
// kept as they come: after a while the button says again what it said before.
async function press(page, at) {
  const button = await page.$(`[data-test-item="${at}"] button`);
  await button.evaluate((one) => {
    window.__said = null;
    window.__announced = null;
    if (window.__watcher) window.__watcher.disconnect(); // an earlier button may only now say again what it said
    window.__watcher = new MutationObserver((changes) => {
      for (const { target } of changes) {
        const text = target.textContent.trim();
        if (target === one && !window.__said) window.__said = text;
        if (target.getAttribute && target.getAttribute("role") === "status" && text) window.__announced = text;
      }
    });
    window.__watcher.observe(document.body, { subtree: true, childList: true });
  });
  await button.focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => window.__said && window.__announced, { timeout: 30000, polling: 20 });
  return button.evaluate((one) => ({
    says: window.__said, announced: window.__announced, focused: document.activeElement === one,
    copied: document.body.getAttribute("data-text-copied"), failed: document.body.getAttribute("data-text-copy-failed"),
    left: document.querySelectorAll("textarea.unseen").length,
  }));
}

async function pressed(page, at, text, wanted = "copied") {
  const found = [];
  await page.evaluate(() => navigator.clipboard && navigator.clipboard.writeText("nothing yet"));
  const said = await press(page, at);
  if (said.says !== said[wanted]) found.push(`the button says: ${said.says}`);
  if (said.announced !== said[wanted]) found.push(`it is announced as: ${said.announced}`);
  if (!said.focused) found.push("the button has lost the focus");
  if (said.left) found.push("the field it copied from is still there");
  if (text !== null) {
    const clipboard = await page.evaluate(() => (window.__clipboard || navigator.clipboard).readText());
    if (clipboard !== text) found.push(`the clipboard holds: ${clipboard}`);
  }
  return found;
}

await withBrowser("chrome", async (page, tally, browser) => {
  let trouble = [];
  watch(page, (text) => trouble.push(text));
  const devtools = await browser.target().createCDPSession();
  await devtools.send("Browser.grantPermissions", { permissions: ["clipboardReadWrite", "clipboardSanitizedWrite"] });
  let all = 0;
  for (const file of htmlFiles(site).filter((one) => kindOf(site, one) === "page")) {
    trouble = [];
    await open(page, site, file);
    const items = await page.evaluate(claims);
    if (!items.length) continue;
    const found = [];
    for (const [at, item] of items.entries()) {
      found.push(...wrong(item, file).map((one) => `${item.id}: ${one}`));
      if (!item.claim || !item.buttons || at >= PRESSED) continue;
      all++;
      found.push(...(await pressed(page, at, item.copy)).map((one) => `${item.id}: ${one}`));
    }
    tally.check(`${file}: ${items.length} things to copy`, [...found, ...trouble]);
    const at = items.findIndex((item) => item.claim && item.buttons);
    if (at < 0) continue;
    // As in a browser that knows no clipboard; it is still there for the test to read.
    await open(page, site, file);
    await page.evaluate(claims);
    await page.evaluate(() => {
      window.__clipboard = navigator.clipboard;
      Object.defineProperty(navigator, "clipboard", { value: undefined, configurable: true });
    });
    tally.check(`${file}: copies without a clipboard to ask`, await pressed(page, at, items[at].copy));
    await open(page, site, file);
    await page.evaluate(claims);
    await page.evaluate(() => {
      Object.defineProperty(navigator, "clipboard", { value: undefined, configurable: true });
      document.execCommand = () => false;
    });
    tally.check(`${file}: says so when it cannot copy`, await pressed(page, at, null, "failed"));
  }
  tally.check("there is something to copy", all ? [] : ["no page has any"]);
});
