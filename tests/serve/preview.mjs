// tests/serve/preview.mjs - starts `handbook serve` on a folder, and asks it things.
import { spawn } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import net from "node:net";
import path from "node:path";

export const HANDBOOK = process.env.HANDBOOK || path.resolve("build/handbook");
export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export async function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

// Until `what` gives something true; the last answer, or an error that says `name`.
export async function until(name, what, limit = 20000) {
  const end = Date.now() + limit;
  for (;;) {
    const answer = await what();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`not within ${limit} ms: ${name}`);
    await sleep(20);
  }
}

// One request on a connection of its own: {status, headers, text}.
export function get(port, address, { method = "GET", headers = {}, host = `localhost:${port}`, body } = {}) {
  return new Promise((resolve, reject) => {
    const request = http.request({ host: "127.0.0.1", port, path: address, method, agent: false,
      headers: { ...(host === null ? {} : { Host: host }), ...headers }, setHost: false }, (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part));
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, text: Buffer.concat(parts).toString("latin1") }));
      response.on("error", reject);
    });
    request.on("error", reject);
    request.end(body);
  });
}

// A preview that runs: {port, url, output(), get, state, wait, ready, stop}.
export async function preview(content, { words = [], env = {}, cwd, port: wanted } = {}) {
  const port = wanted || await freePort();
  const child = spawn(HANDBOOK, ["serve", content, "--port", String(port), ...words], { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  child.stdout.on("data", (text) => { output += text; });
  child.stderr.on("data", (text) => { output += text; });
  const ended = new Promise((resolve) => child.on("exit", (code, signal) => resolve({ code, signal })));
  const self = {
    port, child, ended, url: `http://127.0.0.1:${port}/`,
    output: () => output,
    get: (address, options) => get(port, address, options),
    async state(page, after) {
      const answer = await get(port, `/.handbook/state?page=${encodeURIComponent(page)}${after === undefined ? "" : `&after=${after}`}`);
      return JSON.parse(Buffer.from(answer.text, "latin1").toString("utf8"));
    },
    // The state when all is read and looked at.
    settled: (page = "/index.html", limit = 60000) => until("the preview has read everything", async () => {
      const state = await self.state(page);
      return !state.busy && state.looked && state;
    }, limit),
    async stop(signal = "SIGINT") {
      child.kill(signal);
      return ended;
    },
  };
  await until("the preview answers", async () => {
    if (child.exitCode !== null) throw new Error(`it ended: ${output}`);
    return get(port, "/.handbook/preview.css").then((answer) => answer.status === 200, () => false);
  });
  return self;
}

// What the preview puts into a page, taken out again.
export const withoutLine = (html) => html.replace(/<link rel="stylesheet" href="\/\.handbook\/preview\.css">.*\n/, "");

export function filesOf(folder) {
  const found = [];
  (function walk(at) {
    for (const entry of fs.readdirSync(at, { withFileTypes: true })) {
      const file = path.join(at, entry.name);
      if (entry.isDirectory()) walk(file);
      else found.push(path.relative(folder, file));
    }
  })(folder);
  return found.sort();
}

// A list of named tests, run one after another; says `  FAIL  name` and counts.
export async function runTests(tests) {
  let passed = 0, failed = 0;
  const only = process.env.CASES;
  for (const [name, test] of Object.entries(tests)) {
    if (only && !name.includes(only)) continue;
    const began = Date.now();
    try {
      await test();
      passed += 1;
      if (process.env.VERBOSE) console.log(`  ok    ${name} (${Date.now() - began} ms)`);
    } catch (error) {
      failed += 1;
      console.log(`  FAIL  ${name}\n        ${String(error.stack || error).split("\n").slice(0, 8).join("\n        ")}`);
    }
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed ? 1 : 0;
}
