import { afterAll, beforeAll, expect, it } from 'vitest';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { booksOfMonth } from '#cms/payments/books-of-month.ts';
import { deliverCare } from '#cms/payments/deliver-care.ts';
import { sum } from '#domain/money/money.ts';
import { trialBalance } from '#domain/money/statement.ts';
import { type DemoPortal, demoPortal, TEST_NOW, WEDNESDAY } from '../support/demo-portal.ts';
import { payRefunds } from '../support/due.ts';
import { book, by, decide, holdAndSign, newFamily } from '../support/family.ts';

let demo: DemoPortal;
const EVER = { from: '2020-01-01T00:00:00.000Z', to: '2099-01-01T00:00:00.000Z' };
/** What did not balance after a commit, and how many commits were looked at with something in the books. */
const seen = { commits: 0, wrong: [] as number[] };
let auditing = true;

beforeAll(async () => {
  demo = await demoPortal({ facilities: 2, enrolled: false });
  const { db } = demo.portal.payload;
  const commit = db.commitTransaction.bind(db);
  db.commitTransaction = async (id) => {
    await commit(id);
    if (!auditing) return;
    auditing = false;
    const entries = await demo.portal.ledger.list({});
    auditing = true;
    if (entries.length > 0) seen.commits += 1;
    const off = [trialBalance(entries, EVER).differs, ...entries.map(({ postings }) => sum(postings.map((one) => one.amount)))];
    seen.wrong.push(...off.filter((amount) => amount !== 0));
  };
});
afterAll(() => demo.close());

const stay = (from: number) => ({ form: 'hourly', date: WEDNESDAY, window: { from, to: from + 120 } }) as const;

it('keeps the books balanced at every commit of paying, cancelling, paying back, giving and settling', async () => {
  const { portal } = demo;
  const [one, two, three, four] = await Promise.all([1, 2, 3, 4].map((n) => newFamily(portal, n)));
  if (!one || !two || !three || !four) throw new Error('four families');
  const cancelled = await book(portal, one, stay(540));
  await cancelBooking(portal, { bookingId: cancelled, guardianId: one.guardianId, by: by(one) });
  await payRefunds(portal);
  const given = await book(portal, two, stay(840));
  const month = await book(portal, four, { form: 'full_day', date: '2026-12-01', months: 1, meals: true });
  const declined = await holdAndSign(portal, three, stay(660));
  await decide(portal, three, declined.id, 'decline');
  demo.setNow('2026-12-05T00:00:00.000Z');
  await deliverCare(portal, given);
  await deliverCare(portal, month);
  expect(seen.commits).toBeGreaterThan(10);
  expect(seen.wrong).toEqual([]);

  const facilityId = (await portal.bookings.get(given)).facilityId;
  const november = await booksOfMonth(portal, { facilityId, month: '2026-11-20' });
  expect(november.balance.debit).toBe(november.balance.credit);
  const of = (id: string) => november.contracts.find((contract) => contract.id === id);
  const totalOf = async (id: string) => (await portal.bookings.get(id)).total;
  expect(of(cancelled)).toMatchObject({ paid: await totalOf(cancelled), owed: 0 });
  expect(of(given)).toMatchObject({ paid: await totalOf(given), given: await totalOf(given), back: 0, owed: 0 });
  expect(of(month)).toMatchObject({ paid: await totalOf(month), given: 0, owed: await totalOf(month) });
  expect(of(declined.id)).toBeUndefined();

  const december = await booksOfMonth(portal, { facilityId, month: '2026-12-01' });
  const later = december.contracts.find((contract) => contract.id === month);
  expect(later?.paid).toBe(0);
  expect(later?.given).toBeGreaterThan(0);
  expect((later?.given ?? 0) + (later?.owed ?? 0)).toBe(await totalOf(month));
  expect(december.contracts.map(({ id }) => id)).not.toContain(cancelled);

  const other = portal.supplies.all().find(({ id }) => id !== facilityId);
  expect((await booksOfMonth(portal, { facilityId: other?.id, month: '2026-11-20' })).contracts).toEqual([]);
  const city = await booksOfMonth(portal, { month: '2026-11-20' });
  expect(city.centres.map(({ id }) => id)).toEqual([facilityId]);
});

it('sees it when somebody writes past the program', async () => {
  const { portal } = demo;
  demo.setNow(TEST_NOW);
  const [entry] = await portal.ledger.list({});
  const postings = [{ account: 'clearing', amount: 7 }];
  const { facilityId, bookingId } = entry ?? { facilityId: '', bookingId: '' };
  const data = { key: 'past', at: TEST_NOW, kind: 'payment', postings, booking: bookingId, facility: facilityId };
  await portal.payload.db.create({ collection: 'ledger-entries', data });
  expect((await booksOfMonth(portal, { facilityId, month: '2026-11-01' })).balance.differs).toBe(7);
});
