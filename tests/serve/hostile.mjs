// tests/serve/hostile.mjs WORK - what nobody should be able to make a preview do.
import { spawn } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { HANDBOOK, freePort, get, preview, runTests, sleep, until } from "./preview.mjs";

const work = path.resolve(process.argv[2]);
const content = path.join(work, "content");
fs.mkdirSync(content, { recursive: true });
fs.writeFileSync(path.join(content, "index.md"), "---\ntitle: Home\n---\n\nThe words of home.\n");
fs.writeFileSync(path.join(work, "secret.txt"), "root:secret\n");

function equal(one, other, what) {
  if (one !== other) throw new Error(`${what}: ${JSON.stringify(one)} is not ${JSON.stringify(other)}`);
}

// Bytes as they are; what comes back until the other side closes or `limit` ms.
function raw(port, bytes, { limit = 1500, address = "127.0.0.1" } = {}) {
  return new Promise((resolve) => {
    const socket = net.connect(port, address);
    let answer = "";
    const end = () => { socket.destroy(); resolve(answer); };
    socket.on("data", (part) => { answer += part.toString("latin1"); });
    socket.on("error", end);
    socket.on("end", end);
    socket.on("connect", () => socket.write(bytes));
    setTimeout(end, limit);
  });
}
const statusOf = (answer) => Number((/^HTTP\/1\.[01] (\d+)/.exec(answer) || [0, 0])[1]);

const run = await preview(content, { words: ["--host", "preview.example.org", "--host", "*.app.github.dev"] });
await run.settled();
const { port } = run;

