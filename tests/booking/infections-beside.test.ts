import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inviteGuardian } from '#cms/accounts/invite-guardian.ts';
import { acceptInvitation } from '#cms/accounts/link-guardians.ts';
import { giveMandate } from '#cms/accounts/mandates/give-mandate.ts';
import { takeMandate } from '#cms/accounts/mandates/take-mandate.ts';
import { bookingDetails } from '#cms/booking/booking-details.ts';
import { carryOutClosing, closeDays } from '#cms/booking/close-days.ts';
import { bookForFamily } from '#cms/booking/delegate/book-for-family.ts';
import { noteInfection } from '#cms/booking/infections/note-infection.ts';
import { noteProof, withdrawInfection } from '#cms/booking/infections/settle-infection.ts';
import { planClosing, seenOf } from '#cms/booking/plan-closing.ts';
import { plannerWeek } from '#cms/booking/planner/planner-week.ts';
import { reportAbsence } from '#cms/booking/report-absence.ts';
import { rescheduleBooking } from '#cms/booking/reschedule-booking.ts';
import { settleMonth } from '#cms/booking/settle-month.ts';
import { unlinkGuardians } from '#cms/booking/unlink-guardians.ts';
import { sendLetter } from '#cms/follow/send-letter.ts';
import { readSheet } from '#cms/input/enrolled-in-text.ts';
import { deliverCare } from '#cms/payments/deliver-care.ts';
import { payRefundsOf } from '#cms/payments/pay-refunds.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { dayAtDoor } from '#cms/places/door/day-at-door.ts';
import { noteTaps } from '#cms/places/door/note-taps.ts';
import { askedTaps } from '#cms/places/door/settle-tap.ts';
import { enterChildren } from '#cms/places/enrolled/enter-children.ts';
import { giveCode, joinEnrolled } from '#cms/places/enrolled/family-code.ts';
import { markAttendance } from '#cms/places/mark-attendance.ts';
import { dayRoster } from '#cms/places/roster.ts';
import type { Notification } from '#cms/ports/notify/port.ts';
import { attendanceOn, creditedOf } from '#domain/booking/booking-state.ts';
import { sum } from '#domain/money/money.ts';
import { enrolledName } from '#domain/places/enrolled.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { booksOf, emptyBooks } from '../support/books.ts';
import { infants } from '../support/crowd.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { book, by, decide, type Family, hold, holdAndSign, newFamily } from '../support/family.ts';
import { hearMessages } from '../support/hear-messages.ts';
import { BUSY, fill } from '../support/waiting-family.ts';

const MONTH = { form: 'full_day', date: '2026-12-01', months: 1, meals: true } as const;
const ONSET = '2026-12-01';
/** Ten past eight in the morning of the second day of care. */
const NOTED = '2026-12-02T00:10:00.000Z';
const BACK = '2026-12-15';
const DAY = '2026-12-09';
const HEAD = { id: 'a-head', roles: ['head' as const] };
const staffId = HEAD.id;

let demo: DemoPortal;
let heard: Notification[];
let facilityId: string;
let family: Family;
let n = 9600;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
  facilityId = infants(demo.portal).facility.id;
});
beforeEach(async () => {
  demo.setNow(TEST_NOW);
  await emptyBooks(demo.portal);
  for (const collection of ['infections', 'enrolled-children', 'place-claims', 'letters'] as const)
    await demo.portal.payload.db.deleteMany({ collection, where: {} });
  family = await newFamily(demo.portal, ++n);
  heard = hearMessages(demo.portal);
});
afterAll(() => demo.close());

const note = (stay: string, disease = 'hand_foot_mouth') =>
  noteInfection(demo.portal, { facilityId, stay, disease, onset: ONSET, staffId });
