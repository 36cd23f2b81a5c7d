import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { Checkout, PaymentState } from '#cms/ports/payment/port.ts';
import type { KeptPayment } from '#domain/booking/books.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import type { Kept } from './kept.ts';
import type { Payment } from './payload-types.ts';
import { idOf } from './supply.ts';

/** A checkout as it is about to be asked for. */
type NewPayment = Pick<
  Payment,
  | 'reference'
  | 'booking'
  | 'facility'
  | 'provider'
  | 'amount'
  | 'currency'
  | 'description'
  | 'lang'
  | 'status'
  | 'startedAt'
  | 'extra'
>;

/** Attempts to pay, one for each checkout. */
export interface Payments {
  get(id: string, unit?: Unit): Promise<Payment>;
  findByReference(reference: string, unit?: Unit): Promise<Payment | undefined>;
  /** Of one booking, in the order they were begun: those of which the provider has given a checkout. */
  listOf(bookingId: string): Promise<Payment[]>;
  /** How many of one booking were begun before a moment without a checkout having been given. */
  countBrokenOff(bookingId: string, before: Instant): Promise<number>;
  /** Of one booking, those without a checkout among them. */
  allOf(bookingId: string): Promise<KeptPayment[]>;
  /** Ids of the bookings that anybody has begun to pay. */
  bookingIds(): Promise<string[]>;
  /** Ids of those that could still be paid although their booking has ended, the oldest first. */
  closable(): Promise<string[]>;
  /** Keeps what is about to be asked for, or gives what was kept before under its reference. */
  begin(payment: NewPayment, unit: Unit): Promise<Payment>;
  /** Keeps the checkout that the provider has given. Pressed twice at once, it is the same one. */
  open(id: string, checkout: Checkout, unit: Unit): Promise<Payment>;
  /** Takes in what the provider says; when it was paid, and what came, go with `paid` alone. */
  record(
    id: string,
    state: Pick<PaymentState, 'status' | 'method' | 'paidAt' | 'amount' | 'currency'>,
    unit: Unit,
  ): Promise<void>;
}

export function createPayments({ payload }: Kept): Payments {
  const collection = 'payments';
  const findByReference = async (reference: string, unit?: Unit) => {
    const where = { reference: { equals: reference } };
    return (await payload.find({ collection, where, depth: 0, limit: 1, pagination: false, req: unit })).docs[0];
  };
  return {
    get: (id, req) => payload.findByID({ collection, id, depth: 0, req }),
    findByReference,
    listOf: async (bookingId) => {
      const where = { booking: { equals: bookingId }, providerRef: { exists: true } };
      return (await payload.find({ collection, where, sort: 'createdAt', depth: 0, pagination: false })).docs;
    },
    countBrokenOff: async (bookingId, before) => {
      const where = { booking: { equals: bookingId }, providerRef: { exists: false }, startedAt: { less_than: before } };
      return (await payload.count({ collection, where })).totalDocs;
    },
    allOf: async (bookingId) => {
      const where = { booking: { equals: bookingId } };
      return (await payload.find({ collection, where, sort: 'createdAt', depth: 0, pagination: false })).docs.map(toKept);
    },
    bookingIds: async () => {
      const { docs } = await payload.find({ collection, depth: 0, pagination: false, limit: 0, select: { booking: true } });
      return docs.map(({ booking }) => idOf(booking));
    },
    closable: async () => {
      const ended = { in: ['expired', 'released', 'cancelled'] };
      const where = { status: { in: ['open', 'declined'] }, 'booking.status': ended, providerRef: { exists: true } };
      const asked = { where, sort: 'createdAt', depth: 0, pagination: false, limit: 0, select: {} } as const;
      return (await payload.find({ collection, ...asked })).docs.map(({ id }) => id);
    },
    begin: async (data, req) =>
      (await findByReference(data.reference, req)) ?? (await payload.create({ collection, depth: 0, data, req })),
    open: (id, { provider, providerRef, url }, req) =>
      payload.update({ collection, id, depth: 0, data: { provider, providerRef, url }, req }),
    record: async (id, { status, method, paidAt, amount: received, currency: receivedCurrency }, req) => {
      const data = { status, method, ...(status === 'paid' ? { paidAt, received, receivedCurrency } : {}) };
      await payload.update({ collection, id, depth: 0, data, req });
    },
  };
}

const toKept = ({
  id,
  reference,
  booking,
  status,
  amount,
  currency,
  received,
  receivedCurrency,
  providerRef,
  extra,
}: Payment): KeptPayment => ({
  id,
  reference,
  bookingId: idOf(booking),
  status,
  amount,
  currency,
  received: received ?? undefined,
  receivedCurrency: receivedCurrency ?? undefined,
  providerRef: providerRef ?? undefined,
  extra: extra ?? undefined,
});
