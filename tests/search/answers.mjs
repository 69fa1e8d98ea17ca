// tests/search/answers.mjs - what the search answers, on a handbook of a few pages that
// writer.mjs writes: each rule of it by itself, then what must not break it.
import { Tally } from "../browser/common.mjs";
import { engine, marksOf, textOf } from "./engine.mjs";
import { write } from "./writer.mjs";

const tally = new Tally();
const same = (name, got, want) => tally.check(name, JSON.stringify(got) === JSON.stringify(want) ? []
  : [`got  ${JSON.stringify(got)}`, `want ${JSON.stringify(want)}`]);
const urls = (answer) => answer.items.map((item) => item.url);
const shown = (parts) => (parts || []).map((part) => (part.mark ? `[${part.text}]` : part.text)).join("");

const filler = Array.from({ length: 60 }, (_, i) => `Filling word${i} number ${i}.`).join(" ");
const PAGES = [
  { url: "money/stopped.html", title: "My money was stopped", section: "Money", summary: "Ask for a hardship payment today.",
    search: ["skint", "sanction"], benefits: ["uc"], nations: ["england", "wales"], places: [
      { text: "Keep calm." },
      { id: "today", heading: "What to do today", text: `Find out why. ${filler} Then ring the helpline about your sanctions and your rent. ${filler}` },
      { id: "right-hardship", heading: "", text: "You can ask for a hardship loan.\nBut: It is a loan, and has to be paid back.", whole: 1 }] },
  { url: "coach/work-coach.html", title: "What can my work coach ask?", section: "Coach", benefits: ["uc", "esa"], nations: [],
    places: [{ text: "A work coach can ask you to come. Your coach’s work is to help." }, { id: "hours", heading: "How many hours", text: "Thirty-five hours of work-focused search." }] },
  { url: "coach/interviews.html", title: "Interviews", benefits: ["esa"], nations: ["scotland"], kind: "reference",
    places: [{ text: "The coach and other people at work meet you. A claimant commitment may be signed." }] },
  { url: "commitment.html", title: "Your claimant commitment", places: [{ text: "The Jobcentre prints it." }, { id: "sign", heading: "Sign it", text: "You sign a commitment.\nWork it out." }] },
  { url: "history/old.html", title: "The old work coach and the sanction", status: "historical", kind: "decision", instead: ["coach/work-coach.html", "What can my work coach ask?"],
    places: [{ text: "Long ago a work coach made a sanction." }] },
  { url: "welsh.html", title: "Mae’r gŵyn wedi’i hateb", language: "cy", places: [{ text: "Pennod arall <b>fras</b> & rhagor." }] },
  { url: "proto.html", title: "__proto__ constructor toString", places: [{ text: "hasOwnProperty valueOf prototype" }] },
  ...Array.from({ length: 20 }, (_, i) => ({ url: `filler/${i}.html`, title: `Filling ${i}`, places: [{ text: `Common text of all pages, number ${i} ${"abcdefghijklmnopqrst"[i].repeat(4)}.` }] })),
];
const files = write(PAGES, { shard: 7, truncated: 12 });
const one = engine(files);
const ask = (query, wanted, steps) => one.find(query, wanted, steps);

// ---- words -------------------------------------------------------------------
let answer = await ask("stopped money");
same("all words", [urls(answer)[0], answer.all, answer.total, answer.done], ["money/stopped.html", true, 1, true]);
same("the match is marked", shown(answer.items[0].title), "My [money] was [stopped]");
same("what stands beside it", [answer.items[0].section, answer.items[0].status, answer.items[0].kind, answer.items[0].language, answer.items[0].heading, answer.pageCount],
  ["Money", "current", "guide", "en", null, PAGES.length]);
answer = await ask("sanctions");
same("another form of the word, and the best heading", urls(answer).slice(0, 1), ["money/stopped.html"]);
answer = await ask("rent helpline");
same("the best heading", [answer.items[0].url, textOf(answer.items[0].heading)], ["money/stopped.html#today", "What to do today"]);
tally.check("the snippet is about the match", /^… .*\[helpline\].*\[rent\]\. .* …$/.test(shown(answer.items[0].snippet)) ? [] : [shown(answer.items[0].snippet)]);
tally.check("the snippet is short", textOf(answer.items[0].snippet).length < 220 ? [] : [textOf(answer.items[0].snippet)]);
answer = await ask("loan");
same("a claim is shown whole", [answer.items[0].url, textOf(answer.items[0].snippet)],
  ["money/stopped.html#right-hardship", "You can ask for a hardship loan. But: It is a loan, and has to be paid back."]);
