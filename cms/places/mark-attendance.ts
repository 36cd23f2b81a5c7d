import { todayOf } from '#cms/core/clock.ts';
import { badRequest, conflict, notFound, type Result, together } from '#cms/core/problem.ts';
import { readSaid } from '#cms/input/text-fields.ts';
import { prose, typed } from '#cms/input/values.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { pickupsOf } from '#cms/records/children.ts';
import {
  type AttendanceMark,
  attendanceOn,
  cancellationOf,
  dayMark,
  isNotedSo,
  offeredOn,
  settledOf,
  wasThere,
  whyNotMarked,
} from '#domain/booking/booking-state.ts';
import { whyNotTakenBack } from '#domain/booking/extras.ts';
import type { Handover } from '#domain/booking/handover.ts';
import type { HealthCheck } from '#domain/booking/health-check.ts';
import type { KeptPickup } from '#domain/family/pickups.ts';
import { enrolledIdOf } from '#domain/places/enrolled.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { giveTo } from './delegates/give-to.ts';
import { keptOutAtDoor } from './infections/kept-out.ts';
import { markEnrolled } from './mark-enrolled.ts';
import { type NotingAbsence, noteAbsence, takeAbsenceBack } from './note-absence.ts';
import { noteMeals } from './note-meals.ts';
import { countPickupGuess, settlePickupGuess } from './pickup-guesses.ts';
import { sendOfCheckIn, type TellNeeds, whyToTell, writeOfCheckIn } from './tell-of-check-in.ts';
import { type DoorNeeds, sendOfDoor, writeOfDoor } from './tell-of-door.ts';
import { tooEarly } from './too-early.ts';

export interface Attendance {
  bookingId: string;
  facilityId: string;
  date: CivilDate;
  what: AttendanceMark;
  staffId: string;
  /** Who collects, and what they told or showed: without it no child is given away. */
  handover?: Handover;
  /** What was seen of the child, as it came or at noon. */
  check?: HealthCheck;
  /** When it was, where it comes late from a door without network. */
  at?: Instant;
}

type Noting = Pick<Portal, 'contracts' | 'delegateCodes' | 'environment' | 'ledger'> & NotingAbsence;
type Noted = Result<{ booking: BookingRecord; isNew: boolean }>;

/**
 * The centre notes that a child has come, has been given to whom, or does not come, or that this was a mistake. Noting it twice changes
 * nothing; what was noted stays in the booking's history. Refunds count by it, so a day that has not come is refused.
 * At a centre that is stopped a child is noted all the same, and those who answer for the centre hear of it.
 */
export async function markAttendance(
  portal: Noting & Pick<Portal, 'children' | 'enrolled' | 'limits' | 'work'> & TellNeeds & DoorNeeds,
  marked: Attendance,
): Promise<Result<object>> {
  const read = readMarked(marked);
  if (!read.ok) return read;
  const { attendance } = read;
  const { bookingId, facilityId, what } = attendance;
  const enrolledId = enrolledIdOf(bookingId);
  if (enrolledId !== undefined) return markEnrolled(portal, { ...attendance, id: enrolledId });
  const child = what === 'check_out' ? await childOf(portal, { bookingId, facilityId }) : undefined;
  const pickups = child && pickupsOf(child);
  const guess = child && attendance.handover?.code?.trim() ? { staffId: attendance.staffId, childId: child.id } : undefined;
  const locked = guess && (await countPickupGuess(portal, guess));
  if (locked) return locked;
  const reason = what === 'check_in' ? await whyToTell(portal, attendance) : undefined;
  const noted = await portal.work(async (unit): Promise<Noted> => {
    const booking = await portal.bookings.findAt(bookingId, facilityId, unit);
    if (!booking) return notFound('booking_not_found');
    const done = await noteIn(portal, booking, { ...attendance, pickups }, unit);
    if (done.ok && done.isNew && reason) await writeOfCheckIn(portal, { ...attendance, reason }, unit);
    if (done.ok && done.isNew) await writeOfDoor(portal, { stay: done.booking, action: done.booking.actions.at(-1) }, unit);
    return done;
  });
  if (guess && (noted.ok || noted.code !== 'pickup_code_wrong')) await settlePickupGuess(portal, guess);
  if (noted.ok && reason) await sendOfCheckIn(portal, attendance);
  if (noted.ok && noted.isNew) await sendOfDoor(portal, bookingId);
  return noted;
}

