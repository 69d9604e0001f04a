/* Keeps the page of “May they?” for when the office cannot be reached. It never keeps an answer:
   the page asks the kept copy, and says how old it is. PLACES stands above, written by the server. */
"use strict";

const SHELL = "credenza-may-shell-" + PLACES.version;
const PATIENCE = 6000;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll(PLACES.keep)));
  self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOlder().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const request = event.request, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate" && url.pathname === PLACES.page) {
    event.respondWith(fromOffice(request));
  } else if (PLACES.keep.includes(url.pathname)) {
    event.respondWith(fromShell(request));
  }
});

async function dropOlder() {
  for (const name of await caches.keys()) {
    if (name.startsWith("credenza-may-shell") && name !== SHELL) await caches.delete(name);
  }
}

async function fromOffice(request) {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
    if (answer.status < 500) return answer;
  } catch {
    // The office cannot be reached: the page without an answer takes its place.
  }
  return (await caches.match(PLACES.shell, { cacheName: SHELL })) || Response.error();
}

async function fromShell(request) {
  return (await caches.match(request, { cacheName: SHELL, ignoreSearch: true })) || fetch(request);
}
