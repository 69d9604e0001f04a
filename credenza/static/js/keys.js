// Rows by keyboard, Ctrl-S in forms, dialogs that buttons open, copying.
(() => {
  const typing = (target) =>
    target.closest("textarea, select, [contenteditable], input:not([type=checkbox])");

  const mainLink = (row) => row.querySelector(".row-link, th a, td a");
  const rowsOf = (table) =>
    [...table.tBodies].flatMap((body) => [...body.rows]).filter((row) => mainLink(row));

  const tableInUse = () =>
    document.activeElement.closest("table[data-rows]") ||
    document.querySelector("main table[data-rows]");

  const step = (by) => {
    const table = tableInUse();
    if (!table) return false;
    const rows = rowsOf(table);
    const at = rows.indexOf(document.activeElement.closest("tr"));
    const next = at < 0 ? rows[0] : rows[Math.max(0, Math.min(at + by, rows.length - 1))];
    if (!next) return false;
    mainLink(next).focus();
    next.scrollIntoView({ block: "nearest" });
    return true;
  };

  const pick = () => {
    const box = document.activeElement.closest("tr")?.querySelector(".pick input");
    box?.click();
    return Boolean(box);
  };

  const moves = {
    j: () => step(1),
    k: () => step(-1),
    x: pick,
    ArrowDown: () => Boolean(document.activeElement.closest("tbody")) && step(1),
    ArrowUp: () => Boolean(document.activeElement.closest("tbody")) && step(-1),
    "?": () => openDialog("keys-help"),
  };

  const openDialog = (id) => {
    const dialog = document.getElementById(id);
    if (!dialog || dialog.open) return false;
    document.querySelectorAll("[popover]:popover-open").forEach((menu) => menu.hidePopover());
    dialog.showModal();
    return true;
  };

  const formInUse = () =>
    document.activeElement.closest("form[method=post]") ||
    document.querySelector("main form[data-save]");

  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
      event.preventDefault();
      formInUse()?.requestSubmit();
      return;
    }
    const busy = event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented;
    if (busy || typing(event.target) || document.querySelector("dialog:modal")) return;
    if (moves[event.key]?.()) event.preventDefault();
  });

  document.addEventListener("click", async (event) => {
    const opener = event.target.closest("[data-opens]");
    if (opener && openDialog(opener.dataset.opens)) event.preventDefault();
    const copier = event.target.closest("[data-copy]");
    if (copier && navigator.clipboard) {
      await navigator.clipboard.writeText(copier.dataset.copy);
      document.getElementById("messages").textContent = "Copied.";
    }
  });
})();
