import type { Where } from 'payload';
import { z } from 'zod';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { requestId } from '#cms/ports/request-scope.ts';
import type { Interest, InterestPart } from '#domain/contract/interest.ts';
import { REFUND_CAUSES, REFUND_STATUSES, type RefundCause, type RefundLine, type RefundStatus } from '#domain/contract/refund.ts';
import { ENDED_BY } from '#domain/contract/refund-rules.ts';
import type { Fen } from '#domain/money/money.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import type { Kept, LeftBy } from './kept.ts';
import type { Refund } from './payload-types.ts';
import { refundLine } from './shapes/refund.ts';
import { idOf } from './supply.ts';

export interface RefundRecord {
  id: string;
  reference: string;
  bookingId: string;
  paymentId: string;
  amount: Fen;
  /** The city's, but for money that came in another one and goes back as it came. */
  currency: string;
  lines: RefundLine[];
  cause: RefundCause;
  status: RefundStatus;
  requestedAt: Instant;
  refundRef?: string;
  paidBackAt?: Instant;
  /** When the provider said that it has gone through; `null` where it came back after all. */
  arrivedAt?: Instant | null;
  /** How often it was refused or came back: each attempt has a key of its own at the provider and in the books. */
  times: number;
  /** So much of it had reached the family otherwise when it was settled. */
  covered: Fen;
  byHand?: PaidByHand;
  /** How interest came about; of no other cause. */
  interest?: Interest;
}

/** How a person paid it to another account, and what shows it. */
export const byHand = z.object({ by: z.string(), how: z.string(), proof: z.string(), on: z.string() });
export type PaidByHand = z.infer<typeof byHand>;

const interestPart: z.ZodType<InterestPart> = z.object({
  why: z.enum([...ENDED_BY, 'late']),
  from: z.string(),
  to: z.string(),
  days: z.number(),
  percent: z.number(),
  amount: z.number(),
});
export const interest: z.ZodType<Interest> = z.object({ total: z.number(), parts: z.array(interestPart) });

export type NewRefund = Pick<
  RefundRecord,
  'reference' | 'bookingId' | 'paymentId' | 'amount' | 'currency' | 'lines' | 'cause' | 'requestedAt' | 'interest'
> & { status?: Extract<RefundStatus, 'requested' | 'failed'> };

/** Money that goes back. */
export interface Refunds {
  get(id: string, unit?: Unit): Promise<RefundRecord>;
  findByReference(reference: string, unit?: Unit): Promise<RefundRecord | undefined>;
  /** Of one booking, or of one payment, in the order they were asked for. */
  listOf(bookingId: string, unit?: Unit): Promise<RefundRecord[]>;
  ofPayment(paymentId: string, unit?: Unit): Promise<RefundRecord[]>;
  /** Ids of those that have not been sent yet, the oldest first; those of payments in dispute wait. */
  due(inDispute?: readonly string[]): Promise<LeftBy[]>;
  request(refund: NewRefund & { facilityId: string }, unit: Unit): Promise<void>;
  /** Everything that is owed and has not gone out, the oldest first. */
  listUnsent(): Promise<RefundRecord[]>;
  /** Those that were sent and of which nobody has said yet that they are there. */
  onTheWay(): Promise<RefundRecord[]>;
  /** Those that need a person, the oldest first. */
  listFailed(): Promise<RefundRecord[]>;
  record(
    id: string,
    change: Partial<Pick<RefundRecord, 'status' | 'refundRef' | 'paidBackAt' | 'arrivedAt' | 'times' | 'covered' | 'byHand'>>,
    unit?: Unit,
  ): Promise<void>;
}

export const refundLines = z.array(refundLine);

export function createRefunds({ payload }: Kept): Refunds {
  const collection = 'refunds';
  const listBy = async (where: Where, req?: Unit) =>
    (await payload.find({ collection, where, sort: 'createdAt', depth: 0, pagination: false, limit: 0, req })).docs.map(toRefund);
  return {
    get: async (id, unit) => toRefund(await payload.findByID({ collection, id, depth: 0, req: unit })),
    findByReference: async (reference, unit) => {
      const where = { reference: { equals: reference } };
      const { docs } = await payload.find({ collection, where, depth: 0, limit: 1, pagination: false, req: unit });
      return docs[0] && toRefund(docs[0]);
    },
    listOf: (bookingId, unit) => listBy({ booking: { equals: bookingId } }, unit),
    ofPayment: (paymentId, unit) => listBy({ payment: { equals: paymentId } }, unit),
    due: async (inDispute = []) => {
      const where: Where = {
        status: { equals: 'requested' },
        ...(inDispute.length > 0 && { payment: { not_in: [...inDispute] } }),
      };
      const asked = { where, sort: 'createdAt', depth: 0, pagination: false, limit: 0, select: { request: true } } as const;
      return (await payload.find({ collection, ...asked })).docs.map(({ id, request }) => ({
        id,
        request: request ?? undefined,
      }));
    },
    listUnsent: () => listBy({ status: { not_equals: 'sent' } }),
    onTheWay: () => listBy({ status: { equals: 'sent' }, arrivedAt: { exists: false } }),
    listFailed: async () => {
      const where = { status: { equals: 'failed' } };
      const { docs } = await payload.find({ collection, where, sort: 'createdAt', depth: 0, pagination: false, limit: 0 });
      return docs.map(toRefund);
    },
    request: async ({ bookingId, facilityId, paymentId, status = 'requested', ...same }, req) => {
      const data = {
        ...same,
        booking: bookingId,
        facility: facilityId,
        payment: paymentId,
        status,
        times: 0,
        covered: 0,
        request: requestId(),
      };
      await payload.create({ collection, depth: 0, data, req });
    },
    record: async (id, data, unit) => {
      await payload.update({ collection, id, depth: 0, data, req: unit });
    },
  };
}

function toRefund(doc: Refund): RefundRecord {
  return {
    id: doc.id,
    reference: doc.reference,
    bookingId: idOf(doc.booking),
    paymentId: idOf(doc.payment),
    amount: doc.amount,
    currency: doc.currency,
    lines: refundLines.parse(doc.lines ?? []),
    cause: z.enum(REFUND_CAUSES).parse(doc.cause),
    status: z.enum(REFUND_STATUSES).parse(doc.status),
    requestedAt: doc.requestedAt,
    refundRef: doc.refundRef ?? undefined,
    paidBackAt: doc.paidBackAt ?? undefined,
    arrivedAt: doc.arrivedAt ?? undefined,
    times: doc.times ?? 0,
    covered: doc.covered ?? 0,
    byHand: doc.byHand ? byHand.parse(doc.byHand) : undefined,
    interest: doc.interest ? interest.parse(doc.interest) : undefined,
  };
}
