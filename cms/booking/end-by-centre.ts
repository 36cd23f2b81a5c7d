import { todayOf } from '#cms/core/clock.ts';
import { conflict, notFound, type Problem, type Result, together, unprocessable } from '#cms/core/problem.ts';
import { seenWord } from '#cms/core/seen-word.ts';
import { readSaid } from '#cms/input/text-fields.ts';
import { prose } from '#cms/input/values.ts';
import { sendToFamily, writeToFamily } from '#cms/payments/family-letters.ts';
import { payRefundsOf } from '#cms/payments/pay-refunds.ts';
import { releasePlaces } from '#cms/places/change-claims.ts';
import { takeBack } from '#cms/places/enrolled/hand-over.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { CentreEndRecord } from '#cms/records/centre-ends.ts';
import { endedByCentre } from '#domain/booking/booking-state.ts';
import { CENTRE_END_GROUNDS, type CentreEndGround, endRuleOf, firstLastDay, reasonOfGround } from '#domain/booking/centre-end.ts';
import { endedByNotice, whyNotEnded } from '#domain/booking/early-end.ts';
import { givenOf } from '#domain/booking/given-day.ts';
import { reminderOf } from '#domain/booking/reminder.ts';
import { isMonthly } from '#domain/care/care.ts';
import { type InEveryLanguage, inEveryLanguage, LANGS } from '#domain/language/lang.ts';
import type { Fen } from '#domain/money/money.ts';
import { addDays, type CivilDate, isCivilDate } from '#domain/time/civil-date.ts';
import { plusMinutes, toLocal } from '#domain/time/zoned-time.ts';
import { type Cancelling, cancel, mayBe } from './cancel-booking.ts';
import { endNext } from './end-next.ts';
import { backWith } from './quote-end.ts';

type Ending = Cancelling & Pick<Portal, 'audit' | 'centreEnds'>;

export interface CentreEndWish {
  facilityId: string;
  bookingId: string;
  ground: CentreEndGround;
  lastDay: CivilDate;
}

/** What it comes to when a centre ends a contract, before anybody is told. */
export interface CentreEndPlan {
  booking: BookingRecord;
  /** The last day of care; none where care has not begun by then. */
  lastDay?: CivilDate;
  /** Booked days that are not had any more. */
  days: number;
  /** What comes back as the centre's doing: if the child comes on every day until then, and on none. */
  least: Fen;
  most: Fen;
  /** Of both, what it would be had the family ended it. */
  family: Fen;
  byDate: CivilDate;
  noticeDays: number;
}

const MOST_WORDS = 400;

/** A booking of the centre that asks; anybody else's is as good as absent. */
async function ownBooking(portal: Ending, { bookingId, facilityId }: Pick<CentreEndWish, 'bookingId' | 'facilityId'>) {
  const [booking] = await portal.bookings.findAll([bookingId]);
  return booking?.facilityId === facilityId ? booking : undefined;
}

/** Why a centre cannot end a booking; `undefined` where it can: care by the month as long as it lasts, a single stay before it begins. */
export function whyNotByCentre(portal: Pick<Portal, 'now'>, booking: BookingRecord): Problem | undefined {
  const why = whyNotEnded({ ...booking, monthly: true }, portal.now());
  if (why === 'end_not_paid' || why === 'end_over') return conflict(`centre_${why}`);
  if (endedByCentre(booking.actions)) return conflict('centre_end_already');
  return mayBe(portal, booking).includes('cancel') ? undefined : conflict('centre_end_begun');
}

/** Of a single stay there is no ground to choose and no notice: it is not given, and that is the centre's doing. */
const asAsked = ({ request, to }: BookingRecord, { ground, lastDay }: Pick<CentreEndWish, 'ground' | 'lastDay'>) =>
  isMonthly(request) ? { ground, lastDay } : ({ ground: 'own_reasons', lastDay: to } as const);

/** On what grounds a centre can end a contract by the month, with the first day that its notice lets be the last of care. */
export async function centreEndGrounds(
  portal: Ending,
  { bookingId, facilityId }: Pick<CentreEndWish, 'bookingId' | 'facilityId'>,
): Promise<Result<{ booking: BookingRecord; grounds: { ground: CentreEndGround; noticeDays: number; from: CivilDate }[] }>> {
  const booking = await ownBooking(portal, { bookingId, facilityId });
  if (!booking) return notFound('booking_not_found');
  const barred = whyNotByCentre(portal, booking);
  if (barred) return barred;
  if (!isMonthly(booking.request)) return { ok: true, booking, grounds: [] };
  const rules = await portal.centreEnds.rules();
  const madeOn = await signedOn(portal, booking);
  const named = CENTRE_END_GROUNDS.flatMap((ground) => endRuleOf(rules, ground, madeOn) ?? []);
  const told = toldOn(portal);
  const grounds = named.map((rule) => ({
    ground: rule.ground,
    noticeDays: rule.noticeDays,
    from: firstLastDay(rule, told, portal.special()),
  }));
  return { ok: true, booking, grounds };
}

