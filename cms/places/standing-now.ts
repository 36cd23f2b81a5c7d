import { conflict, type Problem } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { type NotBookable, whyNotBookable } from '#domain/places/credential.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';

type Stay = { facilityId: string; from: CivilDate };

/** Why a centre may not take a stay on now, read this moment: a place held while it could be booked is no leave to go on (promise 6). */
export async function whyNotServed(
  { supplies }: Pick<Portal, 'supplies'>,
  { facilityId, from }: Stay,
): Promise<NotBookable | undefined> {
  const facility = await supplies.fresh(facilityId);
  return facility ? whyNotBookable(facility.standing, from) : 'listed_only';
}

export async function refuseUnserved(portal: Pick<Portal, 'supplies'>, stay: Stay): Promise<Problem | undefined> {
  const reason = await whyNotServed(portal, stay);
  return reason && conflict(`not_bookable.${reason}`);
}
