// The list of words, and which of them a text uses.

const escaped = (word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");

function pattern(word) {
    // Short words in capitals (AST, BOM) count in capitals only.
    const flags = /^[A-Z]{2,4}$/.test(word) ? "u" : "iu";
    const body = /y$/.test(word) && !/[aeiou]y$/.test(word)
        ? `${escaped(word.slice(0, -1))}(?:y|ies)`
        : `${escaped(word)}(?:s|es)?`;
    return new RegExp(`(?<![\\p{L}\\p{N}_-])${body}(?![\\p{L}\\p{N}_-])`, flags);
}

export function readList(text) {
    const words = [], given = [], unsaid = [];
    text.split("\n").forEach((line, i) => {
        if (!line.trim() || line.startsWith("#")) return;
        const colon = line.indexOf(":");
        if (colon < 0) throw new Error(`words-we-do-not-say.txt:${i + 1}: no ':'`);
        const left = line.slice(0, colon).trim(), right = line.slice(colon + 1).trim();
        if (left.startsWith("="))
            return unsaid.push({ path: left.slice(1).trim(), text: right, used: false, line: i + 1 });
        if (left.startsWith("+")) {
            const back = left.slice(1).split(",").map((word) => word.trim());
            return given.push({ back, places: right.split(/[\s,]+/), used: false, line: i + 1 });
        }
        const only = /\(only with ([^)]*)\)/.exec(left)?.[1];
        for (const word of left.replace(/\([^)]*\)/, "").split(",").map((w) => w.trim()))
            if (word) words.push({ word, better: right, only, pattern: pattern(word) });
    });
    const idle = () => [
        ...given.filter((row) => !row.used).map((row) => `words-we-do-not-say.txt:${row.line}: nobody needs this line`),
        ...unsaid.filter((row) => !row.used).map((row) => `words-we-do-not-say.txt:${row.line}: no such text is there`),
    ];
    return { words, given, unsaid, idle };
}

// What stands in single quotes is the author's, or to be typed; so are '…' in
// which printf puts it. An apostrophe inside a word opens nothing.
const withoutQuoted = (text) =>
    text.replace(/(^|[\s("\/])'(?:[^'\n]|(?<=\w)'(?=\w))*'(?=$|[\s,.;:)?!"\/])/g, "$1''").replace(/\b[\w.]+\(\)/g, "''");

export function findings(list, path, text, code, near) {
    const found = [];
    const said = withoutQuoted(text);
    for (const row of list.unsaid)
        if (row.path === path && row.text === text) { row.used = true; return []; }
    for (const { word, better, only, pattern } of list.words) {
        if (!pattern.test(said) || (only && near.includes(only))) continue;
        const given = list.given.find((row) => row.back.includes(word) &&
            row.places.some((place) => place === code || path.startsWith(place) ||
                (place.endsWith("-*") && code.startsWith(place.slice(0, -1)))));
        if (given) given.used = true;
        else found.push({ word, better });
    }
    return found;
}
