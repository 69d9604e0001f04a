// Light, dark, or as the system says: kept in this browser, chosen before the first paint.
(() => {
  const root = document.documentElement;
  const choices = ["light", "dark"];

  const stored = () => {
    try {
      return localStorage.getItem("theme");
    } catch {
      return null;
    }
  };

  const show = (choice) => {
    if (choices.includes(choice)) root.dataset.theme = choice;
    else delete root.dataset.theme;
  };

  const keep = (choice) => {
    try {
      localStorage.setItem("theme", choice);
    } catch {
      // A browser without storage forgets the choice; the page still follows it.
    }
  };

  show(stored());

  document.addEventListener("DOMContentLoaded", () => {
    const panel = document.querySelector("[data-theme-switch]");
    if (!panel) return;
    const choice = choices.includes(stored()) ? stored() : "system";
    panel.querySelector(`[value="${choice}"]`).checked = true;
    panel.hidden = false;
    panel.addEventListener("change", (event) => {
      show(event.target.value);
      keep(event.target.value);
    });
  });
})();
