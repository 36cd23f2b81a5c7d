import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { moveContact } from '#cms/accounts/move-contact.ts';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { rescheduleBooking } from '#cms/booking/reschedule-booking.ts';
import { sendLetter } from '#cms/follow/send-letter.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { sendLetters } from '../support/due.ts';
import { book, by, type Family, newFamily } from '../support/family.ts';

let demo: DemoPortal;
let send: DemoPortal['portal']['notify']['send'];
beforeAll(async () => {
  demo = await demoPortal({ facilities: 2, enrolled: false });
  send = demo.portal.notify.send;
});
beforeEach(() => {
  demo.portal.notify.send = send;
  demo.setNow(TEST_NOW);
});
afterAll(() => demo.close());

const hourly = (from: number, date = '2026-12-02') => ({ form: 'hourly', date, window: { from, to: from + 60 } }) as const;
const later = (minutes: number) => new Date(Date.parse(TEST_NOW) + minutes * 60_000).toISOString();

/** Each verb that tells a family something. */
const VERBS: Record<string, (family: Family, bookingId: string) => Promise<{ ok: boolean }>> = {
  booking_moved: ({ guardianId, name }, bookingId) =>
    rescheduleBooking(demo.portal, {
      ...{ bookingId, guardianId, name, request: hourly(900, '2026-12-03') },
      by: { kind: 'guardian', id: guardianId },
    }),
  booking_cancelled: (family, bookingId) =>
    cancelBooking(demo.portal, { bookingId, guardianId: family.guardianId, by: by(family) }),
};
const told = async (bookingId: string, kind: string) =>
  (await demo.portal.payload.count({ collection: 'messages', where: { booking: { equals: bookingId }, kind: { equals: kind } } }))
    .totalDocs;
const waiting = async (bookingId: string) => (await demo.portal.letters.waitingOf(bookingId)).map(({ kind }) => kind);

describe.each(Object.entries(VERBS))('a letter of %s', (kind, verb) => {
  const n = Object.keys(VERBS).indexOf(kind) * 10;
  const at = 540 + n * 6;

  it('is written with what it tells, sent at once, and put away', async () => {
    const family = await newFamily(demo.portal, 100 + n);
    const bookingId = await book(demo.portal, family, hourly(at));
    expect(await verb(family, bookingId)).toMatchObject({ ok: true });
    expect([await told(bookingId, kind), await waiting(bookingId)]).toEqual([1, []]);
  });

  it.each(['killed before it', 'killed after it', 'out of reach'])(
    'goes out once, later, when who sends was %s',
    async (what) => {
      const family = await newFamily(demo.portal, 101 + n + what.length);
      const bookingId = await book(demo.portal, family, hourly(at));
      // As if the process ended there: nothing after it is done.
      demo.portal.notify.send = async (message) => {
        if (what === 'out of reach') return { ok: false, code: 'unavailable', message: '' };
        if (what === 'killed after it') await send(message);
        throw new Error('killed');
      };
      expect(await verb(family, bookingId)).toMatchObject({ ok: true });
      demo.portal.notify.send = send;
      expect(await waiting(bookingId)).toContain(kind);
      await sendLetters(demo.portal);
      expect(await waiting(bookingId), 'left to who wrote it for a while').toContain(kind);
      demo.setNow(later(1));
      for (const { id: key } of await demo.portal.letters.overdue()) {
        await sendLetter(demo.portal, key);
        await sendLetter(demo.portal, key);
      }
      expect([await told(bookingId, kind), await waiting(bookingId)]).toEqual([1, []]);
    },
  );

  it('is not there where what it tells is taken back', async () => {
    const family = await newFamily(demo.portal, 150 + n);
    const bookingId = await book(demo.portal, family, hourly(at));
    const { addAction } = demo.portal.bookings;
    demo.portal.bookings.addAction = async () => {
      throw new Error('killed');
    };
    await expect(verb(family, bookingId)).rejects.toThrow('killed');
    demo.portal.bookings.addAction = addAction;
    expect([await told(bookingId, kind), await waiting(bookingId)]).toEqual([0, []]);
  });
});

it('an old contact hears of the change though nobody could be reached at first, and no session outlives it', async () => {
  const family = await newFamily(demo.portal, 301);
  const guardian = await demo.portal.guardians.get(family.guardianId);
  demo.portal.notify.send = async () => ({ ok: false, code: 'unavailable', message: '' });
  const by = { actor: `guardian:${guardian.id}`, action: 'contact.changed', detail: {} } as const;
  expect(await moveContact(demo.portal, { guardian, to: '+8613700009999', by })).toEqual({ ok: true });
  demo.portal.notify.send = send;
  expect(await waiting(guardian.id)).toEqual(['contact']);
  demo.setNow(later(1));
  await sendLetters(demo.portal);
  await sendLetters(demo.portal);
  const where = { to: { equals: guardian.contact }, kind: { equals: 'contact_changed' } };
  expect((await demo.portal.payload.count({ collection: 'messages', where })).totalDocs).toBe(1);
  expect(await waiting(guardian.id)).toEqual([]);
});

it('a letter of a clock that was stepped back is not forgotten', async () => {
  const family = await newFamily(demo.portal, 300);
  const bookingId = await book(demo.portal, family, hourly(840));
  demo.portal.notify.send = async () => ({ ok: false, code: 'unavailable', message: '' });
  await VERBS.booking_cancelled?.(family, bookingId);
  demo.portal.notify.send = send;
  demo.setNow(later(-60 * 24));
  await sendLetters(demo.portal);
  expect(await waiting(bookingId)).toEqual([]);
});
