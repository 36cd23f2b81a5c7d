import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inviteGuardian } from '#cms/accounts/invite-guardian.ts';
import { acceptInvitation } from '#cms/accounts/link-guardians.ts';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { endEarly, settleEnd } from '#cms/booking/end-early.ts';
import { expireHold } from '#cms/booking/expire-hold.ts';
import { quoteCare } from '#cms/booking/quote-care.ts';
import { removeChild } from '#cms/booking/remove-child.ts';
import { rescheduleBooking } from '#cms/booking/reschedule-booking.ts';
import { unlinkGuardians } from '#cms/booking/unlink-guardians.ts';
import { readSheet } from '#cms/input/enrolled-in-text.ts';
import { eraseEnrolled } from '#cms/places/enrolled/end-enrolment.ts';
import { enterChildren } from '#cms/places/enrolled/enter-children.ts';
import { giveCode, joinEnrolled, readFamilyCode } from '#cms/places/enrolled/family-code.ts';
import { keepClaims } from '#cms/places/enrolled/keep-claims.ts';
import { dayRoster } from '#cms/places/roster.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { liveClaims, soldAt } from '#domain/places/capacity.ts';
import { enrolledName } from '#domain/places/enrolled.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import { infants } from '../support/crowd.ts';
import { type DemoPortal, demoPortal, TEST_NOW, WEDNESDAY } from '../support/demo-portal.ts';
import { book, by, type Family, hold, newFamily } from '../support/family.ts';

const MONTH = { form: 'full_day', date: '2026-11-24', months: 1, meals: false } as const;
let demo: DemoPortal;
let facility: FacilitySupply;
let family: Family;
let id = '';
let n = 700;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
  facility = infants(demo.portal).facility;
});
afterAll(() => demo.close());

const from = '203.0.113.9';
const staffId = async () => (await demo.portal.users.find('head@demo.example'))?.id ?? '';
const sheetOf = async (date: string = WEDNESDAY) => {
  const classIds = [infants(demo.portal).group.id];
  return (await demo.portal.sheets.read({ classIds, from: date, to: date }))[0]?.claims ?? [];
};
const childrenAt = async (date?: string) => soldAt(600, liveClaims(await sheetOf(date), demo.portal.now()));

/** A class of nothing but children of the centre's own, to its last place at half past eight; one of them is the family's. */
beforeEach(async () => {
  demo.setNow(TEST_NOW);
  for (const collection of ['place-claims', 'enrolled-children'] as const)
    await demo.portal.payload.db.deleteMany({ collection, where: {} });
  family = await newFamily(demo.portal, ++n);
  const rows = readSheet(
    Array.from({ length: 6 }, (_, at) => `园宝${n}-${at}\t2026-03-10\t\t周一到周五 全天\t\t2027-01-29`).join('\n'),
  );
  const entered = await enterChildren(demo.portal, { facilityId: facility.id, rows, staffId: await staffId(), batch: `${n}` });
  if (!entered.ok) throw new Error(entered.code);
  id = entered.children[0]?.id ?? '';
});

async function join(): Promise<void> {
  const given = await giveCode(demo.portal, { facilityId: facility.id, id, staffId: await staffId() });
  if (!given.ok) throw new Error(given.code);
  const { guardianId, childId } = family;
  const joined = await joinEnrolled(demo.portal, { guardianId, childId, code: given.code, from });
  expect(joined).toMatchObject({ ok: true, child: { id, guardianId, childId } });
}

