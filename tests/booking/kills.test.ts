import { afterAll, beforeAll, expect, it } from 'vitest';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { atProvider, booksOf, claimsOf } from '../support/books.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { payRefunds, sendLetters } from '../support/due.ts';
import { book, by, newFamily } from '../support/family.ts';
import type { Story } from '../support/kill-process.ts';
import { type Answer, expectOneAnswer, type Killing, killIn } from '../support/kill-rounds.ts';
import { isLong, seedOr } from '../support/seed.ts';

const SEED = seedOr(20_261_128);
const KILLS = isLong ? 10 : 6;
const HOURS = { form: 'hourly', date: '2027-02-03', window: { from: 600, to: 720 } } as const;
const MOVED = { ...HOURS, date: '2027-02-04' } as const;
const MONTH = { form: 'full_day', date: '2026-12-01', months: 1, meals: true } as const;

let demo: DemoPortal;
let families = 0;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
});
afterAll(() => demo.close());

async function newStory(request: Story['request']): Promise<Story> {
  const moved = request === HOURS ? MOVED : undefined;
  return { family: await newFamily(demo.portal, 2000 + ++families), request, moved, at: demo.portal.now() };
}
/** Three months are paid for; what follows them is signed now, and paid for when it may be. */
async function aheadStory(): Promise<Story> {
  const family = await newFamily(demo.portal, 2000 + ++families);
  const request = { form: 'full_day', date: '2026-12-01', months: 3, meals: false } as const;
  const bookingId = await book(demo.portal, family, request);
  const follows = { bookingId, months: 1, paysAt: '2027-01-04T02:00:00.000Z' };
  return { family, request, follows, at: demo.portal.now() };
}
/** One booking, paid once, given back once, with the books right and every place free again. */
async function expectOneEffect({ family, moved, follows, at }: Story, answers: Answer[], where: string) {
  const all = await demo.portal.bookings.listOf(family.guardianId);
  const bookings = all.filter((one) => one.id !== follows?.bookingId);
  expect(
    bookings.map(({ status }) => status),
    where,
  ).toEqual(['cancelled']);
  const id = bookings[0]?.id ?? '';
  await payRefunds(demo.portal);
  // What was written before the kill and not sent is sent by the clock's work.
  demo.setNow(new Date(Date.parse(follows?.paysAt ?? at) + 3_600_000).toISOString());
  await sendLetters(demo.portal);
  demo.setNow(at);
  const refund = answers.findLast(({ name }) => name === 'cancel')?.body as { refund: number };
  expect(await atProvider(demo.portal, id), where).toEqual({ paid: bookings[0]?.total, refunded: refund.refund });
  const books = await booksOf(demo.portal, id);
  expect(books, where).toMatchObject({ sum: 0, receipts: ['payment', 'refund'] });
  expect([books.balance.prepaid_care ?? 0, books.balance.prepaid_meals ?? 0], where).toEqual([0, 0]);
  const told = ['booking_cancelled', 'booking_confirmed', ...(moved ? ['booking_moved'] : []), 'refund_arrived'];
  expect(books.messages, `${where}: each letter once`).toEqual(told);
  expect(await demo.portal.familyData.contractsOf(family.guardianId), where).toHaveLength(moved || follows ? 2 : 1);
  expect(bookings[0]?.actions.filter(({ type }) => type === 'move').length, where).toBe(moved ? 1 : 0);
  expect(await claimsOf(demo.portal, id), where).toEqual([]);
  if (follows) {
    const { bookingId } = follows;
    expect((await demo.portal.bookings.get(bookingId)).status, `${where}: what it follows stands`).toBe('confirmed');
    await cancelBooking(demo.portal, { bookingId, guardianId: family.guardianId, by: by(family) });
  }
  const names = ['hold', 'sign', 'pay', 'event', ...(moved ? ['reschedule'] : []), 'cancel'];
  expectOneAnswer(answers, family.guardianId, names, where);
}

const killed = (tales: Killing<Story>['tales']) =>
  killIn({ file: 'tests/support/kill-process.ts', seed: SEED, kills: KILLS, tales, whole: expectOneEffect });

it(`${KILLS} kills at random points of hold, sign, pay, reschedule and cancel: with the keys sent again, one effect and one answer`, () =>
  killed([
    ['hourly', () => newStory(HOURS)],
    ['full_day', () => newStory(MONTH)],
  ]));

it(`${KILLS} kills while care is signed ahead, and while it is paid for later: one effect and one answer`, () =>
  killed([['ahead', aheadStory]]));
