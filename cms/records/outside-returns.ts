import { z } from 'zod';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { OUTSIDE_KINDS, OUTSIDE_STATUSES, type OutsideReturn } from '#domain/money/outside-return.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import type { Kept } from './kept.ts';
import type { OutsideReturn as Doc } from './payload-types.ts';
import { idOf } from './supply.ts';

export interface OutsideRecord extends OutsideReturn {
  id: string;
  /** The provider's number of it, with that of the payment where it is of several bookings. */
  reference: string;
  /** The provider's number of it. */
  event: string;
  bookingId: string;
  paymentId: string;
  heardAt: Instant;
}

/** Money that went back without this portal asking. */
export interface OutsideReturns {
  /** All that is written down under one of the provider's numbers: a part for each booking that it is of. */
  allOf(event: string, unit: Unit): Promise<OutsideRecord[]>;
  ofPayment(paymentId: string, unit?: Unit): Promise<OutsideRecord[]>;
  ofBooking(bookingId: string): Promise<OutsideRecord[]>;
  /** What has not come back, the newest first. */
  listLatest(most: number): Promise<OutsideRecord[]>;
  /** Ids of the payments of which some money may yet come back. */
  listOpen(): Promise<string[]>;
  add(one: Omit<OutsideRecord, 'id'> & { facilityId: string }, unit: Unit): Promise<void>;
  setStatus(id: string, status: OutsideReturn['status'], unit: Unit): Promise<void>;
}

export function createOutsideReturns({ payload }: Kept): OutsideReturns {
  const collection = 'outside-returns';
  const asked = { collection, depth: 0, pagination: false } as const;
  return {
    allOf: async (event, req) =>
      (await payload.find({ ...asked, where: { event: { equals: event } }, sort: 'reference', req })).docs.map(toRecord),
    ofPayment: async (paymentId, req) => {
      const where = { payment: { equals: paymentId } };
      return (await payload.find({ ...asked, where, sort: 'createdAt', req })).docs.map(toRecord);
    },
    ofBooking: async (bookingId) => {
      const where = { booking: { equals: bookingId } };
      return (await payload.find({ ...asked, where, sort: 'createdAt' })).docs.map(toRecord);
    },
    listLatest: async (limit) => {
      const where = { status: { not_equals: 'returned' } };
      return (await payload.find({ ...asked, where, sort: '-createdAt', limit })).docs.map(toRecord);
    },
    listOpen: async () => {
      const { docs } = await payload.find({
        ...asked,
        where: { status: { equals: 'open' } },
        limit: 0,
        select: { payment: true },
      });
      return docs.map(({ payment }) => idOf(payment));
    },
    add: async ({ bookingId, facilityId, paymentId, ...same }, req) => {
      const data = { ...same, booking: bookingId, facility: facilityId, payment: paymentId };
      await payload.create({ collection, depth: 0, data, req });
    },
    setStatus: async (id, status, req) => {
      await payload.update({ collection, id, depth: 0, data: { status }, req });
    },
  };
}

function toRecord({ id, reference, event, booking, payment, kind, status, amount, currency, heardAt }: Doc): OutsideRecord {
  return {
    id,
    reference,
    event,
    bookingId: idOf(booking),
    paymentId: idOf(payment),
    kind: z.enum(OUTSIDE_KINDS).parse(kind),
    status: z.enum(OUTSIDE_STATUSES).parse(status),
    amount,
    currency,
    heardAt,
  };
}
