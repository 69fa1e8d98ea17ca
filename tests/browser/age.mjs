// tests/browser/age.mjs SITE BROWSER [ZONE] - how old a copy is, for readers whose clocks
// show many days. SITE is tests/browser/age, its edition of 30 June 2028. ZONE is the time
// zone that the browser lives in: whatever it is, the reader's own day counts.
import fs from "node:fs";
import path from "node:path";
import { open, watch, withBrowser } from "./common.mjs";
import { serve } from "./server.mjs";

const [, , site, name, zone = "UTC"] = process.argv;
process.env.TZ = zone; // browsers inherit it

const PAGES = {
  checked: { file: "checked.html", due: "2029-02-28", old: "2030-02-28", day: "28 February 2029", why: "should have been checked again", ring: "08081570999" },
  unchecked: { file: "unchecked.html", due: "2029-06-28", old: "2030-06-28", day: "30 June 2028", why: "No adviser has checked it", ring: "08081570123" },
  undated: { file: "index.html", due: "2029-06-28", old: "2030-06-28", day: "30 June 2028", why: "from the edition of", ring: "08081570123" },
  Welsh: { file: "checked.cy.html", due: "2029-03-10", old: "2030-03-10", day: "10 Mawrth 2029", why: "gyfraith", ring: "08081570999" },
};
const next = (day, by) => new Date(Date.parse(`${day}T12:00:00Z`) + by * 86400000).toISOString().slice(0, 10);

// The clock of the page stands at a time of the reader's own day.
const setClock = (page, day, time) => page.evaluateOnNewDocument((text) => {
  const Real = Date;
  const [year, month, date, hour, minute] = text.split(/[-T:]/).map(Number);
  const fixed = new Real(2000, month - 1, date, hour, minute);
  fixed.setFullYear(year, month - 1, date);
  window.Date = function (...words) { return words.length ? new Real(...words) : new Real(fixed.getTime()); };
  window.Date.now = () => fixed.getTime();
  window.Date.parse = Real.parse;
  window.Date.UTC = Real.UTC;
  window.Date.prototype = Real.prototype;
}, `${day}T${time}`);

// What a reader sees of it. state: none, due or old.
const seen = () => {
  const slot = document.querySelector(".age");
  const shown = (element) => Boolean(element && element.getClientRects().length);
  const made = document.querySelector(".made");
  const told = slot && slot.querySelector(".age-told");
  return {
    state: !shown(slot) ? "none" : shown(told) ? (slot.classList.contains("is-old") ? "old" : "due") : "plain",
    text: shown(slot) ? slot.innerText : "", plain: shown(slot && slot.querySelector(".age-plain")), made: shown(made) ? made.textContent.trim() : "",
    numbers: slot ? [...slot.querySelectorAll("a[href^='tel:']")].map((link) => link.getAttribute("href").slice(4)) : [],
    newer: shown(slot && slot.querySelector(".age-newer a")) ? slot.querySelector(".age-newer a").href : "",
    inMain: Boolean(slot && slot.closest("main#content")),
    beforeTitle: Boolean(slot && slot.compareDocumentPosition(document.querySelector("h1")) & Node.DOCUMENT_POSITION_FOLLOWING),
  };
};

// A copy of the site whose edition.js says other things.
function copyWith(change) {
  const folder = fs.mkdtempSync(path.join(process.env.TMPDIR || "/tmp", "age-"));
  fs.cpSync(site, folder, { recursive: true });
  const file = path.join(folder, "edition.js");
  const text = fs.readFileSync(file, "utf8");
  const edition = JSON.parse(/= (.*);/.exec(text)[1]);
  fs.writeFileSync(file, change === null ? "damaged(" : `window.handbookEdition = ${JSON.stringify({ ...edition, ...change })};\n`);
  return folder;
}

