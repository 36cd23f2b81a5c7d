import { todayOf } from '#cms/core/clock.ts';
import { conflict, noPlace, notFound, type Result, unprocessable } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { EnrolledRecord } from '#cms/records/enrolled.ts';
import { overlapping } from '#domain/booking/one-at-a-time.ts';
import { claimsLookup } from '#domain/places/class-day.ts';
import { asOn, ENROLLED_AHEAD_DAYS, type EnrolledChange, enrolledIdOf, staysBetween } from '#domain/places/enrolled.ts';
import { changeOf, type EnrolledMove, type Fullest, judgeStays, newStays, withChange } from '#domain/places/enrolled-move.ts';
import { addDays, isCivilDate } from '#domain/time/civil-date.ts';
import { liveStays } from '../live-stays.ts';
import { planClaims } from './keep-claims.ts';

interface EnrolledWish extends EnrolledMove {
  facilityId: string;
  /** As its claims call it. */
  name: string;
}

/** What moving a day of an enrolled child means, before anything is done. */
interface PlannedWeek {
  child: EnrolledRecord;
  /** As it is on that day until then. */
  before: Pick<EnrolledChange, 'classId' | 'pattern'>;
  change: EnrolledChange;
  /** Changes that were set for later and give way. */
  later: number;
  fullest?: Fullest;
}

type Judging = Parameters<typeof planClaims>[0] & Pick<Portal, 'bookings' | 'enrolled' | 'supplies'>;

/** The week as it would be, where the centre has room for each of its new days, by the same rules by which places are sold. */
export async function planWeek(portal: Judging, wish: EnrolledWish, unit?: Unit): Promise<Result<PlannedWeek>> {
  const { facilityId, name, was, date, classId } = wish;
  const facility = await portal.supplies.fresh(facilityId);
  const child = await portal.enrolled.find(enrolledIdOf(name) ?? '', unit);
  if (!facility || child?.facilityId !== facilityId) return notFound();
  if (!isCivilDate(was) || !isCivilDate(date)) return unprocessable('date_invalid', { field: 'date' });
  if (!facility.classes.some(({ id }) => id === classId)) return notFound();
  const today = todayOf(portal);
  const centre = { facility, special: portal.special() };
  const found = changeOf(child, wish, { ...centre, today });
  if ('problem' in found) return unprocessable(`enrolled_move.${found.problem}`, { field: 'date' });
  const { change, later } = found;
  const span = { from: change.from, to: addDays(today, ENROLLED_AHEAD_DAYS) };
  const after = staysBetween(withChange(child, change), span, centre);
  const stays = newStays(staysBetween(child, span, centre), after);
  const sheets = await portal.sheets.read({ classIds: facility.classes.map(({ id }) => id), ...span, unit });
  const judged = judgeStays(child, stays, { ...centre, now: portal.now(), claimsOf: claimsLookup(sheets) });
  if ('full' in judged) return noPlace(judged.full, judged.full.date);
  const booked = child.childId ? await liveStays(portal.bookings, { childId: child.childId, at: portal.now() }, unit) : [];
  if (overlapping(booked, stays)) return conflict('child_taken_then', { field: 'date' });
  return { ok: true, child, before: asOn(child, change.from), change, later, fullest: judged.fullest };
}

/** Does at once what was looked at: the contract is the centre's own, outside the portal. */
export async function moveEnrolled(
  portal: Judging & Pick<Portal, 'audit' | 'facilities' | 'guardians' | 'work'>,
  { by, ...wish }: EnrolledWish & { by: string },
): Promise<Result<PlannedWeek>> {
  const { audit, enrolled, facilities, guardians, sheets, supplies, work } = portal;
  const { facilityId } = wish;
  return work(
    async (unit): Promise<Result<PlannedWeek>> => {
      await facilities.takeTurn(facilityId, unit);
      const known = await enrolled.find(enrolledIdOf(wish.name) ?? '', unit);
      // A family that books for the child at the same moment has to wait.
      if (known?.guardianId) await guardians.takeTurn(known.guardianId, unit);
      const planned = await planWeek(portal, wish, unit);
      const facility = await supplies.fresh(facilityId);
      if (!planned.ok || !facility) return planned;
      const { change, before, child: seen } = planned;
      const child = await enrolled.change(seen, { changes: withChange(seen, change).changes }, unit);
      const { changed } = await planClaims(portal, { facility, children: [child] }, unit);
      await sheets.write(changed, unit);
      const detail = { before: { classId: before.classId, pattern: before.pattern }, change };
      await audit.write({ actor: by, action: 'move_enrolled', subject: `enrolled:${child.id}`, detail }, unit);
      return { ...planned, child };
    },
    { line: facilityId },
  );
}
