// tests/search/relevance.mjs NAME SITE CONTENT - does a reader find the page? Known
// pages are looked for by words of their titles, by words with one typing error, by the
// beginning of a word, by what readers say instead, and by real questions (questions.txt,
// where its pages are there). The same pages and queries go to MiniSearch and to lunr, as
// their own documentation sets them up for typing. Prints the share of queries with a right
// page among the first three; fails when ours is below its floor in one kind, or below either of theirs in all together.
import fs from "node:fs";
import path from "node:path";
import lunr from "lunr";
import MiniSearch from "minisearch";
import { Tally } from "../browser/common.mjs";
import { engine } from "./engine.mjs";
import { pagesOf } from "./pages.mjs";
import { words } from "./writer.mjs";

const MOST_QUERIES = +process.env.MOST_QUERIES || 400;
const FLOOR = 0.95;
// A new page, or another word on one, moves a few queries to and fro: an engine is better
// when it finds more than this share more.
const CHANCE = 0.01;
const FIELDS = { title: 6, headings: 3, search: 4, summary: 2, text: 1 };

function miniSearch(pages) {
  const index = new MiniSearch({ idField: "url", fields: Object.keys(FIELDS) });
  index.addAll(pages);
  return (query) => index.search(query, { boost: FIELDS, prefix: true, fuzzy: 0.2 }).map((hit) => hit.id);
}

// lunr's query language has signs that mean something: the words alone are given to it.
// A word counts as it is, as a beginning, and with one error, each less than the one before.
function lunrSearch(pages) {
  const index = lunr(function () {
    this.ref("url");
    for (const [field, boost] of Object.entries(FIELDS)) this.field(field, { boost });
    for (const page of pages) this.add(page);
  });
  return (query) => index.query((q) => {
    for (const word of words(query)) {
      q.term(word, { boost: 100 });
      q.term(word, { boost: 10, usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING });
      if (word.length >= 4) q.term(word, { boost: 1, usePipeline: false, editDistance: 1 });
    }
  }).map((hit) => hit.ref);
}

// ---- queries: [{query, right: [url]}] ------------------------------------------------------

// The longest words of a title that tell it from others, in order: not "and" or "the".
function tellingWords(pages) {
  const titles = new Map();
  for (const page of pages) for (const word of new Set(words(page.title))) titles.set(word, (titles.get(word) || 0) + 1);
  return (title, count) => words(title).filter((word) => !/\d/.test(word) && titles.get(word) <= Math.max(3, pages.length / 4))
    .map((word, at) => ({ word, at })).sort((a, b) => b.word.length - a.word.length || a.at - b.at).slice(0, count)
    .sort((a, b) => a.at - b.at).map((one) => one.word);
}

// One error behind the first letter; which kind goes round with the number of the page.
function mistype(word, kind) {
  const middle = Math.floor(word.length / 2);
  const letter = "aeionrst"[(word.length + kind) % 8];
  return [
    () => word.slice(0, middle) + word.slice(middle + 1),
    () => word.slice(0, middle) + letter + word.slice(middle),
    () => word.slice(0, middle) + (word[middle] === letter ? "u" : letter) + word.slice(middle + 1),
    () => word.slice(0, middle - 1) + word[middle] + word[middle - 1] + word.slice(middle + 1),
  ][kind % 4]();
}

// A page is looked for by what is its own: of pages with the same words any is right.
function gathered(list) {
  const found = new Map();
  for (const { query, url } of list) {
    if (query.trim()) found.set(query, [...(found.get(query) || []), url]);
  }
  return [...found].map(([query, right]) => ({ query, right }));
}

