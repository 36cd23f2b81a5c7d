import { todayOf } from '#cms/core/clock.ts';
import { conflict, notFound, type Result, unprocessable } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { firstBrokenStay } from '#domain/places/supply-change.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { formatTime, isOnSlotEdge, type Window } from '#domain/time/time-of-day.ts';
import { findBooked } from '../find-booked.ts';
import type { Rostering } from './away.ts';
import { shiftAtOnce } from './shift-at-once.ts';

/** As far ahead as places can have been sold. */
const DAYS_AHEAD = 250;

export interface ShiftWish extends Window {
  facilityId: string;
  id: string;
  /** The edition that was looked at. */
  updatedAt: string;
  by: string;
}

/** A shift begins or ends at another hour, every week; not where booked children would be without somebody. */
export function changeShift(portal: Rostering & Pick<Portal, 'bookings'>, wish: ShiftWish): Promise<Result<object>> {
  const { facilityId, id, updatedAt, from, to, by } = wish;
  return portal.work(async (unit): Promise<Result<object>> => {
    if (!isOnSlotEdge(from) || !isOnSlotEdge(to)) return unprocessable('not_on_half_hour', { field: 'from' });
    if (!(0 <= from && from < to && to <= 1440)) return unprocessable('ends_before_start', { field: 'to' });
    const shift = (await portal.rota.shifts(facilityId, unit)).find((one) => one.id === id);
    if (!shift) return notFound('shift_not_found');
    if (shift.updatedAt !== updatedAt) return conflict('shift_changed');
    const next = { ...shift, from, to };
    const other = await shiftAtOnce(portal, next, unit);
    if (other?.isElsewhere) return conflict('shift_elsewhere', { field: 'from' });
    if (other) return conflict('shift_at_once', { field: 'from', params: { hours: `${other.from}\u2060–\u2060${other.to}` } });
    await portal.facilities.takeTurn(facilityId, unit);
    const doc = { id, facility: facilityId, staff: shift.staff, class: shift.classId, ...written(next) };
    const change = { collection: 'shifts', facilityId, id, next: doc };
    const planned = await portal.plannedSupply.read(change, portal.city.timeZone, unit);
    if (!planned) return notFound('facility_not_found');
    const today = todayOf(portal);
    const classIds = planned.before.classes.map((one) => one.id);
    const days = await portal.sheets.read({ classIds, from: today, to: addDays(today, DAYS_AHEAD), unit });
    const broken = firstBrokenStay(planned, { days, special: planned.special, now: portal.now() });
    if (broken?.why === 'too_many') {
      const { date: day, minute, children, capacity } = broken;
      const booked = await findBooked(portal, broken.bookings, unit);
      return conflict('shift_needed', { field: 'from', params: { day, time: formatTime(minute), children, capacity }, booked });
    }
    const detail = { from: formatTime(from), to: formatTime(to) };
    await portal.audit.write({ actor: by, action: 'change_shift', subject: `shifts:${id}`, detail }, unit);
    await portal.rota.setShift(shift, { from, to }, unit);
    return { ok: true };
  });
}

/** A shift as it stands in the database. */
const written = ({
  weekdays,
  from,
  to,
  startsOn,
  endsOn,
  watches,
  createdAt,
}: Window & {
  weekdays: string;
  startsOn?: string;
  endsOn?: string;
  watches?: string;
  createdAt?: string;
}) => ({ weekdays, from: formatTime(from), to: formatTime(to), startsOn, endsOn, watches, createdAt });
