// What a hand, or a word processor, does to a line.

const NBSP = "\u00a0";

// Each gives the line as it is after the slip, or null where it cannot happen.
// A slip that changes nothing that matters is no slip: see `harmless`.
const lineKinds = {
    "space more": (line) => line.trim() && ` ${line}`,
    "space less": (line) => line.startsWith(" ") && line.slice(1),
    "two spaces less": (line) => line.startsWith("  ") && line.slice(2),
    "no colon": (line) => /^( *(?:- )?\w+): \S/.test(line) && line.replace(/^( *(?:- )?\w+):/, "$1"),
    "no colon at the end": (line) => /^( *(?:- )?\w+):$/.test(line) && line.replace(/:$/, ""),
    "no space after the colon": (line) => /^ *(?:- )?\w+: \S/.test(line) && line.replace(/^( *(?:- )?\w+): /, "$1:"),
    "equals sign": (line) => /^ *(?:- )?\w+: \S/.test(line) && line.replace(/^( *(?:- )?\w+): /, "$1 = "),
    "semicolon": (line) => /^ *(?:- )?\w+: \S/.test(line) && line.replace(/^( *(?:- )?\w+):/, "$1;"),
    "closing quote gone": (line) => /"[^"]*"$/.test(line) && line.replace(/"$/, ""),
    "opening quote gone": (line) => /: "[^"]*"$/.test(line) && line.replace(/"/, ""),
    "curly quotes": (line) => line.includes('"') && line.replace(/"([^"]*)"/g, "“$1”"),
    "quotes gone": (line) => /: "/.test(line) && line.replace(/"/g, ""),
    "no dash": (line) => /^ *- /.test(line) && line.replace("- ", "  "),
    "dash gone": (line) => /^ *- /.test(line) && line.replace("- ", ""),
    "no space after the dash": (line) => /^ *- /.test(line) && line.replace("- ", "-"),
    "en dash": (line) => /^ *- /.test(line) && line.replace("-", "–"),
    "bullet": (line) => /^ *- /.test(line) && line.replace("-", "•"),
    "bullet and tab": (line) => /^ *- /.test(line) && line.replace("- ", "•\t"),
    "o and tab": (line) => /^ *- /.test(line) && line.replace("- ", "o\t"),
    "star": (line) => /^ *- /.test(line) && line.replace("-", "*"),
    "tab": (line) => /^ {2}/.test(line) && line.replace(/^ {2}/, "\t"),
    "hard space after the colon": (line) => /^ *(?:- )?\w+: \S/.test(line) && line.replace(/^( *(?:- )?\w+): /, `$1:${NBSP}`),
    "hard space before the colon": (line) => /^ *(?:- )?\w+: \S/.test(line) && line.replace(/^( *(?:- )?\w+):/, `$1${NBSP}:`),
    "hard space after the dash": (line) => /^ *- /.test(line) && line.replace("- ", `-${NBSP}`),
    "hard space at the beginning": (line) => line.startsWith(" ") && line.replace(/^ +/, (s) => NBSP.repeat(s.length)),
    "one hard space at the beginning": (line) => line.startsWith(" ") && line.replace(" ", NBSP),
    "hard space at the end of an empty line": (line) => line === "" && NBSP,
    "letter missing": (line) => /^ *(?:- )?\w{5,}:/.test(line) && line.replace(/^( *(?:- )?\w)\w/, "$1"),
    "capital": (line) => /^ *(?:- )?[a-z]\w+:/.test(line) && line.replace(/[a-z]/, (c) => c.toUpperCase()),
    "twice": (line) => /^ *\w+: \S/.test(line) && !line.includes("|") && `${line}\n${line}`,
    "bracket not closed": (line) => /[\]}]$/.test(line) && line.replace(/[\]}]$/, ""),
    "bracket not opened": (line) => /: \[|- \{/.test(line) && line.replace(/\[|\{/, ""),
    "comma gone": (line) => /[[{].*,/.test(line) && line.replace(",", ""),
    "round brackets": (line) => /\[.*\]$/.test(line) && line.replace("[", "(").replace(/\]$/, ")"),
    "soft hyphen in the name": (line) => /^ *(?:- )?\w{5,}:/.test(line) && line.replace(/^( *(?:- )?\w\w)/, "$1\u00ad"),
};

const markKinds = {
    "closing line gone": (line) => null,
    "closing line two dashes": () => "--",
    "closing line en dash": () => "—",
    "closing line four dashes": () => "----",
    "closing line with a space": () => " ---",
};
const openingKinds = {
    "opening line gone": () => null,
    "opening line two dashes": () => "--",
    "opening line en dash": () => "—",
    "opening line with a space": () => " ---",
};

export function* slips(good) {
    const closing = good.indexOf("---", 1);
    const with_ = (line, text) => {
        const lines = [...good];
        if (text === null) lines.splice(line, 1);
        else lines[line] = text;
        return lines.join("\n");
    };
    for (const [kind, change] of Object.entries(lineKinds))
        for (let i = 1; i < closing; i++) {
            const text = change(good[i]);
            if (text && text !== good[i]) yield { kind, line: i + 1, text: with_(i, text) };
        }
    for (const [kind, change] of Object.entries(markKinds)) yield { kind, line: closing + 1, text: with_(closing, change()) };
    for (const [kind, change] of Object.entries(openingKinds)) yield { kind, line: 1, text: with_(0, change()) };
}
