// tests/site/reading-test.mjs - the tool that measures reading age, against words
// and sentences counted by hand, an easy page and a hard one.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Tally } from "../browser/common.mjs";
import { parsePage } from "./html.mjs";
import { measure, sentencesOf, splitSentences, termsOf } from "./sentences.mjs";
import { spelled, syllables } from "./syllables.mjs";

// Counted by hand, as they are spoken.
const COUNTED = {
  1: `ask asked asks told you your the called time times cut cuts loans course coach please help helped house rules
    whole while these those made change word words moved live lived proved caused raised since rent don't can't
    won't aren't you're they're we've claim claims health heard years stopped rung thing through eight weeks weighs
    judge judged sleep fair free two law laws choice worth stayed played goes does page fact sign signed lose
    changed fixed`,
  2: `needed choices appeal people table tables handle handled answer answered reason reasons review reviews
    payment payments coaches changes places uses sizes refuse refused began under over number numbers doing going
    being paying applied apply language agree agreed isn't doesn't didn't couldn't hasn't wasn't money journal
    letter letters challenge mistake mistakes something someone statement statements somewhere therefore deadline
    deadlines helpline before because today later sanction sanctions quiet client clients create region union
    question questions special conscious patient social nation actions section sections rewrite reuse pushes
    reaches searches action wanted started listed lately hopeless careful people's believe receive received police
    require required requires lawyer buying saying doctor without within credit hardship employed argue complaint
    complaints private million player beyond really ancient conscience northern ireland support address`,
  3: `decision benefit tribunal challenges whatever carefully suitable applying adviser government requirement
    requirements commitment employment employer employers interview interviews adjustment adjustments provider
    providers period periods previous serious various obvious appointment appointments area idea actual department
    committee agreement management easier earlier difficult possible example examples family probably violence
    audio studio usual annual arguing continue decided deciding important together afterwards tomorrow anything
    everything everyone anyone anyway somebody evidence official officials penalty ombudsman commission parliament
    disabled personal privacy medical medicine opinion religion curious guarantee theatre reapply reassess exercise
    attendance condition conditions sufficient efficient work-focused reduction national insurance allowance
    jobseeker's signature document documents internal external telephone addresses assessment`,
  4: `universal regulation regulations mandatory information reasonable voluntary experience independent priority
    january february usually immediate appropriate situation mediation continuing examiner commissioner equality
    available activity overpayment electronic`,
  5: `individual recommendation immediately association evaluation disability discrimination capability`,
  6: `reconsideration`,
};

const tally = new Tally();
const differs = (got, wanted) => (JSON.stringify(got) === JSON.stringify(wanted) ? [] : [`${JSON.stringify(got)} instead of ${JSON.stringify(wanted)}`]);

for (const [count, words] of Object.entries(COUNTED)) {
  const wrong = words.trim().split(/\s+/).filter((word) => syllables(word) !== Number(count));
  tally.check(`words of ${count} syllables`, wrong.map((word) => `${word}: ${syllables(word)}`));
}
tally.check("letters said one by one", differs([spelled("DWP"), spelled("ESA")], [5, 3]));

tally.check("sentences are told apart", differs(
  splitSentences("Ask today. Say: “Why?” Do not wait! See reg. 15 and e.g. Form 1. It costs £1.50."),
  ["Ask today.", "Say: “Why?”", "Do not wait!", "See reg. 15 and e.g. Form 1.", "It costs £1.50."]));

// 13 words of 26 syllables: 0.39 x 13 + 11.8 x 26/13 - 15.59 = 13.08, and 5 more.
const platypus = measure(["The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."], []);
tally.check("a sentence of known grade", differs(platypus.raw.toFixed(2), "18.08"));
// 6 words of one syllable each: 2.34 + 11.8 - 15.59 = -1.45.
tally.check("an easy one", differs(measure(["The cat sat on the mat."], []).raw.toFixed(2), "3.55"));
// "DWP" is one plain word of two syllables as a term, five when spelled.
const term = measure(["Ask the DWP."], ["DWP"]);
tally.check("a term of art", differs([term.age.toFixed(2), term.raw.toFixed(2)],
  [(0.39 * 3 + 11.8 * 4 / 3 - 10.59).toFixed(2), (0.39 * 3 + 11.8 * 7 / 3 - 10.59).toFixed(2)]));
