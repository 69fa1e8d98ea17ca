// One slip a page: what does the program say of each?
//
//     node tests/slips/slips.mjs HANDBOOK WORK [KIND…]     tells what is not as it should be
//     SHOW=1 …                                             prints what is said of each
//
// A good page (page.md) is copied once for each slip that a hand can make on
// each of its lines: a space too many, a quote that is missing, a dash that Word
// turned into another one. One run of check over all of them must say of each
// copy one thing, in the line of the slip, or what `exceptions` names, and of
// no other page anything.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { slips } from "./kinds.mjs";
import { allowed } from "./exceptions.mjs";

const [program, work, ...only] = process.argv.slice(2);
const here = new URL(".", import.meta.url).pathname;
const good = readFileSync(join(here, "page.md"), "utf8").split("\n");
const content = join(work, "content");

rmSync(content, { recursive: true, force: true });
mkdirSync(join(content, "sources"), { recursive: true });
writeFileSync(join(content, "handbook.yaml"), `title: Slips
vocabularies:
  benefits: {universal-credit: Universal Credit, jsa: JSA}
  nations: {england: England, wales: Wales}
`);
writeFileSync(join(content, "sources/act.yaml"),
    "type: legislation\ntitle: An Act 2012\nnumber: 2012 c 5\nstanding: law\nURL: https://www.legislation.gov.uk/ukpga/2012/5\n");

const pages = [];
for (const { kind, line, text } of slips(good)) {
    if (only.length && !only.includes(kind)) continue;
    const number = String(pages.length + 1).padStart(4, "0");
    pages.push({ kind, line, number, was: good[line - 1], page: text.split("\n"), said: [] });
    const page = text.replaceAll("NNN", number);
    writeFileSync(join(content, `slip-${number}.md`), process.env.CRLF ? page.replaceAll("\n", "\r\n") : page);
}
// Pages that lean on those with slips: one mistake there is none here.
const uses = pages.map(({ number }) =>
    `[place ${number}](slip-${number}.md#what) and [[slip-${number}]]\n\n> [!RIGHT] right-${number}\n`);
const step = 50;
writeFileSync(join(content, "index.md"), "---\ntitle: Home\n---\n\n## Top {#top}\n");
for (let i = 0; i < uses.length; i += step)
    writeFileSync(join(content, `uses-${i}.md`), `---\ntitle: Uses ${i}\n---\n\n${uses.slice(i, i + step).join("\n")}`);

const run = spawnSync(program, ["build", content, "-o", join(work, "site"), "--format", "json"],
    { encoding: "utf8", maxBuffer: 1 << 28 });
const elsewhere = [];
for (const { file, line, column, severity, message, code, help } of JSON.parse(run.stdout).diagnostics) {
    const said = { file, line: line ?? 0, column: column ?? 0, severity, message, code, help: help ?? "" };
    const page = /slip-(\d+)\.md$/.exec(file);
    if (page) pages[Number(page[1]) - 1].said.push(said);
    else elsewhere.push(said);
}

let wrong = 0;
const tell = (page, why) => {
    console.log(`${why}\n    slip-${page.number}.md, ${page.kind}: line ${page.line}: ${JSON.stringify(page.page[page.line - 1] ?? "")}, was ${JSON.stringify(page.was)}`);
    for (const { line, column, severity, message, code, help } of page.said)
        console.log(`        ${line}:${column}: ${severity}: ${message} [${code}]\n            ${help}`);
};
for (const page of pages) {
    const why = allowed(page);
    if (why) { wrong++; tell(page, why); }
    else if (process.env.SHOW) tell(page, "fine");
}
for (const { file, line, message, code } of elsewhere) {
    wrong++;
    console.log(`a follow-up elsewhere: ${file}:${line}: ${message} [${code}]`);
}
console.log(`${pages.length} slips, ${wrong} not as they should be`);
process.exitCode = wrong || pages.length === 0 || run.status > 1 ? 1 : 0;
