// tests/browser/noscript.mjs SITE - nothing is lost without scripts: on pages that
// have every part between them, all words that Chromium shows with scripts it shows without them. What
// works only with a script does not count: buttons, fields, the parts of letters
// and decisions that are hidden until their script shows them, and the search.
import { sample, open, withBrowser } from "./common.mjs";

const [, , site] = process.argv;

// The words one sees, each as often as it stands there.
function wordsSeen(scripted) {
  for (const part of document.querySelectorAll(["button, input, select, textarea, output, option, [role=status], [role=search], .search-off", ...scripted].join(", "))) part.hidden = true;
  const counted = {};
  for (const word of document.body.innerText.split(/\s+/).filter(Boolean)) counted[word] = (counted[word] || 0) + 1;
  return counted;
}

// What waits for a script; but not what no page from disk ever shows, nor the search.
const waiting = () => [...document.querySelectorAll("[hidden][class]:not(#save, #save *, .search-panel)")].map((one) => `.${[...one.classList].join(".")}`);

const missing = (from, to) => Object.keys(from).filter((word) => from[word] > (to[word] || 0));

await withBrowser("chrome", async (page, tally) => {
  await page.setViewport({ width: 800, height: 900 });
  const files = sample(site);
  for (const file of files) {
    await page.setJavaScriptEnabled(false);
    await open(page, site, file);
    const scripted = await page.evaluate(waiting);
    const without = await page.evaluate(wordsSeen, scripted);
    const found = await page.evaluate(() => [...document.querySelectorAll("main button, main input, main select, main textarea")]
      .filter((one) => one.getClientRects().length && !one.closest("form[action]")).map((one) => `works only with a script: ${one.outerHTML.slice(0, 80)}`));
    await page.setJavaScriptEnabled(true);
    await open(page, site, file);
    const withScript = await page.evaluate(wordsSeen, scripted);
    found.push(...missing(withScript, without).map((word) => `only with a script: ${word}`));
    // A letter and a decision hide what their script replaces; no other page hides anything.
    if (!scripted.length) found.push(...missing(without, withScript).map((word) => `only without a script: ${word}`));
    if (Object.keys(without).length < 20) found.push(`there are ${Object.keys(without).length} words: nothing was tested`);
    tally.check(`${file} has the same words without scripts`, found);
  }
});
