// tests/search/words.mjs - texts become words in the browser as they do in the index: the
// cases of words.txt, and what a text is never broken by.
import fs from "node:fs";
import { Tally } from "../browser/common.mjs";
import { engine } from "./engine.mjs";

const tally = new Tally();
const { wordsOf } = engine(new Map()).context.window.handbookSearchText;

for (const line of fs.readFileSync(new URL("words.txt", import.meta.url), "utf8").split("\n")) {
  if (!line || line.startsWith("#")) continue;
  const [text, expected] = line.split(" |").map((part) => part.replace(/\\u([0-9a-f]{4})/g, (_, code) => String.fromCharCode(parseInt(code, 16))));
  const words = [...wordsOf(text)].join(" ");
  tally.check(line, words === expected.trim() ? [] : [`'${words}', not '${expected.trim()}'`]);
}

const long = "x".repeat(100000);
tally.check("a word is cut to 64 letters", wordsOf(long)[0].length === 64 ? [] : [String(wordsOf(long)[0].length)]);
tally.check("letters are counted, not halves of them", [...wordsOf("𐐷".repeat(100))[0]].length === 64 ? [] : ["not 64"]);
tally.check("halves of letters are no words", wordsOf("\ud800 \udfff a\ud800b").join(" ") === "a b" ? [] : [wordsOf("\ud800 \udfff a\ud800b").join(" ")]);
tally.end();