describe('the code that a centre gives', () => {
  it('is good once, for a child born on that day, and for nobody who guesses', async () => {
    const given = await giveCode(demo.portal, { facilityId: facility.id, id, staffId: await staffId() });
    const code = given.ok ? given.code : '';
    const stranger = await newFamily(demo.portal, ++n, '2026-04-04');
    const { guardianId, childId } = stranger;
    expect(await joinEnrolled(demo.portal, { guardianId, childId, code, from })).toMatchObject({ code: 'enrolled_birth_other' });
    expect(await readFamilyCode(demo.portal, { guardianId, code: 'AAAA2222', from })).toMatchObject({
      code: 'enrolled_code_wrong',
    });
    expect(await joinEnrolled(demo.portal, { ...family, code, from })).toMatchObject({ ok: true });
    expect(await joinEnrolled(demo.portal, { guardianId, childId, code, from })).toMatchObject({ code: 'enrolled_code_wrong' });
    expect(await giveCode(demo.portal, { facilityId: facility.id, id, staffId: await staffId() })).toMatchObject({
      code: 'enrolled_joined',
    });
    expect(await giveCode(demo.portal, { facilityId: 'another', id, staffId: 'x' })).toMatchObject({ ok: false, status: 404 });
  });
  it('stays with the guardian who used it when two part, for a child that the other had entered', async () => {
    const other = await newFamily(demo.portal, ++n);
    const invited = await inviteGuardian(demo.portal, family.guardianId);
    if (!invited.ok) throw new Error(invited.code);
    await acceptInvitation(demo.portal, { guardianId: other.guardianId, code: invited.code, from });
    const given = await giveCode(demo.portal, { facilityId: facility.id, id, staffId: await staffId() });
    const used = { guardianId: other.guardianId, childId: family.childId, code: given.ok ? given.code : '', from };
    expect(await joinEnrolled(demo.portal, used)).toMatchObject({ ok: true });
    await unlinkGuardians(demo.portal, family.guardianId);
    const own = (await demo.portal.children.listOf(other.guardianId)).map((child) => child.id);
    const [place] = await demo.portal.enrolled.ofFamily(other.guardianId);
    expect(place?.childId).not.toBe(family.childId);
    expect(own).toContain(place?.childId);
    expect(await demo.portal.enrolled.ofChild(family.childId, facility.id)).toEqual([]);
  });
  it('is given anew once the family has removed the child: until then the place is nobody’s here', async () => {
    await join();
    expect(await removeChild(demo.portal, family)).toEqual({ ok: true });
    expect(await demo.portal.enrolled.ofFamily(family.guardianId)).toEqual([]);
    const again = await giveCode(demo.portal, { facilityId: facility.id, id, staffId: await staffId() });
    expect(again).toMatchObject({ ok: true });
  });
  it('has run out after the days that the city says', async () => {
    const given = await giveCode(demo.portal, { facilityId: facility.id, id, staffId: await staffId() });
    demo.setNow('2027-01-01T00:00:00.000Z');
    const code = given.ok ? given.code : '';
    expect(await joinEnrolled(demo.portal, { ...family, code, from })).toMatchObject({ code: 'enrolled_code_wrong' });
  });
});

