/* decision.js - the questions of a page, one at a time. Each step is a section
 * with an address, and answers are links to the next: all that a script does is
 * to hide the others, tell what was said so far, and go back. What is chosen is
 * in the address alone, so that the browser's Back works and nothing is kept. A
 * classic script; no words of its own: they come from the page. */
(function () {
  "use strict";

  var box = document.getElementById("decision");
  var steps = box ? Array.prototype.slice.call(box.querySelectorAll(".step")) : [];
  var bar = box && box.querySelector(".decision-bar");
  var trail = []; /* the steps on the way to the one that shows, and itself */

  if (steps.length === 0) {
    return;
  }

  function heading(step) {
    return step.querySelector("h3");
  }

  function words(element) {
    return element.textContent.replace(/\s+/g, " ").trim();
  }

  /* The link in `from` that leads to `to`, or null. */
  function linkTo(from, to) {
    var found = null;
    Array.prototype.forEach.call(from.querySelectorAll(".step-answers a"), function (link) {
      if (!found && link.getAttribute("href") === "#" + to.id) {
        found = link;
      }
    });
    return found;
  }

  /* A way to a step whose address was opened: back from link to link. */
  function wayTo(step) {
    var way = [step];
    var before;
    do {
      before = null;
      steps.forEach(function (one) {
        if (!before && way.indexOf(one) < 0 && linkTo(one, way[0])) {
          before = one;
        }
      });
      if (before) {
        way.unshift(before);
      }
    } while (before);
    return way;
  }

  /* What the trail becomes when `step` shows: longer by it, cut back to it, or
   * made anew. */
  function follow(step) {
    var at = trail.indexOf(step);
    var last = trail[trail.length - 1];
    if (at >= 0) {
      trail = trail.slice(0, at + 1);
    } else if (last && linkTo(last, step)) {
      trail.push(step);
    } else {
      trail = wayTo(step);
    }
  }

  function ended(text) {
    return /[.?!]$/.test(text) ? text : text + ".";
  }

  /* The answers so far in one line, as the page itself writes them for those who
   * copy an answer. */
  function wayInWords() {
    var said = [];
    trail.forEach(function (step, index) {
      var link = index > 0 && linkTo(trail[index - 1], step);
      var ask;
      if (link) {
        ask = words(heading(trail[index - 1]).querySelector(".claim-text"));
        said.push(ask + (/[A-Za-z0-9]$/.test(ask) ? ": " : " ") + ended(words(link)));
      }
    });
    return said.join(" ");
  }

  /* An answer that several ways lead to is copied with the one that was taken. */
  function updateCopy(step) {
    var way = step.getAttribute("data-way");
    var now = wayInWords();
    if (way && now) {
      step.setAttribute("data-copy", step.getAttribute("data-copy").replace(way, function () { return now; }));
      step.setAttribute("data-way", now);
    }
  }

  /* "You said": each answer leads back to its question. */
  function listSaid() {
    var list = bar.querySelector("ol");
    list.textContent = "";
    trail.forEach(function (step, index) {
      var link = index > 0 && linkTo(trail[index - 1], step);
      var item, back, hint;
      if (!link) {
        return;
      }
      item = document.createElement("li");
      back = document.createElement("a");
      hint = document.createElement("span");
      back.href = "#" + trail[index - 1].id;
      back.textContent = words(link);
      hint.className = "unseen";
      hint.textContent = " (" + box.getAttribute("data-text-change") + ")";
      back.appendChild(hint);
      item.appendChild(back);
      list.appendChild(item);
    });
    bar.querySelector(".decision-said").hidden = !list.firstChild;
    bar.querySelector(".decision-private").hidden = trail.length > 1;
    bar.querySelector(".decision-buttons").hidden = trail.length < 2;
  }

  function announce() {
    var links = bar.querySelectorAll("ol a");
    var status = bar.querySelector("[role=status]");
    var last = links[links.length - 1];
    status.textContent = "";
    if (last) {
      window.setTimeout(function () {
        status.textContent = box.getAttribute("data-text-said") + ": " + words(last.firstChild);
      }, 50);
    }
  }

  /* The answers so far and the step, also where the browser has gone to the step
   * alone: it does so once more when all of the page is there. */
  function look(step) {
    (trail.length > 1 ? bar : box).scrollIntoView();
    heading(step).focus({ preventScroll: true });
  }

  function show(step, moved) {
    follow(step);
    steps.forEach(function (one) {
      one.classList.toggle("step-off", one !== step);
    });
    updateCopy(step);
    listSaid();
    if (moved) {
      announce();
      look(step);
    }
  }

  /* What the address names: in it browsers write all but plain letters as "%D9". */
  function idInAddress() {
    var id = location.hash.slice(1);
    try { return decodeURIComponent(id); } catch (error) { return id; }
  }

  /* The step of that id, or the one that holds what has it. */
  function stepAt(id) {
    var target = id && document.getElementById(id);
    while (target && steps.indexOf(target) < 0) {
      target = target.parentElement;
    }
    return target || null;
  }

  function onAddress() {
    var id = idInAddress();
    var step = stepAt(id);
    if (id === "") {
      show(steps[0], trail.length > 1);
    } else if (step) {
      show(step, id === step.id);
      if (id !== step.id) {
        document.getElementById(id).scrollIntoView();
      }
    }
  }

  function onButton(event) {
    var what = event.currentTarget.getAttribute("data-decision");
    var to = what === "back" ? trail[trail.length - 2] : steps[0];
    if (to) {
      location.hash = to.id;
    }
  }

  steps.forEach(function (step) {
    heading(step).tabIndex = -1;
  });
  Array.prototype.forEach.call(bar.querySelectorAll("button"), function (button) {
    button.addEventListener("click", onButton);
  });
  /* The same answer again, after "Start again" by other means: no new address. */
  box.addEventListener("click", function (event) {
    var link = event.target.closest ? event.target.closest("a") : null;
    if (link && link.getAttribute("href") === "#" + idInAddress()) {
      onAddress();
    }
  });
  box.classList.add("decision-live");
  bar.hidden = false;
  window.addEventListener("hashchange", onAddress);
  show(steps[0], false);
  if (stepAt(idInAddress())) {
    onAddress();
    window.addEventListener("load", function () { window.setTimeout(onAddress, 0); });
  }
}());
