import { afterAll, beforeAll, expect, it } from 'vitest';
import { followChanges } from '#site/server/cache-page.ts';
import pageCache from '#site/server/page-cache.ts';
import { createPageStore, pageKey } from '#site/server/page-store.ts';
import { SHOWN_BY, type Tag, tagsOf } from '#site/server/page-tags.ts';
import { infants } from '../support/crowd.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';

let demo: DemoPortal;
let facility: string;
const store = createPageStore();
const cache = pageCache(undefined, {
  pages: store,
  settle: async () => ({ now: () => demo.portal.now(), isAway: () => false, show: () => Promise.reject(new Error('away')) }),
});
beforeAll(async () => {
  demo = await demoPortal({ facilities: 3, enrolled: false });
  facility = infants(demo.portal).facility.id;
  followChanges({ ...cache, enabled: true } as never);
});
afterAll(() => demo.close());

/** Kept pages by what they show; `full` is a centre without places, which shows what others have. */
const pages = (): Record<string, Tag[]> => ({
  home: ['places', 'facilities', 'articles', 'activities'],
  centre: ['city', 'care-subsidies', 'photos', `facility:${facility}`, `places:${facility}`],
  waitedFor: ['city', 'care-subsidies', 'photos', 'facility:a', 'places:a', 'waits'],
  other: ['city', 'care-subsidies', 'photos', 'facility:b', 'places:b'],
  full: ['city', 'care-subsidies', 'photos', 'facility:c', 'places:c', 'facilities', 'places'],
  article: ['articles', 'activities', 'facilities', 'onward-rules'],
  calendar: ['articles', 'activities', 'facilities', 'schedule-entries', 'city'],
  policy: ['policies'],
  activities: ['activities', 'activity-signups'],
  growth: ['growth-standards'],
  widget: ['articles', 'activities', 'city'],
  map: ['articles', 'policies', 'activities', 'facilities'],
  privacy: ['words'],
});

const CENTRES = ['centre', 'waitedFor', 'other', 'full'];
const LISTS = ['home', 'full', 'article', 'calendar', 'map'];
const EVERY_CENTRE = [...new Set([...LISTS, ...CENTRES, 'widget'])];
const TEXTS = ['home', 'article', 'calendar', 'policy', 'activities', 'widget', 'map'];
/** What goes with a change of this centre, or of no one centre. */
const GONE: Record<string, string[]> = {
  ...each(
    [
      'facilities',
      'classes',
      'staff',
      'shifts',
      'absences',
      'opening-hours',
      'closures',
      'price-items',
      'discounts',
      'offer-signatures',
    ],
    [...[...LISTS, 'centre']],
  ),
  ...each(['tour-slots', 'credential-events', 'centre-terms'], ['centre']),
  ...each(['place-claims', 'waits'], ['home', 'centre', 'full']),
  children: ['home', 'waitedFor', 'full'],
  'waitlist-rules': ['home', ...CENTRES, 'calendar', 'widget'],
  ...each(['staff-standards', 'class-standards', 'nap-rules', 'place-limits', 'request-rules', 'booking-windows'], EVERY_CENTRE),
  ...each(['hour-quotas', 'special-days', 'areas', 'refund-rules', 'price-ceilings', 'charge-lists'], EVERY_CENTRE),
  ...each(['contract-templates', 'centre-pay-rules'], EVERY_CENTRE),
  'family-supports': [...EVERY_CENTRE, 'policy'],
  'care-subsidies': CENTRES,
  articles: ['home', 'article', 'calendar', 'widget', 'map'],
  policies: ['policy', 'map'],
  activities: ['home', 'article', 'calendar', 'activities', 'widget', 'map'],
  'activity-signups': ['activities'],
  organisers: TEXTS,
  media: [...TEXTS, ...CENTRES],
  'danger-signs': ['home', 'article', 'calendar', 'widget', 'map'],
  'schedule-entries': ['calendar'],
  'growth-standards': ['growth'],
  'onward-rules': ['article'],
};

function each(names: string[], gone: string[]): Record<string, string[]> {
  return Object.fromEntries(names.map((name) => [name, gone]));
}

const ask = (name: string, letGo: Promise<void> = Promise.resolve()) => {
  const url = new URL(`/${name}`, 'https://portal.example');
  const silent = { info: () => {}, warn: () => {}, error: () => {} };
  return cache.onRequest?.({ request: new Request(url), url, logger: silent as never }, async () => {
    await letGo;
    const headers = { 'cdn-cache-control': 'max-age=60', 'cache-tag': pages()[name]?.join(', ') ?? '' };
    return new Response(name, { headers: { ...headers, 'content-type': 'text/html' } });
  });
};
const isKept = (name: string) => store.last(pageKey(`/${name}`, { textSize: undefined, packing: null })) !== undefined;

it('each collection that is written to the log has its pages, or is known to be on none', () => {
  const { collections } = demo.portal.payload.config;
  const logged = collections.filter(({ hooks }) => hooks.afterChange.some(({ name }) => name === 'recordChange'));
  expect(logged.length).toBeGreaterThan(40);
  // Written by hand, besides.
  const byHand = ['place-claims', 'waits', 'children', 'activity-signups'];
  const known = Object.keys(SHOWN_BY).toSorted();
  expect(known).toEqual([...new Set([...logged.map(({ slug }) => slug), ...byHand])].toSorted());
  const shown = known.filter((collection) => tagsOf({ collection, ids: ['1'], facility: 'a' }).length > 0);
  expect(shown, 'each has its line below').toEqual(Object.keys(GONE).toSorted());
});

it('what nobody knows, and everything at once, could stand on any page', () => {
  for (const collection of ['*', 'soon-to-come']) {
    const tags = tagsOf({ collection, ids: [] });
    for (const [name, shown] of Object.entries(pages()))
      expect([name, shown.some((tag) => tags.includes(tag))]).toEqual([name, true]);
  }
});

it.each(Object.entries(GONE))(
  'a change of %s forgets just the pages that show it, one that is being made too',
  async (collection, gone) => {
    const names = Object.keys(pages());
    for (const name of names) await ask(name);
    expect(names.filter((name) => !isKept(name))).toEqual([]);
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    // Of these an old one is being made anew.
    store.forget(gone.flatMap((name) => pages()[name] ?? []));
    const making = gone.map((name) => ask(name, held));
    for (const name of names.filter((name) => !gone.includes(name))) await ask(name);
    const ids = [collection === 'facilities' ? facility : '1'];
    await demo.portal.changes.write({ action: 'update', collection, ids, facility });
    await demo.portal.followed();
    letGo();
    await Promise.all(making);
    expect(names.filter((name) => !isKept(name)).toSorted()).toEqual([...new Set(gone)].toSorted());
  },
);
