import { conflict, type Problem, type Result } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { creditRule } from '#domain/booking/absence.ts';
import { type Actor, offeredOn } from '#domain/booking/booking-state.ts';
import { givenOf } from '#domain/booking/given-day.ts';
import { offerClaim, takeClaimBack } from '#domain/places/offered-place.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { type Instant, toLocal } from '#domain/time/zoned-time.ts';
import { classOnDay } from './class-on-day.ts';
import { whyStaysHome } from './infections/kept-out.ts';

export type NotingAbsence = Pick<
  Portal,
  'bookings' | 'city' | 'infections' | 'letters' | 'now' | 'sheets' | 'special' | 'supplies'
>;

interface Noted {
  date: CivilDate;
  by: Actor;
  /** Its family is told of it otherwise. */
  quiet?: boolean;
}

/**
 * Writes down that a child does not come on a day. Where its contract gives a credit, and it is early enough, the place
 * is offered to others from this moment on; its family is told either way.
 */
export async function noteAbsence(
  { bookings, city, letters, now, sheets }: NotingAbsence,
  booking: BookingRecord,
  { date, by, quiet }: Noted,
  unit: Unit,
): Promise<BookingRecord> {
  const at = now();
  const stay = booking.occasions.find((one) => one.date === date);
  const isOffered =
    stay !== undefined &&
    booking.status === 'confirmed' &&
    !givenOf(booking.actions) &&
    'rule' in creditRule(booking, stay, { now: at, timeZone: city.timeZone });
  if (isOffered) {
    const its = await sheets.read({ classIds: [booking.classId], from: date, to: date, unit });
    await sheets.write(
      its.map((sheet) => ({ ...sheet, claims: offerClaim(sheet.claims, booking.id, at) })),
      unit,
    );
  }
  const action = { type: 'absent', at, by, date, ...(isOffered ? { offered: true } : {}) } as const;
  const after = await bookings.addAction(booking, action, unit);
  if (!quiet) await writeOf({ letters }, after, isOffered ? 'absence_offered' : 'absence_noted', { date, unit });
  return after;
}

/** The child comes after all, as long as nobody has its place. */
export async function takeAbsenceBack(
  portal: NotingAbsence,
  booking: BookingRecord,
  { date, by, quiet, at: then }: Noted & { at?: Instant },
  unit: Unit,
): Promise<Result<{ booking: BookingRecord }>> {
  const { bookings, letters, now } = portal;
  const wasOffered = offeredOn(booking.actions, date);
  const { childId, facilityId } = booking;
  const ill = await whyStaysHome(portal, { names: [childId], facilityId, date, at: then }, unit);
  if (ill) return ill;
  const refused = wasOffered ? await claimAgain(portal, booking, date, unit) : undefined;
  if (refused) return refused;
  const after = await bookings.addAction(booking, { type: 'undo_absent', at: now(), by, date }, unit);
  if (wasOffered && !quiet) await writeOf({ letters }, after, 'absence_back', { date, unit });
  return { ok: true, booking: after };
}

async function claimAgain(
  { city, now, sheets, special, supplies }: NotingAbsence,
  { id, classId, facilityId }: BookingRecord,
  date: CivilDate,
  unit: Unit,
): Promise<Problem | undefined> {
  const at = now();
  const known = await classOnDay({ now, sheets, special, supplies }, { facilityId, classId, date }, unit);
  if (!known) return conflict('absence_place_taken', { field: 'date' });
  const { sheet, beside, ...its } = known;
  const local = toLocal(at, city.timeZone);
  const back = takeClaimBack(sheet.claims, id, { ...its, now: at, from: local.date === date ? local.minute : 0 });
  if (!back.ok) return conflict(`absence_place_${back.reason}`, { field: 'date' });
  // Whoever sells a place in a class that is watched with this one is overtaken, or overtakes.
  await sheets.write([{ ...sheet, claims: back.claims }, ...beside], unit);
  return undefined;
}

/** A letter to the booking's family; one for each time that it changes. */
const writeOf = (
  { letters }: Pick<Portal, 'letters'>,
  { id, revision }: BookingRecord,
  kind: 'absence_offered' | 'absence_noted' | 'absence_back',
  { date, unit }: { date: CivilDate; unit: Unit },
): Promise<void> => {
  const about = `${date}:${revision}`;
  return letters.write({ key: `${kind}:${id}:${about}`, kind, subject: id, about: { about, day: date } }, unit);
};
