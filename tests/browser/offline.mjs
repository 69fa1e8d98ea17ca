// tests/browser/offline.mjs EDITIONS PATH [chrome|firefox] - the website without a
// network: a handbook is saved on a device, read without the server, renewed, taken
// back; and nothing that goes wrong on the way leaves half of it or two editions mixed.
// EDITIONS holds the sites `one`, `two` and `never` (where it may not be saved), made of
// browser/editions; PATH is where they are served: "/" or "/sub/path/".
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { audit, load } from "./axe.mjs";
import { watch, withBrowser } from "./common.mjs";
import { tooWide } from "./layout.mjs";
import { serve } from "./server.mjs";

const [, , editions, at, name = "chrome"] = process.argv;
const one = path.join(editions, "one");
const two = path.join(editions, "two");

// What an edition consists of for its readers: { path: hash }. The worker leaves out what
// only servers need.
function listed(site) {
  const [, leftOut] = /LEFT_OUT = (\[.*?\])/.exec(fs.readFileSync(path.join(site, "sw.js"), "utf8"));
  const lines = fs.readFileSync(path.join(site, "manifest.sha256"), "utf8").trim().split("\n");
  return Object.fromEntries(lines.map((line) => [line.slice(66), line.slice(0, 64)]).filter(([file]) => !JSON.parse(leftOut).includes(file)));
}
const editionOf = (site) => crypto.createHash("sha256").update(fs.readFileSync(path.join(site, "edition.js"))).digest("hex");
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

// --- in the page --------------------------------------------------------------

// Everything this origin keeps: scopes of workers, and each cache with the true hashes of
// its files.
async function kept() {
  const workers = (await navigator.serviceWorker.getRegistrations()).map((one) => one.scope);
  const stores = {};
  for (const store of await caches.keys()) {
    const files = {};
    const cache = await caches.open(store);
    for (const request of await cache.keys()) {
      const digest = await crypto.subtle.digest("SHA-256", await (await cache.match(request)).arrayBuffer());
      files[decodeURIComponent(new URL(request.url).pathname)] = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    }
    stores[store] = files;
  }
  return { workers, stores };
}

function look() {
  const part = document.getElementById("save");
  const seen = document.getElementById("content");
  return {
    title: document.title,
    heading: (document.querySelector("h1") || {}).textContent,
    words: seen ? seen.innerText : "",
    from: (document.getElementById("save-offline") || {}).textContent || "",
    shown: Boolean(part && part.getClientRects().length),
    says: part ? part.querySelector("[role=status]").textContent : "",
    button: part ? part.querySelector("button").textContent : "",
    styled: [...document.styleSheets].length >= 2 && getComputedStyle(document.querySelector("main")).display === "block"
      && getComputedStyle(document.querySelector(".skip")).position === "absolute",
    pictures: [...document.images].every((image) => image.complete && image.naturalWidth > 0),
    edition: window.handbookEdition && window.handbookEdition.id,
  };
}

// --- a reader -----------------------------------------------------------------

