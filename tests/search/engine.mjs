// tests/search/engine.mjs - the search of the theme, run in Node as a page runs it: its
// scripts in a context of their own, with a document that can do one thing, load
// scripts, from a folder or from a Map.
import fs from "node:fs";
import path from "node:path";
import vm from "node:vm";

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "../..");
const SCRIPTS = ["search-text.js", "search.js"].map((name) => path.join(root, "themes/default/assets", name));

// files: a folder search/, or a Map from "en/head.js" to its text. Gives
//   find(query, wanted)     the last answer, a promise; `steps` gets each answer
//   log                     [{name, bytes}] of all that was loaded so far
//   context.handbookSearch  the engine itself
export function engine(files, language = "en", { delay = () => 0 } = {}) {
  const log = [];
  const read = (name) => {
    if (files instanceof Map) return files.get(name);
    const file = path.join(files, name);
    return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : undefined;
  };
  let most = 0;
  let now = 0;
  const document = {
    createElement: () => ({}),
    head: {
      removeChild() {},
      appendChild(script) {
        script.parentNode = document.head;
        const name = script.src.replace(/^base\//, "");
        most = Math.max(most, ++now);
        setTimeout(() => {
          const text = read(name);
          now--;
          log.push({ name, bytes: text === undefined ? 0 : Buffer.byteLength(text) });
          if (text === undefined) { script.onerror?.(); return; }
          // A browser says onload for a script that throws, too.
          try { vm.runInContext(text, context, { filename: name }); } catch { /* damaged */ }
          script.onload?.();
        }, delay(name));
      },
    },
  };
  const window = { setTimeout, clearTimeout };
  const context = vm.createContext({ document, window, console });
  Object.defineProperty(context, "handbookSearch", { get: () => window.handbookSearch });
  for (const script of SCRIPTS) vm.runInContext(fs.readFileSync(script, "utf8"), context, { filename: script });
  window.handbookSearch.open("base/", language);
  return {
    log, context, search: window.handbookSearch,
    most: () => most,
    find(query, wanted = {}, steps = []) {
      return new Promise((resolve) => {
        window.handbookSearch.find(query, wanted, (answer) => {
          steps.push(answer);
          if (answer.done) resolve(answer);
        });
      });
    },
  };
}

export const textOf = (parts) => (parts || []).map((part) => part.text).join("");
export const marksOf = (parts) => (parts || []).filter((part) => part.mark).map((part) => part.text);
