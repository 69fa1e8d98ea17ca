// tests/search/writer.mjs - the files of a search index, from a few pages that a test
// writes down: a second, plain reading of their format, independent of generator/search/.
// Stems are lunr's (English); nothing here is fast.
//
//   page: {url, title, section, status, kind, language, summary, search, benefits, nations,
//          places: [{id, heading, text, whole}], instead}    places[0] is what stands below the summary
import lunr from "lunr";

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
export function vlq(value) {
  let text = "";
  do {
    const digit = value % 32;
    value = Math.floor(value / 32);
    text += DIGITS[digit + (value ? 32 : 0)];
  } while (value);
  return text;
}

const UNSEEN = /[\u00ad\u034f\u180e\u200b-\u200f\u2060\ufeff\ufe00-\ufe0f\u0640]/gu;
const fold = (text) => text.replace(UNSEEN, "").replace(/[`´ʼ‘’‛′＇]/gu, "'").normalize("NFKD").toLowerCase().normalize("NFKD")
  .replace(/\p{Mn}/gu, "").replace(/ß/g, "ss").replace(/ς/g, "σ").normalize("NFC");
export const words = (text) => (fold(text).match(/[\p{L}\p{N}\p{M}]+('[\p{L}\p{N}\p{M}]+)*/gu) || [])
  .map((word) => word.replace(/'s$/, "").replace(/'/g, ""));

const stem = (word) => lunr.stemmer(new lunr.Token(word)).toString();
const script = (name, value) => `handbookSearch.take(${JSON.stringify(name)}, ${JSON.stringify(value)
  .replace(/</g, "\\u003c").replace(/\u2028/g, "\\u2028").replace(/\u2029/g, "\\u2029")});\n`;
const byCode = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));

// BM25F: what a word weighs in each field, and how much a long field takes off. However
// often a word stands in the text, it gives no more than TEXT_MOST.
const FIELDS = { title: [14, 0.5], search: [9, 0.1], heading: [3, 0.6], summary: [3, 0.4], text: [1, 0.75] };
const TEXT_MOST = 4;
const HALF = 5;

// What each group is worth on each page: Map group -> Map page -> {worth, place}.
function weigh(pages, groupOf) {
  const fieldsOf = (page) => [["title", 0, page.title], ["summary", 0, page.summary], ...page.search.map((word) => ["search", 0, word]),
    ...page.places.flatMap((place, at) => [["heading", at, place.heading], ["text", at, place.text]])];
  const lengths = pages.map((page) => {
    const length = { title: 0, search: 0, heading: 0, summary: 0, text: 0 };
    for (const [field, , text] of fieldsOf(page)) length[field] += words(text).length;
    return length;
  });
  const mean = {};
  for (const field of Object.keys(FIELDS)) mean[field] = lengths.reduce((sum, length) => sum + length[field], 0) / pages.length || 1;
  const groups = new Map();
  pages.forEach((page, number) => {
    const found = new Map();                       // group -> {named, text, places: Map place -> weight}
    for (const [field, at, text] of fieldsOf(page)) {
      const [weight, b] = FIELDS[field];
      const worth = weight / (1 - b + b * lengths[number][field] / mean[field]);
      for (const word of words(text)) {
        const group = groupOf(word);
        if (!found.has(group)) found.set(group, { named: 0, text: 0, places: new Map() });
        const one = found.get(group);
        one[field === "text" ? "text" : "named"] += worth;
        one.places.set(at, (one.places.get(at) || 0) + worth);
      }
    }
    for (const [group, one] of found) {
      const sum = one.named + TEXT_MOST * one.text / (one.text + 2);
      const [place] = [...one.places].reduce((a, b) => (b[1] > a[1] ? b : a));
      if (!groups.has(group)) groups.set(group, new Map());
      groups.get(group).set(number, { worth: Math.max(1, Math.round(63 * sum / (sum + HALF))), place });
    }
  });
  return groups;
}

function entry(list, { truncated, rest }) {
  const encode = (some) => {
    let before = -1, text = "";
    for (const [page, { worth, place }] of some) {
      text += vlq(page - before - 1) + DIGITS[worth] + vlq(place);
      before = page;
    }
    return text;
  };
  const all = [...list].sort((a, b) => a[0] - b[0]);
  if (all.length <= truncated) return `${all.length} ${encode(all)}`;
  const best = new Set([...all].sort((a, b) => b[1].worth - a[1].worth || a[0] - b[0]).slice(0, truncated).map((one) => one[0]));
  rest.push(encode(all.filter(([page]) => !best.has(page))));
  return `${all.length} ${encode(all.filter(([page]) => best.has(page)))} 0:${rest.length - 1}`;
}

// Gives a Map from "en/head.js" to its text.
export function write(given, { language = "en", shard = 40, perDoc = 4, perText = 4, truncated = 500 } = {}) {
  const files = new Map();
  const put = (name, value) => files.set(`${language}/${name}.js`, script(`${language}/${name}`, value));
  const isCurrent = (page) => !page.status || page.status === "current";
  const pages = [...given.filter(isCurrent), ...given.filter((page) => !isCurrent(page))].map((page) => ({
    section: "", status: "current", kind: "guide", language, summary: "", search: [], benefits: [], nations: [], places: [], ...page,
  }));
  for (const page of pages) page.places = page.places.map((place) => ({ id: "", heading: "", text: "", ...place }));
  const forms = new Map();                         // form -> group
  const groupOf = (word) => {
    if (!forms.has(word)) forms.set(word, language === "en" ? stem(word) : word);
    return forms.get(word);
  };
  const groups = weigh(pages, groupOf);
  const sorted = [...forms.keys()].sort(byCode);
  const home = new Map();                          // group -> [shard, number]
  const shards = [];
  sorted.forEach((form, at) => {
    const group = forms.get(form);
    const here = Math.floor(at / shard);
    shards[here] ??= { forms: [], groups: [] };
    if (!home.has(group)) home.set(group, [here, shards[here].groups.push(group) - 1]);
    const [there, number] = home.get(group);
    shards[here].forms.push(`${form} ${there === here ? number : `${there}:${number}`}`);
  });
  const rest = [];
  shards.forEach((one, i) => put(`t${i}`, {
    f: one.forms.join("\n"), g: one.groups.map((group) => entry(groups.get(group), { truncated, rest })),
  }));
  if (rest.length) put("r0", rest);
  const letters = [...new Set(sorted.filter((form) => !/^\p{N}/u.test(form)).map((form) => [...form][0]))];
  letters.forEach((letter, i) => {
    let before = "";
    put(`v${i}`, sorted.filter((form) => form.startsWith(letter)).map((form) => {
      let same = 0;
      while (same < 63 && same < before.length && before[same] === form[same]) same++;
      before = form;
      return `${DIGITS[same]}${form.slice(same)} ${groups.get(forms.get(form)).size}`;
    }).join("\n"));
  });
  const names = (key) => [...new Set(pages.flatMap((page) => page[key]))].sort();
  const filters = Object.fromEntries([["benefits", "benefits"], ["nations", "nations"], ["kinds", "kind"]].map(([name, key]) =>
    [name, names(key).map((id) => ({ id, name: id }))]));
  const numberOf = (name, id) => filters[name].findIndex((one) => one.id === id);
  const chunk = (name, size, make) => {
    for (let i = 0; i * size < pages.length; i++) put(name + i, pages.slice(i * size, (i + 1) * size).map(make));
  };
  chunk("d", perDoc, (page) => [page.url, page.title, page.section, page.status, page.kind, page.language,
    page.summary, page.places.map((place) => (place.whole ? [place.id, place.heading, 1] : [place.id, place.heading])),
    ...(page.instead ? [page.instead] : [])]);
  chunk("x", perText, (page) => page.places.map((place, at) => (at ? place.text : [page.summary, place.text].filter(Boolean).join("\n"))));
  const classes = [];
  let runs = "";
  pages.forEach((page) => {
    const one = JSON.stringify([page.benefits.map((id) => numberOf("benefits", id)), page.nations.map((id) => numberOf("nations", id)),
      numberOf("kinds", page.kind)]);
    if (!classes.includes(one)) classes.push(one);
    runs += vlq(classes.indexOf(one)) + vlq(1);
  });
  put("filter", { classes: classes.map((one) => JSON.parse(one)), pages: runs });
  put("head", { format: 1, language, pages: pages.length, current: pages.filter(isCurrent).length, perDoc, perText,
    terms: shards.map((one) => one.forms[0].split(" ")[0]), words: letters, filters, truncated });
  return files;
}
