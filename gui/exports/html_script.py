"""Search and age of a web page, in the JavaScript of 2009; without it all can still be read."""

from __future__ import annotations

AGEING = r"""
(function () {
  "use strict";
  function two(number) {
    return (number < 10 ? "0" : "") + number;
  }
  var now = new Date();
  var today = now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
  var later = document.querySelectorAll("[data-after]");
  Array.prototype.forEach.call(later, function (warning) {
    if (today > warning.getAttribute("data-after")) {
      warning.removeAttribute("hidden");
    }
  });
}());
"""

SEARCH = r"""
(function () {
  "use strict";
  var finder = document.getElementById("finder");
  var field = document.getElementById("search");
  var hits = document.getElementById("hits");
  var clear = document.getElementById("clear");
  var groups = document.querySelectorAll(".found");
  var letters = {
    "\u00e6": "ae", "\u0153": "oe", "\u00f8": "o", "\u0142": "l", "\u0111": "d",
    "\u00f0": "d", "\u00fe": "th", "\u00df": "ss"
  };
  var marked = [
    ["a", /[\u00e0-\u00e5]/g], ["c", /\u00e7/g], ["e", /[\u00e8-\u00eb]/g],
    ["i", /[\u00ec-\u00ef]/g], ["n", /\u00f1/g], ["o", /[\u00f2-\u00f6]/g],
    ["u", /[\u00f9-\u00fc]/g], ["y", /[\u00fd\u00ff]/g]
  ];

  function fold(text) {
    var plain = text.toLowerCase();
    if (plain.normalize) {
      plain = plain.normalize("NFKD");
    }
    marked.forEach(function (pair) {
      plain = plain.replace(pair[1], pair[0]);
    });
    return plain
      .replace(/[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, "")
      .replace(/[\u00e6\u0153\u00f8\u0142\u0111\u00f0\u00fe\u00df]/g, function (letter) {
        return letters[letter];
      })
      .replace(/[\u0060\u00b4\u2018\u2019\u201b\u02bc\u02b9\u2032\uff07]/g, "'")
      .replace(/([^\s'])'s(?=[\s\-]|$)/g, "$1")
      .replace(/([0-9])\.(?=[^\s.])/g, "$1")
      .replace(/([^\s.])\.(?=[0-9])/g, "$1")
      .replace(/[\s\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f]+/g, " ")
      .replace(/^ | $/g, "");
  }

  function fits(found, words) {
    return words.every(function (word) {
      return found.indexOf(" " + word) >= 0 || (word.length > 2 && found.indexOf(word) >= 0);
    });
  }

  function show(element, shown) {
    if (shown) {
      element.removeAttribute("hidden");
    } else {
      element.setAttribute("hidden", "");
    }
  }

  function filter(group, words, asked) {
    var count = 0;
    Array.prototype.forEach.call(group.querySelectorAll("li"), function (entry) {
      var found = " " + entry.getAttribute("data-search");
      var shown = !asked || (words[0] !== "" && fits(found, words));
      show(entry, shown);
      count += shown ? 1 : 0;
    });
    show(group, count > 0);
    return count;
  }

  function said(count, query) {
    var place = count ? "{hits}" : "{query}";
    var sentence = hits.getAttribute(count ? "data-some" : "data-none");
    return sentence.split(place).join(count ? String(count) : query);
  }

  function search() {
    var asked = field.value.replace(/^\s+|\s+$/g, "");
    var words = fold(asked).split(" ");
    var count = 0;
    Array.prototype.forEach.call(groups, function (group) {
      count += filter(group, words, asked);
    });
    hits.textContent = asked ? said(count, asked) : "";
    show(clear, asked !== "");
  }

  function empty() {
    field.value = "";
    search();
    field.focus();
  }

  function open() {
    var first = document.querySelector(".found:not([hidden]) li:not([hidden]) a");
    if (first && field.value) {
      first.focus();
      first.click();
    }
  }

  field.addEventListener("input", search);
  field.addEventListener("keydown", function (event) {
    if (event.keyCode === 13) {
      event.preventDefault();
      open();
    } else if (event.keyCode === 27) {
      event.preventDefault();
      empty();
    }
  });
  clear.addEventListener("click", empty);
  window.addEventListener("pageshow", search);
  show(finder, true);
  search();
}());
"""
