// tests/browser/decisions.mjs SITE FILE - the questions of a page in Chromium: with
// a script one step at a time, without one all of them, on paper all of them.
import fs from "node:fs";
import path from "node:path";
import { execFileSync } from "node:child_process";
import { executable, mediaOf, urlOf, watch, withBrowser } from "./common.mjs";

const [site, file] = process.argv.slice(2);

// What shows, where the focus is, what was said.
const state = (page) => page.evaluate(() => {
  const shown = [...document.querySelectorAll(".step")].filter((step) => step.getClientRects().length > 0);
  const text = (element) => (element ? element.textContent.replace(/\s+/g, " ").trim() : "");
  return {
    shown: shown.map((step) => step.id),
    focus: document.activeElement.id || document.activeElement.localName,
    said: [...document.querySelectorAll(".decision-said li")].map((item) => text(item.querySelector("a").firstChild)),
    buttons: document.querySelector(".decision-buttons").getClientRects().length > 0,
    status: text(document.querySelector(".decision [role=status]")),
    hash: location.hash,
    stored: localStorage.length + sessionStorage.length,
    inView: shown.length === 1 && (() => {
      const box = shown[0].querySelector("h3").getBoundingClientRect();
      return box.top >= 0 && box.bottom <= innerHeight;
    })(),
  };
});

const settle = () => new Promise((done) => setTimeout(done, 250));

async function choose(page, label) {
  await page.evaluate((words) => {
    const link = [...document.querySelectorAll(".step-answers a")]
      .find((one) => one.getClientRects().length > 0 && one.textContent.trim() === words);
    if (!link) throw new Error(`no answer '${words}' shows`);
    link.click();
  }, label);
  await settle();
}

async function press(page, what) {
  await page.click(`[data-decision=${what}]`);
  await settle();
}

// The differences between what is and what should be, a line each.
const differ = (is, wanted) => Object.keys(wanted)
  .filter((key) => JSON.stringify(is[key]) !== JSON.stringify(wanted[key]))
  .map((key) => `${key}: ${JSON.stringify(is[key])}, not ${JSON.stringify(wanted[key])}`);

// The steps and where their answers lead, from the page itself.
const map = (page) => page.evaluate(() => [...document.querySelectorAll(".step")].map((step) => ({
  id: step.id,
  isEnd: step.classList.contains("step-end"),
  heading: step.querySelector(".claim-text").textContent,
  answers: [...step.querySelectorAll(".step-answers a")]
    .map((link) => ({ label: link.textContent.trim(), to: link.getAttribute("href").slice(1) })),
})));

// The first way from the start to an answer, through as many questions as can be.
function longestWay(steps) {
  const byId = new Map(steps.map((step) => [step.id, step]));
  let best = [];
  (function walk(step, way) {
    if (step.isEnd && way.length > best.length) best = way;
    for (const answer of step.answers) walk(byId.get(answer.to), [...way, { ...answer, ask: step.heading }]);
  })(steps[0], []);
  return best;
}

async function withScript(page, tally) {
  await page.goto(urlOf(site, file), { waitUntil: "load" });
  const steps = await map(page);
  const way = longestWay(steps);
  const start = steps[0].id;
  tally.check("the first question shows alone, and nothing is focused", differ(await state(page),
    { shown: [start], focus: "body", said: [], buttons: false, hash: "" }));
  for (let i = 0; i < way.length; i++) {
    await choose(page, way[i].label);
    tally.check(`'${way[i].label}' leads on: shown, focused, in view, announced`, differ(await state(page), {
      shown: [way[i].to], focus: `${way[i].to}-title`, said: way.slice(0, i + 1).map((one) => one.label), buttons: true,
      status: `You said: ${way[i].label}`, hash: `#${way[i].to}`, stored: 0, inView: true,
    }));
  }
  const end = way[way.length - 1].to;
  await press(page, "back");
  const before = way.length > 1 ? way[way.length - 2].to : start;
  tally.check("Back goes one question back", differ(await state(page),
    { shown: [before], focus: `${before}-title`, said: way.slice(0, -1).map((one) => one.label) }));
  await page.goBack();
  await settle();
  tally.check("the browser's Back shows the answer again", differ(await state(page), { shown: [end], hash: `#${end}` }));
  await press(page, "start");
  tally.check("Start again", differ(await state(page), { shown: [start], focus: `${start}-title`, said: [], buttons: false }));
  return { steps, way, end };
}

// An address that someone was given.
async function byAddress(page, tally, { way, end }) {
  await page.goto("about:blank");
  await page.goto(`${urlOf(site, file)}#${end}`, { waitUntil: "load" });
  await settle();
  const opened = await state(page);
  tally.check("the address of an answer opens it, with a way to it", [
    ...differ(opened, { shown: [end], focus: `${end}-title`, inView: true }),
    ...(opened.said[opened.said.length - 1] === way[way.length - 1].label ? [] : [`said: ${opened.said}`]),
  ]);
  const cite = await page.evaluate((id) => {
    const link = document.querySelector(`#${CSS.escape(id)} a[role=doc-noteref]`);
    return link && link.id;
  }, end);
  if (cite) {
    await page.goto("about:blank");
    await page.goto(`${urlOf(site, file)}#${cite}`, { waitUntil: "load" });
    await settle();
    tally.check("a note leads back to the answer that it belongs to", differ(await state(page), { shown: [end] }));
  }
  await page.evaluate(() => { location.hash = "#no-such-place"; });
  await settle();
  tally.check("another address changes nothing", differ(await state(page), { shown: [end] }));
}

