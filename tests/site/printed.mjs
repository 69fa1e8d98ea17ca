// tests/site/printed.mjs FILE … - files that must do without any other: one
// style sheet under its hash, no script, nothing loaded, ids unique, and every
// link leads to a place inside or to the web.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { all, first, parsePage } from "./html.mjs";

let passed = 0, failed = 0;
const REFERENCES = ["for", "headers", "aria-labelledby", "aria-describedby", "aria-controls"];

for (const file of process.argv.slice(2)) {
  const text = readFileSync(file, "utf8");
  const found = [];
  const [, style] = /<style>([\s\S]*?)<\/style>/.exec(text) || [];
  const tree = parsePage(text.replace(/<style>[\s\S]*?<\/style>/, ""));
  const elements = all(tree, () => true);
  const policy = first(tree, (e) => e.attributes["http-equiv"] === "Content-Security-Policy");
  const hash = "sha256-" + createHash("sha256").update(style || "").digest("base64");
  const wanted = `default-src 'none'; style-src '${hash}'; img-src data:; base-uri 'none'; form-action 'none'`;
  if (!policy || policy.attributes.content !== wanted) found.push("its policy does not name its style sheet's hash");
  if (/@import|url\((?!#)/.test(style || "")) found.push("its style sheet asks for another file");
  const ids = new Set();
  for (const { name, attributes } of elements) {
    if (["script", "link", "iframe", "object", "embed", "form", "button", "input"].includes(name)) found.push(`<${name}>`);
    if (attributes.id !== undefined && ids.has(attributes.id)) found.push(`the id ${attributes.id} twice`);
    ids.add(attributes.id);
    for (const key of Object.keys(attributes)) if (/^on|^style$|^srcset$/.test(key)) found.push(`${name} ${key}`);
  }
  for (const { name, attributes } of elements) {
    const { href, src } = attributes;
    if (src !== undefined && !src.startsWith("data:image/")) found.push(`${name} loads ${src}`);
    if (href !== undefined && !(href.startsWith("#") ? ids.has(href.slice(1)) : /^(https?|mailto|tel):/.test(href))) {
      found.push(`a link to ${href}`);
    }
    for (const key of REFERENCES) {
      for (const id of (attributes[key] || "").split(" ").filter(Boolean)) if (!ids.has(id)) found.push(`${key} ${id}`);
    }
  }
  if (!/\bcontent="handbook export print"/.test(text.slice(0, 2048))) found.push("nothing says that it is ours");
  if (found.length) failed++; else passed++;
  for (const one of found.slice(0, 8)) console.log(`${basename(file)}: ${one}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
