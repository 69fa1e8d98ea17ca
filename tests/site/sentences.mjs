// tests/site/sentences.mjs - the sentences a reader meets on a built page, and
// how hard they are: Flesch-Kincaid grade + 5, said as an age.
//
// Counted are title, summary, danger, rights with their but, deadlines, answers
// and body. Left out are headings in the body, citations, notes, sources, code,
// and letters to copy. A list item and a table cell are sentences of their own.
//
// Two figures. `raw` counts every word as it stands, DWP as five syllables. `age`
// takes a term of art, which a page cannot do without, as one plain word of two
// syllables: the names in the vocabularies of handbook.yaml, the terms of the
// glossary, and TERMS below. Sentence length always counts all words.
import fs from "node:fs";
import path from "node:path";
import { all, byClass, hasClass, textOf } from "./html.mjs";
import { spelled, syllables } from "./syllables.mjs";

const TERMS = [
  "DWP", "JSA", "ESA", "GOV.UK", "Jobcentre Plus", "Jobcentre", "mandatory reconsideration", "claimant commitment", "National Insurance",
  "Department for Work and Pensions", "Department for Communities", "Jobs & Benefits office", "The Appeals Service",
  "Citizens Advice", "Information Commissioner", "Information Commission", "Independent Case Examiner", "Ombudsman",
  "freedom of information", "Work and Health Programme", "Work Programme", "Mandatory Work Activity", "Equality Act",
];

// The terms of a content folder: plain lines of YAML, so no reader of YAML is needed.
export function termsOf(content) {
  const terms = [...TERMS];
  const read = (name) => {
    const file = path.join(content, name);
    return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
  };
  const vocabularies = /^vocabularies:\n((?: +.*\n|\n)+)/m.exec(read("handbook.yaml"));
  for (const group of ["benefits", "nations"]) {
    const words = vocabularies && new RegExp(`^  ${group}:\\n((?:    .*\\n)+)`, "m").exec(vocabularies[1]);
    for (const [, line] of words ? words[1].matchAll(/^    [\w-]+: *(.*)$/gm) : []) {
      const english = /\ben: *([^,}]+)/.exec(line);
      const name = (english ? english[1] : line).replace(/["']$|^["']/g, "").trim();
      terms.push(name.replace(/ *\(.*\)/, ""));
      for (const [, short] of name.matchAll(/\(([^)]+)\)/g)) terms.push(short);
    }
  }
  for (const [, term] of read("glossary.yaml").matchAll(/^[\s-]*term: *["']?(.*?)["']?\s*$/gm)) terms.push(term);
  return terms;
}

function termPattern(terms) {
  const plain = [...new Set(terms)].filter(Boolean).sort((a, b) => b.length - a.length)
    .map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/['’]/g, "['’]").replace(/ /g, "\\s"));
  return new RegExp(`(?<![\\w-])(?:${plain.join("|")})(?:['’]s|s)?(?![\\w-])`, "gi");
}

const BLOCKS = new Set(["p", "li", "ul", "ol", "dl", "dt", "dd", "div", "section", "table", "thead", "tbody", "tr", "td", "th",
  "caption", "blockquote", "details", "summary", "figure", "figcaption", "aside"]);

function skipped(element) {
  if (/^(h[2-6]|pre|code|sup|nav|form|button|script)$/.test(element.name)) return true;
  return ["authority", "here", "unseen", "mark", "tools", "noteref", "callout-title", "claim-from", "no-longer", "outcome",
    "letter", "decision"].some((name) => hasClass(element, name));
}

// The label of a field ("But:", "Within") is the theme's and not the author's.
function isLabel(element, at) {
  if (!/^(danger|claim-\w+)$/.test(element.parent.attributes.class || "")) return false;
  return element.name === "dt" || (element.name === "strong" && at <= 3 && /:\s*$/.test(textOf(element)));
}

// The text of an element, cut at every block in it.
function blocksOf(element) {
  const blocks = [];
  let text = "";
  const flush = () => {
    const plain = text.replace(/\s+/g, " ").trim();
    if (plain) blocks.push(plain);
    text = "";
  };
  (function walk(one) {
    for (const [at, child] of one.children.entries()) {
      if (typeof child === "string") text += child;
      else if (child.name === "br") text += " ";
      else if (skipped(child) || isLabel(child, at)) continue;
      else if (BLOCKS.has(child.name)) {
        flush();
        walk(child);
        flush();
      } else walk(child);
    }
  })(element);
  flush();
  return blocks;
}

const ABBREVIATION = /(?:^|[\s(])(?:e\.g|i\.e|etc|no|nos|mr|mrs|ms|dr|st|v|s|ss|reg|regs|para|paras|art|r)\.$/i;

export function splitSentences(block) {
  const found = [];
  let from = 0;
  for (const match of block.matchAll(/[.!?…]+["”’)\]]*(?=\s+["“‘(]*[A-Z0-9£])/g)) {
    const end = match.index + match[0].length;
    if (ABBREVIATION.test(block.slice(from, end))) continue;
    found.push(block.slice(from, end).trim());
    from = end;
  }
  found.push(block.slice(from).trim());
  return found.filter((one) => /[\p{L}\p{N}]/u.test(one));
}

export function sentencesOf(page) {
  const parts = [];
  for (const screen of byClass(page, "first-screen")) {
    parts.push(...all(screen, (one) => one.name === "h1" || hasClass(one, "summary") || hasClass(one, "danger")));
  }
  for (const name of ["rights", "deadlines", "response"]) {
    for (const section of byClass(page, name)) {
      parts.push(...all(section, (one) => ["claim-text", "claim-but", "claim-when", "claim-answer"].some((part) => hasClass(one, part))));
    }
  }
  parts.push(...all(page, (one) => one.name === "div" && hasClass(one, "body")));
  return parts.flatMap(blocksOf).flatMap(splitSentences);
}

function words(text) {
  return text.replace(/(\d)\s(?=\d{3})/g, "$1").split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
}

function sound(word) {
  if (word === "\u0001x") return 2; // a term of art
  const bare = word.replace(/[^\p{L}\p{N}]+$|^[^\p{L}\p{N}]+/gu, "");
  if (/^[A-Z]{2,}s?$/.test(bare)) return spelled(bare);
  return bare.split(/[-–/]/).filter(Boolean).reduce((sum, part) => sum + syllables(part), 0);
}

function ageOf(sentences) {
  const all = sentences.flatMap(words);
  if (!all.length) return 0;
  const sounds = all.reduce((sum, word) => sum + sound(word), 0);
  return 0.39 * (all.length / sentences.length) + 11.8 * (sounds / all.length) - 15.59 + 5;
}

// What there is to say of these sentences.
export function measure(sentences, terms) {
  const pattern = termPattern(terms);
  const plain = (sentence) => sentence.replace(pattern, " \u0001x ");
  const count = sentences.reduce((sum, one) => sum + words(one).length, 0);
  return {
    sentences: sentences.length,
    words: count,
    mean: sentences.length ? count / sentences.length : 0,
    age: ageOf(sentences.map(plain)),
    raw: ageOf(sentences),
    lengths: sentences.map((text) => ({ text, words: words(text).length, age: ageOf([plain(text)]) })),
  };
}
