import { ConflictError, type Unit } from '#cms/ports/database/in-transaction.ts';
import { type BookingAction, foldStatus } from '#domain/booking/booking-state.ts';
import { type Claim, confirmClaim, removeClaim } from '#domain/places/capacity.ts';
import type { BookingRecord } from './booking.ts';
import { readSheets, writeSheet } from './claims.ts';
import { json } from './json.ts';
import type { Kept } from './kept.ts';

/**
 * Adds what happened to a booking, if nobody has changed it since it was read; its status follows
 * from the list. Returns the booking as it now is.
 */
export async function addAction(
  { payload }: Kept,
  booking: BookingRecord,
  action: BookingAction,
  req: Unit,
  also: Record<string, unknown> = {},
): Promise<BookingRecord> {
  const actions = [...booking.actions, action];
  const status = foldStatus(actions);
  const updated = await payload.db.updateOne({
    collection: 'bookings',
    where: { id: { equals: booking.id }, revision: { equals: booking.revision } },
    data: { ...also, actions: json(actions), status, revision: booking.revision + 1 },
    req,
  });
  if (!updated) throw new ConflictError(`booking ${booking.number} was changed meanwhile`);
  return { ...booking, ...also, actions, status, revision: booking.revision + 1 };
}

/** Gives every place of a booking back. */
export function releasePlaces(portal: Kept, booking: BookingRecord, req: Unit): Promise<void> {
  return changeClaims(portal, booking, req, (claims) => removeClaim(claims, booking.id));
}

/** Paid: the places no longer run out. */
export function confirmPlaces(portal: Kept, booking: BookingRecord, req: Unit): Promise<void> {
  return changeClaims(portal, booking, req, (claims) => confirmClaim(claims, booking.id));
}

async function changeClaims(
  { payload }: Kept,
  booking: BookingRecord,
  req: Unit,
  change: (claims: readonly Claim[]) => Claim[],
): Promise<void> {
  const sheets = await readSheets(payload, { classIds: [booking.classId], from: booking.from, to: booking.to, req });
  for (const sheet of sheets) {
    if (sheet.claims.some((claim) => claim.booking === booking.id))
      await writeSheet(payload, { ...sheet, claims: change(sheet.claims) }, req);
  }
}
