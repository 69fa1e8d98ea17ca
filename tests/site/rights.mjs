// tests/site/rights.mjs SITE [--content FOLDER] - no right travels without its but.
//
// A right shows on its own page (.claim.right), on lists of rights, and in boxes on
// other pages (.callout-right). Each of these holds its words once, its but, and in
// what the Copy button takes along both, a citation that stands alone and who
// checked the law. And the words of no right stand anywhere else: not in running
// text, not in a feed, a search index or a script.
import fs from "node:fs";
import path from "node:path";
import { Tally, htmlFiles } from "../browser/common.mjs";
import { commandLine, fieldOf, filesBelow, frontMatter, markdownFiles } from "./content.mjs";
import { all, byClass, first, hasClass, parsePage, textOf } from "./html.mjs";

const { site, content } = commandLine();
const tally = new Tally();

const read = (file) => fs.readFileSync(path.join(site, file), "utf8");
const ornament = (element) => ["here", "unseen", "noteref", "tools"].some((name) => hasClass(element, name)) || /^(sup|dt)$/.test(element.name);
const plain = (element) => textOf(element, ornament).trim();
const isLabel = (element, above) => element.name === "strong" && element.parent === above && /:\s*$/.test(textOf(element)); // But:
// A source's page links to the rights that rest on it: they are copied where they stand.
const isRight = (element) => hasClass(element, "right") && hasClass(element, "claim") || hasClass(element, "callout-right") || hasClass(element, "right-linked");
// Where printers' signs may differ: in the page they are set, in a script perhaps not.
const folded = (text) => text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, " ");

// What is wrong with the words that are copied.
function copied(text, claim, but, historical) {
  const found = [];
  if (!text.includes(claim)) found.push("what is copied lacks its words");
  if (!but) return found;
  if (!text.includes(but)) found.push("what is copied lacks its but");
  if (text.indexOf(but) < text.indexOf(claim)) found.push("the but is copied before the words it belongs to");
  if (/\(n \d|\bibid\b|\bop cit\b/i.test(text)) found.push("what is copied cites a note that it leaves behind");
  if (/file:\/\//.test(text)) found.push("what is copied names a file of this machine");
  if (!/No adviser has checked this|Law checked on \d/.test(text)) found.push("what is copied does not say who checked the law");
  if (historical && !text.startsWith("No longer applies")) found.push("what is copied does not begin: No longer applies");
  return found;
}

const known = new Map(); // the words of each right -> its but
let shown = 0;
const pages = htmlFiles(site).map((file) => ({ file, tree: parsePage(read(file)) }));
for (const { file, tree } of pages) {
  const found = [];
  const body = first(tree, (one) => one.name === "body");
  const ofPage = body && body.attributes["data-status"];
  for (const right of all(tree, isRight)) {
    shown++;
    const name = `${right.line}: ${right.attributes.id || "a right"}`;
    const texts = byClass(right, "claim-text").map(plain);
    const buts = byClass(right, "claim-but").map((one) => textOf(one, (part) => ornament(part) || isLabel(part, one)).trim()).filter(Boolean);
    if (texts.length !== 1 || !texts[0]) found.push(`${name} has ${texts.length} texts`);
    if (buts.length !== 1) found.push(`${name} has ${buts.length} buts`);
    if (!texts[0] || !buts[0]) continue;
    known.set(texts[0], buts[0]);
    const status = right.attributes["data-status"] || ofPage;
    const historical = /^(historical|superseded)$/.test(status || "");
    const copy = right.attributes["data-copy"];
    if (copy === undefined && hasClass(right, "claim")) found.push(`${name} has nothing to copy`);
    if (copy !== undefined) found.push(...copied(copy, texts[0], buts[0], historical).map((wrong) => `${name}: ${wrong}`));
    if (historical && ofPage === "current" && !/No longer applies/.test(textOf(right))) found.push(`${name} does not say that it no longer applies`);
  }
  tally.check(`${file}: every right has its but`, found);
}
tally.check("rights show somewhere", shown ? [] : ["no page shows any"]);

// Every right of the front matter is on its page.
for (const file of markdownFiles(content)) {
  const front = frontMatter(content, file);
  const rights = `${fieldOf(front, "rights") || ""}\n${fieldOf(front, "was") || ""}`;
  const ids = [...rights.matchAll(/^ *- id: *([\w-]+)|^ +id: *([\w-]+)/gm)].map(([, one, other]) => one || other);
  if (!ids.length) continue;
  const page = pages.find((one) => one.file === file.replace(/\.md$/, ".html"));
  tally.check(`${file}: its rights are printed`, ids.filter((id) => !page || !first(page.tree, (one) => isRight(one) && (one.attributes.id || "").endsWith(`-${id}`)))
    .map((id) => `${id} is not`));
}

// The words of a right outside of a right.
const loose = [];
for (const { file, tree } of pages) {
  const rest = folded(textOf(tree, isRight));
  for (const [claim] of known) if (rest.includes(folded(claim))) loose.push(`${file}: ${claim}`);
}
for (const file of filesBelow(site).filter((name) => /\.(xml|js|json|txt|webmanifest)$/.test(name))) {
  const text = folded(read(file));
  for (const [claim, but] of known) if (text.includes(folded(claim)) && !text.includes(folded(but))) loose.push(`${file}: ${claim}`);
}
tally.check("the words of no right stand alone", loose);
tally.end();
