import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { paysBy, type RequestRule } from '#domain/places/on-request.ts';
import { inForceOn } from '#domain/time/civil-date.ts';
import type { Instant } from '#domain/time/zoned-time.ts';

/**
 * What waits for a centre's answer, the most urgent first, and the rule by which it is answered; nothing where the centre
 * has no need of such a list. What was asked for by a rule that has been taken away since still waits.
 */
export async function waitingRequests(
  portal: Pick<Portal, 'bookings' | 'city' | 'now' | 'supplies'>,
  facilityId: string,
): Promise<{ waiting: BookingRecord[]; rule?: RequestRule } | undefined> {
  const supply = portal.supplies.get(facilityId);
  const rule = inForceOn(supply?.requestRules ?? [], todayOf(portal));
  const waiting = await portal.bookings.waitingForReply(facilityId, portal.now());
  const answers = rule && supply?.classes.some(({ onRequest }) => onRequest?.length);
  return waiting.length > 0 || answers ? { waiting, rule } : undefined;
}

/** Until when a family that is accepted now signs and pays: without a rule, until what the one that was has left. */
export const keptUntil = (
  { startsAt, holdUntil }: Pick<BookingRecord, 'startsAt' | 'holdUntil'>,
  { now, rule }: { now: Instant; rule?: RequestRule },
): Instant => (rule ? paysBy({ now, startsAt, rule }) : (holdUntil ?? now));
