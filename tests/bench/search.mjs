// tests/bench/search.mjs SITE CONTENT - what a reader waits for: opens a page of the site in
// Chromium from disk, asks some dozens of questions, each in a page where nothing of the search
// is loaded yet, and then again letter by letter; prints what was loaded before the first
// answer and how long it took.
import fs from "node:fs";
import path from "node:path";
import { openBrowser, urlOf } from "../browser/common.mjs";

const [site, content] = process.argv.slice(2).map((name) => path.resolve(name));
const QUESTIONS = 40;
const SCRIPTS = ["search-text.js", "search.js"];

function markdownFiles(folder, found = []) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) markdownFiles(file, found);
    else if (entry.name.endsWith(".md") && entry.name !== "README.md") found.push(file);
  }
  return found.sort();
}

// Words of titles, of every n-th page: as they are, with an error, half typed, in quotes.
function questions() {
  const files = markdownFiles(content);
  const titles = files.filter((_, i) => i % Math.max(1, Math.floor(files.length / QUESTIONS)) === 0)
    .map((file) => (/^title: *"?(.*?)"?$/m.exec(fs.readFileSync(file, "utf8")) || ["", ""])[1]);
  return titles.map((title, i) => {
    const words = title.split(/\s+/).filter((word) => word.length > 3).slice(0, 3);
    const last = words.at(-1) || "";
    if (i % 4 === 1 && last.length > 4) words.splice(-1, 1, last.slice(0, 2) + last.slice(3));
    if (i % 4 === 2) words.splice(-1, 1, last.slice(0, -2));
    if (i % 4 === 3 && words.length > 1) return { quoted: true, query: `"${words.slice(0, 2).join(" ")}" ${words.slice(2).join(" ")}` };
    return { quoted: false, query: words.join(" ") };
  }).filter((one) => one.query).slice(0, QUESTIONS);
}

// Runs in the page. Loads the scripts, asks, and says when the first answer came.
function askOnce({ root, scripts, query, letters }) {
  const load = (name) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `${root}assets/${name}`;
    script.async = false;
    script.onload = resolve;
    script.onerror = () => reject(new Error(name));
    document.head.appendChild(script);
  });
  const ask = (text) => new Promise((resolve) => {
    const from = performance.now();
    const names = [];
    const take = window.handbookSearch.take;
    let first = 0;
    window.handbookSearch.take = (name, value) => { if (!first) names.push(name); take(name, value); };
    window.handbookSearch.find(text, {}, (answer) => {
      first ||= performance.now() - from;
      if (answer.done) {
        window.handbookSearch.take = take;
        resolve({ ms: first, names, total: answer.total });
      }
    });
  });
  const from = performance.now();
  return Promise.all(scripts.map(load)).then(async () => {
    const ready = performance.now() - from;
    window.handbookSearch.open(`${root}search/`, document.documentElement.lang);
    if (!letters) {
      const answer = await ask(query);
      return { ...answer, ms: answer.ms + ready };
    }
    const keys = [];
    for (let i = 3; i <= query.length; i++) keys.push((await ask(query.slice(0, i))).ms);
    return { keys };
  });
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const kilobytes = (bytes) => (bytes / 1000).toFixed(1);
const whole = (ms) => ms.toFixed(0);
const row = (name, list, as) => list.length && console.log(`| ${name} | ${as(median(list))} | ${as(Math.max(...list))} |`);

const browser = await openBrowser("chrome");
if (!browser) {
  console.log("Chromium is not installed: not measured.");
  process.exit(0);
}
const page = await browser.newPage();
const size = (name) => fs.statSync(path.join(site, name)).size;
// Whatever the first use of the search box loads, also what shows the answers.
const assets = fs.readdirSync(path.join(site, "assets")).filter((name) => /^search.*\.(js|css)$/.test(name) && name !== "search-page.js");
const own = assets.reduce((sum, name) => sum + size(`assets/${name}`), 0);
const start = markdownFiles(content).map((file) => path.relative(content, file).replace(/md$/, "html"))
  .find((file) => file.includes("/") && fs.existsSync(path.join(site, file)));
const root = "../".repeat(start.split("/").length - 1);
const figures = { plain: { times: [], bytes: [], files: [] }, quoted: { times: [], bytes: [], files: [] } };
const keys = [];
let empty = 0;
for (const { quoted, query } of questions()) {
  const figure = figures[quoted ? "quoted" : "plain"];
  await page.goto(urlOf(site, start), { waitUntil: "load" });
  const answer = await page.evaluate(askOnce, { root, scripts: SCRIPTS, query, letters: false });
  figure.times.push(answer.ms);
  figure.files.push(answer.names.length + assets.length);
  figure.bytes.push(own + answer.names.reduce((sum, name) => sum + size(`search/${name}.js`), 0));
  if (!answer.total) empty++;
  if (quoted) continue;
  await page.goto(urlOf(site, start), { waitUntil: "load" });
  keys.push(...(await page.evaluate(askOnce, { root, scripts: SCRIPTS, query, letters: true })).keys);
}
await browser.close();
const { plain, quoted } = figures;
console.log(`${plain.times.length + quoted.times.length} questions${empty ? `, ${empty} without an answer` : ""}; of what is loaded ${kilobytes(own)} KB are scripts and style.\n`);
console.log("| before the first answer | median | worst |\n|:---|---:|---:|");
row("loaded, KB", plain.bytes, kilobytes);
row("files", plain.files, String);
row("time, ms, nothing loaded yet", plain.times, whole);
row(`time, ms, each of ${keys.length} letters typed`, keys, whole);
row("words in quotes (their texts are read): loaded, KB", quoted.bytes, kilobytes);
row("words in quotes: time, ms", quoted.times, whole);
