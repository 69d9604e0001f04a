// What is typed into form[data-draft] is kept in this tab until it is saved, so that an ended
// session or a closed lid loses nothing. Secrets are never kept.
(() => {
  const SENT = "draft-sent";
  const { person } = document.body.dataset;

  // At the door, or on a page that says what went wrong: nothing was saved, so nothing is forgotten.
  if (!person) {
    sessionStorage.removeItem(SENT);
    return;
  }

  const key = (form) => `draft:${person}:${location.pathname}:${form.dataset.draft}`;
  const secret = (field) =>
    ["password", "file", "hidden", "submit", "button"].includes(field.type) ||
    Boolean(field.closest("[data-sensitive]"));
  const fields = (form) => [...form.elements].filter((field) => field.name && !secret(field));
  const ticked = (field) => field.type === "checkbox" || field.type === "radio";

  const read = (form) =>
    fields(form).map((field) =>
      field.multiple
        ? [field.name, [...field.selectedOptions].map((option) => option.value)]
        : [field.name, ticked(field) ? field.checked : field.value],
    );

  const write = (form, values) =>
    fields(form).forEach((field, at) => {
      const [name, value] = values[at] ?? [];
      if (name !== field.name) return;
      if (field.multiple) [...field.options].forEach((option) => (option.selected = value.includes(option.value)));
      else if (ticked(field)) field.checked = value;
      else field.value = value;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    });

  const offer = (form, saved) => {
    const box = document.createElement("div");
    const words = document.createElement("p");
    const button = (text, act) => {
      const made = document.createElement("button");
      made.type = "button";
      made.className = "btn btn-secondary btn-sm";
      made.textContent = text;
      made.addEventListener("click", () => {
        act();
        box.remove();
        form.querySelector("input:not([type=hidden]), select, textarea")?.focus();
      });
      return made;
    };
    box.className = "draft";
    box.setAttribute("role", "status");
    words.textContent = `You typed something here on ${new Date(saved.at).toLocaleString()} and did not save it.`;
    box.append(
      words,
      button("Bring it back", () => write(form, saved.values)),
      button("Forget it", () => forget(key(form))),
    );
    form.prepend(box);
  };

  const forget = (which) => sessionStorage.removeItem(which);

  const watch = (form) => {
    const before = JSON.stringify(read(form));
    const saved = JSON.parse(sessionStorage.getItem(key(form)) || "null");
    if (saved && JSON.stringify(saved.values) !== before) offer(form, saved);
    let timer;
    const keep = () => {
      const values = read(form);
      if (JSON.stringify(values) === before) forget(key(form));
      else sessionStorage.setItem(key(form), JSON.stringify({ at: Date.now(), values }));
    };
    form.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(keep, 300);
    });
    form.addEventListener("submit", keep);
  };

  const wrong = (form) => form.querySelector(".field-wrong, .form-errors");

  // Sent, and the page that answered does not show the same form with errors: it was saved.
  const settle = () => {
    const sent = sessionStorage.getItem(SENT);
    const again = [...document.querySelectorAll("form[data-draft]")].find((form) => key(form) === sent);
    if (sent && !(again && wrong(again))) forget(sent);
    sessionStorage.removeItem(SENT);
  };

  document.addEventListener("submit", ({ target, defaultPrevented }) => {
    if (target.hasAttribute("data-forget-drafts")) {
      Object.keys(sessionStorage).filter((name) => name.startsWith("draft:")).forEach(forget);
    } else if (target.dataset.draft !== undefined && !defaultPrevented) {
      sessionStorage.setItem(SENT, key(target));
    }
  });

  document.addEventListener("htmx:afterRequest", ({ target, detail }) => {
    const form = target.closest?.("form[data-draft]");
    const door = document.querySelector('meta[name="sign-in"]')?.content;
    const turnedAway = door && detail.xhr.responseURL.includes(door);
    if (form && detail.successful && detail.xhr.status !== 422 && !turnedAway) forget(key(form));
  });

  settle();
  document.querySelectorAll("form[data-draft]").forEach(watch);
})();
