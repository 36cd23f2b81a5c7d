import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { Sheets } from '#cms/records/sheets.ts';
import { type Claim, confirmClaim, extendClaim, removeClaim } from '#domain/places/capacity.ts';
import type { Instant } from '#domain/time/zoned-time.ts';

type Claimed = Pick<BookingRecord, 'id' | 'classId' | 'from' | 'to'>;

/** Gives every place of a booking back. */
export function releasePlaces({ sheets }: { sheets: Sheets }, booking: Claimed, unit: Unit): Promise<void> {
  return changeClaims(sheets, booking, unit, (claims) => removeClaim(claims, booking.id));
}

/** The places are held longer. */
export function extendPlaces({ sheets }: { sheets: Sheets }, booking: Claimed, until: Instant, unit: Unit): Promise<void> {
  return changeClaims(sheets, booking, unit, (claims) => extendClaim(claims, booking.id, until));
}

/** Paid: the places no longer run out. */
export function confirmPlaces({ sheets }: { sheets: Sheets }, booking: Claimed, unit: Unit): Promise<void> {
  return changeClaims(sheets, booking, unit, (claims) => confirmClaim(claims, booking.id));
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
