import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { saveChild } from '#cms/accounts/save-family.ts';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { quoteCare } from '#cms/booking/quote-care.ts';
import { quoteOrder } from '#cms/booking/quote-order.ts';
import { contractText } from '#cms/contracts/documents/contract-text.ts';
import { refundPreview } from '#cms/contracts/refund-preview.ts';
import { markAttendance } from '#cms/places/mark-attendance.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { longestOffered, MOST_OFFER_DAYS } from '#domain/money/discount.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { booksOf } from '../support/books.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { book, by, hold, newFamily } from '../support/family.ts';
import { type SignedIn, type StaffName, staffOf } from '../support/staff.ts';

let demo: DemoPortal;
let staff: Record<StaffName, SignedIn>;
let facility: string;
let n = 8500;
const made: string[] = [];
beforeAll(async () => {
  demo = await demoPortal({ facilities: 3, enrolled: false });
  staff = await staffOf(demo.portal);
  facility = demo.portal.supplies.all().find(({ slug }) => slug === EXAMPLE_SLUG)?.id ?? '';
});
afterAll(() => demo.close());
afterEach(async () => {
  demo.setNow(TEST_NOW);
  for (const id of made.splice(0)) await demo.portal.payload.delete({ collection: 'discounts', id });
});

const care = (months = 1, date = '2026-12-01') => ({ form: 'full_day', date, months, meals: true }) as const;
const add = async (data: object, who: StaffName = 'head') => {
  const { id } = await demo.portal.payload.create({
    ...{ collection: 'discounts', user: staff[who], overrideAccess: false, depth: 0 },
    data: { facility, startsOn: '2026-11-01', ...data } as never,
  });
  made.push(id);
};
const offer = { kind: 'offer', percent: 10, nameZh: '开园优惠', nameEn: 'Opening offer', endsOn: '2026-11-30' };
const quote = async (months = 1, more: object = {}) => {
  const quoted = await quoteCare(demo.portal, { slug: EXAMPLE_SLUG, request: care(months), ageMonths: 8, ...more });
  if (!quoted.ok) throw new Error(quoted.code);
  return quoted.quote;
};
const family = () => newFamily(demo.portal, ++n);
const path = (work: Promise<unknown>) =>
  work.then(
    () => 'saved',
    (error: { data?: { errors?: { path: string }[] } }) => error.data?.errors?.[0]?.path ?? 'refused',
  );

it('a head says who gets how much, and until when; what it leaves open is asked for', async () => {
  expect(await path(add({ ...offer, nameEn: '' }))).toBe('nameEn');
  expect(await path(add({ ...offer, endsOn: undefined }))).toBe('endsOn');
  expect(await path(add({ ...offer, endsOn: '2027-02-01' }))).toBe('endsOn');
  expect(await path(add({ ...offer, endsOn: '2027-01-31' }))).toBe('saved');
  expect(await path(add({ ...offer, percent: 51 }))).toBe('percent');
  expect(await path(add({ ...offer, percent: 2.5 }))).toBe('percent');
  expect(await path(add({ kind: 'months', percent: 5, leastMonths: 4 }))).toBe('leastMonths');
  expect(await path(add({ kind: 'siblings', percent: 5 }, 'counter'))).toBe('refused');
  expect(await path(add({ kind: 'months', percent: 5, leastMonths: 2 }))).toBe('saved');
  expect(await path(add(offer))).toBe('saved');
});

it('offers again and again are one: twenty that are entered at once, one after the other, are no longer together than one may be', async () => {
  const spans = Array.from({ length: 20 }, (_, at) => ({
    startsOn: addDays('2026-12-01', at * 30),
    endsOn: addDays('2026-12-30', at * 30),
  }));
  const outcomes = await Promise.all(spans.map((days) => path(add({ ...offer, ...days }))));
  expect(outcomes.filter((one) => one === 'saved').length).toBeGreaterThan(0);
  expect(outcomes).toContain('startsOn');
  expect(longestOffered(await demo.portal.discounts.listOf(facility))).toBeLessThanOrEqual(MOST_OFFER_DAYS);
});

