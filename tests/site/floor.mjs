// tests/site/floor.mjs [--some] SITE… - every style sheet and script of finished sites keeps to the
// browser floor of the handbook: what it uses is in the browsers below, by MDN's data
// (@mdn/browser-compat-data), and scripts of pages are written in the words of 2009 (ES5),
// so that browsers below the floor run them too, or see a page that is plain but whole.
//
// CSS: properties, their words, functions and units, selectors, at-rules, media features.
// What stands in @supports is asked for by the browser itself. JavaScript: the grammar,
// names that no file declares, and members: a name that BCD knows only from interfaces
// that came later is a finding, whatever object it is read from.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import * as acorn from "acorn";
import * as walk from "acorn-walk";
import * as csstree from "css-tree";

const bcd = createRequire(import.meta.url)("@mdn/browser-compat-data");
const FLOOR = { chrome: "109", firefox: "115", safari: "15", safari_ios: "15" };

// Newer than the floor on purpose, and what readers see without it. One that nothing uses
// any more is a finding, too (but with --some, where not all themes are looked at).
const ENHANCEMENTS = {
  ":-webkit-search-cancel-button": "Firefox has no such button",
  ":focus-visible": "a frame stands round what has the focus, also after a click",
  ":has": "a box is half as wide as it could be",
  "@media (scripting)": "the box leads to A to Z; only Firefox, which knows it, sends no form from a disk",
  "@media (forced-colors)": "no such browser takes the reader's own colours",
  "@page": "pages are printed with the browser's own margins",
  "appearance": "-webkit-appearance stands before it",
  "accent-color": "a bar has the browser's own colour",
  "align-self: start": "it is there in grids, and used in one",
  "break-after: avoid": "a heading may stand last on a printed page",
  "cursor: pointer": "there is no mouse",
  "font-family: ui-monospace": "other fonts are named behind it",
  "forced-color-adjust": "no such browser takes the reader's own colours",
  "forced-color-adjust: none": "the same",
  "hyphens": "-webkit-hyphens stands before it",
  "page-break-after: avoid": "a heading may stand last on a printed page",
  "orphans": "a single line may stand last on a printed page",
  "overflow-wrap: anywhere": "break-word is inherited from the body: only columns of tables may be wider",
  "print-color-adjust": "-webkit-print-color-adjust stands before it",
  "print-color-adjust: exact": "the same",
  "resize": "a field keeps its height",
  "resize: vertical": "the same",
  "text-decoration: dotted": "the line under a term is like that of any link",
  "text-size-adjust": "-webkit-text-size-adjust stands before it; others do not change sizes",
  "text-wrap": "lines break where they break",
  "text-wrap: balance": "the same",
  "text-wrap: pretty": "the same",
  "widows": "a single line may stand first on a printed page",
  ".resultingClientId": "sw.js goes by the page's address",
};
const used = new Set();

// Scripts that pages can do without, and the grammar that they may use.
const GRAMMAR = {
  "sw.js": 2018, // browsers without async have no service worker
  "assets/search.js": 2018, // words of all scripts (\p{L}); asked for when someone searches
  "assets/search-text.js": 2018,
};

// --- what the data says -------------------------------------------------------

const numbers = (version) => version.replace("≤", "").split(".").map(Number);
function notAfter(version, floor) {
  const [a, b] = [numbers(version), numbers(floor)];
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    if ((a[at] || 0) !== (b[at] || 0)) return (a[at] || 0) < (b[at] || 0);
  }
  return true;
}

// Browsers of the floor that lack it.
function lacking(compat) {
  return Object.entries(FLOOR).filter(([browser, floor]) => {
    const known = [compat.support[browser] || []].flat();
    return !known.some((one) => typeof one.version_added === "string" && /\d/.test(one.version_added) && !one.flags && !one.prefix && !one.alternative_name
      && notAfter(one.version_added, floor) && !(typeof one.version_removed === "string" && notAfter(one.version_removed, floor)));
  }).map(([browser, floor]) => `${browser} ${floor}`);
}

const at = (tree, ...keys) => keys.reduce((inner, key) => (inner && Object.hasOwn(inner, key) ? inner[key] : undefined), tree);

class Report {
  constructor(file) {
    this.file = file;
    this.found = [];
  }
  say(line, text) {
    this.found.push(`${this.file}:${line}: ${text}`);
  }
  // `entry` is a node of BCD, or nothing where it does not know the thing.
  hold(line, what, entry) {
    const missing = entry && entry.__compat ? lacking(entry.__compat) : [];
    if (!missing.length) return;
    if (what in ENHANCEMENTS) used.add(what);
    else this.say(line, `${what} is not in ${missing.join(", ")}`);
  }
}

