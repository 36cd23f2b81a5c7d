import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { saveChild } from '#cms/accounts/save-family.ts';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { eraseFamily } from '#cms/booking/erase-family.ts';
import { extendHold } from '#cms/booking/extend-hold.ts';
import { familyCalendar } from '#cms/booking/family-calendar.ts';
import { holdOrder } from '#cms/booking/hold-order.ts';
import { holdPlace } from '#cms/booking/hold-place.ts';
import { beginTogether } from '#cms/booking/hold-together.ts';
import { planClosing } from '#cms/booking/plan-closing.ts';
import { acceptRequest, declineRequest } from '#cms/booking/request/answer-request.ts';
import { endRequest, findUnserved } from '#cms/booking/request/end-request.ts';
import { findUntoldCentres, tellCentre } from '#cms/booking/request/tell-centre.ts';
import { answersItself } from '#cms/booking/request/usual-reply.ts';
import { waitingRequests } from '#cms/booking/request/waiting-requests.ts';
import { joinWaitlist } from '#cms/booking/waitlist/join-waitlist.ts';
import { signContract } from '#cms/contracts/sign-contract.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { readSheets } from '#cms/records/claims.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { addDays, weekdayOf } from '#domain/time/civil-date.ts';
import { plusMinutes, toInstant } from '#domain/time/zoned-time.ts';
import { infants } from '../support/crowd.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { expireHolds, offerWaitlists } from '../support/due.ts';
import { eventually } from '../support/eventually.ts';
import { by, decide, type Family, hold, newFamily, wishOf } from '../support/family.ts';
import { hearMessages } from '../support/hear-messages.ts';
import { BUSY, fill } from '../support/waiting-family.ts';

let demo: DemoPortal;
let heard: ReturnType<typeof hearMessages>;
let facilityId: string;
let n = 6100;
let parents: Family;
const staffId = 'head';
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
  heard = hearMessages(demo.portal);
  const { facility, group } = infants(demo.portal);
  facilityId = facility.id;
  await demo.portal.payload.update({ collection: 'classes', id: group.id, data: { onRequest: ['hourly'] } });
  await eventually(async () => infants(demo.portal).group.onRequest?.length === 1);
});
afterAll(() => demo.close());
beforeEach(async () => {
  parents = await newFamily(demo.portal, ++n);
});
afterEach(() => demo.setNow(TEST_NOW));

/** Every test has working days of its own, far enough off that the whole clock runs. */
let next = '2026-11-30';
const day = () => {
  do next = addDays(next, 1);
  while (weekdayOf(next) > 5 || next === '2027-01-01');
  return next;
};
const hourly = (date: string) => ({ form: 'hourly', date, window: BUSY }) as const;
async function ask(date = day(), who = parents) {
  const asked = await hold(demo.portal, who, hourly(date));
  if (!asked.ok) throw new Error(asked.code);
  return asked.booking;
}
const accept = (bookingId: string) => acceptRequest(demo.portal, { bookingId, facilityId, staffId });
const decline = (bookingId: string, reason = '那天有参观') =>
  declineRequest(demo.portal, { bookingId, facilityId, staffId, reason });
const statusOf = async (id: string) => (await demo.portal.bookings.get(id)).status;
const claimsOn = async (date: string) =>
  (await readSheets(demo.portal.payload, { classIds: [infants(demo.portal).group.id], from: date, to: date })).flatMap(
    ({ claims }) => claims,
  );
const told = (kind: string, id: string) => heard.filter((one) => one.kind === kind && one.booking === id);
const sign = (bookingId: string) =>
  signContract(demo.portal, { bookingId, guardianId: parents.guardianId, name: parents.name, readTerms: true, by: by(parents) });

