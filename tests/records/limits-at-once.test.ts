import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { requestCode } from '#cms/accounts/request-code.ts';
import { findOrCreateGuardian, signIn } from '#cms/accounts/sign-in.ts';
import { MOST_SEARCHES, saveSearch } from '#cms/alerts/save-search.ts';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { holdPlace } from '#cms/booking/hold-place.ts';
import { MOST_FAMILY_PLACES, saveFamilyPlace } from '#cms/finding/family-places.ts';
import { addFavourite, MOST_FAVOURITES } from '#cms/finding/favourites.ts';
import { isBusy } from '#cms/ports/busy.ts';
import { requestTakeover } from '#cms/registry/request-takeover.ts';
import { startTakeover } from '#cms/registry/start-takeover.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { answerOnce } from '#site/api/kit/idempotency.ts';
import { type DemoPortal, demoPortal, WEDNESDAY } from '../support/demo-portal.ts';
import { book, by, hold, newFamily, wishOf } from '../support/family.ts';
import { codeSentTo } from '../support/takeover.ts';
import { wishFor } from '../support/waiting-family.ts';

/** How many ask at the same moment. */
const AT_ONCE = 20;

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 60, enrolled: false });
});
afterAll(() => demo.close());

const atOnce = <T>(ask: (n: number) => Promise<T>) => Promise.all(Array.from({ length: AT_ONCE }, (_, n) => ask(n)));
const BUSY = { ok: false, code: 'busy' } as const;
/** On a slow machine not everybody is served in time, and hears so. */
const orBusy = <T>(asked: Promise<T>) =>
  asked.catch((error: unknown) => {
    if (!isBusy(error)) throw error;
    return BUSY;
  });
const granted = (results: { ok: boolean }[]) => results.filter(({ ok }) => ok).length;
const kept = async (collection: 'favourites' | 'saved-searches' | 'family-places', guardianId: string) =>
  (await demo.portal.payload.count({ collection, where: { guardian: { equals: guardianId } } })).totalDocs;

