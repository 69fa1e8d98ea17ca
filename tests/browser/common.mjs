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

// Nothing is looked up, nothing is fetched in the background.
const CHROMIUM_FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
  "--disable-extensions", "--disable-default-apps", "--mute-audio",
  "--host-resolver-rules=MAP * ~NOTFOUND", "--force-color-profile=srgb",
];

export async function openBrowser(name) {
  if (name === "firefox") {
    const file = executable(["firefox-esr", "firefox"]);
    if (!file) return null;
    return puppeteer.launch({
      browser: "firefox", executablePath: file, headless: true, protocol: "webDriverBiDi",
      // The first start of a browser on a slow machine takes its time.
      timeout: 120000, protocolTimeout: 120000,
      extraPrefsFirefox: {
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

export function urlOf(site, file) {
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

// Keeps what a page complains of: console, exceptions, requests.
export function watch(page, say) {
  page.on("console", (message) => {
    if (["error", "warn", "warning", "assert"].includes(message.type())) {
      say(`console ${message.type()}: ${message.text()}`);
    }
  });
  page.on("pageerror", (error) => say(`script: ${error.message}`));
  page.on("requestfailed", (request) => say(`request failed: ${request.url()}`));
  page.on("request", (request) => {
    if (!/^(file|data|about):/.test(request.url())) say(`a request over the network: ${request.url()}`);
  });
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
