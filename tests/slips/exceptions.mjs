// What may be said of a slip. "" when it is fine, else what is wrong with it.

// Slips that change nothing: how far in the lines of a text or the one entry of
// a list stand is free, and one entry may stand without its dash.
const harmless = [
    /^ +and may send it by post\.$/, /^ +They cannot sign for you\.$/, /^ +They can speak\.$/,
    /^ *(- )?\{date: 2026-01-20, kind: law, note: Added a right\}$/,
    /^ +do: Ask for a copy$/, /^ +question: Is there a copy\?$/,
];

// Kinds of which two honest things are said, or of another line than the slip's.
const places = {
    "twice": (line) => [line + 1], // the second one
    "no dash": (line) => [line, line - 1], // a text that goes on: where it begins
    "two spaces less": (line) => [line, line + 1], // of two lines nobody knows which is right
    "closing line gone": () => [1], // where it was opened
    "closing line two dashes": () => [1],
    "closing line en dash": () => [1],
    "closing line four dashes": () => [1],
    "closing line with a space": () => [1],
};
const two = ["comma gone", "bracket not opened"]; // what it was to be, and that it is none

export function allowed({ kind, line, said, page }) {
    if (said.length === 0)
        return harmless.some((text) => text.test(page[line - 1] ?? "")) ? "" : "nothing is said";
    if (said.length > (two.includes(kind) ? 2 : 1)) return `${said.length} things are said`;
    const where = (places[kind] ?? (() => [line]))(line);
    const off = said.find((one) => !where.includes(one.line));
    return off ? `it is said of line ${off.line}` : "";
}
