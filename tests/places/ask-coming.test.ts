import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { comeLate } from '#cms/booking/come-late.ts';
import { reportAbsence } from '#cms/booking/report-absence.ts';
import { sendLetter } from '#cms/follow/send-letter.ts';
import { askComing } from '#cms/places/ask-coming.ts';
import { markAttendance } from '#cms/places/mark-attendance.ts';
import { dayRoster } from '#cms/places/roster.ts';
import { type DemoPortal, demoPortal, TEST_NOW, WEDNESDAY } from '../support/demo-portal.ts';
import { book, by, type Family, newFamily } from '../support/family.ts';

let demo: DemoPortal;
let family: Family;
let bookingId: string;
let facilityId: string;
let n = 8300;
const date = WEDNESDAY;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
});
beforeEach(async () => {
  demo.setNow(TEST_NOW);
  family = await newFamily(demo.portal, ++n);
  bookingId = await book(demo.portal, family, { form: 'hourly', date, window: { from: 540, to: 720 } });
  facilityId = (await demo.portal.bookings.get(bookingId)).facilityId;
});
afterAll(() => demo.close());

/** On the morning of the stay, which begins at nine. */
const at = (time: string) => demo.setNow(`${date}T0${Number(time.slice(0, 2)) - 8}:${time.slice(3)}:00.000Z`);
const line = async () =>
  (await dayRoster(demo.portal, { facilityId, date, reader: 'the-head' })).find((one) => one.booking === bookingId);
const ask = () => askComing(demo.portal, { bookingId, facilityId, date, staffId: 'the-head' });
const late = (own = family) => comeLate(demo.portal, { bookingId, guardianId: own.guardianId, date, by: by(own) });
const asked = async () => {
  const where = { booking: { equals: bookingId }, kind: { equals: 'ask_coming' } };
  return (await demo.portal.payload.find({ collection: 'messages', where, depth: 0 })).docs;
};

it('a child that nobody reported is late some minutes after its hour, and its family is asked once', async () => {
  at('09:14');
  expect(await line()).toMatchObject({ state: 'ahead', question: undefined });
  expect(await ask()).toMatchObject({ ok: false, code: 'not_late' });
  at('09:15');
  expect(await line()).toMatchObject({ state: 'not_come', question: { state: 'open' } });
  expect(await ask()).toMatchObject({ ok: true });
  expect(await ask()).toMatchObject({ ok: true });
  at('09:16');
  for (const { key } of await demo.portal.letters.waitingOf(bookingId)) await sendLetter(demo.portal, key);
  expect(await asked()).toHaveLength(1);
  expect(await line()).toMatchObject({ state: 'not_come', question: { state: 'asked' } });
});

it('it answers that the child comes later, and the roster says so until it has come', async () => {
  at('09:20');
  await ask();
  at('09:25');
  expect(await late(await newFamily(demo.portal, ++n))).toMatchObject({ code: 'booking_not_found' });
  expect(await late()).toMatchObject({ ok: true });
  expect(await late()).toMatchObject({ ok: true });
  const { actions } = await demo.portal.bookings.get(bookingId);
  expect(actions.filter(({ type }) => type === 'coming_late')).toHaveLength(1);
  expect(await line()).toMatchObject({ question: { state: 'late', at: `${date}T01:25:00.000Z` } });
  await markAttendance(demo.portal, { bookingId, facilityId, date, what: 'check_in', staffId: 'the-head' });
  expect(await line()).toMatchObject({ state: 'here', question: undefined });
  expect(await late()).toMatchObject({ code: 'not_late' });
});

it('or that it does not come, which is noted without a credit', async () => {
  at('09:20');
  await ask();
  const report = { bookingId, guardianId: family.guardianId, date, by: by(family) };
  expect(await reportAbsence(demo.portal, report)).toMatchObject({ ok: true });
  const noted = await line();
  expect(noted).toMatchObject({ state: 'absent', question: undefined });
  expect(noted?.marks.at(-1)).not.toHaveProperty('offered');
});

it('another centre asks nothing, and nobody is asked of a day that is not booked', async () => {
  at('09:20');
  const elsewhere = await askComing(demo.portal, { bookingId, facilityId: 'another', date, staffId: 'x' });
  expect(elsewhere).toMatchObject({ ok: false, code: 'booking_not_found' });
  expect(await askComing(demo.portal, { bookingId, facilityId, date: '2026-11-26', staffId: 'x' })).toMatchObject({
    code: 'not_late',
  });
});
