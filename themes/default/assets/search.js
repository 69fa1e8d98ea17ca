/* search.js - finds pages. What it finds them with are small files that a script
 * element can load, a few for each question: so it works from a USB stick as well
 * as from a website. It knows nothing of the page; who asks it shows what it
 * answers. search-text.js has to be there first.
 *
 *   handbookSearch.open(base, language)   base: the address of search/
 *   handbookSearch.find(query, wanted, told)
 *       wanted: {benefits: [id], nations: [id], kinds: [id], limit: 10}
 *       told(answer) is called once or more, each time with a better answer, until
 *       answer.done; never after the next find() or open(). It may be called at once.
 *   handbookSearch.filters(told)          told({benefits: [{id, name}], nations, kinds})
 *   handbookSearch.take(name, value)      what the loaded files call
 *
 * answer: {query, done, total, all, damaged, tooShort, pageCount, corrected: [{typed, used}],
 *          items: [{url, title, section, status, kind, language, heading, snippet, instead}]}
 *   total     how many pages there are, at least
 *   all       there are pages that have all words, and the phrases; these come first
 *   damaged   a file of the index is missing or makes no sense: there may be more
 *   tooShort  there was no word to look for
 *   url       from the root of the site; instead: {url, title} of the page that holds
 *             today, or null
 *   title, heading, snippet: lists of {text, mark}, never HTML. heading is null for
 *             the top of a page */
