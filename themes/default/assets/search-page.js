/* search-page.js - the search box, until it is used: "/" leads to it, and its
 * first use loads the rest (search-text.js and search.js find, search-results.js
 * shows). Until then a page carries nothing else of the search. Without scripts,
 * and where the rest does not load, the form leads to the list from A to Z. A
 * classic script, so that it runs from a USB stick; no words of its own: they come
 * from the page. */
(function () {
  "use strict";

  var form = document.querySelector("form[role=search]");
  var field = form && form.querySelector("input[type=search]");
  var panel = document.getElementById("search-panel");
  /* What search-results.js goes on with: the parts of the page; `from`, what had
   * the focus before "/", and `top`, where the page stood; `entered`, whether Enter
   * was pressed meanwhile; `slash`, whether the key is wanted: who speaks to the
   * computer can switch it off (WCAG 2.1.4); `start`, put there by search-results.js. */
  var box = { form: form, field: field, panel: panel, from: null, top: 0, entered: false, slash: true, start: null };
  var state = "new"; /* then "loading", "ready" or "failed" */

  /* To where the form leads. From disk Firefox sends none: it takes the policy's
   * form-action 'self' for nothing there. */
  function leave() {
    location.href = form.action;
  }

  function fail() {
    var off = panel.getAttribute("data-text-off");
    state = "failed";
    if (off) {
      document.getElementById("search-status").textContent = off;
      panel.hidden = false;
    }
    if (box.entered) {
      leave();
    }
  }

  function ready() {
    if (window.handbookSearch && box.start) {
      state = "ready";
      box.start();
    } else {
      fail(); /* a browser too old for them */
    }
  }

  function load() {
    var assets = panel.getAttribute("data-root") + "assets/";
    var sheet = document.createElement("link");
    if (state !== "new") {
      return;
    }
    state = "loading";
    window.handbookSearchBox = box;
    sheet.rel = "stylesheet";
    sheet.href = assets + "search.css";
    document.head.appendChild(sheet);
    ["search-text.js", "search.js", "search-results.js"].forEach(function (name, at) {
      var script = document.createElement("script");
      script.src = assets + name;
      script.async = false; /* in this order */
      script.onerror = function () {
        if (state === "loading") {
          fail();
        }
      };
      if (at === 2) {
        script.onload = function () {
          if (state === "loading") {
            ready();
          }
        };
      }
      document.head.appendChild(script);
    });
  }

  function isWriting(element) {
    return element.isContentEditable || /^(textarea|select)$/i.test(element.tagName) ||
      (/^input$/i.test(element.tagName) && !/^(button|checkbox|image|radio|reset|submit)$/.test(element.type));
  }

  function onKey(event) {
    if (!box.slash || event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey || event.isComposing ||
        event.defaultPrevented || isWriting(event.target)) {
      return;
    }
    event.preventDefault();
    box.from = document.activeElement;
    box.top = window.pageYOffset;
    field.focus();
    field.select();
  }

  if (!field || !panel) {
    return;
  }
  try { box.slash = localStorage.getItem("handbook-slash") !== "off"; } catch (error) { box.slash = true; }
  field.addEventListener("focus", load);
  document.addEventListener("keydown", onKey);
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    box.entered = true;
    load();
    if (state === "failed") {
      leave();
    }
  });
  if (document.activeElement === field || (history.state && history.state.handbookSearch)) {
    load();
  }
}());
