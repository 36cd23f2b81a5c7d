/*
 * Keeps the guidance that was opened on this device, so that it can be read without network: the last forty pages with
 * their files, without what stands there of places and days. Nothing else of the portal is kept. Once the network is back
 * what was corrected is read anew, and what was withdrawn is forgotten.
 */
const PAGES = 'guidance-pages';
const FILES = 'guidance-files';
const RENEWED = 'guidance-renewed';
const MOST_PAGES = 40;
const MOST_FILES = 200;
const RENEWED_EVERY = 3_600_000;
const TEXT = /^(\/[a-z]{2})?\/guidance\/[^/.]+$/;
const FILE = /^\/(assets|_astro|favicon|theme|media)/;
/** Places that are left, and days of classes, are true only while they are asked for. */
const LIVE = /<!--live-->[\s\S]*?<!--\/live-->/g;
const HIDDEN_NOTE = /(<p [^>]*id="offline-copy"[^>]*?) hidden(="")?/;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', (event) => event.waitUntil(event.data.keep ? keep(event.data.keep) : renew()));
self.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname, search } = new URL(url);
  if (method !== 'GET' || origin !== self.location.origin) return;
  if (mode === 'navigate' && TEXT.test(pathname) && !search) event.respondWith(newest(event));
  else if (FILE.test(pathname)) event.respondWith(fileOf(event.request));
});

/** The page as it is now; without network as it was when it was opened last, which it then says. */
async function newest(event) {
  const { url } = event.request;
  try {
    const answer = await fetch(event.request);
    event.waitUntil(note(url, answer.clone()).then(() => renewSometimes(answer)));
    return answer;
  } catch (error) {
    // Read anew at the next answer.
    await caches.delete(RENEWED);
    const kept = await (await caches.open(PAGES)).match(url);
    if (!kept) throw error;
    const html = (await kept.text()).replace(HIDDEN_NOTE, '$1');
    return new Response(html, { headers: kept.headers });
  }
}

const fileOf = async (request) => (await (await caches.open(FILES)).match(request)) ?? fetch(request);

/** A page that was opened, with the files that it needed. */
async function keep({ page, files }) {
  const url = new URL(page, self.location.origin);
  if (url.origin !== self.location.origin || !TEXT.test(url.pathname)) return;
  await note(url.href, await fetch(url.href));
  const cache = await caches.open(FILES);
  for (const file of files.filter((one) => FILE.test(one))) {
    if (!(await cache.match(file))) await cache.add(file).catch(() => undefined);
  }
  await bound(cache, MOST_FILES);
}

/** What is gone is forgotten, and what is not to be kept is not; the rest is put last, as read now. */
async function note(url, answer) {
  const cache = await caches.open(PAGES);
  const isGone = answer.status === 404 || answer.status === 410 || answer.redirected;
  if (isGone) return void (await cache.delete(url));
  if (!answer.ok || /no-store/.test(answer.headers.get('cache-control') ?? '')) return;
  const headers = new Headers();
  for (const name of ['content-type', 'content-language', 'content-security-policy']) {
    const value = answer.headers.get(name);
    if (value) headers.set(name, value);
  }
  const html = (await answer.text()).replace(LIVE, '');
  await cache.delete(url);
  await cache.put(url, new Response(html, { headers }));
  await bound(cache, MOST_PAGES);
}

/** The newest of a cache are kept, and no more than so many. */
async function bound(cache, most) {
  const all = await cache.keys();
  for (const request of all.slice(0, Math.max(0, all.length - most))) await cache.delete(request);
}

/** At once after the network was away, and every hour otherwise, by the portal’s clock. */
async function renewSometimes({ headers }) {
  const at = Date.parse(headers.get('date') ?? '');
  const last = await (await caches.open(RENEWED)).match('/guidance/');
  if (last && at - Number(await last.text()) <= RENEWED_EVERY) return;
  if (await renew()) await (await caches.open(RENEWED)).put('/guidance/', new Response(String(at)));
}

/** Every page that is kept is asked for again; whether all of them answered. */
async function renew() {
  for (const { url } of await (await caches.open(PAGES)).keys()) {
    const answer = await fetch(url, { cache: 'no-cache' }).catch(() => undefined);
    if (!answer) return false;
    await note(url, answer);
  }
  return true;
}
