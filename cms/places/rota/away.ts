import { todayOf } from '#cms/core/clock.ts';
import { conflict, notFound, type Result, unprocessable } from '#cms/core/problem.ts';
import { seenWord } from '#cms/core/seen-word.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { PlannedChange } from '#cms/records/planned-supply.ts';
import { claimsLookup } from '#domain/places/class-day.ts';
import { boundByCentre } from '#domain/places/filed-places.ts';
import { type Followed, whatFollows } from '#domain/places/what-follows.ts';
import { addDays, type CivilDate, datesFrom, daysBetween, isCivilDate } from '#domain/time/civil-date.ts';

/** Longer than this somebody is not off sick, but leaves: the shifts are changed then. */
const MOST_DAYS = 31;

export interface AwayWish {
  facilityId: string;
  /** The entry in the list of staff. */
  staff: string;
  from: CivilDate;
  to: CivilDate;
}
export type Rostering = Pick<
  Portal,
  'audit' | 'city' | 'facilities' | 'now' | 'plannedSupply' | 'rota' | 'sheets' | 'special' | 'staffMembers' | 'work'
>;

/** What a change of a centre's rota means on some days, as if it were made. */
async function followsOf(
  portal: Rostering,
  change: PlannedChange,
  { dates, unit }: { dates: readonly CivilDate[]; unit: Unit },
): Promise<Followed[]> {
  const planned = await portal.plannedSupply.read(change, portal.city.timeZone, unit);
  const [from, to] = [dates[0], dates.at(-1)];
  if (!planned || !from || !to) return [];
  const [before, after] = [boundByCentre(planned.before), boundByCentre(planned.after)];
  const sheets = await portal.sheets.read({ classIds: before.classes.map(({ id }) => id), from, to, unit });
  const { special } = planned;
  return whatFollows({ before, after }, { dates, claimsOf: claimsLookup(sheets), special, now: portal.now() });
}

/** Whom it touches when somebody does not come, before it is saved. */
export function planAway(portal: Rostering, wish: AwayWish): Promise<Result<{ follows: Followed[] }>> {
  return portal.work((unit) => planIn(portal, wish, unit));
}

async function planIn(portal: Rostering, wish: AwayWish, unit: Unit): Promise<Result<{ follows: Followed[] }>> {
  const { staff, from, to, facilityId } = wish;
  if (!isCivilDate(from) || !isCivilDate(to)) return unprocessable('date_invalid', { field: 'from' });
  if (from < todayOf(portal)) return unprocessable('away_past', { field: 'from' });
  if (to < from) return unprocessable('closing_order', { field: 'to' });
  if (daysBetween(from, to) >= MOST_DAYS) return unprocessable('away_long', { field: 'to', params: { most: MOST_DAYS } });
  if ((await portal.staffMembers.find(staff, unit))?.facilityId !== facilityId) return notFound('staff_not_found');
  const next = { id: 'planned', facility: facilityId, staff, from, to };
  const change = { collection: 'absences', facilityId, id: undefined, next };
  return { ok: true, follows: await followsOf(portal, change, { dates: datesFrom(from, to), unit }) };
}

/** A word for what somebody has seen follow. */
export function seenOf(follows: readonly Followed[]): string {
  const told = follows.map(({ classId, date, gaps, touched }) =>
    [classId, date, ...gaps.map(({ kind, from, to, unsold }) => [kind, from, to, unsold].join()), ...touched].join(' '),
  );
  return seenWord(...told);
}

/** Somebody does not come: counts from this moment on. What is booked stays booked, and nothing more is sold. */
export async function noteAway(
  portal: Rostering,
  { seen, by, ...wish }: AwayWish & { seen: string; by: string },
): Promise<Result<{ id: string }>> {
  return portal.work(async (unit): Promise<Result<{ id: string }>> => {
    const { facilityId, from, to } = wish;
    await portal.facilities.takeTurn(facilityId, unit);
    const planned = await planIn(portal, wish, unit);
    if (!planned.ok) return planned;
    if (seenOf(planned.follows) !== seen) return conflict('away_changed');
    const known = await portal.rota.absences(facilityId, from);
    if (known.some((one) => one.staff === wish.staff && one.from <= to && from <= one.to)) return conflict('away_already');
    await portal.audit.write(
      { actor: by, action: 'note_away', subject: `facility:${facilityId}`, detail: { staff: wish.staff, from, to } },
      unit,
    );
    return { ok: true, id: await portal.rota.addAbsence(wish, unit) };
  });
}

/** They come after all, from today on: on what days they were not there stays as it was. */
export function undoAway(
  portal: Rostering,
  { id, facilityId, by }: { id: string; facilityId: string; by: string },
): Promise<Result<object>> {
  return portal.work(async (unit): Promise<Result<object>> => {
    await portal.facilities.takeTurn(facilityId, unit);
    const absence = await portal.rota.findAbsence(id, facilityId, unit);
    if (!absence) return notFound('away_not_found');
    const today = todayOf(portal);
    const { staff, from, to } = absence;
    if (to < today) return unprocessable('away_past');
    const begun = from < today;
    await portal.rota.endAbsence({ id, facilityId }, begun ? addDays(today, -1) : undefined, unit);
    const detail = { staff, from: begun ? today : from, to };
    await portal.audit.write({ actor: by, action: 'undo_away', subject: `facility:${facilityId}`, detail }, unit);
    return { ok: true };
  });
}