const noted = async (stay: string, disease?: string) => {
  const done = await note(stay, disease);
  if (!done.ok) throw new Error(done.code);
  return done.infection;
};
const contactOf = async ({ guardianId }: Family) => (await demo.portal.guardians.get(guardianId)).contact;
const heardBy = async (who: Family) => {
  const contact = await contactOf(who);
  return heard.filter(({ to, kind }) => to === contact && /kept_home|may_return|infection/.test(kind)).map(({ kind }) => kind);
};
const monthOf = async (who: Family) => {
  demo.setNow(TEST_NOW);
  const id = await book(demo.portal, who, MONTH);
  demo.setNow(NOTED);
  return id;
};
const link = async (one: Family, other: Family) => {
  const invited = await inviteGuardian(demo.portal, one.guardianId);
  if (!invited.ok) throw new Error(invited.code);
  const { guardianId } = other;
  expect(await acceptInvitation(demo.portal, { guardianId, code: invited.code, from: '203.0.113.9' })).toEqual({ ok: true });
};
const enter = async (contact = '') => {
  const rows = readSheet(`园宝${n}\t2026-03-10\t\t周一到周五 全天\t\t2027-01-29\t${contact}`);
  const head = (await demo.portal.users.find('head@demo.example'))?.id ?? '';
  const entered = await enterChildren(demo.portal, { facilityId, rows, staffId: head, batch: `${n}` });
  const id = entered.ok ? entered.children[0]?.id : undefined;
  if (!id) throw new Error('not entered');
  return id;
};
const join = async (id: string, { guardianId, childId }: Family) => {
  const given = await giveCode(demo.portal, { facilityId, id, staffId });
  if (!given.ok) throw new Error(given.code);
  expect(await joinEnrolled(demo.portal, { guardianId, childId, code: given.code, from: '203.0.113.8' })).toMatchObject({
    ok: true,
  });
};
const lineOf = async (stay: string, date: string) =>
  (await dayRoster(demo.portal, { facilityId, date, reader: staffId })).find(({ booking }) => booking === stay);

describe('of an illness', () => {
  it('both guardians hear, each once, and nobody by the booking’s own messages', async () => {
    const other = await newFamily(demo.portal, ++n);
    await link(family, other);
    const stay = await monthOf(family);
    const { id } = await noted(stay);
    expect([await heardBy(family), await heardBy(other)]).toEqual([['kept_home_proof'], ['kept_home_proof']]);
    await noteProof(demo.portal, { facilityId, id, staffId, on: '2026-12-02', issuer: '海陵区妇幼保健院' });
    expect([await heardBy(family), await heardBy(other)]).toEqual([
      ['kept_home_proof', 'may_return'],
      ['kept_home_proof', 'may_return'],
    ]);
    // What is kept beside a booking goes into the evidence of a dispute.
    expect(heard.filter(({ kind }) => /kept_home|may_return|absence/.test(kind)).map(({ booking }) => booking)).toEqual(
      Array(4).fill(undefined),
    );
  });

  it('the class’s other families hear from the second on, how many and with what, and no name', async () => {
    const [ill, other, elder] = [
      await newFamily(demo.portal, ++n),
      await newFamily(demo.portal, ++n),
      await newFamily(demo.portal, ++n, '2024-03-10'),
    ];
    const [one, two] = [await monthOf(family), await monthOf(ill)];
    await monthOf(other);
    await monthOf(elder);
    await noted(one);
    expect(heard.filter(({ kind }) => kind === 'class_infection')).toEqual([]);
    await noted(two);
    expect(await heardBy(other)).toEqual(['class_infection']);
    expect([await heardBy(family), await heardBy(ill), await heardBy(elder)]).toEqual([
      ['kept_home_proof'],
      ['kept_home_proof'],
      [],
    ]);
    const contact = await contactOf(other);
    const [said] = heard.filter(({ to, kind }) => to === contact && kind === 'class_infection');
    expect(said?.text).toMatch(/7 天里有 2 个孩子得了手足口病/);
    expect(`${said?.subject}${said?.text}`).not.toMatch(/宝宝|家长/);
  });

  it('that the rule does not speak of no other family hears', async () => {
    const [ill, other] = [await newFamily(demo.portal, ++n), await newFamily(demo.portal, ++n)];
    const [one, two] = [await monthOf(family), await monthOf(ill)];
    await monthOf(other);
    demo.setNow(`${ONSET}T01:00:00.000Z`);
    await noted(one, 'other');
    await noted(two, 'other');
    expect(heard.filter(({ kind }) => kind === 'infection_cluster').length).toBeGreaterThan(0);
    expect(await heardBy(other)).toEqual([]);
  });
});

it('of a class whoever is to hear hears, though who noted the second case was killed right after', async () => {
  const [ill, other] = [await newFamily(demo.portal, ++n), await newFamily(demo.portal, ++n)];
  const [one, two] = [await monthOf(family), await monthOf(ill)];
  await monthOf(other);
  await noted(one);
  heard.splice(0);
  let units = 0;
  const work: typeof demo.portal.work = (...asked) =>
    units++ ? Promise.reject(new Error('killed')) : demo.portal.work(...asked);
  const notify = { ...demo.portal.notify, send: () => Promise.reject(new Error('killed')) };
  const killed = { ...demo.portal, work, notify };
  await noteInfection(killed, { facilityId, stay: two, disease: 'hand_foot_mouth', onset: ONSET, staffId }).catch(
    () => undefined,
  );
  expect(heard).toEqual([]);
  demo.setNow(plusMinutes(demo.portal.now(), 1));
  for (const { id } of await demo.portal.letters.overdue()) await sendLetter(demo.portal, id);
  expect(heard.filter(({ kind }) => kind === 'infection_cluster').length).toBeGreaterThan(0);
  expect([await heardBy(other), await heardBy(ill)]).toEqual([['class_infection'], ['kept_home_proof']]);
  expect(await demo.portal.letters.overdue()).toEqual([]);
});

