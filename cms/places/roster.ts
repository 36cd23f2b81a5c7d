import type { Portal } from '#cms/portal/portal.ts';
import { pickupsOf } from '#cms/records/children.ts';
import { attendanceOn, cancellationOf } from '#domain/booking/booking-state.ts';
import type { KeptPickup } from '#domain/family/pickups.ts';
import { capacityAt, liveClaims, soldAt } from '#domain/places/capacity.ts';
import { openingOn } from '#domain/places/opening.ts';
import { addDays, type CivilDate, datesFrom } from '#domain/time/civil-date.ts';
import { slotsOf } from '#domain/time/time-of-day.ts';
import { timetableWeekday } from '#domain/time/workdays.ts';

export interface RosterLine {
  booking: string;
  number: string;
  child: string;
  className: string;
  from: number;
  to: number;
  healthNotes?: string;
  /** As the family has it now, with the numbers of their photographs. */
  pickups: KeptPickup[];
  pickupCode?: string;
  here: boolean;
  left: boolean;
  /** Cancelled, and its refund hangs on whether the child came on this day. */
  asked: boolean;
}

/** Who comes on a day. Reading children's data is logged (PIPL art. 36, promise 8). */
export async function dayRoster(
  { bookings, audit }: Pick<Portal, 'bookings' | 'audit'>,
  { facilityId, date, reader }: { facilityId: string; date: CivilDate; reader: string },
): Promise<RosterLine[]> {
  const rows = await bookings.onDay(facilityId, date);
  const detail = { date, bookings: rows.length };
  await audit.write({ actor: reader, action: 'read_roster', subject: `facility:${facilityId}`, detail });
  return rows
    .flatMap(({ booking, child, className }) => {
      const occasion = booking.occasions.find((one) => one.date === date);
      const mayBeNoted = booking.status !== 'cancelled' || cancellationOf(booking.actions)?.asked?.days.includes(date);
      if (!occasion || !mayBeNoted) return [];
      const mayRead = booking.consents.some(({ purpose, granted }) => purpose === 'health_notes' && granted);
      return [
        {
          booking: booking.id,
          number: booking.number,
          child: child?.name ?? '',
          className,
          from: occasion.from,
          to: occasion.to,
          healthNotes: mayRead ? (child?.healthNotes ?? undefined) : undefined,
          pickups: child ? pickupsOf(child) : booking.pickups,
          pickupCode: booking.pickupCode,
          asked: booking.status === 'cancelled',
          ...attendanceOn(booking.actions, date),
        },
      ];
    })
    .sort((a, b) => a.from - b.from || (a.child < b.child ? -1 : 1));
}

export interface OccupancyCell {
  date: CivilDate;
  className: string;
  classId: string;
  closed: boolean;
  /** Half-hour places sold, and offered, over the day. */
  sold: number;
  offered: number;
  peak: number;
  capacityAtPeak: number;
}

/** A week of a centre, class by class: how full it is, and at its fullest. */
export async function weekOccupancy(
  { now, sheets: kept, special: calendar, supplies }: Pick<Portal, 'now' | 'sheets' | 'special' | 'supplies'>,
  { facilityId, monday }: { facilityId: string; monday: CivilDate },
): Promise<OccupancyCell[]> {
  const facility = supplies.get(facilityId);
  if (!facility) return [];
  const at = now();
  const sunday = addDays(monday, 6);
  const special = calendar();
  const sheets = await kept.read({ classIds: facility.classes.map(({ id }) => id), from: monday, to: sunday });
  return datesFrom(monday, sunday).flatMap((date) =>
    facility.classes.map((group) => {
      const sheet = sheets.find((one) => one.classId === group.id && one.date === date);
      const claims = liveClaims(sheet?.claims ?? [], at);
      const opening = openingOn(date, { ...facility, special });
      const day = { date, weekday: timetableWeekday(date, special) };
      const slots = 'open' in opening ? opening.open.flatMap(slotsOf) : [];
      const cells = slots.map((minute) => ({
        capacity: capacityAt(minute, day, group, group.shifts).capacity,
        sold: soldAt(minute, claims),
      }));
      const peak = cells.reduce((best, cell) => (cell.sold > best.sold ? cell : best), { capacity: 0, sold: 0 });
      return {
        date,
        className: group.name.zh,
        classId: group.id,
        closed: slots.length === 0,
        sold: cells.reduce((total, { sold }) => total + sold, 0),
        offered: cells.reduce((total, { capacity }) => total + capacity, 0),
        peak: peak.sold,
        capacityAtPeak: peak.capacity,
      };
    }),
  );
}