describe('a booking that its centre answers itself', () => {
  it('is asked for, keeps its place, and once accepted is signed and paid for within a day', async () => {
    const date = day();
    const booking = await ask(date);
    expect(booking).toMatchObject({ status: 'requested', replyBy: booking.holdUntil });
    expect(await claimsOn(date)).toMatchObject([{ booking: booking.id, until: booking.holdUntil, asked: true }]);
    expect(await sign(booking.id)).toMatchObject({ ok: false, code: 'cannot_sign_now' });
    expect(await demo.portal.bookings.waitingForReply(facilityId, TEST_NOW)).toMatchObject([{ id: booking.id }]);

    const later = plusMinutes(TEST_NOW, 40);
    demo.setNow(later);
    await expireHolds(demo.portal);
    const accepted = await accept(booking.id);
    const until = plusMinutes(later, 24 * 60);
    expect(accepted).toMatchObject({ ok: true, booking: { status: 'held', holdUntil: until } });
    expect(told('request_accepted', booking.id)).toHaveLength(1);
    expect(await accept(booking.id)).toMatchObject({ ok: false, code: 'request_over' });
    const extending = { bookingId: booking.id, guardianId: parents.guardianId, by: by(parents) };
    expect(await extendHold(demo.portal, extending)).toMatchObject({ code: 'not_extended.not_extended_here' });

    demo.setNow(plusMinutes(later, 23 * 60));
    await expireHolds(demo.portal);
    expect(await sign(booking.id)).toMatchObject({ ok: true });
    await settlePayment(demo.portal, await decide(demo.portal, parents, booking.id, 'approve'));
    expect(await statusOf(booking.id)).toBe('confirmed');
    expect(await claimsOn(date)).toEqual([{ booking: booking.id, ...BUSY }]);
  });

  it('is told to who can answer it at once, and those of the next half hour together, each in their own language', async () => {
    demo.setNow(plusMinutes(TEST_NOW, 200));
    const mails = () => heard.filter(({ kind }) => kind === 'request_asked');
    const tell = async () => {
      for (const id of await findUntoldCentres(demo.portal)) await tellCentre(demo.portal, id);
    };
    await tell();
    demo.setNow(plusMinutes(TEST_NOW, 240));
    const before = mails().length;
    const waiting = (await demo.portal.bookings.waitingForReply(facilityId, demo.portal.now())).length;
    await ask();
    await tell();
    await tell();
    const [first, ...others] = mails().slice(before);
    expect(first?.text).toContain(`${waiting + 1} 份预约等你们答复`);
    expect(new Set([first, ...others].map((one) => one?.to)).size).toBe(others.length + 1);
    expect(first?.text).not.toContain('宝宝');

    await ask(day(), await newFamily(demo.portal, ++n));
    await ask(day(), await newFamily(demo.portal, ++n));
    expect(await findUntoldCentres(demo.portal)).toEqual([]);
    const { docs } = await demo.portal.payload.find({ collection: 'users', where: { email: { equals: first?.to } } });
    await demo.portal.payload.update({ collection: 'users', id: docs[0]?.id ?? '', data: { language: 'en' } });
    demo.setNow(plusMinutes(TEST_NOW, 271));
    await tell();
    await tell();
    const later = mails().slice(before + 1 + others.length);
    expect(later).toHaveLength(1 + others.length);
    expect(later.find(({ to }) => to === first?.to)?.text).toContain(`${waiting + 3} bookings wait`);
    for (const { id } of await demo.portal.bookings.waitingForReply(facilityId, demo.portal.now())) await accept(id);
    expect(await findUntoldCentres(demo.portal)).toEqual([]);
  });

  it('that is accepted and not paid for runs out as every hold does', async () => {
    const date = day();
    const { id } = await ask(date);
    await accept(id);
    demo.setNow(plusMinutes(TEST_NOW, 24 * 60));
    await expireHolds(demo.portal);
    expect(await statusOf(id)).toBe('expired');
    expect(await claimsOn(date)).toEqual([]);
  });

  it('is declined with a reason, which no message repeats, and its place is free at once', async () => {
    const date = day();
    const { id } = await ask(date);
    expect(await decline(id, '  ')).toMatchObject({ ok: false, code: 'decline_no_reason', field: 'reason' });
    expect(await decline(id)).toMatchObject({ ok: true, booking: { status: 'declined' } });
    expect(await claimsOn(date)).toEqual([]);
    expect(told('request_declined', id)).toHaveLength(1);
    expect(told('request_declined', id)[0]?.text).not.toContain('参观');
    expect((await demo.portal.bookings.get(id)).actions.at(-1)).toMatchObject({ type: 'decline', reason: '那天有参观' });
    // It is nobody's fault: the family books on.
    expect(await ask(day())).toMatchObject({ status: 'requested' });
  });

  it('ends by itself when the clock does, once, and is held against no family', async () => {
    for (let times = 0; times < 3; times++) {
      demo.setNow(TEST_NOW);
      const date = day();
      const booking = await ask(date);
      demo.setNow(booking.holdUntil ?? '');
      expect(await accept(booking.id)).toMatchObject({ ok: false, code: 'request_over' });
      await expireHolds(demo.portal);
      expect(await endRequest(demo.portal, booking.id)).toBe('nothing_due');
      expect(await statusOf(booking.id)).toBe('declined');
      expect(told('request_unanswered', booking.id)).toHaveLength(1);
      expect(await claimsOn(date)).toEqual([]);
    }
  });

  it('is taken back by its family, and by no other; another centre does not find it', async () => {
    const date = day();
    const { id } = await ask(date);
    const other = await newFamily(demo.portal, ++n);
    const back = (who: Family) => cancelBooking(demo.portal, { bookingId: id, guardianId: who.guardianId, by: by(who) });
    expect(await back(other)).toMatchObject({ ok: false, code: 'booking_not_found' });
    const elsewhere = { bookingId: id, facilityId: 'another', staffId };
    expect(await acceptRequest(demo.portal, elsewhere)).toMatchObject({ ok: false, code: 'booking_not_found' });
    expect(await back(parents)).toMatchObject({ ok: true, booking: { status: 'released' } });
    expect(await claimsOn(date)).toEqual([]);
    expect(await accept(id)).toMatchObject({ ok: false, code: 'request_over' });
  });

  it('counts as the child’s one place, and among three that a family may have waiting', async () => {
    const date = day();
    await ask(date);
    expect(await hold(demo.portal, parents, hourly(date))).toMatchObject({ ok: false, code: 'child_booked_then' });
    await ask(day());
    await ask(day());
    expect(await hold(demo.portal, parents, hourly(day()))).toMatchObject({ ok: false, code: 'too_many_holds' });
    const renamed = { id: parents.childId, name: '另一个', birthDate: '2026-03-10', healthConsent: false, pickups: [] };
    expect(await saveChild(demo.portal, parents.guardianId, renamed)).toMatchObject({ ok: false, code: 'child_in_hold' });
    const { contact } = await demo.portal.guardians.get(parents.guardianId);
    expect(await eraseFamily(demo.portal, { id: parents.guardianId, contact })).toMatchObject({
      ok: false,
      code: 'still_booked',
    });
  });

  it('is nothing certain in a calendar', async () => {
    const booking = await ask();
    const whose = { bookings: [booking], guardianId: parents.guardianId, lang: 'zh' } as const;
    const file = await familyCalendar(demo.portal, whose);
    expect(file).toContain('STATUS:TENTATIVE');
    expect(file).not.toContain('STATUS:CONFIRMED');
  });

  it('is instant where the centre’s counter books, and for whoever’s turn has come on its waitlist', async () => {
    const date = day();
    const staff = { ...wishOf(parents, hourly(date)), by: { kind: 'staff', id: staffId } as const };
    expect(await holdPlace(demo.portal, staff)).toMatchObject({ ok: true, booking: { status: 'held' } });

    const queued = day();
    const first = await ask(queued);
    await fill(demo.portal, queued);
    const other = await newFamily(demo.portal, ++n);
    const care = { request: hourly(queued) };
    const joined = await joinWaitlist(demo.portal, {
      ...{ slug: EXAMPLE_SLUG, guardianId: other.guardianId, childIds: [other.childId], care },
    });
    expect(joined).toMatchObject({ ok: true });
    await decline(first.id);
    // In the morning: nobody is woken for it.
    await offerWaitlists(demo.portal);
    if (!joined.ok) return;
    expect((await demo.portal.waits.find(joined.wait.id))?.status).toBe('offered');
    expect(await hold(demo.portal, other, hourly(queued))).toMatchObject({ ok: true, booking: { status: 'held' } });
  });

  it('is seen by who shuts the centre on its day, and ended with a message that says so', async () => {
    const date = day();
    const { id } = await ask(date);
    const planned = await planClosing(demo.portal, { facilityId, from: date, to: date });
    expect(planned).toMatchObject({ ok: true, plan: { unpaid: 1 } });
    await demo.portal.payload.create({
      collection: 'closures',
      data: { facility: facilityId, from: date, to: date, reason: '停电' },
      locale: 'zh',
    });
    await eventually(async () => (await findUnserved(demo.portal)).includes(id));
    expect(await accept(id)).toMatchObject({ ok: false });
    expect(await endRequest(demo.portal, id)).toBe('expired');
    expect(told('request_stopped', id)).toHaveLength(1);
  });
});