same("the beginning of a word", urls(await ask("comm")).includes("commitment.html"), true);
same("two letters are a whole word", (await ask("co")).total, 0);
same("the beginning of a word that is not the last", urls(await ask("comm sign"))[0], "commitment.html#sign");
same("a word that nobody says", urls(await ask("skint")), ["money/stopped.html"]);
same("joined where the handbook joins", urls(await ask("job centre")), ["commitment.html"]);
same("and parted where it parts", urls(await ask("workfocused")).length, 0);
same("accents are folded", urls(await ask("gwyn")), ["welsh.html"]);
same("capitals, too", urls(await ask("GŴYN")), ["welsh.html"]);
same("one figure is enough", urls(await ask("7"))[0], "filler/7.html");

// ---- typing errors -----------------------------------------------------------
for (const [typed, used] of [["sactions", "sanctions"], ["stoppped", "stopped"], ["comitment", "commitment"], ["claiment", "claimant"], ["mnoey", "money"]]) {
  answer = await ask(`${typed} `);
  same(`${typed} is ${used}`, [answer.corrected, answer.total > 0], [[{ typed, used }], true]);
}
same("the first letter is right", (await ask("xoney ")).total, 0);
answer = await ask("stopped allx");
same("a word is not mended into one on most pages beside others", [answer.corrected, answer.all, urls(answer)[0]], [[], false, "money/stopped.html"]);
same("by itself it is", (await ask("allx ")).corrected, [{ typed: "allx", used: "all" }]);
same("words that are there are not mended", (await ask("coach")).corrected, []);
same("short words are not mended", (await ask("wrk")).total, 0);
same("nor is what is quoted", (await ask('"sactions"')).total, 0);
same("an error while still typing", (await ask("stoppd")).corrected, [{ typed: "stoppd", used: "stopped" }]);
same("and in the beginning of a word", (await ask("comit")).corrected, [{ typed: "comit", used: "commitment" }]);
answer = await ask("hardhsip");
same("what was mended is marked", shown(answer.items[0].snippet).includes("[hardship]"), true);

// ---- all words, or some ------------------------------------------------------
answer = await ask("hours zebra");
same("some words", [urls(answer), answer.all], [["coach/work-coach.html#hours"], false]);
answer = await ask("skint commitment");
same("pages with only some of the words", [answer.all, answer.total], [false, 3]);
answer = await ask("rent hours");
same("no page has both", [answer.all, answer.total], [false, 2]);
answer = await ask("coach work people");
same("others follow a few that have all", [answer.all, urls(answer)[0], answer.total], [true, "coach/interviews.html", 4]);
answer = await ask("text rent");
same("a word on most pages does not restrict", urls(answer)[0], "money/stopped.html#today");
answer = await ask("common", { limit: 30 });
same("a word on more pages than a shard keeps", [answer.total, answer.items.length], [20, 20]);
answer = await ask("common", { limit: 5 });
same("as many as wanted", [answer.total, answer.items.length], [20, 5]);

// ---- order -------------------------------------------------------------------
answer = await ask("sanction");
same("what no longer holds comes last", [urls(answer).at(-1), answer.items.at(-1).status, answer.items.at(-1).instead],
  ["history/old.html", "historical", { url: "coach/work-coach.html", title: "What can my work coach ask?" }]);
answer = await ask("old work coach sanction");
same("also with more of the words", answer.items.findIndex((item) => item.status === "historical"), answer.items.length - 1);

// ---- phrases -----------------------------------------------------------------
answer = await ask('"work coach"');
same("a phrase", [urls(answer), answer.all], [["coach/work-coach.html", "history/old.html"], true]);
same("in curly quotes", urls(await ask("“work coach”")), urls(answer));
same("within one block", [urls(await ask('"commitment work"')).length > 0, (await ask('"commitment work"')).all], [true, false]);
same("with other words", urls(await ask('"work coach" come')), ["coach/work-coach.html"]);
same("two phrases", urls(await ask('"work coach" "made a sanction"')), ["history/old.html"]);
same("in the title", urls(await ask('"claimant commitment"')).slice(0, 2).sort(), ["coach/interviews.html", "commitment.html"]);
same("a quote that is not closed", urls(await ask('"work coach')).includes("coach/interviews.html"), true);

