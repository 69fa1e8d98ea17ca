// tests/serve/page.mjs BROWSER WORK - what a person sees who writes beside a browser: edit, see,
// keep the place, break, see the mistake with its file and line, mend, see it go.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { openBrowser } from "../browser/common.mjs";
import { preview, runTests, sleep, until } from "./preview.mjs";

const [name, work] = process.argv.slice(2);
const home = path.join(work, name);
const content = path.join(home, "content");
const file = (part) => path.join(content, part);
const write = (part, text) => {
  fs.mkdirSync(path.dirname(file(part)), { recursive: true });
  fs.writeFileSync(file(part), text);
};
const paragraphs = Array.from({ length: 60 }, (_, i) => `Paragraph ${i} with some words to scroll past.`).join("\n\n");
const long = (words, front = "title: A long page") => `---\n${front}\n---\n\n${words}\n\n${paragraphs}\n\n[A link](index.md) in the middle.\n\n${paragraphs}\n`;

fs.rmSync(home, { recursive: true, force: true });
write("handbook.yaml", "title: Small handbook\nplugins: [crossrefs, glossary, mine]\nseverities: {no-citation: off}\n");
write("lua-plugins/mine.lua", "return {name = 'mine', api = 1, summary = 'Mine.'}\n");
write("index.md", "---\ntitle: Home\n---\n\nHome.\n");
write("long.md", long("First words."));
write("other.md", "---\ntitle: Other\n---\n\nOther words.\n");

const browser = await openBrowser(name);
if (!browser) {
  console.log(`${name} is not installed\n1 passed, 0 failed`);
  process.exit(0);
}
let run = await preview(content);
await run.settled();
const page = await browser.newPage();
await page.setViewport({ width: 1000, height: 700 });
const complaints = [];
page.on("console", (message) => { if (["error", "warn", "assert"].includes(message.type())) complaints.push(message.text()); });
page.on("pageerror", (error) => complaints.push(error.message));

const equal = (one, other, what) => { if (one !== other) throw new Error(`${what}: ${JSON.stringify(one)} is not ${JSON.stringify(other)}`); };
// A page that comes anew has no world to ask in for a moment.
const ask = async (work, ...words) => page.evaluate(work, ...words).catch((error) => {
  if (/context|navigat|destroyed|detached|realm|browsing/i.test(error.message)) return undefined;
  throw error;
});
const sees = (words, limit) => until(`the page shows '${words}'`, () => ask((text) => (document.querySelector("main")?.innerText || "").includes(text), words), limit);
const panel = () => ask(() => {
  const one = document.querySelector(".handbook-preview");
  return one && !one.hidden ? one.innerText : "";
});
const says = (words) => until(`the panel says '${words}'`, async () => ((await panel()) || "").includes(words), 10000)
  .catch(async (error) => { throw new Error(`${error.message}; it says: ${await panel()}`); });
const silent = () => until("nothing is said", async () => (await panel()) === "", 10000)
  .catch(async (error) => { throw new Error(`${error.message}; it says: ${await panel()}`); });
const open = (part) => page.goto(new URL(part, run.url).href, { waitUntil: "load" });