const tests = {
  "names of this computer, and those it was given, are let in; no others": async () => {
    for (const host of [`localhost:${port}`, "localhost", "LOCALHOST:1", `127.0.0.1:${port}`, `[::1]:${port}`, "[::1]", "localhost:9000",
      "preview.example.org", "Preview.Example.ORG:443", `fuzzy-name-${port}.app.github.dev`]) {
      equal((await run.get("/", { host })).status, 200, host);
    }
    for (const host of ["evil.example", `evil.example:${port}`, "localhost.evil.example", "127.0.0.1.evil.example", "localhost:", "localhost:port",
      "localhost:80:80", "127.0.0.2", "[::2]", "[::1", "[::1]x", "0.0.0.0", "app.github.dev", "xapp.github.dev", "evil.example#localhost", "localhost@evil.example", " "]) {
      const answer = await run.get("/", { host });
      if (answer.status === 200 || answer.text.includes("words of home")) throw new Error(`${host} is let in`);
      if (answer.status === 403 && !answer.text.includes("--host")) throw new Error(`${host}: no way out is named`);
    }
    const none = await raw(port, "GET / HTTP/1.0\r\n\r\n");
    if (none.includes("words of home")) throw new Error("no Host is let in");
    const two = await raw(port, "GET / HTTP/1.1\r\nHost: evil.example\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    if (two.includes("words of home")) throw new Error("two Hosts are let in");
    for (const name of ["state?page=/index.html", "preview.js"]) {
      equal((await run.get(`/.handbook/${name}`, { host: "evil.example" })).status, 403, name);
    }
  },

  "no way leads to the disk": async () => {
    for (const address of ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "//etc/passwd", "/etc/passwd", "/%2fetc%2fpasswd", "/index.html/../../secret.txt",
      "/index.md", "/handbook.yaml", "/.git/config", "/%00", "/index.html%00.txt", "/a%ff", "/.handbook/../secret.txt", "/.handbook/", "/.handbook", `/${"a/".repeat(2000)}`, "/?page=../secret.txt"]) {
      const answer = await raw(port, `GET ${address} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
      if (answer.includes("root:")) throw new Error(`${address} shows a file`);
      if (statusOf(answer) === 200 && !["/?page=../secret.txt", "/index.html%00.txt", "/%00"].includes(address)) throw new Error(`${address}: ${answer.slice(0, 60)}`);
    }
    const state = await run.state("/../../../etc/passwd");
    equal(state.there, false, "a state of no page");
  },

  "only reading": async () => {
    for (const method of ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"]) {
      equal((await run.get("/", { method, body: method === "POST" ? "x".repeat(100000) : undefined })).status, 405, method);
    }
    const head = await run.get("/", { method: "HEAD" });
    equal(`${head.status} ${head.text.length}`, "200 0", "HEAD");
  },

  "nothing is kept, and other websites get nothing": async () => {
    for (const address of ["/", "/.handbook/state?page=/index.html", "/edition.js"]) {
      const { headers } = await run.get(address, { headers: { Origin: "https://evil.example" } });
      equal(headers["cache-control"], "no-store", `${address}: Cache-Control`);
      equal(headers["cross-origin-resource-policy"], "same-origin", `${address}: CORP`);
      equal(headers["access-control-allow-origin"], undefined, `${address}: CORS`);
    }
  },

  "only this computer": async () => {
    const outside = Object.values(os.networkInterfaces()).flat().filter((one) => !one.internal && one.family === "IPv4");
    for (const { address } of outside) {
      const answer = await raw(port, "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", { address, limit: 500 });
      equal(answer, "", `it answers at ${address}`);
    }
  },

  "requests that are no requests": async () => {
    for (const bytes of ["\r\n\r\n", "GET\r\n\r\n", `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${"y".repeat(200000)}\r\n\r\n`, `GET /${"z".repeat(100000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
      "\x00\x01\x02\x03\r\n\r\n", `GET / HTTP/1.1\r\n${"A: b\r\n".repeat(20000)}\r\n`, "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n"]) {
      const answer = await raw(port, bytes, { limit: 400 });
      if (statusOf(answer) === 200) throw new Error(`${JSON.stringify(bytes.slice(0, 40))}: 200`);
    }
    equal((await run.get("/")).status, 200, "afterwards");
  },

  "who is slow, and who are many, keep nobody else from reading": async () => {
    const sockets = [];
    for (let i = 0; i < 60; i++) {
      const socket = net.connect(port, "127.0.0.1");
      socket.on("error", () => {});
      socket.write("GET / HTTP/1.1\r\nHost: local");
      sockets.push(socket);
    }
    const waits = [];
    for (let i = 0; i < 60; i++) {
      const { version } = i === 0 ? await run.state("/index.html") : { version: waits.version };
      waits.version = version;
      waits.push(run.state("/index.html", version).catch(() => null));
    }
    const began = Date.now();
    equal((await run.get("/")).status, 200, "meanwhile");
    if (Date.now() - began > 1000) throw new Error(`it took ${Date.now() - began} ms`);
    fs.appendFileSync(path.join(content, "index.md"), "\nMore.\n");
    const told = (await Promise.all(waits)).filter(Boolean).length;
    equal(told, 60, "all who waited were told");
    for (const socket of sockets) socket.destroy();
    // More than it takes: some are turned away, and it goes on.
    const many = Array.from({ length: 400 }, () => get(port, "/").then((answer) => answer.status, () => 0));
    const answers = await Promise.all(many);
    if (!answers.includes(200)) throw new Error("nobody was answered");
    await until("it answers again", () => run.get("/").then((answer) => answer.status === 200, () => false));
  },

  "connections that ask nothing make room for one that does": async () => {
    const { version } = await run.state("/index.html");
    const waiting = run.state("/index.html", version);
    waiting.catch(() => {});
    await sleep(200);
    const sockets = [];
    for (let i = 0; i < 300; i++) {
      const socket = net.connect(port, "127.0.0.1");
      socket.on("error", () => {});
      if (i % 2) socket.write("GET / HTTP/1.1\r\nHost: local");
      sockets.push(socket);
    }
    await sleep(200);
    const began = Date.now();
    equal((await run.get("/")).status, 200, "meanwhile");
    if (Date.now() - began > 2000) throw new Error(`it took ${Date.now() - began} ms`);
    fs.appendFileSync(path.join(content, "index.md"), "\nMuch more.\n");
    if ((await waiting).version === version) throw new Error("who waited for news has none");
    for (const socket of sockets) socket.destroy();
  },

  "who may not is told at once, whatever they may still send": async () => {
    for (const [bytes, status] of [["POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\nabc", 405],
      ["PUT / HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n", 405],
      ["GET / HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 100000\r\n\r\nabc", 403]]) {
      equal(statusOf(await raw(port, bytes, { limit: 1000 })), status, bytes.slice(0, 30));
    }
  },

  "who waits and goes away leaves nothing behind": async () => {
    const open = () => fs.readdirSync(`/proc/${run.child.pid}/fd`).length;
    const before = open();
    const { version } = await run.state("/index.html");
    for (let i = 0; i < 50; i++) {
      const request = http.get({ host: "127.0.0.1", port, path: `/.handbook/state?page=/index.html&after=${version}`, headers: { Host: "localhost" }, agent: false });
      request.on("error", () => {});
      await sleep(2);
      request.destroy();
    }
    fs.appendFileSync(path.join(content, "index.md"), "\nAnd more.\n");
    await run.settled();
    await until("what was open is closed", () => open() <= before + 2);
  },

  "a port that is taken": async () => {
    const server = net.createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.on("listening", resolve));
    const taken = server.address().port;
    const end = await new Promise((resolve) => {
      let said = "";
      const child = spawn(HANDBOOK, ["serve", content, "--port", String(taken)]);
      child.stderr.on("data", (text) => { said += text; });
      child.on("exit", (code) => resolve({ code, said }));
    });
    server.close();
    equal(end.code, 3, "the exit status");
    if (!end.said.includes(`port ${taken}`) || !end.said.includes("--port ")) throw new Error(end.said);
  },

  "without a port of one's own the next free one is taken": async () => {
    const first = spawn(HANDBOOK, ["serve", content]);
    const second = spawn(HANDBOOK, ["serve", content]);
    const addressOf = (child) => new Promise((resolve) => {
      let said = "";
      child.stdout.on("data", (text) => {
        said += text;
        const found = /http:\/\/localhost:(\d+)\//.exec(said);
        if (found) resolve(Number(found[1]));
      });
    });
    const ports = await Promise.all([addressOf(first), addressOf(second)]);
    for (const child of [first, second]) child.kill("SIGTERM");
    await Promise.all([first, second].map((child) => new Promise((resolve) => child.on("exit", resolve))));
    if (ports[0] === ports[1] || Math.min(...ports) < 8000 || Math.max(...ports) > 8019) throw new Error(`ports ${ports}`);
  },

  "stopped by a signal at any moment: it ends well and leaves nothing": async () => {
    for (const [signal, wait] of [["SIGINT", 0], ["SIGTERM", 15], ["SIGINT", 60], ["SIGTERM", 250], ["SIGHUP", 30]]) {
      const temporary = fs.mkdtempSync(path.join(work, "tmp"));
      const one = await preview(path.resolve("content"), { env: { TMPDIR: temporary } });
      await sleep(wait);
      const began = Date.now();
      const waiting = one.state("/index.html", 0).catch(() => null);
      const { code } = await one.stop(signal);
      await waiting;
      equal(code, 0, `${signal} after ${wait} ms`);
      if (Date.now() - began > 3000) throw new Error(`${signal}: it took ${Date.now() - began} ms`);
      equal(fs.readdirSync(temporary).length, 0, "what is left");
    }
  },

  "the same port again at once": async () => {
    const again = await freePort();
    for (let i = 0; i < 2; i++) {
      const child = spawn(HANDBOOK, ["serve", content, "--port", String(again)]);
      await until("it answers", () => get(again, "/").then(() => true, () => false));
      child.kill("SIGINT");
      await new Promise((resolve) => child.on("exit", resolve));
    }
  },
};

await runTests(tests);
const { code } = await run.stop();
if (code !== 0) process.exitCode = 1;