const easy = `<html><body><main><div class="first-screen"><h1>My money stopped</h1>
<p class="summary">Ask why. Do it today.</p><p class="danger"><span class="mark">!</span> <strong>Be careful:</strong> Do not wait.</p></div>
<section class="rights"><ul><li class="claim"><p class="claim-text">You can ask. <a class="here" href="#x">#</a></p>
<p class="claim-but"><strong>But:</strong> Ask soon.</p><ul class="authority"><li>Regulations 2013</li></ul></li></ul></section>
<div class="body"><h2>Left out</h2><p>You can:</p><ul><li>ring<ul><li>by day</li></ul></li><li>write<sup>1</sup></li></ul>
<table><tr><th>Who</th><td>You <strong>and:</strong> me</td></tr></table><pre>code</pre></div></main></body></html>`;
tally.check("what counts on a page", differs(sentencesOf(parsePage(easy)), ["My money stopped", "Ask why.", "Do it today.", "Do not wait.",
  "You can ask.", "Ask soon.", "You can:", "ring", "by day", "write", "Who", "You and: me"]));

// The tool itself, on a page that will do and on one that will not.
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "reading-"));
const tool = fileURLToPath(new URL("reading.mjs", import.meta.url));
for (const part of ["content", "site"]) fs.mkdirSync(path.join(folder, part));
fs.writeFileSync(path.join(folder, "content", "handbook.yaml"), `title: x
vocabularies:
  benefits:
    uc: {en: Universal Credit, cy: Credyd Cynhwysol}
    jsa: New style Jobseeker's Allowance (NSJ)
  nations:
    ni: "Northern Ireland"
theme: default
`);
fs.writeFileSync(path.join(folder, "content", "glossary.yaml"), "terms:\n  - term: Claimant commitment\n    means: x\n");
const terms = termsOf(path.join(folder, "content"));
tally.check("terms come from vocabularies and glossary", ["DWP", "Universal Credit", "New style Jobseeker's Allowance", "NSJ", "Northern Ireland", "Claimant commitment"]
  .filter((name) => !terms.includes(name)).concat(terms.filter((name) => /Credyd|theme|means/.test(name))));
const long = Array.from({ length: 25 }, (_, at) => `word${at}`).join(" ");
const hard = easy.replace("by day", "Administrative reconsideration necessitates comprehensive documentation.".repeat(9)).replace("Who", long);
for (const [name, kind, text] of [["easy", "guide", easy], ["hard", "guide", hard], ["other", "reference", hard]]) {
  fs.writeFileSync(path.join(folder, "content", `${name}.md`), `---\ntitle: x\nkind: ${kind}\n---\n`);
  fs.writeFileSync(path.join(folder, "site", `${name}.html`), text);
}
const run = (...files) => spawnSync(process.execPath, [tool, path.join(folder, "site"), "--content", path.join(folder, "content"), ...files], { encoding: "utf8" });
const good = run("easy.html");
tally.check("an easy page passes", good.status === 0 ? [] : [good.stdout, good.stderr]);
const bad = run();
tally.check("a hard page fails", bad.status === 1 ? [] : [`exit status ${bad.status}`]);
tally.check("and is told why", [/hard\.html is for readers of/, /it needs an age of/, /25 words: word0/, /2 passed, 2 failed/]
  .filter((wanted) => !wanted.test(bad.stdout)).map((wanted) => `${wanted} is missing: ${bad.stdout}`));
tally.check("a page of another kind is not measured", bad.stdout.includes("other.html") ? [bad.stdout] : []);
fs.rmSync(folder, { recursive: true });
tally.end();
