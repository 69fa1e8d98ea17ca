// tests/site/check.mjs SITE - every file of a built handbook, without a browser:
// HTML and SVG are well-formed XML, ids are unique, every link and resource is
// there (its #place too), nothing is loaded from elsewhere, and nothing names
// an absolute address that would break on a USB stick.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { Tally } from "../browser/common.mjs";

const { SaxesParser } = createRequire(import.meta.url)("saxes");
const site = path.resolve(process.argv[2]);
const tally = new Tally();

function walk(folder, found = []) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) walk(file, found);
    else found.push(path.relative(site, file).split(path.sep).join("/"));
  }
  return found.sort();
}

const files = walk(site);
const exists = new Set(files);
const lower = new Map();
for (const file of files) lower.set(file.toLowerCase(), [...(lower.get(file.toLowerCase()) || []), file]);

// What stands where: element, its attributes, its line.
function parse(file, found) {
  const elements = [];
  const text = fs.readFileSync(path.join(site, file), "utf8");
  const parser = new SaxesParser({ xmlns: false, position: true });
  parser.on("error", (error) => found.push(`not well-formed: ${error.message}`));
  parser.on("opentag", (tag) => elements.push({ name: tag.name, attributes: tag.attributes, line: parser.line }));
  parser.write(text).close();
  return { elements, text };
}

const LOADED = { img: ["src"], script: ["src"], source: ["src", "srcset"], iframe: ["src"], embed: ["src"], object: ["data"],
  audio: ["src"], video: ["src", "poster"], track: ["src"], input: ["src"], use: ["href", "xlink:href"], image: ["href", "xlink:href"] };
const pages = new Map();
const trouble = new Map(files.map((file) => [file, []]));

for (const file of files) {
  if (!/\.(html|svg|xml)$/.test(file)) continue;
  const found = trouble.get(file);
  const parsed = parse(file, found);
  const ids = new Map();
  for (const { attributes, line } of parsed.elements) {
    if (attributes.id === undefined) continue;
    if (ids.has(attributes.id)) found.push(`${line}: the id '${attributes.id}' stands twice`);
    if (attributes.id === "" || /\s/.test(attributes.id)) found.push(`${line}: '${attributes.id}' is no id`);
    ids.set(attributes.id, line);
  }
  pages.set(file, { ...parsed, ids });
}

