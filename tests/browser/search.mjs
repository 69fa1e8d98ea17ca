// tests/browser/search.mjs SITE chrome|firefox - looks things up in a finished site, as
// its readers do: from disk and below a path, from the first page and from a deep one.
// Pages are found by their titles, every result leads to a place that is there, odd
// queries do no harm, and a damaged index says so and gives what it can.
// search-page.mjs tests the page around it, tests/search what is found.
import fs from "node:fs";
import path from "node:path";
import { htmlFiles, kindOf, open, sample, urlOf, watch, withBrowser } from "./common.mjs";
import { serve } from "./server.mjs";

const [, , folder, name] = process.argv;
const FIELD = "form[role=search] input[type=search]";
const DAMAGED = /A part of this copy is damaged/;
const ODD = {
  "10,000 letters": "benefit".repeat(1429), "10,000 words": "a b ".repeat(2500), "HTML": "<img src=x onerror=document.title='!'><script>",
  "signs of patterns": ".*+?^${}()|[]\\ (a+)+$", "Arabic": "ما هي حقوقي", "quotes": "\" \"\" 'x' “”", "nothing": "   ", "names of JavaScript": "__proto__ constructor toString",
  "no text": "\u0000\ud800\ufeff\u202e", "pictures": "👩‍👩‍👧 🙂", "a path": "../../etc/passwd file:///",
};

const pause = (time) => new Promise((done) => setTimeout(done, time));
const text = (file) => fs.readFileSync(path.join(folder, file), "utf8");

// Puts a query into the box and waits until what is said of it stands there.
async function find(page, query) {
  await page.focus(FIELD);
  await page.$eval("#search-status", (one) => { one.textContent = ""; });
  await page.$eval(FIELD, (one, value) => { one.value = value; one.dispatchEvent(new Event("input", { bubbles: true })); }, query);
  for (let tries = 0; tries < 300; tries++) {
    await pause(20);
    const seen = await page.evaluate(() => ({
      status: document.getElementById("search-status").textContent, open: !document.getElementById("search-panel").hidden,
      results: [...document.querySelectorAll("#search-results li > a")].map((one) => one.href),
    }));
    if ((seen.status && seen.status !== "Searching …") || (!query.trim() && !seen.open && tries > 10)) return seen;
  }
  return { status: "nothing was said", open: false, results: [] };
}

// A page with its title as its readers see it.
const titleOf = (file) => (/<h1[^>]*>(.*?)<\/h1>/s.exec(text(file)) || [0, ""])[1].replace(/<[^>]*>/g, "").replace(/&quot;/g, "\"").replace(/&amp;/g, "&").trim();

// What is wrong with where results lead.
function leads(site, results) {
  const top = urlOf(site, "");
  return results.filter((address) => {
    const url = new URL(address);
    if (!address.startsWith(top)) return true;
    const file = decodeURIComponent(url.pathname.slice(new URL(top).pathname.length));
    if (!fs.existsSync(path.join(folder, file))) return true;
    return url.hash && !text(file).includes(`id="${decodeURIComponent(url.hash.slice(1))}"`);
  }).map((address) => `leads nowhere: ${address}`);
}

// What no longer applies stands below all that does.
async function titles(page, site, tally, where, most) {
  const wrong = [];
  // Lists of the whole handbook stand below its pages, and are linked everywhere.
  const [, lists] = /<ul class="footer-links">(.*?)<\/ul>/s.exec(text("index.html")) || [0, ""];
  const files = sample(folder).filter((file) => titleOf(file) && !/404|offline|^sources/.test(file) && !lists.includes(`href="${file}"`));
  for (const file of files.slice(0, most)) {
    const { results } = await find(page, titleOf(file));
    wrong.push(...leads(site, results));
    const far = /<body data-status="(?!current)/.test(text(file)) ? 10 : 3;
    const first = results.slice(0, far).map((address) => address.split("#")[0]);
    if (!first.includes(urlOf(site, file))) wrong.push(`"${titleOf(file)}" does not find ${file} among its first ${far}: ${first.join(" ")}`);
  }
  if (files.length < 3) wrong.push("there are no pages: nothing was tested");
  tally.check(`${where}: pages are found by their titles, and results lead somewhere`, wrong);
}

