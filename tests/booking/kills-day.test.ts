import { afterAll, beforeAll, expect, it } from 'vitest';
import { readSheets } from '#cms/records/claims.ts';
import { liveClaims, soldAt } from '#domain/places/capacity.ts';
import { addDays, weekdayOf } from '#domain/time/civil-date.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { atProvider, booksOf } from '../support/books.ts';
import { infants } from '../support/crowd.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { payRefunds, sendLetters } from '../support/due.ts';
import { type Family, newFamily } from '../support/family.ts';
import type { DayStory } from '../support/kill-day-process.ts';
import { type Answer, expectOneAnswer, killIn } from '../support/kill-rounds.ts';
import { isLong, seedOr } from '../support/seed.ts';
import { BUSY, fill } from '../support/waiting-family.ts';

const SEED = seedOr(20_261_130);
/** Twenty long rounds make a thousand. */
const KILLS = isLong ? 50 : 6;

let demo: DemoPortal;
let families = 6000;
let date = '2026-11-29';
beforeAll(async () => {
  demo = await demoPortal({ facilities: 1, enrolled: false });
});
afterAll(() => demo.close());

async function newDay(): Promise<DayStory> {
  // Its centre shuts on it: each story has a working day of its own.
  do date = addDays(date, 1);
  while (weekdayOf(date) > 5 || isHoliday(date));
  await fill(demo.portal, date, 1);
  const [has, waits] = [await newFamily(demo.portal, ++families), await newFamily(demo.portal, ++families)];
  return { has, waits, date, at: TEST_NOW };
}
const isHoliday = (on: string) => demo.portal.special().has(on);

async function claimsOn(on: string) {
  const { group } = infants(demo.portal);
  const [sheet] = await readSheets(demo.portal.payload, { classIds: [group.id], from: on, to: on });
  return { claims: sheet?.claims ?? [], places: group.places };
}

/** As soon as another process looks: what was told is there, each once, and nobody has a place that there is not. */
async function expectNothingLost({ has, waits, date: on, at }: DayStory, answers: Answer[], where: string) {
  const { claims, places } = await claimsOn(on);
  expect(soldAt(BUSY.from, liveClaims(claims, plusMinutes(at, 1))), where).toBeLessThanOrEqual(places);
  const told = (family: string, name: string) =>
    answers.filter((one) => one.family === family && one.name === name).map(({ body }) => (body as { id: string }).id);
  for (const { guardianId } of [has, waits]) {
    const ids = (await demo.portal.bookings.listOf(guardianId)).map(({ id }) => id);
    expect(ids.length, `${where}: one booking at most`).toBeLessThanOrEqual(1);
    expect(ids, `${where}: told, and there`).toEqual(expect.arrayContaining(told(guardianId, 'hold')));
  }
  for (const id of told(waits.guardianId, 'wait')) expect(await demo.portal.waits.find(id), where).toBeDefined();
  const { facility } = infants(demo.portal);
  for (const id of told(on, 'close')) expect(await demo.portal.closures.find(id, facility.id), where).toBeDefined();
}

/** Each thing happened once, all of it, and nothing is left to be done. */
async function expectAllDone({ has, waits, date: on, at }: DayStory, answers: Answer[], where: string) {
  const { portal } = demo;
  await payRefunds(portal);
  // What was written before the kill and not sent is sent by the clock's work.
  demo.setNow(plusMinutes(at, 60));
  await sendLetters(portal);
  const [gave, got] = [await expectPaidBack(has, where), await expectPaidBack(waits, where)];
  expect(gave.messages, `${where}: each letter once`).toEqual(['booking_cancelled', 'booking_confirmed', 'refund_arrived']);
  expect(got.messages, `${where}: each letter once`).toEqual(['booking_confirmed', 'refund_arrived', 'stay_refunded']);
  const cancels = answers.filter(({ name }) => name === 'cancel').map(({ body }) => (body as { refund: number }).refund);
  expect([gave.cause, gave.refunded, got.cause, got.refunded], where).toEqual(['family', cancels[0], 'centre', got.total]);

  const all = await portal.waits.endedOf(waits.guardianId, plusMinutes(TEST_NOW, -1));
  expect(
    [...all, ...(await portal.waits.liveOf(waits.guardianId))].map(({ endedBy }) => endedBy),
    `${where}: waited once`,
  ).toEqual(['booked']);
  const { contact } = await portal.guardians.get(waits.guardianId);
  const asked = { collection: 'messages', where: { to: { equals: contact }, kind: { equals: 'wait_offer' } } } as const;
  expect((await portal.payload.count(asked)).totalDocs, `${where}: offered once`).toBe(1);

  const { facility } = infants(portal);
  const shut = (await portal.closures.listFrom(facility.id, on)).filter(({ from }) => from === on);
  expect(
    shut.map(({ toldAt }) => toldAt !== undefined),
    `${where}: shut once, and carried out`,
  ).toEqual([true]);
  const { claims, places } = await claimsOn(on);
  expect(
    claims.map(({ booking }) => booking.split(':')[0]),
    `${where}: every place is free again`,
  ).toEqual(Array(places - 1).fill('filled'));
  const due = [...(await portal.bookings.ranOutBy(portal.now())), ...(await portal.closures.dueBy(portal.now()))];
  const owed = (await portal.refunds.due()).map(({ id }) => id);
  const own = [gave.id, got.id, ...gave.refunds, ...got.refunds, ...shut.map(({ id }) => id)];
  expect(
    [...due, ...owed].filter((id) => own.includes(id)),
    `${where}: nothing is stuck`,
  ).toEqual([]);
  demo.setNow(TEST_NOW);
  for (const { guardianId } of [has, waits]) expectOneAnswer(answers, guardianId, ['hold', 'sign', 'pay', 'event'], where);
  expectOneAnswer(answers, has.guardianId, ['cancel'], where);
  expectOneAnswer(answers, waits.guardianId, ['wait'], where);
}

/** One booking, paid for once and given back once, and the books are right. */
async function expectPaidBack({ guardianId }: Family, where: string) {
  const { portal } = demo;
  const bookings = await portal.bookings.listOf(guardianId);
  expect(
    bookings.map(({ status }) => status),
    where,
  ).toEqual(['cancelled']);
  const { id = '', total = 0, actions = [] } = bookings[0] ?? {};
  const { paid, refunded } = await atProvider(portal, id);
  expect(paid, where).toBe(total);
  const books = await booksOf(portal, id);
  expect(books, where).toMatchObject({ sum: 0, receipts: ['payment', 'refund'] });
  expect([books.balance.prepaid_care ?? 0, books.balance.clearing ?? 0], where).toEqual([0, paid - refunded]);
  expect(await portal.familyData.contractsOf(guardianId), where).toHaveLength(1);
  const cause = actions.flatMap((action) => (action.type === 'cancel' ? [action.cause] : []));
  expect(cause, where).toHaveLength(1);
  const refunds = (await portal.refunds.listOf(id)).map((one) => one.id);
  return { id, messages: books.messages, cause: cause[0], total, refunded, refunds };
}

/** A process of the portal begins for each kill. */
const PATIENCE_MS = 3_600_000;

it(
  `${KILLS} kills at random points of hold, sign, pay, cancel, an offer of the waitlist and days that are closed: what was told is there at once, and in the end each thing happened once`,
  () =>
    killIn({
      ...{ file: 'tests/support/kill-day-process.ts', seed: SEED, kills: KILLS },
      tales: [['a day', newDay]],
      whole: expectAllDone,
      broken: expectNothingLost,
    }),
  PATIENCE_MS,
);
