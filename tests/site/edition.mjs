// tests/site/edition.mjs SITE [--content FOLDER] - what this edition of the handbook
// promises: how many pages, on what sources, for whom, and that nobody has checked
// it yet. When an edition is checked or grows, what is promised here changes.
import fs from "node:fs";
import path from "node:path";
import { Tally } from "../browser/common.mjs";
import { commandLine, fieldOf, frontMatter, markdownFiles } from "./content.mjs";
import { all, byClass, first, hasClass, parsePage, textOf } from "./html.mjs";

const FEWEST_PAGES = 18;
const NOT_CHECKED = "No adviser has checked this page yet";
// The five documents that the handbook began with.
const FOUNDING = ["dwp-ir613", "refuted-2015", "vtr5274", "bw-wrag-appeals", "wpc-jcp-response-2017"];
// All recommendations that the Government answered in 2017, as that page numbers them.
const RECOMMENDATIONS = ("R1 R2 R3a R3b R4a R4b R4c R5a R5b R6 R7 R8 R9 R10a R10b R11 R12 R13 R14a R14b R14c R15 R16a R16b R17 "
  + "R18a R18b").split(" ");
const RECOMMENDATIONS_PAGE = "history/jobcentre-plus-2017.html";

const { site, content } = commandLine();
const tally = new Tally();

const pages = markdownFiles(content).map((file) => {
  const front = frontMatter(content, file);
  const html = path.join(site, file.replace(/\.md$/, ".html"));
  return { file, field: (name) => fieldOf(front, name), tree: fs.existsSync(html) ? parsePage(fs.readFileSync(html, "utf8")) : null };
}).filter((page) => page.tree && page.field("status") !== "withdrawn");
const isFront = (file) => /(^|\/)index(\.\w\w)?\.md$/.test(file);
const answers = pages.filter(({ file, field }) => !isFront(file) && (field("kind") || "guide") !== "reference");

tally.check(`there are ${FEWEST_PAGES} pages or more`, answers.length >= FEWEST_PAGES ? [] : [`there are ${answers.length}`]);
for (const { file, field, tree } of pages) {
  const found = [];
  const checked = byClass(tree, "checked").map((one) => textOf(one)).join(" ");
  if (field("reviewed") || field("reviewed_by")) found.push("it says that a person has checked it");
  if (first(tree, (one) => one.attributes["data-reviewed"] !== undefined)) found.push("the page shows a day on which it was checked");
  if (!checked.includes(NOT_CHECKED)) found.push(`it does not say: ${NOT_CHECKED}`);
  tally.check(`${file} says that nobody has checked it`, found);
}
for (const { file, field, tree } of answers) {
  // A reply may not name the benefit it is about.
  const found = (field("kind") === "response" ? ["nations"] : ["benefits", "nations"]).filter((name) => !field(name) || field(name) === "[]").map((name) => `it has no ${name}`);
  if (!byClass(tree, "who-for").length) found.push("it does not say who it is for");
  tally.check(`${file} says who it is for`, found);
}

const cited = (key) => {
  const file = path.join(site, "sources", `${key}.html`);
  if (!fs.existsSync(file)) return null;
  const uses = first(parsePage(fs.readFileSync(file, "utf8")), (one) => hasClass(one, "uses"));
  return uses ? all(uses, (one) => one.name === "li" && one.attributes["data-status"] !== undefined).length : 0;
};
for (const key of FOUNDING) {
  const uses = cited(key);
  tally.check(`the source ${key} is covered`, uses === null ? ["it is not registered"] : uses === 0 ? ["no page relies on it"] : []);
}

// A current page stands on something that is still there.
const ended = new Set(fs.readdirSync(path.join(content, "sources")).filter((name) => /\.ya?ml$/.test(name))
  .filter((name) => /^ended:/m.test(fs.readFileSync(path.join(content, "sources", name), "utf8"))).map((name) => name.replace(/\.ya?ml$/, "")));
for (const { file, field, tree } of answers.filter((page) => (page.field("status") || "current") === "current")) {
  const keys = byClass(tree, "page-sources").flatMap((section) => all(section, (one) => one.name === "a" && hasClass(one, "about")))
    .map((link) => path.basename(link.attributes.href, ".html"));
  const gone = keys.length > 0 && keys.every((key) => ended.has(key));
  const found = gone ? [`all it rests on has ended: ${keys.join(", ")}`] : [];
  if (!keys.length && field("kind") !== "letter" && field("kind") !== "decision") found.push("it rests on no source");
  tally.check(`${file} rests on something that has not ended`, found);
}

const table = pages.find(({ file }) => file === RECOMMENDATIONS_PAGE.replace(/\.html$/, ".md"));
const rows = table ? all(table.tree, (one) => one.name === "tr").map((row) => first(row, (one) => one.name === "td" || one.name === "th"))
  .filter(Boolean).map((cell) => textOf(cell).trim()).filter((text) => /^R\d+[a-z]?$/.test(text)) : [];
tally.check("the table of all recommendations is complete", [
  ...RECOMMENDATIONS.filter((name) => rows.filter((row) => row === name).length !== 1).map((name) => `${name} stands in ${rows.filter((row) => row === name).length} rows`),
  ...rows.filter((row) => !RECOMMENDATIONS.includes(row)).map((row) => `nobody recommended ${row}`),
]);

// FOI is explained where a page first says it.
for (const { file, tree } of pages) {
  const text = textOf(first(tree, (one) => one.name === "main") || tree);
  const short = text.search(/\bFOI\b/), long = text.search(/freedom of information/i);
  tally.check(`${file} explains FOI`, short >= 0 && (long < 0 || long > short + 40) ? [text.slice(Math.max(0, short - 40), short + 40)] : []);
}

// A table that answers needs more than yes or no: of what kind, and what it can cost.
for (const { file, tree } of pages) {
  const bare = all(tree, (one) => one.name === "td").map((cell) => textOf(cell, (one) => one.name === "sup").trim())
    .filter((text) => /^(yes|no|maybe|it depends)\.?$/i.test(text));
  tally.check(`${file}: no cell is a bare yes or no`, bare);
}
tally.end();
