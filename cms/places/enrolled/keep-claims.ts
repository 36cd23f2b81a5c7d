import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { DaySheet } from '#cms/records/claims.ts';
import { watchedWith } from '#domain/places/class-day.ts';
import {
  ENROLLED_AHEAD_DAYS,
  type EnrolledChild,
  type EnrolledStay,
  enrolledName,
  staysBetween,
  withEnrolled,
} from '#domain/places/enrolled.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import { type Over, overFull } from '#domain/places/over.ts';
import { addDays } from '#domain/time/civil-date.ts';

type Planning = Pick<Portal, 'city' | 'now' | 'sheets' | 'special'>;

export interface Planned {
  /** Class's days that are other than before. */
  changed: DaySheet[];
  /** What is over on them. */
  over: Over[];
}

/**
 * A centre's class days from today on with the stays of some of its enrolled children as they should be. `gone` are
 * children who come no more: their places are free.
 */
export async function planClaims(
  { city, now, sheets: kept, special: calendar }: Planning,
  { facility, children, gone = [] }: { facility: FacilitySupply; children: readonly EnrolledChild[]; gone?: readonly string[] },
  unit?: Unit,
): Promise<Planned> {
  const special = calendar();
  const today = todayOf({ city, now });
  const span = { from: today, to: addDays(today, ENROLLED_AHEAD_DAYS) };
  const of = new Set([...children.map(({ id }) => id), ...gone].map(enrolledName));
  const stays = children.flatMap((child) =>
    staysBetween(child, span, { facility, special }).map((stay) => ({ ...stay, ...claimedBy(child) })),
  );
  const sheets = await kept.read({ classIds: facility.classes.map(({ id }) => id), ...span, unit });
  const days = new Map<string, DaySheet>(sheets.map((sheet) => [keyOf(sheet), sheet]));
  const wanted = Map.groupBy(stays, keyOf);
  for (const [key, [first]] of wanted) if (first && !days.has(key)) days.set(key, emptySheet(facility, first));
  const changed = [...days].flatMap(([key, sheet]) => {
    const own = (wanted.get(key) ?? []).map(({ date: _date, classId: _class, ...claim }) => claim);
    const claims = withEnrolled(sheet.claims, { of, stays: own });
    return claims === sheet.claims ? [] : [{ ...sheet, claims: [...claims] }];
  });
  for (const sheet of changed) days.set(keyOf(sheet), sheet);
  // Where one person watches two classes at once, more children of one may be too many for both.
  const touched = changed.filter((sheet) => wanted.has(keyOf(sheet)));
  const judged = new Set(
    touched.flatMap(({ classId, date }) => watchedWith(facility, [classId]).map((id) => keyOf({ classId: id, date }))),
  );
  const over = overFull(
    [...judged].flatMap((key) => days.get(key) ?? []),
    { facility, special, now: now() },
  );
  return { changed, over };
}

const claimedBy = ({ id, of }: EnrolledChild) => ({ booking: enrolledName(id), ...(of ? { of } : {}) });

const keyOf = ({ classId, date }: Pick<DaySheet, 'classId' | 'date'>) => `${classId}|${date}`;

const emptySheet = ({ id }: FacilitySupply, { classId, date }: EnrolledStay): DaySheet => ({
  ...{ classId, date, facilityId: id },
  claims: [],
  version: 0,
});

/**
 * Writes anew what all of a centre's enrolled children take: a day more every day, and what follows from other hours,
 * classes or ages.
 */
export async function keepClaims(
  portal: Planning & Pick<Portal, 'enrolled' | 'supplies' | 'work'>,
  facilityId: string,
): Promise<string> {
  const facility = await portal.supplies.fresh(facilityId);
  if (!facility) return 'no_centre';
  const done = await portal.work(async (unit) => {
    const children = await portal.enrolled.listOf(facilityId, todayOf(portal), unit);
    const { changed } = await planClaims(portal, { facility, children }, unit);
    await portal.sheets.write(changed, unit);
    return { ok: true, days: changed.length };
  });
  return `${done.days} days`;
}
