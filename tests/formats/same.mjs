// What `handbook check` says in each of its formats is the same, and each format is what it
// claims to be: JSON as README.md describes it, SARIF 2.1.0 by its schema, GitHub's commands.
//
//     node tests/formats/same.mjs TOP FOLDER    FOLDER: json, sarif, github, short, as printed;
//                                               TOP: the repository, in which paths lead to files
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import Ajv from "ajv";

const [top, folder] = process.argv.slice(2);
const text = (name) => readFileSync(join(folder, name), "utf8");
let passed = 0;
let failed = 0;
const check = (fine, what) => {
  if (fine) passed++;
  else {
    failed++;
    console.log(`  FAIL  ${what}`);
  }
};
const finish = () => {
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
};

// --- JSON --------------------------------------------------------------------

const json = JSON.parse(text("json"));
const said = json.diagnostics;
const of = (...severities) => said.filter((d) => severities.includes(d.severity)).length;
check(json.version === 1 && json.program === "handbook", "the head of the JSON");
check(json.errors === of("error", "system"), "errors are counted");
check(json.warnings === of("warning"), "warnings are counted");
check(json.notes === of("note"), "notes are counted");
for (const d of said) {
  const known = ["severity", "code", "message", "help", "file", "line", "column", "end_line", "end_column", "also"];
  check(Object.keys(d).every((key) => known.includes(key)), `a field that README.md does not know: ${JSON.stringify(d)}`);
  check(/^[a-z][a-z0-9-]*$/.test(d.code), `the code ${d.code}`);
  check(!d.line || (d.column >= 1 && d.end_line === d.line && d.end_column >= d.column), `the place of ${JSON.stringify(d)}`);
}

// --- one line each -----------------------------------------------------------

const unsafe = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufdd0-\ufdef]/gu;
const safe = (s) => s.replace(/[\t\n]/g, " ").replace(unsafe, "\ufffd");
const short = text("short").split("\n").slice(0, said.length);
said.forEach((d, i) => {
  const place = d.line ? `:${d.line}:${d.column}` : "";
  const severity = d.severity === "system" ? "error" : d.severity;
  const line = `${safe(d.file ?? "handbook")}${place}: ${severity}: ${safe(d.message)} [${d.code}]`;
  check(short[i] === line, `short:\n    ${short[i]}\n    ${line}`);
});

// --- SARIF -------------------------------------------------------------------

const load = createRequire(import.meta.url);
const schema = load("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
const sarif = JSON.parse(text("sarif"));
const ajv = new Ajv({ schemaId: "auto", allErrors: true });
if (String(schema.$schema).includes("draft-04")) ajv.addMetaSchema(load("ajv/lib/refs/json-schema-draft-04.json"));
const valid = ajv.validate(schema, sarif);
check(valid, `SARIF by its schema: ${JSON.stringify(ajv.errors?.slice(0, 3))}`);
const [run] = sarif.runs;
const rules = run.tool.driver.rules;
const invocation = run.invocations[0];
const notices = [...invocation.toolConfigurationNotifications, ...invocation.toolExecutionNotifications];
check(run.columnKind === "unicodeCodePoints", "columns are code points");
check(run.results.length + notices.length === said.length, "SARIF tells as many as JSON");
check(invocation.exitCode === json.status, "the exit status");
check(invocation.executionSuccessful === (json.status !== 3), "whether the run was whole");
check(rules.every((rule, i) => i === 0 || rules[i - 1].id < rule.id), "rules are sorted, each once");
check(rules.every((rule) => rule.shortDescription.text && rule.fullDescription.text && rule.help.text), "rules are described");

const unbraced = (s) => s.replace(/\{\{/g, "{").replace(/\}\}/g, "}").replace(/\\([[\]])/g, "$1");
const level = { note: "note", warning: "warning", error: "error", system: "error" };
const about = said.filter((d) => d.severity !== "system" && d.file);
run.results.forEach((result, i) => {
  const d = about[i];
  check(rules[result.ruleIndex]?.id === result.ruleId && result.ruleId === d.code, `the rule of ${d.code}`);
  check(result.level === level[d.severity], `the level of ${d.code}`);
  const words = unbraced(result.message.text);
  check(words === (d.help ? `${d.message}\nHelp: ${d.help}` : d.message), `the message of ${d.code}: ${words}`);
  check(!/[^\\]\]\(/.test(result.message.text), `no links in ${words}`);
  const { artifactLocation, region } = result.locations[0].physicalLocation;
  check(artifactLocation.uriBaseId === "%SRCROOT%", "where paths start");
  check(!/^[a-z]+:|[\s:<>"\\^`{|}]|%(?![0-9A-F]{2})/.test(artifactLocation.uri), `a URI: ${artifactLocation.uri}`);
  // Bytes that are no UTF-8 stay bytes in a URI and become a mark in JSON.
  let file = null;
  try { file = decodeURIComponent(artifactLocation.uri); } catch { /* such bytes */ }
  check(file === null || existsSync(join(top, file)), `there is ${file}`);
  check((region?.startLine ?? undefined) === d.line && (region?.startColumn ?? undefined) === d.column &&
    (region?.endColumn ?? undefined) === d.end_column, `the place of ${d.code}`);
  check(Boolean(result.relatedLocations) === Boolean(d.also), `the second place of ${d.code}`);
  if (d.also) check(result.relatedLocations[0].physicalLocation.region?.startLine === d.also.line, "its line");
});

// --- GitHub ------------------------------------------------------------------

const decode = (s, property) => s.replace(property ? /%(25|0D|0A|3A|2C)/g : /%(25|0D|0A)/g,
  (_, hex) => String.fromCharCode(parseInt(hex, 16)));
const lines = text("github").split("\n");
check(lines.pop() === "", "the last line is whole");
let commands = 0;
for (const line of lines) {
  if (/^and \d+ more (like this in \d+ (page|file)s? \[[a-z0-9-]+\]|files that the disk or the system refused)$/.test(line)) continue;
  if (/^\d+ (error|warning)s?(, \d+ warnings?)?( in \d+ of \d+ pages?)?$/.test(line)) continue;
  const parts = /^::(error|warning|notice) ([^:\r]*)::([^\r]*)$/.exec(line);
  check(parts, `GitHub cannot read: ${line}`);
  if (!parts) continue;
  commands++;
  const properties = Object.fromEntries(parts[2].split(",").map((p) => {
    const at = p.indexOf("=");
    return [p.slice(0, at), decode(p.slice(at + 1), true)];
  }));
  const known = ["file", "line", "col", "endLine", "endColumn", "title"];
  check(Object.keys(properties).every((name) => known.includes(name)), `properties of ${line}`);
  check(!properties.file || properties.file.includes("\ufffd") || json.status === 3 || existsSync(join(top, properties.file)), `there is ${properties.file}`);
  const words = decode(parts[3], false);
  const d = said.find((each) => each.code === properties.title && String(each.line ?? "") === (properties.line ?? "") &&
    words.startsWith(safe(each.message)));
  check(d, `said, and nothing else: ${line}`);
  check(!d?.help || words.includes(`\nhelp: ${d.help.split("\n").map(safe)[0]}`), `the help of ${line}`);
}
check(commands > 0 === said.length > 0 && commands <= said.length, "GitHub is told");
finish();
