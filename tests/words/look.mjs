// Does anything people read use a word of tests/words-we-do-not-say.txt?
//
//     node tests/words/look.mjs              everything in the source tree
//     node tests/words/look.mjs said FILE…   what the program printed: --help and the like
//     node tests/words/look.mjs texts        the texts it looks at, one a line
//
// WORDS_ROOT: another tree than this one, for the test of this test.
//
// It reads what can be said where it is written, since no test makes the program
// say everything: each text of two words or more in the C files (wherever it
// stands: in a call, in a table, in a function that builds a message), in the
// plugins, in the English of the themes; the pages of `handbook explain`; and
// what tests expect to be printed. One line a finding; exit status 1.
import { readFileSync, readdirSync, existsSync } from "node:fs";
import { join, relative } from "node:path";
import { readList, findings } from "./list.mjs";
import { textsOfC, textsOfLua } from "./texts.mjs";

const here = new URL("../..", import.meta.url).pathname;
const root = process.env.WORDS_ROOT ?? here;
const list = readList(readFileSync(join(here, "tests/words-we-do-not-say.txt"), "utf8"));
const out = [];
let looked = 0;

function files(folder, ending, into = []) {
    if (!existsSync(folder)) return into;
    const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) files(path, ending, into);
        else if (entry.name.endsWith(ending)) into.push(path);
    }
    return into;
}

function look(path, line, text, code = "", near = text) {
    looked++;
    if (mode === "texts") return console.log(`${path}:${line}: ${text}`);
    for (const { word, better } of findings(list, path, text, code, near))
        out.push(`${path}:${line}: '${word}' is no word for a contributor; say: ${better}\n    ${text}`);
}

// A text of one word is a name, of no word a format; one with ="…" is a piece
// of a file that is written.
const isProse = (text) => /[A-Za-z]{2,}[,;:]?\s+\S*[A-Za-z]{2,}/.test(text) && !/="|<\?xml|="?$/.test(text);

function lookAtSources() {
    for (const file of files(join(root, "generator"), ".c"))
        for (const { line, text, near } of textsOfC(readFileSync(file, "utf8")))
            if (isProse(text)) look(relative(root, file), line, text, "", near);
    for (const file of files(join(root, "lua-plugins"), ".lua")) {
        const path = relative(root, file);
        if (path.startsWith("lua-plugins/tests/")) continue;
        for (const { line, text } of textsOfLua(readFileSync(file, "utf8")))
            if (isProse(text)) look(path, line, text);
    }
}

function lookAtThemes() {
    for (const file of files(join(root, "themes"), "i18n/en.yaml").concat(files(join(root, "themes"), "en.yaml")))
        readFileSync(file, "utf8").split("\n").forEach((text, i) => {
            const value = text.replace(/^\s*[\w.-]+:\s*/, "");
            if (!text.startsWith("#") && value) look(relative(root, file), i + 1, value);
        });
}

// A page of `handbook explain`: its sentences, without the examples.
function lookAtPages() {
    for (const folder of ["generator/codes", "lua-plugins/codes"])
        for (const file of files(join(root, folder), ".md")) {
            let fence = "";
            const code = file.replace(/.*\//, "").replace(/\.md$/, "");
            readFileSync(file, "utf8").split("\n").forEach((text, i) => {
                const mark = /^\s*(```+|~~~+)/.exec(text)?.[1];
                if (mark && !fence) fence = mark;
                else if (mark && text.trim() === fence) fence = "";
                else if (!fence && !text.startsWith("# "))
                    look(relative(root, file), i + 1, text.replace(/`[^`]*`/g, "''"), code);
            });
        }
}

// What tests expect the program to print: message and help of each diagnostic
// are looked at together, the author's line between them is not.
function lookAtSaid(path, text) {
    let open = null;
    const close = () => { if (open) look(path, open.line, open.text, open.code); open = null; };
    text.split("\n").forEach((line, i) => {
        const head = /^\S.*?: (?:error|warning|note|suggestion): (.*?)(?: \[([a-z0-9-]+)\])?$/.exec(line);
        if (head) {
            close();
            open = { line: i + 1, text: head[1], code: head[2] ?? "" };
        } else if (open && /^ +(?:= help: |  )/.test(line) && !/^ *\d* \|/.test(line)) {
            open.text += " / " + line.trim().replace(/^= help: /, "");
        } else if (!/^ *\d* \|/.test(line)) {
            close();
            look(path, i + 1, line);
        }
    });
    close();
}

const [mode = "all", ...rest] = process.argv.slice(2);
if (mode === "said") {
    for (const file of rest) lookAtSaid(file, readFileSync(file, "utf8"));
} else {
    lookAtSources();
    lookAtThemes();
    lookAtPages();
    for (const file of files(join(root, "tests/negative"), "expect.txt").concat(files(join(root, "tests/golden"), "said")))
        lookAtSaid(relative(root, file), readFileSync(file, "utf8"));
}
if (mode !== "texts") {
    for (const line of [...new Set(out)]) console.log(line);
    if (mode === "all" && root === here) {
        const idle = list.idle();
        if (looked < 3000) idle.push(`only ${looked} texts were found: is something not looked at?`);
        for (const line of idle) console.log(line);
        out.push(...idle);
    }
    process.exitCode = out.length ? 1 : 0;
}
