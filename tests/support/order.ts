import { signContract } from '#cms/contracts/sign-contract.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { CareRequest } from '#domain/care/care.ts';
import { by, type Family, hold } from './family.ts';

/** What a family holds together: each request is a booking, and all bear one order. */
async function holdTogether(portal: Portal, family: Family, requests: readonly CareRequest[]): Promise<string[]> {
  const order = crypto.randomUUID();
  const ids: string[] = [];
  for (const request of requests) {
    const held = await hold(portal, family, request);
    if (!held.ok) throw new Error(`hold refused: ${held.code}`);
    ids.push(held.booking.id);
  }
  for (const id of ids) await portal.payload.db.updateOne({ collection: 'bookings', id, data: { order } });
  return ids;
}

async function sign(portal: Portal, family: Family, bookingId: string): Promise<BookingRecord> {
  const own = { bookingId, guardianId: family.guardianId, name: family.name, readTerms: true, by: by(family) };
  const signed = await signContract(portal, own);
  if (!signed.ok) throw new Error(`signature refused: ${signed.code}`);
  return signed.booking;
}

/** Holds and signs all of it; the money is still to come. */
export async function signTogether(portal: Portal, family: Family, requests: readonly CareRequest[]): Promise<string[]> {
  const ids = await holdTogether(portal, family, requests);
  for (const id of ids) if ((await portal.bookings.get(id)).status === 'held') await sign(portal, family, id);
  return ids;
}
