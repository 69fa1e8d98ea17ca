// tests/browser/keyboard.mjs SITE [chrome|firefox] - from top to bottom with the Tab
// key, on pages that have every part between them: every link, button and field is reached, in the
// order of the page; one sees where one is; nothing holds the focus; the skip link
// leads into the page.
import { sample, mediaOf, open, withBrowser } from "./common.mjs";
import { watchFocus } from "./focus.mjs";

const [, , site, name = "chrome"] = process.argv;

const rest = (ms) => new Promise((done) => setTimeout(done, ms));

// Firefox scrolls some moments after the key, and when it is still busy with the scroll before,
// now and then not at all. So what was wrong is looked at again, from the stop before it, with
// time; what is wrong with the page is wrong each time.
async function lookAgain(page, step) {
  let found = step.found;
  for (let times = 0; found.length && times < 3; times++) {
    await page.evaluate((at) => window.__focusStop(at), step.at - 1);
    await rest(300);
    await page.keyboard.press("Tab");
    await rest(500);
    found = await page.evaluate(() => window.__look(document.activeElement));
  }
  return found;
}

// The steps are taken in the page when the focus comes; here only the key is pressed.
async function walk(page, file) {
  const found = [];
  await open(page, site, file);
  await page.evaluate(watchFocus);
  const stops = await page.evaluate(() => window.__stops);
  for (let pressed = 0; pressed < stops.length; pressed++) await page.keyboard.press("Tab");
  const steps = await page.evaluate(() => window.__steps);
  let last = -1;
  for (const step of steps) {
    if (step.found.length && step.at > 0) step.found = await lookAgain(page, step);
    found.push(...step.found.map((wrong) => `${step.name}: ${wrong}`));
    if (step.at < last) found.push(`${step.name} comes after ${stops[last]}, which stands below it`);
    last = Math.max(last, step.at);
  }
  const reached = new Set(steps.map((step) => step.at));
  for (const [at, stop] of stops.entries()) if (!reached.has(at)) found.push(`never reached: ${stop}`);
  if (reached.has(-1)) found.push(`stops at what is not there to stop at: ${steps.find((step) => step.at === -1).name}`);
  // One more leads out: to the browser itself, from where Firefox comes back to no page.
  if (name === "firefox") return { found, stops: stops.length };
  const end = await page.evaluateHandle(() => document.activeElement);
  await page.keyboard.press("Tab");
  if (stops.length > 1 && await page.evaluate((one) => one === document.activeElement, end)) found.push("the focus is held at the end");
  return { found, stops: stops.length };
}

async function skips(page, file) {
  const found = [];
  await open(page, site, file);
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => {
    const element = document.activeElement;
    const box = element.getBoundingClientRect();
    return { hash: element.getAttribute("href"), text: element.textContent.trim(), box: box.toJSON(), inside: box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight };
  });
  if (first.hash !== "#content") return [`the first stop is no skip link: ${first.text}`];
  if (!first.inside || first.box.width < 10 || first.box.height < 10) found.push("the skip link cannot be seen when it has the focus");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const inside = await page.evaluate(() => {
    const main = document.querySelector("main#content");
    return main.contains(document.activeElement) || !main.querySelector("a[href], button, input, select, textarea, summary");
  });
  if (!inside) found.push("behind the skip link the next stop is not in main");
  return found;
}

await withBrowser(name, async (page, tally) => {
  await page.setViewport({ width: 1280, height: 900 });
  const files = sample(site);
  const emulate = name === "chrome" ? await mediaOf(page) : null;
  let all = 0;
  for (const [at, file] of files.entries()) {
    // One after the other wide and narrow, light and dark.
    const width = at % 2 ? 320 : 1280;
    const scheme = emulate && at % 3 === 1 ? "dark" : "light";
    await page.setViewport({ width, height: width === 320 ? 640 : 900 });
    if (emulate) await emulate({ scheme });
    const { found, stops } = await walk(page, file);
    all += stops;
    tally.check(`${file} with the keyboard (${stops} stops, ${width} px, ${scheme})`, found);
    tally.check(`${file}: the skip link`, await skips(page, file));
  }
  tally.check("pages have links", all > 0 ? [] : ["no page was walked through"]);
});