const tests = {
  "a save is seen without a word": async () => {
    await open("long.html");
    await silent();
    write("long.md", long("Second words."));
    await sees("Second words");
  },

  "the place, the focus and what was opened are kept": async () => {
    write("long.md", `${long("Third words.")}\n`);
    await sees("Third words");
    await ask(() => {
      const details = document.createElement("p");
      details.textContent = "";
      document.querySelector("main a[href='index.html']").focus({ preventScroll: true });
      window.scrollTo({ top: 1500, behavior: "instant" });
    });
    const before = await ask(() => window.scrollY);
    write("long.md", long("Fourth words."));
    await sees("Fourth words");
    await until("the place is kept", async () => Math.abs(await ask(() => window.scrollY) - before) < 4, 3000)
      .catch(async () => { throw new Error(`at ${await ask(() => window.scrollY)}, not ${before}`); });
    equal(await ask(() => document.activeElement.getAttribute("href")), "index.html", "the focus");
  },

  "who moves in a page that has just come anew stays there": async () => {
    const slowly = (request) => setTimeout(() => request.continue(), request.url().endsWith("/preview.js") ? 500 : 0);
    await ask(() => window.scrollTo({ top: 300, behavior: "instant" }));
    await page.setRequestInterception(true);
    page.on("request", slowly);
    write("long.md", long("Slow words."));
    await sees("Slow words");
    await ask(() => window.scrollTo({ top: 1500, behavior: "instant" }));
    await until("the script has come", () => ask(() => document.documentElement.hasAttribute("data-handbook-preview")), 5000);
    equal(await ask(() => Math.round(window.scrollY)), 1500, "the place");
    page.off("request", slowly);
    await page.setRequestInterception(false);
  },

  "a mistake stands on top, with file and line and the author's line; mended it goes": async () => {
    await ask(() => window.scrollTo({ top: 900, behavior: "instant" }));
    write("long.md", long("Fourth words.", "title: A long page\nkind: gude"));
    await says("long.md:3:");
    const said = await panel();
    for (const words of ["1 error", "gude", "kind: gude", "guide"]) if (!said.includes(words)) throw new Error(`it lacks '${words}': ${said}`);
    equal(await ask(() => document.querySelector(".handbook-preview mark").textContent), "gude", "what is marked");
    equal(await ask(() => document.querySelector(".handbook-preview [role=alert]") !== null), true, "it is announced");
    const box = await ask(() => { const at = document.querySelector(".handbook-preview").getBoundingClientRect(); return [at.top, at.width]; });
    if (Math.abs(box[0]) > 1) throw new Error(`the panel is at ${box}`);
    await sees("Fourth words");
    write("long.md", long("Fourth words.", "title: A long page\ntitle: Twice"));
    await says("the first is here: ");
    await says("long.md:2:1");
    write("long.md", long("Fifth words."));
    await sees("Fifth words");
    await silent();
  },

  "a page that cannot be made stays as it was": async () => {
    write("long.md", "---\ntitle: A long page\n\nNot to be seen.\n");
    await says("You see the page as it last could be shown");
    await sees("Fifth words");
    await page.reload();
    await sees("Fifth words");
    await says("long.md:1:");
    write("long.md", long("Sixth words."));
    await sees("Sixth words");
    await silent();
  },

  "what nobody folded or opened is not remembered; a second place is named": async () => {
    write("long.md", long("Sixth words.", "title: A long page\ntitle: Twice"));
    await says("the first is here: ");
    equal(await ask(() => sessionStorage.getItem("handbook-preview-folded")), null, "what is remembered");
    equal(await ask(() => document.querySelector(".handbook-preview [role=alert]").textContent.startsWith("1 error")), true, "what is announced");
    const covered = await ask(() => parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) - document.querySelector(".handbook-preview").offsetHeight);
    if (!(Math.abs(covered) < 1)) throw new Error(`what links lead to lies under the panel: ${covered}`);
    write("long.md", long("Sixth words."));
    await silent();
  },

  "mistakes of other pages are counted, and lead there": async () => {
    write("other.md", "---\ntitle: Other\n---\n\nAsk about [opening hours](nowhere.md).\n");
    await says("1 error in 1 other file");
    await ask(() => { document.querySelector(".handbook-others").open = true; });
    const link = await ask(() => document.querySelector(".handbook-others a").getAttribute("href"));
    equal(link, "/other.html", "the way there");
    await open("other.html");
    await says("other.md:5:27");
    write("other.md", "---\ntitle: Other\n---\n\nOther words.\n");
    await silent();
  },

  "a broken plugin and a broken handbook.yaml": async () => {
    for (const [part, bad] of [["lua-plugins/mine.lua", "return {name = 'mine', oops\n"], ["handbook.yaml", "title: [oops\n"]]) {
      const good = fs.readFileSync(file(part), "utf8");
      write(part, bad);
      await says(`${path.basename(part)}:`);
      await sees("Other words");
      write("other.md", `---\ntitle: Other\n---\n\nOther words, and ${path.basename(part)}.\n`);
      await sees(`and ${path.basename(part)}`);
      write(part, good);
      await silent();
    }
  },

  "a deleted page says so, and comes back": async () => {
    fs.rmSync(file("other.md"));
    await says("no longer there");
    write("other.md", "---\ntitle: Other\n---\n\nBack again.\n");
    await sees("Back again");
    await silent();
  },

  "an address without a page shows one as soon as there is": async () => {
    await open("new/page.html");
    await sees("There is no page at this address");
    write("new/page.md", "---\ntitle: New\n---\n\nHere it is.\n");
    await sees("Here it is");
  },

  "many saves at once": async () => {
    for (let i = 0; i < 200; i++) write(`many/p${i}.md`, `---\ntitle: Page ${i}\n---\n`);
    for (let i = 0; i < 30; i++) {
      write("new/page.md", `---\ntitle: New\n---\n\nSave ${i}.\n`);
      await sleep(10);
    }
    await sees("Save 29");
    await silent();
  },

  "in an open window that is not looked at, later": async () => {
    const second = await browser.newPage();
    await second.goto(new URL("long.html", run.url).href, { waitUntil: "load" });
    await second.bringToFront();
    write("new/page.md", "---\ntitle: New\n---\n\nBehind.\n");
    await sleep(300);
    await second.close();
    await page.bringToFront();
    await sees("Behind");
  },

  "it is readable at 320 px and in the dark, and by the keyboard": async () => {
    write("new/page.md", "---\ntitle: New\nkind: gude\n---\n\nBehind.\n");
    await says("gude");
    await page.setViewport({ width: 320, height: 640 });
    const wide = await ask(() => document.querySelector(".handbook-preview").scrollWidth - document.querySelector(".handbook-preview").clientWidth);
    if (wide > 0) throw new Error(`it is ${wide} px too wide`);
    const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    for (const scheme of name === "chromium" ? ["light", "dark"] : ["light"]) {
      if (name === "chromium") await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      await page.evaluate(axe);
      const found = await page.evaluate(() => window.axe.run(".handbook-preview", { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] }));
      if (found.violations.length) throw new Error(`${scheme}: ${found.violations.map((one) => `${one.id}: ${one.nodes[0].html}`).join("; ")}`);
    }
    await page.setViewport({ width: 1000, height: 700 });
    await page.focus(".handbook-preview summary");
    await page.keyboard.press("Enter");
    await until("it is folded", () => ask(() => sessionStorage.getItem("handbook-preview-folded") === "closed"), 2000);
    await page.reload();
    await says("1 error");
    equal(await ask(() => document.querySelector(".handbook-items").open), false, "it stays folded");
    await ask(() => sessionStorage.clear());
    write("new/page.md", "---\ntitle: New\n---\n\nMended.\n");
    await silent();
  },

  "stopped it says so; started again it goes on": async () => {
    const { port } = run;
    // (Not while the page comes anew: then the browser itself says it.)
    await run.settled("/new/page.html");
    await sleep(500);
    await run.stop();
    await says("The preview has stopped");
    run = await preview(content, { port });
    write("new/page.md", "---\ntitle: New\n---\n\nAfter the break.\n");
    await sees("After the break");
    await silent();
  },

  "the pages' policy was kept, and nothing else was complained of": async () => {
    const real = complaints.filter((one) => !/ERR_CONNECTION_RE(FUSED|SET)|ERR_SOCKET_NOT_CONNECTED|NetworkError|404 \(Not Found\)|503 \(Service/.test(one));
    if (real.length) throw new Error(real.join("\n"));
  },
};

await runTests(tests);
await browser.close();
const { code } = await run.stop();
if (code !== 0) process.exitCode = 1;
process.exit();
