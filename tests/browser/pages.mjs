// tests/browser/pages.mjs SITE [--some] - Chromium opens every page from
// disk, without a network: nothing fails, what is promised is there, axe finds
// nothing (light and dark, 320, 360 and 1280 px wide), who says so shows by its
// shape, nothing has to be scrolled sideways (at 400 % zoom and with large text
// neither), and the first screen is in its order.
// With --some only pages that have every part between them are opened.
import { audit, load } from "./axe.mjs";
import { htmlFiles, kindOf, mediaOf, open, sample, urlOf, watch, withBrowser } from "./common.mjs";
import { enlarge, firstScreen, forcedColours, space, standings, tooWide } from "./layout.mjs";
import { promises } from "./promises.mjs";

const [, , site, ...options] = process.argv;
const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 640 };
const PHONE = { width: 360, height: 640 };
const ZOOMED = { width: 320, height: 225, deviceScaleFactor: 4 }; // 1280 x 900 at 400 %
const wait = (time) => new Promise((done) => setTimeout(done, time));

async function redirect(page, file, trouble) {
  await wait(100);
  if (page.url() === urlOf(site, file)) trouble.push("it leads nowhere");
}

// Layout at one size; what is wrong says at which.
async function fits(page, name, viewport, found) {
  await page.setViewport(viewport);
  found.push(...(await page.evaluate(tooWide)).map((wrong) => `${name}: ${wrong}`));
}

await withBrowser("chrome", async (page, tally) => {
  const thoroughly = new Set(sample(site));
  const emulate = await mediaOf(page);
  let trouble = [];
  watch(page, (text) => trouble.push(text));
  const files = (options.includes("--some") ? sample(site) : htmlFiles(site)).filter((file) => kindOf(site, file) !== "only online");
  if (!files.length) tally.fail(`there are no pages in ${site}`);
  for (const file of files) {
    trouble = [];
    await page.setViewport(WIDE);
    await emulate();
    await open(page, site, file);
    await wait(20);
    if (kindOf(site, file) === "redirect") {
      await redirect(page, file, trouble);
      tally.check(`${file} opens`, trouble);
      continue;
    }
    tally.check(`${file} opens`, trouble);
    tally.check(`${file} has what is promised`, await page.evaluate(promises));

    // All rules once on every page; every width in light and dark for what those can
    // change. On some also what only a reader's own settings bring.
    const thorough = thoroughly.has(file);
    const barriers = [], wide = [];
    await load(page);
    await audit(page, "light, 1280", barriers);
    barriers.push(...(await page.evaluate(standings)));
    await fits(page, "1280", WIDE, wide);
    if (thorough) {
      await emulate({ forced: true });
      barriers.push(...(await page.evaluate(forcedColours)).map((wrong) => `forced colours: ${wrong}`));
    }
    await emulate({ scheme: "dark" });
    await audit(page, "dark, 1280", barriers, { looks: true });
    await page.evaluate(enlarge, 200);
    await fits(page, "1280, text twice as large", WIDE, wide);
    await page.evaluate(enlarge, 0);

    await fits(page, "360", PHONE, wide);
    tally.check(`${file} begins in order`, (await page.evaluate(firstScreen)).found);
    await audit(page, "dark, 360", barriers, { looks: true });
    await emulate();
    await audit(page, "light, 360", barriers, { looks: true });
    if (thorough) {
      await page.evaluate(enlarge, 150);
      await fits(page, "360, large text", PHONE, wide);
      await page.evaluate(enlarge, 0);
    }

    await fits(page, "320", NARROW, wide);
    await audit(page, "light, 320", barriers, { looks: !thorough });
    if (thorough) {
      await page.evaluate(space, true);
      await fits(page, "320, text spaced out", NARROW, wide);
      await page.evaluate(space, false);
      await fits(page, "400 % zoom", ZOOMED, wide);
      await page.setViewport(NARROW);
    }
    await emulate({ scheme: "dark" });
    await audit(page, "dark, 320", barriers, { looks: !thorough });
    tally.check(`${file} fits every screen`, wide);
    tally.check(`${file} is accessible`, barriers);
  }
});
