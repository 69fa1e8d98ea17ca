// tests/search/truth.mjs SITE [--content FOLDER] - whether the index of a built site tells
// the truth: each word of each page leads to it, and whatever the files say is there. Reads the files by what
// generator/search/shards.h says of them, and nothing of the search in the browser but
// how a text becomes words.
import fs from "node:fs";
import path from "node:path";
import vm from "node:vm";
import { Tally } from "../browser/common.mjs";
import { commandLine } from "../site/content.mjs";
import { all, byClass, first, hasClass, parsePage, textOf } from "../site/html.mjs";
import { engine } from "./engine.mjs";

const { site, content } = commandLine();
const tally = new Tally();
const { wordsOf } = engine(new Map()).context.window.handbookSearchText;
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

// All values that the files of a language give, by their names.
function readIndex(language) {
  const values = new Map();
  const context = vm.createContext({ handbookSearch: { take: (name, value) => values.set(name, value) } });
  const folder = path.join(site, "search", language);
  for (const name of fs.readdirSync(folder)) {
    const before = values.size;
    vm.runInContext(fs.readFileSync(path.join(folder, name), "utf8"), context);
    const wanted = `${language}/${name.replace(/\.js$/, "")}`;
    if (values.size !== before + 1 || !values.has(wanted)) throw new Error(`${name} does not give ${wanted}`);
  }
  return (name) => {
    if (!values.has(`${language}/${name}`)) throw new Error(`there is no ${name}`);
    return values.get(`${language}/${name}`);
  };
}

function postings(text) {
  let at = 0;
  const number = () => {
    for (let value = 0, shift = 0; ; shift += 5) {
      const digit = DIGITS.indexOf(text[at++]);
      if (digit < 0) throw new Error(`no digit: ${text.slice(at - 1, at + 10)}`);
      value += (digit % 32) * 2 ** shift;
      if (digit < 32) return value;
    }
  };
  const list = [];
  for (let next = 0; at < text.length;) {
    const page = next + number();
    list.push({ page, impact: DIGITS.indexOf(text[at++]), place: number() });
    next = page + 1;
  }
  return list;
}

// form -> the pages that have it, with place and impact.
function readTerms(value, found) {
  const head = value("head");
  const forms = new Map();
  let before = "";
  head.terms.forEach((start, file) => {
    const shard = value(`t${file}`);
    const lines = shard.f.split("\n");
    if (!lines[0].startsWith(`${start} `)) found.push(`t${file} does not begin with ${start}`);
    for (const line of lines) {
      const [form, references] = line.split(" ");
      if (!(Buffer.compare(Buffer.from(before), Buffer.from(form)) < 0)) found.push(`${before} stands before ${form}`);
      before = form;
      forms.set(form, references.split(",").flatMap((reference) => {
        const [home, index] = reference.includes(":") ? reference.split(":").map(Number) : [file, Number(reference)];
        const [pages, best, rest] = value(`t${home}`).g[index].split(" ");
        const list = postings(best);
        if (rest) {
          if (list.length !== head.truncated) found.push(`${form} has ${list.length} of its best pages`);
          const [other, entry] = rest.split(":").map(Number);
          list.push(...postings(value(`r${other}`)[entry]));
        }
        if (list.length !== Number(pages)) found.push(`${form} is on ${list.length} pages, not ${pages}`);
        return list;
      }));
    }
  });
  return forms;
}

// The words that a page shows of its own: not what the theme says round them.
function wordsOfPage(html, status, written) {
  const tree = parsePage(html);
  const main = first(tree, (one) => one.attributes.id === "content");
  const unseen = (one) => one.attributes.role === "doc-noteref" || one.attributes["aria-hidden"] === "true" || one.attributes.hidden !== undefined;
  const texts = all(main, (one) => one.name === "h1").map((one) => textOf(one));
  if (!written || status === "withdrawn") return texts;
  // what ends a line in the page ends a word
  const blocks = (element) => {
    const below = element.children.filter((child) => typeof child !== "string" && !unseen(child));
    const inline = !below.some((child) => /^(p|ul|ol|li|dl|dt|dd|div|section|blockquote|table|thead|tbody|tr|td|th|pre|h\d|figure|hr)$/.test(child.name));
    if (inline) texts.push(textOf(element, unseen));
    else {
      below.forEach(blocks);
      texts.push(element.children.filter((child) => typeof child === "string").join(" "));
    }
  };
  byClass(main, "body").forEach(blocks);
  for (const claim of byClass(main, "claim-text")) if (!all(main, (one) => hasClass(one, "decision")).length) texts.push(textOf(claim, unseen));
  return texts;
}

for (const language of fs.readdirSync(path.join(site, "search"))) {
  const value = readIndex(language);
  const head = value("head");
  const found = [];
  const forms = readTerms(value, found);
  tally.check(`${language}: ${forms.size} words in their order`, found);

  const documents = [];
  for (let i = 0; documents.length < head.pages; i++) documents.push(...value(`d${i}`));
  const texts = [];
  for (let i = 0; texts.length < head.pages; i++) texts.push(...value(`x${i}`));
  tally.check(`${language}: ${head.pages} pages`, documents.length === head.pages && texts.length === head.pages ? [] : ["others"]);

  const wrong = [];
  for (const [form, list] of forms) for (const { page, impact, place } of list) {
    if (!documents[page] || !documents[page][7][place] || impact < 1 || impact > 63) wrong.push(`${form}: ${page} ${place} ${impact}`);
  }
  tally.check(`${language}: whatever the files name is there`, wrong);

  const lost = [], places = [], past = [];
  let looked = 0;
  documents.forEach(([url, title, , status, , , , list, instead], page) => {
    const file = path.join(site, decodeURIComponent(url));
    if (!fs.existsSync(file)) { lost.push(`${url}: no such page`); return; }
    const html = fs.readFileSync(file, "utf8");
    for (const [id] of list) if (id && !html.includes(` id="${id}"`)) places.push(`${url}#${id}`);
    if ((page < head.current) !== (status === "current" || status === "draft")) past.push(`${url}: ${status}`);
    if (instead && !fs.existsSync(path.join(site, decodeURIComponent(instead[0]).replace(/#.*/, "")))) past.push(`${url}: ${instead[0]}`);
    const written = fs.existsSync(path.join(content, decodeURIComponent(url).replace(/\.html$/, ".md")));
    const words = new Set(wordsOfPage(html, status, written).flatMap((text) => [...wordsOf(text)]));
    looked += words.size;
    for (const word of words) if (!(forms.get(word) || []).some((one) => one.page === page)) lost.push(`${url}: ${word}`);
    if (!words.size) lost.push(`${url} (${title}): no words were looked at`);
  });
  tally.check(`${language}: each of ${looked} words of a page leads to it`, lost);
  tally.check(`${language}: each place is on its page`, places);
  tally.check(`${language}: what no longer applies stands behind`, past);
}
tally.end();