it('is still shown to its centre, and kept as long as it was, where the rule has been taken away since', async () => {
  const { portal } = demo;
  const booking = await ask();
  const supply = portal.supplies.get(facilityId);
  const bare = async () => supply && { ...supply, requestRules: [] };
  const without = {
    ...portal,
    supplies: { ...portal.supplies, get: () => supply && { ...supply, requestRules: [] }, fresh: bare },
  };
  expect((await waitingRequests(without, facilityId))?.waiting.map(({ id }) => id)).toContain(booking.id);
  const accepted = await acceptRequest(without, { bookingId: booking.id, facilityId, staffId });
  expect(accepted).toMatchObject({ ok: true, booking: { status: 'held', holdUntil: booking.holdUntil } });
});

it('says how long the centre usually takes once it has answered five times', async () => {
  const { facility, group } = infants(demo.portal);
  // Of what this file has asked for before: five at least were answered, at once or not at all.
  const answers = await answersItself(demo.portal, { facility, group, form: 'hourly' });
  expect(answers?.withinHours).toBe(8);
  expect(answers?.usualMinutes).toBeGreaterThan(0);
  expect(await answersItself(demo.portal, { facility, group, form: 'full_day' })).toBeUndefined();
});

describe('what is asked for together', () => {
  async function askTogether() {
    const also = { name: '弟弟', birthDate: '2026-03-10', healthConsent: false, pickups: [] };
    const brother = await saveChild(demo.portal, parents.guardianId, also);
    if (!brother.ok) throw new Error(brother.code);
    const children = [parents.childId, brother.child.id].map((childId) => ({ childId, pickups: [], consents: [] }));
    const dates = [day(), day()];
    const wish = { ...wishOf(parents, hourly(dates[0] ?? '')), children, dates: dates.slice(1) };
    const asked = await holdOrder(demo.portal, wish);
    if (!asked.ok) throw new Error(asked.code);
    return asked.bookings;
  }
  const now = (bookings: readonly { id: string }[]) => demo.portal.bookings.findAll(bookings.map(({ id }) => id));

  it('waits for one answer, which is for all of it, is told once and counts once', async () => {
    const replies = async () => (await demo.portal.bookings.repliesOf([facilityId], TEST_NOW)).get(facilityId)?.length ?? 0;
    const others = await replies();
    const bookings = await askTogether();
    expect(await replies()).toBe(others + 1);
    expect(bookings.map(({ status }) => status)).toEqual(Array(4).fill('requested'));
    expect(new Set(bookings.map(({ replyBy }) => replyBy)).size).toBe(1);
    const answers = async () => (await demo.portal.bookings.repliesOf([facilityId], TEST_NOW)).get(facilityId)?.length ?? 0;
    // However much is asked for, it is one question to the centre, and one answer.
    const counted = await answers();
    await ask();
    expect(await answers()).toBe(counted + 1);
    await askTogether();
    expect(await answers()).toBe(counted + 2);
    const before = heard.length;
    expect(await accept(bookings[2]?.id ?? '')).toMatchObject({ ok: true, booking: { id: bookings[2]?.id, status: 'held' } });
    const after = await now(bookings);
    expect(after.map(({ status }) => status)).toEqual(Array(4).fill('held'));
    expect(new Set(after.map(({ holdUntil }) => holdUntil)).size).toBe(1);
    expect(heard.slice(before).filter(({ kind }) => kind === 'request_accepted')).toHaveLength(1);
    expect(await accept(bookings[0]?.id ?? '')).toMatchObject({ ok: false, code: 'request_over' });
    expect(await sign(bookings[0]?.id ?? '')).toMatchObject({ ok: true });
    expect((await now(bookings)).map(({ status }) => status)).toEqual(Array(4).fill('signed'));
  });

  it('is declined, taken back or unanswered as a whole', async () => {
    const [first, second, third] = [await askTogether(), await askTogether(), await askTogether()];
    expect(await decline(first[1]?.id ?? '')).toMatchObject({ ok: true });
    expect((await now(first)).map(({ status }) => status)).toEqual(Array(4).fill('declined'));
    const { guardianId } = parents;
    await cancelBooking(demo.portal, { bookingId: second[3]?.id ?? '', guardianId, by: by(parents) });
    expect((await now(second)).map(({ status }) => status)).toEqual(Array(4).fill('released'));
    demo.setNow(String(third[0]?.replyBy));
    expect(await endRequest(demo.portal, third[2]?.id ?? '')).toBe('expired');
    expect((await now(third)).map(({ status }) => status)).toEqual(Array(4).fill('declined'));
  });

  it('is answered in time for what begins first, also where another of it is what the centre answers', async () => {
    const { portal } = demo;
    const { facility, group } = infants(portal);
    const [first, later] = [day(), addDays(day(), 7)];
    const instant = { ...group, id: 'instant', onRequest: [] };
    const both = { ...facility, classes: [group, instant] };
    const held = (date: string, of: typeof group) => ({
      wish: { request: hourly(date), guardianId: parents.guardianId, childId: parents.childId, by: by(parents) },
      quote: { facility: both, group: of, occasions: [{ date, ...BUSY }] },
    });
    const holds = [held(later, group), held(first, instant)] as never;
    const at = toInstant({ date: first, minute: BUSY.from - 300 }, portal.city.timeZone);
    const begun = beginTogether(portal, holds, { at, facility: both, waits: [] });
    const latest = toInstant({ date: first, minute: BUSY.from }, portal.city.timeZone);
    expect(begun.ok && begun.beginning.asked && begun.beginning.holdUntil < latest).toBe(true);
  });
});
