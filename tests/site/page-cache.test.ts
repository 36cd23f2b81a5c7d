import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import pageCache from '#site/server/page-cache.ts';
import { createPageStore } from '#site/server/page-store.ts';
import { showCopy } from '#site/server/show-copy.ts';

const silent = { info: () => {}, warn: () => {}, error: () => {} };

/** A page that says what is in the "database", read when it is begun, and is sent when it is let go. */
function createSite() {
  const site = {
    says: 'before',
    made: 0,
    now: '2026-11-23T06:32:00.000Z',
    isAway: false,
    status: 200,
    isOld: false,
    packed: false,
    cookie: '',
  };
  const now = () => site.now;
  const store = createPageStore();
  const cache = pageCache(undefined, {
    pages: { ...store, fresh: (key) => (site.isOld ? undefined : store.fresh(key)) },
    settle: async () => ({
      now,
      isAway: () => site.isAway,
      show: (copy, { pathname }) =>
        showCopy(copy, { now: now(), lang: pathname.startsWith('/en') ? 'en' : 'zh', timeZone: 'Asia/Shanghai' }),
    }),
  });
  const ask = async (path = '/', letGo: Promise<void> = Promise.resolve(), method = 'GET') => {
    const url = new URL(path, 'https://portal.example');
    const answer = await cache.onRequest?.({ request: new Request(url, { method }), url, logger: silent as never }, async () => {
      site.made++;
      const { says, status, packed, cookie } = site;
      await letGo;
      const headers = new Headers({ 'CDN-Cache-Control': 'max-age=60', 'Cache-Tag': 'home,facilities' });
      if (cookie) headers.set('set-cookie', cookie);
      headers.set('content-type', 'text/html; charset=utf-8');
      if (packed) headers.set('content-encoding', 'br');
      return new Response(packed ? brotliCompressSync(says) : says, { status, headers });
    });
    if (!answer) throw new Error('no answer');
    return answer;
  };
  const get = async (letGo?: Promise<void>) => (await ask('/', letGo)).text();
  return Object.assign(site, { cache, ask, get });
}

it('a page is made once, until what it shows has changed', async () => {
  const site = createSite();
  await site.get();
  await site.get();
  expect(site.made).toBe(1);
  site.says = 'after';
  await site.cache.invalidate({ tags: ['articles'] });
  expect(await site.get()).toBe('before');
  await site.cache.invalidate({ tags: ['facilities'] });
  expect(await site.get()).toBe('after');
});

it('a page that was being made when that changed is shown once and not kept', async () => {
  const site = createSite();
  let letGo = () => {};
  const slow = site.get(new Promise((resolve) => (letGo = resolve)));
  await vi.waitFor(() => expect(site.made).toBe(1));
  site.says = 'after';
  await site.cache.invalidate({ tags: ['facilities'] });
  letGo();
  expect(await slow).toBe('before');
  expect(await site.get()).toBe('after');
  expect(await site.get()).toBe('after');
  expect(site.made).toBe(2);
});

