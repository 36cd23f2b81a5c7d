import type { Portal } from '#cms/portal/portal.ts';
import type { KeptAbsence, KeptShift } from '#cms/records/rota.ts';
import type { InEveryLanguage } from '#domain/language/lang.ts';
import { claimsLookup, classDay, type SlotState } from '#domain/places/class-day.ts';
import { type Gap, gapsIn } from '#domain/places/gaps.ts';
import { openingOn, openSlots } from '#domain/places/opening.ts';
import { addDays, type CivilDate, datesFrom } from '#domain/time/civil-date.ts';
import type { Window } from '#domain/time/time-of-day.ts';
import { timetableWeekday } from '#domain/time/workdays.ts';

export interface RotaDay {
  date: CivilDate;
  open: Window[];
  classes: { id: string; slots: SlotState[]; gaps: Gap[] }[];
}

export interface RotaPerson {
  id: string;
  name: string;
  shifts: KeptShift[];
  /** The days of the week on which each of their shifts falls, in its order. */
  days: { date: CivilDate; shifts: KeptShift[]; away?: KeptAbsence }[];
}

export interface RotaWeek {
  days: RotaDay[];
  people: RotaPerson[];
  classes: { id: string; name: InEveryLanguage }[];
}

/** A centre's week: who works when, and where somebody is missing for children who are booked. */
export async function weekOfShifts(
  portal: Pick<Portal, 'now' | 'rota' | 'sheets' | 'special' | 'staffMembers' | 'supplies'>,
  { facilityId, monday }: { facilityId: string; monday: CivilDate },
): Promise<RotaWeek | undefined> {
  const facility = await portal.supplies.fresh(facilityId);
  if (!facility) return undefined;
  const dates = datesFrom(monday, addDays(monday, 6));
  const special = portal.special();
  const classIds = facility.classes.map(({ id }) => id);
  const claimsOf = claimsLookup(await portal.sheets.read({ classIds, from: monday, to: addDays(monday, 6) }));
  const shifts = await portal.rota.shifts(facilityId);
  const away = await portal.rota.absences(facilityId, monday);
  const staff = await portal.staffMembers.listOf(facilityId);
  const days = dates.map((date): RotaDay => {
    const opening = openingOn(date, { ...facility, special });
    const open = 'open' in opening ? opening.open : [];
    const day = { date, weekday: timetableWeekday(date, special) };
    const classes = facility.classes.map((group) => {
      const minutes = openSlots(facility, group.id, { date, special });
      const slots = minutes.map(classDay(facility, group, day, { now: portal.now(), claimsOf }).at);
      const forPublic =
        group.publicParts && classDay(facility, { ...group, countedFor: 'public' }, day, { now: portal.now(), claimsOf });
      const shown = forPublic ? slots.map((slot) => ({ ...slot, leftPublic: forPublic.at(slot.minute).left })) : slots;
      return { id: group.id, slots: shown, gaps: gapsIn(slots) };
    });
    return { date, open, classes };
  });
  const falls = ({ weekdays, startsOn, endsOn }: KeptShift, date: CivilDate) =>
    weekdays.includes(String(timetableWeekday(date, special))) && (startsOn ?? '') <= date && date <= (endsOn ?? '9999-12-31');
  const people = staff
    .map(({ id, name }): RotaPerson => {
      const own = shifts.filter((shift) => shift.staff === id);
      return {
        ...{ id, name, shifts: own },
        days: days.map(({ date, open }) => ({
          date,
          shifts: open.length > 0 ? own.filter((shift) => falls(shift, date)) : [],
          away: away.find((one) => one.staff === id && one.from <= date && date <= one.to),
        })),
      };
    })
    .filter(({ shifts: own }) => own.length > 0);
  return { days, people, classes: facility.classes.map(({ id, name }) => ({ id, name })) };
}
