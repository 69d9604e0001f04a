// What a part of the page does when the server says no, is away, or the session has ended.
(() => {
  const signIn = document.querySelector('meta[name="sign-in"]')?.content;

  const say = (text) => {
    const notice = document.createElement("div");
    notice.className = "notice notice-error";
    const words = document.createElement("p");
    words.className = "notice-body";
    words.textContent = text;
    notice.append(words);
    document.getElementById("messages")?.replaceChildren(notice);
    notice.scrollIntoView({ block: "nearest" });
  };

  const reasons = {
    401: "You are no longer signed in. Load the page again; what you typed is kept.",
    403: "You may not do this.",
    404: "This is no longer here. Load the page again.",
    413: "The file is too large.",
    429: "Too many requests at once. Wait a minute and try again.",
  };

  // A session that ended answers with the sign-in page: go there, not into a part of this page.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const address = event.detail.xhr.responseURL;
    if (!signIn || !address || new URL(address).pathname !== signIn) return;
    event.detail.shouldSwap = false;
    const back = encodeURIComponent(location.pathname + location.search);
    location.assign(`${signIn}?next=${back}`);
  });

  document.addEventListener("htmx:responseError", (event) => {
    const { status, responseText } = event.detail.xhr;
    const page = new DOMParser().parseFromString(responseText, "text/html");
    const reason = page.querySelector("[data-reason]")?.textContent;
    const plain = responseText.length < 300 && !responseText.includes("<") ? responseText : "";
    say(reason || plain || reasons[status] || "The server could not do this. Nothing was changed.");
  });

  document.addEventListener("htmx:sendError", () => {
    say("The server does not answer. Nothing was changed; try again in a moment.");
  });
})();