/** Each limit over several documents, asked for by many at the same moment: on any database they see each other. */
describe('of twenty at the same moment', () => {
  it('six are sent a code', async () => {
    expect(granted(await atOnce(() => requestCode(demo.portal, { to: '13900000001', lang: 'zh', from: '203.0.113.1' })))).toBe(6);
  });

  it('five may try a code', async () => {
    await requestCode(demo.portal, { to: '13900000002', lang: 'zh', from: '203.0.113.1' });
    const tried = await atOnce(() => signIn(demo.portal, { to: '13900000002', code: 'wrong', lang: 'zh', from: '203.0.113.1' }));
    expect(tried.filter((one) => !one.ok && one.code === 'code_wrong')).toHaveLength(5);
    expect(tried.filter((one) => !one.ok && one.code === 'code_locked')).toHaveLength(AT_ONCE - 5);
  });

  it('who signs in for the first time is one family', async () => {
    const met = await atOnce(() => findOrCreateGuardian(demo.portal, '+8613900000003', 'zh'));
    expect(new Set(met.map(({ id }) => id)).size).toBe(1);
  });

  it('favourites, saved searches and places of a family stay within their limits', async () => {
    const { guardianId } = await newFamily(demo.portal, 1);
    const slugs = demo.portal.supplies.all().map(({ slug }) => slug);
    for (const facility of slugs.slice(0, MOST_FAVOURITES - 5)) await addFavourite(demo.portal, { guardianId, facility });
    const more = slugs.slice(MOST_FAVOURITES - 5);
    const saved = await atOnce((n) => addFavourite(demo.portal, { guardianId, facility: more[n % more.length] as string }));
    expect(granted(saved)).toBeGreaterThan(0);
    expect(await kept('favourites', guardianId)).toBe(Math.min(MOST_FAVOURITES, slugs.length));

    const wish = { ...(await wishFor(demo.portal, WEDNESDAY)), page: 1, perPage: 20 };
    const label = { age: '', where: '', care: '', when: '' };
    const search = { guardianId, wish, label: { zh: label, en: label }, lang: 'zh' as const, facilityId: undefined };
    expect(granted(await atOnce((n) => saveSearch(demo.portal, { ...search, address: `q=${n}` })))).toBe(MOST_SEARCHES);
    expect(await kept('saved-searches', guardianId)).toBe(MOST_SEARCHES);

    const places = await atOnce((n) =>
      saveFamilyPlace(demo.portal, guardianId, { label: 'other', called: `处${n}`, place: '海陵区' }, 'zh'),
    );
    expect(granted(places)).toBe(MOST_FAMILY_PLACES);
    expect(await kept('family-places', guardianId)).toBe(MOST_FAMILY_PLACES);
  });

  it('three months of a child at a centre are prepaid, in whatever pieces', async () => {
    const family = await newFamily(demo.portal, 2);
    const pieces = ['2026-12-01', '2027-02-01'].map((date) => ({ form: 'full_day', date, months: 2, meals: false }) as const);
    const held = await atOnce((n) => orBusy(hold(demo.portal, family, pieces[n % 2] as (typeof pieces)[number])));
    expect(new Set(held.flatMap((one) => (one.ok ? [one.booking.from] : []))).size).toBe(1);
  });

  it('and so are single stays: of two that lie too far apart one day is taken', async () => {
    const family = await newFamily(demo.portal, 7);
    const window = { from: 540, to: 600 };
    const stays = [WEDNESDAY, '2027-03-10'].map((date) => ({ form: 'hourly', date, window }) as const);
    const held = await atOnce((n) => orBusy(hold(demo.portal, family, stays[n % 2] as (typeof stays)[number])));
    expect(new Set(held.flatMap((one) => (one.ok ? [one.booking.from] : []))).size).toBe(1);
    const codes = new Set(held.flatMap((one) => (one.ok ? [] : [one.code])));
    expect(codes).toContain('prepaid_cap_stay');
  });

  it('one may ask to run a centre', async () => {
    const { facilities, supplies, work } = demo.portal;
    const centre = supplies.all().find(({ slug }) => slug !== EXAMPLE_SLUG);
    if (!centre) throw new Error('no centre');
    await work((unit) => facilities.setListing(centre.id, 'listed', unit));
    const { slug } = centre;
    const email = 'head@example.com';
    const wish = { slug, name: '院长', email, phone: '13900000004', evidence: '营业执照', from: '203.0.113.1' };
    await startTakeover(demo.portal, { ...wish, lang: 'zh' });
    const code = await codeSentTo(demo.portal, email);
    expect(granted(await atOnce(() => orBusy(requestTakeover(demo.portal, { ...wish, code }))))).toBe(1);
    const where = { facility: { equals: centre.id } };
    expect((await demo.portal.payload.count({ collection: 'takeovers', where })).totalDocs).toBe(1);
  });

  it('all hear that a booking is cancelled, its money goes back once and each paper has a number of its own', async () => {
    const family = await newFamily(demo.portal, 3);
    const bookingId = await book(demo.portal, family, { form: 'hourly', date: WEDNESDAY, window: { from: 540, to: 600 } });
    const wish = { bookingId, guardianId: family.guardianId, by: by(family) };
    const { facilityId } = await demo.portal.bookings.get(bookingId);
    const work = vi.spyOn(demo.portal, 'work');
    expect(granted(await atOnce(() => cancelBooking(demo.portal, wish)))).toBe(AT_ONCE);
    // They do not fight in the database: each waits for those before it, as the refund does that comes of it.
    expect(work.mock.calls.filter(([, how]) => how?.line === facilityId).length).toBeGreaterThanOrEqual(AT_ONCE);
    work.mockRestore();
    expect(await demo.portal.refunds.listOf(bookingId)).toHaveLength(1);
    const numbers = (await demo.portal.receipts.listOf(bookingId)).map(({ number }) => number);
    expect(numbers).toHaveLength(2);
    expect(new Set(numbers).size).toBe(2);
  });

  it('one carries out a request under a key, and all are answered alike', async () => {
    const family = await newFamily(demo.portal, 4);
    const wish = wishOf(family, { form: 'hourly', date: WEDNESDAY, window: { from: 660, to: 720 } });
    const answers = await atOnce(() =>
      answerOnce(demo.portal, { id: 'the same key', request: 'hold' }, async (once) => {
        const held = await once(
          (keep) => holdPlace(demo.portal, wish, keep),
          ({ booking }) => ({ id: booking.id }),
        );
        return held.ok ? { status: 201, body: { id: held.id } } : held;
      }),
    );
    const [booking] = await demo.portal.bookings.listOf(family.guardianId);
    expect(answers).toEqual(answers.map(() => ({ status: 201, body: { id: booking?.id } })));
    expect(await demo.portal.bookings.listOf(family.guardianId)).toHaveLength(1);
  });
});