function queriesOf(all, questions) {
  const pages = all.filter((page) => page.status === "current");
  const longest = tellingWords(pages);
  const titled = pages.filter((page) => longest(page.title, 1)[0]?.length >= 5);
  const mistyped = titled.map((page, i) => {
    const some = longest(page.title, 3);
    const worst = longest(page.title, 1)[0];
    return { url: page.url, query: some.map((word) => (word === worst ? mistype(word, i) : word)).join(" ") };
  });
  const kinds = {
    "words of the title": gathered(titled.map((page) => ({ url: page.url, query: longest(page.title, 3).join(" ") }))),
    "with a typing error": gathered(mistyped),
    "still typing": gathered(titled.map((page) => ({
      url: page.url, query: longest(page.title, 3).map((word, i, some) => (i === some.length - 1 ? word.slice(0, Math.max(3, word.length - 3)) : word)).join(" "),
    }))),
    // A word that many pages name is no known item.
    "what readers say": gathered(pages.flatMap((page) => page.search.map((query) => ({ url: page.url, query })))).filter((one) => one.right.length <= 3),
    "some of these": gathered(pages.filter((page) => page.search.length > 2).map((page) => ({ url: page.url, query: page.search.slice(0, 3).join(" ") }))),
    questions,
  };
  return Object.fromEntries(Object.entries(kinds).filter(([, queries]) => queries.length >= 10));
}

function questionsFor(pages) {
  const there = new Set(pages.filter((page) => page.status === "current").map((page) => page.url));
  const lines = fs.readFileSync(new URL("questions.txt", import.meta.url), "utf8").split("\n");
  return lines.filter((line) => line.includes("|") && !line.startsWith("#")).map((line) => {
    const [query, right] = line.split("|");
    return { query: query.trim(), right: right.trim().split(/\s+/) };
  }).filter((one) => one.right.some((url) => there.has(url)));
}

// ---- figures -------------------------------------------------------------------------------

async function success(queries, search) {
  const missed = [];
  let reciprocal = 0;
  for (const { query, right } of queries) {
    const found = (await search(query)).slice(0, 10);
    const at = found.findIndex((url) => right.includes(url));
    if (at >= 0) reciprocal += 1 / (at + 1);
    if (at < 0 || at >= 3) missed.push(`${query}: ${found.slice(0, 3).join(" ")}, not ${right.join(" ")}`);
  }
  return { share: 1 - missed.length / queries.length, rank: reciprocal / queries.length, missed };
}

const percent = (share) => `${(100 * share).toFixed(1)} %`;

async function compare(name, site, content, files, tally) {
  const pages = pagesOf(site, content).map((page) => ({
    ...page, headings: page.places.map((place) => place.heading).join("\n"),
    search: page.search, text: page.places.map((place) => place.text).join("\n"),
  }));
  const flat = pages.map((page) => ({ ...page, search: page.search.join("\n") }));
  const ours = engine(files);
  // Pages that plugins made are in our index only: they are left out, to compare like with like.
  const known = new Set(pages.map((page) => page.url));
  const engines = {
    ours: async (query) => (await ours.find(query, { limit: 20 })).items.map((item) => item.url.replace(/#.*/, "")).filter((url) => known.has(url)),
    MiniSearch: miniSearch(flat), lunr: lunrSearch(flat),
  };
  const all = queriesOf(pages, questionsFor(pages));
  const totals = {};
  let asked = 0;
  console.log(`  ${name}: ${pages.length} pages; a right page among the first three (mean reciprocal rank)`);
  for (const [kind, queries] of Object.entries(all)) {
    const some = queries.slice(0, MOST_QUERIES);
    asked += some.length;
    const figures = {};
    for (const [engineName, search] of Object.entries(engines)) {
      figures[engineName] = await success(some, search);
      totals[engineName] = (totals[engineName] || 0) + figures[engineName].share * some.length;
    }
    console.log(`  ${kind.padEnd(20)} ${String(some.length).padStart(4)} queries: ${Object.entries(figures)
      .map(([engineName, figure]) => `${engineName} ${percent(figure.share)} (${figure.rank.toFixed(2)})`).join(", ")}`);
    if (process.env.VERBOSE) for (const line of figures.ours.missed) console.log(`        missed: ${line}`);
    tally.check(`${name}: ${kind}`, figures.ours.share >= FLOOR ? [] : [`${percent(figures.ours.share)} is below ${percent(FLOOR)}`, ...figures.ours.missed]);
  }
  for (const other of ["MiniSearch", "lunr"]) {
    tally.check(`${name}: no worse than ${other}`, totals.ours >= totals[other] - CHANCE * asked ? [] : [`${totals.ours.toFixed(0)} found, ${totals[other].toFixed(0)} by ${other}`]);
  }
}

const [name, site, content] = process.argv.slice(2);
const tally = new Tally();
await compare(name, site, content, path.join(site, "search"), tally);
tally.end();
