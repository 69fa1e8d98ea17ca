// tests/browser/firefox.mjs SITE [dark] - Firefox opens every page from disk: nothing
// on its console, what is promised is there, axe finds nothing, nothing is wider than
// the screen, and the first screen is in its order. With `dark`, what a dark scheme
// can change, on pages that have every part: Firefox takes its scheme when it starts.
import { audit, load } from "./axe.mjs";
import { htmlFiles, kindOf, open, sample, watch, withBrowser } from "./common.mjs";
import { enlarge, firstScreen, tooWide } from "./layout.mjs";
import { promises } from "./promises.mjs";

const [, , site, scheme = "light"] = process.argv;
const dark = scheme === "dark";

await withBrowser("firefox", async (page, tally) => {
  const thoroughly = sample(site);
  let trouble = [];
  watch(page, (text) => trouble.push(text));
  for (const file of dark ? thoroughly : htmlFiles(site).filter((one) => kindOf(site, one) === "page")) {
    trouble = [];
    await page.setViewport({ width: 1280, height: 900 });
    await open(page, site, file);
    const barriers = [];
    await load(page);
    await audit(page, `${scheme}, 1280`, barriers, { looks: dark });
    if (dark && !(await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches))) barriers.push("the scheme is not dark: nothing was tested");
    if (!dark) {
      tally.check(`${file} opens in Firefox`, trouble);
      tally.check(`${file} has what is promised`, await page.evaluate(promises));
      const wide = [];
      const fits = async (at) => wide.push(...(await page.evaluate(tooWide)).map((wrong) => `${at}: ${wrong}`));
      await page.evaluate(enlarge, 200);
      await fits("1280, text twice as large");
      await page.evaluate(enlarge, 0);
      await page.setViewport({ width: 360, height: 640 });
      await fits("360");
      tally.check(`${file} begins in order`, (await page.evaluate(firstScreen)).found);
      await page.setViewport({ width: 320, height: 640 });
      await fits("320");
      if (await page.evaluate(() => window.innerWidth) !== 320) wide.push("the screen is not 320 wide: nothing was tested");
      tally.check(`${file} fits every screen in Firefox`, wide);
    } else await page.setViewport({ width: 320, height: 640 });
    if (thoroughly.includes(file)) await audit(page, `${scheme}, 320`, barriers, { looks: true });
    tally.check(`${file} is accessible in Firefox, ${scheme}`, barriers);
  }
}, { dark });
