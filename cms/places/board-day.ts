import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { openDaysFrom } from '#domain/places/opening.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';

const LOOKED_AT = 15;

/** The day that a centre's board opens on: today, and on a day of rest the next on which the centre is open. */
export function boardDay(
  portal: Pick<Portal, 'city' | 'now' | 'special' | 'supplies'>,
  facilityId: string,
): { date: CivilDate; rests: boolean } {
  const today = todayOf(portal);
  const supply = portal.supplies.get(facilityId);
  const [date = today] = supply ? openDaysFrom(today, { days: LOOKED_AT }, { ...supply, special: portal.special() }) : [];
  return { date, rests: date !== today };
}