it('an offer that has begun is ended, and neither removed nor moved', async () => {
  await add(offer);
  const [id = ''] = made;
  const as = { user: staff.head, overrideAccess: false, depth: 0 } as const;
  const change = async (data: object) => {
    const { edition } = (await demo.portal.payload.findByID({ collection: 'discounts', id, ...as })) as { edition?: string };
    return path(demo.portal.payload.update({ collection: 'discounts', id, data: { ...data, edition } as never, ...as }));
  };
  expect(await path(demo.portal.payload.delete({ collection: 'discounts', id, ...as }))).toBe('refused');
  expect(await change({ startsOn: '2026-11-20' })).toBe('startsOn');
  expect(await change({ endsOn: '2026-11-22' })).toBe('startsOn');
  expect(await change({ endsOn: '2026-11-23' })).toBe('saved');
});

it('offers that were entered before they counted together are ended, and made no longer', async () => {
  for (const [startsOn, endsOn] of [
    ['2026-09-01', '2026-11-30'],
    ['2026-12-01', '2027-02-28'],
  ]) {
    const data = { facility, ...offer, startsOn, endsOn } as never;
    made.push((await demo.portal.payload.create({ collection: 'discounts', depth: 0, data })).id);
  }
  demo.setNow('2026-12-10T03:00:00.000Z');
  const id = made.at(-1) ?? '';
  const as = { user: staff.head, overrideAccess: false, depth: 0 } as const;
  const change = async (endsOn: string) => {
    const { edition } = (await demo.portal.payload.findByID({ collection: 'discounts', id, ...as })) as { edition?: string };
    return path(demo.portal.payload.update({ collection: 'discounts', id, data: { endsOn, edition } as never, ...as }));
  };
  expect(await change('2027-03-01')).toBe('startsOn');
  expect(await change('2026-12-10')).toBe('saved');
  expect(await change('2026-12-11'), 'and not longer again').toBe('startsOn');
});

it('is in the quote, the booking and its contract: list price, what is taken off, and at which price a refund is reckoned', async () => {
  const before = await quote();
  await add(offer);
  const { lines, total, terms } = await quote();
  expect(lines[0]).toMatchObject({ amount: 196_200, listAmount: 218_000, discount: { kind: 'offer', percent: 10 } });
  expect(before.total - total).toBe(21_800);
  expect(before.terms.rules.some(({ kind }) => kind === 'discount')).toBe(false);
  expect(terms.rules.find(({ kind }) => kind === 'discount')).toMatchObject({ code: 'F9' });
  const parents = await family();
  const id = await book(demo.portal, parents, care());
  const booking = await demo.portal.bookings.get(id);
  expect(booking).toMatchObject({ total, lines });
  const { snapshot } = await demo.portal.contracts.get(booking.contractId ?? '');
  expect(snapshot.lines).toEqual(lines);
  const said = (lang: 'zh' | 'en') => JSON.stringify(contractText(snapshot, lang)).replaceAll(/\s/g, ' ');
  expect(said('zh')).toMatch(/2,180\.00.*开园优惠.*优惠 10%/);
  expect(said('zh')).toMatch(/因甲方原因退费，退费的那个服务月里已提供的服务按优惠前的公示价计算/);
  expect(said('en')).toMatch(/2,180\.00, 10 % off: Opening offer/);
  expect(said('en')).toContain('reckoned at the list price before the discount');
});

