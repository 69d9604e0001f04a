/* The page of “May they?”: keeps the copy fresh, and answers from it without the office. */
"use strict";

(function () {
  const AGAIN = 10 * 60 * 1000, MOST = 50;
  const page = document.body.dataset;
  const reply = document.getElementById("may-reply");
  const notice = document.getElementById("may-notice");

  function piece(name, className, ...inside) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...inside.filter((one) => one !== "" && one !== null && one !== undefined));
    return made;
  }

  function icon(name) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    svg.setAttribute("class", "icon");
    svg.setAttribute("aria-hidden", "true");
    use.setAttribute("href", `${page.icons}#${name}`);
    svg.append(use);
    return svg;
  }

  function button(words, act) {
    const link = piece("a", "", ...words);
    link.href = "#main";
    link.addEventListener("click", (event) => {
      event.preventDefault();
      act();
    });
    return link;
  }

  const named = (one) =>
    `${one.family}, ${one.given}${one.degrees ? `, ${one.degrees}` : ""}`;
  const field = (one) => [one.specialty, one.department].filter(Boolean).join(" · ");
  const counted = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

  function ageInWords(age) {
    const minutes = Math.max(0, Math.round(age / 60000));
    if (minutes === 0) return "less than a minute";
    if (minutes < 60) return counted(minutes, "minute");
    if (minutes < 48 * 60) return counted(Math.floor(minutes / 60), "hour");
    return counted(Math.floor(minutes / 1440), "day");
  }

  function timeInWords(at, zone) {
    const format = new Intl.DateTimeFormat("en-GB", {
      timeZone: zone, day: "numeric", month: "short", hour: "2-digit", minute: "2-digit",
    });
    return format.format(new Date(at));
  }

  function sayAge(tone, sign, head, more) {
    const box = piece("div", `may-age may-${tone}`, icon(sign));
    box.append(piece("div", "", piece("strong", "", head), more));
    notice.replaceChildren(box);
  }

  class Desk {
    constructor(copy) {
      this.copy = copy;
      this.day = May.today(copy.content.zone, new Date());
    }

    showAge() {
      const { copy } = this, now = Date.now();
      const old = ageInWords(copy.age(now)), made = timeInWords(copy.madeAt, copy.content.zone);
      if (copy.isTooOld(now)) {
        sayAge("bad", "exclamation-octagon", "Too old to answer from: call the medical staff office.",
          `The office cannot be reached, and the copy on this device is of ${made}.`);
        reply.replaceChildren();
        return false;
      }
      sayAge("warn", "clock-history", `From a copy ${old} old.`,
        `The office cannot be reached. This device answers from what it last heard on ${made}.`);
      return true;
    }

    ask(text) {
      if (!this.showAge()) return;
      const found = this.copy.meant(text), parts = [];
      if (!text.trim()) parts.push(piece("p", "may-hint", "Ask by name, by procedure, or both."));
      else if (found.together) parts.push(...this.both(found));
      else if (found.procedures.length && !found.people.length) parts.push(...this.who(found));
      else if (found.people.length === 1 && !found.procedures.length) parts.push(...this.person(found.people[0]));
      else if (found.people.length || found.procedures.length) parts.push(...this.choose(found));
      else parts.push(this.nothing(text));
      reply.replaceChildren(...parts);
    }

    both(found) {
      const procedure = found.procedures[0];
      const answers = found.people.map((person) => ({
        person, line: this.copy.answer(person, procedure, this.day),
      }));
      if (answers.length === 1) return [this.big(answers[0], procedure), ...this.others(found)];
      return [piece("h2", "may-head", procedure.title), this.list(answers), ...this.others(found)];
    }

    who(found) {
      const procedure = found.procedures[0], holders = this.copy.whoMay(procedure, this.day);
      if (holders.length === 1) return [this.big(holders[0], procedure), ...this.others(found)];
      const at = this.copy.content.facility;
      const some = holders.length > MOST ? `; the first ${MOST} by name` : "";
      const count = holders.length ? `${holders.length} people hold it at ${at}${some}.` : `Nobody holds it at ${at}.`;
      return [
        piece("h2", "may-head", procedure.title), piece("p", "may-count", count),
        this.list(holders.slice(0, MOST)), ...this.others(found),
      ];
    }

    big({ person, line }, procedure) {
      const said = this.copy.said(line ? line.word : this.copy.never);
      const box = piece("section", `may-answer may-${said.tone}`, icon(said.icon));
      box.setAttribute("aria-label", "The answer");
      box.append(
        piece("p", "may-big", said.text),
        piece("p", "may-who", button([named(person)], () => this.show(person))),
        piece("p", "may-field", field(person)),
        piece("p", "may-what", `${procedure.title} at ${this.copy.content.facility}`)
      );
      if (line && line.condition) box.append(piece("p", "may-condition", line.condition));
      if (line && line.until) box.append(piece("p", "may-until", `Until ${May.dayInWords(line.until)}`));
      if (said.more) box.append(piece("p", "may-until", said.more));
      return box;
    }

    row(said, name, about, line) {
      const inside = piece("div", "", piece("strong", "may-word", said.text), name, about);
      if (line && line.condition) inside.append(piece("span", "may-condition", line.condition));
      if (line && line.until) inside.append(piece("span", "may-until", `until ${May.dayInWords(line.until)}`));
      if (said.more) inside.append(piece("span", "may-until", said.more));
      return piece("li", `may-line may-${said.tone}`, icon(said.icon), inside);
    }

    list(answers) {
      return piece("ul", "may-list", ...answers.map(({ person, line }) => {
        const name = button([named(person)], () => this.show(person));
        name.className = "may-name";
        const said = this.copy.said(line ? line.word : this.copy.never);
        return this.row(said, name, piece("span", "may-field", field(person)), line);
      }));
    }

    show(person) {
      reply.replaceChildren(...this.person(person));
    }

    person(person) {
      const lines = this.copy.lines(person, this.day).map((line) => {
        const row = this.row(this.copy.said(line.word), piece("span", "may-name", line.title), "", line);
        if (line.includes.length) row.lastChild.append(this.includes(line));
        return row;
      });
      const at = this.copy.content.facility;
      return [
        piece("h2", "may-head", named(person)),
        piece("p", "may-count", [field(person), at].filter(Boolean).join(" · ")),
        piece("ul", "may-list", ...lines),
      ];
    }

    includes(line) {
      const titles = line.includes.map((place) => this.copy.procedures[place].title);
      return piece("details", "may-includes",
        piece("summary", "", `Includes ${titles.length}`), piece("p", "", titles.join("; ")));
    }

    others(found) {
      const rest = found.procedures.slice(1);
      return rest.length ? [piece("h2", "may-head", "Or did you mean"), this.procedures(rest)] : [];
    }

    procedures(list) {
      return piece("ul", "may-choices", ...list.map((one) => piece("li", "",
        button([one.title], () => reply.replaceChildren(...this.who({ procedures: [one] }))))));
    }

    choose(found) {
      const parts = [];
      if (found.people.length) {
        parts.push(piece("h2", "may-head", "Who do you mean?"));
        parts.push(piece("ul", "may-choices", ...found.people.map((one) => piece("li", "",
          button([piece("strong", "", named(one)), " ", piece("span", "", field(one))], () => this.show(one))))));
      }
      if (found.procedures.length) {
        parts.push(piece("h2", "may-head", "Procedures"), this.procedures(found.procedures));
      }
      return parts;
    }

    nothing(text) {
      const words = piece("p", "", piece("strong", "", `Nothing found for “${text}”.`),
        " When in doubt, call the medical staff office.");
      return piece("div", "may-none", icon("question-circle"), words);
    }
  }

  async function answerFromCopy() {
    const copy = await May.kept(page.copy);
    if (!copy) {
      sayAge("bad", "exclamation-octagon", "No copy on this device: call the medical staff office.",
        "The office cannot be reached.");
      reply.replaceChildren();
      return;
    }
    const desk = new Desk(copy), box = document.getElementById("q");
    document.getElementById("may-place").textContent = copy.content.facility;
    box.value = new URLSearchParams(location.search).get("q") || "";
    desk.ask(box.value);
    box.form.addEventListener("submit", (event) => {
      event.preventDefault();
      history.replaceState(null, "", `?q=${encodeURIComponent(box.value)}`);
      desk.ask(box.value);
      returnWhenReached();
    });
  }

  async function returnWhenReached() {
    try {
      const answer = await fetch(location.href, { cache: "no-store", credentials: "same-origin" });
      if (answer.ok) location.reload();
    } catch {
      // Still away: the copy goes on answering.
    }
  }

  function keepFresh() {
    navigator.serviceWorker.register(page.worker);
    const refresh = () => May.refresh(page.copy).catch(() => null);
    refresh();
    setInterval(refresh, AGAIN);
    document.addEventListener("visibilitychange", () => document.hidden || refresh());
  }

  if (!("serviceWorker" in navigator) || !("caches" in window)) return;
  if (page.withdrawn) May.forget();
  else if (page.offline) {
    answerFromCopy();
    window.addEventListener("online", returnWhenReached);
  } else if (page.device) keepFresh();
})();
