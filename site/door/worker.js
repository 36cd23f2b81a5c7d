/*
 * The worker of the door's page and of no other: keeps the page and its files, so that it opens without network. What
 * is read of children is never kept here: the page seals that itself.
 */
const KEPT = 'door';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', (event) => event.waitUntil(keep(event.data.keep)));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || pathname.endsWith('.json')) return;
  event.respondWith(request.mode === 'navigate' ? newest(request) : known(request));
});

/** The page and its files as they are now, in place of those before. */
async function keep(addresses) {
  const cache = await caches.open(KEPT);
  await cache.addAll(addresses);
  const wanted = new Set(addresses.map((address) => new URL(address, self.location.origin).href));
  for (const request of await cache.keys()) if (!wanted.has(request.url)) await cache.delete(request);
}

const newest = (request) => fetch(request).catch(async () => (await kept(request)) ?? Response.error());
const known = async (request) => (await kept(request)) ?? fetch(request);
const kept = async (request) => (await caches.open(KEPT)).match(request, { ignoreSearch: true });