describe('a child that is kept at home', () => {
  it('with a second disease comes back after the later one, and with its certificate', async () => {
    const stay = await monthOf(family);
    await noted(stay);
    expect(await note(stay)).toMatchObject({ code: 'infection_noted' });
    await noted(stay, 'mumps');
    expect((await lineOf(stay, '2026-12-16'))?.keptOut).toEqual({ why: 'kept_out_until_proof', back: '2026-12-22' });
  });

  it('with two is free of neither by the other’s certificate or mistake, and its family hears so', async () => {
    const stay = await monthOf(family);
    const first = await noted(stay, 'mumps');
    const second = await noted(stay);
    const absent = async (date: string) => Boolean(attendanceOn((await demo.portal.bookings.get(stay)).actions, date).absent);
    await noteProof(demo.portal, { facilityId, id: second.id, staffId, on: '2026-12-02', issuer: '海陵区妇幼保健院' });
    expect((await heardBy(family)).at(-1)).toBe('kept_home_proof');
    expect((await withdrawInfection(demo.portal, { facilityId, id: first.id, staffId })).ok).toBe(true);
    expect((await heardBy(family)).at(-1)).toBe('kept_home');
    expect([await absent('2026-12-14'), await absent('2026-12-15')]).toEqual([true, false]);
    expect((await withdrawInfection(demo.portal, { facilityId, id: second.id, staffId })).ok).toBe(true);
    expect((await heardBy(family)).at(-1)).toBe('kept_home_undone');
  });

  it('with two that were both noted by mistake has its days back', async () => {
    const stay = await monthOf(family);
    const absent = async () => {
      const { actions, occasions } = await demo.portal.bookings.get(stay);
      return occasions.map(({ date }) => date).filter((date) => attendanceOn(actions, date).absent);
    };
    const first = await noted(stay);
    const days = await absent();
    const second = await noted(stay, 'mumps');
    expect((await withdrawInfection(demo.portal, { facilityId, id: first.id, staffId })).ok).toBe(true);
    expect(await absent()).toEqual(expect.arrayContaining(days));
    expect((await withdrawInfection(demo.portal, { facilityId, id: second.id, staffId })).ok).toBe(true);
    expect((await heardBy(family)).at(-1)).toBe('kept_home_undone');
    expect(await absent()).toEqual([]);
  });

  it('is said to come after all on a day after its illness, before anybody has seen the certificate', async () => {
    const stay = await monthOf(family);
    const { guardianId } = family;
    const says = (date: string, back = false) =>
      reportAbsence(demo.portal, { bookingId: stay, guardianId, date, by: by(family), back });
    expect(await says('2026-12-16')).toMatchObject({ ok: true });
    await noted(stay);
    expect(await says('2026-12-14', true)).toMatchObject({ ok: false, code: 'kept_out_until_proof' });
    expect(await says('2026-12-16', true)).toMatchObject({ ok: true });
    demo.setNow('2026-12-16T00:30:00.000Z');
    const comes = { bookingId: stay, facilityId, date: '2026-12-16', what: 'check_in', staffId } as const;
    expect(await markAttendance(demo.portal, comes)).toMatchObject({ ok: false, code: 'kept_out_proof' });
  });

  it('has no single stay before its day, while care by the month goes on', async () => {
    const hour = { form: 'hourly', date: '2026-12-10', window: { from: 540, to: 600 } } as const;
    const single = await book(demo.portal, family, hour);
    demo.setNow(NOTED);
    await noted(single);
    const refused = { ok: false, code: 'kept_out_until_proof', params: { day: BACK } };
    expect(await hold(demo.portal, family, { ...hour, date: '2026-12-11' })).toMatchObject(refused);
    expect(await hold(demo.portal, family, { ...MONTH, date: '2026-12-11' })).toMatchObject({ ok: true });
  });

  it('stands on roster, planner and at the door without its disease, and is not asked for', async () => {
    const stay = await monthOf(family);
    await noted(stay);
    demo.setNow('2026-12-03T03:00:00.000Z');
    const line = await lineOf(stay, '2026-12-03');
    expect(line).toMatchObject({ state: 'absent', keptOut: { why: 'kept_out_until_proof', back: BACK } });
    expect(line?.question).toBeUndefined();
    const week = await plannerWeek(demo.portal, { facilityId, monday: '2026-11-30', reader: staffId });
    const shown = week?.classes.flatMap(({ days }) => days.flatMap(({ date, lines }) => lines.map((one) => ({ ...one, date }))));
    expect(shown?.find((one) => one.booking === stay && one.date === '2026-12-03')).toMatchObject({ keptOut: { back: BACK } });
    const door = await dayAtDoor(demo.portal, { facilityId, classId: infants(demo.portal).group.id, user: HEAD });
    expect(door?.lines.find(({ booking }) => booking === stay)).toMatchObject({ keptOut: { back: BACK }, state: 'absent' });
    expect(JSON.stringify([line, shown, door])).not.toContain('hand_foot_mouth');
    expect((await bookingDetails(demo.portal, stay, family.guardianId))?.keptOut).toEqual(line?.keptOut);
  });

  it('that was tapped in at a door without network before it was noted has come; one tapped in after is asked of the head', async () => {
    const stay = await monthOf(family);
    const late = await newFamily(demo.portal, ++n);
    const other = await monthOf(late);
    await noted(stay);
    await noted(other);
    demo.setNow('2026-12-02T02:00:00.000Z');
    const tap = (booking: string, at: string) => ({ id: randomUUID(), booking, what: 'check_in' as const, at });
    const taps = [tap(stay, '2026-12-02T00:05:00.000Z'), tap(other, '2026-12-02T00:30:00.000Z')];
    expect(await noteTaps(demo.portal, { taps, facilityId, staffId })).toMatchObject([{ state: 'noted' }, { state: 'question' }]);
    expect((await lineOf(stay, '2026-12-02'))?.state).toBe('here');
    const asked = await askedTaps(demo.portal, { facilityId, reader: staffId });
    expect(asked.map(({ tap: { problem, params } }) => [problem, params?.day])).toEqual([['kept_out_until_proof', BACK]]);
  });
});

