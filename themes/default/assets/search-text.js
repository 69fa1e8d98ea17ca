/* search-text.js - what search.js needs to know of texts: the words of one, typing
 * errors, phrases, marks and snippets, and what stands in the files of the index.
 * Functions only: nothing is loaded, kept or shown here. Their answers are the same
 * whatever a text holds, and take time in proportion to it.
 *
 * generator/search/shards.h tells of the files, words.h of how a text becomes words. */
(function () {
  "use strict";

  var LONGEST_WORD = 64;       /* letters: no form in the index has more */
  var SNIPPET = 180;           /* characters that are shown of a text, about */
  var BEFORE = 40;             /* of these at most before the first match */

  /* ---- words ------------------------------------------------------------- */

  var UNSEEN = "\u00ad\u034f\u180e\u200b-\u200f\u2060\ufeff\ufe00-\ufe0f\u0640";
  var APOSTROPHES = "'`\u00b4\u02bc\u2018\u2019\u201b\u2032\uff07";
  /* Accents and vowel points; of other scripts marks are vowels, and stay. */
  var MARKS = "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a" +
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff" +
    "\u20d0-\u20ff\ufe20-\ufe2f";
  /* Scripts that put no spaces between words. */
  var SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff" +
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{323af}";
  var LETTER = "[\\p{L}\\p{N}\\p{M}]";

  var unseen = new RegExp("[" + UNSEEN + "]", "gu");
  var apostrophe = new RegExp("[" + APOSTROPHES + "]", "gu");
  var mark = new RegExp("[" + MARKS + "]", "gu");
  var run = new RegExp(LETTER + "+(?:'" + LETTER + "+)*", "gu");
  var shownRun = new RegExp("(?:" + LETTER + "|[" + UNSEEN + "])+(?:[" + APOSTROPHES + "]" + LETTER + "+)*", "gu");
  var piece = new RegExp("[" + SPACELESS + "]+|[^" + SPACELESS + "]+", "gu");
  var spaceless = new RegExp("^[" + SPACELESS + "]", "u");

  /* This and wordsOf() do what generator/search/words.c does: tests/search/words.txt
   * has the cases that both are held to. */
  function fold(text) {
    return text.replace(unseen, "").replace(apostrophe, "'").normalize("NFKD").toLowerCase()
      .normalize("NFKD").replace(mark, "").replace(/\u00df/g, "ss").replace(/\u03c2/g, "\u03c3")
      .normalize("NFC");
  }

  function wordsOf(text) {
    var words = [];
    (fold(text).match(run) || []).forEach(function (found) {
      (found.replace(/'s$/, "").replace(/'/g, "").match(piece) || []).forEach(function (one) {
        var letters = Array.from(one);
        var i;
        if (!spaceless.test(one)) {
          words.push(letters.slice(0, LONGEST_WORD).join(""));
        } else if (letters.length === 1) {
          words.push(one);
        } else {
          for (i = 0; i + 1 < letters.length; i++) { words.push(letters[i] + letters[i + 1]); }
        }
      });
    });
    return words;
  }

  /* The words of a text as it is shown: [{word, from, to}], places in the text. */
  function placesOf(text) {
    var places = [];
    var found, words, letters, at;
    function add(word, i) {
      var paired = words.length > 1 && words.length === letters.length - 1;   /* two letters each */
      places.push({ word: word, from: at, to: paired ? at + letters[i].length + letters[i + 1].length
        : found.index + found[0].length });
      if (paired) { at += letters[i].length; }
    }
    shownRun.lastIndex = 0;
    while ((found = shownRun.exec(text))) {
      words = wordsOf(found[0]);
      letters = Array.from(found[0]);
      at = found.index;
      words.forEach(add);
    }
    return places;
  }

  /* Does a text have these words one behind the other, in one block? */
  function hasPhrase(text, phrase) {
    return text.split("\n").some(function (block) {
      return (" " + wordsOf(block).join(" ") + " ").indexOf(" " + phrase.join(" ") + " ") >= 0;
    });
  }

  /* Is one letter of `a` too many, missing, another one, or changed with the next? */
  function oneTypo(a, b) {
    var start = 0, end = 0;
    var shorter = Math.min(a.length, b.length);
    if (Math.abs(a.length - b.length) > 1) { return false; }
    while (start < shorter && a.charAt(start) === b.charAt(start)) { start++; }
    while (end < shorter - start && a.charAt(a.length - 1 - end) === b.charAt(b.length - 1 - end)) { end++; }
    if (a.length !== b.length) { return start + end === shorter; }
    return start + end === shorter - 1 || (start + end === shorter - 2 &&
      a.charAt(start) === b.charAt(start + 1) && a.charAt(start + 1) === b.charAt(start));
  }

  /* ---- what is shown of a text -------------------------------------------- */

  /* A stretch of a text as [{text, mark}]: words are marked for which rarityOf(word) is
   * a number. Line ends are shown as spaces. */
  function marked(text, rarityOf, from, to) {
    var parts = [];
    var at = from || 0;
    var end = to === undefined ? text.length : to;
    function add(until, isMarked) {
      var words = text.slice(at, until).replace(/\s+/g, " ");
      var last = parts[parts.length - 1];
      if (words && last && last.mark === isMarked) {
        last.text += words;
      } else if (words) {
        parts.push({ text: words, mark: isMarked });
      }
      at = Math.max(at, until);
    }
    placesOf(text.slice(at, end)).map(function (place) {
      return { word: place.word, from: place.from + (from || 0), to: place.to + (from || 0) };
    }).forEach(function (place) {
      if (rarityOf(place.word) !== undefined) {
        add(Math.max(at, place.from), false);
        add(place.to, true);
      }
    });
    add(end, false);
    return parts;
  }

  /* The same of the stretch that has most of the words, the rare ones first. */
  function snippet(text, rarityOf) {
    var places, hits, parts, from, end, to = 0;
    if (text.length <= SNIPPET) { return marked(text, rarityOf); }
    places = placesOf(text);
    hits = places.filter(function (place) { return rarityOf(place.word) !== undefined; });
    from = richest(hits, rarityOf) - BEFORE;
    from = from <= 0 ? 0 : places.find(function (place) { return place.from >= from; }).from;
    end = from + SNIPPET;
    if (end >= text.length) {
      to = text.length;
    } else {
      places.forEach(function (place) { if (place.to <= end) { to = place.to; } });
      if (to <= from) { to = end; }                      /* one endless word */
    }
    parts = marked(text, rarityOf, from, to);
    if (from > 0) { parts.unshift({ text: "\u2026 ", mark: false }); }
    if (to < text.length) { parts.push({ text: " \u2026", mark: false }); }
    return parts;
  }

  /* Where the stretch begins whose different words are rarest, together. */
  function richest(hits, rarityOf) {
    var most = 0, best = 0;
    hits.forEach(function (hit, i) {
      var seen = new Set();
      var worth = 0, j;
      for (j = i; j < hits.length && j < i + 50 && hits[j].to - hit.from <= SNIPPET - BEFORE; j++) {
        if (!seen.has(hits[j].word)) { worth += rarityOf(hits[j].word) + 0.1; }
        seen.add(hits[j].word);
      }
      if (worth > most) {
        most = worth;
        best = hit.from;
      }
    });
    return best;
  }

  /* ---- what the files say -------------------------------------------------- */

  var DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  var valueOf = new Int8Array(128).fill(-1);
  DIGITS.split("").forEach(function (digit, i) { valueOf[digit.charCodeAt(0)] = i; });

  /* Reads numbers from a text, one by one; `bad` once one was none. */
  function Numbers(text) {
    this.text = text;
    this.at = 0;
    this.bad = false;
  }
  Numbers.prototype.more = function () {
    return !this.bad && this.at < this.text.length;
  };
  Numbers.prototype.digit = function () {
    var code = this.text.charCodeAt(this.at++);
    var value = code < 128 ? valueOf[code] : -1;
    if (value < 0) {
      this.bad = true;
      return 0;
    }
    return value;
  };
  Numbers.prototype.read = function () {
    var value = 0, scale = 1, digit;
    do {
      digit = this.digit();
      value += (digit & 31) * scale;
      scale *= 32;
    } while (digit & 32 && scale < 1e9);
    return value;
  };

  /* Adds pages to a group {pages, impacts, places}; false when they make no sense. */
  function addPostings(group, text, pageCount) {
    var numbers = new Numbers(text);
    var page = -1;
    while (numbers.more()) {
      page += numbers.read() + 1;
      group.pages.push(page);
      group.impacts.push(numbers.digit());
      group.places.push(numbers.read());
      if (page >= pageCount) { return false; }
    }
    return !numbers.bad;
  }

  /* A group: {df, rest, pages, impacts, places}, or null. `rest` says where the pages
   * are that have the word least ("file:number"), "" when these are all. */
  function groupOf(entry, pageCount) {
    var parts = entry.split(" ");
    var group = { df: +parts[0], rest: parts[2] || "", pages: [], impacts: [], places: [] };
    return group.df <= pageCount && parts.length > 1 && addPostings(group, parts[1], pageCount) ? group : null;
  }

  /* The class of each page, or null. */
  function classesOf(file, pageCount) {
    var classes = new Uint32Array(pageCount);
    var numbers = new Numbers(file.pages);
    var page = 0, which, count;
    while (numbers.more()) {
      which = numbers.read();
      count = numbers.read();
      if (which >= file.classes.length || page + count > pageCount) { return null; }
      classes.fill(which, page, page + count);
      page += count;
    }
    return page === pageCount && !numbers.bad ? classes : null;
  }

  /* Order of code points, which is that of the index. */
  function isBefore(a, b) {
    var length = Math.min(a.length, b.length);
    var i = 0;
    while (i < length && a.charCodeAt(i) === b.charCodeAt(i)) { i++; }
    return i === length ? a.length < b.length : a.codePointAt(i) < b.codePointAt(i);
  }

  /* The last of a sorted list that is not behind the word, whose file has it; or -1. */
  function fileOf(list, word) {
    var low = 0, high = list.length, middle;
    while (low < high) {
      middle = (low + high) >> 1;
      if (isBefore(word, list[middle])) { high = middle; } else { low = middle + 1; }
    }
    return low - 1;
  }

  /* Of lines "form group,group" those of a word, or all that begin with it:
   * [{form, groups}]. */
  function formsIn(lines, word, prefix) {
    var text = "\n" + lines + "\n";
    var from = text.indexOf("\n" + word + (prefix ? "" : " "));
    var found = [];
    var to, line;
    while (from >= 0) {
      to = text.indexOf("\n", from + 1);
      line = text.slice(from + 1, to).split(" ");
      if (line.length !== 2 || !line[0].startsWith(word) || (!prefix && found.length)) { break; }
      found.push({ form: line[0], groups: line[1].split(",") });
      from = to;
    }
    return found;
  }

  /* All forms of a group of the same file. */
  function formsOf(lines, number) {
    return lines.split("\n").map(function (line) { return line.split(" "); }).filter(function (line) {
      return line.length === 2 && line[1].split(",").indexOf(String(number)) >= 0;
    }).map(function (line) { return line[0]; });
  }

  function beginsLike(form, word) {
    return [0, 1, -1].some(function (more) { return oneTypo(form.slice(0, word.length + more), word); });
  }

  /* The form nearest to a word that is on no page: one typing error behind its first
   * letter. Of some the one on most pages; a letter too many or left out is likelier
   * than another one; a whole word is likelier than the beginning of one. */
  function nearest(lines, word, prefix) {
    var best = "", most = 0, form = "";
    lines.split("\n").forEach(function (line) {
      var space = line.indexOf(" ");
      var pages = +line.slice(space + 1);
      /* A line has only what differs from the form before. */
      form = form.slice(0, valueOf[line.charCodeAt(0) & 127]) + line.slice(1, Math.max(space, 1));
      if (form.charAt(0) !== word.charAt(0)) { return; }
      if (oneTypo(form, word)) {
        pages *= form.length === word.length ? 0.5 : 1;
      } else if (prefix && word.length > 4 && beginsLike(form, word)) {
        pages /= 1000;
      } else {
        return;
      }
      if (pages > most) {
        most = pages;
        best = form;
      }
    });
    return best;
  }

  window.handbookSearchText = {
    wordsOf: wordsOf, isSpaceless: function (word) { return spaceless.test(word); },
    hasPhrase: hasPhrase, marked: marked, snippet: snippet,
    groupOf: groupOf, addPostings: addPostings, classesOf: classesOf,
    fileOf: fileOf, formsIn: formsIn, formsOf: formsOf, nearest: nearest
  };
}());
