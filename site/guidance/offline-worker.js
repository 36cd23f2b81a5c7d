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
/** So long the network has to answer, where there is a copy: in a lift it neither answers nor says that it is away. */
const PATIENCE_MS = 6000;
const TEXT = /^(\/[a-z]{2,3})?\/guidance\/[^/.]+$/;
const FILE = /^\/(assets|_astro|favicon|theme|media)/;
/** Named by what is in them: they never change. */
const SAME_FOR_EVER = /^\/(assets|_astro)\//;
/** Without which a page cannot be read as it is meant. */
const LINKED = /<(?:link|script)\b[^>]*\s(?:href|src)="(\/(?:assets|_astro|favicon|theme)[^"]*)"/g;
/** Places that are left, and days of classes, are true only while they are asked for. */
const LIVE = /<!--live-->[\s\S]*?<!--\/live-->/g;
const HIDDEN_NOTE = /(<p [^>]*id="offline-copy"[^>]*?) hidden(="")?/;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', (event) => event.waitUntil(event.data?.keep ? keep(event.data.keep) : renew()));
self.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname, search } = new URL(url);
  if (method !== 'GET' || origin !== self.location.origin) return;
  if (mode === 'navigate' && TEXT.test(pathname) && !search) event.respondWith(newest(event));
  else if (FILE.test(pathname)) event.respondWith(fileOf(event.request, pathname));
});

/** The page as it is now; where the network does not answer, as it was when it was opened last, which it then says. */
async function newest(event) {
  const { url } = event.request;
  const asked = fetch(event.request);
  event.waitUntil(
    asked.then(
      (answer) => note(url, answer.clone()).then(() => renewSometimes(answer)),
      // Read anew at the next answer.
      () => caches.delete(RENEWED),
    ),
  );
  const answer = await inTime(asked);
  if (answer && answer.status < 500) return answer;
  return (await copyOf(url)) ?? asked;
}

async function copyOf(url) {
  const kept = await (await caches.open(PAGES)).match(url);
  return kept && new Response((await kept.text()).replace(HIDDEN_NOTE, '$1'), { headers: kept.headers });
}

async function fileOf(request, pathname) {
  const cache = await caches.open(FILES);
  const kept = await cache.match(request);
  if (kept && SAME_FOR_EVER.test(pathname)) return kept;
  const asked = fetch(request);
  if (!kept) return asked;
  const answer = await inTime(asked);
  return answer && answer.status < 500 ? answer : kept;
}

/** An answer, if one comes in time. */
const inTime = (asked) =>
  Promise.race([asked.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);

/** A page that was opened, with the files that it needed. */
async function keep({ page, files }) {
  const url = new URL(page, self.location.origin);
  if (url.origin !== self.location.origin || !TEXT.test(url.pathname)) return;
  await note(url.href, await fetch(url.href));
  await keepFiles(files.filter((one) => FILE.test(one)));
}

/** What is needed now is put last, and so stays longest; what can have changed is read anew. */
async function keepFiles(files) {
  const cache = await caches.open(FILES);
  for (const file of new Set(files)) {
    const known = SAME_FOR_EVER.test(file) ? await cache.match(file) : undefined;
    if (known) await cache.delete(file);
    await (known ? cache.put(file, known) : cache.add(file)).catch(() => undefined);
  }
  await bound(cache, MOST_FILES);
}

/** What is gone is forgotten, and what is not to be kept is not; the rest is put last, as read now, with what it is shown by. */
async function note(url, answer) {
  const cache = await caches.open(PAGES);
  const isElsewhere = answer.redirected || answer.type === 'opaqueredirect';
  if (isElsewhere || answer.status === 404 || answer.status === 410) return void (await cache.delete(url));
  if (!answer.ok || /no-store/.test(answer.headers.get('cache-control') ?? '')) return;
  const headers = new Headers();
  for (const name of ['content-type', 'content-language', 'content-security-policy']) {
    const value = answer.headers.get(name);
    if (value) headers.set(name, value);
  }
  const whole = await answer.text();
  const html = whole.replace(LIVE, '');
  // Where nothing says what is live, nobody knows what else of it is.
  if (html === whole) return;
  const before = await cache.match(url);
  await cache.delete(url);
  await cache.put(url, new Response(html, { headers }));
  await bound(cache, MOST_PAGES);
  // Another release names other files.
  const linked = [...html.matchAll(LINKED)].map(([, file]) => file);
  if (before) await keepFiles(linked);
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
  if (Number.isNaN(at) || (last && at - Number(await last.text()) <= RENEWED_EVERY)) return;
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
