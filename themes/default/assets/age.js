/* age.js - says when a copy was made, and when a page is too old to rely on.
 *
 * Every page has a sentence (parts/age) that is true without this script, and
 * stands there where no script runs. With it the sentence goes; once the
 * reader's clock has passed the page's next check a banner takes its place,
 * and a year later one in stronger words.
 *
 * It runs where it stands, right behind the sentence and before the rest of the
 * page is shown, so that nothing moves under a reader's eyes. A classic script
 * without words of its own: they come from the page. It asks nobody: all it
 * knows is the clock, the page and edition.js. */
(function () {
  "use strict";

  var edition = window.handbookEdition || {};

  function isDay(text) {
    return /^\d{4}-\d\d-\d\d$/.test(text || "");
  }

  function padded(number, length) {
    return ("0000" + number).slice(-length);
  }

  /* The reader's day as 2026-11-20, so that days compare as texts and no time
   * zone moves them. A clock that stands before the day when this copy was
   * made is wrong: no earlier day than that can be today. */
  function today() {
    var now = new Date();
    var year = now.getFullYear();
    var day = year > 9999 ? "9999-12-31"
      : padded(year, 4) + "-" + padded(now.getMonth() + 1, 2) + "-" + padded(now.getDate(), 2);
    [edition.day, edition.made].forEach(function (known) {
      if (isDay(known) && known > day) {
        day = known;
      }
    });
    return day;
  }

  /* Is this the place where the newest edition is, and not a saved copy of it? */
  function isNewest() {
    var base = edition.baseUrl;
    return Boolean(base) && navigator.onLine !== false
      && (window.location.href + "/").indexOf(base + "/") === 0;
  }

  function showAge(slot) {
    var now = today();
    var isOld = now > slot.getAttribute("data-age-old");
    if (!(now > slot.getAttribute("data-age-due"))) {
      slot.hidden = true;
      return;
    }
    slot.className += isOld ? " is-due is-old" : " is-due";
    slot.querySelector(".age-what").textContent =
      slot.getAttribute(isOld ? "data-text-old" : "data-text-due");
    slot.querySelector(".age-plain").hidden = true;
    slot.querySelector(".age-newer").hidden = isNewest();
    slot.querySelector(".age-told").hidden = false;
  }

  function showMade(line) {
    var parts = isDay(edition.made) ? edition.made.split("-") : null;
    var months = line.getAttribute("data-text-months").split("|");
    if (!parts) {
      return;
    }
    line.querySelector("span").textContent =
      Number(parts[2]) + " " + months[Number(parts[1]) - 1] + " " + Number(parts[0]);
    line.hidden = false;
  }

  function each(selector, work) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), work);
  }

  each(".age[data-age-due]", showAge);
  document.addEventListener("DOMContentLoaded", function () { each(".made", showMade); });
}());