it('a page that fails is no longer under way', async () => {
  const site = createSite();
  await expect(site.get(Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await site.get()).toBe('before');
});

describe('many who ask at once', () => {
  /** A page that was kept once, is old, and is being made anew until it is let go. */
  async function slowly(given: { cookie?: string } = {}) {
    const site = createSite();
    await site.get();
    Object.assign(site, { isOld: true, made: 0, ...given });
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const first = site.get(held);
    await vi.waitFor(() => expect(site.made).toBe(1));
    return { site, first, held, letGo };
  }

  it('wait for one page', async () => {
    const { site, first, held, letGo } = await slowly();
    const others = Array.from({ length: 20 }, () => site.get(held));
    letGo();
    expect(await Promise.all([first, ...others])).toEqual(Array(21).fill('before'));
    expect(site.made).toBe(1);
  });

  it('who asks after a change does not wait for what was begun before it', async () => {
    const { site, first, held, letGo } = await slowly();
    site.says = 'after';
    await site.cache.invalidate({ tags: ['facilities'] });
    const later = site.get();
    expect(await later).toBe('after');
    letGo();
    expect([await first, await site.get(held)]).toEqual(['before', 'after']);
  });

  it('who comes more than a second later does not wait for it: the log may not have told yet what it does not show', async () => {
    const { site, first, held, letGo } = await slowly();
    site.says = 'after';
    const later = performance.now() + 1001;
    const clock = vi.spyOn(performance, 'now').mockReturnValue(later);
    expect(await site.get()).toBe('after');
    clock.mockRestore();
    letGo();
    await first;
    await held;
  });

  it('an answer that turns out to be for one reader alone is given to nobody else', async () => {
    const { site, first, held, letGo } = await slowly({ cookie: 'theirs=1' });
    const other = site.ask('/', held);
    site.says = 'of the other';
    letGo();
    expect([await first, await (await other).text()]).toEqual(['before', 'of the other']);
    expect(site.made).toBe(2);
  });
});

describe('while the database is away', () => {
  const PAGE = '<html><body><main id="main">three centres</main></body></html>';

  it.each([false, true])(
    'a page that was there is shown as it was, with the time, whether or not it was packed',
    async (packed) => {
      const site = createSite();
      Object.assign(site, { says: PAGE, packed });
      await site.ask();
      Object.assign(site, { isAway: true, isOld: true, says: 'broken', status: 503, now: '2026-11-23T09:00:00.000Z' });
      const copy = await site.ask();
      expect([copy.status, copy.headers.get('cache-control'), copy.headers.get('content-encoding')]).toEqual([
        200,
        'no-store',
        null,
      ]);
      expect(copy.headers.get('last-modified')).toBe('Mon, 23 Nov 2026 06:32:00 GMT');
      expect(await copy.text()).toMatch(/role="status">.*14:32.*<main id="main">three centres<\/main>/);
      expect(site.made).toBe(1);
      expect((await site.ask('/', undefined, 'HEAD')).status).toBe(200);
    },
  );

  it('it says so in the language of the page, and the day if that was another', async () => {
    const site = createSite();
    site.says = PAGE;
    await site.ask('/en/');
    Object.assign(site, { isAway: true, now: '2026-11-24T02:00:00.000Z' });
    expect(await (await site.ask('/en/')).text()).toMatch(/as it was at .*23.* 14:32/);
  });

  it('one that cannot be made for another reason of the disk is shown too, and made anew as soon as it can be', async () => {
    const site = createSite();
    site.says = PAGE;
    await site.ask();
    Object.assign(site, { isOld: true, status: 503 });
    expect(await (await site.ask()).text()).toContain('14:32');
    Object.assign(site, { status: 200, says: 'fresh' });
    expect(await site.get()).toBe('fresh');
  });

  it('what has changed since is not shown again, and what was not there is not made up', async () => {
    const site = createSite();
    site.says = PAGE;
    await site.ask();
    await site.cache.invalidate({ tags: ['facilities'] });
    Object.assign(site, { isAway: true, status: 503, says: 'trouble' });
    expect([(await site.ask()).status, (await site.ask('/other')).status]).toEqual([503, 503]);
  });

  it('an answer that failed is kept nowhere, so that all is well as soon as the database is back', async () => {
    const site = createSite();
    Object.assign(site, { status: 503, says: 'trouble' });
    expect((await site.ask()).status).toBe(503);
    Object.assign(site, { status: 200, says: 'fresh' });
    expect(await site.get()).toBe('fresh');
  });
});

describe('a page that says how many places are left', () => {
  const keptWith = (tags: string[]) => {
    const heard = { at: performance.now() };
    const store = createPageStore({ followed: () => heard.at });
    const freshUntil = performance.now() + 60_000;
    store.keep('/', { body: new Uint8Array(), packing: null, headers: [], tags, at: '2026-11-23T06:32:00.000Z', freshUntil });
    return { store, heard };
  };

  it.each([['places'], ['places:a']])('with the tag %s is sent while every sale older than a second has been heard of', (tag) => {
    const { store, heard } = keptWith(['city', tag]);
    expect(store.fresh('/')).toBeDefined();
    heard.at = performance.now() - 1100;
    expect(store.fresh('/'), 'the log could not be read since').toBeUndefined();
    expect(store.last('/'), 'it can be shown with its time').toBeDefined();
    heard.at = performance.now();
    expect(store.fresh('/')).toBeDefined();
  });

  it('others are sent whatever the log is doing', () => {
    const { store, heard } = keptWith(['articles', 'facilities']);
    heard.at = performance.now() - 60_000;
    expect(store.fresh('/')).toBeDefined();
  });
});
