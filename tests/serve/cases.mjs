// tests/serve/cases.mjs WORK FOLDER… - each folder holds in/, the content of a test case, broken
// or whole: the preview starts with it, shows every page, and ends well.
import fs from "node:fs";
import path from "node:path";
import { preview, runTests, until } from "./preview.mjs";

const [work, ...folders] = process.argv.slice(2);

function pagesOf(folder, found = []) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) {
      try { pagesOf(path.join(folder, entry.name), found); } catch { /* a folder that nobody may read */ }
    } else if (entry.name.endsWith(".md")) {
      found.push(path.join(folder, entry.name));
    }
  }
  return found;
}

await runTests(Object.fromEntries(folders.map((folder) => [path.relative("tests", folder), async () => {
  const content = path.join(work, "in");
  fs.rmSync(content, { recursive: true, force: true });
  fs.cpSync(path.join(folder, "in"), content, { recursive: true, verbatimSymlinks: true });
  const run = await preview(content);
  const pages = pagesOf(content).map((file) => `/${path.relative(content, file).split(path.sep).map(encodeURIComponent).join("/").replace(/md$/, "html")}`);
  try {
    await until("it has read all", async () => !(await run.state("/index.html")).busy, 60000);
    for (const page of ["/", "/404.html", "/feed.xml", ...pages]) await run.get(page);
    for (const page of pages) await run.state(page);
    // Everything is read again, and the old one is given back.
    fs.writeFileSync(path.join(content, "made-later.md"), "---\ntitle: Made later\n---\n");
    await until("it has read all again", async () => !(await run.state("/index.html")).busy, 60000);
    for (const page of pages) await run.get(page);
  } finally {
    const { code, signal } = await run.stop();
    if (code !== 0) throw new Error(`it ended with ${code} ${signal}\n${run.output()}`);
  }
  const sick = /(AddressSanitizer|LeakSanitizer|ThreadSanitizer|runtime error)[^]*/.exec(run.output());
  if (sick) throw new Error(sick[0].slice(0, 4000));
}])));
