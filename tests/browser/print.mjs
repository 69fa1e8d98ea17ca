// tests/browser/print.mjs SITE - pages that have every part between them, printed
// to PDF by Chromium:
// there is something on the paper; it says its title, the edition and its address; and
// nothing on it asks to be pressed. Without pdftotext only the first is looked at.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { spawnSync } from "node:child_process";
import { executable, sample, open, withBrowser } from "./common.mjs";

const [, , site] = process.argv;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "print-"));
const folded = (text) => text.replace(/[\s\u00ad-]+/g, "").toLowerCase();

await withBrowser("chrome", async (page, tally) => {
  const reader = executable(["pdftotext"]);
  if (!reader) tally.skip("the words on paper", "pdftotext is not installed");
  const editions = [];
  for (const file of sample(site)) {
    await open(page, site, file);
    const { title, edition, buttons, printed } = await page.evaluate(() => ({
      title: document.querySelector("main h1").innerText,
      edition: (document.querySelector("footer time") || { textContent: "" }).textContent,
      printed: document.querySelector(".printed") !== null,
      buttons: [...document.querySelectorAll("button, .skip")].map((one) => one.textContent.trim()).filter(Boolean),
    }));
    const name = path.join(folder, `${file.replace(/\W/g, "-")}.pdf`);
    await page.pdf({ path: name, format: "A4" });
    const size = fs.statSync(name).size;
    tally.check(`${file} prints`, size > 5000 ? [] : [`the PDF has ${size} bytes`]);
    editions.push(edition);
    if (!reader) continue;
    const text = spawnSync(reader, ["-layout", name, "-"], { encoding: "utf8" }).stdout;
    const found = [];
    if (!folded(text).includes(folded(title))) found.push(`the title is not on it: ${title}`);
    if (!printed || !folded(text).includes(folded(file.replace(/\.html$/, "")))) found.push("its address is not on it");
    if (edition && !folded(text).includes(folded(edition))) found.push(`the edition is not on it: ${edition}`);
    for (const button of new Set(buttons)) {
      if (text.split("\n").some((line) => line.trim() === button)) found.push(`it asks to be pressed: ${button}`);
    }
    tally.check(`${file} on paper`, found);
  }
  tally.check("pages name their edition", editions.some(Boolean) ? [] : ["none does"]);
});
fs.rmSync(folder, { recursive: true });
