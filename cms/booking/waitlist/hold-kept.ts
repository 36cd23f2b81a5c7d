import { aheadOf, spanWaited } from '#cms/places/kept-ahead.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { Queues } from '#cms/records/queues.ts';
import type { WaitRecord } from '#cms/records/waits.ts';
import { notCovered, overlapping } from '#domain/booking/one-at-a-time.ts';
import type { Occasion } from '#domain/care/care.ts';
import type { PlacedClaim } from '#domain/offers/waitlist.ts';
import { isOpen } from '#domain/offers/waitlist-offer.ts';
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
  unit?: Unit,
): Promise<PlacedClaim[]> {
  if (line.waits.length === 0) return [];
  const classIds = line.facility.classes.map(({ id }) => id);
  const sheets = await portal.sheets.read({ classIds, ...spanWaited(portal, line), unit });
  const ahead = aheadOf(portal, { ...line, claimsOf: claimsLookup(sheets) });
  return ahead.filter(({ booking }) => !isKeptFor(booking, childId));
}

/** Whether all of it is kept for this child, whose turn it is on the waitlist. */
export function hasTurn(
  waits: readonly WaitRecord[],
  { childId, occasions, now }: { childId: string; occasions: readonly Occasion[]; now: Instant },
): boolean {
  const open = waits.flatMap(({ status, offer }) =>
    status === 'offered' && offer && isOpen(offer.until, now) ? offer.places : [],
  );
  const kept = open.filter((place) => place.childId === childId).map(({ stays }) => ({ occasions: stays }));
  return kept.length > 0 && notCovered(kept, occasions).length === 0;
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