// A browser of its own with nothing in it, and a server. `work` gives what is wrong.
async function scenario(browser, tally, called, work, site = one) {
  const context = await browser.createBrowserContext();
  const server = await serve(site, { at });
  const page = await context.newPage();
  const reader = {
    page, server, found: [],
    go: (file) => page.goto(server.url + file, { waitUntil: "load", timeout: 60000 }),
    look: () => page.evaluate(look),
    kept: () => page.evaluate(kept),
    expect(what, is, wanted) {
      const right = wanted instanceof RegExp ? wanted.test(is) : JSON.stringify(is) === JSON.stringify(wanted);
      if (!right) reader.found.push(`${what}: ${JSON.stringify(is)} instead of ${wanted instanceof RegExp ? wanted : JSON.stringify(wanted)}`);
    },
    // The button comes a moment after the page.
    async offered() {
      await page.waitForFunction(() => document.querySelector("#save").getClientRects().length);
      return (await page.evaluate(look)).button;
    },
    async press() {
      await reader.offered();
      await page.evaluate(() => document.querySelector("#save button").focus());
      await page.keyboard.press("Enter");
    },
    // What the line over a page from the saved copy says, which comes a moment later.
    async from() {
      for (let tries = 25; tries > 0 && !(await page.evaluate(look)).from; tries--) await pause(100);
      return (await page.evaluate(look)).from;
    },
    // Waits until the page's status says so.
    async says(wanted, seconds = 40) {
      for (let tries = seconds * 5; tries > 0; tries--) {
        if (wanted.test((await page.evaluate(look)).says)) return;
        await pause(200);
      }
      reader.expect("the status", (await page.evaluate(look)).says, wanted);
    },
    async save() {
      await reader.go("deep/er/page.html");
      await reader.press();
      await reader.says(/saved on this device\. Edition of 20 November 2026\.$/);
    },
    // Nothing on the page keeps anyone out, at the width of a phone.
    async isForAll(state) {
      const wide = (await page.evaluate(tooWide)).map((wrong) => `${state}: ${wrong}`);
      await load(page);
      await audit(page, state, reader.found);
      reader.found.push(...wide);
    },
    // Holds what is kept to what the edition lists.
    async holds(saved) {
      const { stores } = await reader.kept();
      const files = stores[`handbook ${server.url} ${editionOf(saved)}`] || {};
      const wanted = Object.fromEntries(Object.entries(listed(saved)).map(([file, hash]) => [at + file, hash]).sort());
      reader.expect(`files kept of ${path.basename(saved)}`, Object.fromEntries(Object.entries(files).sort()), wanted);
    },
    // All its pages, without a network, from this edition alone.
    async readsOffline(saved, number) {
      const pages = Object.keys(listed(saved)).filter((file) => file.endsWith(".html"));
      for (const file of pages) {
        await reader.go(encodeURI(file));
        const seen = await reader.look();
        const source = fs.readFileSync(path.join(saved, file), "utf8");
        reader.expect(`${file}: title`, seen.title, /<title>(.*?)<\/title>/.exec(source)[1].replace("&#x2013;", "–"));
        reader.expect(`${file}: styled, with its pictures`, [seen.styled, seen.pictures], [true, true]);
        if (/edition is/.test(seen.words)) reader.expect(`${file}: words`, seen.words, new RegExp(`edition is ${number}`));
        reader.expect(`${file}: says where it is from`, await reader.from(), file.endsWith(".cy.html") ? /copi a gadwyd.* Tachwedd 2026/ : /copy saved on this device.* November 2026/);
      }
    },
    // What the search of this page finds, from whatever folder it lies in.
    async finds(query, wanted) {
      await reader.go("deep/er/page.html");
      await page.type("form[role=search] input[type=search]", query);
      // What is told names the whole query: before, the results may be those of its beginning.
      await page.waitForFunction((told) => document.getElementById("search-status").textContent.includes(told),
        { timeout: 20000 }, `“${query}”`).catch(() => {});
      const hits = await page.evaluate(() => [...document.querySelectorAll("#search-results a")].map((link) => link.textContent.trim()));
      reader.expect(`a search for ${query}`, hits.join("; "), wanted);
    },
  };
  page.setDefaultTimeout(60000);
  await page.setViewport({ width: 320, height: 640 });
  // A line that breaks is heard of, too, and is no mistake.
  watch(page, (text) => { if (!/failed|Failed|NetworkError|interrupted/.test(text)) reader.found.push(text); }, server.url);
  try {
    await work(reader);
  } catch (error) {
    reader.found.push(String(error.stack || error));
  }
  tally.check(`${called} (${name}, ${at})`, reader.found);
  await context.close();
  await server.close();
}

// --- what is tried ------------------------------------------------------------

async function nothingBefore({ go, offered, kept, isForAll, expect }) {
  await go("deep/er/page.html");
  await offered();
  await isForAll("offered");
  expect("the button", await offered(), /^Save on this device \(\d+ KB\)$/);
  expect("kept before it is asked for", await kept(), { workers: [], stores: {} });
}

async function wholeStory({ page, server, go, look, from, offered, kept, press, says, save, holds, isForAll, readsOffline, finds, expect }) {
  await save();
  await isForAll("saved");
  await holds(one);
  expect("the button", (await look()).button, "Remove from this device");
  await go("deep/er/page.html");
  expect("online, a page is not from the copy", (await look()).from, "");
  server.cut();
  await readsOffline(one, "one");
  await finds("goes", /Page that goes/);
  for (const [address, heading] of [["", "First page"], ["deep/", "Deep"], ["deep/er", "Deeper"], ["deep/er/page", "Deep page"]]) {
    await go(address);
    expect(`the address ${address}`, (await look()).heading, heading);
  }
  await go("deep/nothing.html");
  const lost = await look();
  expect("a page that is not there", lost.heading, "This page is not saved on this device");
  expect("names whom to ring", lost.words, /0808 157 0123/);
  await from();
  await isForAll("offline");
  // A page and what it loads, later, when the worker was stopped in between.
  await go("deep/er/page.html");
  if (name === "chrome") {
    const devtools = await page.createCDPSession();
    await devtools.send("ServiceWorker.enable");
    await devtools.send("ServiceWorker.stopAllWorkers");
  }
  expect("a picture later", await page.evaluate(() => fetch("../../square.svg").then((got) => got.status, () => "lost")), 200);
  // A new edition.
  server.back();
  server.site = two;
  await go("gone.html");
  expect("a page that was taken down is gone at once", (await look()).words, /taken down/);
  await says(/saved on this device\. Edition of 22 November 2026\.$/);
  await holds(two);
  server.cut();
  await readsOffline(two, "two");
  await finds("new", /New page/);
  await go("new.html");
  expect("a new page", (await look()).heading, "New page");
  // Taken back, also without a network.
  await press();
  await says(/no longer saved/);
  expect("kept after it was taken back", await kept(), { workers: [], stores: {} });
  expect("the button", (await look()).button, /^Save on this device/);
  server.back();
  await go("index.html");
  expect("it can be saved again", await offered(), /^Save on this device/);
}

