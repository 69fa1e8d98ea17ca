// tests/browser/letters.mjs SITE chrome|firefox - letters (SITE is built from
// tests/golden/letters): filled in, copied, printed and cleared, and as plain text
// without a script. What was typed leaves no trace.
import { audit, load } from "./axe.mjs";
import { mediaOf, open, watch, withBrowser } from "./common.mjs";

const [site, name] = process.argv.slice(2);

const EMPTY = `[Date]

Dear work coach,
My name is [your name].

On [date] you wrote “[DWP’s reason]”. I ask for a review [1] of:

1. my hours; [2]
2. my travel. [3]

No blanks: [one], [two], three, four (https://example.org/four), five (https://example.org/four) and the [law] itself (https://example.org/law).

Yours,
[YOUR NAME]

What this letter relies on:
[1] Universal Credit Regulations 2013, SI 2013/376, reg 15(3)
[2] Welfare Reform Act 2012, s 14
[3] see Universal Credit Regulations 2013, SI 2013/376, reg 15(3); Welfare Reform Act 2012, s 14`;
const REASON = "Too few hours.\n\nAnd <b>no</b> “effort”.";
const FILLED = EMPTY.replace(/\[your name\]/ig, "Ada Example").replace(/\[date\]/ig, "1 May").replace("[DWP’s reason]", REASON);

const read = (page, selector, attribute) => page.$eval(selector, (element, wanted) =>
  (wanted ? element.getAttribute(wanted) : element.textContent), attribute || null);
const copyText = (page) => read(page, "#letter", "data-copy");
const pause = (time) => new Promise((done) => setTimeout(done, time));
const press = (page, what) => page.evaluate((which) => document.querySelector(`#letter [data-letter=${which}]`).click(), what);

function same(tally, what, got, wanted) {
  tally.check(what, got === wanted ? [] : [`wanted: ${JSON.stringify(wanted)}`, `got:    ${JSON.stringify(got)}`]);
}

async function fill(page) {
  await page.type("#letter-blank-1", " Ada Example ");
  await page.focus("#letter-blank-2");
  await page.keyboard.type(REASON);
  await page.type("#letter-blank-3", "1 May");
}

// Hands what is copied to window.copied.
const catchCopy = (page) => page.evaluate(() => {
  window.copied = null;
  Object.defineProperty(navigator, "clipboard", {
    configurable: true, value: { writeText: (text) => { window.copied = text; return Promise.resolve(); } },
  });
});

async function said(page) {
  await pause(120);
  return read(page, "#letter [role=status]");
}

async function filling(page, tally, who) {
  await open(page, site, "review.html");
  same(tally, `${who}: an empty letter is copied with its blanks`, await copyText(page), EMPTY);
  await catchCopy(page);
  await press(page, "copy");
  same(tally, `${who}: it says how many blanks are empty`, await said(page),
    "Copied. You can paste it into your journal or an email. 3 blanks are still empty.");
  await fill(page);
  same(tally, `${who}: the letter fills in as you type`, await copyText(page), FILLED);
  same(tally, `${who}: what was typed is text, not markup`, await page.$$eval(".letter-sheet b", (found) => found.length), 0);
  await press(page, "copy");
  same(tally, `${who}: a full letter is copied without a remark`, await said(page), "Copied. You can paste it into your journal or an email.");
  same(tally, `${who}: what is copied is what the page shows`, await page.evaluate(() => window.copied), FILLED);
  await page.evaluate(() => {
    Object.defineProperty(navigator, "clipboard", { configurable: true, value: undefined });
    document.execCommand = () => false;
  });
  await press(page, "copy");
  same(tally, `${who}: it says so when copying fails`, await said(page), "Could not copy. Select the text instead.");
  await press(page, "clear");
  same(tally, `${who}: Clear empties the letter`, await copyText(page), EMPTY);
  same(tally, `${who}: and says so`, await said(page), "Cleared.");
  same(tally, `${who}: and leads to the first field`, await page.evaluate(() => document.activeElement.id), "letter-blank-1");
  await open(page, site, "old.html");
  same(tally, `${who}: an old letter says that it no longer applies`, await copyText(page), "No longer applies.\n\nI am [your name].");
  await open(page, site, "plain.html");
  same(tally, `${who}: a letter may have no blanks`, await copyText(page), "Please tell me which office I belong to.");
}

