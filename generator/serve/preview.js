/* preview.js - what `handbook serve` adds to the pages it shows: they come anew
 * when their file is saved, and what is wrong with them stands on top.
 *
 * Plain script, since the pages' policy allows only scripts and requests of
 * their own site. Words of pages and of messages are set as text, never as
 * HTML. It asks the server for news and waits for the answer, only while its
 * window is seen: a browser keeps no more than six questions open. */
(function () {
  "use strict";

  var me = document.currentScript;
  var page = me.getAttribute("data-page");
  var shown = me.getAttribute("data-tag");
  var version = 0;
  var asking = null;
  var stopped = false;
  var panel = null;
  var wanted = null; // a place that this page is too short for: { y, at }
  var KEEP = "handbook-preview:" + page;
  var FOLDED = "handbook-preview-folded";

  /* A saved copy of the handbook, if this address ever kept one, must not
   * answer in place of the preview. */
  if (navigator.serviceWorker && navigator.serviceWorker.getRegistrations) {
    navigator.serviceWorker.getRegistrations().then(function (all) {
      all.forEach(function (one) { one.unregister(); });
    }, function () { /* not allowed here: then there is none */ });
  }

  function storage(work) {
    try { return work(window.sessionStorage); } catch (e) { return null; }
  }

  /* --- where the reader was ------------------------------------------------ */

  function panelHeight() {
    return panel && !panel.hidden ? panel.offsetHeight : 0;
  }

  /* The way to an element: its id, or its place among its parents' children. */
  function wayTo(element) {
    var way = [];
    while (element && element !== document.body && element.parentNode) {
      if (element.id) { way.unshift("#" + element.id); return way; }
      way.unshift(Array.prototype.indexOf.call(element.parentNode.children, element));
      element = element.parentNode;
    }
    return way;
  }

  function follow(way) {
    var at = document.body;
    for (var i = 0; i < way.length && at; i++) {
      at = typeof way[i] === "string" ? document.getElementById(way[i].slice(1)) : at.children[way[i]];
    }
    return at === document.body ? null : at;
  }

  function withoutPanel(work) {
    var parent = panel && panel.parentNode;
    var next = panel && panel.nextSibling;
    if (parent) { parent.removeChild(panel); }
    var result = work();
    if (parent) { parent.insertBefore(panel, next); }
    return result;
  }

  function remember() {
    var top = window.scrollY - panelHeight();
    /* A file may be read while it is half written: the place is that of before. */
    if (wanted && Math.abs(window.scrollY - wanted.at) < 2) { top = wanted.y; }
    var focus = document.activeElement;
    var inside = panel && panel.contains(focus);
    var kept = withoutPanel(function () {
      return {
        x: window.scrollX,
        y: Math.max(0, top),
        focus: focus && focus !== document.body && !inside ? wayTo(focus) : [],
        details: Array.prototype.map.call(document.querySelectorAll("details"), function (one) { return one.open; })
      };
    });
    storage(function (store) { store.setItem(KEEP, JSON.stringify(kept)); });
  }

  function restore() {
    var text = storage(function (store) {
      var kept = store.getItem(KEEP);
      store.removeItem(KEEP);
      return kept;
    });
    if (!text) { return; }
    var kept = JSON.parse(text);
    var details = document.querySelectorAll("details");
    if (details.length === kept.details.length) {
      kept.details.forEach(function (open, i) { details[i].open = open; });
    }
    if (document.activeElement === document.body) {
      var focus = withoutPanel(function () { return kept.focus.length ? follow(kept.focus) : null; });
      if (focus && focus.focus) { focus.focus({ preventScroll: true }); }
    }
    if (hasMoved()) { return; }
    scrollTo(kept);
    /* Pictures and styles may still be on their way; and the reader, too. */
    var left = window.scrollY;
    if (document.readyState !== "complete") {
      window.addEventListener("load", function () {
        if (Math.abs(window.scrollY - left) < 2) { scrollTo(kept); }
      }, { once: true });
    }
  }

  /* The page is seen, and can be moved in, before this script has come: then the
   * reader has a new place, which is neither the top nor what the address names. */
  function hasMoved() {
    var at = window.scrollY;
    if (at < 2) { return false; }
    var target = null;
    try { target = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch (e) { /* no words */ }
    if (!target) { return true; }
    target.scrollIntoView({ behavior: "instant" });
    var moved = Math.abs(window.scrollY - at) > 2;
    if (moved) { window.scrollTo({ top: at, behavior: "instant" }); }
    return moved;
  }

  function scrollTo(kept) {
    window.scrollTo({ left: kept.x, top: kept.y > 0 ? kept.y + panelHeight() : 0, behavior: "instant" });
    wanted = { y: kept.y, at: window.scrollY };
  }

  function reload() {
    remember();
    if ("scrollRestoration" in history) { history.scrollRestoration = "manual"; }
    stopped = true;
    /* Until the new page is there, people go on in the old one. */
    window.addEventListener("pagehide", remember);
    location.reload();
  }

  /* --- what is wrong ------------------------------------------------------- */

  function make(name, className, text) {
    var element = document.createElement(name);
    if (className) { element.className = className; }
    if (text !== undefined) { element.textContent = text; }
    return element;
  }

  function count(number, one, many) {
    return number + " " + (number === 1 ? one : many);
  }

  var WORDS = { error: "Error", warning: "Warning", note: "Suggestion" };
  var RANK = { error: 0, warning: 1, note: 2 };

  function lineOf(item) {
    var pre = make("pre", "handbook-line");
    var letters = Array.from(item.text);
    pre.appendChild(make("span", "handbook-number", item.line + " "));
    pre.appendChild(document.createTextNode(letters.slice(0, item.from).join("")));
    pre.appendChild(make("mark", "", letters.slice(item.from, item.from + item.length).join("") || " "));
    pre.appendChild(document.createTextNode(letters.slice(item.from + item.length).join("")));
    pre.tabIndex = 0;
    pre.setAttribute("role", "region");
    pre.setAttribute("aria-label", "Line " + item.line);
    return pre;
  }

  function placeOf(path, line, column) {
    return path + (line ? ":" + line + ":" + column : "");
  }

  function itemOf(item) {
    var entry = make("li", "handbook-" + item.severity);
    var head = make("p", "handbook-what");
    var place = placeOf(item.path, item.line, item.column);
    head.appendChild(make("strong", "", WORDS[item.severity] + ": "));
    head.appendChild(document.createTextNode(item.message));
    entry.appendChild(head);
    entry.appendChild(make("p", "handbook-where", (place ? place + " " : "") + "[" + item.code + "]"));
    if (item.text) { entry.appendChild(lineOf(item)); }
    if (item.also) { entry.appendChild(make("p", "handbook-help", item.also + ": " + placeOf(item.alsoPath, item.alsoLine, item.alsoColumn))); }
    if (item.help) { entry.appendChild(make("p", "handbook-help", item.help)); }
    if (item.alike) { entry.appendChild(make("p", "handbook-help", "And " + item.alike + " more like this in this file.")); }
    return entry;
  }

  function othersOf(state) {
    var box = make("details", "handbook-others");
    var parts = [];
    if (state.otherErrors) { parts.push(count(state.otherErrors, "error", "errors")); }
    if (state.otherWarnings) { parts.push(count(state.otherWarnings, "warning", "warnings")); }
    box.appendChild(make("summary", "", parts.join(" and ") + " in " + count(state.otherFiles, "other file", "other files")));
    var list = make("ul");
    state.others.forEach(function (file) {
      var entry = make("li");
      var name = file.url ? make("a", "", file.path) : make("span", "", file.path);
      var some = [];
      if (file.url) { name.href = file.url; }
      if (file.errors) { some.push(count(file.errors, "error", "errors")); }
      if (file.warnings) { some.push(count(file.warnings, "warning", "warnings")); }
      entry.appendChild(name);
      entry.appendChild(document.createTextNode(" " + some.join(", ")));
      list.appendChild(entry);
    });
    if (state.otherFiles > state.others.length) {
      list.appendChild(make("li", "", "and " + (state.otherFiles - state.others.length) + " more"));
    }
    box.appendChild(list);
    box.addEventListener("toggle", keepClear);
    return box;
  }

  function plainWords(state) {
    if (state.gone) { return "The preview has stopped. Start it again: handbook serve"; }
    if (state.lost) { return "The folder " + state.content + " is not there. What you see is how it was."; }
    if (!state.ready && !state.general.length) { return "The handbook is being read."; }
    if (!state.there && state.ready && shown) { return "This page is no longer there: its file was deleted or has another name now."; }
    return "";
  }

  function listOf(state) {
    return state.general.concat(state.here).sort(function (a, b) { return RANK[a.severity] - RANK[b.severity]; });
  }

  function titleOf(items, state) {
    var errors = items.filter(function (one) { return one.severity === "error"; }).length;
    var warnings = items.filter(function (one) { return one.severity === "warning"; }).length;
    var notes = items.length - errors - warnings;
    var parts = [];
    if (errors) { parts.push(count(errors, "error", "errors")); }
    if (warnings) { parts.push(count(warnings, "warning", "warnings")); }
    if (notes) { parts.push(count(notes, "suggestion", "suggestions")); }
    if (!parts.length) { return "Preview"; }
    return parts.join(", ") + (errors && !state.made && shown ? ". You see the page as it last could be shown." : "");
  }

  /* Where a link of the page or the keyboard leads is not under the panel. */
  function keepClear() {
    document.documentElement.style.scrollPaddingTop = panelHeight() ? panelHeight() + "px" : "";
  }

  var said = "";

  function show(state) {
    var items = listOf(state);
    var words = plainWords(state);
    var others = state.otherErrors || state.otherWarnings;
    var body = JSON.stringify([items, words, others, state.others, state.made]);
    if (body === said) { return; }
    said = body;
    build(items, words, state, others);
  }

  function build(items, words, state, others) {
    if (!panel) {
      panel = make("section", "handbook-preview");
      panel.setAttribute("aria-label", "Preview: what is wrong");
      panel.hidden = true;
      document.body.insertBefore(panel, document.body.firstChild);
    }
    var before = panelHeight();
    var scrolled = window.scrollY > before;
    var worst = items.length ? items[0].severity : "";
    panel.textContent = "";
    panel.hidden = !(items.length || words || others);
    panel.className = "handbook-preview" + (worst ? " handbook-has-" + worst : "");
    var status = make("div", "handbook-status");
    /* A screen reader says how much there is, and the first: errors at once, all
     * else when there is time. The rest is there to be read. */
    status.setAttribute("role", worst === "error" ? "alert" : "status");
    panel.appendChild(status);
    if (items.length) {
      status.appendChild(make("p", "handbook-said", titleOf(items, state).replace(/\.$/, "") + ". " + WORDS[worst] + ": " + items[0].message));
    }
    if (words) { status.appendChild(make("p", "handbook-words", words)); }
    if (items.length) {
      var box = make("details", "handbook-items");
      var folded = storage(function (store) { return store.getItem(FOLDED); });
      box.open = folded ? folded === "open" : worst !== "note";
      var summary = make("summary", "", titleOf(items, state));
      box.appendChild(summary);
      var list = make("ol");
      items.forEach(function (one) { list.appendChild(itemOf(one)); });
      box.appendChild(list);
      /* By the reader, with the mouse or the keyboard. (A fold that is opened
       * by a script tells "toggle", too.) */
      summary.addEventListener("click", function () {
        storage(function (store) { store.setItem(FOLDED, box.open ? "closed" : "open"); });
      });
      box.addEventListener("toggle", keepClear);
      panel.appendChild(box);
    }
    if (others) { panel.appendChild(othersOf(state)); }
    keepClear();
    /* What the reader looks at stays where it is. */
    if (scrolled) { window.scrollBy({ top: panelHeight() - before, behavior: "instant" }); }
  }

  /* --- news ---------------------------------------------------------------- */

  function later(milliseconds) {
    setTimeout(ask, milliseconds);
  }

  function take(state) {
    version = state.version;
    if (state.tag && state.tag !== shown) {
      reload();
      return;
    }
    show(state);
    document.documentElement.setAttribute("data-handbook-preview", state.busy || !state.looked ? "busy" : "ready");
    later(0);
  }

  function ask() {
    if (stopped || asking || document.visibilityState === "hidden") { return; }
    asking = new AbortController();
    fetch("/.handbook/state?page=" + encodeURIComponent(page) + "&after=" + version, {
      cache: "no-store", signal: asking.signal
    }).then(function (response) {
      if (!response.ok) { throw new Error("status " + response.status); }
      return response.json();
    }).then(function (state) {
      asking = null;
      take(state);
    }).catch(function () {
      asking = null;
      if (stopped || document.visibilityState === "hidden") { return; }
      version = 0;
      show({ gone: true, here: [], general: [], others: [], otherErrors: 0, otherWarnings: 0, otherFiles: 0, ready: true, there: true, made: true });
      later(1000);
    });
  }

  document.addEventListener("visibilitychange", function () {
    if (document.visibilityState === "hidden") {
      if (asking) { asking.abort(); }
    } else {
      ask();
    }
  });
  /* Gone back to by the browser's button: the page may be of before. */
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) { stopped = false; ask(); }
  });
  window.addEventListener("pagehide", function () {
    stopped = true;
    if (asking) { asking.abort(); }
  });

  restore();
  ask();
})();
