import { conflict, noPlace, notFound, type Problem, type Result, tooMany, unprocessable } from '#cms/core/problem.ts';
import { type LetterNeeds, sendToFamily, writeToFamily } from '#cms/payments/family-letters.ts';
import type { About } from '#cms/payments/tell-family.ts';
import { isThereThen } from '#cms/places/enrolled/hand-over.ts';
import { whyAtHomeThen } from '#cms/places/infections/kept-out.ts';
import { liveStays } from '#cms/places/live-stays.ts';
import { takeOf } from '#cms/portal/how-often.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { overlapping } from '#domain/booking/one-at-a-time.ts';
import { type CareRequest, isMonthly, type Occasion } from '#domain/care/care.ts';
import { claimsLookup, classDay, type SlotState } from '#domain/places/class-day.ts';
import { type CivilDate, isCivilDate } from '#domain/time/civil-date.ts';
import { slotsOf } from '#domain/time/time-of-day.ts';
import { timetableWeekday } from '#domain/time/workdays.ts';
import { quoteMove, whyNotMovable } from '../quote-move.ts';
import { bookingToChange } from '../stay/lengthen-stay.ts';
import { childIsTaken } from '../why-not-held.ts';

export interface MoveWish {
  facilityId: string;
  bookingId: string;
  date: CivilDate;
  /** When it is to begin, in minutes since midnight; it stays as long as it is. */
  from: number;
}

/** What moving a stay would mean, before anybody is told. */
export interface PlannedMove {
  booking: BookingRecord;
  was: Occasion;
  next: Occasion;
  /** The fullest half hour of the new time, as it is and with this child. */
  fullest: Pick<SlotState, 'sold' | 'capacity'>;
  /** How many guardians are asked. */
  told: number;
}

type Judging = Parameters<typeof quoteMove>[0] & Parameters<typeof isThereThen>[0] & Pick<Portal, 'guardians' | 'infections'>;

/**
 * The same stay at another time, by the rules by which its family moves it itself. A contract has two parties: what a
 * centre can do is suggest, and the family agrees with its own signature or tap.
 */
export async function planMove(portal: Judging, wish: MoveWish): Promise<Result<PlannedMove>> {
  const { bookingId, facilityId, date, from } = wish;
  const booking = await bookingToChange(portal, { bookingId, facilityId });
  if (!booking) return notFound('booking_not_found');
  if (!isCivilDate(date)) return unprocessable('date_invalid', { field: 'date' });
  const barred = await whyNotMovable(portal, booking, booking.guardianId);
  if (barred) return barred;
  const [was] = booking.occasions;
  const request = was && requestAt(booking.request, { was, date, from });
  if (!was || !request) return unprocessable('reschedule_same_care', { field: 'from' });
  const quoted = await quoteMove(portal, { booking, request, by: { kind: 'staff' } });
  if (!quoted.ok) return quoted;
  const [next] = quoted.quote.occasions;
  if (!next) return unprocessable('reschedule_same_care', { field: 'from' });
  if (next.date === was.date && next.from === was.from) return unprocessable('reschedule_same_time', { field: 'date' });
  if (quoted.difference !== 0)
    return unprocessable('reschedule_other_price', { field: 'from', params: { total: quoted.quote.total } });
  const { why } = quoted.quote;
  if (!quoted.free) return noPlace(why ?? { reason: 'places' }, date);
  if (await isThereThen(portal, quoted.moved)) return conflict('child_enrolled_then', { field: 'date' });
  const ill = await whyAtHomeThen(portal, quoted.moved);
  if (ill) return ill;
  const others = await liveStays(portal.bookings, { childId: booking.childId, but: booking.id, at: portal.now() });
  const elsewhere = overlapping(others, quoted.moved.occasions);
  if (elsewhere) return childIsTaken(elsewhere, { kind: 'staff', id: '' });
  const told = (await portal.guardians.familyOf(booking.guardianId)).length;
  return { ok: true, booking, was, next, told, fullest: await fullestThen(portal, booking, next) };
}