describe('a child that its centre has enrolled', () => {
  it('is not waited for, and its family hears once it is known', async () => {
    const id = await enter();
    demo.setNow(NOTED);
    await join(id, family);
    await noted(enrolledName(id));
    expect(await heardBy(family)).toEqual(['kept_home_proof']);
    demo.setNow('2026-12-03T03:00:00.000Z');
    expect(await lineOf(enrolledName(id), '2026-12-03')).toMatchObject({ state: 'absent', keptOut: { back: BACK } });
    demo.setNow(`${BACK}T03:00:00.000Z`);
    expect(await lineOf(enrolledName(id), BACK)).toMatchObject({ state: 'not_come', keptOut: { why: 'kept_out_proof' } });
  });

  it('stays at home when its family takes its place up afterwards, by whatever it has booked', async () => {
    const id = await enter();
    demo.setNow(NOTED);
    await noted(enrolledName(id));
    expect(heard.filter(({ kind }) => /kept_home/.test(kind))).toEqual([]);
    await join(id, family);
    expect(await demo.portal.infections.ofFamily(family.guardianId)).toMatchObject([{ child: family.childId }]);
    expect(await demo.portal.infections.ofChildAt([family.childId], facilityId)).toHaveLength(1);
  });
});

it('who helps the family under a mandate hears nothing of an illness', async () => {
  const hour = { form: 'hourly', date: '2026-12-10', window: { from: 540, to: 600 } } as const;
  const single = await book(demo.portal, family, hour);
  const { contractId: frameworkId = '' } = await demo.portal.bookings.get(single);
  const said = new Map(Object.entries({ called: '外婆', relation: '外婆', books: 'on', perStay: '100', perMonth: '150' }));
  said.set('until', '2027-02-01');
  const fields = { get: (name: string) => said.get(name) ?? null };
  const { childId, guardianId } = family;
  const made = await giveMandate(demo.portal, { guardianId, fields, childIds: [childId] });
  if (!made.ok) throw new Error(made.code);
  const { guardianId: delegateId } = await newFamily(demo.portal, ++n);
  const as = { delegateId, code: made.code, from: '203.0.113.7', name: '王桂芳', adult: true };
  const taken = await takeMandate(demo.portal, as);
  if (!taken.ok) throw new Error(taken.code);
  demo.setNow(NOTED);
  await noted(single);
  const wish = { mandateId: taken.mandate.id, delegateId, childId, frameworkId, window: { from: 840, to: 900 } };
  const refused = await bookForFamily(demo.portal, { ...wish, date: '2026-12-11' });
  expect(refused).toMatchObject({ ok: false, code: 'mandate_not_then' });
  expect(JSON.stringify(refused)).not.toMatch(/kept_out|2026-12-15/);
  expect(await bookForFamily(demo.portal, { ...wish, date: '2026-12-16' })).toMatchObject({ ok: true });
});

