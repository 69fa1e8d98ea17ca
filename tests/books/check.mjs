// Looks at an unpacked e-book as a reading system does: everything that is
// listed is there and nothing else, contents and reading order name the same
// chapters in the same order, every link leads to an id that is there, ids
// stand once, no reference leaves the book but those to the web, and notes lead
// there and back.
//
//     node tests/books/check.mjs FOLDER
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

const root = process.argv[2];
const trouble = [];
const wrong = text => trouble.push(text);

function filesBelow(folder, inside = "") {
  return readdirSync(join(folder, inside), { withFileTypes: true })
    .flatMap(entry => entry.isDirectory() ? filesBelow(folder, inside + entry.name + "/") : [inside + entry.name]);
}

const unescaped = text => text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&amp;/g, "&");
const read = name => readFileSync(join(root, name), "utf8");
const attributes = (text, name) => [...text.matchAll(new RegExp(`<[^>]*?\\s${name}="([^"]*)"`, "g"))].map(match => unescaped(match[1]));

const opf = read("EPUB/package.opf");
const items = new Map([...opf.matchAll(/<item id="([^"]+)" href="([^"]+)"/g)].map(match => [match[1], match[2]]));
const listed = new Set([...items.values()].map(name => "EPUB/" + name));
for (const name of filesBelow(root)) {
  if (!["mimetype", "META-INF/container.xml", "EPUB/package.opf"].includes(name) && !listed.has(name)) wrong(`${name} is not listed`);
  if (!/^[A-Za-z0-9._/-]+$/.test(name)) wrong(`${name} is an odd name`);
}

const spine = [...opf.matchAll(/<itemref idref="([^"]+)"/g)].map(match => items.get(match[1]));
const nav = read("EPUB/nav.xhtml").split("landmarks")[0];
const contents = attributes(nav, "href").filter(href => href !== "style.css");
const expected = spine.filter(name => !["cover.xhtml", "nav.xhtml"].includes(name));
if (JSON.stringify(contents) !== JSON.stringify(expected)) wrong(`contents and reading order differ: ${contents} / ${expected}`);

const ids = new Map();
for (const name of spine) {
  const own = attributes(read("EPUB/" + name), "id");
  if (new Set(own).size !== own.length) wrong(`${name}: an id stands twice`);
  ids.set(name, new Set(own));
}

function follow(name, href) {
  if (/^(https?|mailto|tel):/.test(href)) return;
  if (/^[a-z]+:|^\//.test(href)) { wrong(`${name}: ${href} leaves the book`); return; }
  const [path, id] = href.split("#");
  const to = path ? posix.join(posix.dirname(name), path) : name;
  if (!listed.has("EPUB/" + to)) wrong(`${name}: ${href} is not in the book`);
  else if (id !== undefined && !ids.get(to)?.has(id)) wrong(`${name}: ${href} leads to no heading`);
}

for (const name of spine) {
  const text = read("EPUB/" + name);
  for (const href of [...attributes(text, "href"), ...attributes(text, "src")]) follow(name, href);
  const refs = attributes(text, "href").filter(href => href.startsWith("#note-"));
  for (const match of text.matchAll(/<a ([^>]*role="doc-noteref"[^>]*)>/g)) {
    const id = match[1].match(/ id="([^"]+)"/)?.[1];
    if (!match[1].includes('epub:type="noteref"')) wrong(`${name}: a note's number is not marked`);
    if (!id || !text.includes(`href="#${id}"`)) wrong(`${name}: no way back to ${id}`);
  }
  const notes = [...text.matchAll(/<li [^>]*id="(note-[^"]+)"/g)].map(match => match[1]);
  for (const note of notes) if (!refs.includes("#" + note)) wrong(`${name}: nothing leads to ${note}`);
  if (!/<html[^>]* xml:lang="[a-z]/.test(text)) wrong(`${name}: no language`);
  if (/\bdata-copy=|\sstyle=|<script|<form|<input/.test(text)) wrong(`${name}: holds what no book needs`);
}

for (const text of trouble) console.log(text);
process.exit(trouble.length ? 1 : 0);
