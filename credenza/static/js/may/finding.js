/* Finds people and procedures by what is typed, as credenza/core/privileges/finding.py does.
   A test asks both the same questions. */
"use strict";

var May = window.May || {};
window.May = May;

(function () {
  const EXACT = 0, BEGINS = 1, HOLDS = 2, WITHIN = 3, SLIP = 4;
  const FILLERS = new Set(["and", "of", "the", "for", "in", "with", "or", "at", "on", "by"]);
  const TITLES = new Set([
    "dr", "doctor", "md", "do", "pa", "c", "np", "cnp", "crna", "cnm", "aa", "dds", "dmd", "dpm",
  ]);
  const PLAIN = { ß: "ss", ø: "o", ł: "l", đ: "d", æ: "ae", œ: "oe", ð: "d", þ: "th", ı: "i" };
  const LONGEST = 60, MOST_WORDS = 12, TOO_MANY = 99;

  May.parts = function (text) {
    const begun = [...text].slice(0, LONGEST).join("");
    const plain = begun.replace(/[ßøłđæœðþı]/gi, (letter) => PLAIN[letter.toLowerCase()]);
    const words = plain.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "").replace(/['’ʼ`]/g, "").match(/[a-z0-9]+/g) || [];
    return words.filter((word) => !FILLERS.has(word)).slice(0, MOST_WORDS);
  };

  /* Slips between two words: letters changed, added, left out, or neighbours swapped. */
  function slips(one, other, allowed) {
    if (Math.abs(one.length - other.length) > allowed) return TOO_MANY;
    let before = [], last = [], row = Array.from({ length: other.length + 1 }, (_, n) => n);
    for (let i = 1; i <= one.length; i++) {
      before = last;
      last = row;
      row = [i];
      for (let j = 1; j <= other.length; j++) {
        const same = one[i - 1] === other[j - 1];
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
        const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
        if (swapped) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
    }
    return row[other.length] <= allowed ? row[other.length] : TOO_MANY;
  }

  function nearest(part, words) {
    const allowed = part.length >= 8 ? 2 : part.length >= 4 ? 1 : 0;
    let least = TOO_MANY;
    for (const word of words) {
      least = Math.min(
        least, slips(part, word, allowed), slips(part, word.slice(0, part.length), allowed)
      );
    }
    return least;
  }

  function holdsSpan(typed, words) {
    for (let start = 0; start + words.length <= typed.length; start++) {
      if (words.every((word, n) => typed[start + n] === word)) return true;
    }
    return false;
  }

  function compare(one, other) {
    return one.fit - other.fit || one.distance - other.distance || one.place - other.place;
  }

  May.Finder = class {
    constructor(things, said) {
      this.things = things;
      this.phrases = [];
      things.forEach((thing, place) => {
        for (const text of said(thing)) {
          const words = May.parts(text);
          if (words.length) this.phrases.push({ words, joined: words.join(""), place });
        }
      });
    }

    sure(typed) {
      const joined = typed.join("");
      return joined ? this.ranked(joined, (phrase) => this.fit(phrase, typed, joined)) : [];
    }

    near(typed) {
      if (!typed.length) return [];
      return this.ranked(typed.join(""), (phrase) => {
        let sum = 0;
        for (const part of typed) {
          const least = nearest(part, phrase.words);
          if (least === TOO_MANY) return null;
          sum += least;
        }
        return phrase.joined === typed.join("") ? EXACT : SLIP + sum;
      });
    }

    fit(phrase, typed, joined) {
      if (phrase.joined === joined) return EXACT;
      if (phrase.joined.startsWith(joined)) return BEGINS;
      if (typed.every((part) => phrase.words.some((word) => word.startsWith(part)))) return HOLDS;
      return phrase.joined.length > 2 && holdsSpan(typed, phrase.words) ? WITHIN : null;
    }

    ranked(joined, fitting) {
      const best = new Map();
      for (const phrase of this.phrases) {
        const fit = fitting(phrase);
        if (fit === null) continue;
        const distance = Math.abs(phrase.joined.length - joined.length);
        const hit = { fit, distance, place: phrase.place, words: phrase.words };
        const known = best.get(phrase.place);
        if (!known || compare(hit, known) < 0) best.set(phrase.place, hit);
      }
      return [...best.values()].sort(compare);
    }
  };

  function partly(hits) {
    return hits.length > 0 && hits[0].fit === WITHIN;
  }

  function leftOver(typed, hit, finder) {
    const rest = [...typed];
    for (const word of hit.words) rest.splice(rest.indexOf(word), 1);
    if (rest.every((word) => TITLES.has(word))) return [];
    const sure = finder.sure(rest);
    return sure.length ? sure : finder.near(rest);
  }

  May.alike = function (hits) {
    const first = hits[0];
    const whole = first && first.fit === WITHIN;
    return hits.filter(
      (hit) => hit.fit === first.fit && (!whole || hit.distance === first.distance)
    );
  };

  May.meant = function (text, people, procedures) {
    const typed = May.parts(text);
    let who = people.sure(typed), what = procedures.sure(typed);
    if (!who.length && !what.length) {
      return { people: people.near(typed), procedures: procedures.near(typed), together: false };
    }
    if (partly(who) && !what.length) {
      what = leftOver(typed, who[0], procedures);
      return { people: who, procedures: what, together: what.length > 0 };
    }
    if (partly(what) && !who.length) {
      who = leftOver(typed, what[0], people);
      return { people: who, procedures: what, together: who.length > 0 };
    }
    return { people: who, procedures: what, together: partly(who) && partly(what) };
  };
})();
