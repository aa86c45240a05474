// Lets the application open without a network. The build puts in SHELL what the first view is made of, and in BUILD what
// tells this build from the next; see vite.config.ts. Nothing of the API passes through here.
const SHELL = ['__SHELL__'];
const CACHE = 'orchestrator-__BUILD__';
/** Addresses of the server that are no pages of the application. */
const NO_PAGE = /^\/(graphql|playground|projects|healthz|readyz|metrics)(\/|$)/;

self.addEventListener('install', (event) => {
  // A later version waits: pages that are open go on with the files that they have begun with, until somebody agrees.
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(SHELL)));
});

self.addEventListener('message', (event) => {
  if (event.data === 'take over') self.skipWaiting();
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names.filter((name) => name.startsWith('orchestrator-') && name !== CACHE).map((name) => caches.delete(name)),
        ),
      )
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    // The page of the present build wherever it can be had; the one that is kept where not.
    if (!NO_PAGE.test(url.pathname)) event.respondWith(fetch(request).catch(() => keptPage()));
  } else if (url.pathname.startsWith('/assets/')) {
    event.respondWith(fromCacheFirst(request));
  }
});

async function keptPage() {
  return (await caches.match('/', { cacheName: CACHE })) ?? Response.error();
}

/** Names in assets/ change with their content, so what is kept is right. */
async function fromCacheFirst(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
}
