// tests/search/pages.mjs - the pages of a built handbook as any search engine takes them:
// read from the finished HTML, with the words from the front matter that readers type.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { htmlFiles, kindOf } from "../browser/common.mjs";

const { SaxesParser } = createRequire(import.meta.url)("saxes");

// {title, summary, places: [{id, heading, text}], status} of one page: what its main part says.
function read(text) {
  const page = { title: "", summary: "", status: "current", places: [{ id: "", heading: "", text: "" }] };
  const open = [];
  const inside = (test) => open.some(test);
  const parser = new SaxesParser({ xmlns: false });
  parser.on("opentag", ({ name, attributes, isSelfClosing }) => {
    if (name === "body") page.status = attributes["data-status"] || "current";
    open.push({ name, id: attributes.id, classes: (attributes.class || "").split(" ") });
    if (/^h[2-6]$/.test(name) && attributes.id && inside((one) => one.classes.includes("text"))) {
      page.places.push({ id: attributes.id, heading: "", text: "" });
    }
    if (/^(p|li|td|th|h[1-6]|div|dt|dd|br)$/.test(name)) page.places.at(-1).text += "\n";
  });
  parser.on("closetag", () => open.pop());
  parser.on("text", (words) => {
    if (!inside((one) => one.id === "content")) return;
    if (inside((one) => one.name === "h1")) page.title += words;
    else if (inside((one) => one.classes.includes("summary"))) page.summary += words;
    else if (inside((one) => /^h[2-6]$/.test(one.name)) && page.places.length > 1) page.places.at(-1).heading += words;
    else if (inside((one) => one.classes.includes("text")) && !inside((one) => one.name === "sup" || one.name === "nav")) {
      page.places.at(-1).text += words;
    }
  });
  parser.write(text).close();
  for (const place of page.places) place.text = place.text.replace(/[ \t]*\n\s*/g, "\n").trim();
  return page;
}

// The list `search: […]` of a page's front matter.
function searchWords(file) {
  if (!fs.existsSync(file)) return [];
  const [, list = ""] = /^search: *\[([^\]]*)\]/m.exec(fs.readFileSync(file, "utf8")) || [];
  return list.split(",").map((word) => word.trim().replace(/^["']|["']$/g, "")).filter(Boolean);
}

// All pages that people wrote: those with a file in content/.
export function pagesOf(site, content) {
  return htmlFiles(site).filter((file) => kindOf(site, file) === "page" && fs.existsSync(path.join(content, file.replace(/html$/, "md"))))
    .map((file) => ({
      url: file, ...read(fs.readFileSync(path.join(site, file), "utf8")),
      search: searchWords(path.join(content, file.replace(/html$/, "md"))),
    }));
}
