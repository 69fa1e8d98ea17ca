// tests/browser/served.mjs HANDBOOK CONTENT BROWSER FOLDER - the website as a host shows
// it, at the top of its name and below a path: every link and every file that a page
// loads is there, nothing is asked for outside of that path, no link begins with "/", and
// a wrong address at any depth shows a page whose links lead home. FOLDER is empty and
// may be written to.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { parsePage, all } from "../site/html.mjs";
import { htmlFiles, kindOf, sample, withBrowser } from "./common.mjs";
import { serve } from "./server.mjs";

const [, , handbook, content, name, folder] = process.argv;

// What a page names, as it is written there.
const namedBy = (text) => all(parsePage(text), (one) => one.attributes.href !== undefined || one.attributes.src !== undefined)
  .map((one) => one.attributes.href ?? one.attributes.src);

// Every address that the pages name, asked once each.
async function crawl(server, at) {
  const found = [];
  const asked = new Map();
  for (const file of htmlFiles(server.site)) {
    const here = server.url + file;
    for (const link of namedBy(fs.readFileSync(path.join(server.site, file), "utf8"))) {
      if (link.startsWith("/")) found.push(`${file} names ${link}, which leaves the path`);
      const url = new URL(link, here);
      if (url.origin !== new URL(server.url).origin) continue;
      url.hash = "";
      if (!url.pathname.startsWith(at)) found.push(`${file} names ${url.href}, which is another site`);
      else if (!asked.has(url.href)) asked.set(url.href, file);
    }
  }
  for (const [url, file] of asked) {
    const answer = await fetch(url);
    if (answer.status !== 200) found.push(`${file} names ${url}: ${answer.status}`);
    await answer.arrayBuffer();
  }
  return [found, asked.size];
}

async function site(server, at) {
  const copy = fs.mkdtempSync(path.join(folder, "content-"));
  fs.cpSync(content, copy, { recursive: true });
  const settings = path.join(copy, "handbook.yaml");
  const text = fs.existsSync(settings) ? fs.readFileSync(settings, "utf8").replace(/^base_url:.*\n/m, "") : "";
  fs.writeFileSync(settings, `base_url: ${server.url.slice(0, -1)}\n${text}`);
  const out = path.join(folder, `site${at.replace(/\W/g, "-")}`);
  execFileSync(handbook, ["build", copy, "-o", out], { stdio: "pipe" });
  return out;
}

await withBrowser(name, async (first, tally, browser) => {
  await first.close();
  for (const at of ["/", "/sub/path/"]) {
    const server = await serve(folder, { at });
    try {
      server.site = await site(server, at);
      if (name === "chrome") {
        const [found, asked] = await crawl(server, at);
        tally.check(`${at}: all that pages name is there (${asked} addresses)`, asked > 20 ? found : [...found, "hardly anything was asked"]);
      }
      const page = await browser.newPage();
      let trouble = [];
      page.on("pageerror", (error) => trouble.push(`script: ${error.message}`));
      page.on("request", (request) => { if (!request.url().startsWith(server.url) && !/^data:/.test(request.url())) trouble.push(`asked elsewhere: ${request.url()}`); });
      for (const file of sample(server.site).filter((one) => kindOf(server.site, one) === "page")) {
        trouble = [];
        server.requests.length = 0;
        await page.goto(server.url + file, { waitUntil: "load" });
        const wrong = server.requests.filter((one) => one.status !== 200 && !/favicon\.ico$/.test(one.path)).map((one) => `${one.path}: ${one.status}`);
        tally.check(`${at}${file} is whole`, [...trouble, ...wrong]);
      }
      // A wrong address, near and far.
      for (const wrong of ["no-such.html", "no/such/place/at/all.html", "money/"]) {
        trouble = [];
        const answer = await page.goto(server.url + wrong, { waitUntil: "load" });
        const seen = await page.evaluate(() => ({
          title: document.querySelector("h1") ? document.querySelector("h1").textContent : "", styled: [...document.styleSheets].length,
          home: document.querySelector(".ways-on a, .to-home a, .site-title a").href,
        }));
        const exists = fs.existsSync(path.join(server.site, wrong, "index.html"));
        tally.check(`${at}${wrong} is answered`, [
          ...trouble, ...(answer.status() === (exists ? 200 : 404) ? [] : [`with ${answer.status()}`]),
          ...(exists || /not found/i.test(seen.title) ? [] : [`it says: ${seen.title}`]), ...(seen.styled >= 2 ? [] : ["its style sheets are not there"]),
          ...(seen.home === `${server.url}index.html` ? [] : [`home would be ${seen.home}`]),
        ]);
      }
      await page.close();
    } finally {
      await server.close();
    }
  }
});
