import { expect, it } from 'vitest';
import pageCache from '#site/server/page-cache.ts';

const silent = { info: () => {}, warn: () => {}, error: () => {} };

/** A page that says what is in the "database", read when it is begun, and is sent when it is let go. */
function createSite() {
  const cache = pageCache({ max: 10 });
  const site = { says: 'before', made: 0 };
  const get = async (letGo: Promise<void> = Promise.resolve()) => {
    const url = new URL('https://portal.example/');
    const answer = await cache.onRequest?.({ request: new Request(url), url, logger: silent as never }, async () => {
      site.made++;
      const { says } = site;
      await letGo;
      return new Response(says, { headers: { 'CDN-Cache-Control': 'max-age=60', 'Cache-Tag': 'home,facilities' } });
    });
    return answer?.text();
  };
  return Object.assign(site, { cache, get });
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
