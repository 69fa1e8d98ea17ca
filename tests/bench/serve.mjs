// tests/bench/serve.mjs CONTENT [SAVES] - how long a save takes to be served: the script of an
// open page waits for news as in a browser; a page is saved; the news come, the page is asked
// for, and the clock stops when its new words are there. Half of the saves change only words,
// half also the page's title, which other pages show. A rebuild goes on behind meanwhile.
import fs from "node:fs";
import path from "node:path";
import { preview, sleep } from "../serve/preview.mjs";

const content = path.resolve(process.argv[2]);
const saves = Number(process.argv[3] || 20);
const began = Date.now();
const served = await preview(content);
served.ended.then(({ code, signal }) => code === 0 || console.error(`the preview ended: ${code} ${signal}\n${served.output()}`));
await served.settled("/index.html", 600000);
const ready = Date.now() - began;
const folder = fs.readdirSync(content, { withFileTypes: true }).filter((one) => one.isDirectory() && one.name.startsWith("part")).map((one) => one.name).sort();
const times = [];
for (let i = 0; i < saves; i++) {
  const part = folder[(i * 7) % folder.length];
  const name = fs.readdirSync(path.join(content, part)).filter((one) => one.endsWith(".md") && one !== "index.md").sort()[i % 5];
  const file = path.join(content, part, name);
  const page = `/${part}/${name.replace(/md$/, "html")}`;
  const old = fs.readFileSync(file, "utf8");
  const word = `newword${i}x${Date.now()}`;
  const text = `${i % 2 ? old.replace(/^title: "?/m, (title) => `${title}${word} `) : old}\n\n${word}.\n`;
  let { version, tag } = await served.state(page);
  const from = process.hrtime.bigint();
  fs.writeFileSync(file, text);
  for (;;) {
    const news = await served.state(page, version);
    version = news.version;
    if (news.tag === tag) continue;
    tag = news.tag;
    if ((await served.get(page)).text.includes(`${word}.`)) break;
  }
  times.push(Number(process.hrtime.bigint() - from) / 1e6);
  fs.writeFileSync(file, old);
  // Some saves come while the handbook is being read behind, some when all is done.
  if (i % 4 === 3) await served.settled(page, 600000);
  else await sleep(400);
}
const memory = Number(/VmHWM:\s+(\d+)/.exec(fs.readFileSync(`/proc/${served.child.pid}/status`, "utf8"))[1]) / 1024;
await served.stop();
times.sort((a, b) => a - b);
console.log(`${(ready / 1000).toFixed(1)} | ${times[Math.floor(times.length / 2)].toFixed(1)} | ${times.at(-1).toFixed(1)} | ${memory.toFixed(0)}`);