// ---- filters -----------------------------------------------------------------
same("by benefit", urls(await ask("coach", { benefits: ["esa"] })), ["coach/work-coach.html", "coach/interviews.html", "history/old.html"]);
same("a page that names no nation is for all", urls(await ask("coach", { nations: ["england"] })), ["coach/work-coach.html", "history/old.html"]);
same("by kind", urls(await ask("coach", { kinds: ["reference", "decision"] })), ["coach/interviews.html", "history/old.html"]);
same("by all of them", urls(await ask("coach", { benefits: ["esa"], nations: ["scotland"], kinds: ["reference"] })), ["coach/interviews.html"]);
same("a word that is no choice", urls(await ask("coach", { kinds: ["__proto__"] })), []);
same("common words of few pages", (await ask("common", { kinds: ["guide"], limit: 30 })).total, 20);
await new Promise((resolve) => one.search.filters((filters) => {
  same("the choices", filters.kinds.map((kind) => kind.id), ["decision", "guide", "reference"]);
  resolve();
}));

// ---- what people type --------------------------------------------------------
for (const query of ["", " ", "a", "\"", "\"\"\"\"", "“”", "😀", "\ud800", "\udc00 \ud800", "<b></b> ?", "(.*)+$ \\", "%%", "' ''", "-", "\u0000"]) {
  answer = await ask(query);
  same(`nothing to look for in ${JSON.stringify(query)}`, [answer.tooShort, answer.items.length, answer.done, answer.damaged], [true, 0, true, false]);
}
for (const query of ["__proto__", "constructor", "hasOwnProperty", "toString valueOf"]) {
  same(`${query} is a word`, urls(await ask(query)), ["proto.html"]);
}
for (const query of ["<script>alert(1)</script>", "مرحبا بكم", "日本語", "x".repeat(10000), "coach ".repeat(2000), "\"".repeat(10000), "\ufdfa".repeat(3000), "a b ".repeat(5000), "coach \ud800"]) {
  answer = await ask(query);
  same(`${JSON.stringify(query.slice(0, 20))}… is answered`, [answer.done, answer.damaged, answer.query === query], [true, false, true]);
}
answer = await ask("fras");
same("what looks like HTML stays text", textOf(answer.items[0].snippet).includes("<b>fras</b> & rhagor"), true);
same("and so do the marks", marksOf(answer.items[0].snippet), ["fras"]);

// ---- step by step ------------------------------------------------------------
const fresh = () => engine(files, "en", { delay: (name) => (/\/x/.test(name) ? 20 : 1) });
let two = fresh();
let steps = [];
answer = await two.find("helpline", {}, steps);
same("first the summary, then the match", [steps.length, steps[0].done, textOf(steps[0].items[0].snippet), shown(steps[1].items[0].snippet).includes("[helpline]")],
  [2, false, "Ask for a hardship payment today.", true]);
const before = two.log.length;
await two.find("helpline");
same("what is known is not loaded again", two.log.length, before);
two = fresh();
const heard = [];
for (const query of ["money", "coach", "commitment"]) two.search.find(query, {}, (told) => heard.push(told.query));
await new Promise((resolve) => setTimeout(resolve, 200));
same("a newer question silences the older ones", heard, ["commitment", "commitment"]);
two = fresh();
await Promise.race([two.find("coach money sign common text hours filling"), new Promise((resolve) => setTimeout(resolve, 2000))]);
tally.check("few files are loaded at once", two.most() <= 6 ? [] : [String(two.most())]);
two.search.open("base/", "xx");
answer = await two.find("coach");
same("a language that is not there", [answer.damaged, answer.total, answer.pageCount], [true, 0, 0]);

