import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { addDays, type CivilDate } from '#domain/time/civil-date.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import { countDifferences } from '#search/compare.ts';

/** Three in the morning: fewest people search, and the day's edits are in. */
const CHECK_AT = 3 * 60;
/** What began so many days ago is looked for: nights are missed. */
const NIGHTS = 7;

/**
 * Compares index and database and mends what differs: but for prices that begin or end with the day, nothing should.
 * What it finds, it says.
 */
export async function checkIndex(
  portal: Pick<Portal, 'city' | 'documents' | 'log' | 'now' | 'search' | 'supplies' | 'till'>,
): Promise<'agreed' | 'mended'> {
  // What heads have not declared is off sale from a day on, which nobody writes down.
  if (asksDeclared(portal) || (await beganToPay(portal, addDays(todayOf(portal), -NIGHTS)))) await portal.supplies.refreshAll();
  const { missing, surplus, different } = await portal.search.mend(portal.documents.readAll);
  const found = { missing: missing.length, surplus: surplus.length, different: different.length };
  const agrees = countDifferences({ missing, surplus, different }) === 0;
  if (agrees) portal.log.info(found, 'the search index agrees with the database');
  else portal.log.warn(found, 'the search index differed from the database and was mended');
  return agrees ? 'agreed' : 'mended';
}

/** Whether a city asks heads to declare their contracts by now. */
export function asksDeclared({ city, now }: Pick<Portal, 'city' | 'now'>): boolean {
  return city.offerSigning !== undefined && todayOf({ city, now }) >= city.offerSigning.from;
}

/** Whether a rule by which counters take money began after a day: where nothing else is a way to pay, places are sold from then on. */
export async function beganToPay(portal: Pick<Portal, 'city' | 'now' | 'till'>, since: CivilDate): Promise<boolean> {
  const today = todayOf(portal);
  return (await portal.till.rules()).some(({ effectiveOn }) => effectiveOn > since && effectiveOn <= today);
}

/** The last day whose check is due: it changes at the hour of the check. */
export function nightOf({ now, city }: Pick<Portal, 'now' | 'city'>): CivilDate {
  return toLocal(new Date(Date.parse(now()) - CHECK_AT * 60_000).toISOString(), city.timeZone).date;
}
