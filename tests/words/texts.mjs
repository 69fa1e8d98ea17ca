// The texts in quotes of C and Lua files, each with its line.

// Neighbours are one text, as for the compiler. What BUG( … ) and _Static_assert
// say is for who broke the program, and an #include is no text. `near` is all
// that stands in the same statement and the one before: a message has its help there.
export function textsOfC(source) {
    const texts = [];
    let line = 1, at = 0, open = null, bug = -1, depth = 0, statement = [], before = [];
    const close = () => {
        if (open && bug < 0) { texts.push(open); statement.push(open); }
        open = null;
    };
    const end = () => {
        const near = [...before, ...statement].map(({ text }) => text).join(" / ");
        for (const text of statement) text.near = near;
        before = statement;
        statement = [];
    };
    while (at < source.length) {
        const rest = source.slice(at, at + 200);
        const c = source[at];
        if (c === "\n") { line++; at++; continue; }
        if (/\s/.test(c)) { at++; continue; }
        if (rest.startsWith("/*")) {
            const behind = source.indexOf("*/", at) + 2;
            line += source.slice(at, behind).split("\n").length - 1;
            at = behind;
            continue;
        }
        if (c === "#" && /(^|\n)[ \t]*$/.test(source.slice(Math.max(0, at - 80), at))) {
            close();
            while (at < source.length && source[at] !== "\n") at += source[at] === "\\" ? 2 : 1;
            continue;
        }
        if (c === '"') {
            const from = at++;
            while (source[at] !== '"') at += source[at] === "\\" ? 2 : 1;
            const text = source.slice(from + 1, at++)
                .replace(/\\n/g, " ").replace(/\\t/g, " ").replace(/\\(["'\\?])/g, "$1");
            if (open) open.text += text;
            else open = { line, text };
            continue;
        }
        close();
        if (c === "'") {
            at++;
            while (source[at] !== "'") at += source[at] === "\\" ? 2 : 1;
            at++;
            continue;
        }
        const word = /^[A-Za-z_]\w*/.exec(rest)?.[0];
        if (word) {
            at += word.length;
            if (word === "UTF8_SAVE_HELP") statement.push({ text: "in Notepad" });
            if ((word === "BUG" || word === "_Static_assert") && bug < 0) bug = depth;
            continue;
        }
        if (c === ";" || c === "{") end();
        if (c === "(") depth++;
        if (c === ")" && --depth === bug) bug = -1;
        at++;
    }
    close();
    end();
    return texts;
}

// "…", '…' and [[…]]; parts joined by .. are texts of their own.
export function textsOfLua(source) {
    const texts = [];
    const mark = /--\[(=*)\[[\s\S]*?\]\1\]|--[^\n]*|"((?:[^"\\\n]|\\[\s\S])*)"|'((?:[^'\\\n]|\\[\s\S])*)'|\[(=*)\[([\s\S]*?)\]\4\]/g;
    let line = 1, before = 0;
    for (const found of source.matchAll(mark)) {
        line += source.slice(before, found.index).split("\n").length - 1;
        before = found.index;
        const text = found[2] ?? found[3] ?? found[5];
        if (text !== undefined) texts.push({ line, text: text.replace(/\\(["'\\])/g, "$1").replace(/\\?\n|\\n/g, " ") });
    }
    return texts;
}