// ---- damage ------------------------------------------------------------------
function damaged(change) {
  const copy = new Map(files);
  change(copy);
  return engine(copy);
}
const holders = (pattern, word) => [...files].filter(([name, text]) => pattern.test(name) && new RegExp(word).test(text)).map(([name]) => name);
const [shard] = holders(/\/t\d/, "\\\\nmoney |\"f\":\"money ");
for (const [name, text] of [["missing", undefined], ["empty", ""], ["no script", "\u0000\u0001{"], ["cut", files.get(shard).slice(0, 200)],
  ["of another name", files.get(shard).replace(/t\d+/, "t999")], ["null", `handbookSearch.take("${shard.replace(".js", "")}", null);`],
  ["of another form", `handbookSearch.take("${shard.replace(".js", "")}", {"f": 1, "g": {}});`],
  ["of bad numbers", files.get(shard).replace(/"g":.*/, (g) => g.replace(/"\d+ [^"]+"/g, '"3 ___"') )],
  ["of pages that are not there", files.get(shard).replace(/"g":.*/, (g) => g.replace(/"\d+ [^"]+"/g, '"1 ___AAA"'))]]) {
  two = damaged((copy) => (text === undefined ? copy.delete(shard) : copy.set(shard, text)));
  answer = await two.find("money coach");
  same(`a shard that is ${name}: the rest still answers`, [answer.damaged, answer.done, urls(answer).includes("coach/work-coach.html")], [true, true, true]);
}
for (const name of ["d0", "d1"]) {
  two = damaged((copy) => copy.set(`en/${name}.js`, `handbookSearch.take("en/${name}", [[1, 2]]);`));
  answer = await two.find("coach work sanction filling common", { limit: 100 });
  same(`pages of ${name} are left out`, [answer.damaged, answer.items.length > 0, answer.done], [true, true, true]);
}
two = damaged((copy) => { for (const name of copy.keys()) if (/\/x\d/.test(name)) copy.delete(name); });
answer = await two.find("helpline");
same("without texts there is the summary", [answer.damaged, textOf(answer.items[0].snippet), answer.done], [true, "Ask for a hardship payment today.", true]);
answer = await two.find('"work coach"');
same("and phrases are found in titles", [answer.damaged, urls(answer).includes("coach/work-coach.html")], [true, true]);
two = damaged((copy) => { for (const name of copy.keys()) if (/\/v\d/.test(name)) copy.delete(name); });
answer = await two.find("sactions coach");
same("without the list of words nothing is mended", [answer.damaged, answer.corrected, answer.total > 0], [true, [], true]);
two = damaged((copy) => copy.delete("en/filter.js"));
answer = await two.find("coach", { benefits: ["esa"] });
same("without filters it says so", [answer.damaged, answer.total > 0], [true, true]);
two = damaged((copy) => { for (const name of copy.keys()) if (/\/r\d/.test(name)) copy.delete(name); });
answer = await two.find("common", { limit: 30 });
same("without the rest of a list it says so", [answer.damaged, answer.items.length], [true, 12]);
for (const head of [undefined, "", "handbookSearch.take(\"en/head\", {\"format\": 2});", files.get("en/head.js").replace("\"perDoc\":4", "\"perDoc\":0")]) {
  two = damaged((copy) => (head === undefined ? copy.delete("en/head.js") : copy.set("en/head.js", head)));
  answer = await two.find("coach");
  same("without a head it says so", [answer.damaged, answer.done, answer.items.length], [true, true, 0]);
}
// A file that comes back is read again: a stick that was pulled out for a moment.
const gone = new Map(files);
gone.delete(shard);
two = engine(gone);
await two.find("money");
gone.set(shard, files.get(shard));
answer = await two.find("money");
same("a file that comes back", [answer.damaged, urls(answer)[0]], [false, "money/stopped.html"]);

// Any byte of any file may be wrong: no exception, always an answer.
let seed = 7;
const random = (below) => { seed = (seed * 16807) % 2147483647; return seed % below; };
const quiet = [];
for (let i = 0; i < 150; i++) {
  const names = [...files.keys()];
  two = damaged((copy) => {
    for (let n = 0; n < 6; n++) {
      const name = names[random(names.length)];
      const text = copy.get(name);
      const at = random(text.length);
      copy.set(name, text.slice(0, at) + "Az09_-\",:[]{}+\u2028"[random(16)] + text.slice(at + random(3)));
    }
  });
  const query = ["coach work", "sactions", '"work coach"', "common text 7", "comm"][i % 5];
  const found = await Promise.race([two.find(query, i % 3 ? {} : { benefits: ["esa"] }), new Promise((resolve) => setTimeout(() => resolve(null), 5000))]);
  if (!found) quiet.push(`${i}: no answer to ${query}`);
}
tally.check("whatever is wrong with files, there is an answer", quiet);
tally.end();
