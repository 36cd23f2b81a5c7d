import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { WaitRecord } from '#cms/records/waits.ts';
import type { InEveryLanguage } from '#domain/language/lang.ts';
import { sum } from '#domain/money/money.ts';
import { type OpenClass, openDay } from '#domain/offers/open-day.ts';
import { isPaused } from '#domain/offers/waitlist.ts';
import { claimsLookup } from '#domain/places/class-day.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { type Offering, turnsNow } from '../waitlist/offer-places.ts';
import { type PlannerWait, waitsOf } from './planner-week.ts';

/** How somebody who waits stands to a day's free places. */
export type WaitStands = 'isOffered' | 'isPaused' | 'isTurn' | 'notTurn';

export interface OpenDay {
  classes: (OpenClass & { name: InEveryLanguage })[];
  worth: number;
  /** Who waits for something on that day, in line, and whether it has been offered it, would be now, or wants none for a time. */
  waits: (PlannerWait & { stands: WaitStands })[];
}

/** What a day's free places of a centre are worth, and who waits for them. What is kept for who waits is not free. */
export async function readOpenDay(
  portal: Offering & Pick<Portal, 'audit' | 'queues' | 'prices'>,
  { facilityId, date, reader }: { facilityId: string; date: CivilDate; reader: string },
): Promise<OpenDay | undefined> {
  const supply = await portal.supplies.fresh(facilityId);
  if (!supply) return undefined;
  const facility = { ...supply, prices: await portal.prices.listOf(facilityId) };
  const classIds = facility.classes.map(({ id }) => id);
  const live = await portal.waits.liveAt(facilityId);
  const { turns } = await turnsNow(portal, { facility, waiting: live.filter(({ status }) => status === 'waiting') });
  const sheets = await portal.sheets.read({ classIds, from: date, to: date });
  const context = { now: portal.now(), special: portal.special(), claimsOf: claimsLookup(sheets) };
  const classes = openDay(facility, date, context).map((one) => ({
    ...one,
    name: facility.classes.find(({ id }) => id === one.classId)?.name as InEveryLanguage,
  }));
  const today = todayOf(portal);
  const standsOf = (wait: WaitRecord): WaitStands => {
    if (wait.offer) return 'isOffered';
    if (isPaused(wait, today)) return 'isPaused';
    return turns.some(({ waiting }) => waiting.id === wait.id) ? 'isTurn' : 'notTurn';
  };
  const all = await waitsOf(portal, { facilityId, reader, last: date });
  const waits = all
    .filter(({ stays }) => stays.some((stay) => stay.date === date))
    .map((one) => ({ ...one, stands: standsOf(one.wait) }));
  return { classes, worth: sum(classes.map((one) => one.worth)), waits };
}
