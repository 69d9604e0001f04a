/* A facility's copy: the same answers as the server's, from what it last said. */
"use strict";

(function () {
  const EPOCH = Date.UTC(2000, 0, 1), DAY = 86400000, HOUR = 3600000;
  const STORE = "credenza-may-copy";

  /* The day at the facility, counted from 2000-01-01. */
  May.today = function (zone, at) {
    const format = new Intl.DateTimeFormat("en-CA", {
      timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit",
    });
    return Math.round((Date.parse(format.format(at)) - EPOCH) / DAY);
  };

  May.dayInWords = function (day) {
    const format = new Intl.DateTimeFormat("en-GB", {
      timeZone: "UTC", day: "numeric", month: "short", year: "numeric",
    });
    return format.format(new Date(EPOCH + day * DAY));
  };

  May.Copy = class {
    constructor(content, madeAt, hours) {
      Object.assign(this, { content, madeAt, hours });
      this.procedures = content.procedures.map(([title, words], place) => ({ title, words, place }));
      this.people = content.people.map((row) => ({
        family: row[0], given: row[1], degrees: row[2], specialty: row[3], department: row[4],
        others: row[5], groups: row[6],
      }));
      this.byProcedure = new May.Finder(this.procedures, (one) => [...one.words, one.title]);
      this.byName = new May.Finder(this.people, (one) =>
        [[one.family, one.given], ...one.others].flatMap(([family, given]) => [
          `${family}, ${given}`, `${given} ${family}`, family,
        ])
      );
    }

    /* How old it is, in milliseconds; too old when the clock of the device runs before it. */
    age(at) {
      return at - this.madeAt;
    }

    isTooOld(at) {
      const age = this.age(at);
      return age > this.hours * HOUR || age < -HOUR;
    }

    meant(text) {
      const found = May.meant(text, this.byName, this.byProcedure);
      return {
        people: May.alike(found.people).slice(0, 8).map((hit) => this.people[hit.place]),
        procedures: found.procedures.slice(0, 6).map((hit) => this.procedures[hit.place]),
        together: found.together,
      };
    }

    /* What somebody holds, item by item, as it stands on a day. */
    lines(person, day) {
      const best = new Map();
      for (const [word, until, condition, without, items] of person.groups) {
        for (const place of items) {
          const line = this.line(place, word, until, condition, without, day);
          const key = line.form + "|" + line.title;
          const known = best.get(key);
          if (!known || this.decides(line, known)) best.set(key, line);
        }
      }
      const order = (one, other) =>
        one.form.localeCompare(other.form) || other.core - one.core ||
        one.title.localeCompare(other.title);
      return [...best.values()].sort(order);
    }

    line(place, word, until, condition, without, day) {
      const [title, form, core, includes] = this.content.items[place];
      const ended = until > 0 && day > until;
      return {
        title, form, core, until: ended ? 0 : until, word: ended ? this.over : word,
        condition: ended ? "" : this.content.conditions[condition],
        includes: includes.filter((one) => !without.includes(one)),
      };
    }

    /* The answer about one procedure: what the server's of_all says of the same grants. */
    answer(person, procedure, day) {
      let best = null;
      for (const [word, until, condition, without, items] of person.groups) {
        if (without.includes(procedure.place)) continue;
        for (const place of items) {
          if (!this.content.items[place][3].includes(procedure.place)) continue;
          const line = this.line(place, word, until, condition, without, day);
          if (!best || this.decides(line, best)) best = line;
        }
      }
      return best;
    }

    decides(one, other) {
      const rank = this.rank(one.word) - this.rank(other.word);
      return rank ? rank < 0 : one.until > other.until;
    }

    whoMay(procedure, day) {
      const found = [];
      for (const person of this.people) {
        const line = this.answer(person, procedure, day);
        if (line) found.push({ person, line });
      }
      return found;
    }

    rank(word) {
      return this.content.words[word][4];
    }

    said(word) {
      const [text, tone, icon, more] = this.content.words[word];
      return { text, tone, icon, more };
    }

    get over() {
      return this.content.words.length - 2;
    }

    get never() {
      return this.content.words.length - 1;
    }
  };

  /* The copy that this device keeps, or null. */
  May.kept = async function (address) {
    const stored = await (await caches.open(STORE)).match(address);
    if (!stored) return null;
    const hours = Number(stored.headers.get("X-Hours"));
    return new May.Copy(await stored.json(), Date.parse(stored.headers.get("X-Made")), hours);
  };

  /* Ask the office for what is new. A link that was withdrawn takes everything with it. */
  May.refresh = async function (address) {
    const store = await caches.open(STORE);
    const stored = await store.match(address);
    const headers = stored ? { "If-None-Match": stored.headers.get("ETag") } : {};
    const answer = await fetch(address, { headers, cache: "no-store", credentials: "same-origin" });
    if (answer.status === 410) return May.forget();
    if (answer.status !== 200 && answer.status !== 304) return;
    const body = answer.status === 304 ? await stored.blob() : await answer.blob();
    const kept = { "Content-Type": "application/json" };
    for (const name of ["ETag", "X-Made", "X-Hours"]) kept[name] = answer.headers.get(name);
    await store.put(address, new Response(body, { headers: kept }));
  };

  May.forget = async function () {
    for (const name of await caches.keys()) {
      if (name.startsWith("credenza-may")) await caches.delete(name);
    }
    const workers = await navigator.serviceWorker.getRegistrations();
    await Promise.all(workers.map((one) => one.unregister()));
  };
})();
