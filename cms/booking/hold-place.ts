import { randomInt } from 'node:crypto';
import { notFound, type Problem, type Result, unprocessable } from '#cms/core/problem.ts';
import { claimOccasions } from '#cms/places/claim-occasions.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { inTransaction, type Unit } from '#cms/ports/database/in-transaction.ts';
import { type BookingRecord, toBooking } from '#cms/records/booking.ts';
import { json } from '#cms/records/json.ts';
import { newNumber } from '#cms/records/new-number.ts';
import { readSupplies } from '#cms/records/supply.ts';
import type { Actor } from '#domain/booking/booking-state.ts';
import { exceedsPrepaidCap, type PrepaidSpan, prepaidUntil } from '#domain/booking/prepayment.ts';
import { type CareRequest, isMonthly } from '#domain/care/care.ts';
import { spanOf } from '#domain/care/span.ts';
import type { Consent, PickupPerson } from '#domain/contract/contract.ts';
import { ageInMonths } from '#domain/time/age.ts';
import { type Instant, plusMinutes, toLocal } from '#domain/time/zoned-time.ts';
import { quoteCare } from './quote-care.ts';

/** How long places wait for signature and payment. */
export const HOLD_MINUTES = 15;

export interface HoldWish {
  slug: string;
  request: CareRequest;
  classId?: string;
  guardianId: string;
  childId: string;
  pickups: PickupPerson[];
  consents: Consent[];
  /** The family says that it has had the same service before, here or elsewhere. */
  hadSameService: boolean;
  by: Actor;
  bookedBy?: string;
}

/** Holds all of a wish's places for a quarter of an hour, or none (promises 1, 2, 5, 6). */
export async function holdPlace(portal: Portal, wish: HoldWish): Promise<Result<{ booking: BookingRecord }>> {
  const { payload, city } = portal;
  const child = await payload.findByID({ collection: 'children', id: wish.childId, depth: 0, disableErrors: true });
  if (!child || child.guardian !== wish.guardianId) return notFound('child_not_found');
  if (ageInMonths(child.birthDate, wish.request.date) < 0) return unprocessable('not_born_yet', { field: 'date' });

  const known = wish.hadSameService || (await hadServiceBefore(portal, wish.childId));
  const quoted = await quoteCare(portal, { ...wish, birthDate: child.birthDate, hadSameService: known });
  if (!quoted.ok) return quoted;
  const { quote } = quoted;
  const [facility] = await readSupplies(payload, city.timeZone, quote.facility.id);
  const group = facility?.classes.find(({ id }) => id === quote.group.id);
  if (!facility || !group) return notFound('facility_not_found');

  const now = portal.now();
  const until = plusMinutes(now, HOLD_MINUTES);
  const span = spanOf(quote.occasions, city.timeZone);
  return inTransaction(payload, async (req): Promise<Result<{ booking: BookingRecord }>> => {
    const capped = await whyOverCap(portal, { wish, span, facilityId: facility.id, now, req });
    if (capped) return capped;
    const doc = await payload.create({
      collection: 'bookings',
      req,
      depth: 0,
      data: {
        number: newNumber('B', toLocal(now, city.timeZone).date),
        facility: facility.id,
        class: group.id,
        guardian: wish.guardianId,
        child: wish.childId,
        form: wish.request.form,
        status: 'held',
        ...span,
        holdUntil: until,
        total: quote.total,
        request: json(wish.request),
        occasions: json(quote.occasions),
        lines: json(quote.lines),
        terms: json(quote.terms),
        hadSameService: known,
        pickups: json(wish.pickups),
        consents: json(wish.consents),
        actions: json([{ type: 'hold', at: now, by: wish.by, until }]),
        bookedBy: wish.bookedBy,
        pickupCode: String(randomInt(100_000, 1_000_000)),
      },
    });
    const refused = await claimOccasions(portal, {
      facility,
      group,
      occasions: quote.occasions,
      booking: doc.id,
      until,
      now,
      req,
    });
    return refused ?? { ok: true, booking: toBooking(doc) };
  });
}

async function whyOverCap(
  { payload, city }: Portal,
  { wish, span, facilityId, now, req }: { wish: HoldWish; span: PrepaidSpan; facilityId: string; now: Instant; req: Unit },
): Promise<Problem | undefined> {
  if (!isMonthly(wish.request)) return undefined;
  // Two holds for one child may touch no day in common: on MongoDB only a document that both write makes them take turns.
  await payload.db.updateOne({ collection: 'children', id: wish.childId, data: { updatedAt: new Date().toISOString() }, req });
  const { docs } = await payload.find({
    collection: 'bookings',
    where: { child: { equals: wish.childId }, facility: { equals: facilityId }, status: { in: ['held', 'signed', 'confirmed'] } },
    depth: 0,
    pagination: false,
    limit: 0,
    req,
  });
  const live = docs
    .map(toBooking)
    .filter((one) => isMonthly(one.request) && (one.status === 'confirmed' || (one.holdUntil ?? '') > now));
  const today = toLocal(now, city.timeZone).date;
  if (!exceedsPrepaidCap(live, span, today)) return undefined;
  return unprocessable('prepaid_cap', { field: 'months', params: { until: prepaidUntil(live, span, today) } });
}

/** F1 is lost by a family that has already been served: a stay completed or attended here counts. */
async function hadServiceBefore({ payload, now }: Portal, childId: string): Promise<boolean> {
  const { totalDocs } = await payload.count({
    collection: 'bookings',
    where: { child: { equals: childId }, status: { in: ['confirmed', 'completed'] }, startsAt: { less_than: now() } },
  });
  return totalDocs > 0;
}
