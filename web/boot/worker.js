// The service worker: keeps one whole release for offline use. The build puts in
// RELEASE, the name of the release, and FILES, each file with the hash it must have; LATER holds by name groups of files
// that are kept once a page has needed them.

const PREFIX = `zeren ${registration.scope} `;
const CACHE = PREFIX + RELEASE;
// Local rulebooks that lie on the site, as they came last.
const RULES = `${PREFIX}rules`;
const later = Object.assign({}, ...Object.values(LATER));

// A new release is fetched in the background, whole or not at all, and then takes the next navigation.
addEventListener("install", (event) => event.waitUntil(fill().then(() => skipWaiting())));

async function fill() {
  const cache = await caches.open(CACHE);
  try {
    await keepAll(cache, FILES);
    for (const name of await hadLater()) await keepAll(cache, LATER[name]);
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

const keepAll = (cache, files) =>
  Promise.all(
    Object.entries(files).map(([path, integrity]) => {
      const kept = keep(cache, path, integrity);
      // Whoever runs the site may take the example away, or put another in its place.
      return path.startsWith("rules/") ? kept.catch(() => {}) : kept;
    }),
  );

// Which groups the release before kept: then this one does.
async function hadLater() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  const paths = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  const kept = paths.flat().map(({ url }) => url);
  return Object.keys(LATER).filter((name) => kept.some((url) => new RegExp(`/${name}-[0-9a-f]{16}\\.wasm$`).test(url)));
}

// A page has needed them.
addEventListener("message", (event) => {
  const files = LATER[event.data];
  if (files) event.waitUntil(caches.open(CACHE).then((cache) => keepAll(cache, files)).catch(() => {}));
});

// A host that is in the midst of an upload, or that rewrites pages, does not pass the hash.
async function keep(cache, path, integrity) {
  const lasting = /-[0-9a-f]{16}\./.test(path);
  const response = await fetch(path, { integrity, cache: lasting ? "default" : "no-cache" });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  // A new response, for one that came by way of a redirect cannot answer a navigation.
  await cache.put(path, new Response(response.body, { headers: { "Content-Type": response.headers.get("Content-Type") } }));
}

// The release before goes when this one takes over. A page still loading then asks the host for its files.
addEventListener("activate", (event) => event.waitUntil(tidy()));

async function tidy() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE && name !== RULES);
  await Promise.all(old.map((name) => caches.delete(name)));
  await clients.claim(); // the page of a first visit: its next pages are at hand
}

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || !url.href.startsWith(registration.scope)) return;
  const path = url.pathname.slice(new URL(registration.scope).pathname.length) || "index.html";
  if ((path in FILES || path in later) && (request.mode !== "navigate" || path === "index.html")) event.respondWith(answer(path, request));
  else if (path.endsWith(".toml") && request.mode !== "navigate") event.respondWith(newest(request));
});

async function answer(path, request) {
  return (await caches.match(path, { cacheName: CACHE, ignoreVary: true })) || fetch(request);
}

// A local rulebook may change at any time: the site is asked first.
async function newest(request) {
  const cache = await caches.open(RULES);
  try {
    const response = await fetch(request);
    if (response.ok) await cache.put(request, response.clone());
    return response;
  } catch (error) {
    return (await cache.match(request, { ignoreVary: true })) ?? Promise.reject(error);
  }
}