await withBrowser(name, async (first, tally, browser) => {
  await first.close();
  // Opens a page as a reader whose clock shows that day; says what they see.
  async function read(folder, file, day, { time = "12:00", script = true, quiet = true } = {}) {
    const page = await browser.newPage();
    const trouble = [];
    if (quiet) watch(page, (text) => trouble.push(text));
    if (!script) await page.setJavaScriptEnabled(false);
    await setClock(page, day, time);
    await (/^http:/.test(folder) ? page.goto(folder + file, { waitUntil: "load" }) : open(page, folder, file));
    const found = await page.evaluate(seen);
    await page.close();
    return { ...found, trouble };
  }
  async function expect(what, folder, file, day, state, more = () => [], options = {}) {
    const found = await read(folder, file, day, options);
    tally.check(`${what}: ${file} on ${day}`, [
      ...found.trouble, ...(found.state === state ? [] : [`it is "${found.state}", not "${state}": ${found.text}`]), ...more(found),
    ]);
  }
  const says = (...words) => (found) => words.filter((word) => !found.text.includes(word)).map((word) => `it does not say "${word}": ${found.text}`);
  const told = (page) => (found) => [
    ...says(page.day, page.why)(found), ...(found.numbers.includes(page.ring) ? [] : [`it does not say to ring ${page.ring}: ${found.numbers}`]),
    ...(found.inMain && found.beforeTitle ? [] : ["it does not stand before the title"]),
    ...(found.newer === "https://handbook.example.org/rights/" ? [] : [`it does not name where a newer copy is: ${found.newer}`]),
    ...(found.plain ? ["the sentence for readers without scripts is there too"] : []),
  ];

  for (const [kind, page] of Object.entries(PAGES)) {
    await expect(`${kind}, the day it is due`, site, page.file, page.due, "none");
    await expect(`${kind}, its last minute`, site, page.file, page.due, "none", undefined, { time: "23:59" });
    await expect(`${kind}, a minute later`, site, page.file, next(page.due, 1), "due", told(page), { time: "00:00" });
    await expect(`${kind}, a year later`, site, page.file, page.old, "due", told(page), { time: "23:59" });
    await expect(`${kind}, more than a year later`, site, page.file, next(page.old, 1), "old", told(page), { time: "00:00" });
  }
  // A clock that nobody has set, and others that cannot be right.
  for (const day of ["1970-01-01", "2000-02-29", "2028-06-29", "2028-06-30", "2028-07-01"]) {
    await expect("a clock before the build, and just after", site, "checked.html", day, "none");
  }
  await expect("a clock far in the future", site, "checked.html", "9999-12-31", "old", told(PAGES.checked));
  await expect("a leap day", site, "checked.html", "2032-02-29", "old", told(PAGES.checked));
  await expect("a page that no longer applies", site, "past.html", "2040-01-01", "none");

  // The day the copy was made: said on every page, and no clock can stand before it.
  const later = copyWith({ made: "2029-03-05", kind: "usb" });
  const made = (words) => (found) => (found.made === words ? [] : [`it says: ${found.made}`]);
  await expect("a copy made later", later, "past.html", "2029-03-05", "none", made("This copy was made on 5 March 2029."));
  await expect("a copy made later", later, "checked.cy.html", "2029-03-05", "none", made("Gwnaed y copi hwn ar 5 Mawrth 2029."));
  await expect("made when a check was overdue, clock before that", later, "checked.html", "2028-12-01", "due", told(PAGES.checked));
  await expect("a website does not know when it was copied", site, "checked.html", "2028-07-01", "none", made(""));
  // What cannot be used is left alone.
  for (const wrong of [{ made: "yesterday", day: "<b>" }, { made: 5, day: null }, null]) {
    await expect(`edition.js ${wrong ? "with nonsense" : "damaged"}`, copyWith(wrong), "checked.html", "2029-03-01", "due",
      (found) => (found.made ? [`it says: ${found.made}`] : []), { quiet: Boolean(wrong) });
  }

  // Without scripts the sentence stands there, true on any day. (Firefox cannot be told
  // to go without them.)
  for (const [kind, page] of Object.entries(name === "chrome" ? PAGES : {})) {
    const welsh = kind === "Welsh";
    await expect(`${kind}, without scripts`, site, page.file, "2040-01-01", "plain", (found) => [
      ...says(welsh ? "Dyma argraffiad 30 Mehefin 2028." : "This is the edition of 30 June 2028.", welsh ? "gofynnwch" : "ask before you rely on this page")(found),
      ...(found.beforeTitle ? [] : ["it does not stand before the title"]), ...made("")(found),
    ], { script: false });
  }

  // Where the newest edition is, nobody is sent elsewhere for it; and nothing is asked
  // of any other place.
  const server = await serve(site, { at: "/sub/path/" });
  server.site = copyWith({ baseUrl: server.url.slice(0, -1) });
  const quietly = { quiet: false };
  await expect("on the website itself", server.url, "checked.html", "2029-03-01", "due", (found) => (found.newer ? [`it sends people to ${found.newer}`] : []), quietly);
  server.site = copyWith({ baseUrl: server.url.slice(0, -2) });
  await expect("on a website whose name is longer", server.url, "checked.html", "2029-03-01", "due", told(PAGES.checked), quietly);
  await server.close();

  // Nothing moves: what stands there is there before the rest is shown.
  const page = await browser.newPage();
  await setClock(page, "2031-01-01", "12:00");
  await page.evaluateOnNewDocument(() => {
    window.__moved = 0;
    if (window.PerformanceObserver && (PerformanceObserver.supportedEntryTypes || []).includes("layout-shift")) {
      new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.__moved += entry.value; }).observe({ type: "layout-shift", buffered: true });
    }
  });
  await open(page, site, "checked.html");
  await new Promise((done) => setTimeout(done, 300));
  const moved = await page.evaluate(() => window.__moved);
  tally.check("nothing moves under a reader's eyes", moved ? [`it moves by ${moved}`] : []);
  await page.close();
});
