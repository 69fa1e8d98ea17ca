/* letter.js - fills in a letter, copies it as text, prints it alone.
 *
 * What is typed stays in this page: it is never stored or sent, and goes when
 * the page is left, for the next person may sit at the same PC. Without this
 * script the letter is text to copy by hand or to print. No words of its own:
 * they come from the page. */
(function () {
  "use strict";

  var letter = document.getElementById("letter");
  var sheet = letter && letter.querySelector(".letter-sheet");
  var status = letter && letter.querySelector("[role=status]");
  if (!sheet || !status) {
    return;
  }

  function each(list, work) {
    Array.prototype.forEach.call(list, work);
  }

  function word(name) {
    return letter.getAttribute("data-text-" + name) || "";
  }

  /* The same text twice is read out only when it changes in between. */
  function say(text) {
    status.textContent = "";
    window.setTimeout(function () { status.textContent = text; }, 50);
  }

  /* --- the fields -------------------------------------------------------- */

  var fields = letter.querySelectorAll(".letter-fields [data-blank]");

  /* The ends of what was typed are no part of it, its lines are. */
  function typed(field) {
    return field.value.replace(/\r\n?/g, "\n").replace(/^\s+|\s+$/g, "");
  }

  function fill(field) {
    var text = typed(field);
    var number = field.getAttribute("data-blank");
    each(sheet.querySelectorAll('[data-blank="' + number + '"]'), function (blank) {
      var words = blank.querySelector(".blank-words");
      if (!blank.hasAttribute("data-words")) {
        blank.setAttribute("data-words", words.textContent);
      }
      words.textContent = text || blank.getAttribute("data-words");
      blank.classList.toggle("blank-filled", text !== "");
    });
  }

  function countEmpty() {
    var count = 0;
    each(fields, function (field) { if (!typed(field)) { count += 1; } });
    return count;
  }

  /* "Copied as text. 2 blanks are still empty." */
  function sayDone(text) {
    var count = countEmpty();
    if (count > 0) {
      text += " " + word(count === 1 ? "empty-one" : "empty-many")
        .replace("{count}", String(count));
    }
    say(text);
  }

  /* --- the letter as text ------------------------------------------------ */

  function isUnseen(node) {
    return node.getAttribute("role") === "doc-noteref"
      || node.classList.contains("letter-note");
  }

  /* Where a link leads, when that can be sent and is not there to be read. */
  function address(link) {
    var to = link.getAttribute("href") || "";
    if (!/^(https?|mailto|tel):/.test(to) || link.closest(".letter-sources")) {
      return "";
    }
    to = to.replace(/^(mailto|tel):/, "");
    return link.textContent.indexOf(to) < 0 ? " (" + to + ")" : "";
  }

  /* Words in a line: white space of the page's source is one space, what was
   * typed into a blank stays as it is. */
  function inline(nodes) {
    var text = "";
    each(nodes, function (child) {
      if (child.nodeType === Node.TEXT_NODE) {
        text += child.nodeValue.replace(/[ \t\r\n]+/g, " ");
      } else if (child.nodeType !== Node.ELEMENT_NODE || isUnseen(child)) {
        return;
      } else if (child.localName === "br") {
        text += "\n";
      } else if (child.classList.contains("blank-words")) {
        text += child.textContent;
      } else {
        text += inline(child.childNodes);
        if (child.localName === "a") { text += address(child); }
      }
    });
    return text;
  }

  function line(nodes) {
    return inline(nodes).replace(/ *\n */g, "\n").replace(/^\s+|\s+$/g, "");
  }

  function indented(text, by) {
    return text.replace(/\n(?=[^\n])/g, "\n" + by);
  }

  function listText(list) {
    var number = list.start || 1;
    var mark = list.localName === "ol";
    var items = [];
    each(list.children, function (item) {
      var before = mark ? number + ". " : "- ";
      if (list.parentNode.classList.contains("letter-sources")) { before = ""; }
      items.push(before + indented(blockText(item), before.replace(/./g, " ")));
      number += 1;
    });
    return items.join("\n");
  }

  /* Paragraphs and lists apart by an empty line; a list item may hold words,
   * paragraphs and lists. */
  function blockText(holder) {
    var out = [];
    var loose = [];
    function end() {
      out.push(line(loose));
      loose = [];
    }
    each(holder.childNodes, function (child) {
      var name = child.localName;
      if (name === "p") {
        end();
        out.push(line(child.childNodes));
      } else if (name === "ul" || name === "ol") {
        end();
        out.push(listText(child));
      } else if (name === "div") {
        end();
        out.push(blockText(child));
      } else {
        loose.push(child);
      }
    });
    end();
    return out.filter(function (text) { return text !== ""; })
      .join(holder.localName === "li" || holder.className === "letter-sources" ? "\n" : "\n\n");
  }

  function update() {
    each(fields, fill);
    letter.setAttribute("data-copy", blockText(sheet));
  }

  /* --- copying ----------------------------------------------------------- */

  /* Where there is no clipboard to ask: through a field that is selected. */
  function copyByField(text) {
    var field = document.createElement("textarea");
    var done = false;
    field.value = text;
    field.className = "unseen";
    field.setAttribute("aria-hidden", "true");
    document.body.appendChild(field);
    field.select();
    try { done = document.execCommand("copy"); } catch (error) { done = false; }
    document.body.removeChild(field);
    return done;
  }

  function copy(button) {
    var text = letter.getAttribute("data-copy");
    function then(done) {
      button.focus();
      if (done) {
        sayDone(word("copied"));
      } else {
        say(document.body.getAttribute("data-text-copy-failed") || "");
      }
    }
    if (navigator.clipboard && navigator.clipboard.writeText) {
      navigator.clipboard.writeText(text).then(
        function () { then(true); },
        function () { then(copyByField(text)); });
    } else {
      then(copyByField(text));
    }
  }

  /* --- printing the letter alone ----------------------------------------- */

  /* Everything beside the sheet, whatever the theme puts around it. */
  function hideRest(hide) {
    var node = sheet;
    while (node && node !== document.documentElement) {
      each(node.parentNode.children, function (other) {
        if (other !== node && other.localName !== "head") {
          other.classList.toggle("letter-unprinted", hide);
        }
      });
      node = node.parentNode;
    }
    document.documentElement.classList.toggle("letter-alone", hide);
  }

  function print() {
    sayDone(word("printing"));
    hideRest(true);
    window.print();
  }

  window.addEventListener("afterprint", function () { hideRest(false); });

  /* --- clearing ---------------------------------------------------------- */

  function empty() {
    each(fields, function (field) { field.value = ""; });
    status.textContent = "";
    update();
  }

  /* A link followed by mistake would cost the letter: the browser asks first. */
  window.addEventListener("beforeunload", function (event) {
    if (countEmpty() < fields.length) {
      event.preventDefault();
      event.returnValue = "";
    }
  });

  /* Nothing comes back with the Back button or a reload. */
  window.addEventListener("pagehide", empty);
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) { empty(); }
  });

  /* --- here it begins ---------------------------------------------------- */

  var work = {
    copy: copy,
    print: print,
    clear: function () {
      empty();
      say(word("cleared"));
      if (fields.length) { fields[0].focus(); }
    }
  };

  each(letter.querySelectorAll("button[data-letter]"), function (button) {
    button.addEventListener("click", function () {
      work[button.getAttribute("data-letter")](button);
    });
  });
  each(fields, function (field) { field.addEventListener("input", update); });
  each(letter.querySelectorAll(".letter-fields, .letter-tools"), function (part) {
    part.hidden = false;
  });
  letter.classList.add("letter-live");
  empty();
}());
