import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { settleMonth } from '#cms/booking/settle-month.ts';
import { daysNotGiven, deliverCare } from '#cms/payments/deliver-care.ts';
import { markAttendance } from '#cms/places/mark-attendance.ts';
import type { Facility } from '#cms/records/payload-types.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { booksOf, emptyBooks } from '../support/books.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { book, newFamily } from '../support/family.ts';

/** From a Tuesday, the first of December; it is settled in January. */
const MONTH = { form: 'full_day', date: '2026-12-01', months: 1, meals: false } as const;
const SETTLED_AT = '2027-01-10T14:00:00.000Z';
type Change = Partial<Pick<Facility, 'credentialStatus' | 'credentialExpiresOn' | 'operating' | 'stops'>>;
const WORKS: Change = { credentialStatus: 'valid', credentialExpiresOn: null, operating: 'normal' };

let demo: DemoPortal;
let facility: string;
let id: string;
let n = 800;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 1, enrolled: false });
  facility = demo.portal.supplies.all().find(({ slug }) => slug === EXAMPLE_SLUG)?.id ?? '';
});
beforeEach(async () => {
  demo.setNow(TEST_NOW);
  await emptyBooks(demo.portal);
  await set({ ...WORKS, stops: [] });
  // The clock begins anew, and so does what is on record of how the centre stood.
  await demo.portal.payload.db.deleteMany({ collection: 'audit-log', where: { action: { equals: 'change_standing' } } });
  id = await book(demo.portal, await newFamily(demo.portal, ++n), MONTH);
});
afterAll(() => demo.close());

async function set(data: Change) {
  await demo.portal.payload.update({ collection: 'facilities', id: facility, data });
  await demo.portal.supplies.refresh([facility]);
}
const morningOf = (date: string) => demo.setNow(`${date}T01:00:00.000Z`);
async function eveningOf(date: string) {
  demo.setNow(`${date}T14:00:00.000Z`);
  await deliverCare(demo.portal, id);
}
const notGiven = async () =>
  daysNotGiven(demo.portal, await demo.portal.bookings.get(id), demo.portal.now()).map(({ date }) => date);
const deliveredOn = async () => {
  const where = { booking: { equals: id }, kind: { equals: 'delivery' } };
  const { docs } = await demo.portal.payload.find({ collection: 'ledger-entries', where, pagination: false });
  return new Map(docs.map(({ key, at }) => [key.slice(-10), at]));
};
/** What came back with the month, and what of it the days that were not given would have used up. */
async function settled() {
  demo.setNow(SETTLED_AT);
  await deliverCare(demo.portal, id);
  const days = daysNotGiven(demo.portal, await demo.portal.bookings.get(id), demo.portal.now());
  expect(await settleMonth(demo.portal, id)).toBe('settled');
  const { balance, refunds, sum } = await booksOf(demo.portal, id);
  expect({ sum, prepaid: balance.prepaid_care }).toEqual({ sum: 0, prepaid: 0 });
  return { back: refunds.map(({ amount }) => amount), owed: days.reduce((all, { care }) => all + care, 0) };
}

describe('a day that was not given stays so, whatever the centre’s record says later', () => {
  it('a closure that is taken away once it is over', async () => {
    const data = { facility, from: '2026-12-02', to: '2026-12-04', reason: '消毒' };
    const closure = await demo.portal.payload.create({ collection: 'closures', data, locale: 'zh' });
    await demo.portal.supplies.refresh([facility]);
    await eveningOf('2026-12-10');
    const shut = ['2026-12-02', '2026-12-03', '2026-12-04'];
    expect(await notGiven()).toEqual(shut);
    await demo.portal.payload.delete({ collection: 'closures', id: closure.id });
    await demo.portal.supplies.refresh([facility]);
    await eveningOf('2026-12-20');
    expect(await notGiven()).toEqual(shut);
    expect([...(await deliveredOn()).keys()].filter((date) => shut.includes(date))).toEqual([]);
    const { back, owed } = await settled();
    expect(owed).toBeGreaterThan(0);
    expect(back).toEqual([owed]);
  });

  it('the first of two stops within a month', async () => {
    morningOf('2026-12-02');
    await set({ credentialStatus: 'suspended' });
    await eveningOf('2026-12-03');
    morningOf('2026-12-04');
    await set({ credentialStatus: 'valid' });
    await eveningOf('2026-12-11');
    morningOf('2026-12-14');
    await set({ operating: 'paused' });
    await eveningOf('2026-12-15');
    morningOf('2026-12-16');
    await set({ operating: 'normal' });
    const { back, owed } = await settled();
    expect(await notGiven()).toEqual(['2026-12-02', '2026-12-03', '2026-12-14', '2026-12-15']);
    expect(back).toEqual([owed]);
    expect((await deliveredOn()).has('2026-12-02')).toBe(false);
  });

  it('a credential that had run out and is renewed', async () => {
    await set({ credentialExpiresOn: '2026-12-08' });
    await eveningOf('2026-12-10');
    await set({ credentialExpiresOn: '2027-12-31' });
    await eveningOf('2026-12-11');
    expect(await notGiven()).toEqual(['2026-12-09', '2026-12-10']);
  });

  it('two stops and a lapse that nobody looked at while they lasted', async () => {
    morningOf('2026-12-02');
    await set({ credentialStatus: 'suspended' });
    morningOf('2026-12-04');
    await set({ credentialStatus: 'valid', credentialExpiresOn: '2026-12-08' });
    morningOf('2026-12-10');
    await set({ credentialExpiresOn: '2027-12-31' });
    morningOf('2026-12-14');
    await set({ operating: 'paused' });
    morningOf('2026-12-15');
    await set({ operating: 'normal' });
    const { back, owed } = await settled();
    expect(await notGiven()).toEqual(['2026-12-02', '2026-12-03', '2026-12-09', '2026-12-14']);
    expect(back).toEqual([owed]);
  });

  it('unless the child is noted as having come: that is booked when it is noted', async () => {
    await set({ stops: [{ from: '2026-12-02', to: '2026-12-02', cause: 'other' }] });
    await eveningOf('2026-12-03');
    expect(await notGiven()).toEqual(['2026-12-02']);
    demo.setNow('2026-12-04T08:00:00.000Z');
    const mark = { bookingId: id, facilityId: facility, date: '2026-12-02', staffId: 'the-head' };
    expect(await markAttendance(demo.portal, { ...mark, what: 'check_in' })).toMatchObject({ ok: true });
    await eveningOf('2026-12-04');
    expect(await notGiven()).toEqual([]);
    expect((await deliveredOn()).get('2026-12-02')).toBe(demo.portal.now());
    expect(await markAttendance(demo.portal, { ...mark, what: 'undo_check_in' })).toMatchObject({ ok: true });
    expect(await notGiven()).toEqual(['2026-12-02']);
  });
});

it('a day that was given stays so, though a stop is dated back', async () => {
  await eveningOf('2026-12-04');
  await set({ stops: [{ from: '2026-12-02', to: '2026-12-07', cause: 'other' }] });
  expect(await notGiven()).toEqual([]);
  await eveningOf('2026-12-08');
  expect(await notGiven()).toEqual(['2026-12-07']);
  expect((await demo.portal.bookings.get(id)).actions.filter(({ type }) => type === 'not_given')).toHaveLength(1);
});
