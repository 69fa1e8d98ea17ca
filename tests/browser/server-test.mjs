// tests/browser/server-test.mjs FOLDER - server.mjs itself, and that both browsers reach
// it and nothing else. FOLDER is empty and may be written to.
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { open, openBrowser, Tally, watch } from "./common.mjs";
import { serve } from "./server.mjs";

const [, , folder] = process.argv;
const tally = new Tally();

// What the server answers, asked byte for byte: fetch would tidy the path.
const ask = (url, asked) => new Promise((done) => {
  const { hostname, port } = new URL(url);
  http.get({ hostname, port, path: asked }, (response) => {
    let text = "";
    response.on("data", (part) => { text += part; });
    response.on("end", () => done(`${response.statusCode} ${text}`));
  }).on("error", () => done("gone"));
});

for (const [name, text] of Object.entries({
  "site/index.html": "<title>home</title><link rel=\"icon\" href=\"data:,\"><script src=\"a/own.js\"></script>", "site/404.html": "not here",
  "site/a/own.js": "document.title += ' and script';", "site/a/two words.html": "<title>two words</title><link rel=\"icon\" href=\"data:,\">", "secret.txt": "secret",
})) {
  fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  fs.writeFileSync(path.join(folder, name), text);
}

for (const at of ["/", "/sub/path/"]) {
  const server = await serve(path.join(folder, "site"), { at, headers: { "X-Robots-Tag": "noindex" } });
  const wanted = {
    [at]: "200 <title>home", [`${at}a/two%20words.html?x=1`]: "200 <title>two words", [`${at}none.html`]: "404 not here",
    [`${at}../secret.txt`]: "404 not here", [`${at}%2e%2e/secret.txt`]: "404 not here", [`${at}..%2fsecret.txt`]: "404 not here", "/%": "404 not here",
    ...(at === "/" ? {} : { "/index.html": "404 not here" }),
  };
  for (const [asked, answer] of Object.entries(wanted)) {
    const got = await ask(server.url, asked);
    tally.check(`at ${at}: ${asked}`, got.startsWith(answer) ? [] : [`wanted: ${answer}`, `got:    ${got}`]);
  }
  for (const name of ["chrome", "firefox"]) {
    const browser = await openBrowser(name);
    if (!browser) {
      tally.skip(name, "it is not installed");
      continue;
    }
    const trouble = [];
    const page = await browser.newPage();
    watch(page, (said) => { if (!/favicon/.test(said)) trouble.push(said); }, server.url);
    await open(page, server.url, "index.html");
    if (await page.title() !== "home and script") trouble.push(`the page is called ${await page.title()}`);
    server.cut();
    const answered = await page.goto(`${server.url}a/own.js`).then(() => true, () => false);
    if (answered) trouble.push("it answers while it is cut off");
    server.back();
    // A browser on a busy machine may still use a connection that was cut.
    for (let tries = 3; tries > 0; tries--) {
      await open(page, server.url, "a/two words.html").catch(() => {});
      if (await page.title() === "two words") break;
    }
    trouble.splice(0, trouble.length, ...trouble.filter((said) => !/request failed|ERR_/.test(said)));
    if (await page.title() !== "two words") trouble.push("it does not come back");
    tally.check(`at ${at}: ${name}`, trouble);
    await browser.close();
  }
  await server.close();
}
tally.end();
