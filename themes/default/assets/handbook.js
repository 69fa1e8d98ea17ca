/* handbook.js - what only works with a script: Copy buttons. A page is whole
 * without it. A classic script, so that it runs from a USB stick; no words of
 * its own: they come from the page. */
(function () {
  "use strict";

  var body = document.body;
  var status;

  function word(name) {
    return body.getAttribute("data-text-" + name) || "";
  }

  function announce(text) {
    if (!status) {
      status = document.createElement("p");
      status.className = "unseen";
      status.setAttribute("role", "status");
      document.getElementById("content").appendChild(status);
    }
    /* The same text twice is read out only when it changes in between. */
    status.textContent = "";
    window.setTimeout(function () { status.textContent = text; }, 50);
  }

  /* Where there is no clipboard to ask: through a field that is selected. */
  function copyByField(text) {
    var field = document.createElement("textarea");
    var done = false;
    field.value = text;
    field.className = "unseen";
    field.setAttribute("aria-hidden", "true");
    body.appendChild(field);
    field.select();
    try { done = document.execCommand("copy"); } catch (error) { done = false; }
    body.removeChild(field);
    return done;
  }

  function copy(text, then) {
    if (navigator.clipboard && navigator.clipboard.writeText) {
      navigator.clipboard.writeText(text).then(
        function () { then(true); },
        function () { then(copyByField(text)); });
    } else {
      then(copyByField(text));
    }
  }

  function addButton(item) {
    var plain = item.textContent.trim();
    var line = item.querySelector(".tools");
    var button = document.createElement("button");
    var about = item.querySelector(".claim-text");
    if (!line) {
      line = document.createElement("p");
      line.className = "tools";
      item.appendChild(line);
    }
    button.type = "button";
    button.textContent = word("copy");
    if (about && item.id) {
      about.id = about.id || item.id + "-text";
      button.setAttribute("aria-describedby", about.id);
    }
    button.addEventListener("click", function () {
      var text = item.getAttribute("data-copy") || plain;
      copy(text, function (done) {
        var said = word(done ? "copied" : "copy-failed");
        button.textContent = said;
        announce(said);
        button.focus();
        window.setTimeout(function () { button.textContent = word("copy"); }, 4000);
      });
    });
    line.insertBefore(button, line.firstChild);
  }

  function each(selector, work) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), work);
  }

  each("[data-copy]", addButton);
}());
