// tests/site/copies.mjs - the copies of a handbook say what its website says.
//
//     node tests/site/copies.mjs SITE [--base URL] KIND=PLACE …
//
// KIND is tree (a folder of the same pages: a stick, a zip unpacked, a ZIM
// dumped), epub (an e-book unpacked), print (handbook.html) or sections (the
// folder of them). Of every page of SITE and of every copy it takes the text,
// the headings, the links (what they say and where they lead: page and place
// on it), the places that links can lead to, the pictures' words and the notes,
// and finds them the same. --base is the handbook's base_url, where it has one.
//
// Not compared, for it serves a website alone: what a script shows, forms, the
// ways to other pages and within one, how to report a mistake, the line with
// the page's address.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, posix } from "node:path";
import { all, classes, first, hasClass, parsePage } from "./html.mjs";

const SKIPPED = new Set(["script", "style", "template", "form", "button", "input",
  "select", "textarea", "object", "iframe", "svg"]);
const SKIPPED_CLASS = ["tools", "reading-order", "report", "printed", "contents"];

function isSkipped(element) {
  const { name, attributes } = element;
  return SKIPPED.has(name) || attributes.hidden === "hidden" ||
    SKIPPED_CLASS.some((one) => hasClass(element, one));
}

const flat = (text) => text.replace(/[\s\u00a0]+/g, " ").trim();

// --- what stands on a page ---------------------------------------------------

// where(href): the place that it leads to, as "page.html#id", "page.html",
// "https://…", or null for a link that is none. place(id): an id as the site
// has it. pieces: the text, with what may stand behind a link that was lost.
function take(main, where, place, lost = () => null) {
  const told = { pieces: [""], headings: [], links: [], places: [], pictures: [], notes: [] };
  const say = (text) => { told.pieces[told.pieces.length - 1] += text; };
  const walk = (element) => {
    for (const child of element.children) {
      if (typeof child === "string") { say(child); continue; }
      if (isSkipped(child)) continue;
      const { name, attributes } = child;
      if (attributes.id) told.places.push(place(attributes.id));
      if (name === "br") say(" ");
      if (name === "img") told.pictures.push(flat(attributes.alt || ""));
      walk(child);
      const words = flat(wordsOf(child));
      if (/^h[1-6]$/.test(name)) told.headings.push(`${name} ${words}`);
      if (name === "a" && attributes.href !== undefined) {
        const to = where(attributes.href);
        const behind = to === null ? null : lost(to, words);
        if (behind === null) told.links.push(`${words} -> ${to}`);
        else told.pieces.push({ maybe: behind }, "");
      }
      if (/^(p|div|li|h[1-6]|tr|td|th|dt|dd|section|ul|ol|table|blockquote)$/.test(name)) say(" ");
    }
  };
  walk(main);
  for (const end of all(main, (e) => e.attributes.role === "doc-endnotes")) {
    for (const note of all(end, (e) => e.name === "li" && e.attributes.id)) {
      told.notes.push(`${place(note.attributes.id)} ${note.attributes.value || ""} ${flat(wordsOf(note))}`);
    }
  }
  return told;
}

function wordsOf(element) {
  let words = "";
  for (const child of element.children) {
    if (typeof child === "string") words += child;
    else if (!isSkipped(child)) words += child.name === "br" ? " " : wordsOf(child);
  }
  return words;
}

// Where the copy's text leaves the site's, or -1. What is lost may be told.
function differsAt(pieces, text) {
  let at = 0;
  const skipSpace = () => { while (text[at] === " ") at++; };
  for (const piece of pieces) {
    if (typeof piece !== "string") {
      const from = at;
      skipSpace();
      const behind = piece.maybe && `(${piece.maybe})`;
      if (behind && text.startsWith(behind, at)) at += behind.length;
      else at = from;
      continue;
    }
    for (const c of flat(piece)) {
      if (c === " ") continue;
      skipSpace();
      if (text[at] !== c) return at;
      at++;
    }
  }
  skipSpace();
  return at === text.length ? -1 : at;
}

// --- the site ----------------------------------------------------------------

function filesBelow(folder, ending, inside = "") {
  return readdirSync(join(folder, inside), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(inside, entry.name);
    if (entry.isDirectory()) return filesBelow(folder, ending, path);
    return entry.name.endsWith(ending) ? [path] : [];
  }).sort();
}

// A style sheet in a page may hold what XML does not.
const read = (path) => parsePage(readFileSync(path, "utf8").replace(/<style>[\s\S]*?<\/style>/g, ""));
const mainOf = (tree) => first(tree, (e) => e.name === "main" && e.attributes.id === "content");

const isOut = (href) => /^([a-z][a-z0-9+.-]*:|\/\/)/i.test(href);

function decode(text) {
  try { return decodeURIComponent(text); } catch { return text; }
}

// A link on the page of that path, in a tree of the same pages.
function inTree(path, href) {
  if (isOut(href)) return href;
  const [file, id = ""] = href.split("#", 2);
  const to = file === "" ? path : posix.normalize(posix.join(posix.dirname(path), decode(file)));
  return placeOf(to, decode(id));
}

const placeOf = (path, id) => path + (id && id !== "content" && id !== "top" ? `#${id}` : "");

// What only a website or a stick has around the handbook.
const NO_PAGES = new Set(["404.html", "offline.html", "START-HERE.html"]);

function readSite(folder) {
  const pages = new Map();
  for (const path of filesBelow(folder, ".html")) {
    if (NO_PAGES.has(path)) continue;
    const tree = read(join(folder, path));
    const main = mainOf(tree);
    const moved = first(tree, (e) => e.name === "meta" && e.attributes["http-equiv"] === "refresh");
    if (main && !moved) pages.set(path, { main, title: flat(wordsOf(first(main, (e) => e.name === "h1") || { children: [] })) });
  }
  return pages;
}

