// A passkey that was cancelled or unknown is said on the page, not only in the console.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const words = document.getElementById("passkey-error");
  if (words) words.hidden = false;
});
