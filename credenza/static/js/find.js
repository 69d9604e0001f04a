// Find: "/" or Ctrl-K opens the dialog, arrows choose, Enter opens. Without script the box in the
// bar is an ordinary form.
(() => {
  const dialog = document.getElementById("find");
  if (!dialog) return;
  const input = dialog.querySelector("input[name=q]");
  const results = document.getElementById("find-results");
  const links = () => [...results.querySelectorAll("a")];

  const open = () => {
    if (!dialog.open) dialog.showModal();
    input.focus();
    input.select();
  };

  const step = (by) => {
    const all = links();
    const at = all.indexOf(document.activeElement);
    if (at + by < 0) input.focus();
    else all[Math.min(at + by, all.length - 1)]?.focus();
  };

  const box = document.querySelector("[data-find-box] input");
  box?.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    open();
  });
  box?.addEventListener("input", () => {
    input.value = box.value;
    box.value = "";
    open();
    input.setSelectionRange(input.value.length, input.value.length);
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });

  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });

  dialog.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key.length === 1 && event.target !== input && !event.ctrlKey && !event.metaKey) {
      input.focus();
    }
  });

  dialog.querySelector("form").addEventListener("submit", (event) => {
    const first = links()[0];
    if (!first || dialog.querySelector(".htmx-request")) return;
    event.preventDefault();
    location.assign(first.href);
  });

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    const chord = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
    const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!chord && !slash) return;
    event.preventDefault();
    open();
  });
})();
