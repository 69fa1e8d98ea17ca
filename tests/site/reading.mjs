// tests/site/reading.mjs SITE [--content FOLDER] [FILE…] - are the guides easy to
// read? Every page of kind guide, or the files named:
//
//     node tests/site/reading.mjs site
//     node tests/site/reading.mjs site money/stopped.html      with its hardest sentences
//
// Two budgets: a reading age of 12 at most (the aim is 11), and no sentence of 25
// words or more. sentences.mjs says what counts and how. What kind a page is, its
// front matter in the content folder says (content/ of this tree by default).
import fs from "node:fs";
import path from "node:path";
import { Tally, htmlFiles } from "../browser/common.mjs";
import { commandLine, fieldOf, frontMatter } from "./content.mjs";
import { parsePage } from "./html.mjs";
import { measure, sentencesOf, termsOf } from "./sentences.mjs";

const OLDEST = 12.0;
const LONGEST = 24;

const { site, content, files: named } = commandLine();

// The kind in the front matter; nothing for a page that the program made.
function kindOf(file) {
  const front = frontMatter(content, file.replace(/\.html$/, ".md"));
  return front === null ? null : fieldOf(front, "kind") || "guide";
}

const tally = new Tally();
const terms = termsOf(content);
const files = named.length ? named.map((file) => (fs.existsSync(path.join(site, file)) ? file : path.relative(site, file)))
  : htmlFiles(site).filter((file) => kindOf(file) === "guide");
if (!files.length) tally.fail(`there is no guide in ${site}`);

const rows = [];
for (const file of files) {
  const page = parsePage(fs.readFileSync(path.join(site, file), "utf8"));
  const result = measure(sentencesOf(page), terms);
  if (!result.sentences) tally.fail(`${file} has sentences`, ["none was found: have the names in the theme changed?"]);
  else rows.push({ file, ...result });
}
rows.sort((a, b) => b.age - a.age);

console.log(" age   raw  sentences  words each  page");
for (const { file, age, raw, sentences, mean } of rows) {
  console.log(`${age.toFixed(1).padStart(4)}  ${raw.toFixed(1).padStart(4)}  ${String(sentences).padStart(9)}  ${mean.toFixed(1).padStart(10)}  ${file}`);
}
for (const { file, age, lengths } of rows) {
  tally.check(`${file} is for readers of ${OLDEST.toFixed(1)} or younger`, age > OLDEST + 0.005 ? [`it needs an age of ${age.toFixed(1)}`] : []);
  tally.check(`${file} has no long sentence`, lengths.filter((one) => one.words > LONGEST).map((one) => `${one.words} words: ${one.text}`));
  if (named.length) {
    console.log(`  the hardest sentences of ${file}:`);
    const hard = lengths.filter((one) => one.words > 5).sort((a, b) => b.age - a.age).slice(0, 8);
    for (const one of hard) console.log(`        ${one.age.toFixed(1).padStart(4)}  ${one.text}`);
  }
}
tally.end();
