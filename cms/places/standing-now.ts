import { conflict, type Problem } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Occasion } from '#domain/care/care.ts';
import { firstBarred, type NotBookable } from '#domain/places/credential.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';

type Stay = { facilityId: string; occasions: readonly Pick<Occasion, 'date'>[] };

/**
 * On which of a stay's days a centre may not take the child, and why, read this moment: a place held while it could be
 * booked is no leave to go on (promise 6).
 */
export async function whyNotServed(
  { supplies }: Pick<Portal, 'supplies'>,
  { facilityId, occasions }: Stay,
): Promise<{ date: CivilDate; reason: NotBookable } | undefined> {
  const days = occasions.map(({ date }) => date);
  const facility = await supplies.fresh(facilityId);
  if (facility) return firstBarred(facility.standing, days);
  const [date] = days.sort();
  return date === undefined ? undefined : { date, reason: 'listed_only' };
}

export async function refuseUnserved(portal: Pick<Portal, 'supplies'>, stay: Stay): Promise<Problem | undefined> {
  const barred = await whyNotServed(portal, stay);
  return barred && conflict(`not_bookable.${barred.reason}`, { why: { reason: barred.reason } });
}
