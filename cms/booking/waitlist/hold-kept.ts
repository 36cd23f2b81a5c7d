import { aheadOf, spanWaited } from '#cms/places/kept-ahead.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { Queues } from '#cms/records/queues.ts';
import type { WaitRecord } from '#cms/records/waits.ts';
import { overlapping } from '#domain/booking/one-at-a-time.ts';
import type { PlacedClaim } from '#domain/offers/waitlist.ts';
import { claimsLookup } from '#domain/places/class-day.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import { isKeptFor } from '#domain/places/wait-claim.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { acceptIn } from './answer-offer.ts';
import type { Offering } from './offer-places.ts';

interface Taking {
  facility: FacilitySupply;
  waits: readonly WaitRecord[];
  queues: Queues;
  now: Instant;
  childId: string;
}

/** Free places that others on the waitlist are to be offered first, by the sheets as a unit of work sees them; the child's own are not among them. */
export async function othersAhead(
  portal: Pick<Portal, 'city' | 'sheets' | 'special'>,
  { childId, ...line }: Taking,
  unit: Unit,
): Promise<PlacedClaim[]> {
  if (line.waits.length === 0) return [];
  const classIds = line.facility.classes.map(({ id }) => id);
  const sheets = await portal.sheets.read({ classIds, ...spanWaited(portal, line), unit });
  const ahead = aheadOf(portal, { ...line, claimsOf: claimsLookup(sheets) });
  return ahead.filter(({ booking }) => !isKeptFor(booking, childId));
}

/** Who books what was kept for it has accepted it. Gives the ids of those who are to be told of what that ends. */
export async function acceptByHold(
  portal: Offering,
  { waits, booking }: { waits: readonly WaitRecord[]; booking: BookingRecord },
  unit: Unit,
): Promise<string[]> {
  const { childId, guardianId, occasions } = booking;
  const own = waits.find(({ offer }) => {
    const places = offer?.places.filter((place) => place.childId === childId) ?? [];
    return overlapping(
      places.map(({ stays }) => ({ occasions: stays })),
      occasions,
    );
  });
  const wait = own && (await portal.waits.find(own.id, unit));
  const accepted = wait && (await acceptIn(portal, { wait, guardianId }, unit));
  return accepted?.ok ? (accepted.told ?? []) : [];
}
