import { todayOf } from '#cms/core/clock.ts';
import { conflict, notFound, type Result } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { EnrolledRecord } from '#cms/records/enrolled.ts';
import { type AttendanceMark, attendanceOn, dayMark, isNotedSo, whyNotMarked } from '#domain/booking/booking-state.ts';
import { type Handover, judgeByOwnList } from '#domain/booking/handover.ts';
import type { HealthCheck } from '#domain/booking/health-check.ts';
import { stayOn } from '#domain/places/enrolled.ts';
import { ofClass, openingOn } from '#domain/places/opening.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { keptOutAtDoor, namesOfEnrolled } from './infections/kept-out.ts';
import { sendOfCheckIn, type TellNeeds, whyToTell, writeOfCheckIn } from './tell-of-check-in.ts';
import { tooEarly } from './too-early.ts';

interface Marked {
  id: string;
  /** As the roster names it. */
  bookingId: string;
  facilityId: string;
  date: CivilDate;
  what: AttendanceMark;
  staffId: string;
  handover?: Handover;
  /** What was seen of the child, as it came or at noon. */
  check?: HealthCheck;
  at?: Instant;
}

type Marking = Pick<Portal, 'city' | 'enrolled' | 'infections' | 'now' | 'special' | 'supplies' | 'work'> & TellNeeds;

/** The same for a child that the centre has enrolled outside the portal: no money hangs on it, and the rest is as for every child. */
export async function markEnrolled(portal: Marking, marked: Marked): Promise<Result<object>> {
  const { enrolled, work } = portal;
  const reason = marked.what === 'check_in' ? await whyToTell(portal, marked) : undefined;
  const noted = await work(async (unit): Promise<Result<{ isNew: boolean }>> => {
    const child = await enrolled.find(marked.id, unit);
    if (!child || child.facilityId !== marked.facilityId) return notFound('booking_not_found');
    const done = await note(portal, child, marked, unit);
    if (done.ok && done.isNew && reason) await writeOfCheckIn(portal, { ...marked, reason }, unit);
    return done;
  });
  if (noted.ok && reason) await sendOfCheckIn(portal, marked);
  return noted;
}

async function note(
  portal: Marking,
  child: EnrolledRecord,
  { facilityId, date, what, staffId, handover, check, at: then }: Marked,
  unit: Unit,
): Promise<Result<{ isNew: boolean }>> {
  const { city, enrolled, now, special, supplies } = portal;
  const at = then ?? now();
  const facility = supplies.get(facilityId);
  const comes = facility && stayOn(child, date, { facility, special: special() });
  const centre = facility && ofClass(facility, comes?.classId ?? '');
  const isShut = centre && 'closed' in openingOn(date, { ...centre, special: special() });
  const { here, left } = attendanceOn(child.actions, date);
  if ((!comes || isShut) && !here) return conflict('cannot_check_in_now');
  if (isNotedSo(what, child.actions, date, check)) return { ok: true, isNew: false };
  const refused = whyNotMarked(what, { here, left, date, today: todayOf({ city, now }) });
  if (refused) return conflict(refused, { field: 'date' });
  const names = namesOfEnrolled(child);
  const ill = await keptOutAtDoor(portal, { what, names, facilityId, date, at }, unit);
  if (ill) return ill;
  const early = tooEarly(what, child.actions, { date, at: then, city });
  if (early) return early;
  const collected = what === 'check_out' ? judgeByOwnList(handover ?? { name: '' }) : undefined;
  if (typeof collected === 'string') return conflict(collected, { field: collected === 'nobody_named' ? 'name' : 'document' });
  const done = { at, by: { kind: 'staff', id: staffId }, date } as const;
  const action = dayMark(what, { done, check, collected });
  await enrolled.change(child, { actions: [...child.actions, action] }, unit);
  return { ok: true, isNew: true };
}