async function odd(page, site, tally, where) {
  const title = await page.title();
  for (const [what, query] of Object.entries(ODD)) {
    const begun = Date.now();
    const seen = await find(page, query);
    const wrong = leads(site, seen.results);
    if (!query.trim() ? seen.open : seen.status === "nothing was said") wrong.push(`${seen.open ? "open" : "closed"}: ${seen.status}`);
    if (DAMAGED.test(seen.status)) wrong.push(seen.status);
    if (await page.title() !== title || await page.$("#search-panel img, #search-panel script")) wrong.push("the query was taken for markup");
    if (Date.now() - begun > 4000) wrong.push(`it took ${Date.now() - begun} ms`);
    tally.check(`${where}: a query of ${what}`, wrong);
  }
}

// A copy whose index has a file that is another.
function damaged(ending, change) {
  const copy = `${folder}.${ending}-${name}`;
  fs.rmSync(copy, { recursive: true, force: true });
  fs.cpSync(folder, copy, { recursive: true });
  const language = path.join(copy, "search", fs.readdirSync(path.join(copy, "search"))[0]);
  for (const file of fs.readdirSync(language)) change(path.join(language, file), file);
  return copy;
}

async function damages(browser, tally) {
  const query = titleOf(sample(folder).find((file) => kindOf(folder, file) === "page" && /<p class="nearest|class="claim/.test(text(file))) || "index.html");
  const kinds = {
    "pages' texts": [/^x/, (file) => fs.rmSync(file), true], "a page's particulars": [/^d0/, (file) => fs.writeFileSync(file, "handbookSearch.take(\"en/d0\", [[1]]);"), true],
    "words, cut in the middle": [/^t0\./, (file) => fs.truncateSync(file, Math.floor(fs.statSync(file).size / 2)), true],
    "all words": [/^t/, (file) => fs.writeFileSync(file, "]"), false], "the head": [/^head/, (file) => fs.writeFileSync(file, "handbookSearch.take(\"en/head\", {\"format\": 99});"), false],
  };
  for (const [what, [which, change, finds]] of Object.entries(kinds)) {
    const copy = damaged("damaged", (file, called) => { if (which.test(called)) change(file); });
    const page = await browser.newPage();
    await open(page, copy, "index.html");
    const seen = [await find(page, query), await find(page, "a b c d e f g hardship appeal work jobcentre")];
    const wrong = seen.some((one) => DAMAGED.test(one.status)) ? [] : [`it is not said: ${seen.map((one) => one.status).join(" | ")}`];
    if (finds && !seen.some((one) => one.results.length)) wrong.push("nothing is found");
    tally.check(`a damaged index (${what})`, wrong);
    await page.close();
  }
}

await withBrowser(name, async (first, tally, browser) => {
  const deep = htmlFiles(folder).filter((file) => kindOf(folder, file) === "page").sort((a, b) => b.split("/").length - a.split("/").length)[0];
  for (const at of [null, "/sub/path/"]) {
    const where = at || "from disk";
    const server = at ? await serve(folder, { at }) : null;
    const site = server ? server.url : folder;
    for (const file of ["index.html", deep]) {
      const trouble = [];
      const page = await browser.newPage();
      watch(page, (said) => trouble.push(said), server && server.url);
      // Private browsing: asking for a store fails.
      await page.evaluateOnNewDocument(() => {
        for (const store of ["localStorage", "sessionStorage"]) Object.defineProperty(window, store, { get() { throw new Error("blocked"); } });
      });
      await open(page, site, file);
      await titles(page, site, tally, `${where}, ${file}`, at || file === deep ? 4 : 14);
      if (file === deep) await odd(page, site, tally, where);
      tally.check(`${where}, ${file}: nothing fails`, trouble);
      await page.close();
    }
    if (server) {
      const page = await browser.newPage();
      await page.goto(`${server.url}not-there.html`);
      const seen = await find(page, titleOf(deep));
      tally.check(`${where}: the page for wrong addresses finds too`, seen.results.length ? leads(site, seen.results) : [`it does not: ${seen.status}`]);
      await server.close();
    }
  }
  await damages(browser, tally);
});