// A reference from one file to another; what is wrong with it, or nothing.
function problem(from, reference, loaded) {
  if (/^(https?|mailto|tel):/i.test(reference)) {
    if (loaded) return "is loaded from elsewhere";
    if (/^https?:/i.test(reference)) {
      try { new URL(reference); } catch { return "is no address"; }
    }
    return null;
  }
  if (/^data:image\//i.test(reference) && loaded) return null;
  if (/^[a-z][a-z0-9+.-]*:/i.test(reference)) return "has a scheme that is not allowed";
  if (from === "404.html" && reference.startsWith("/")) return null;
  if (reference.startsWith("/")) return "begins at the root of a server";
  if (reference === "") return "is empty";
  const [address, ...rest] = reference.split("#");
  const place = rest.join("#");
  let target = from;
  if (address !== "") {
    if (address.includes("?")) return "has a query";
    let name;
    try { name = decodeURIComponent(address); } catch { return "has a broken escape"; }
    target = path.posix.normalize(path.posix.join(path.posix.dirname(from), name));
    if (target.startsWith("..")) return "leads out of the site";
    if (address.endsWith("/")) return "names a folder, which a USB stick does not open";
    if (!exists.has(target)) return `is not there (${target})`;
  }
  if (reference.includes("#") && place !== "" && pages.has(target)) {
    let id;
    try { id = decodeURIComponent(place); } catch { return "has a broken escape"; }
    if (!pages.get(target).ids.has(id)) return `has no such place in ${target}`;
  }
  return null;
}

for (const [file, page] of pages) {
  if (!file.endsWith(".html")) continue;
  const found = trouble.get(file);
  for (const { name, attributes, line } of page.elements) {
    const check = (attribute, loaded) => {
      if (attributes[attribute] === undefined) return;
      const wrong = problem(file, attributes[attribute], loaded);
      if (wrong) found.push(`${line}: <${name} ${attribute}="${attributes[attribute]}"> ${wrong}`);
    };
    if (name === "link") {
      const fetched = /\b(stylesheet|icon|preload|modulepreload|manifest|prefetch)\b/.test(attributes.rel || "");
      if (/\bcanonical\b/.test(attributes.rel || "") && /^https?:/.test(attributes.href || "")) continue;
      check("href", fetched);
    } else if (LOADED[name]) {
      for (const attribute of LOADED[name]) check(attribute, true);
    } else if (name === "base") {
      found.push(`${line}: <base> moves every link`);
    } else {
      check("href", false);
      check("action", false);
    }
    if (name === "meta" && /refresh/i.test(attributes["http-equiv"] || "")) {
      const target = /^\s*0\s*;\s*url=(.*)$/i.exec(attributes.content || "");
      if (!target) found.push(`${line}: a refresh that leads nowhere`);
      else {
        if (target[1].includes("#")) found.push(`${line}: a refresh to a place in a page`);
        const wrong = problem(file, target[1], false);
        if (wrong) found.push(`${line}: the refresh to ${target[1]} ${wrong}`);
      }
    }
    for (const attribute of ["aria-labelledby", "aria-describedby", "aria-controls", "for"]) {
      for (const id of (attributes[attribute] || "").split(/\s+/).filter(Boolean)) {
        if (!page.ids.has(id)) found.push(`${line}: ${attribute} names '${id}', which is not there`);
      }
    }
    if (attributes.style !== undefined) found.push(`${line}: a style attribute, which the policy forbids`);
    for (const attribute of Object.keys(attributes)) if (/^on/i.test(attribute)) found.push(`${line}: ${attribute} on <${name}>`);
    for (const attribute of ["text", "alt", "title", "content", "data-copy"]) {
      if (/\{\{|\}\}|\bundefined\b|\[object /.test(attributes[attribute] || "")) found.push(`${line}: ${attribute}="${attributes[attribute]}"`);
    }
  }
  if (/\{\{|\}\}/.test(page.text)) found.push("a template's braces are left in the page");
  const named = /\b(Dear|Mr|Mrs|Ms|Miss)\.? [A-Z][a-z]+/.exec(page.text.replace(/\[[^\]]*\]/g, ""));
  if (named && !/Mr Justice/.test(named[0])) found.push(`a person is named: ${named[0].slice(0, 4)}…`);
}

for (const file of files) {
  const found = trouble.get(file);
  if (file.endsWith(".css")) {
    const text = fs.readFileSync(path.join(site, file), "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
    for (const [, target] of text.matchAll(/url\(\s*['"]?([^'")]+)/g)) {
      const wrong = problem(file, target, true);
      if (wrong) found.push(`url(${target}) ${wrong}`);
    }
    if (/@import/.test(text)) found.push("@import");
  }
  // Data for a script: a value that is given to it, and nothing else. It may hold any words.
  const isData = file === "edition.js" || file.startsWith("search/");
  if (isData) {
    const text = fs.readFileSync(path.join(site, file), "utf8");
    const [, value] = /^(?:handbookSearch\.take\("[^"]*", ?|window\.handbookEdition = )(.*?)\)?;\n$/s.exec(text) || [];
    try {
      JSON.parse(value);
    } catch {
      found.push("is not one value given to a script");
    }
  } else if (/\.(js|mjs)$/.test(file)) {
    const text = fs.readFileSync(path.join(site, file), "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
    const outside = /https?:\/\/(?!www\.w3\.org\/)[^'"\s]+/.exec(text);
    if (outside) found.push(`names ${outside[0]}`);
    if (/\beval\(|new Function\(/.test(text)) found.push("makes code out of text");
  }
  if (lower.get(file.toLowerCase()).length > 1) found.push("differs from another file only in capitals");
  if (/[<>:"\\|?*]|[. ]$/.test(file) || /(^|\/)(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(file)) found.push("a name that a USB stick cannot hold");
  tally.check(file, found);
}
for (const name of ["index.html", "404.html", "sitemap.xml", "robots.txt", "manifest.sha256", ".nojekyll"]) {
  tally.check(`${name} is there`, exists.has(name) ? [] : ["it is not"]);
}
tally.end();