// What the Copy button takes along, whichever way was gone.
async function copying(page, tally, { steps, way, end }) {
  await page.goto("about:blank");
  await page.goto(urlOf(site, file), { waitUntil: "load" });
  for (const one of way) await choose(page, one.label);
  await page.evaluate(() => {
    const keep = (text) => { window.copied = text; return Promise.resolve(); };
    Object.defineProperty(navigator, "clipboard", { value: { writeText: keep }, configurable: true });
  });
  await page.click(`#${end} .tools button`);
  const text = await page.evaluate(() => window.copied || "");
  const parts = [...way.flatMap((one) => [one.ask, one.label]),
    await page.$eval(`#${end} .verdict-kind`, (element) => element.textContent.trim()),
    await page.$eval(`#${end} .verdict-says`, (element) => element.textContent.trim()),
    await page.$eval(`#${end} .verdict-cost`, (element) => element.textContent.replace(/\s+/g, " ").trim()),
    "No adviser has checked this yet."];
  tally.check("Copy takes the questions, the answer, its cost and that nobody checked it",
    [...parts.filter((part) => !text.includes(part)).map((part) => `missing: ${part}`),
      ...(/\(n \d+\)|\bibid\b/i.test(text) ? [`a citation does not stand alone: ${text}`] : [])]);
  const ends = await page.$$eval(".step-end", (list) => list.map((one) => ({
    id: one.id, copy: one.getAttribute("data-copy"), authority: one.querySelectorAll(".authority li").length,
    kind: one.querySelector(".verdict-kind").textContent.trim(), links: one.querySelectorAll(".step-links a").length,
  })));
  tally.check("every answer has its kind in words, its authority, a page to read next, and words to copy",
    ends.filter((one) => !one.copy || !one.authority || !one.kind || !one.links).map((one) => one.id));
  tally.check("there are questions and answers", steps.length > 3 ? [] : [`${steps.length} steps`]);
}

async function withoutScript(page, tally, { steps }) {
  await page.setJavaScriptEnabled(false);
  await page.goto("about:blank");
  await page.goto(urlOf(site, file), { waitUntil: "load" });
  await page.setJavaScriptEnabled(true); // to look at the page, whose scripts did not run
  const seen = await page.$$eval(".step", (list) => list.filter((one) => one.getClientRects().length > 0).length);
  tally.check("without a script every step shows", seen === steps.length ? [] : [`${seen} of ${steps.length}`]);
  const bar = await page.$eval(".decision-bar", (element) => element.getClientRects().length);
  tally.check("without a script there are no buttons that do nothing", bar ? ["the bar shows"] : []);
  const lost = await page.$$eval(".step-answers a, .step-ways a", (links) => links
    .map((link) => link.getAttribute("href")).filter((href) => !document.getElementById(href.slice(1))));
  tally.check("without a script every answer leads to a step", lost);
  const headings = await page.$$eval(".step h3", (list) => list.map((one) => one.textContent.replace(/\s+/g, " ").trim()));
  tally.check("without a script no two steps have the same heading", headings.filter((one, i) => headings.indexOf(one) !== i));
}

// A PDF, and its words where there is a program to read them.
async function onPaper(page, tally, { end }) {
  await (await mediaOf(page))({ media: "print" });
  await page.goto("about:blank");
  await page.goto(`${urlOf(site, file)}#${end}`, { waitUntil: "load" });
  await settle();
  const hidden = await page.$$eval(".step", (list) => list.filter((one) => one.getClientRects().length === 0).map((one) => one.id));
  tally.check("on paper every step is printed", hidden);
  const folder = process.env.TMPDIR || "/tmp";
  const pdf = path.join(folder, "decisions.pdf");
  await page.pdf({ path: pdf, format: "A4" });
  const reader = executable(["pdftotext"]);
  if (reader) {
    const words = execFileSync(reader, [pdf, "-"], { encoding: "utf8", maxBuffer: 1 << 26 }).replace(/\s+/g, " ");
    const says = await page.$$eval(".verdict-says", (list) => list.map((one) => one.textContent.replace(/\s+/g, " ").trim()));
    tally.check("the PDF holds every answer", says.filter((one) => !words.includes(one)));
  } else {
    tally.skip("the PDF holds every answer", "pdftotext is not installed");
  }
  fs.rmSync(pdf, { force: true });
}

await withBrowser("chromium", async (page, tally) => {
  const said = [];
  watch(page, (line) => said.push(line));
  await page.setViewport({ width: 360, height: 640 });
  const found = await withScript(page, tally);
  await byAddress(page, tally, found);
  await copying(page, tally, found);
  await withoutScript(page, tally, found);
  await onPaper(page, tally, found);
  tally.check("the browser has nothing to complain of", said);
});
