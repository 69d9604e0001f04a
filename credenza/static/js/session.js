// The meeting goes on while this page is away: it says so, and takes it up again by itself.
(() => {
  const board = () => document.getElementById("session");
  const messages = () => document.getElementById("messages");
  let away = false;

  const isAsking = (event) => event.detail.elt?.id === "session";

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
    if (!isAsking(event)) return;
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
