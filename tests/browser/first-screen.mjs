// tests/browser/first-screen.mjs SITE [--content FOLDER] - what a reader with a small
// phone (360 x 640) sees first. On every page in the order of DESIGN 6; on guides,
// letters and decisions the title, the answer, the danger, the deadline and whom to
// ring are all on the first screen. SITE is built with a helpline.
import { commandLine, fieldOf, frontMatter } from "../site/content.mjs";
import { htmlFiles, kindOf, open, withBrowser } from "./common.mjs";
import { firstScreen } from "./layout.mjs";

const { site, content } = commandLine();
const PHONE = { width: 360, height: 640 };
const MUST_FIT = ["title", "answer", "danger", "deadline", "helpline"];

// The kind of a page that people wrote and that still applies; nothing otherwise.
function kindOfPage(file) {
  const front = frontMatter(content, file.replace(/\.html$/, ".md"));
  if (front === null || (fieldOf(front, "status") || "current") !== "current") return null;
  return fieldOf(front, "kind") || "guide";
}

await withBrowser("chrome", async (page, tally) => {
  await page.setViewport(PHONE);
  let helplines = 0;
  for (const file of htmlFiles(site).filter((one) => kindOf(site, one) === "page")) {
    await open(page, site, file);
    const { found, ends } = await page.evaluate(firstScreen);
    if (["guide", "letter", "decision"].includes(kindOfPage(file))) {
      for (const part of MUST_FIT) if (ends[part] > PHONE.height) found.push(`its ${part} ends at ${ends[part]} px, below the first screen of ${PHONE.height}`);
      if ("helpline" in ends) helplines++;
      console.log(`  ${file}: ${Object.entries(ends).map(([part, end]) => `${part} ${end}`).join(", ")}`);
    }
    tally.check(`${file} begins as it should`, found);
  }
  tally.check("pages say whom to ring", helplines ? [] : ["none does: build the site with a helpline"]);
});
