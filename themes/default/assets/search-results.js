/* search-results.js - shows what search.js finds, below the search box. Loaded by
 * search-page.js on first use.
 *
 * The results are links in the page, not a box over it: the keyboard goes through
 * them with Tab as everywhere, and with the arrows. What was typed is kept in the
 * entry of the browser's history alone (history.state), so that Back brings it
 * again: never in an address, a title or a store, for many computers are shared.
 * What is told to a screen reader waits until the typing rests. */
(function () {
  "use strict";

  var TYPING = 90;         /* milliseconds after a key before anything is looked up */
  var RESTING = 600;       /* before anything is said or kept */
  var PAGES = 10;          /* that show at first, and are added by "Show more" */
  var MOST_LETTERS = 1000; /* of a query */
  var MOST_SHOWN = 60;     /* letters of a query or a word in a sentence */
  var FILTERS = ["benefits", "nations", "kinds"];

  var box = window.handbookSearchBox;
  var engine = window.handbookSearch;
  var form, field, panel, status, list, more, narrow, help;
  var choice = {};         /* select by the name of its filter */
  var kindNames = {};
  var limit = PAGES;
  var typing, resting;     /* timers */
  var pending = null;      /* what is said when the typing rests */
  var afterwards = null;   /* what is done once when the results are there */

  function word(name) {
    return panel.getAttribute("data-text-" + name) || "";
  }

  function make(tag, className, text) {
    var element = document.createElement(tag);
    if (className) { element.className = className; }
    if (text) { element.textContent = text; }
    return element;
  }

  function short(text) {
    var letters = Array.from(text.replace(/\s+/g, " ").trim());
    return letters.length > MOST_SHOWN ? letters.slice(0, MOST_SHOWN).join("") + "…" : letters.join("");
  }

  function query() {
    return field.value.trim().slice(0, MOST_LETTERS);
  }

  /* ---- what is said ------------------------------------------------------- */

  /* A sentence of the page with words in its {blanks}, each kept apart: it may be
   * written from right to left. */
  function sentence(name, blanks) {
    var out = make("span");
    word(name).split(/(\{\w+\})/).forEach(function (part) {
      var blank = /^\{(\w+)\}$/.exec(part);
      if (blank && typeof blanks[blank[1]] === "number") {
        out.appendChild(document.createTextNode(blanks[blank[1]]));
      } else if (blank) {
        out.appendChild(document.createTextNode("“"));
        out.appendChild(make("bdi", "", short(blanks[blank[1]])));
        out.appendChild(document.createTextNode("”"));
      } else {
        out.appendChild(document.createTextNode(part));
      }
    });
    return out;
  }

  function sayNow() {
    window.clearTimeout(resting);
    if (!pending) {
      return;
    }
    if (status.textContent !== pending.map(function (one) { return one.textContent; }).join(" ")) {
      status.textContent = "";
      pending.forEach(function (one, at) {
        if (at) { status.appendChild(document.createTextNode(" ")); }
        status.appendChild(one);
      });
    }
    pending = null;
    keep();
  }

  function say(sentences) {
    pending = sentences;
    window.clearTimeout(resting);
    resting = window.setTimeout(sayNow, RESTING);
  }

  function sentencesFor(answer) {
    var said = [];
    var asked = { query: query() };
    if (answer.tooShort) {
      said.push(sentence("short", {}));
    } else if (answer.total === 0) {
      said.push(sentence("none", asked));
      if (isNarrowed()) { said.push(sentence("narrowed", {})); }
    } else {
      asked.count = answer.total;
      if (answer.corrected.length) {
        said.push(sentence("corrected", {
          typed: answer.corrected.map(function (one) { return one.typed; }).join(" "),
          used: answer.corrected.map(function (one) { return one.used; }).join(" ")
        }));
      } else if (answer.all) {
        said.push(sentence(answer.total === 1 ? "one" : "many", asked));
      }
      if (!answer.all) { said.push(sentence("some", {})); }
    }
    if (answer.damaged) { said.push(sentence("damaged", {})); }
    return said;
  }

  /* ---- what is shown ------------------------------------------------------ */

  function addParts(element, parts) {
    parts.forEach(function (part) {
      element.appendChild(part.mark ? make("mark", "", part.text) : document.createTextNode(part.text));
    });
  }

  /* Where a result leads. Addresses of the index begin at the top of the site. */
  function addressOf(item) {
    return (panel.getAttribute("data-root") || "./") + item.url;
  }

  /* A place of the list shows another result. Its link stays the same element:
   * it may have the focus while better snippets arrive. */
  function fill(place, item) {
    var link = place.firstChild;
    var lang = item.language && item.language !== document.documentElement.lang ? item.language : "";
    var where = [item.section, item.kind === "guide" ? "" : kindNames[item.kind]].filter(Boolean).join(", ");
    var text;
    place.lang = lang;
    if (!lang) { place.removeAttribute("lang"); }
    place.setAttribute("data-status", item.status);
    link.href = addressOf(item);
    link.textContent = "";
    if (item.status !== "current" && word(item.status)) {
      text = make("span", "status-label", word(item.status));
      text.lang = document.documentElement.lang;
      link.appendChild(text);
      link.appendChild(document.createTextNode(" "));
    }
    text = make("bdi", "search-title");
    addParts(text, item.title);
    link.appendChild(text);
    if (item.heading && item.heading.some(function (part) { return part.text; })) {
      link.appendChild(document.createTextNode(" – "));
      text = make("bdi");
      addParts(text, item.heading);
      link.appendChild(text);
    }
    while (link.nextSibling) { place.removeChild(link.nextSibling); }
    if (where) { place.appendChild(make("p", "search-where", where)); }
    text = make("p", "search-snippet");
    text.dir = "auto";
    addParts(text, item.snippet);
    if (text.firstChild) { place.appendChild(text); }
    if (item.instead) {
      text = make("p", "search-instead", word("instead") + ": ");
      link = make("a", "", item.instead.title);
      link.href = addressOf(item.instead);
      link.dir = "auto";
      text.appendChild(link);
      place.appendChild(text);
    }
  }

  function showItems(items) {
    var hadFocus = list.contains(document.activeElement);
    var place;
    items.forEach(function (item, at) {
      place = list.children[at];
      if (!place) {
        place = make("li");
        place.appendChild(make("a"));
        list.appendChild(place);
      }
      fill(place, item);
    });
    while (list.children.length > items.length) { list.removeChild(list.lastChild); }
    if (hadFocus && !list.contains(document.activeElement)) { field.focus(); }
  }

  /* Someone to ring, as this page says it: shown where nothing was found. */
  function showHelp(wanted) {
    if (help) {
      panel.removeChild(help);
      help = null;
    }
    if (!wanted) { return; }
    help = make("div", "search-help");
    Array.prototype.forEach.call(document.querySelectorAll("main .helpline"), function (line) {
      help.appendChild(line.cloneNode(true));
    });
    panel.insertBefore(help, list);
  }

  function show(answer) {
    var then = afterwards;
    if (!answer.done && answer.items.length === 0) { return; }
    open();
    showItems(answer.items);
    more.hidden = answer.total <= answer.items.length || answer.items.length < limit;
    showHelp(answer.done && answer.total === 0 && !answer.tooShort);
    say(sentencesFor(answer));
    if (then && (answer.done || answer.items.length)) {
      afterwards = null;
      then();
      sayNow();
    }
  }

  /* ---- asking -------------------------------------------------------------- */

  function wanted() {
    var out = { limit: limit };
    FILTERS.forEach(function (name) {
      out[name] = choice[name] && choice[name].value ? [choice[name].value] : [];
    });
    return out;
  }

  function isNarrowed() {
    return FILTERS.some(function (name) { return choice[name] && choice[name].value; });
  }

  function ask() {
    window.clearTimeout(typing);
    typing = 0;
    if (query() === "") {
      close();
      return;
    }
    open();
    say([sentence("wait", {})]);
    engine.find(query(), wanted(), show);
  }

  /* Something else is looked for: the list begins anew. */
  function askSoon() {
    limit = PAGES;
    afterwards = null;
    window.clearTimeout(typing);
    typing = window.setTimeout(ask, TYPING);
  }

  /* Asks at once, and does `then` when the answer is there. */
  function askThen(then) {
    afterwards = then;
    ask();
  }

  /* ---- open, closed, kept ------------------------------------------------- */

  function open() {
    panel.hidden = false;
    form.parentNode.classList.add("searching");
  }

  /* The results go. What was found is forgotten, also by the history. */
  function close() {
    hide();
    keep();
  }

  function hide() {
    window.clearTimeout(typing);
    window.clearTimeout(resting);
    typing = 0;
    pending = null;
    afterwards = null;
    engine.find("", wanted(), function () {});
    panel.hidden = true;
    form.parentNode.classList.remove("searching");
    status.textContent = "";
    list.textContent = "";
  }

  /* Back to where the reader was before "/", or to the box. */
  function giveBack() {
    var to = box.from;
    box.from = null;
    if (to && to !== field && document.contains(to)) {
      if (to === document.body) {
        document.activeElement.blur();
      } else {
        to.focus({ preventScroll: true });
      }
      window.scrollTo(0, box.top);
    } else {
      field.focus();
    }
  }

  /* What others keep in the entry stays. Browsers refuse when it comes too often. */
  function keep() {
    var state = {};
    var old = history.state;
    if (panel.hidden && !(old && old.handbookSearch)) {
      return;
    }
    if (old && typeof old === "object") {
      Object.keys(old).forEach(function (name) { state[name] = old[name]; });
    }
    delete state.handbookSearch;
    if (!panel.hidden) {
      state.handbookSearch = { query: query(), limit: limit, top: window.pageYOffset, at: placeOf(document.activeElement) };
      FILTERS.forEach(function (name) { state.handbookSearch[name] = choice[name] ? choice[name].value : ""; });
    }
    try { history.replaceState(state, ""); } catch (error) { return; }
  }

  /* Brings back what an entry of the history has kept. */
  function restore(kept) {
    if (!kept || typeof kept.query !== "string") {
      if (!panel.hidden) { hide(); }
      return;
    }
    field.value = kept.query;
    limit = kept.limit > PAGES ? kept.limit : PAGES;
    FILTERS.forEach(function (name) {
      if (choice[name]) { choice[name].value = kept[name] || ""; }
    });
    narrow.open = isNarrowed();
    askThen(function () {
      var link = links()[kept.at];
      if (link && document.activeElement === document.body) { link.focus({ preventScroll: true }); }
      window.scrollTo(0, kept.top || 0);
    });
  }

  /* ---- keys and clicks ----------------------------------------------------- */

  /* Of the results; a page that no longer applies has one more, to what does. */
  function links() {
    return Array.prototype.slice.call(list.querySelectorAll("li > a"));
  }

  function placeOf(element) {
    return links().indexOf(element);
  }

  function goTo(at) {
    var all = links();
    if (at < 0) {
      field.focus();
    } else if (all[at]) {
      all[at].focus();
    }
  }

  function onKey(event) {
    var at = placeOf(event.target);
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    if (event.key === "Escape" && (box.from || !panel.hidden)) {
      event.preventDefault();
      close();
      giveBack();
    } else if (event.target === field && event.key === "ArrowDown") {
      event.preventDefault();
      enter();
    } else if (at >= 0 && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      goTo(event.key === "ArrowDown" ? at + 1 : at - 1);
    }
  }

  /* From the box to the first result, when what is typed has been looked up. */
  function enter() {
    if (query() === "") {
      return;
    }
    if (typing || panel.hidden || !links().length) {
      askThen(function () { goTo(0); });
    } else {
      sayNow();
      goTo(0);
    }
  }

  /* A result may lead to a place of this very page: what is above it goes first. */
  function onResult(event) {
    var link = event.target.closest ? event.target.closest("a") : null;
    if (!link) { return; }
    keep();
    if (event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey && link.hash &&
        link.href.split("#")[0] === location.href.split("#")[0]) {
      hide();
    }
  }

  function onMore() {
    var shown = links().length;
    limit += PAGES;
    askThen(function () { goTo(shown); });
  }

  /* ---- what the page does not have yet --------------------------------------- */

  function addButton(className, name, work) {
    var button = make("button", className, word(name));
    button.type = "button";
    button.addEventListener("click", work);
    return button;
  }

  /* The words of the handbook that results can be narrowed to. */
  function addFilter(name, words) {
    var label = make("label");
    var select = make("select");
    label.appendChild(make("span", "", word(name)));
    label.appendChild(select);
    [{ id: "", name: word("any") }].concat(words).forEach(function (one) {
      var option = make("option", "", one.name);
      option.value = one.id;
      select.appendChild(option);
    });
    select.addEventListener("change", function () {
      limit = PAGES;
      askThen(null);
    });
    choice[name] = select;
    narrow.lastChild.appendChild(label);
  }

  /* Whether "/" leads to the box: kept where there is a store, else for this page. */
  function addSwitch() {
    var label = make("label", "search-key");
    var check = make("input");
    check.type = "checkbox";
    check.checked = box.slash;
    check.addEventListener("change", function () {
      box.slash = check.checked;
      try {
        if (box.slash) {
          localStorage.removeItem("handbook-slash");
        } else {
          localStorage.setItem("handbook-slash", "off");
        }
      } catch (error) { return; }
    });
    label.appendChild(check);
    label.appendChild(document.createTextNode(" " + word("key")));
    panel.appendChild(label);
  }

  function build(filters) {
    var close_ = addButton("search-close", "close", function (event) {
      close();
      if (event.detail === 0) { giveBack(); } /* by the keyboard */
    });
    narrow = make("details", "search-narrow");
    narrow.appendChild(make("summary", "", word("narrow")));
    narrow.appendChild(make("div"));
    filters.kinds.forEach(function (kind) { kindNames[kind.id] = kind.name; });
    FILTERS.forEach(function (name) {
      if (filters[name].length > 1) { addFilter(name, filters[name]); }
    });
    narrow.hidden = !narrow.lastChild.firstChild;
    more = addButton("search-more", "more", onMore);
    more.hidden = true;
    panel.insertBefore(close_, status);
    panel.insertBefore(narrow, list);
    panel.insertBefore(more, list.nextSibling);
    addSwitch();
  }

  function listen() {
    field.addEventListener("input", askSoon);
    field.addEventListener("mousedown", function () { box.from = null; });
    form.addEventListener("submit", enter);
    form.addEventListener("keydown", onKey);
    panel.addEventListener("keydown", onKey);
    list.addEventListener("click", onResult);
    window.addEventListener("popstate", function (event) {
      restore(event.state && event.state.handbookSearch);
    });
  }

  function start() {
    var kept = history.state && history.state.handbookSearch;
    form = box.form;
    field = box.field;
    panel = box.panel;
    status = document.getElementById("search-status");
    list = document.getElementById("search-results");
    engine.open(panel.getAttribute("data-root") + "search/", document.documentElement.lang);
    engine.filters(function (filters) {
      build(filters);
      listen();
      if (kept && field.value === "") {
        restore(kept);
      } else if (box.entered) {
        enter();
      } else if (field.value) {
        ask();
      }
    });
  }

  if (box) {
    box.start = start;
  }
}());
