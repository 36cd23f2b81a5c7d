import { conflict, noPlace, type Problem } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { isMonthly, type Occasion } from '#domain/care/care.ts';
import { firstBarred, type NotBookable, type Standing } from '#domain/places/credential.ts';
import { ofClass } from '#domain/places/opening.ts';
import { isOpenFor } from '#domain/places/supply-change.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { Instant } from '#domain/time/zoned-time.ts';

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

const changeOf = (facilityId: string) => ({ action: 'change_standing', subject: `facility:${facilityId}` });

/** Keeps how a centre stood until now. */
export async function noteStanding(
  { audit }: Pick<Portal, 'audit'>,
  { facilityId, before, actor }: { facilityId: string; before: Standing; actor: string },
  unit: Unit,
): Promise<void> {
  await audit.write({ ...changeOf(facilityId), actor, detail: { before } }, unit);
}

/** How a centre stood at a moment that is past: the first change since then says what was before it. */
export async function standingAt(
  { audit, supplies }: Pick<Portal, 'audit' | 'supplies'>,
  { facilityId, at }: { facilityId: string; at: Instant },
  unit: Unit,
): Promise<Standing | undefined> {
  const changed = await audit.firstSince(changeOf(facilityId), at, unit);
  return changed ? (changed.before as Standing) : (await supplies.fresh(facilityId))?.standing;
}

type ToServe = Pick<BookingRecord, 'classId' | 'facilityId' | 'occasions' | 'request'>;

/** The day of a single stay on which its centre, or its class there, has come to be shut; care by the month knows of days off. */
export async function shutOn(
  { special, supplies }: Pick<Portal, 'special' | 'supplies'>,
  { classId, facilityId, occasions, request }: ToServe,
): Promise<CivilDate | undefined> {
  const facility = isMonthly(request) ? undefined : await supplies.fresh(facilityId);
  const own = facility && ofClass(facility, classId);
  return own && occasions.find((one) => !isOpenFor(own, one, one.date, special()))?.date;
}

export async function refuseUnserved(
  portal: Pick<Portal, 'special' | 'supplies'>,
  booking: ToServe,
): Promise<Problem | undefined> {
  const barred = await whyNotServed(portal, booking);
  if (barred) return conflict(`not_bookable.${barred.reason}`, { why: { reason: barred.reason } });
  const date = await shutOn(portal, booking);
  return date === undefined ? undefined : noPlace({ reason: 'closure' }, date);
}
