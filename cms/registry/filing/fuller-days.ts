import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { daysOver, type FullerDay } from '#domain/places/filed-places.ts';
import { addDays } from '#domain/time/civil-date.ts';

/** As far ahead as places can have been sold. */
const DAYS_AHEAD = 250;

/**
 * What a lower number of places would meet: the days on which more children are booked, who keep their bookings, and how
 * many places the classes offer now, of which no more than the filed ones are sold.
 */
export async function fullerDays(
  portal: Pick<Portal, 'city' | 'classes' | 'now' | 'sheets'>,
  { facilityId, places, unit }: { facilityId: string; places: number | null | undefined; unit?: Unit },
): Promise<{ days: FullerDay[]; offered: number }> {
  if (typeof places !== 'number') return { days: [], offered: 0 };
  const classes = await portal.classes.listOf(facilityId, unit);
  const today = todayOf(portal);
  const classIds = classes.map(({ id }) => id);
  const sheets = await portal.sheets.read({ classIds, from: today, to: addDays(today, DAYS_AHEAD), unit });
  const offered = classes.reduce((sum, one) => sum + one.places, 0);
  return { days: daysOver(places, sheets, portal.now()), offered: offered > places ? offered : 0 };
}