// --- style sheets -------------------------------------------------------------

// Names that properties had: "word-wrap".
const oldNames = new Set(Object.values(bcd.css.properties).flatMap((one) => Object.values(one.__compat?.support || {}).flat().map((support) => support.alternative_name)));

// Units that BCD has by families.
const UNITS = {
  cq: "container_query_length_units", dv: "viewport_percentage_units_dynamic",
  lv: "viewport_percentage_units_large", sv: "viewport_percentage_units_small",
};

function holdValue(report, line, property, value) {
  const known = at(bcd, "css", "properties", property);
  csstree.walk(value, (node) => {
    if (node.type === "Identifier") report.hold(line, `${property}: ${node.name}`, at(known, node.name));
    if (node.type === "Function") report.hold(line, `${node.name}()`, at(known, node.name) || at(bcd, "css", "types", node.name) || at(bcd, "css", "types", "image", "gradient", node.name));
    if (node.type === "Dimension") report.hold(line, `the unit ${node.unit}`, at(bcd, "css", "types", "length", UNITS[node.unit.slice(0, 2)] || node.unit));
  });
}

function holdCss(report, text) {
  let asked = 0; // how deep in @supports
  const tree = csstree.parse(text, { positions: true, onParseError: (error) => report.say(error.line, error.message) });
  csstree.walk(tree, {
    enter(node) {
      const line = node.loc ? node.loc.start.line : 0;
      if (node.type === "Atrule") {
        report.hold(line, `@${node.name}`, at(bcd, "css", "at-rules", node.name));
        if (node.name === "supports") asked++;
      } else if (asked) {
        return;
      } else if (node.type === "Declaration" && !node.property.startsWith("--")) {
        const known = at(bcd, "css", "properties", node.property);
        if (!known && !oldNames.has(node.property) && !node.property.startsWith("-") && this.atrule?.name !== "page") report.say(line, `${node.property} is no property that is known`);
        report.hold(line, node.property, known);
        if (node.value.type === "Value") holdValue(report, line, node.property, node.value);
      } else if (node.type === "PseudoClassSelector" || node.type === "PseudoElementSelector") {
        report.hold(line, `:${node.name}`, at(bcd, "css", "selectors", node.name));
      } else if (node.type === "NestingSelector" || (node.type === "Rule" && this.rule && this.rule !== node)) {
        report.hold(line, "rules in rules", at(bcd, "css", "selectors", "nesting"));
      } else if (node.type === "Feature") {
        report.hold(line, `@media (${node.name})`, at(bcd, "css", "at-rules", "media", node.name.replace(/^(min|max)-/, "")));
      } else if (node.type === "FeatureRange") {
        report.hold(line, "@media with < or >", at(bcd, "css", "at-rules", "media", "range_syntax"));
      }
    },
    leave(node) {
      if (node.type === "Atrule" && node.name === "supports") asked--;
    },
  });
}

// --- scripts ------------------------------------------------------------------

// What well-known names are, so that their members are looked up in one place.
const IS = {
  window: ["Window"], self: ["ServiceWorkerGlobalScope", "WorkerGlobalScope", "Window"], document: ["Document", "Node", "EventTarget"],
  navigator: ["Navigator"], location: ["Location"], caches: ["CacheStorage"], crypto: ["Crypto"], history: ["History"],
};
const GLOBALS = ["Window", "WorkerGlobalScope", "ServiceWorkerGlobalScope"];

// member name: where BCD has it.
const members = new Map();
for (const [kind, interfaces] of [["api", bcd.api], ["js", bcd.javascript.builtins]]) {
  for (const one of Object.values(interfaces)) {
    for (const [member, entry] of Object.entries(one)) {
      if (!entry.__compat || member === "__compat") continue;
      const plain = member.replace(/_static$/, "");
      members.set(plain, [...(members.get(plain) || []), { kind, entry }]);
    }
  }
}

const memberOf = (names, member) => names.map((name) => (name === "Window" ? at(bcd, "api", member) : undefined) || at(bcd, "api", name, member) || at(bcd, "api", name, `${member}_static`)
  || at(bcd, "javascript", "builtins", name, member) || at(bcd, "javascript", "builtins", name, `${member}_static`)).find(Boolean);