/** The same care as long as it was; half days lie where the centre's half days are. */
function requestAt(
  request: CareRequest,
  { was, date, from }: { was: Occasion; date: CivilDate; from: number },
): CareRequest | undefined {
  if (isMonthly(request)) return undefined;
  if ('window' in request) return { ...request, date, window: { from, to: from + was.to - was.from } };
  if (request.form !== 'half_day') return undefined;
  return { ...request, months: 0, date, part: from < NOON ? 'morning' : 'afternoon' };
}
const NOON = 720;

async function fullestThen(
  portal: Pick<Portal, 'now' | 'sheets' | 'special' | 'supplies'>,
  { id, facilityId, classId }: BookingRecord,
  next: Occasion,
): Promise<PlannedMove['fullest']> {
  const facility = await portal.supplies.fresh(facilityId);
  const group = facility?.classes.find((one) => one.id === classId);
  if (!facility || !group) return { sold: 0, capacity: 0 };
  const sheets = await portal.sheets.read({ classIds: facility.classes.map((one) => one.id), from: next.date, to: next.date });
  const without = sheets.map((sheet) => ({ ...sheet, claims: sheet.claims.filter(({ booking }) => booking !== id) }));
  const day = { date: next.date, weekday: timetableWeekday(next.date, portal.special()) };
  const state = classDay(facility, group, day, { now: portal.now(), claimsOf: claimsLookup(without) });
  const slots = slotsOf(next).map(state.at);
  return slots.reduce(
    (most, slot) => (slot.left < most.capacity - most.sold ? slot : most),
    slots[0] ?? { sold: 0, capacity: 0 },
  );
}

/** Whatever times come to a centre's mind, a family hears of so many for one stay. */
const OFTEN = { name: 'suggested-moves', most: 10, seconds: 86_400 };

/** Asks the family to agree to another time, which was looked at first. Nothing of the booking changes until it does. */
export async function suggestMove(
  portal: Judging & Suggesting,
  { by, ...wish }: MoveWish & { by: string },
): Promise<Result<{ told: number }>> {
  const planned = await planMove(portal, wish);
  if (!planned.ok) return planned;
  const { booking, was, next, told } = planned;
  const about = { was: [was], next: [next], about: `${booking.revision}:${next.date}:${next.from}` };
  const asked = await suggestTo(portal, booking, {
    by,
    action: 'suggest_move',
    detail: { was, next },
    kind: 'move_suggested',
    about,
  });
  return asked ?? { ok: true, told };
}

export type Suggesting = LetterNeeds & Pick<Portal, 'audit' | 'environment' | 'limits' | 'work'>;

/** Tells a family what its centre suggests for a booking, and notes it, unless the booking is another by then. */
export async function suggestTo(
  portal: Suggesting,
  booking: BookingRecord,
  { by, action, detail, kind, about }: { by: string; detail: Record<string, unknown>; about: About } & SuggestionKind,
): Promise<Problem | undefined> {
  const seconds = await takeOf(portal, OFTEN, booking.id);
  if (seconds) return tooMany('too_many_requests', { params: { seconds } });
  const asked = await portal.work(async (unit): Promise<Result<object>> => {
    const current = await portal.bookings.get(booking.id, unit);
    if (current.revision !== booking.revision) return conflict('booking_changed');
    await portal.audit.write({ actor: by, action, subject: `booking:${booking.id}`, detail }, unit);
    await writeToFamily(portal, booking, kind, { ...about, unit });
    return { ok: true };
  });
  if (!asked.ok) return asked;
  await sendToFamily(portal, booking.id);
  return undefined;
}

type SuggestionKind = { action: 'suggest_move'; kind: 'move_suggested' } | { action: 'suggest_class'; kind: 'class_suggested' };