it('a family that leaves pays what it used at the list price, and the books close on what it paid', async () => {
  await add(offer);
  const parents = await family();
  const id = await book(demo.portal, parents, care());
  for (const date of ['2026-12-01', '2026-12-02', '2026-12-03']) {
    demo.setNow(`${date}T03:00:00.000Z`);
    await markAttendance(demo.portal, { bookingId: id, facilityId: facility, date, what: 'check_in', staffId: 'the-head' });
  }
  const meals = Math.round((50_000 * 20) / 23);
  // 80 % of the list price come back, so that 20 % of it were used: 436.00 of the 1,962.00 that were paid.
  const kept = 218_000 * 0.2;
  const booking = await demo.portal.bookings.get(id);
  const preview = await refundPreview(demo.portal, booking);
  expect(preview).toMatchObject({ total: 196_200 - kept + meals });
  expect(preview?.lines[0]).toMatchObject({ usedAtList: kept, rule: { code: 'F2' } });
  const left = await cancelBooking(demo.portal, { bookingId: id, guardianId: parents.guardianId, by: by(parents) });
  expect(left).toMatchObject({ ok: true });
  const books = await booksOf(demo.portal, id);
  expect({ sum: books.sum, care: books.balance.prepaid_care ?? 0, meals: books.balance.prepaid_meals ?? 0 }).toEqual({
    ...{ sum: 0, care: 0, meals: 0 },
  });
});

it('of several the largest is given, and not once its last day is over; signed contracts keep theirs', async () => {
  await add(offer);
  await add({ kind: 'months', percent: 20, leastMonths: 2 });
  expect((await quote()).lines[0]?.discount).toMatchObject({ kind: 'offer' });
  expect((await quote(2)).lines.filter(({ kind }) => kind === 'care').map(({ amount }) => amount)).toEqual([174_400, 174_400]);
  const parents = await family();
  const id = await book(demo.portal, parents, care(1, '2026-12-15'));
  const { lines } = await demo.portal.bookings.get(id);
  demo.setNow('2026-12-01T07:00:00.000Z');
  const late = await quoteCare(demo.portal, { slug: EXAMPLE_SLUG, request: care(1, '2026-12-15'), ageMonths: 8 });
  expect(late).toMatchObject({ ok: true });
  if (late.ok) expect(late.quote.lines.some(({ discount }) => discount)).toBe(false);
  expect((await demo.portal.bookings.get(id)).lines).toEqual(lines);
});

it('a brother or sister who has come by the month for a month makes it less; one who is only booked, together or before, does not', async () => {
  await add({ kind: 'siblings', percent: 10 });
  const parents = await family();
  const saved = await saveChild(demo.portal, parents.guardianId, {
    ...{ name: `妹妹${n}`, birthDate: '2026-03-12', healthConsent: false, pickups: [] },
  });
  if (!saved.ok) throw new Error(saved.code);
  const second = { ...parents, childId: saved.child.id };
  const children = [parents, second].map(({ childId }) => ({ childId, birthDate: '2026-03-10' }));
  const both = await quoteOrder(demo.portal, { slug: EXAMPLE_SLUG, request: care(1, '2027-01-11'), children });
  if (!both.ok) throw new Error(both.code);
  expect(
    both.order.lines.map(({ quote: one }) => one?.lines[0]?.discount),
    'together',
  ).toEqual([undefined, undefined]);
  const id = await book(demo.portal, parents, care(2));
  const discountOf = async () => (await quote(1, { childId: second.childId, request: care(1, '2027-01-11') })).lines[0]?.discount;
  expect(await discountOf(), 'it can still be given back whole').toBeUndefined();
  demo.setNow('2026-12-31T03:00:00.000Z');
  expect(await discountOf()).toBeUndefined();
  demo.setNow('2027-01-04T03:00:00.000Z');
  expect(await discountOf()).toMatchObject({ kind: 'siblings', percent: 10 });
  const held = await hold(demo.portal, second, care(1, '2027-01-11'));
  expect(held).toMatchObject({ ok: true, booking: { lines: [{ amount: 196_200, listAmount: 218_000 }, { kind: 'meals' }] } });
  await cancelBooking(demo.portal, { bookingId: id, guardianId: parents.guardianId, by: by(parents) });
  expect(await discountOf(), 'it has left').toBeUndefined();
});
