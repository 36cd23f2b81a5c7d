import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { Checkout, PaymentState } from '#cms/ports/payment/port.ts';
import type { KeptPayment } from '#domain/booking/books.ts';
import { isId, type Kept } from './kept.ts';
import type { Payment } from './payload-types.ts';
import { idOf } from './supply.ts';

/** A booking's part of a checkout as it is about to be asked for. */
export type NewPayment = Pick<
  Payment,
  | 'reference'
  | 'checkout'
  | 'checkoutTotal'
  | 'booking'
  | 'facility'
  | 'provider'
  | 'merchant'
  | 'amount'
  | 'currency'
  | 'description'
  | 'lang'
  | 'status'
  | 'startedAt'
  | 'extra'
>;

/**
 * Attempts to pay. One for each booking that a checkout covers: its own part, under a number of its own. What those of one
 * checkout have in common is the number by which the provider knows it.
 */
export interface Payments {
  find(id: string): Promise<Payment | undefined>;
  get(id: string, unit?: Unit): Promise<Payment>;
  /** All parts of one checkout. */
  partsOf(checkout: string, unit?: Unit): Promise<Payment[]>;
  /** Of one booking, in the order they were begun: those of which the provider has given a checkout. */
  listOf(bookingId: string): Promise<Payment[]>;
  /** Of one booking, those without a checkout among them, for its price or for something beside it. */
  begunFor(bookingId: string, extra: string | undefined, unit: Unit): Promise<Payment[]>;
  /** Of one booking, those without a checkout among them. */
  allOf(bookingId: string): Promise<KeptPayment[]>;
  /** Ids of the bookings that anybody has begun to pay. */
  bookingIds(): Promise<string[]>;
  /** Ids of those that could still be paid although their booking has ended, the oldest first. */
  closable(): Promise<string[]>;
  /** Those beside a price that could still be paid, the oldest first. */
  openExtras(): Promise<{ id: string; bookingId: string; extra: string }[]>;
  /** Of a centre, those that are to be paid at its counter or were, the first first. */
  atCounter(facilityId: string): Promise<Payment[]>;
  /** Keeps what is about to be asked for. */
  begin(payment: NewPayment, unit: Unit): Promise<Payment>;
  /** Keeps the checkout that the provider has given, with one of its parts. Pressed twice at once, it is the same one. */
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
  const all = { ...({ collection, depth: 0, pagination: false } as const), sort: ['createdAt', 'reference'] };
  const OPEN = { in: ['open', 'declined'] };
  return {
    find: async (id) =>
      isId(id) ? ((await payload.findByID({ collection, id, depth: 0, disableErrors: true })) ?? undefined) : undefined,
    get: (id, req) => payload.findByID({ collection, id, depth: 0, req }),
    partsOf: async (checkout, req) => (await payload.find({ ...all, where: { checkout: { equals: checkout } }, req })).docs,
    listOf: async (bookingId) => {
      const where = { booking: { equals: bookingId }, providerRef: { exists: true } };
      return (await payload.find({ ...all, where })).docs;
    },
    begunFor: async (bookingId, extra, req) => {
      const where = { booking: { equals: bookingId }, extra: extra ? { equals: extra } : { exists: false } };
      return (await payload.find({ ...all, where, req })).docs;
    },
    allOf: async (bookingId) => {
      const where = { booking: { equals: bookingId } };
      return (await payload.find({ ...all, where })).docs.map(toKept);
    },
    bookingIds: async () => {
      const { docs } = await payload.find({ collection, depth: 0, pagination: false, limit: 0, select: { booking: true } });
      return docs.map(({ booking }) => idOf(booking));
    },
    closable: async () => {
      const ended = { in: ['expired', 'released', 'cancelled'] };
      const where = { status: OPEN, 'booking.status': ended, providerRef: { exists: true } };
      const asked = { where, sort: 'createdAt', depth: 0, pagination: false, limit: 0, select: {} } as const;
      return (await payload.find({ collection, ...asked })).docs.map(({ id }) => id);
    },
    openExtras: async () => {
      const where = { status: OPEN, extra: { exists: true }, providerRef: { exists: true } };
      const { docs } = await payload.find({ ...all, where, limit: 0 });
      return docs.map(({ id, booking, extra }) => ({ id, bookingId: idOf(booking), extra: extra ?? '' }));
    },
    atCounter: async (facilityId) => {
      const where = { facility: { equals: facilityId }, provider: { equals: 'centre' }, providerRef: { exists: true } };
      return (await payload.find({ ...all, where, limit: 0 })).docs;
    },
    begin: (data, req) => payload.create({ collection, depth: 0, data, req }),
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
  checkout,
  booking,
  status,
  amount,
  currency,
  received,
  receivedCurrency,
  providerRef,
  extra,
  provider,
}: Payment): KeptPayment => ({
  id,
  reference,
  checkout,
  bookingId: idOf(booking),
  status,
  amount,
  currency,
  received: received ?? undefined,
  receivedCurrency: receivedCurrency ?? undefined,
  providerRef: providerRef ?? undefined,
  extra: extra ?? undefined,
  provider,
});