(function () {
  "use strict";

  var text = window.handbookSearchText;
  var MOST_LETTERS = 400;      /* of a query: the rest is not looked at */
  var MOST_WORDS = 12;
  var PREFIX_FROM = 3;         /* letters; shorter words are looked up whole */
  var TYPO_FROM = 4;
  var MOST_SHARDS = 4;         /* files for one word */
  var MOST_GROUPS = 24;        /* that the beginning of a word may stand for */
  var BEGINNING = 0.5;         /* what these weigh when the word is one by itself */
  var COMMON = 0.25;           /* a word on more of all pages does not restrict */
  var LEAST_RARITY = 0.3;      /* so that words on all pages differ little in it */
  var MANY_WORDS = 4;          /* that restrict: such a question asks for MOST of them */
  var MOST = 0.7;              /* by their rarity */
  var ALL = 0.999;             /* but for what sums of fractions lose */
  var FEW = 3;                 /* pages with all words: others follow them */
  var MOST_ITEMS = 1000;
  var MOST_CHECKED = 30;       /* pages whose text is looked at for a phrase */
  var MOST_LOADS = 6;          /* at the same time */
  var MOST_KEPT = 160;         /* files, of some kilobytes each */
  var PATIENCE = 20000;        /* milliseconds for one file */

  /* ---- files --------------------------------------------------------------- */

  var index = null;            /* {base, language, head, kept, waiting} */
  var queue = [];              /* what is loaded when there is room */
  var loading = 0;

  function isText(value) { return typeof value === "string"; }
  function isCount(value) { return typeof value === "number" && value >= 0 && value % 1 === 0; }
  function isList(value, test) { return Array.isArray(value) && value.every(test); }
  function isNamed(value) { return value && isText(value.id) && isText(value.name); }
  function isPlace(value) { return Array.isArray(value) && isText(value[0]) && isText(value[1]); }

  /* What each kind of file has to look like before anything is done with it. */
  var CHECKS = {
    head: function (head) {
      return head && head.format === 1 && isCount(head.pages) && head.pages < 1e7 && isCount(head.current) &&
        isCount(head.perDoc) && head.perDoc > 0 && isCount(head.perText) && head.perText > 0 &&
        isList(head.terms, isText) && isList(head.words, isText) && head.filters &&
        isList(head.filters.benefits, isNamed) && isList(head.filters.nations, isNamed) &&
        isList(head.filters.kinds, isNamed);
    },
    t: function (file) { return file && isText(file.f) && isList(file.g, isText); },
    r: function (file) { return isList(file, isText); },
    v: isText,
    d: function (file) {
      return isList(file, function (doc) {
        return isList(doc.slice(0, 7), isText) && doc.length > 7 && isList(doc[7], isPlace) &&
          (!doc[8] || isPlace(doc[8]));
      });
    },
    x: function (file) {
      return isList(file, function (page) {
        return isList(page, function (value) { return isText(value) || isCount(value); });
      });
    },
    filter: function (file) {
      return file && isText(file.pages) && isList(file.classes, function (one) {
        return Array.isArray(one) && isList(one[0], isCount) && isList(one[1], isCount) && isCount(one[2]);
      });
    }
  };

  function isSound(asked) {
    try {
      return asked.value !== undefined && CHECKS[asked.kind](asked.value);
    } catch (error) {
      return false;
    }
  }

  function take(name, value) {
    var asked = index && index.waiting.get(name);
    if (asked) { asked.value = value; }
  }

  function start(asked) {
    var from = index;
    var script = document.createElement("script");
    var timer = 0;
    function end() {
      var value = isSound(asked) ? asked.value : null;
      window.clearTimeout(timer);
      script.onload = script.onerror = null;
      document.head.removeChild(script);
      loading--;
      from.waiting.delete(asked.name);
      if (value !== null) { keep(from.kept, asked.name, value); }
      asked.then.forEach(function (then) { then(value); });
      startMore();
    }
    loading++;
    timer = window.setTimeout(end, PATIENCE);
    script.onload = script.onerror = end;
    script.src = from.base + asked.name + ".js";
    document.head.appendChild(script);
  }

  function startMore() {
    while (queue.length && loading < MOST_LOADS) { start(queue.shift()); }
  }

  /* What was used last is dropped last. */
  function keep(kept, name, value) {
    kept.delete(name);
    kept.set(name, value);
    if (kept.size > MOST_KEPT) { kept.delete(kept.keys().next().value); }
  }

  /* Gives then() what search/LANGUAGE/KINDnumber.js holds; null when it is damaged. */
  function load(kind, number, then) {
    var name = index.language + "/" + kind + number;
    var asked = index.waiting.get(name);
    var value = index.kept.get(name);
    if (value !== undefined) {
      keep(index.kept, name, value);
      then(value);
    } else if (asked) {
      asked.then.push(then);
    } else {
      asked = { name: name, kind: kind, then: [then], value: undefined };
      index.waiting.set(name, asked);
      queue.push(asked);
      startMore();
    }
  }

  /* The same for many: then([value or null, …]) when all are there. */
  function loadAll(kind, numbers, then) {
    var values = [];
    var open = numbers.length;
    if (!open) { then(values); }
    numbers.forEach(function (number, i) {
      load(kind, number, function (value) {
        values[i] = value;
        open--;
        if (!open) { then(values); }
      });
    });
  }

  /* What only older questions wanted, and has not begun to load, is not loaded. */
  function forgetQueue() {
    queue = queue.filter(function (asked) {
      if (asked.kind !== "head") { index.waiting.delete(asked.name); }
      return asked.kind === "head";
    });
  }

  /* ---- a question ---------------------------------------------------------- */

  /* {terms, phrases: [[word, …]]}. The last word may be the beginning of one: it is
   * still being typed. `before` is the word that a term stands behind. */
  function read(query) {
    var parts = query.slice(0, MOST_LETTERS).split(/["\u201c\u201d\u201e\u00ab\u00bb]/);
    var asked = { terms: [], phrases: [] };
    var terms = new Map();
    var last = null;
    parts.forEach(function (part, i) {
      var quoted = i % 2 === 1 && i < parts.length - 1;
      var words = text.wordsOf(part).slice(0, MOST_WORDS - asked.terms.length);
      words.forEach(function (word) {
        var term = terms.get(word);
        if (!term) {
          term = { word: word, typed: "", before: quoted ? null : last, quoted: false, prefix: false, groups: [], marks: [] };
          terms.set(word, term);
          asked.terms.push(term);
        }
        term.quoted = term.quoted || quoted;
        last = quoted ? null : term;
      });
      if (quoted && words.length) { asked.phrases.push(words); }
    });
    if (last && !last.quoted && /[\p{L}\p{N}\p{M}]$/u.test(query)) {
      last.prefix = Array.from(last.word).length >= PREFIX_FROM || text.isSpaceless(last.word);
    }
    return asked;
  }

  function isLookedFor(term) {
    return term.word.length > 1 || /\p{N}/u.test(term.word) || text.isSpaceless(term.word);
  }

  /* The numbers of the files where a word, or what begins with it, may be. */
  function shardsOf(term) {
    var terms = index.head.terms;
    var shard = Math.max(text.fileOf(terms, term.word), 0);
    var shards = terms.length ? [shard] : [];
    while (term.prefix && ++shard < terms.length && shards.length < MOST_SHARDS &&
           terms[shard].startsWith(term.word)) {
      shards.push(shard);
    }
    return shards;
  }

  /* A term stands for a group: of reference "number" in a shard, or "shard:number". */
  function addGroup(term, shard, reference, weight) {
    var parts = reference.split(":");
    var group = { shard: parts.length > 1 ? +parts[0] : shard, number: +parts[parts.length - 1], weight: weight };
    if (!term.groups.some(function (one) { return one.shard === group.shard && one.number === group.number; })) {
      term.groups.push(group);
    }
  }

  /* Gives a term its groups: of `word` itself, and of what begins with it, most
   * frequent first. files: [{shard, file}]. */
  function addForms(term, word, files) {
    var longer = [];
    files.forEach(function (one) {
      text.formsIn(one.file.f, word, term.prefix).forEach(function (line) {
        line.groups.forEach(function (reference) {
          if (line.form === word) {
            addGroup(term, one.shard, reference, 1);
            term.isWord = true;
          } else {
            longer.push({ shard: one.shard, reference: reference, pages: parseInt(one.file.g[reference], 10) || 0 });
          }
        });
      });
    });
    longer.sort(function (a, b) { return b.pages - a.pages; });
    longer.forEach(function (one) {
      if (term.groups.length < MOST_GROUPS) {
        addGroup(term, one.shard, one.reference, term.isWord ? BEGINNING : 1);
      }
    });
  }

  /* "job centre" finds "jobcentre", where that is in a file that is loaded anyway. */
  function addJoined(term) {
    var joined = term.before ? term.before.word + term.word : "";
    (joined ? term.before.files.concat(term.files) : []).forEach(function (one) {
      text.formsIn(one.file.f, joined, false).forEach(function (line) {
        line.groups.forEach(function (reference) {
          addGroup(term, one.shard, reference, 1);
          addGroup(term.before, one.shard, reference, 1);
        });
      });
    });
  }

  /* ---- which pages --------------------------------------------------------- */

  /* What a term is worth on each page (0: it is not there), and at which place. */
  function weigh(term) {
    var count = index.head.pages;
    var union = 0, most = 0;
    term.worth = new Float32Array(count);
    term.place = new Uint16Array(count);
    term.groups.forEach(function (group) {
      if (group.weight === 1) { most = Math.max(most, group.list.df); }
      group.list.pages.forEach(function (page, i) {
        var worth = group.list.impacts[i] * group.weight;
        if (!term.worth[page]) { union++; }
        if (worth > term.worth[page]) {
          term.worth[page] = worth;
          term.place[page] = group.list.places[i];
        }
      });
    });
    term.pages = term.isWord ? most : Math.max(most, union);
    term.rarity = Math.log(1 + (count - term.pages + 0.5) / (term.pages + 0.5)) + LEAST_RARITY;
  }

  function isAny() { return true; }

  function isComplete(term) {
    return term.groups.every(function (group) { return !group.list.rest; });
  }

  /* The words that a page must have to have "all": those on very many pages are not
   * among them, unless there are only such. */
  function restricting(terms) {
    var sure = terms.filter(isComplete);
    var rare = sure.filter(function (term) { return term.quoted || term.pages <= index.head.pages * COMMON; });
    return rare.length ? rare : sure;
  }

  /* The pages that have the words, best first: only those that have all (in a question
   * of many words: most), unless these are few. What no longer holds stands below all
   * else. A page with half of the words is worth half of what they weigh there. */
  function rank(terms, allowed) {
    var known = terms.filter(function (term) { return term.groups.length; });
    var missing = terms.some(function (term) { return !term.groups.length && !term.damaged; });
    var needed = restricting(known);
    var isQuoted = terms.some(function (term) { return term.quoted; });
    var least = needed.length < MANY_WORDS || isQuoted ? ALL : MOST;
    var count = index.head.pages, current = index.head.current;
    var score = new Float32Array(count);
    var share = new Float32Array(count);
    var found = [];
    var sum = 0, page, enough;
    needed.forEach(function (term) { sum += term.rarity; });
    known.forEach(function (term) {
      var part = needed.indexOf(term) < 0 ? 0 : term.rarity / sum;
      for (page = 0; page < count; page++) {
        if (term.worth[page]) {
          score[page] += term.worth[page] * term.rarity;
          share[page] += part;
        }
      }
    });
    for (page = 0; page < count; page++) {
      if (!needed.length) { share[page] = 1; }
      if (score[page] && allowed(page)) { found.push(page); }
    }
    enough = found.filter(function (one) { return share[one] >= least; });
    if (enough.length >= (isQuoted ? 1 : FEW)) { found = enough; }
    found.sort(function (a, b) {
      return (a >= current) - (b >= current) || (share[b] >= least) - (share[a] >= least) ||
        score[b] * share[b] - score[a] * share[a] || a - b;
    });
    return {
      pages: found, places: null,
      all: !found.length || (!missing && enough.some(function (one) { return share[one] >= ALL; })),
      /* The least of the pages of a word on very many may not have been loaded. */
      total: known.length === 1 && allowed === isAny ? Math.max(found.length, known[0].pages) : found.length
    };
  }

  /* The place of a page where the words weigh most. */
  function bestPlace(terms, page) {
    var worth = new Map();
    var best = 0;
    terms.forEach(function (term) {
      var place = term.place[page];
      if (term.worth[page]) { worth.set(place, (worth.get(place) || 0) + term.worth[page] * term.rarity); }
    });
    worth.forEach(function (value, place) {
      var most = worth.get(best) || 0;
      if (value > most || (value === most && place < best)) { best = place; }
    });
    return best;
  }

  /* The first place of a page that has one of the phrases, when it has them all; or -1. */
  function placeOfPhrases(phrases, doc, texts) {
    var places = phrases.map(function (phrase) {
      if (text.hasPhrase(doc[1] + "\n" + doc[6], phrase)) { return 0; }
      return doc[7].findIndex(function (place, i) {
        return text.hasPhrase(place[1] + "\n" + (texts[i] || ""), phrase);
      });
    });
    return Math.min.apply(null, places) < 0 ? -1 : places[0];
  }

  /* ---- one search, step by step --------------------------------------------- */

  var latest = 0;

  function Search(query, wanted, told) {
    var asked = read(query);
    this.number = ++latest;
    this.query = query;
    this.wanted = wanted || {};
    this.limit = Math.max(1, Math.min(this.wanted.limit || 10, MOST_ITEMS));
    this.told = told;
    this.damaged = false;
    this.corrected = [];
    this.terms = asked.terms;
    this.phrases = asked.phrases;
  }

  /* Loads files and goes on, unless there is a newer question by then. */
  Search.prototype.load = function (kind, numbers, then) {
    var search = this;
    loadAll(kind, numbers, function (files) {
      if (search.number !== latest) { return; }
      if (files.indexOf(null) >= 0) { search.damaged = true; }
      then.call(search, files);
    });
  };

  /* The same, [{shard, file}] of those that are sound; says of a term if one is not. */
  Search.prototype.loadShards = function (term, shards, then) {
    this.load("t", shards, function (files) {
      term.damaged = term.damaged || files.indexOf(null) >= 0;
      then.call(this, shards.map(function (shard, i) { return { shard: shard, file: files[i] }; })
        .filter(function (one) { return one.file; }));
    });
  };

  Search.prototype.say = function (done, found, items) {
    this.told({
      query: this.query, done: done, total: found ? found.total : 0, all: !found || found.all,
      damaged: this.damaged, tooShort: !this.terms.some(isLookedFor), corrected: this.corrected,
      pageCount: index.head ? index.head.pages : 0, items: items
    });
  };

  /* Runs work(term, then) for all terms, then goes on. */
  Search.prototype.each = function (work, then) {
    var search = this;
    var open = this.terms.length;
    this.terms.forEach(function (term) {
      work.call(search, term, function () {
        open--;
        if (!open) { then.call(search); }
      });
    });
  };

  Search.prototype.begin = function () {
    if (!this.terms.some(isLookedFor)) {
      this.say(true, null, []);
      return;
    }
    this.load("head", [""], function (heads) {
      index.head = heads[0];
      if (!index.head) {
        this.say(true, null, []);
        return;
      }
      this.each(this.lookUp, function () {
        this.terms.forEach(addJoined);
        this.each(this.correct, function () { this.each(this.gather, this.match); });
      });
    });
  };

  Search.prototype.lookUp = function (term, then) {
    this.loadShards(term, shardsOf(term), function (files) {
      term.files = files;
      addForms(term, term.word, files);
      then();
    });
  };

  /* A word that is on no page: with one typing error mended. */
  Search.prototype.correct = function (term, then) {
    var file = text.fileOf(index.head.words, term.word);
    if (term.groups.length || term.damaged || term.quoted || Array.from(term.word).length < TYPO_FROM || file < 0) {
      then();
      return;
    }
    this.load("v", [file], function (files) {
      var form = files[0] ? text.nearest(files[0], term.word, term.prefix) : "";
      if (!form) {
        then();
        return;
      }
      term.typed = term.word;
      term.word = form;
      term.prefix = false;
      this.loadShards(term, shardsOf(term), function (found) {
        addForms(term, form, found);
        then();
      });
    });
  };

  /* Loads the groups of a term and decodes them. Forms of those that are as good as the
   * word itself are marked in what is shown. */
  Search.prototype.gather = function (term, then) {
    var shards = [];
    term.groups.forEach(function (group) {
      if (shards.indexOf(group.shard) < 0 && group.shard < index.head.terms.length) { shards.push(group.shard); }
    });
    this.loadShards(term, shards.slice(0, 2 * MOST_SHARDS), function (files) {
      var search = this;
      term.marks.push(term.word);
      term.groups = term.groups.filter(function (group) {
        var one = files.find(function (some) { return some.shard === group.shard; });
        if (!one) { return false; }
        group.list = isText(one.file.g[group.number]) ? text.groupOf(one.file.g[group.number], index.head.pages) : null;
        if (!group.list) {
          search.damaged = term.damaged = true;
          return false;
        }
        if (group.weight === 1) { term.marks = term.marks.concat(text.formsOf(one.file.f, group.number)); }
        return true;
      });
      then();
    });
  };

  /* A short word that is mended into one on very many pages tells none apart, and may
   * turn the question round ("can't" into "can"): it counts as on no page, unless all are. */
  function dropMended(terms) {
    var dropped = terms.filter(function (term) {
      return term.typed && Array.from(term.typed).length === TYPO_FROM && term.pages > index.head.pages * COMMON;
    });
    if (!terms.some(function (term) { return term.groups.length && dropped.indexOf(term) < 0; })) { return; }
    dropped.forEach(function (term) {
      term.groups = [];
      term.marks = [];
      term.typed = "";
      weigh(term);
    });
  }

  Search.prototype.match = function () {
    var terms = this.terms;
    this.choose(function (allowed) {
      var found;
      terms.forEach(weigh);
      dropMended(terms);
      terms.forEach(function (term) {
        if (term.typed) { this.corrected.push({ typed: term.typed, used: term.word }); }
      }, this);
      found = rank(terms, allowed);
      if (found.pages.length >= this.limit || terms.every(isComplete)) {
        this.show(found);
        return;
      }
      this.each(this.gatherRest, function () {
        terms.forEach(weigh);
        this.show(rank(terms, allowed));
      });
    });
  };

  /* The pages that have a word least: only for when the others are not enough. */
  Search.prototype.gatherRest = function (term, then) {
    var cut = term.groups.filter(function (group) { return group.list.rest; });
    var rests = cut.map(function (group) { return group.list.rest.split(":").map(Number); });
    this.load("r", rests.map(function (rest) { return rest[0] || 0; }), function (files) {
      var search = this;
      cut.forEach(function (group, i) {
        var entry = files[i] && files[i][rests[i][1]];
        var whole = isText(entry) && text.addPostings(group.list, entry, index.head.pages);
        search.damaged = search.damaged || !whole;
        group.list.rest = "";
      });
      then();
    });
  };

  /* Gives then() which pages the reader wants: a function of a page's number. */
  Search.prototype.choose = function (then) {
    var filters = index.head.filters;
    var lists = ["benefits", "nations", "kinds"].map(function (name) {
      return (this.wanted[name] || []).map(function (id) {
        return filters[name].findIndex(function (one) { return one.id === id; });
      });
    }, this);
    /* A page that names no benefit, or no nation, is for all. */
    function fits(list, has) {
      return !list.length || !has.length || has.some(function (one) { return list.indexOf(one) >= 0; });
    }
    if (!lists.some(function (list) { return list.length; })) {
      then.call(this, isAny);
      return;
    }
    this.load("filter", [""], function (files) {
      var classes = files[0] && text.classesOf(files[0], index.head.pages);
      if (!classes) { this.damaged = true; }
      then.call(this, function (page) {
        var one = classes && files[0].classes[classes[page]];
        return !one || (fits(lists[0], one[0]) && fits(lists[1], one[1]) && fits(lists[2], [one[2]]));
      });
    });
  };

  /* ---- what is shown -------------------------------------------------------- */

  /* Gives then() [{page, doc, texts}]; doc and texts are null where they are damaged. */
  Search.prototype.fetch = function (pages, withTexts, then) {
    var perDoc = index.head.perDoc, perText = index.head.perText;
    function filesOf(size) {
      return pages.map(function (page) { return Math.floor(page / size); });
    }
    this.load("d", filesOf(perDoc), function (docs) {
      this.load("x", withTexts ? filesOf(perText) : [], function (texts) {
        then.call(this, pages.map(function (page, i) {
          return {
            page: page, doc: docs[i] && docs[i][page % perDoc] || null,
            texts: texts[i] && texts[i][page % perText] || null
          };
        }));
      });
    });
  };

  Search.prototype.show = function (found) {
    if (this.phrases.length && found.pages.length) {
      this.checkPhrases(found, 0, new Map());
    } else {
      this.showPages(found);
    }
  };

  /* Looks for the phrases in the likeliest pages, some at a time. places: page -> place. */
  Search.prototype.checkPhrases = function (found, from, places) {
    var most = Math.min(found.pages.length, MOST_CHECKED);
    var to = Math.min(from + this.limit, most);
    this.fetch(found.pages.slice(from, to), true, function (some) {
      var phrases = this.phrases;
      some.forEach(function (one) {
        var place = one.doc ? placeOfPhrases(phrases, one.doc, one.texts || []) : -1;
        if (place >= 0) { places.set(one.page, place); }
      });
      if (places.size < this.limit && to < most) {
        this.checkPhrases(found, to, places);
      } else if (places.size) {
        this.showPages({ pages: Array.from(places.keys()), total: places.size, all: true, places: places });
      } else {
        this.showPages({ pages: found.pages, total: found.total, all: false, places: null });
      }
    });
  };

  Search.prototype.showPages = function (found) {
    var terms = this.terms;
    var rarities = new Map();
    var last = terms.filter(function (term) { return term.prefix; })[0];
    var pages = found.pages.slice(0, this.limit);
    terms.forEach(function (term) {
      term.marks.forEach(function (form) { rarities.set(form, term.rarity); });
    });
    function rarityOf(word) {
      var rarity = rarities.get(word);
      return rarity === undefined && last && word.startsWith(last.word) ? last.rarity : rarity;
    }
    function itemsOf(some) {
      return some.filter(function (one) { return one.doc; }).map(function (one) {
        return itemOf(one, found.places ? found.places.get(one.page) : bestPlace(terms, one.page), rarityOf);
      });
    }
    this.fetch(pages, false, function (some) {
      this.say(!pages.length, found, itemsOf(some));
      if (pages.length) {
        this.fetch(pages, true, function (better) { this.say(true, found, itemsOf(better)); });
      }
    });
  };

  function itemOf(one, at, rarityOf) {
    var doc = one.doc;
    var place = doc[7][at] || ["", ""];
    var words = one.texts && isText(one.texts[at]) ? one.texts[at] : "";
    /* The top of a page begins with its summary. */
    var top = words.indexOf(doc[6]) === 0 ? words : doc[6] + "\n" + words;
    /* A claim is shown whole: never without its "but". */
    var cut = place[2] && words ? text.marked : text.snippet;
    return {
      url: doc[0] + (place[0] ? "#" + place[0] : ""), title: text.marked(doc[1], rarityOf),
      section: doc[2], status: doc[3], kind: doc[4], language: doc[5],
      heading: place[0] ? text.marked(place[1], rarityOf) : null,
      snippet: cut(place[0] ? words || doc[6] : top, rarityOf),
      instead: doc[8] ? { url: doc[8][0], title: doc[8][1] } : null
    };
  }

  /* ---- what others call ----------------------------------------------------- */

  window.handbookSearch = {
    take: take,
    open: function (base, language) {
      latest++;
      queue = [];
      index = { base: base, language: language, head: null, kept: new Map(), waiting: new Map() };
    },
    find: function (query, wanted, told) {
      forgetQueue();
      new Search(String(query), wanted, told).begin();
    },
    filters: function (told) {
      load("head", "", function (head) {
        told(head ? head.filters : { benefits: [], nations: [], kinds: [] });
      });
    }
  };
}());