it('guardians who part each keep what was noted by their own bookings', async () => {
  const other = await newFamily(demo.portal, ++n);
  await link(family, other);
  demo.setNow(TEST_NOW);
  const stay = await book(demo.portal, { ...other, childId: family.childId }, MONTH);
  demo.setNow(NOTED);
  await noted(stay);
  expect(await unlinkGuardians(demo.portal, other.guardianId)).toEqual({ ok: true });
  const { childId } = await demo.portal.bookings.get(stay);
  expect(await demo.portal.infections.ofChildAt([childId], facilityId)).toHaveLength(1);
  demo.setNow('2026-12-03T00:30:00.000Z');
  const comes = { bookingId: stay, facilityId, date: '2026-12-03', what: 'check_in', staffId } as const;
  expect(await markAttendance(demo.portal, comes)).toMatchObject({ code: 'kept_out_until_proof' });
});

it('a day that was reported, then noted with an infection, then sold to another and then shut is credited once', async () => {
  const stay = await monthOf(family);
  const { lines, occasions } = await demo.portal.bookings.get(stay);
  const fee = lines.find(({ kind }) => kind === 'care')?.amount ?? 0;
  const { guardianId } = family;
  await reportAbsence(demo.portal, { bookingId: stay, guardianId, date: DAY, by: by(family) });
  await noted(stay);
  await reportAbsence(demo.portal, { bookingId: stay, guardianId, date: DAY, by: by(family) });
  await fill(demo.portal, DAY);
  const other = await newFamily(demo.portal, ++n);
  const { id: taking } = await holdAndSign(demo.portal, other, { form: 'hourly', date: DAY, window: BUSY });
  await settlePayment(demo.portal, await decide(demo.portal, other, taking, 'approve'));
  const wish = { facilityId, from: DAY, to: DAY };
  const planned = await planClosing(demo.portal, wish);
  if (!planned.ok) throw new Error(planned.code);
  const reason = { zh: '停水', en: 'No water' };
  const closed = await closeDays(demo.portal, { ...wish, reason, refunds: [taking], seen: seenOf(planned.plan), staffId });
  if (!closed.ok) throw new Error(closed.code);
  await demo.portal.supplies.refresh([facilityId]);
  demo.setNow(plusMinutes(demo.portal.now(), 11));
  await carryOutClosing(demo.portal, closed.id);
  for (const { date } of occasions) {
    if (date < BACK) continue;
    demo.setNow(`${date}T00:30:00.000Z`);
    const [one] = await demo.portal.infections.listAt(facilityId);
    if (date === BACK && one) await noteProof(demo.portal, { facilityId, id: one.id, staffId, on: date, issuer: '医院' });
    await markAttendance(demo.portal, { bookingId: stay, facilityId, date, what: 'check_in', staffId });
  }
  demo.setNow('2027-01-20T00:00:00.000Z');
  await deliverCare(demo.portal, stay);
  await payRefundsOf(demo.portal, stay);
  expect(await settleMonth(demo.portal, stay)).toBe('settled');
  const { actions } = await demo.portal.bookings.get(stay);
  const settled = actions.find(({ type }) => type === 'settle_month');
  const credited = sum(creditedOf(actions).map(({ care }) => care));
  const back = credited + (settled && 'care' in settled ? Number(settled.care) : 0);
  // The one day that was shut, and no other, and once.
  expect(Math.abs(back - fee / occasions.length)).toBeLessThanOrEqual(1);
  expect((await booksOf(demo.portal, stay)).sum).toBe(0);
});

it('a stay is not moved to a day on which the child is at home', async () => {
  demo.setNow(TEST_NOW);
  const hour = { form: 'hourly', date: '2026-12-17', window: { from: 540, to: 600 } } as const;
  const id = await book(demo.portal, family, hour);
  demo.setNow(NOTED);
  await noted(id);
  const move = (date: string) =>
    rescheduleBooking(demo.portal, {
      ...{ bookingId: id, guardianId: family.guardianId, by: by(family), name: family.name },
      request: { ...hour, date },
    });
  expect(await move('2026-12-11')).toMatchObject({ ok: false, code: 'kept_out_until_proof' });
  expect(await move('2026-12-16')).toMatchObject({ ok: true });
});