describe('an enrolled place', () => {
  it('is the family’s to book in a class that is full for everybody else', async () => {
    const other = await newFamily(demo.portal, ++n);
    expect(await hold(demo.portal, other, MONTH)).toMatchObject({ ok: false, status: 409 });
    await join();
    const wish = { slug: EXAMPLE_SLUG, request: MONTH, birthDate: '2026-03-10' };
    const [own, theirs] = [
      await quoteCare(demo.portal, { ...wish, childId: family.childId }),
      await quoteCare(demo.portal, wish),
    ];
    expect([own.ok && own.quote.left, theirs.ok && theirs.quote.left]).toEqual([1, 0]);
    // Nor has it seven days to think about care that it has already.
    expect([own.ok && own.quote.hadSameService, theirs.ok && theirs.quote.hadSameService]).toEqual([true, false]);
    expect(await hold(demo.portal, family, MONTH)).toMatchObject({ ok: true });
    expect(await childrenAt()).toBe(6);
    expect(await hold(demo.portal, other, MONTH)).toMatchObject({ ok: false, status: 409 });
  });
  it('is handed over whole when it is paid for, and stands on the roster once', async () => {
    await join();
    const bookingId = await book(demo.portal, family, MONTH);
    expect(await childrenAt()).toBe(6);
    const names = (await sheetOf()).map(({ booking }) => booking);
    expect([names.includes(bookingId), names.includes(enrolledName(id))]).toEqual([true, false]);
    const lines = await dayRoster(demo.portal, { facilityId: facility.id, date: WEDNESDAY, reader: 'x' });
    expect(lines.filter(({ booking }) => booking === bookingId || booking === enrolledName(id))).toHaveLength(1);
    // After its month the child comes by its centre's contract again, which nobody else has been sold meanwhile.
    expect((await sheetOf('2026-12-24')).some(({ booking }) => booking === enrolledName(id))).toBe(true);
    expect((await sheetOf('2026-12-23')).some(({ booking }) => booking === enrolledName(id))).toBe(false);
    expect(await keepClaims(demo.portal, facility.id)).toBe('0 days');
  });
  it('is the child’s again after the day with which its family ends early, and sold to nobody until that is settled', async () => {
    await join();
    const bookingId = await book(demo.portal, family, MONTH);
    const { guardianId, name } = family;
    const wish = { bookingId, guardianId, lastDay: '2026-12-04', name, readTerms: true, by: by(family) };
    expect(await endEarly(demo.portal, wish)).toMatchObject({ ok: true });
    const whose = async (date: string) => {
      const names = (await sheetOf(date)).map(({ booking }) => booking);
      return [names.includes(bookingId), names.filter((one) => one === enrolledName(id)).length];
    };
    expect([await whose('2026-12-04'), await whose('2026-12-07')]).toEqual([
      [true, 0],
      [false, 1],
    ]);
    const other = await newFamily(demo.portal, ++n);
    const hour = { form: 'hourly', date: '2026-12-08', window: { from: 510, to: 570 } } as const;
    expect(await hold(demo.portal, other, hour)).toMatchObject({ ok: false });
    demo.setNow('2026-12-07T02:00:00.000Z');
    expect(await settleEnd(demo.portal, bookingId)).toBe('ended');
    expect([await whose('2026-12-07'), await childrenAt('2026-12-08')]).toEqual([[false, 1], 6]);
  });
  it('is the child’s again from the day on which its family cancels', async () => {
    await join();
    const bookingId = await book(demo.portal, family, MONTH);
    const cancelled = await cancelBooking(demo.portal, { bookingId, guardianId: family.guardianId, by: by(family) });
    expect(cancelled).toMatchObject({ ok: true });
    for (const date of [WEDNESDAY, '2026-12-23', '2026-12-24']) {
      const names = (await sheetOf(date)).map(({ booking }) => booking);
      expect([names.includes(bookingId), names.filter((name) => name === enrolledName(id)).length]).toEqual([false, 1]);
    }
    expect(await childrenAt()).toBe(6);
    const lines = await dayRoster(demo.portal, { facilityId: facility.id, date: WEDNESDAY, reader: 'x' });
    expect(lines.filter(({ booking }) => booking === enrolledName(id))).toHaveLength(1);
    expect(await keepClaims(demo.portal, facility.id)).toBe('0 days');
  });
  it('is handed over to what was paid for before the family had its code', async () => {
    // Nothing of the class is taken yet, so that there is a place to book.
    await demo.portal.payload.db.deleteMany({ collection: 'place-claims', where: {} });
    const bookingId = await book(demo.portal, family, MONTH);
    await join();
    await keepClaims(demo.portal, facility.id);
    const names = (await sheetOf()).map(({ booking }) => booking);
    expect([names.includes(bookingId), names.includes(enrolledName(id))]).toEqual([true, false]);
    expect(await childrenAt()).toBe(6);
    expect((await sheetOf('2026-12-24')).some(({ booking }) => booking === enrolledName(id))).toBe(true);
  });
  it('stays the child’s when the hold runs out', async () => {
    await join();
    const held = await hold(demo.portal, family, MONTH);
    const bookingId = held.ok ? held.booking.id : '';
    demo.setNow('2026-11-23T04:00:00.000Z');
    await expireHold(demo.portal, bookingId);
    expect(await childrenAt()).toBe(6);
    expect((await sheetOf()).filter(({ booking }) => booking === enrolledName(id))).toHaveLength(1);
    expect((await sheetOf()).some(({ booking }) => booking === bookingId)).toBe(false);
  });
  it('is not taken over while the class is over: nothing of it is sold', async () => {
    await join();
    const rows = readSheet('多一个\t2026-03-10\t\t全天\t\t2027-01-29');
    const about = { facilityId: facility.id, rows, staffId: await staffId(), batch: `${n}-over` };
    const asked = await enterChildren(demo.portal, about);
    await enterChildren(demo.portal, { ...about, seen: 'over' in asked ? asked.over : [] });
    expect(await childrenAt()).toBe(7);
    expect(await hold(demo.portal, family, MONTH)).toMatchObject({ ok: false, status: 409 });
    expect((await sheetOf()).filter(({ booking }) => booking === enrolledName(id))).toHaveLength(1);
  });
  it('is not paid for once more by the hour', async () => {
    const request = { form: 'hourly', date: '2026-12-02', window: { from: 540, to: 600 } } as const;
    const bookingId = await book(demo.portal, family, request);
    await join();
    const { guardianId, name } = family;
    const later = { ...request, window: { from: 600, to: 660 } };
    expect(await rescheduleBooking(demo.portal, { bookingId, guardianId, name, request: later, by: by(family) })).toMatchObject({
      ok: false,
      code: 'child_enrolled_then',
    });
    expect(await hold(demo.portal, family, request)).toMatchObject({ ok: false, code: 'child_enrolled_then' });
  });
});

it('of a child that is erased it cannot be told any more who collected it', async () => {
  const known = await demo.portal.enrolled.find(id);
  if (!known) throw new Error('no child');
  const collected = { name: '诸葛庚辛', relation: '外婆', checked: 'own_list' } as const;
  const action = { type: 'check_out', at: TEST_NOW, by: { kind: 'staff' }, date: '2026-11-20', collected } as const;
  await demo.portal.work(async (unit) => {
    await demo.portal.enrolled.change(known, { actions: [action] }, unit);
    return { ok: true };
  });
  expect(await eraseEnrolled(demo.portal, { facilityId: facility.id, id, staffId: await staffId() })).toEqual({ ok: true });
  const left = await demo.portal.enrolled.find(id);
  expect(left?.actions).toMatchObject([{ type: 'check_out', date: '2026-11-20', collected: { checked: 'own_list' } }]);
  expect(JSON.stringify(left)).not.toMatch(/诸葛庚辛|外婆/);
});
