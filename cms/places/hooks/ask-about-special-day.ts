import { APIError, type CollectionBeforeChangeHook, type CollectionBeforeDeleteHook, type PayloadRequest } from 'payload';
import { staffOf } from '#cms/access/roles.ts';
import { todayOf } from '#cms/core/clock.ts';
import { say } from '#cms/fields/hooks/say.ts';
import { getPortal, type Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { SpecialDay as Row } from '#cms/records/payload-types.ts';
import { toSpecialDay } from '#cms/records/special-days.ts';
import { type ShutStays, shutStays } from '#domain/places/shut-stays.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { SpecialDay } from '#domain/time/workdays.ts';
import { askAboutShut } from './shut-days.ts';

/** A day off for which children are booked, at whatever centre, is saved once that has been confirmed. */
export const askAboutSpecialDay: CollectionBeforeChangeHook<Row> = async ({ data, originalDoc, req }) => {
  if (!staffOf(req)) return data;
  const portal = await getPortal();
  const change = { old: originalDoc && toSpecialDay(originalDoc), next: toSpecialDay({ ...originalDoc, ...data } as Row) };
  refusePast(req, change, todayOf(portal));
  if (!data.confirmed) await askAboutShut(req, await touchedBy(portal, change, req), 'refused.shutDays');
  return data;
};

/** There is nothing to confirm a deletion with: a make-up working day that is booked is changed first. */
export const askAboutSpecialDayGone: CollectionBeforeDeleteHook = async ({ id, req }) => {
  if (!staffOf(req)) return;
  const portal = await getPortal();
  const old = await portal.calendar.find(String(id), req);
  if (!old) return;
  refusePast(req, { old }, todayOf(portal));
  await askAboutShut(req, await touchedBy(portal, { old }, req), 'refused.shutDaysDelete');
};

/** What a day was stays on record once it is over; a day that nobody wrote down before may be. */
function refusePast(req: PayloadRequest, { old, next = old }: { old?: SpecialDay; next?: SpecialDay }, today: CivilDate): void {
  if (old && next && (old.date < today || next.date < today))
    throw new APIError(say(req, 'refused.pastDaysOff'), 409, undefined, true);
}

async function touchedBy(
  portal: Pick<Portal, 'city' | 'now' | 'sheets' | 'special' | 'supplies'>,
  { old, next }: { old?: SpecialDay; next?: SpecialDay },
  unit: Unit,
): Promise<ShutStays> {
  const { now, sheets, special, supplies } = portal;
  const before = new Map(special());
  if (old) before.set(old.date, old);
  const after = new Map(before);
  if (old) after.delete(old.date);
  if (next) after.set(next.date, next);
  const facilityOf = new Map(supplies.all().flatMap((facility) => facility.classes.map(({ id }) => [id, facility] as const)));
  const bookings = new Set<string>();
  const dates = new Set<string>();
  const today = todayOf(portal);
  for (const date of new Set([old?.date ?? today, next?.date ?? today])) {
    if (date < today) continue;
    for (const day of await sheets.read({ from: date, to: date, unit })) {
      const facility = facilityOf.get(day.classId);
      if (!facility) continue;
      const change = { before: { facility, special: before }, after: { facility, special: after } };
      const shut = shutStays(change, { days: [day], now: now() });
      for (const one of shut.bookings) bookings.add(one);
      for (const one of shut.dates) dates.add(one);
    }
  }
  return { bookings, dates: [...dates].sort() };
}
