/* save.js - "Save on this device": keeps the whole handbook for reading without
 * internet, and takes it back, by the same button.
 *
 * Shown only where it can work: on a website (edition.js says so), in a browser
 * that has service workers and keeps the connection safe. Nothing is registered
 * or stored before the reader presses the button. What is saved, renewed and
 * answered, sw.js decides; this script asks, shows and announces. A classic
 * script with no words of its own: they come from the page. */
(function () {
  "use strict";

  var root = new URL("../", document.currentScript.src).href;
  var edition = window.handbookEdition;
  var part = document.getElementById("save");
  var workers = navigator.serviceWorker;
  var button = part && part.querySelector("button");
  var status = part && part.querySelector("[role=status]");
  var bar = part && part.querySelector("progress");
  var registration = null;
  var state = { wanted: false, saved: false, trouble: "" };
  var said = "";
  var timer = 0;

  function word(name) {
    return part.getAttribute("data-text-" + name) || "";
  }

  function addLink(rel, href) {
    var link = document.createElement("link");
    link.rel = rel;
    link.href = root + href;
    document.head.appendChild(link);
  }

  /* Rounded up: nobody is told less than it takes. */
  function size(bytes) {
    if (bytes < 995000) { return Math.max(1, Math.ceil(bytes / 1000)) + " KB"; }
    bytes = Math.ceil(bytes / 100000) / 10;
    return (bytes < 10 ? bytes : Math.ceil(bytes)) + " MB";
  }

  /* "20 November 2026", in the language of the page: browsers do not know the
   * months of every language, the foot of the page does. */
  function longDay(iso) {
    var parts = iso.split("-");
    var months = document.querySelector("[data-text-months]");
    var month = months && months.getAttribute("data-text-months").split("|")[Number(parts[1]) - 1];
    return month ? Number(parts[2]) + " " + month + " " + Number(parts[0]) : iso;
  }

  function ofEdition() {
    return state.day ? " " + word("edition").replace("{day}", longDay(state.day)) : "";
  }

  /* --- what is shown ------------------------------------------------------- */

  function sentence() {
    var trouble = state.trouble && word(state.trouble);
    if (state.removed) { return word("removed"); }
    if (state.saved && state.current) { return word("saved") + ofEdition(); }
    if (state.saved) {
      return word("saved") + ofEdition() + " " + word(trouble ? "newer-later" : "newer") + (trouble ? " " + trouble : "");
    }
    if (trouble) { return trouble; }
    return state.wanted ? word("saving") : "";
  }

  /* Read out once, when it changes; how it was when the page came is not. */
  function say(text) {
    if (text === said) { return; }
    said = text;
    if (part.hidden) {
      status.textContent = said;
      return;
    }
    status.textContent = "";
    window.setTimeout(function () { status.textContent = said; }, 50);
  }

  /* What the button does now: it saves, tries again, stops or removes. */
  function task() {
    if (state.saved) { return "remove"; }
    if (state.trouble && state.trouble !== "line") { return "again"; }
    return state.wanted ? "stop" : "offer";
  }

  function show() {
    var saving = state.saving && state.all > 0;
    button.textContent = word(task()).replace("{size}", size(edition.bytes));
    bar.hidden = !saving;
    if (saving) {
      bar.max = state.all;
      bar.value = state.done;
    }
    say(sentence());
    if (state.fromSaved) { showOffline(); }
    part.hidden = false;
  }

  /* Over the page, for it is the first thing to know of it. */
  function showOffline() {
    var line = document.getElementById("save-offline");
    if (line) { return; }
    line = document.createElement("p");
    line.id = "save-offline";
    line.className = "save-offline";
    line.textContent = word("offline") + ofEdition();
    document.getElementById("content").insertBefore(line, document.getElementById("content").firstChild);
  }

  /* --- the worker ---------------------------------------------------------- */

  function worker() {
    return registration && (registration.active || registration.waiting || registration.installing);
  }

  function ask(what, again) {
    if (worker()) { worker().postMessage({ handbook: what, again: again === true }); }
  }

  /* A worker that is asked goes on with what it left unfinished, and browsers
   * stop one that nobody asks. */
  function watch() {
    window.clearTimeout(timer);
    if (state.saving || (state.wanted && !state.current)) {
      timer = window.setTimeout(function () { ask("state"); watch(); }, 10000);
    }
  }

  function take(message) {
    var data = message.data || {};
    if (data.handbook === "which edition" && message.ports[0]) {
      message.ports[0].postMessage(edition.id);
    } else if (data.handbook === "state" && !state.removing) {
      state = data;
      show();
      watch();
    } else if (data.handbook === "removed") {
      removed();
    }
  }

  function fail() {
    state = { wanted: false, saved: false, trouble: "blocked" };
    show();
  }

  /* Our own, not that of a handbook whose folder lies around this one. */
  function ours(found) {
    return found && found.scope === root ? found : null;
  }

  function whenActive(made) {
    return new Promise(function (done, failed) {
      var coming = made.installing || made.waiting;
      function look() {
        if (made.active) { done(made); } else if (coming.state === "redundant") { failed(coming); }
      }
      if (coming) { coming.addEventListener("statechange", look); }
      look();
    });
  }

  function start() {
    state = { wanted: true, saved: false, trouble: "" };
    show();
    workers.register(root + "sw.js", { scope: root }).then(whenActive).then(function (made) {
      registration = made;
      ask("save");
      watch();
    }).catch(fail);
  }

  /* --- taking it back ------------------------------------------------------ */

  function removed() {
    window.clearTimeout(timer);
    registration = null;
    state = { wanted: false, saved: false, trouble: "", removed: true };
    show();
  }

  /* Where the worker does not answer, this page does it. */
  function removeHere() {
    if (!state.removing) { return; }
    window.caches.keys().then(function (names) {
      return Promise.all(names.filter(function (name) {
        return name.indexOf("handbook " + root + " ") === 0;
      }).map(function (name) { return window.caches.delete(name); }));
    }).then(function () {
      return registration && registration.unregister();
    }).then(removed, fail);
  }

  function remove() {
    state.removing = true;
    ask("remove");
    window.setTimeout(removeHere, 5000);
  }

  function press() {
    var now = task();
    if (state.removing) { return; }
    if (now === "remove" || now === "stop") { remove(); } else { start(); }
  }

  /* --- begin --------------------------------------------------------------- */

  if (!part || !edition || edition.kind !== "web" || !/^https?:$/.test(location.protocol)) { return; }
  addLink("manifest", "handbook.webmanifest");
  if (!workers || !window.isSecureContext || !window.caches) { return; }

  workers.addEventListener("message", take);
  workers.addEventListener("controllerchange", function () { ask("state"); });
  window.addEventListener("online", function () { ask("state", true); });
  button.addEventListener("click", press);
  workers.getRegistration(root).then(function (found) {
    registration = ours(found);
    ask("state");
    if (registration) { registration.update().catch(function () { /* offline */ }); }
  }).catch(function () { /* storage is blocked: said when the button is pressed */ }).then(function () {
    addLink("stylesheet", "assets/save.css");
    window.setTimeout(show, registration ? 3000 : 0); /* the worker tells how things are, or nobody does */
  });
}());
