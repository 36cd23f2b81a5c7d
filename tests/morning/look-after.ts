import { reconcileMoney } from '#cms/contracts/reconcile-money.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { claimsLookup, classDay, watchedWith } from '#domain/places/class-day.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { SLOT_MINUTES } from '#domain/time/time-of-day.ts';
import { timetableWeekday } from '#domain/time/workdays.ts';

const DAYS = 40;

/** Half hours in which a class has more children than it takes, on account of these bookings; and what the books disagree about. */
export async function lookAfter(portal: Portal, made: ReadonlySet<string>, today: string) {
  const { sheets, special, supplies } = portal;
  let oversold = 0;
  let claims = 0;
  for (const facility of supplies.all()) {
    const ids = facility.classes.map(({ id }) => id);
    const all = await sheets.read({ classIds: ids, from: today, to: addDays(today, DAYS) });
    for (const sheet of all) {
      const own = sheet.claims.filter(({ booking }) => made.has(booking));
      const group = facility.classes.find(({ id }) => id === sheet.classId);
      if (own.length === 0 || !group) continue;
      claims += own.length;
      const watched = new Set(watchedWith(facility, [group.id]));
      const there = all.filter(({ classId, date }) => date === sheet.date && watched.has(classId));
      const day = { date: sheet.date, weekday: timetableWeekday(sheet.date, special()) };
      const { at } = classDay(facility, group, day, { now: portal.now(), claimsOf: claimsLookup(there) });
      const slots = new Set(own.flatMap(({ from, to }) => slotsBetween(from, to)));
      oversold += [...slots].filter((minute) => at(minute).sold > at(minute).capacity).length;
    }
  }
  const { found } = await reconcileMoney(portal);
  return { oversold, claims, mismatches: found.length };
}

function slotsBetween(from: number, to: number): number[] {
  const first = Math.floor(from / SLOT_MINUTES);
  return Array.from({ length: Math.ceil(to / SLOT_MINUTES) - first }, (_, n) => (first + n) * SLOT_MINUTES);
}
