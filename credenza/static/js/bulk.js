// Many rows at a time: the bar with the acts appears when rows are picked, and says how many.
(() => {
  const boxes = (form) => [...form.querySelectorAll("tbody .pick input[type=checkbox]")];

  const refresh = (form) => {
    const all = boxes(form);
    const picked = all.filter((box) => box.checked).length;
    const bar = form.querySelector("[data-bulk-bar]");
    const pickAll = form.querySelector("[data-pick-all]");
    bar.hidden = picked === 0;
    form.querySelector("[data-bulk-count]").textContent = `${picked} picked`;
    pickAll.checked = picked > 0 && picked === all.length;
    pickAll.indeterminate = picked > 0 && picked < all.length;
  };

  const between = (form, from, to) => {
    const all = boxes(form);
    const [start, end] = [all.indexOf(from), all.indexOf(to)].sort((a, b) => a - b);
    return start < 0 ? [] : all.slice(start, end + 1);
  };

  const last = new WeakMap();

  document.addEventListener("click", (event) => {
    const form = event.target.closest("form[data-bulk]");
    if (!form || !event.target.matches("input[type=checkbox]")) return;
    const { checked } = event.target;
    if (event.target.matches("[data-pick-all]")) {
      boxes(form).forEach((box) => (box.checked = checked));
    } else if (event.shiftKey && last.has(form)) {
      between(form, last.get(form), event.target).forEach((box) => (box.checked = checked));
    }
    last.set(form, event.target);
    refresh(form);
  });

  const refreshAll = () => document.querySelectorAll("form[data-bulk]").forEach(refresh);
  document.addEventListener("htmx:afterSettle", refreshAll);
  window.addEventListener("pageshow", refreshAll);
  refreshAll();
})();