function declared(tree) {
  const names = new Set(["arguments", "undefined"]);
  const pattern = (node) => {
    if (!node) return;
    if (node.type === "Identifier") names.add(node.name);
    for (const inner of [...(node.elements || []), node.left, node.argument, ...(node.properties || []).map((one) => one.value || one.argument)]) {
      if (["ObjectPattern", "ArrayPattern", "AssignmentPattern", "RestElement"].includes(node.type)) pattern(inner);
    }
  };
  walk.full(tree, (node) => {
    if (node.type === "VariableDeclarator" || node.type === "FunctionDeclaration" || node.type === "ClassDeclaration") pattern(node.id);
    for (const param of node.params || []) pattern(param);
    if (node.type === "CatchClause") pattern(node.param);
  });
  return names;
}

// Members that the scripts themselves make: names of new methods, but theirs. And what
// they read from the search index, which is data and not looked at.
const INDEX = ["format"];
const ours = new Set();
function gatherOurs(text) {
  let tree;
  try {
    tree = acorn.parse(text, { ecmaVersion: "latest", sourceType: "script" });
  } catch {
    return; // said by holdScript
  }
  walk.full(tree, (node) => {
    if (node.type === "Property" && !node.computed) ours.add(node.key.name || node.key.value);
    if (node.type === "AssignmentExpression" && node.left.type === "MemberExpression" && !node.left.computed) ours.add(node.left.property.name);
  });
}

function holdScript(report, text, grammar) {
  let tree;
  try {
    tree = acorn.parse(text, { ecmaVersion: grammar, sourceType: "script", locations: true });
  } catch (error) {
    report.say(error.loc ? error.loc.line : 1, `is no script of this grammar (ECMAScript ${grammar}): ${error.message}`);
    return;
  }
  const own = declared(tree);
  const called = new Set();
  walk.full(tree, (node) => { if (node.type === "CallExpression") called.add(node.callee); });
  walk.fullAncestor(tree, (node) => {
    const line = node.loc.start.line;
    if (node.type === "Identifier" && !own.has(node.name)) {
      const entry = at(bcd, "javascript", "builtins", node.name) || at(bcd, "api", node.name) || memberOf(GLOBALS, node.name);
      if (entry) report.hold(line, node.name, entry);
      else if (!IS[node.name]) report.say(line, `${node.name} is declared nowhere`);
    }
    if (node.type !== "MemberExpression" || node.computed) return;
    const { name } = node.property;
    const object = node.object.type === "Identifier" && !own.has(node.object.name) ? node.object.name : "";
    const exact = object && memberOf(IS[object] || [object], name);
    if (exact) {
      report.hold(line, `${object}.${name}`, exact);
      return;
    }
    if (ours.has(name)) return;
    // What is only read is no method.
    const known = (members.get(name) || []).filter((one) => one.kind === "api" || called.has(node));
    if (known.length && known.every((one) => lacking(one.entry.__compat).length)) report.hold(line, `.${name}`, known[0].entry);
  });
}

// --- all files ----------------------------------------------------------------

// The search index is data: thousands of files that all call one function.
function filesOf(site, below = "") {
  return fs.readdirSync(path.join(site, below), { withFileTypes: true }).flatMap((entry) => {
    const file = below + entry.name;
    return entry.isDirectory() ? filesOf(site, `${file}/`) : [file];
  }).sort();
}

const [wholly, ...sites] = process.argv[2] === "--some" ? [false, ...process.argv.slice(3)] : [true, ...process.argv.slice(2)];
let failed = 0;
let passed = 0;
for (const site of sites) {
  const files = filesOf(site).filter((file) => /\.(css|js)$/.test(file) && !file.startsWith("search/"));
  const texts = new Map(files.map((file) => [file, fs.readFileSync(path.join(site, file), "utf8")]));
  ours.clear();
  for (const name of INDEX) ours.add(name);
  for (const [file, text] of texts) if (file.endsWith(".js")) gatherOurs(text);
  for (const [file, text] of texts) {
    const report = new Report(file);
    if (file.endsWith(".css")) holdCss(report, text);
    else holdScript(report, text, GRAMMAR[file] || 5);
    report.found.forEach((line) => console.log(line));
    if (report.found.length) failed++;
    else passed++;
  }
}
for (const what of wholly ? Object.keys(ENHANCEMENTS) : []) {
  if (!used.has(what)) { console.log(`floor.mjs: nothing uses "${what}" any more`); failed++; }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed || !passed ? 1 : 0;