/** The day on which the family will be told: as long as it can be taken back nobody is. */
const toldOn = ({ city, now }: Ending): CivilDate => toLocal(plusMinutes(now(), city.closingUndoMinutes), city.timeZone).date;

/** What was agreed first counts, whatever has been signed again since. */
async function signedOn({ city, contracts }: Ending, booking: BookingRecord): Promise<CivilDate> {
  const [first] = await contracts.versionsOf(booking.id);
  return toLocal(first?.signedAt ?? booking.startsAt, city.timeZone).date;
}

/** What ending a contract comes to for its family, by the rule for the centre's own doing. */
export async function planCentreEnd(portal: Ending, wish: CentreEndWish): Promise<Result<{ plan: CentreEndPlan }>> {
  const asked = await centreEndGrounds(portal, wish);
  if (!asked.ok) return asked;
  const { booking, grounds } = asked;
  if (!isMonthly(booking.request)) return planStayEnd(portal, booking);
  const rule = grounds.find(({ ground }) => ground === wish.ground);
  if (!rule) return unprocessable('centre_end_no_ground', { field: 'ground' });
  if (!isCivilDate(wish.lastDay)) return unprocessable('date_invalid', { field: 'lastDay' });
  if (wish.lastDay < rule.from)
    return unprocessable('centre_end_notice', { field: 'lastDay', params: { days: rule.noticeDays, day: rule.from } });
  const planned = await sumsOf(portal, booking, wish);
  return planned.ok ? { ok: true, plan: { ...planned, booking, noticeDays: rule.noticeDays } } : planned;
}

/** A single stay is not given at all; one that begins before its family would be told is given. */
async function planStayEnd(portal: Ending, booking: BookingRecord): Promise<Result<{ plan: CentreEndPlan }>> {
  const { city, now } = portal;
  if (booking.startsAt <= plusMinutes(now(), city.closingUndoMinutes)) return conflict('centre_end_begun');
  const planned = await sumsOf(portal, booking, asAsked(booking, { ground: 'own_reasons', lastDay: booking.to }));
  return planned.ok ? { ok: true, plan: { ...planned, booking, noticeDays: 0 } } : planned;
}

type Sums = Pick<CentreEndPlan, 'byDate' | 'days' | 'family' | 'lastDay' | 'least' | 'most'>;

async function sumsOf(
  portal: Ending,
  booking: BookingRecord,
  { ground, lastDay: wanted }: Pick<CentreEndWish, 'ground' | 'lastDay'>,
): Promise<Result<Sums>> {
  if (givenOf(booking.actions)) return { ok: true, least: 0, most: 0, family: 0, byDate: todayOf(portal), days: 1 };
  const span = leftBy(portal, booking, wanted);
  if (typeof span === 'string' && span !== 'all_of_it') return unprocessable(span, { field: 'lastDay' });
  const left = span === 'all_of_it' ? { endsAt: portal.now(), occasions: [] } : span;
  const [own, family] = await Promise.all([
    backWith(portal, booking, { ...left, cause: 'centre', why: reasonOfGround(ground) }),
    backWith(portal, booking, { ...left, cause: 'family' }),
  ]);
  if (!own || !family) return conflict('centre_end_not_paid');
  const days = booking.occasions.length - left.occasions.length;
  return { ok: true, ...own, family: family.least, days, ...(span === 'all_of_it' ? {} : { lastDay: span.to }) };
}

/** What is left of care with a last day: nothing of a single stay. */
const leftBy = ({ city, now }: Ending, booking: BookingRecord, lastDay: CivilDate) =>
  isMonthly(booking.request) ? endedByNotice(booking, lastDay, { now: now(), timeZone: city.timeZone }) : 'all_of_it';

/** A word for what somebody has seen of a plan: another plan has another. */
export const seenOfEnd = ({ lastDay = '', days, least, most }: CentreEndPlan): string => seenWord(lastDay, days, least, most);

/**
 * Ends a contract of a family with a day, for a ground and in words that the family will read. For as long as it can be
 * taken back the family is told nothing, and has its places.
 */