/** What is typed at the door, as it may be kept: a family reads it in its calendar and its messages. */
function readMarked({ handover, check, ...mark }: Attendance): Result<{ attendance: Attendance }> {
  const name = readSaid('name', typed(100), handover?.name ?? '');
  const note = readSaid('note', prose(100), check?.note ?? '');
  if (!name.ok || !note.ok) return together([name, note]) ?? badRequest('invalid');
  const said = {
    ...(handover ? { handover: { ...handover, name: name.said } } : {}),
    ...(check ? { check: { ...check, ...(note.said ? { note: note.said } : {}) } } : {}),
  };
  return { ok: true, attendance: { ...mark, ...said } };
}

/** Who may collect the child, as the family has it now; as it was booked otherwise. */
interface AsKept {
  pickups?: KeptPickup[];
}

async function childOf(
  { bookings, children }: Pick<Portal, 'bookings' | 'children'>,
  { bookingId, facilityId }: { bookingId: string; facilityId: string },
) {
  const booking = await bookings.findAt(bookingId, facilityId);
  return booking && (await children.find(booking.childId));
}

export async function noteIn(
  portal: Noting,
  found: BookingRecord,
  {
    date,
    what,
    staffId,
    handover,
    check,
    pickups = found.pickups,
    at: then,
  }: Omit<Attendance, 'bookingId' | 'facilityId'> & AsKept,
  unit: Unit,
): Promise<Noted> {
  const { bookings, city, now } = portal;
  const at = then ?? now();
  let booking = found;
  if (!mayBeNoted(booking, { date, at, what })) return conflict('cannot_check_in_now');
  const { here, left } = attendanceOn(booking.actions, date);
  if (isNotedSo(what, booking.actions, date, check)) return { ok: true, booking, isNew: false };
  if (settledOf(booking.actions).some(({ from, to }) => from <= date && date <= to))
    return conflict('month_settled', { field: 'date' });
  const refused = whyNotMarked(what, { here, left, date, today: todayOf({ city, now }) });
  if (refused) return conflict(refused, { field: 'date' });
  const whose = { names: [booking.childId], facilityId: booking.facilityId };
  // Of a cancelled booking it is only written down who came.
  const ill = booking.status === 'cancelled' ? undefined : await keptOutAtDoor(portal, { what, ...whose, date, at }, unit);
  if (ill) return ill;
  const early = tooEarly(what, booking.actions, { date, at: then, city });
  if (early) return early;
  const standing = whyNotTakenBack(what, booking.actions, date);
  if (standing) return conflict(standing, { field: 'date' });
  const by = { kind: 'staff', id: staffId } as const;
  const done = { at, by, date } as const;
  if (what === 'absent') return { ok: true, booking: await noteAbsence(portal, booking, done, unit), isNew: true };
  if (what === 'undo_absent' || (what === 'check_in' && offeredOn(booking.actions, date))) {
    const back = await takeAbsenceBack(portal, booking, done, unit);
    if (!back.ok || what === 'undo_absent') return back.ok ? { ...back, isNew: true } : back;
    booking = back.booking;
  }
  const given = what === 'check_out' ? await giveTo(portal, booking, { date, handover, pickups }, unit) : undefined;
  if (given && !given.ok) return given;
  if (what === 'undo_check_out') await portal.delegateCodes.giveBack(booking.id, date, unit);
  const action = dayMark(what, { done, check, collected: given?.collected });
  const after = await bookings.addAction(booking, action, unit);
  await noteMeals(portal, { before: booking, after, date, now: at }, unit);
  await hearAnswer(portal, after, { at, unit });
  return { ok: true, booking: after, isNew: true };
}

/**
 * The last day, too, is often noted on the day after; of a cancelled booking the days that the centre is asked about, and
 * to whom a child was given that was there when its family cancelled.
 */
function mayBeNoted(
  { status, occasions, actions }: BookingRecord,
  { date, at, what }: { date: CivilDate; at: Instant; what: AttendanceMark },
): boolean {
  const asked = cancellationOf(actions)?.asked;
  const isLeaving = (what === 'check_out' || what === 'undo_check_out') && wasThere(actions, date);
  if (status === 'cancelled') return isLeaving || (asked !== undefined && at < asked.until && asked.days.includes(date));
  return (status === 'confirmed' || status === 'completed') && occasions.some((occasion) => occasion.date === date);
}

/** Once the child is noted on every day asked about there is nothing left to wait for. */
async function hearAnswer(
  { bookings }: Pick<Portal, 'bookings'>,
  { id, actions, answerBy }: BookingRecord,
  { at, unit }: { at: Instant; unit: Unit },
): Promise<void> {
  const asked = cancellationOf(actions)?.asked;
  if (!asked) return;
  const until = asked.days.every((day) => attendanceOn(actions, day).here) ? at : asked.until;
  if (until !== answerBy) await bookings.set(id, { answerBy: until }, unit);
}
