// One press, one act: a form that is on its way cannot be sent again.
(() => {
  const buttons = (form) =>
    [...form.elements].filter((item) => item.type === "submit" && !item.hasAttribute("data-again"));

  const release = (form) => {
    delete form.dataset.sent;
    buttons(form).forEach((button) => button.removeAttribute("aria-busy"));
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (form.dataset.sent) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    form.dataset.sent = "yes";
    buttons(form).forEach((button) => button.setAttribute("aria-busy", "true"));
  });

  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.target.closest?.("form");
    if (form) release(form);
  });

  // A page that comes back by the Back button, or a download that leaves the page in place.
  window.addEventListener("pageshow", () => document.querySelectorAll("form").forEach(release));
  window.addEventListener("focus", () =>
    document.querySelectorAll("form[data-stays]").forEach(release),
  );

  // The first field that is wrong is where the person wants to be.
  document.querySelector("main .field-wrong :is(input, select, textarea)")?.focus();
})();
