import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quoteCare } from '#cms/booking/quote-care.ts';
import { placeCalled } from '#cms/finding/find-place.ts';
import { searchFacilities } from '#cms/finding/search-facilities.ts';
import { takesBookings } from '#domain/offers/open-to.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { homeView } from '#site/home/home-view.ts';
import { monthWords } from '#site/offers/offer-words.ts';
import { searchView } from '#site/search/search-view.ts';
import { HOME_AGE } from '#site/ui/choices.ts';
import { type DemoPortal, demoPortal, TODAY } from '../support/demo-portal.ts';
import { pageContextOf } from '../support/page-context.ts';
import { TEST_NOW } from '../support/test-now.ts';

/** What a search shows that says neither where nor when. */
let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 60 });
});
afterAll(() => demo.close());

const context = () => pageContextOf(demo.portal);
const view = (query: string) => searchView(context(), new URLSearchParams(query));

describe('a search without place, hours or words', () => {
  it('puts whoever is nearest to the start of the city first, and those that nobody may book after all others', async () => {
    const { from, wish, results } = await view('');
    expect(from?.name).toBe('凤城河');
    expect(wish.near).toBeUndefined();
    const pages = await Promise.all([1, 2, 3, 4].map(async (page) => (await view(`page=${page}`)).results.hits));
    const rows = pages.flat();
    expect(new Set(rows.map(({ id }) => id)).size).toBe(results.total);
    const may = rows.map(({ id }) => takesBookings(demo.portal.supplies.get(id), TODAY));
    expect(may).toEqual(may.toSorted((a, b) => Number(b) - Number(a)));
    expect(may).toContain(false);
    for (const group of [true, false]) {
      const away = rows.filter((_, at) => may[at] === group).map(({ distance }) => distance ?? 0);
      expect(away).toEqual(away.toSorted((a, b) => a - b));
    }
  });

  it('counts all that there are, near or far', async () => {
    const { results } = await view('');
    expect(results.total).toBe((await demo.portal.search.allFacilities({})).length);
    expect(results.facets.form).toEqual((await searchFacilities(demo.portal, { page: 1, perPage: 1 }, TODAY)).facets.form);
  });

  it('draws the day that is next open', async () => {
    expect((await view('')).results.drawnOn).toBe(TODAY);
    try {
      for (const [at, day] of [
        ['2026-11-23T09:30:00.000Z', addDays(TODAY, 1)],
        ['2026-11-28T02:00:00.000Z', addDays(TODAY, 7)],
      ] as const) {
        demo.setNow(at);
        const { results } = await view('');
        expect(results.drawnOn).toBe(day);
        expect(results.hits.find(({ availability }) => availability?.day)?.availability?.day?.date).toBe(day);
      }
    } finally {
      demo.setNow(TEST_NOW);
    }
  });

  it('keeps an order by name that somebody asked for', async () => {
    const { from, results } = await view('sort=name');
    expect(from).toBeUndefined();
    const all = await demo.portal.search.searchFacilities({ sort: 'name', page: 1, perPage: 20 });
    expect(results.hits.map(({ id }) => id)).toEqual(all.hits.map(({ id }) => id));
  });
});

describe('words that are the name of a place', () => {
  it.each(['凤城河', 'fengchenghe', 'Fengcheng River'])('%s is searched around', async (q) => {
    const { centre, wish, results } = await view(new URLSearchParams({ q }).toString());
    expect(centre?.name).toBe('凤城河');
    expect(wish).toMatchObject({ q: undefined, radius: 3000 });
    expect(results.total).toBeGreaterThan(0);
  });

  it.each(['凤城', 'fch', '海陵区', '托育'])('%s stays words', async (q) => {
    expect(await placeCalled(demo.portal, q, 'zh')).toBeUndefined();
    expect((await view(new URLSearchParams({ q }).toString())).wish.q).toBe(q);
  });
});

describe('the home page', () => {
  it('counts as the search does that it leads to', async () => {
    const { address, total } = await homeView(context(), 8);
    const { results } = await searchView(context(), address);
    expect(total).toBeGreaterThan(0);
    expect(results.total).toBe(total);
  });

  it('says beside a centre from which day care by the month is free as a whole, and that can be bought', async () => {
    const { hits, months } = await homeView(context(), 8);
    const free = hits.flatMap(({ id }) => months.get(id) ?? []);
    expect(free.length).toBeGreaterThan(0);
    for (const offer of free) {
      const [first] = offer.stays;
      expect(monthWords(context(), offer)).toMatch(/^全日 \d+\s月\s\d+\s日起有位$/);
      const slug = hits.find(({ id }) => months.get(id) === offer)?.document.slug ?? '';
      const request = { form: 'full_day', date: first?.date ?? '', months: 1, meals: true } as const;
      const quote = await quoteCare(demo.portal, { slug, request, ageMonths: HOME_AGE });
      expect(quote, slug).toMatchObject({ ok: true });
    }
  });
});
