/* search-stub.js - stands in for the theme's search.js where the page is tested and
 * not the engine: what it answers is in the query. "12 pages" finds twelve, "none" and
 * "0 pages" nothing; "some", "wrong", "damaged", "short" and "slow" do what they say.
 * window.stub tells what it was asked. */
(function () {
  "use strict";
  var stub = window.stub = { opened: [], asked: [] };
  var turn = 0;
  var HOSTILE = "<img src=x onerror=alert(1)> & </script>";

  function item(at, query) {
    var pages = ["money/stopped.html", "commitment/disagree.html#after", "letters/complaint.html"];
    return {
      url: at === 3 && /here/.test(query) ? "money/stopped.html#law" : pages[at % 3],
      title: [{ text: "Result " + (at + 1) + " ", mark: false }, { text: query.slice(0, 20), mark: true }],
      section: at % 2 ? "Your money" : "", kind: at % 3 === 2 ? "letter" : "guide",
      status: ["current", "historical", "superseded", "withdrawn"][at] || "current",
      instead: at === 2 ? { url: "money/stopped.html", title: "What holds today" } : null,
      language: at === 5 ? "cy" : "en",
      heading: at % 3 === 1 ? [{ text: "What to do", mark: false }] : null,
      snippet: [{ text: at === 0 ? HOSTILE : "Words before ", mark: false }, { text: "match", mark: true }, { text: " and after.", mark: false }]
    };
  }

  window.handbookSearch = {
    take: function () {},
    open: function (base, language) { stub.opened.push(base + " " + language); },
    filters: function (told) {
      told({
        benefits: [{ id: "uc", name: "Universal Credit" }, { id: "jsa", name: "New style JSA" }],
        nations: [{ id: "wales", name: "Wales" }],
        kinds: [{ id: "guide", name: "Guide" }, { id: "letter", name: "Letter" }]
      });
    },
    find: function (query, wanted, told) {
      var mine = ++turn;
      var count = /none|short/.test(query) ? 0 : Number((/(\d+) pages/.exec(query) || [0, 3])[1]);
      stub.asked.push({ query: query, wanted: wanted });
      window.setTimeout(function () {
        var items = [];
        if (mine !== turn) { return; }
        while (items.length < Math.min(count, wanted.limit)) { items.push(item(items.length, query)); }
        told({
          query: query, done: true, total: count, all: !/some/.test(query), damaged: /damaged/.test(query),
          tooShort: /short/.test(query), corrected: /wrong/.test(query) ? [{ typed: "wrong", used: "right" }] : [],
          pageCount: 40, items: items
        });
      }, /slow/.test(query) ? 1500 : 20);
    }
  };
}());
