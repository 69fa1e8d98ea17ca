// tests/browser/search-page.mjs SITE chrome|firefox - the search box and what it shows,
// with an engine whose answers are known (SITE has search-stub.js for its search.js):
// from disk and on a server at "/" and below a path. Keyboard, what is said, Back,
// that a query leaves no trace, filters, odd answers, narrow screens, paper, no
// scripts, and copies with a part missing. search.mjs does it with the real engine.
import fs from "node:fs";
import path from "node:path";
import { audit, load } from "./axe.mjs";
import { mediaOf, open, urlOf, watch, withBrowser } from "./common.mjs";
import { space, tooWide } from "./layout.mjs";
import { serve } from "./server.mjs";

const [, , folder, name] = process.argv;
const FIELD = "form[role=search] input[type=search]";
const PAGE = "money/stopped.html";
const pause = (time) => new Promise((done) => setTimeout(done, time));

function same(tally, what, got, wanted) {
  tally.check(what, JSON.stringify(got) === JSON.stringify(wanted) ? [] : [`wanted: ${JSON.stringify(wanted)}`, `got:    ${JSON.stringify(got)}`]);
}


// How the search looks from outside.
const look = (page) => page.evaluate(() => {
  const panel = document.getElementById("search-panel");
  const active = document.activeElement;
  return {
    query: document.getElementById("search-query").value, open: !panel.hidden,
    status: document.getElementById("search-status").textContent,
    results: [...document.querySelectorAll("#search-results li > a")].map((one) => one.textContent.replace(/\s+/g, " ")),
    at: [...document.querySelectorAll("#search-results li > a")].indexOf(active),
    focus: active.id || active.className || active.localName, title: document.title, address: location.href,
    entries: history.length, stored: Object.keys(localStorage).length + Object.keys(sessionStorage).length + document.cookie.length,
  };
});

// Waits until `right` holds for what is to be seen, and gives that; between two pages
// there is nothing to be seen.
async function until(page, right, time = 4000) {
  const end = Date.now() + time;
  let seen = await look(page).catch(() => null);
  while ((!seen || !right(seen)) && Date.now() < end) {
    await pause(30);
    seen = await look(page).catch(() => null);
  }
  return seen || look(page);
}

// The browser's Back. (puppeteer's own waits in vain for a page that Firefox kept.)
const goBack = (page) => page.evaluate(() => { setTimeout(() => history.back(), 0); });

async function type(page, text) {
  await page.focus(FIELD);
  await page.keyboard.type(text);
  return until(page, (seen) => seen.open && seen.results.length > 0 && seen.status !== "");
}

async function clear(page) {
  await page.focus(FIELD);
  await page.evaluate((field) => document.querySelector(field).select(), FIELD);
  await page.keyboard.press("Backspace");
  return until(page, (seen) => !seen.open);
}

// Presses Enter and waits for the page that it leads to: a "?" behind a form's address
// does not count. (waitForNavigation also takes what is kept in the history for one.)
async function enterTo(page, address) {
  await page.keyboard.press("Enter");
  for (let tries = 0; tries < 100; tries++) {
    if (page.url().replace(/\?$/, "") === address) break;
    await pause(30);
  }
  await pause(100);
  return page.url().replace(/\?$/, "");
}