// For the next person at the same PC. A letter that was begun is not lost by a
// slip: the browser asks first (Firefox does not while it is driven).
async function leaving(page, tally, who) {
  let asked = 0;
  page.on("dialog", async (dialog) => {
    if (dialog.type() === "beforeunload") asked++;
    await dialog.accept();
  });
  const values = () => page.$$eval("#letter [data-blank]", (all) => all.map((field) => field.value || "").join(""));
  await open(page, site, "review.html");
  await fill(page);
  await page.reload({ waitUntil: "load" });
  if (who === "chrome") same(tally, `${who}: the browser asks before a letter is lost`, asked, 1);
  await page.reload({ waitUntil: "load" });
  if (who === "chrome") same(tally, `${who}: and does not when there is none`, asked, 1);
  same(tally, `${who}: a reload brings nothing back`, await values() + await copyText(page), EMPTY);
  await fill(page);
  await open(page, site, "index.html");
  // A page that was kept does not load: goBack() would wait for that.
  await page.evaluate(() => { window.setTimeout(() => window.history.back(), 0); });
  await pause(1000);
  same(tally, `${who}: the Back button brings nothing back`, await values() + await copyText(page), EMPTY);
  await fill(page);
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true })));
  same(tally, `${who}: a page that is kept is kept empty`, await values() + await copyText(page), EMPTY);
  tally.check(`${who}: nothing is stored, nothing can be sent`, await page.evaluate(() => {
    const found = [];
    if (document.cookie) found.push("a cookie");
    if (window.localStorage.length + window.sessionStorage.length) found.push("storage");
    if (document.querySelector("#letter form, form #letter, #letter [name]")) found.push("a form, or a field with a name");
    if (document.querySelector("#letter input:not([autocomplete=off]), #letter textarea:not([autocomplete=off])")) found.push("a field that the browser remembers");
    return found;
  }));
}

const lines = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean).join("\n");

async function printing(page, tally) {
  const media = await mediaOf(page);
  await open(page, site, "review.html");
  await page.type("#letter-blank-1", "Ada Example");
  await page.evaluate(() => { window.print = () => { window.printed = true; }; });
  await press(page, "print");
  same(tally, "Print the letter prints", await page.evaluate(() => window.printed), true);
  same(tally, "printing says which blanks are empty", await said(page), "Printing the letter. 2 blanks are still empty.");
  await media({ media: "print" });
  const alone = lines(await page.evaluate(() => document.body.innerText));
  tally.check("the letter is printed alone", [
    ...(alone.startsWith("[Date]") && alone.endsWith("[3] see Universal Credit Regulations 2013, SI 2013/376, reg 15(3); Welfare Reform Act 2012, s 14") ? [] : [alone]),
    ...(/Ada Example/.test(alone) && !/your name/i.test(alone) ? [] : ["the name is not filled in"]),
  ]);
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  const whole = await page.evaluate(() => document.body.innerText);
  tally.check("afterwards the whole page is printed again", /Use this before you accept/.test(whole) && /Keep a copy/.test(whole) ? [] : [whole]);
  const ruled = await page.evaluate(() => [...document.querySelectorAll(".blank")].map((blank) =>
    [...blank.querySelectorAll(".blank-line")].filter((line) => line.getBoundingClientRect().width > 100).length).join(" "));
  same(tally, "paper has a line for each blank that is empty, more for a long one", ruled, "1 0 1 4 0");
  await media();
}

async function withoutScript(page, tally) {
  const media = await mediaOf(page);
  await page.setJavaScriptEnabled(false);
  await open(page, site, "review.html");
  const text = await page.evaluate(() => document.getElementById("letter").innerText);
  tally.check("without a script the letter is there to read", [
    ...(/\[your name\]/.test(text) && /Words in \[square brackets\] are blanks/.test(text) ? [] : [text]),
    ...(/Your full name|Copy as text|Clear/.test(text) ? ["fields or buttons show that do nothing"] : []),
  ]);
  await media({ media: "print" });
  const ruled = await page.evaluate(() => [...document.querySelectorAll(".blank")].map((blank) =>
    [...blank.querySelectorAll(".blank-line")].filter((line) => line.getBoundingClientRect().width > 100).length).join(" "));
  same(tally, "without a script paper has lines to fill in", ruled, "1 1 1 4 1");
  await media();
  await page.setJavaScriptEnabled(true);
}

async function keyboard(page, tally) {
  await open(page, site, "review.html");
  await page.focus("#letter-blank-1");
  const way = [];
  for (let i = 0; i < 20 && way[way.length - 1] !== "clear"; i++) {
    way.push(await page.evaluate(() => {
      const here = document.activeElement;
      return here.id || here.getAttribute("data-letter") || (here.closest(".letter-sheet") ? "link" : "?");
    }));
    await page.keyboard.press("Tab");
  }
  same(tally, "the keyboard goes through fields, letter, buttons", way.filter((stop) => stop !== "link" && !stop.startsWith("cite-")).join(" "),
    "letter-blank-1 letter-blank-2 letter-blank-3 copy print clear");
}

async function looks(page, tally) {
  const media = await mediaOf(page);
  const found = [];
  await open(page, site, "review.html");
  await load(page);
  await page.type("#letter-blank-1", "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch".repeat(2));
  for (const width of [1280, 320]) {
    await page.setViewport({ width, height: 640 });
    for (const scheme of ["light", "dark"]) {
      await media({ scheme });
      await pause(300); // colours that fade over
      await audit(page, `${scheme}, ${width}`, found);
    }
    await media({ forced: true });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) found.push(`${wide} pixels too wide at ${width}`);
  }
  tally.check("a letter half filled in is accessible, and fits", found);
}

await withBrowser(name, async (page, tally) => {
  const trouble = [];
  watch(page, (text) => trouble.push(text));
  await filling(page, tally, name);
  await leaving(page, tally, name);
  if (name === "chrome") {
    await printing(page, tally);
    await withoutScript(page, tally);
    await keyboard(page, tally);
  }
  tally.check(`${name}: nothing is complained of, nothing goes out`, trouble);
  if (name === "chrome") await looks(page, tally);
});
