// tests/site/feed.mjs SITE - feed.xml as RFC 4287 asks for it: what a feed and an entry
// must have, each id once, days that are days, the newest first, and links to files of
// this site. Beside that what we promise: a page that no longer applies is told of so
// before all else, and no day is later than the feed's.
import fs from "node:fs";
import path from "node:path";
import { Tally } from "../browser/common.mjs";
import { all, parsePage, textOf } from "./html.mjs";

const site = process.argv[2];
const tally = new Tally();
const file = path.join(site, "feed.xml");
const linked = fs.readFileSync(path.join(site, "index.html"), "utf8").includes('href="feed.xml"');
if (!fs.existsSync(file)) {
  // Where nothing tells of a change, there is nothing to tell.
  tally.check("without changes there is no feed, and no link to one", linked ? ["index.html links to it"] : []);
  tally.end();
  process.exit();
}
tally.check("the first page names the feed", linked ? [] : ["it does not"]);
const feed = parsePage(fs.readFileSync(file, "utf8")).children.find((one) => one.name);
const named = (element, name) => element.children.filter((one) => one.name === name);
const text = (element, name) => named(element, name).map((one) => textOf(one));
const IRI = /^(https?:\/\/[^\s/]+\/\S+|tag:[a-z0-9.-]+,\d{4}-\d\d-\d\d:\S+|urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})$/;
const KNOWN = { feed: ["author", "category", "contributor", "generator", "icon", "id", "link", "logo", "rights", "subtitle", "title", "updated", "entry"],
  entry: ["author", "category", "content", "contributor", "id", "link", "published", "rights", "source", "summary", "title", "updated"] };
const [self] = named(feed, "link").filter((link) => link.attributes.rel === "self").map((link) => link.attributes.href);
const base = self ? self.replace(/feed\.xml$/, "") : "";

// What RFC 4287, 4.1.1 and 4.1.2 ask of both.
function rules(element) {
  const found = [];
  for (const name of ["id", "title", "updated"]) if (named(element, name).length !== 1) found.push(`it has ${named(element, name).length} times <${name}>`);
  for (const one of element.children) if (one.name && !KNOWN[element.name].includes(one.name)) found.push(`<${one.name}> is no part of it`);
  for (const one of element.children) if (typeof one === "string" && one.trim()) found.push(`words stand between its parts: ${one.trim()}`);
  const [id] = text(element, "id");
  if (!IRI.test(id)) found.push(`its id is no name that lasts: ${id}`);
  for (const day of text(element, "updated")) {
    if (!/^\d{4}-\d\d-\d\dT00:00:00Z$/.test(day) || Number.isNaN(Date.parse(day)) || new Date(day).toISOString().slice(0, 10) !== day.slice(0, 10)) found.push(`this is no day: ${day}`);
  }
  const pages = named(element, "link").filter((link) => link.attributes.rel === "alternate");
  if (pages.length !== 1) found.push(`it has ${pages.length} alternate links`);
  for (const link of named(element, "link")) {
    const { href, type } = link.attributes;
    if (!type || !/^[a-z]+\/[a-z+]+$/.test(type)) found.push(`a link has no type: ${href}`);
    if (base ? !href.startsWith(base) : /^[a-z]+:|^\//i.test(href)) found.push(`a link leads elsewhere: ${href}`);
    else if (!fs.existsSync(path.join(site, decodeURIComponent(href.slice(base.length))))) found.push(`a link leads nowhere: ${href}`);
  }
  for (const name of ["title", "summary"]) for (const words of text(element, name)) if (/&(amp|lt|gt|quot|#\d+);/.test(words)) found.push(`its ${name} is escaped twice: ${words}`);
  return found;
}

const entries = named(feed, "entry");
const days = entries.map((entry) => text(entry, "updated")[0]);
const ids = [...entries, feed].map((one) => text(one, "id")[0]);
tally.check("the feed", [
  ...(feed.name === "feed" && feed.attributes.xmlns === "http://www.w3.org/2005/Atom" ? [] : ["it is no Atom feed"]),
  ...rules(feed), ...(named(feed, "author").length && all(feed, (one) => one.name === "name").every((one) => textOf(one).trim()) ? [] : ["it has no author"]),
  ...(entries.length && entries.length <= 100 ? [] : [`it has ${entries.length} entries`]),
  ...(text(feed, "updated")[0] === days[0] ? [] : ["its day is not that of its newest entry"]),
  ...days.filter((day, at) => at && day > days[at - 1]).map((day) => `${day} stands behind an older one`),
  ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `the id ${id} stands twice`),
]);
for (const entry of entries) {
  const found = rules(entry);
  const [link] = named(entry, "link").filter((one) => one.attributes.rel === "alternate");
  const page = link && path.join(site, decodeURIComponent(link.attributes.href.slice(base.length)));
  const html = page && fs.existsSync(page) ? fs.readFileSync(page, "utf8") : "";
  const [, status] = /<body data-status="([^"]*)"/.exec(html) || [];
  const [, language] = /<html lang="([^"]*)"/.exec(html) || [];
  if (!text(entry, "summary").some((words) => words.trim())) found.push("it says nothing");
  if (entry.attributes["xml:lang"] !== language) found.push(`it is in ${entry.attributes["xml:lang"]}, its page in ${language}`);
  if (/^(historical|superseded|withdrawn)$/.test(status) && language === "en") {
    const first = status === "withdrawn" ? ["Taken down", "This page has been taken down."] : ["No longer applies", "No longer applies."];
    if (!text(entry, "title")[0].startsWith(first[0])) found.push(`its title does not begin: ${first[0]}`);
    if (!text(entry, "summary")[0].startsWith(first[1])) found.push(`its words do not begin: ${first[1]}`);
    if (/class="status-banner"[\s\S]*?<a href/.test(html.split("</div>")[0]) && !named(entry, "link").some((one) => one.attributes.rel === "related")) found.push("it does not name the page to read instead");
  }
  tally.check(`${text(entry, "title")[0]}, ${text(entry, "updated")[0]}`, found);
}
tally.end();