async function firstUse(page, site, tally, where) {
  await open(page, site, PAGE);
  const parts = () => page.evaluate(() => [...document.scripts].map((one) => one.src.replace(/.*\//, "")).filter((one) => /^search/.test(one)));
  same(tally, `${where}: a page loads only search-page.js`, await parts(), ["search-page.js"]);
  same(tally, `${where}: the box has no name`, await page.$eval(FIELD, (one) => [one.name, one.form.querySelectorAll("[name]").length]), ["", 0]);
  await page.keyboard.press("/");
  same(tally, `${where}: / leads to the box`, (await look(page)).focus, "search-query");
  await page.waitForFunction(() => window.stub && window.stub.opened.length);
  same(tally, `${where}: then the rest is loaded`, await parts(), ["search-page.js", "search-text.js", "search.js", "search-results.js"]);
  same(tally, `${where}: the index of this site and language`, await page.evaluate(() => new URL(window.stub.opened[0].split(" ")[0], location.href).href + window.stub.opened[0].slice(-3)),
    `${urlOf(site, "search")}/ en`);
  await page.keyboard.type("a/b");
  same(tally, `${where}: / can be typed in the box`, (await look(page)).query, "a/b");
  await clear(page);
}

async function keyboard(page, site, tally, where) {
  await open(page, site, PAGE);
  await page.evaluate(() => { document.querySelector("#law a, main a").focus(); });
  await page.$eval("#hardship", (one) => one.scrollIntoView());
  await page.evaluate(() => { document.querySelector("main a[href*='#']").focus({ preventScroll: true }); });
  const before = await page.evaluate(() => [document.activeElement.getAttribute("href"), Math.round(scrollY)]);
  await page.keyboard.press("/");
  const seen = await type(page, "12 pages");
  same(tally, `${where}: ten of twelve show`, seen.results.length, 10);
  same(tally, `${where}: how many there are is said`, seen.status, "12 pages for “12 pages”.");
  await page.keyboard.press("ArrowDown");
  same(tally, `${where}: the arrow leads to the first`, (await look(page)).at, 0);
  await page.keyboard.press("ArrowDown");
  same(tally, `${where}: and to the second`, (await look(page)).at, 1);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  same(tally, `${where}: and back to the box`, (await look(page)).focus, "search-query");
  await page.keyboard.press("Enter");
  same(tally, `${where}: Enter leads to the first`, (await look(page)).at, 0);
  await page.keyboard.press("Escape");
  const after = await look(page);
  same(tally, `${where}: Escape closes`, [after.open, after.results.length], [false, 0]);
  same(tally, `${where}: and gives back the focus and the place`, await page.evaluate(() => [document.activeElement.getAttribute("href"), Math.round(scrollY)]), before);
  same(tally, `${where}: what was found is forgotten`, await page.evaluate(() => JSON.stringify(history.state)), await page.evaluate(() => JSON.stringify(history.state && {})));
  await page.focus(FIELD);
  await page.keyboard.press("ArrowDown");
  same(tally, `${where}: the arrow opens it again`, (await until(page, (now) => now.at === 0)).at, 0);
  await page.keyboard.press("Escape");
  same(tally, `${where}: without / the focus goes to the box`, (await look(page)).focus, "search-query");
}

async function traces(page, site, tally, where, server) {
  await open(page, site, PAGE);
  const before = await look(page);
  if (server) server.requests.length = 0;
  await page.keyboard.press("/");
  await type(page, "secret 12 pages");
  await page.evaluate(() => document.querySelector(".search-narrow").open = true);
  await page.select(".search-narrow select", "jsa");
  await page.click(".search-more");
  const more = await until(page, (now) => now.results.length === 12 && now.at === 10);
  same(tally, `${where}: "show more" shows them all, and the focus is on the first new one`, [more.results.length, more.at], [12, 10]);
  same(tally, `${where}: nothing is left more to show`, await page.$eval(".search-more", (one) => one.hidden), true);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  const left = await look(page);
  same(tally, `${where}: a search leaves no trace`, [left.title, left.address, left.entries, left.stored], [before.title, before.address, before.entries, before.stored]);
  const letter = urlOf(site, "letters/complaint.html");
  same(tally, `${where}: Enter opens the page`, await enterTo(page, letter), letter);
  same(tally, `${where}: and there nothing is searched for`, [(await look(page)).query, (await look(page)).open], ["", false]);
  const trail = await page.evaluate(() => document.referrer);
  same(tally, `${where}: the next page is not told`, /secret/.test(trail), false);
  await goBack(page);
  const back = await until(page, (now) => now.results.length === 12 && now.at === 8);
  same(tally, `${where}: Back brings the query and what was found`, [back.query, back.open, back.results.length, back.at], ["secret 12 pages", true, 12, 8]);
  same(tally, `${where}: and the filter`, await page.$eval(".search-narrow select", (one) => one.value), "jsa");
  same(tally, `${where}: and the address is the old one`, back.address, before.address);
  if (server) {
    const told = server.requests.filter((one) => /secret/.test(one.path + decodeURIComponent(one.referer)));
    same(tally, `${where}: the server hears nothing of it`, told, []);
  }
}

// A result on the very page that one is on.
async function here(page, site, tally, where) {
  await open(page, site, PAGE);
  await page.keyboard.press("/");
  await type(page, "here 4 pages");
  await page.evaluate(() => document.querySelectorAll("#search-results li > a")[3].focus());
  await page.keyboard.press("Enter");
  const seen = await until(page, (now) => !now.open);
  await pause(150);
  same(tally, `${where}: a result on this page closes the list`, seen.open, false);
  const top = await page.$eval("#law", (one) => Math.round(one.getBoundingClientRect().top));
  tally.check(`${where}: and its heading is on top`, top >= 0 && top < 200 ? [] : [`it is at ${top}`]);
  await goBack(page);
  const back = await until(page, (now) => now.results.length === 4);
  same(tally, `${where}: Back opens the list again`, [back.query, back.results.length], ["here 4 pages", 4]);
}

// Sentences, labels and odd answers.
async function answers(page, site, tally, where) {
  await open(page, site, PAGE);
  const said = async (query, wanted, rest = () => true) => {
    await clear(page);
    await page.keyboard.type(query);
    const seen = await until(page, (now) => now.status === wanted && rest(now));
    same(tally, `${where}: what is said of "${query}"`, seen.status, wanted);
    return seen;
  };
  const labelled = await said("3 pages", "3 pages for “3 pages”.");
  same(tally, `${where}: what no longer applies says so first`, labelled.results,
    ["Result 1 3 pages", "No longer applies Result 2 3 pages – What to do", "No longer applies Result 3 3 pages"]);
  same(tally, `${where}: the match is marked, and words are no markup`, await page.$$eval("#search-results li:first-child > p:last-child", ([one]) => [one.textContent, one.querySelectorAll("mark").length, one.children.length]),
    ["<img src=x onerror=alert(1)> & </script>match and after.", 1, 1]);
  same(tally, `${where}: and names what holds today`, await page.$$eval("#search-results p a", (all) => all.map((one) => [one.parentNode.textContent, one.getAttribute("href")])),
    [["Read this instead: What holds today", "../money/stopped.html"]]);
  same(tally, `${where}: where a result stands`, await page.$$eval("#search-results .search-where", (all) => all.map((one) => one.textContent)), ["Your money", "Letter"]);
  await said("1 pages", "1 page for “1 pages”.");
  await said("some", "No page has all these words. These have some of them.");
  await said("wrong", "Showing results for “right”. No page has “wrong”.");
  await said("damaged", "3 pages for “damaged”. A part of this copy is damaged, so the search may miss pages.");
  await said("short", "Type a longer word.");
  const none = await said("none <b>", "Nothing found for “none <b>”. Try fewer words, or another word for it.");
  same(tally, `${where}: nothing found: nothing shows`, none.results, []);
  const help = await page.$eval("#search-panel", (one) => one.innerText);
  tally.check(`${where}: nothing found: whom to ring, and A to Z`, [/Someone to ring: .*\d{3}/, /All pages from A to Z/].filter((one) => !one.test(help)).map((one) => `not there: ${one}`));
  await said("slow", "Searching …");
  await said("مال 2 pages", "2 pages for “مال 2 pages”.");
  same(tally, `${where}: a query from right to left stands by itself`, await page.$$eval("#search-status bdi", (all) => all.length), 1);
  await clear(page);
  const long = "x".repeat(10000);
  await page.$eval(FIELD, (one, text) => { one.value = text; one.dispatchEvent(new Event("input")); }, long);
  const seen = await until(page, (now) => now.status.startsWith("3 pages"));
  same(tally, `${where}: a query of 10,000 letters is shown short`, seen.status, `3 pages for “${"x".repeat(60)}…”.`);
  same(tally, `${where}: and asked short`, await page.evaluate(() => Math.max(...window.stub.asked.map((one) => one.query.length))), 1000);
  await page.$eval(FIELD, (one) => { one.value = "   "; one.dispatchEvent(new Event("input")); });
  same(tally, `${where}: spaces find nothing and say nothing`, (await until(page, (now) => !now.open)).open, false);
}

// Only what has words is offered; what is said waits for the fingers to rest.
async function filters(page, site, tally, where) {
  await open(page, site, PAGE);
  await page.focus(FIELD);
  await page.waitForFunction(() => window.stub);
  await page.evaluate(() => {
    window.said = [];
    new MutationObserver(() => {
      const text = document.getElementById("search-status").textContent;
      if (text) window.said.push(text);
    }).observe(document.getElementById("search-status"), { childList: true });
  });
  await page.keyboard.type("30 pages of it", { delay: 40 });
  await until(page, (now) => now.status !== "");
  await pause(800);
  same(tally, `${where}: said once, when the typing rests`, await page.evaluate(() => [...new Set(window.said)]), ["30 pages for “30 pages of it”."]);
  same(tally, `${where}: filters that have something to choose from`, await page.$$eval(".search-narrow label", (all) => all.map((one) => [one.firstChild.textContent, [...one.querySelectorAll("option")].map((option) => option.textContent)])),
    [["Benefit", ["All", "Universal Credit", "New style JSA"]], ["Kind of page", ["All", "Guide", "Letter"]]]);
  await page.click(".search-narrow summary");
  await page.select(".search-narrow label:last-child select", "letter");
  await pause(100);
  same(tally, `${where}: the engine is asked for them`, await page.evaluate(() => window.stub.asked[window.stub.asked.length - 1].wanted),
    { limit: 10, benefits: [], nations: [], kinds: ["letter"] });
  await clear(page);
  await page.keyboard.type("none");
  const none = await until(page, (now) => /You chose/.test(now.status));
  await page.$eval(".search-key input", (one) => one.click()); // not shown without a mouse
  await page.focus(FIELD);
  await page.keyboard.press("Escape");
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("/");
  same(tally, `${where}: the / key can be switched off`, (await look(page)).focus, "body");
  await open(page, site, "letters/complaint.html");
  await page.keyboard.press("/");
  same(tally, `${where}: and stays off`, (await look(page)).focus, "body");
  await page.evaluate(() => localStorage.clear());
  tally.check(`${where}: nothing found among a part says so`, /You chose to see only a part/.test(none.status) ? [] : [none.status]);
}

// As it looks: Chromium knows all media.
async function looks(page, site, tally) {
  const emulate = await mediaOf(page);
  const barriers = [], wide = [];
  for (const [width, scheme] of [[1280, "light"], [1280, "dark"], [320, "light"], [320, "dark"]]) {
    await page.setViewport({ width, height: 640 });
    await emulate({ scheme });
    await page.goto("about:blank"); // a reload would bring back what was looked for
    await open(page, site, PAGE);
    await load(page);
    await page.keyboard.press("/");
    await audit(page, `${scheme}, ${width}, in the box`, barriers);
    await type(page, "12 pages");
    await page.click(".search-narrow summary");
    await audit(page, `${scheme}, ${width}, with results`, barriers);
    wide.push(...(await page.evaluate(tooWide)).map((wrong) => `${width}: ${wrong}`));
    await page.evaluate(space, true);
    wide.push(...(await page.evaluate(tooWide)).map((wrong) => `${width}, spaced out: ${wrong}`));
    await page.evaluate(space, false);
    await clear(page);
    await page.keyboard.type("none");
    await until(page, (now) => /Nothing/.test(now.status));
    await audit(page, `${scheme}, ${width}, with nothing`, barriers);
    // What lies under the box on a phone cannot be reached either.
    if (width === 320) {
      const under = await page.$$eval(".site-header a", (all) => all.filter((one) => getComputedStyle(one).visibility === "visible").length);
      if (under) barriers.push(`${under} links lie under the box`);
    }
  }
  tally.check("the search is accessible", barriers);
  tally.check("the search fits every screen", wide);
  await emulate({ forced: true });
  const lines = await page.$$eval(`${FIELD}, .search-close`, (all) => all.filter((one) => parseFloat(getComputedStyle(one).borderTopWidth) > 0).length);
  same(tally, "box and button have lines where colours are forced", lines, 2);
  await emulate({ media: "print" });
  same(tally, "nothing of the search is printed", await page.$$eval(".search, .search-panel", (all) => all.filter((one) => one.getClientRects().length).length), 0);
  await emulate();
  await page.setViewport({ width: 1280, height: 900 });
}

// Without scripts the form leads to A to Z; no word of the query goes along. Firefox
// cannot be told to leave scripts out: there the box is without its own. From disk it
// sends no form (it takes form-action 'self' for nothing there): a link stands beside.
async function without(page, site, tally, where) {
  if (name === "chrome") await page.setJavaScriptEnabled(false);
  await open(page, site, PAGE);
  await page.focus(FIELD);
  await page.keyboard.type("secret");
  const list = urlOf(site, "a-z.html");
  if (name !== "chrome" && !/^http/.test(site)) {
    same(tally, `${where}: without scripts a link leads to A to Z`, await page.$eval(".site-nav .to-a-z a", (one) => [one.href, one.getClientRects().length]), [list, 1]);
    return;
  }
  same(tally, `${where}: without scripts Enter leads to A to Z`, await enterTo(page, list), list);
  if (name !== "chrome") return;
  tally.check(`${where}: and A to Z says why`, /The search does not work in this browser/.test(await page.$eval("body", (one) => one.innerText)) ? [] : ["it does not"]);
  await page.setJavaScriptEnabled(true);
}

async function broken(page, site, tally, where) {
  await open(page, site, PAGE);
  await page.focus(FIELD);
  await page.keyboard.type("secret");
  const seen = await until(page, (now) => now.status !== "");
  same(tally, `${where}: a missing script is said`, seen.status, "The search does not work in this browser. Look for your word in the list from A to Z.");
  same(tally, `${where}: with a script missing Enter leads to A to Z`, await enterTo(page, urlOf(site, "a-z.html")), urlOf(site, "a-z.html"));
}

// A copy of the site in which a file is another.
function copyWith(ending, file, text) {
  const copy = folder + ending;
  fs.rmSync(copy, { recursive: true, force: true });
  fs.cpSync(folder, copy, { recursive: true });
  if (text === null) fs.rmSync(path.join(copy, file));
  else fs.writeFileSync(path.join(copy, file), text);
  return copy;
}

await withBrowser(name, async (page, tally, browser) => {
  await page.setViewport({ width: 1280, height: 900 });
  const still = copyWith(`.still-${name}`, "assets/search-page.js", "");
  for (const at of [null, "/", "/sub/path/"]) {
    const where = at || "from disk";
    const server = at ? await serve(folder, { at }) : null;
    const trouble = [];
    // What the web changes is tried at both places; all of it from disk.
    for (const work of [firstUse, traces, without, ...(at === "/" ? [] : [keyboard, here]), ...(at ? [] : [answers, filters])]) {
      const tab = await browser.newPage();
      await tab.setViewport({ width: 1280, height: 900 });
      watch(tab, (text) => trouble.push(text), server && server.url);
      const from = work === without && name !== "chrome" ? still : folder;
      if (server) server.site = from;
      await work(tab, server ? server.url : from, tally, where, server);
      await tab.close();
    }
    tally.check(`${where}: nothing fails and nothing is asked of others`, trouble);
    if (server) await server.close();
  }
  if (name === "chrome") await looks(page, folder, tally);
  await broken(page, copyWith(`.missing-${name}`, "assets/search.js", null), tally, "from disk");
  await broken(page, copyWith(`.old-${name}`, "assets/search.js", "let a = (;\n"), tally, "a script of another time");
});
