// tests/browser/common.mjs - browsers without a network, and what they say.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

export function executable(names) {
  for (const folder of (process.env.PATH || "").split(":")) {
    for (const name of names) {
      const file = path.join(folder, name);
      if (fs.existsSync(file)) return file;
    }
  }
  return null;
}

// Nothing is looked up, nothing is fetched in the background; only server.mjs answers.
const CHROMIUM_FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
  "--disable-extensions", "--disable-default-apps", "--mute-audio",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--force-color-profile=srgb",
];

export async function openBrowser(name, { dark = false } = {}) {
  if (name === "firefox") {
    const file = executable(["firefox-esr", "firefox"]);
    if (!file) return null;
    return puppeteer.launch({
      browser: "firefox", executablePath: file, headless: true, protocol: "webDriverBiDi",
      // The first start of a browser on a slow machine takes its time.
      timeout: 120000, protocolTimeout: 120000,
      extraPrefsFirefox: {
        // Firefox has no way to change the colour scheme of an open page.
        "layout.css.prefers-color-scheme.content-override": dark ? 0 : 1,
        "network.dns.disabled": true, "app.update.enabled": false, "browser.safebrowsing.downloads.enabled": false,
        "datareporting.policy.dataSubmissionEnabled": false, "network.captive-portal-service.enabled": false,
        "network.connectivity-service.enabled": false, "extensions.systemAddon.update.enabled": false,
      },
    });
  }
  const file = executable(["chromium", "chromium-browser", "google-chrome"]);
  if (!file) return null;
  return puppeteer.launch({
    browser: "chrome", executablePath: file, headless: true, args: CHROMIUM_FLAGS,
    timeout: 120000, protocolTimeout: 120000,
  });
}

// All HTML files below a folder, sorted.
export function htmlFiles(site) {
  const found = [];
  (function walk(folder) {
    for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) walk(file);
      else if (entry.name.endsWith(".html")) found.push(path.relative(site, file).split(path.sep).join("/"));
    }
  })(site);
  return found.sort();
}

// `site` is a folder, or the address of a server that serves it (server.mjs).
export function urlOf(site, file) {
  if (/^http:/.test(site)) return new URL(file.split("/").map(encodeURIComponent).join("/"), site).href;
  return pathToFileURL(path.join(path.resolve(site), file)).href;
}

// What a page is, from its text: one that leads elsewhere at once, or one for
// wrong addresses, which names its own website in full (it may be shown for an
// address at any depth) and so works on that website only.
export function kindOf(site, file) {
  const text = fs.readFileSync(path.join(site, file), "utf8");
  if (/<meta http-equiv="refresh"/.test(text)) return "redirect";
  if (/(^|\/)404\.html$/.test(file) && /<link rel="stylesheet" href="https?:/.test(text)) return "only online";
  return "page";
}

// Keeps what a page complains of: console, exceptions, requests. `server` is where
// it may ask: the url of server.mjs.
export function watch(page, say, server = null) {
  page.on("console", (message) => {
    if (["error", "warn", "warning", "assert"].includes(message.type())) {
      say(`console ${message.type()}: ${message.text()}`);
    }
  });
  page.on("pageerror", (error) => say(`script: ${error.message}`));
  page.on("requestfailed", (request) => say(`request failed: ${request.url()}`));
  page.on("request", (request) => {
    // (Browsers look for a favicon.ico of their own accord.)
    const own = server ? request.url().startsWith(server) || request.url() === new URL("/favicon.ico", server).href : request.url().startsWith("file:");
    if (!own && !/^(data|about):/.test(request.url())) say(`a request over the network: ${request.url()}`);
  });
}

export const open = (page, site, file) => page.goto(urlOf(site, file), { waitUntil: "load" });

// Medium, colour scheme and forced colours of a page in Chromium, all at once:
// puppeteer's own calls forget each other.
export async function mediaOf(page) {
  const devtools = await page.createCDPSession();
  return ({ media = "screen", scheme = "light", forced = false } = {}) => devtools.send("Emulation.setEmulatedMedia", {
    media,
    features: [{ name: "prefers-color-scheme", value: scheme }, { name: "forced-colors", value: forced ? "active" : "none" }],
  });
}

// What a page is made of, from its text.
function partsOf(site, file) {
  const text = fs.readFileSync(path.join(site, file), "utf8");
  const [, main = ""] = /<main\b([\s\S]*)<\/main>/.exec(text) || [];
  const parts = [...main.matchAll(/<(section|table|form|nav|details|div|ol|ul|dl|p|img)\b([^>]*)>/g)]
    .map(([, name, rest]) => `${name} ${(/ class="([^"]*)"/.exec(rest) || [0, ""])[1]}`);
  return new Set([...parts, (/<body[^>]*? data-status="[^"]*"/.exec(text) || ["<body"])[0]]);
}

// Tests that are slow look at some pages only: those with a part that fewer than
// `most` pages before them had. So every part is looked at, on few pages.
export function sample(site, most = 1) {
  const seen = new Map();
  return htmlFiles(site).filter((file) => {
    if (kindOf(site, file) !== "page") return false;
    const parts = [...partsOf(site, file)];
    const wanted = parts.some((part) => (seen.get(part) || 0) < most);
    if (wanted) for (const part of parts) seen.set(part, (seen.get(part) || 0) + 1);
    return wanted;
  });
}

// Opens a browser, gives a page of it to `work`, and counts: the frame of a test.
export async function withBrowser(name, work, options = {}) {
  const tally = new Tally();
  let browser = null;
  try {
    browser = await openBrowser(name, options);
    if (!browser) tally.skip(name, "it is not installed");
    else await work(await browser.newPage(), tally, browser);
  } catch (error) {
    tally.fail(name, [String(error.stack || error)]);
  } finally {
    if (browser) await browser.close();
  }
  tally.end();
}

// Counting, as the shell suites do.
export class Tally {
  constructor() {
    this.passed = 0;
    this.failed = 0;
    this.skipped = 0;
  }
  pass(name) {
    this.passed++;
    if (process.env.VERBOSE) console.log(`  ok    ${name}`);
  }
  fail(name, details = []) {
    this.failed++;
    console.log(`  FAIL  ${name}`);
    for (const line of details.slice(0, 25)) console.log(`        ${line}`);
    if (details.length > 25) console.log(`        … and ${details.length - 25} more`);
  }
  skip(name, reason) {
    this.skipped++;
    console.log(`  skip  ${name}: ${reason}`);
  }
  check(name, details) {
    if (details.length) this.fail(name, details);
    else this.pass(name);
  }
  end() {
    let line = `${this.passed} passed, ${this.failed} failed`;
    if (this.skipped) line += `, ${this.skipped} skipped`;
    console.log(line);
    process.exitCode = this.failed ? 1 : 0;
  }
}
