import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchFacilities } from '#cms/finding/search-facilities.ts';
import { readSearch } from '#cms/input/search-in-text.ts';
import type { SearchWish } from '#cms/input/search-wish.ts';
import type { WantedWindow } from '#domain/offers/wanted-time.ts';
import { addDays, addMonths } from '#domain/time/civil-date.ts';
import { type DemoPortal, demoPortal, TODAY, WEDNESDAY } from '../support/demo-portal.ts';
import { book, newFamily } from '../support/family.ts';

let demo: DemoPortal;
let families = 0;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 36 });
});
afterAll(() => demo.close());

const morning: WantedWindow = { kind: 'window', date: WEDNESDAY, from: 540, to: 720 };
const search = (wish: Omit<SearchWish, 'page' | 'perPage'>, how = {}) =>
  searchFacilities(demo.portal, { ...wish, page: 1, perPage: 100 }, TODAY, how);
const now = { date: TODAY, minute: 902 };

describe('a search for the whole family', () => {
  it('is asked for by one list of ages, typed or from a form, of four children at most', () => {
    const wishOf = (query: string) => readSearch(new URLSearchParams(query), now);
    expect(wishOf('ageMonths=8,26')).toMatchObject({ wish: { ageMonths: 8, siblings: [26] } });
    expect(wishOf('ageMonths=8&ageMonths=26&ageMonths=')).toMatchObject({ wish: { ageMonths: 8, siblings: [26] } });
    expect(wishOf('ageMonths=8')).toMatchObject({ wish: { ageMonths: 8 } });
    expect(wishOf('ageMonths=1,2,3,4,5')).toMatchObject({ ok: false, field: 'ageMonths' });
    expect(wishOf('ageMonths=8,old')).toMatchObject({ ok: false });
  });

  it('gives the centres that can take all children first, and of the others says which child has a place', async () => {
    const { hits, total, part, partTotal } = await search({ when: morning, ageMonths: 8, siblings: [26] });
    expect(hits).toHaveLength(total);
    expect(total).toBeGreaterThan(0);
    expect(partTotal).toBeGreaterThan(0);
    for (const { availability } of hits) {
      expect(availability?.children?.map(({ ageMonths }) => ageMonths)).toEqual([8, 26]);
      for (const { offer } of availability?.children ?? []) expect(offer?.left).toBeGreaterThan(0);
    }
    for (const { availability } of part) {
      const free = (availability?.children ?? []).map(({ offer }) => (offer?.left ?? 0) > 0);
      expect(new Set(free)).toEqual(new Set([true, false]));
    }
    const single = await Promise.all([8, 26].map((age) => search({ when: morning, ageMonths: age })));
    const either = new Set(single.flatMap(({ hits: found }) => found.map(({ id }) => id)));
    expect(either.size).toBe(total + partTotal);
  });

  it('says when the child that has no place then has one', async () => {
    const early = { ...morning, from: 1080, to: 1200 };
    const { part, full, noFit } = await search({ when: early, ageMonths: 8, siblings: [26] });
    const children = [...part, ...full].flatMap(({ availability }) => availability?.children ?? []);
    expect(children.some(({ offer, next }) => offer?.left === 0 && next.length > 0)).toBe(true);
    for (const { availability } of [...(noFit?.shorter ?? []), ...(noFit?.otherTime ?? [])])
      expect((availability?.children ?? []).every(({ offer }) => (offer?.left ?? 0) > 0)).toBe(true);
  });

  it('without a time has those first that have a class for each, with the first whole month of each child', async () => {
    const { hits, part, total } = await search({ ageMonths: 8, siblings: [26] });
    expect(hits).toHaveLength(total);
    for (const { availability } of hits) expect(availability?.children?.every(({ takes }) => takes)).toBe(true);
    for (const { availability } of part) expect(availability?.children?.every(({ takes }) => takes)).toBe(false);
    expect(hits.some(({ availability }) => availability?.children?.every(({ month }) => month))).toBe(true);
  });

  it('for a saved search counts only centres that can take them all', async () => {
    const all = await search({ when: morning, ageMonths: 8, siblings: [26] });
    const asked = await search({ when: morning, ageMonths: 8, siblings: [26] }, { drawn: false, onlyFree: true });
    expect(asked.hits.map(({ id }) => id)).toEqual(all.hits.map(({ id }) => id));
    expect(asked.part).toEqual([]);
  });

  it('shows places that can be held one after the other, each for its child', async () => {
    const day = fc.integer({ min: 1, max: 30 }).map((days) => addDays(TODAY, days));
    const age = fc.integer({ min: 6, max: 33 });
    await fc.assert(
      fc.asyncProperty(day, age, age, fc.nat(), async (date, one, other, pick) => {
        const wish = { when: { ...morning, date }, ageMonths: one, siblings: [other], form: ['hourly' as const] };
        const { hits } = await search(wish);
        const hit = hits[pick % Math.max(1, hits.length)];
        for (const { ageMonths, offer } of hit?.availability?.children ?? []) {
          const child = await newFamily(demo.portal, 700 + families++, addMonths(date, -ageMonths));
          const request = { form: 'hourly' as const, date, window: { from: 540, to: 720 } };
          expect(offer?.left).toBeGreaterThan(0);
          await expect(book(demo.portal, child, request, { slug: hit?.slug ?? '' })).resolves.toBeTruthy();
        }
      }),
      { numRuns: 12 },
    );
  });
});
