// The meeting goes on while somebody types, and while the connection is away.
(() => {
  const board = () => document.getElementById("session");
  const messages = () => document.getElementById("messages");
  const isBoard = (event) => event.detail.target?.id === "session";

  // What is typed, ticked or folded open in [data-keep] stays when the page renews itself around it.
  const controls = (part) => [
    ...(part.matches("input, select, textarea, details") ? [part] : []),
    ...part.querySelectorAll("input:not([type=hidden]), select, textarea, details"),
  ];

  const read = (item) => ({
    value: item.value,
    checked: item.checked,
    open: item.open,
    focus: item === document.activeElement ? [item.selectionStart, item.selectionEnd] : null,
  });

  const write = (item, was) => {
    if (item.tagName === "DETAILS") item.open = was.open;
    else if (item.type === "checkbox" || item.type === "radio") item.checked = was.checked;
    else if (item.tagName !== "SELECT" || [...item.options].some((one) => one.value === was.value))
      item.value = was.value;
    if (!was.focus) return;
    item.focus({ preventScroll: true });
    if (was.focus[0] !== null && was.focus[0] !== undefined) item.setSelectionRange(...was.focus);
  };

  let kept = new Map();

  // A form that was sent and taken begins anew.
  const isSent = (part, event) => {
    const form = event.detail.requestConfig.elt;
    const sent = event.detail.requestConfig.verb === "post" && event.detail.xhr.status === 200;
    return sent && (form.contains(part) || part.contains(form));
  };

  document.addEventListener("htmx:beforeSwap", (event) => {
    if (!isBoard(event)) return;
    kept = new Map();
    for (const part of board().querySelectorAll("[data-keep]"))
      if (!isSent(part, event)) kept.set(part.id, controls(part).map(read));
  });

  document.addEventListener("htmx:afterSwap", () => {
    for (const [id, values] of kept) {
      const part = document.getElementById(id);
      const items = part ? controls(part) : [];
      if (items.length === values.length) items.forEach((item, at) => write(item, values[at]));
    }
    kept = new Map();
  });

  // Out of reach: say so, and take it up again without being asked.
  let away = false;

  const say = () => {
    const notice = document.createElement("div");
    notice.className = "notice notice-warning";
    const words = document.createElement("p");
    words.className = "notice-body";
    words.textContent =
      "The connection is lost. What you see may be old; it comes back by itself.";
    notice.append(words);
    messages()?.replaceChildren(notice);
  };

  document.addEventListener("htmx:sendError", (event) => {
    if (event.detail.elt?.id !== "session") return;
    away = true;
    board()?.classList.add("session-away");
    say();
  });

  document.addEventListener("htmx:afterRequest", (event) => {
    if (!away || !event.detail.successful) return;
    away = false;
    board()?.classList.remove("session-away");
    messages()?.replaceChildren();
  });
})();
