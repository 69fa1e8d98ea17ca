// tests/site/content.mjs - the content folder behind a built site, and the command
// line that names both:  TOOL SITE [--content FOLDER] [FILE…]
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export function commandLine() {
  const words = process.argv.slice(2);
  let content = fileURLToPath(new URL("../../content", import.meta.url));
  const option = words.indexOf("--content");
  if (option >= 0) [, content] = words.splice(option, 2);
  const [site, ...files] = words;
  return { site, content, files };
}

// The names of all files below a folder, sorted, with / between folders.
export function filesBelow(folder, inside = "") {
  return fs.readdirSync(path.join(folder, inside), { withFileTypes: true }).flatMap((entry) => {
    const name = inside ? `${inside}/${entry.name}` : entry.name;
    return entry.isDirectory() ? filesBelow(folder, name) : [name];
  }).sort();
}

// The pages that people wrote: a/b.md, without what is for contributors.
export function markdownFiles(content) {
  return filesBelow(content).filter((name) => /\.md$/.test(name) && !/(^|\/)README\.md$/i.test(name));
}

// The front matter of a page as text, or nothing.
export function frontMatter(content, file) {
  const name = path.join(content, file);
  if (!fs.existsSync(name)) return null;
  const front = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/.exec(fs.readFileSync(name, "utf8"));
  return front ? front[1] : "";
}

// One field of it, with the lines that belong to it. Enough for what tests ask: a
// word, a bare list, whether it is there.
export function fieldOf(front, name) {
  const line = new RegExp(`^${name}:[ \\t]*(.*(?:\\n[ -].*)*)`, "m").exec(front || "");
  return line ? line[1].replace(/\s+#.*$/, "").trim() : null;
}
