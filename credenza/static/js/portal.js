// Questions that another answer brings up are shown as soon as it is given.
(() => {
  const answer = (form, key) => {
    const field = form.elements[key];
    if (!field) return [];
    if (field instanceof RadioNodeList) return [...field].filter((one) => one.checked).map((one) => one.value);
    return [field.value];
  };

  const settle = (form) =>
    form.querySelectorAll("[data-when]").forEach((box) => {
      const [key, wanted] = box.dataset.when.split("=");
      box.hidden = !answer(form, key).some((one) => wanted.split("|").includes(one));
    });

  document.addEventListener("input", ({ target }) => {
    const form = target.closest?.("form[data-answers]");
    if (form) settle(form);
  });

  // A file that was handed in must not be sent again with the next answer.
  document.addEventListener("htmx:afterRequest", ({ target, detail }) => {
    if (!target.matches?.("form[data-answers]") || !detail.successful) return;
    target.querySelectorAll("input[type=file]").forEach((one) => (one.value = ""));
  });

  // An entry that was just added stands open, in view, with its first question ready.
  const entry = location.hash.startsWith("#entry-") && document.getElementById(location.hash.slice(1));
  if (entry) {
    entry.open = true;
    entry.scrollIntoView({ block: "start" });
    entry.querySelector(".portal-boxes :is(input:not([type=hidden]), select, textarea)")?.focus({ preventScroll: true });
  }
})();
