// The agenda by drag and by keys: an item is put where it is dropped, or one up or down.
(() => {
  const itemOf = (node) => node.closest?.("[data-agenda] .agenda-item[draggable]");

  const put = (item, number) => {
    const form = item.querySelector("form[hx-post]");
    const token = form.elements.csrfmiddlewaretoken.value;
    const values = { to: number, csrfmiddlewaretoken: token };
    return htmx.ajax("POST", form.action, { target: "#agenda", swap: "outerHTML", values });
  };

  let dragged = null;

  const unmark = () =>
    document.querySelectorAll(".agenda-over").forEach((one) => one.classList.remove("agenda-over"));

  document.addEventListener("dragstart", (event) => {
    dragged = itemOf(event.target) || null;
    if (dragged) event.dataTransfer.effectAllowed = "move";
  });

  document.addEventListener("dragover", (event) => {
    const over = dragged && itemOf(event.target);
    if (!over) return;
    event.preventDefault();
    unmark();
    over.classList.add("agenda-over");
  });

  document.addEventListener("drop", (event) => {
    const over = dragged && itemOf(event.target);
    if (!over) return;
    event.preventDefault();
    if (over !== dragged) put(dragged, over.dataset.number);
  });

  document.addEventListener("dragend", () => {
    unmark();
    dragged = null;
  });

  const steps = { ArrowUp: -1, ArrowDown: 1 };

  document.addEventListener("keydown", async (event) => {
    const item = event.altKey && steps[event.key] && itemOf(event.target);
    if (!item) return;
    event.preventDefault();
    const number = Number(item.dataset.number) + steps[event.key];
    const title = item.getAttribute("aria-label").replace(/^\d+, /, "");
    await put(item, number);
    const now = [...document.querySelectorAll("[data-agenda] .agenda-item[draggable]")];
    now.find((one) => one.getAttribute("aria-label").endsWith(title))?.focus();
  });
})();