async function newestFirst({ server, go, look, save, expect }) {
  await save();
  server.meddle = async (file, body) => { await pause(file === "index.html" ? 6000 : 0); return body; };
  server.site = two;
  await go("index.html");
  expect("a slow line gets the newest", (await look()).words, /edition is two/);
}

// Hosts that let everything be kept for a day: what is there is looked at all the same.
async function cachedByAll({ server, go, look, save, says, holds, expect }) {
  server.headers = { "Cache-Control": "public, max-age=86400" };
  await save();
  await go("index.html");
  server.site = two;
  await go("index.html");
  expect("the newest, not what the browser kept", (await look()).words, /edition is two/);
  await says(/saved on this device\. Edition of 22 November 2026\.$/);
  await holds(two);
}

async function outOfOrder({ server, go, from, look, save, expect }) {
  await save();
  server.trouble = 503;
  await go("index.html");
  expect("the copy answers", await from(), /copy saved/);
  expect("and is whole", (await look()).styled, true);
  server.trouble = 404;
  await go("index.html");
  expect("not found is an answer", await from(), "");
}

async function deadLine({ server, go, from, save, expect }) {
  await save();
  server.meddle = () => new Promise(() => {}); // never
  const start = Date.now();
  await go("index.html");
  expect("the copy answers", await from(), /copy saved/);
  expect("after some 15 seconds", Math.round((Date.now() - start) / 1000), /^1[4-9]$|^2\d$/);
  const again = Date.now();
  await go("deep/er/page.html");
  expect("and sooner the next time", Date.now() - again < 9000, true);
}


async function interruptedSave({ page, server, go, press, says, kept, holds, expect }) {
  await go("index.html");
  let served = 0;
  server.meddle = (file, body) => (++served > 12 ? null : body);
  await press();
  await says(/no answer from the website/);
  const { stores } = await kept();
  const there = Object.keys(stores[`handbook ${server.url} ${editionOf(one)}`] || {});
  const missing = Object.keys(listed(one)).map((file) => at + file).filter((file) => !there.includes(file));
  expect("something is there already, not all", there.length > 0 && missing.length > 0, true);
  const asked = server.requests.length;
  server.meddle = null;
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await says(/saved on this device\. Edition of 20 November 2026\.$/);
  await holds(one);
  const fetched = server.requests.slice(asked).map((request) => decodeURIComponent(request.path));
  expect("what was there is not fetched again", there.filter((file) => fetched.includes(file) && !/edition\.js$/.test(file)), []);
}

async function interruptedRenewal({ page, server, go, look, says, kept, save, holds, readsOffline, expect }) {
  await save();
  server.site = two;
  let served = 0;
  // The page itself comes, and the new list; then the line breaks in the middle.
  server.meddle = (file, body) => (/^(index\.html|edition\.js|sw\.js|manifest\.sha256|assets\/.*)$/.test(file) || ++served <= 1 ? body : null);
  await go("index.html");
  expect("online it is the new one", (await look()).words, /edition is two/);
  await says(/newer edition is not saved yet/);
  const stores = (await kept()).stores;
  const half = Object.entries(stores[`handbook ${server.url} ${editionOf(two)}`] || {});
  expect("half of the new one is there", half.length > 0, true);
  for (const [file, hash] of half) expect(`${file} is of the new one`, hash, listed(two)[file.slice(at.length)]);
  await holds(one);
  // This page is of the new edition: it gets nothing of the old one.
  server.cut();
  expect("a file for a page of the new edition", await page.evaluate(() => fetch("square.svg").then((got) => got.status, () => "lost")), "lost");
  await readsOffline(one, "one");
  server.meddle = null;
  server.back();
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await says(/saved on this device\. Edition of 22 November 2026\.$/);
  await holds(two);
  server.cut();
  await readsOffline(two, "two");
}