export async function announceCentreEnd(
  portal: Ending,
  wish: CentreEndWish & { said: Partial<InEveryLanguage>; seen: string; staffId: string },
): Promise<Result<{ id: string }>> {
  const [first] = LANGS;
  const words = inEveryLanguage((lang) => (wish.said[lang] ?? '').trim() || (wish.said[first] ?? '').trim());
  if (words[first].length < 10) return unprocessable('centre_end_words', { field: `said_${first}` });
  const unread = LANGS.map((lang) => readSaid(`said_${lang}`, prose(MOST_WORDS, 1), words[lang]));
  const wrong = together(unread);
  if (wrong) return wrong;
  const planned = await planCentreEnd(portal, wish);
  if (!planned.ok) return planned;
  if (seenOfEnd(planned.plan) !== wish.seen) return conflict('closing_changed');
  const { facilityId, bookingId, staffId } = wish;
  const { ground, lastDay } = asAsked(planned.plan.booking, wish);
  const tellAt = plusMinutes(portal.now(), portal.city.closingUndoMinutes);
  const { guardianId } = planned.plan.booking;
  return portal.work(async (unit): Promise<Result<{ id: string }>> => {
    await portal.guardians.takeTurn(guardianId, unit);
    if (await portal.centreEnds.ofBooking(bookingId, unit)) return conflict('centre_end_already');
    await portal.audit.write(
      { actor: staffId, action: 'end_contract', subject: `booking:${bookingId}`, detail: { ground, lastDay } },
      unit,
    );
    const id = await portal.centreEnds.add({ facilityId, bookingId, ground, lastDay, said: words, staffId, tellAt }, unit);
    return { ok: true, id };
  });
}

/** Takes it back: as nobody was told it never was. */
export function undoCentreEnd(
  { audit, centreEnds, now, work }: Ending,
  { id, facilityId, staffId }: { id: string; facilityId: string; staffId: string },
): Promise<Result<object>> {
  return work(async (unit): Promise<Result<object>> => {
    const kept = await centreEnds.find(id, unit);
    if (!kept || kept.facilityId !== facilityId) return notFound('centre_end_not_found');
    if (now() >= kept.tellAt) return conflict('closing_going_out');
    await audit.write({ actor: staffId, action: 'undo_end_contract', subject: `booking:${kept.bookingId}` }, unit);
    await centreEnds.remove(id, unit);
    return { ok: true };
  });
}

/**
 * Carries it out once it can no longer be taken back: the places after the last day are free, the family is told why and
 * what it gets. What has ended otherwise meanwhile is left as it is. Done again after a crash it does nothing twice.
 */
export async function carryOutCentreEnd(portal: Ending, id: string): Promise<'carried_out' | 'nothing_due'> {
  const done = await portal.work(async (unit) => {
    const kept = await portal.centreEnds.find(id, unit);
    if (!kept || portal.now() < kept.tellAt) return { ok: false as const };
    await portal.centreEnds.remove(id, unit);
    const booking = await portal.bookings.get(kept.bookingId, unit);
    await portal.guardians.takeTurn(booking.guardianId, unit);
    // Moved to another day meanwhile its family has a stay of which nothing was said.
    const isMoved = !isMonthly(booking.request) && booking.to !== kept.lastDay;
    if (isMoved || whyNotByCentre(portal, booking)) return { ok: true as const, bookingId: undefined };
    await end(portal, { booking, kept }, unit);
    return { ok: true as const, bookingId: booking.id };
  });
  if (!done.ok) return 'nothing_due';
  if (done.bookingId) {
    await sendToFamily(portal, done.bookingId);
    await payRefundsOf(portal, done.bookingId);
  }
  return 'carried_out';
}

async function end(
  portal: Ending,
  { booking, kept }: { booking: BookingRecord; kept: CentreEndRecord },
  unit: Unit,
): Promise<void> {
  const { bookings, centreEnds, city, now, special } = portal;
  const { ground, said, staffId } = kept;
  const by = { kind: 'staff', id: staffId } as const;
  const because = { ground, said };
  const rule = endRuleOf(await centreEnds.rules(), ground, await signedOn(portal, booking));
  // A clock that was away told later: the notice runs from then on.
  const from = rule ? firstLastDay(rule, todayOf(portal), special()) : kept.lastDay;
  const wanted = kept.lastDay < from ? from : kept.lastDay;
  const span = leftBy(portal, booking, wanted);
  if (span === 'all_of_it') {
    await cancel(portal, { bookingId: booking.id, guardianId: booking.guardianId, by, ends: because }, unit);
    return;
  }
  // Its family, or its own end, is faster than the notice.
  if (typeof span === 'string') return;
  const { to, endsAt, occasions, settlesAt } = span;
  const sums = await backWith(portal, booking, { ...span, cause: 'centre', why: reasonOfGround(ground) });
  await releasePlaces(portal, { ...booking, from: addDays(to, 1) }, unit);
  await takeBack(portal, { ...booking, lastDay: to }, unit);
  await endNext(portal, booking, unit);
  const { least = 0, most = 0 } = sums ?? {};
  const remindAt = reminderOf(booking, now(), city.timeZone) ?? null;
  const told = { lastDay: to, was: booking.occasions, settlesAt, because, least, most };
  const action = { type: 'end_early', at: now(), by, ...told } as const;
  await bookings.addAction(booking, action, unit, { to, endsAt, occasions, remindAt });
  await writeToFamily(portal, booking, 'centre_ends', { day: to, refund: least, unit });
}
