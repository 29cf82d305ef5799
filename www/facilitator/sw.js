// The facilitator's page without a network: its files, and those of the check that people take on this device, are
// fetched once and served from here. Another build has another name, and takes the old one's place when every tab of
// the old page is closed, so that a session never changes under the facilitator's hands.

/** What the build puts in: `{ name, files }`. */
const { name, files } = SHELF;

addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const shelf = await caches.open(name);
    await shelf.addAll(files.map((file) => new Request(file, { cache: "no-cache" })));
  })());
});

addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const old of await caches.keys()) {
      if (old.startsWith("ai-self-check-room-") && old !== name) await caches.delete(old);
    }
    await clients.claim();
  })());
});

addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method !== "GET" || new URL(url).origin !== location.origin) return;
  event.respondWith((async () => {
    const shelf = await caches.open(name);
    const kept = await shelf.match(event.request, { ignoreSearch: true });
    return kept || fetch(event.request);
  })());
});
