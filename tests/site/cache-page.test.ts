import { describe, expect, it } from 'vitest';
import { cachePage } from '#site/server/cache-page.ts';

/** For how long a page is kept that was asked for so, by what it has read of its address; nothing when it is not. */
function keptFor(query: string, read?: Record<string, string | number | undefined>): number | undefined {
  let kept: number | undefined;
  const cache = { set: ({ maxAge }: { maxAge: number }) => (kept = maxAge) };
  const page = { cache, url: new URL(`https://portal.example/guidance${query}`), response: new Response() };
  cachePage(page as unknown as Parameters<typeof cachePage>[0], { tags: ['articles'], seconds: 300, read });
  return kept;
}

describe('a page that is the same for everybody', () => {
  it.each(['', '?'])('is kept when asked for as %j', (query) => {
    expect(keptFor(query)).toBe(300);
    expect(keptFor(query, { month: 9 })).toBe(300);
  });

  it.each(['?x=1', '?month=9', '?utm_source=a', '?month'])('is not kept with %s, which it did not read', (query) => {
    expect(keptFor(query)).toBeUndefined();
  });

  it('is kept with what it understood, in any order', () => {
    expect(keptFor('?topic=health&month=9', { month: 9, topic: 'health' })).toBe(300);
    expect(keptFor('?month=9', { month: 9, topic: undefined })).toBe(300);
  });

  it.each(['?month=09', '?month=9&month=9', '?month=9&x=1', '?month=12', '?month=9.5', '?Month=9'])(
    'is not kept with %s when it read month 9',
    (query) => {
      expect(keptFor(query, { month: 9 })).toBeUndefined();
    },
  );
});
