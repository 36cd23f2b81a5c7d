import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { Sheets } from '#cms/records/sheets.ts';
import { type Claim, confirmClaim, endClaimAt, extendClaim, longerClaim, removeClaim } from '#domain/places/capacity.ts';
import type { Instant } from '#domain/time/zoned-time.ts';

type Claimed = Pick<BookingRecord, 'id' | 'classId' | 'from' | 'to'>;

/** Gives every place of a booking back. */
export function releasePlaces({ sheets }: { sheets: Sheets }, booking: Claimed, unit: Unit): Promise<void> {
  return changeClaims(sheets, booking, unit, (claims) => removeClaim(claims, booking.id));
}

/** The places are held longer; beyond what a hold can last where that is said. */
export function extendPlaces(
  { sheets }: { sheets: Sheets },
  booking: Claimed & { longer?: boolean },
  until: Instant,
  unit: Unit,
): Promise<void> {
  return changeClaims(sheets, booking, unit, (claims) => extendClaim(claims, booking.id, until, booking.longer));
}

/** Paid: the places no longer run out. */
export function confirmPlaces({ sheets }: { sheets: Sheets }, booking: Claimed, unit: Unit): Promise<void> {
  return changeClaims(sheets, booking, unit, (claims) => confirmClaim(claims, booking.id));
}

/** A stay ends at another time; what was held for it beside is part of it now, or given up. */
export function endPlacesAt({ sheets }: { sheets: Sheets }, booking: Claimed, to: number, unit: Unit): Promise<void> {
  const beside = longerClaim(booking.id);
  return changeClaims(sheets, booking, unit, (claims) => endClaimAt(claims, booking.id, { to, beside }));
}

async function changeClaims(
  sheets: Sheets,
  { id, classId, from, to }: Claimed,
  unit: Unit,
  change: (claims: readonly Claim[]) => Claim[],
): Promise<void> {
  const its = (await sheets.read({ classIds: [classId], from, to, unit })).filter(({ claims }) =>
    claims.some(({ booking }) => booking === id),
  );
  const changed = its.map((sheet) => ({ ...sheet, claims: change(sheet.claims) }));
  await sheets.write(changed, unit);
}