async function changedByte({ server, go, look, press, says, kept, save, holds, expect }) {
  const spoil = (file, body) => (file === "square.svg" ? Buffer.from(String(body).replace("10", "11")) : body);
  server.meddle = spoil;
  await go("index.html");
  await press();
  await says(/something else than was published/);
  expect("kept of it", await kept(), { workers: [], stores: {} });
  expect("the button", (await look()).button, "Try again");
  server.meddle = null;
  await press();
  await says(/saved on this device\. Edition of 20 November 2026\.$/);
  await holds(one);
  // The same in a renewal, and in the list itself.
  for (const wrong of [(file, body) => (file === "new.html" ? Buffer.concat([body, Buffer.from("<!-- more -->")]) : body),
    (file, body) => (file === "manifest.sha256" ? Buffer.from(String(body).replace(/^./, (digit) => (digit === "0" ? "1" : "0"))) : body)]) {
    server.site = two;
    server.meddle = wrong;
    await go("index.html");
    await says(/newer edition is not saved yet\. The website sent something else/);
    await holds(one);
  }
}

async function noRoom({ page, server, go, look, press, says, kept, expect }) {
  await go("index.html");
  const devtools = await page.createCDPSession();
  await devtools.send("Storage.overrideQuotaForOrigin", { origin: new URL(server.url).origin, quotaSize: 20000 });
  await press();
  await says(/no room left/);
  expect("kept", await kept(), { workers: [], stores: {} });
  await devtools.send("Storage.overrideQuotaForOrigin", { origin: new URL(server.url).origin });
  expect("the button", (await look()).button, "Try again");
  await press();
  await says(/saved on this device/);
}

async function blocked({ page, go, press, says }) {
  await page.evaluateOnNewDocument(() => {
    navigator.serviceWorker.register = () => Promise.reject(new DOMException("no", "SecurityError"));
  });
  await go("index.html");
  await press();
  await says(/does not let the handbook be saved/);
}

async function killSwitch({ page, server, go, look, kept, save, expect }) {
  await save();
  server.site = path.join(editions, "never");
  await go("index.html");
  expect("there is no button", (await look()).shown, false);
  // Not by kept(): who opens a store that has just gone makes it anew, empty.
  const left = () => page.evaluate(async () =>
    (await navigator.serviceWorker.getRegistrations()).length + (await caches.keys()).length);
  for (let tries = 100; tries > 0 && await left(); tries--) await pause(200);
  expect("kept", await kept(), { workers: [], stores: {} });
  await page.goto("about:blank");
  await go("index.html");
  expect("the page is from the network", (await look()).heading, "First page");
}

// Two handbooks on one origin, one in a folder of the other: each keeps its own.
async function neighbours({ page, server, go, look, offered, press, says, kept, expect }) {
  await go("index.html");
  await press();
  await says(/saved on this device/);
  await go("other/index.html");
  expect("the inner one is not saved with the outer one", await offered(), /^Save on/);
  await press();
  await says(/saved on this device/);
  expect("two of them", [(await kept()).workers.length, Object.keys((await kept()).stores).length], [2, 4]);
  server.cut();
  await go("other/index.html");
  expect("the inner one offline", (await look()).words, /edition is two/);
  await press();
  await says(/no longer saved/);
  expect("the outer one is as it was", [(await kept()).workers, Object.keys((await kept()).stores).length], [[server.url], 2]);
  await go("index.html");
  expect("the outer one offline", (await look()).words, /edition is one/);
  await page.goto("about:blank");
}

await withBrowser(name, async (page, tally, browser) => {
  const run = (called, work, site) => scenario(browser, tally, called, work, site);
  await run("nothing is kept before it is asked for", nothingBefore);
  await run("saved, read, renewed, taken back", wholeStory);
  await run("an interrupted save goes on", interruptedSave);
  await run("an interrupted renewal", interruptedRenewal);
  await run("a changed byte is refused", changedByte);
  await run("storage is blocked", blocked);
  await run("a handbook that is not to be saved any more", killSwitch);
  if (at !== "/") return;
  await run("what a browser may keep for a day", cachedByAll);
  await run("a server out of order", outOfOrder);
  await run("a slow line", newestFirst);
  await run("a dead line", deadLine);
  await run("two handbooks on one origin", neighbours, path.join(editions, "nested"));
  if (name === "chrome") await run("no room", noRoom);
});