// --- the copies --------------------------------------------------------------

// Each gives what every page says: path -> { told, lost }, and its own name for
// messages. lost(to, words): what may stand behind a link that is none here.
const KINDS = {
  *tree(folder, site) {
    for (const path of site.keys()) {
      const file = join(folder, path);
      const main = existsSync(file) ? mainOf(read(file)) : null;
      if (main) yield { path, told: take(main, (href) => inTree(path, href), (id) => id) };
    }
  },

  // EPUB/pages/a/b.xhtml is a/b.html. Bytes that some readers stumble over are
  // "_20" in names; what XML wants otherwise is "_20." in ids.
  *epub(folder, site, base) {
    const name = (path) => "pages/" + path.replace(/\.html$/, "").replace(/[^A-Za-z0-9./-]/gu,
      (c) => [...Buffer.from(c)].map((byte) => "_" + byte.toString(16).padStart(2, "0")).join("")) + ".xhtml";
    const pathOf = new Map([...site.keys()].map((path) => [name(path), path]));
    const place = (id) => id.replace(/_([0-9A-F]+)\./g, (all, hex) => String.fromCodePoint(parseInt(hex, 16)));
    for (const [file, path] of pathOf) {
      const full = join(folder, "EPUB", file);
      const main = existsSync(full) ? mainOf(read(full)) : null;
      if (!main) continue;
      const where = (href) => {
        if (isOut(href)) return fromWeb(href, base);
        const [to, id = ""] = inTree(file, href).split("#");
        return placeOf(pathOf.get(to) || `(not in the book: ${to})`, place(id));
      };
      yield { path, told: take(main, where, place), lost: (to) => (base || site.has(to.split("#")[0]) || isOut(to) ? null : "") };
    }
  },

  *print(file, site, base) { yield* paged(file, site, base, null); },

  *sections(folder, site, base) {
    for (const name of filesBelow(folder, ".html")) yield* paged(join(folder, name), site, base, name);
  },
};

function fromWeb(href, base) {
  if (!base || !href.startsWith(base)) return href;
  const [path, id = ""] = href.slice(base.length).replace(/^\//, "").split("#", 2);
  return path === "" ? href : placeOf(decode(path), decode(id));
}

// A file of many pages: <section id="p3" data-page="a/b.html">, ids with "p3-".
function* paged(file, site, base) {
  const pages = all(read(file), (e) => e.name === "section" && e.attributes["data-page"] !== undefined);
  const byId = new Map(pages.map((e) => [e.attributes.id, e.attributes["data-page"]]));
  const here = new Set(byId.values());
  for (const page of pages) {
    const prefix = page.attributes.id + "-";
    const where = (href) => {
      if (!href.startsWith("#")) return fromWeb(href, base);
      const [, anchor, id = ""] = /^#(p\d+)(?:-(.*))?$/s.exec(href) || [];
      return byId.has(anchor) ? placeOf(byId.get(anchor), id) : `(nothing: ${href})`;
    };
    const place = (id) => (id.startsWith(prefix) ? id.slice(prefix.length) : `(no prefix: ${id})`);
    const lost = (to, words) => {
      const path = to.split("#")[0];
      if (isOut(to) || here.has(path) || base) return null;
      const behind = site.has(path) ? site.get(path).title : posix.basename(path);
      return behind === words ? "" : behind;
    };
    yield { path: page.attributes["data-page"], told: take(page, where, place), lost, deeper: true };
  }
}

// --- comparing ---------------------------------------------------------------

function firstDifference(site, copy) {
  for (let i = 0; i < Math.max(site.length, copy.length); i++) {
    if (site[i] !== copy[i]) return `the site has ‘${site[i] ?? "nothing more"}’, the copy ‘${copy[i] ?? "nothing more"}’`;
  }
  return null;
}

function compare(page, path, copy) {
  const site = take(page.main, (href) => inTree(path, href), (id) => id, copy.lost || (() => null));
  const text = flat(copy.told.pieces.join(" "));
  const at = differsAt(site.pieces, text);
  const found = [];
  if (at >= 0) found.push(`text: the copy goes its own way at ‘${text.slice(Math.max(0, at - 30), at + 40)}’`);
  for (const what of ["headings", "links", "places", "pictures", "notes"]) {
    const difference = firstDifference(site[what], copy.told[what]);
    if (difference) found.push(`${what}: ${difference}`);
  }
  return found;
}

function main(words) {
  const [folder, ...rest] = words;
  let base = "";
  let failed = 0, passed = 0;
  const site = readSite(folder);
  for (let i = 0; i < rest.length; i++) {
    if (rest[i] === "--base") { base = rest[++i].replace(/\/$/, ""); continue; }
    const [kind, place] = rest[i].split("=", 2);
    const seen = new Set();
    for (const copy of KINDS[kind](place, site, base)) {
      const page = site.get(copy.path);
      const found = !page ? ["the site has no such page"]
        : seen.has(copy.path) ? ["the copy has it twice"] : compare(page, copy.path, copy);
      seen.add(copy.path);
      for (const one of found) console.log(`${kind} ${copy.path}: ${one}`);
      if (found.length) failed++; else passed++;
    }
    for (const path of site.keys()) {
      if (!seen.has(path)) { console.log(`${kind} ${path}: the copy does not have it`); failed++; }
    }
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed ? 1 : 0);
}

main(process.argv.slice(2));
