// tests/serve/follow.mjs WORK - a preview without a browser: what it serves follows what is
// saved, in every way an editor may save it, and goes on whatever is broken.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { HANDBOOK, filesOf, preview, runTests, sleep, until, withoutLine } from "./preview.mjs";

const work = path.resolve(process.argv[2]);
let places = 0;

// A small handbook of its own for each test.
function handbook(extra = {}) {
  const home = path.join(work, `place${++places}`);
  fs.rmSync(home, { recursive: true, force: true });
  const files = {
    "content/handbook.yaml": "title: Small handbook\nplugins: [crossrefs, citations, glossary]\n",
    "content/index.md": "---\ntitle: Home\n---\n\nRead [the first](part/first.md) page.\n",
    "content/part/index.md": "---\ntitle: The part\n---\n\nWords.\n",
    "content/part/first.md": "---\ntitle: The first\n---\n\nSome words.\n",
    "content/part/second.md": "---\ntitle: The second\n---\n\nSee [it](first.md).\n",
    "content/sources/act.yaml": "title: An Act 2012\ntype: legislation\nissued: 2012\nURL: https://www.legislation.gov.uk/ukpga/2012/5\n",
    ...extra,
  };
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(home, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
  return { home, content: path.join(home, "content"), file: (name) => path.join(home, "content", name) };
}

const served = (run, page, words) => until(`'${words}' on ${page}`, async () => (await run.get(page)).text.includes(words));
const message = (run, page, words) => until(`a message '${words}' on ${page}`, async () => {
  const state = await run.state(page);
  return [...state.here, ...state.general].find((one) => one.message.includes(words));
});
const nothingWrong = (run, page) => until(`nothing wrong on ${page}`, async () => {
  const state = await run.state(page);
  return !state.busy && state.looked && [...state.here, ...state.general].every((one) => one.severity === "note") && state.otherErrors === 0;
});
function equal(one, other, what) {
  if (one !== other) throw new Error(`${what}: ${JSON.stringify(one)} is not ${JSON.stringify(other)}`);
}

// Every file that a build of drafts writes is served with the same bytes, but for the
// preview's own line. edition.js says that this is a preview; what a copy for the device needs
// is not there, and the manifest is of files that were written.
async function sameAsBuild(run, content) {
  const site = path.join(work, "site");
  fs.rmSync(site, { recursive: true, force: true });
  execFileSync(HANDBOOK, ["build", content, "-o", site, "--drafts"], { stdio: "pipe" });
  await run.settled();
  for (const name of filesOf(site)) {
    if (["edition.js", "sw.js", "manifest.sha256"].includes(name)) continue;
    const answer = await run.get(`/${name.split("/").map(encodeURIComponent).join("/")}`);
    equal(answer.status, 200, name);
    const text = name.endsWith(".html") ? withoutLine(answer.text) : answer.text;
    if (text !== fs.readFileSync(path.join(site, name), "latin1")) throw new Error(`${name} is not as the build writes it`);
  }
}

async function withPreview(place, test, options) {
  const run = await preview(place.content, options);
  try {
    await run.settled();
    await test(run);
    // Whatever happened, it still runs, and what it shows in the end is what a build writes.
    if (run.child.exitCode !== null) throw new Error(`it ended: ${run.output()}`);
  } catch (error) {
    error.message += `\n${run.output().split("\n").slice(-12).join("\n")}`;
    throw error;
  } finally {
    const { code, signal } = await run.stop();
    equal(`${code} ${signal}`, "0 null", "how it ended");
  }
}

const tests = {
  "what is served is what a build writes, byte for byte": () => withPreview({ content: path.resolve("content") },
    (run) => sameAsBuild(run, path.resolve("content"))),

  "an edition that says it is a preview, and no worker": () => withPreview(handbook(), async (run) => {
    if (!(await run.get("/edition.js")).text.includes('"kind":"preview"')) throw new Error("edition.js does not say so");
    equal((await run.get("/sw.js")).status, 404, "sw.js");
  }),

  "a save shows, and the pages that name it follow": async () => {
    const place = handbook();
    await withPreview(place, async (run) => {
      fs.writeFileSync(place.file("part/first.md"), "---\ntitle: Another title\n---\n\nOther words. See [the second page](second.md#new).\n");
      await served(run, "/part/first.html", "Other words");
      fs.writeFileSync(place.file("part/second.md"), "---\ntitle: The second\n---\n\n## New {#new}\n");
      await served(run, "/part/index.html", "Another title");
      await nothingWrong(run, "/part/first.html");
      await sameAsBuild(run, place.content);
    });
  },

  "the ways of editors: rename over, truncate and write, other files beside": async () => {
    const place = handbook();
    await withPreview(place, async (run) => {
      const file = place.file("part/first.md");
      const text = (words) => `---\ntitle: The first\n---\n\n${words}.\n`;
      fs.writeFileSync(`${file}.new`, text("By renaming over"));
      fs.renameSync(`${file}.new`, file);
      await served(run, "/part/first.html", "By renaming over");
      fs.renameSync(file, `${file}~`); // as vim and emacs do with a backup
      fs.writeFileSync(file, text("With a backup"));
      await served(run, "/part/first.html", "With a backup");
      fs.unlinkSync(`${file}~`);
      const handle = fs.openSync(file, "w");
      fs.writeSync(handle, text("In two"));
      fs.writeSync(handle, "\nPieces of one.\n");
      fs.closeSync(handle);
      await served(run, "/part/first.html", "Pieces of one");
      const before = (await run.settled()).version;
      for (const name of [".first.md.swp", "4913", "#first.md#", "first.md~"]) {
        fs.writeFileSync(place.file(`part/${name}`), "x");
        fs.unlinkSync(place.file(`part/${name}`));
      }
      await sleep(500);
      equal((await run.state("/index.html")).version, before, "the version after an editor's own files");
      fs.unlinkSync(file);
      fs.linkSync(place.file("part/second.md"), file);
      await served(run, "/part/first.html", "The second");
      fs.unlinkSync(file);
      fs.writeFileSync(file, text("Back"));
      await nothingWrong(run, "/part/first.html");
      await sameAsBuild(run, place.content);
    });
  },

  "a file that is being written is not shown half": async () => {
    const place = handbook();
    await withPreview(place, async (run) => {
      const file = place.file("part/first.md");
      await served(run, "/part/first.html", "Some words");
      const { tag } = await run.state("/part/first.html");
      const handle = fs.openSync(file, "w"); // it is empty now
      const news = run.state("/part/first.html");
      fs.writeFileSync(place.file("part/second.md"), "---\ntitle: The second\n---\n\nMeanwhile.\n");
      await served(run, "/part/second.html", "Meanwhile");
      fs.writeSync(handle, "---\ntitle: The first\n---\n\nWhat is");
      await served(run, "/part/first.html", "Some words");
      const early = await Promise.race([news, sleep(300)]);
      if (early) throw new Error("what there is to say about it was said too early");
      fs.writeSync(handle, " whole.\n");
      fs.closeSync(handle);
      const { here, made, tag: then } = await news;
      if (!made || here.length || tag === then) throw new Error(`it says ${JSON.stringify(here)}`);
      await served(run, "/part/first.html", "What is whole.");
      // Whoever never closes it is not waited for without end.
      const open = fs.openSync(file, "a");
      fs.writeSync(open, "\nAnd more.\n");
      await served(run, "/part/first.html", "And more.");
      fs.closeSync(open);
      await nothingWrong(run, "/part/first.html");
      await sameAsBuild(run, place.content);
    });
  },

  "a mistake has its file and line; the page stays as it was; mended it is gone": async () => {
    const place = handbook();
    await withPreview(place, async (run) => {
      await served(run, "/part/first.html", "Some words");
      fs.writeFileSync(place.file("part/first.md"), "---\ntitle: The first\ntitle: Twice\n---\n\nSome words.\n");
      const found = await message(run, "/part/first.html", "title");
      equal([path.basename(found.path), found.line, found.severity].join(), "first.md,3,error", "the place");
      equal(found.text, "title: Twice", "the author's line");
      equal([path.basename(found.alsoPath), found.alsoLine, found.also].join(), "first.md,2,the first is here", "the second place");
      await served(run, "/part/first.html", "Some words");
      fs.writeFileSync(place.file("part/first.md"), "---\ntitle: The first\n---\n\nSee [that](nowhere.md).\n");
      equal((await message(run, "/part/first.html", "nowhere.md")).line, 5, "the line");
      await until("the page is shown with its broken link", async () => (await run.get("/part/first.html")).text.includes("that"));
      const other = await until("another page says so", async () => {
        const state = await run.state("/index.html");
        return state.otherErrors === 1 && state.others[0];
      });
      equal(other.url, "/part/first.html", "where the mistake is");
      fs.writeFileSync(place.file("part/first.md"), "---\ntitle: The first\n---\n\nMended.\n");
      await nothingWrong(run, "/part/first.html");
      if (!run.output().includes("first.md:5:12: error:")) throw new Error("the terminal did not say it");
    });
  },

  "nothing is called wrong that the rest of the handbook is yet to learn": async () => {
    const place = handbook();
    await withPreview(place, async (run) => {
      fs.writeFileSync(place.file("part/third.md"), "---\ntitle: The third\n---\n\nNew.\n");
      fs.writeFileSync(place.file("part/first.md"), "---\ntitle: The first\n---\n\nSee [it](third.md).\n");
      await until("it is read", async () => {
        const state = await run.state("/part/first.html");
        const found = state.here.find((one) => one.severity !== "note");
        if (found) throw new Error(`it said: ${found.message}`);
        return !state.busy && state.looked && (await run.get("/part/third.html")).status === 200;
      });
    });
  },

  "pages and folders come, go and are renamed": async () => {
    const place = handbook();
    await withPreview(place, async (run) => {
      equal((await run.get("/new/page.html")).status, 404, "before");
      fs.mkdirSync(place.file("new/deep"), { recursive: true });
      fs.writeFileSync(place.file("new/page.md"), "---\ntitle: New page\n---\n");
      fs.writeFileSync(place.file("new/deep/one.md"), "---\ntitle: Deep page\n---\n");
      await served(run, "/new/page.html", "New page");
      await served(run, "/new/deep/one.html", "Deep page");
      fs.writeFileSync(place.file("new/deep/one.md"), "---\ntitle: Deep page\n---\n\nSaved in a new folder.\n");
      await served(run, "/new/deep/one.html", "Saved in a new folder");
      fs.renameSync(place.file("new"), place.file("renamed"));
      await served(run, "/renamed/deep/one.html", "Deep page");
      await until("the old address is gone", async () => (await run.get("/new/page.html")).status === 404);
      fs.writeFileSync(place.file("renamed/deep/one.md"), "---\ntitle: Deep page\n---\n\nSaved where it is now.\n");
      await served(run, "/renamed/deep/one.html", "Saved where it is now");
      fs.unlinkSync(place.file("part/second.md"));
      await until("the deleted page is gone", async () => (await run.get("/part/second.html")).status === 404);
      equal((await run.state("/part/second.html")).there, false, "there");
      fs.writeFileSync(place.file("part/draft.md"), "---\ntitle: Half written\nstatus: draft\n---\n");
      await served(run, "/part/draft.html", "Half written");
      await nothingWrong(run, "/index.html");
      await sameAsBuild(run, place.content);
    });
  },

  "a broken handbook.yaml, theme, plugin and source: pages stay, and go on when it is mended": async () => {
    const place = handbook({ "content/lua-plugins/mine.lua": "return {name = 'mine', api = 1, summary = 'Mine.'}\n",
      "content/handbook.yaml": "title: Small handbook\nplugins: [crossrefs, mine]\n",
      "content/theme/templates/parts/footer.mustache": "" });
    fs.rmSync(place.file("theme"), { recursive: true });
    await withPreview(place, async (run) => {
      const good = {};
      for (const [name, bad, says] of [
        ["handbook.yaml", "title: [oops\n", ""],
        ["lua-plugins/mine.lua", "return {name = 'mine', api = 1, oops\n", ""],
        ["handbook.yaml", "title: Small handbook\ntheme: none-such\nplugins: [crossrefs, mine]\n", "none-such"],
        ["handbook.yaml", "title: Small handbook\nplugins: [crossrefs, none-such]\n", "none-such"],
        ["theme/templates/page.mustache", "{{#open}}\n", ""],
      ]) {
        const there = fs.existsSync(place.file(name));
        if (there) good[name] ??= fs.readFileSync(place.file(name), "utf8");
        fs.mkdirSync(path.dirname(place.file(name)), { recursive: true });
        fs.writeFileSync(place.file(name), bad);
        const found = await until(`an error of ${name}`, async () => {
          const state = await run.state("/part/first.html");
          return state.general.find((one) => one.severity === "error" && one.path.endsWith(path.basename(name)) && one.message.includes(says));
        });
        if (!(found.line > 0)) throw new Error(`${name}: no line: ${found.message}`);
        await served(run, "/part/first.html", "Some words");
        // A page is still made anew from its own file.
        fs.writeFileSync(place.file("part/first.md"), `---\ntitle: The first\n---\n\nSome words, while ${path.basename(name)} is broken.\n`);
        await served(run, "/part/first.html", `while ${path.basename(name)} is broken`);
        if (there) fs.writeFileSync(place.file(name), good[name]);
        else fs.rmSync(place.file(name));
        await nothingWrong(run, "/part/first.html");
      }
      fs.writeFileSync(place.file("sources/act.yaml"), "title: [An Act\n");
      await until("the source's error", async () => {
        const state = await run.state("/part/first.html");
        return state.others.find((one) => one.path.endsWith("act.yaml"));
      });
      fs.writeFileSync(place.file("part/fourth.md"), "---\ntitle: Made while a source is broken\n---\n");
      await served(run, "/part/fourth.html", "Made while");
    });
  },

  "broken from the beginning: it says so, and shows the handbook when it is mended": async () => {
    const place = handbook({ "content/handbook.yaml": "title: Small handbook\ntheme: none-such\n" });
    const run = await preview(place.content);
    try {
      const found = await message(run, "/index.html", "none-such");
      equal(found.severity, "error", "it");
      equal((await run.get("/index.html")).status, 503, "the page");
      fs.writeFileSync(place.file("handbook.yaml"), "title: Small handbook\n");
      await served(run, "/index.html", "Home");
    } finally {
      await run.stop();
    }
  },

  "many saves at once": async () => {
    const place = handbook();
    for (let i = 0; i < 300; i++) fs.writeFileSync(place.file(`part/p${i}.md`), `---\ntitle: Page ${i}\n---\n\nOld.\n`);
    await withPreview(place, async (run) => {
      for (let round = 0; round < 3; round++) {
        for (let i = 0; i < 300; i++) fs.writeFileSync(place.file(`part/p${i}.md`), `---\ntitle: Page ${i}\n---\n\nNew words ${round}.\n`);
        if (round < 2) await sleep(60);
      }
      await served(run, "/part/p0.html", "New words 2");
      await served(run, "/part/p299.html", "New words 2");
      await nothingWrong(run, "/index.html");
      const lines = run.output().split("\n").length;
      if (lines > 120) throw new Error(`${lines} lines on the terminal`);
      await sameAsBuild(run, place.content);
    });
  },

  "the content folder goes and comes back": async () => {
    const place = handbook();
    await withPreview(place, async (run) => {
      await served(run, "/part/first.html", "Some words");
      fs.renameSync(place.content, `${place.content}-away`);
      await until("it says that the folder is gone", async () => (await run.state("/index.html")).lost);
      await served(run, "/part/first.html", "Some words");
      fs.renameSync(`${place.content}-away`, place.content);
      fs.writeFileSync(place.file("part/first.md"), "---\ntitle: The first\n---\n\nBack again.\n");
      await until("it is there again", async () => !(await run.state("/index.html")).lost);
      await served(run, "/part/first.html", "Back again");
      await nothingWrong(run, "/index.html");
      fs.writeFileSync(place.file("part/first.md"), "---\ntitle: The first\n---\n\nAnd followed.\n");
      await served(run, "/part/first.html", "And followed");
    });
  },

  "links of the disk lead nowhere they should not": async () => {
    const place = handbook();
    fs.writeFileSync(path.join(place.home, "secret.md"), "---\ntitle: Secret\n---\n\nNot for here.\n");
    await withPreview(place, async (run) => {
      fs.unlinkSync(place.file("part/first.md"));
      fs.symlinkSync(path.join(place.home, "secret.md"), place.file("part/first.md"));
      fs.symlinkSync(place.home, place.file("part/out"));
      for (let i = 0; i < 40; i++) {
        for (const page of ["/part/first.html", "/part/out/secret.html"]) {
          if ((await run.get(page)).text.includes("Not for here")) throw new Error(`${page} shows it`);
        }
        await sleep(20);
      }
    });
  },

  "a style shows at once": async () => {
    const place = handbook({ "content/theme/assets/own.css": "p { color: red }\n" });
    await withPreview(place, async (run) => {
      const before = await run.state("/index.html");
      fs.writeFileSync(place.file("theme/assets/own.css"), "p { color: green }\n");
      await until("other bytes", async () => (await run.get("/assets/own.css")).text.includes("green"));
      await until("the pages come anew", async () => (await run.state("/index.html")).tag !== before.tag);
    });
  },

  "the search knows what was saved, a little later": async () => {
    const place = handbook();
    await withPreview(place, async (run) => {
      fs.writeFileSync(place.file("part/first.md"), "---\ntitle: The first\n---\n\nA zebra.\n");
      await until("the index has it", async () => {
        const site = await run.get("/search/en/x0.js");
        return site.text.includes("zebra");
      });
    });
  },
};

await runTests(tests);
