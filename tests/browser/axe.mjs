// tests/browser/axe.mjs - axe-core on an open page: every rule of WCAG 2.2 A and AA
// and of good practice, or only what colours and sizes can change.
import fs from "node:fs";
import { createRequire } from "node:module";

const source = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const ALL = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };
// What another width or another colour scheme can spoil.
const LOOKS = { runOnly: { type: "rule", values: ["color-contrast", "target-size", "link-in-text-block", "scrollable-region-focusable"] } };

export const load = (page) => page.evaluate(source);

// Adds what axe finds to `found`; `where` says in which light.
export async function audit(page, where, found, { looks = false } = {}) {
  const result = await page.evaluate(async (options) => {
    // A colour that is still changing is none that a reader sees.
    await Promise.all(document.getAnimations().map((one) => one.finished.catch(() => {})));
    const done = await window.axe.run(document, { ...options, resultTypes: ["violations"], preload: false });
    return done.violations.map((one) => ({
      id: one.id, help: one.help,
      nodes: one.nodes.slice(0, 3).map((node) => `${node.target.join(" ")} | ${node.html.slice(0, 140)}`),
    }));
  }, looks ? LOOKS : ALL);
  for (const one of result) {
    found.push(`${where}: ${one.id}: ${one.help}`, ...one.nodes.map((node) => `    ${node}`));
  }
}
