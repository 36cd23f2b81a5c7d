import type { Where } from 'payload';
import { z } from 'zod';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { ConflictError } from '#cms/ports/database/is-conflict.ts';
import type { Fen } from '#domain/money/money.ts';
import {
  DISPUTE_SIDES,
  DISPUTE_STEPS,
  type DisputeAsk,
  type DisputeEntry,
  type DisputeSide,
  type DisputeState,
  type DisputeSubject,
  waitedFor,
} from '#domain/supervision/dispute.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { familyOf } from './family-of.ts';
import { isId, type Kept } from './kept.ts';
import type { Dispute as Row } from './payload-types.ts';
import { text } from './shapes/values.ts';
import { idOf } from './supply.ts';

const disputeEntry: z.ZodType<DisputeEntry> = z.object({
  at: text,
  by: z.enum(DISPUTE_SIDES),
  name: text.optional(),
  step: z.enum(DISPUTE_STEPS),
  text,
});

/** What each side has said, the first first. */
export const disputeThread = z.array(disputeEntry);

/** What a family and a centre disagree about, of one booking. */
export interface DisputeRecord {
  id: string;
  number: string;
  bookingId: string;
  facilityId: string;
  guardianId: string;
  subject: DisputeSubject;
  asks: DisputeAsk;
  /** Of money that is asked back. */
  amount?: Fen;
  state: DisputeState;
  openedAt: Instant;
  /** When the city's desk was asked, and by whom. */
  mediationAt?: Instant;
  mediationBy?: DisputeSide;
  endedAt?: Instant;
  thread: DisputeEntry[];
  changes: number;
}

type NewDispute = Omit<DisputeRecord, 'id' | 'changes' | 'mediationAt' | 'mediationBy' | 'endedAt'> & { formKey: string };
type Change = Partial<Pick<DisputeRecord, 'state' | 'thread' | 'mediationAt' | 'mediationBy' | 'endedAt'>>;

export interface Disputes {
  find(id: string, unit?: Unit): Promise<DisputeRecord | undefined>;
  findSent(formKey: string, unit: Unit): Promise<DisputeRecord | undefined>;
  ofBooking(bookingId: string, unit?: Unit): Promise<DisputeRecord[]>;
  /** A family's, and of whom is linked with it, the newest first. */
  ofFamily(guardianId: string): Promise<DisputeRecord[]>;
  /** A centre's, the newest first. */
  listAt(facilityId: string): Promise<DisputeRecord[]>;
  /** How many wait for a centre's words. */
  countWaiting(facilityId: string): Promise<number>;
  /** All for which the city's desk was ever asked, the newest first. */
  mediated(): Promise<DisputeRecord[]>;
  /** All that ask for money back and are not over. */
  asksMoney(): Promise<DisputeRecord[]>;
  add(dispute: NewDispute, unit: Unit): Promise<DisputeRecord>;
  /** Throws a `ConflictError` when somebody was faster. */
  change(seen: DisputeRecord, to: Change, unit: Unit): Promise<DisputeRecord>;
  /** Of a family that closes its account: what is open ends there. What was said is kept as long as its contract. */
  end(guardianId: string, at: Instant, unit: Unit): Promise<void>;
  removeOfBooking(bookingId: string, unit: Unit): Promise<void>;
  removeEndedBefore(at: Instant): Promise<void>;
}

const LIVE = { in: ['open', 'mediation'] };

export function createDisputes({ payload }: Pick<Kept, 'payload'>): Disputes {
  const collection = 'disputes';
  const asked = { collection, depth: 0, pagination: false, limit: 0 } as const;
  const list = async (where: Where, req?: Unit) =>
    (await payload.find({ ...asked, where, sort: '-openedAt', ...(req ? { req } : {}) })).docs.map(toDispute);
  const change = async (seen: DisputeRecord, to: Change, req: Unit) => {
    const { id, changes } = seen;
    const next = { ...seen, ...to, changes: changes + 1 };
    const where = { id: { equals: id }, changes: { equals: changes } };
    const data = { ...to, changes: next.changes, waitsFor: waitedFor(next) ?? null };
    if (!(await payload.db.updateOne({ collection, where, data, req })))
      throw new ConflictError(`dispute ${id} has been changed by somebody else`);
    return next;
  };
  return {
    find: async (id, req) => (isId(id) ? (await list({ id: { equals: id } }, req))[0] : undefined),
    findSent: async (formKey, req) => (await list({ formKey: { equals: formKey } }, req))[0],
    ofBooking: (bookingId, req) => list({ booking: { equals: bookingId } }, req),
    ofFamily: async (guardianId) => list({ guardian: { in: await familyOf(payload, guardianId) } }),
    listAt: (facilityId) => list({ facility: { equals: facilityId } }),
    countWaiting: async (facilityId) => {
      const where = { facility: { equals: facilityId }, waitsFor: { equals: 'centre' } };
      return (await payload.count({ collection, where })).totalDocs;
    },
    mediated: () => list({ mediationAt: { exists: true } }),
    asksMoney: () => list({ asks: { equals: 'refund' }, state: LIVE }),
    add: async ({ bookingId: booking, facilityId: facility, guardianId: guardian, ...dispute }, req) => {
      const data = { ...dispute, booking, facility, guardian, changes: 0, waitsFor: waitedFor(dispute) };
      return toDispute(await payload.create({ collection, depth: 0, data, req }));
    },
    change,
    end: async (guardianId, at, req) => {
      for (const one of await list({ guardian: { equals: guardianId }, state: LIVE }, req)) {
        const thread = [...one.thread, { at, by: 'family', step: 'settle', text: '' } as const];
        await change(one, { state: 'settled', endedAt: at, thread }, req);
      }
    },
    removeOfBooking: async (bookingId, req) => {
      await payload.db.deleteMany({ collection, where: { booking: { equals: bookingId } }, req });
    },
    removeEndedBefore: async (at) => {
      await payload.db.deleteMany({ collection, where: { endedAt: { less_than: at } } });
    },
  };
}

function toDispute({
  booking,
  facility,
  guardian,
  amount,
  mediationAt,
  mediationBy,
  endedAt,
  thread,
  ...row
}: Row): DisputeRecord {
  const { id, number, subject, asks, state, openedAt, changes } = row;
  return {
    ...{ id, number, subject, asks, state, openedAt, changes },
    bookingId: idOf(booking),
    facilityId: idOf(facility),
    guardianId: idOf(guardian),
    ...(amount ? { amount } : {}),
    ...(mediationAt ? { mediationAt } : {}),
    ...(mediationBy ? { mediationBy } : {}),
    ...(endedAt ? { endedAt } : {}),
    thread: disputeThread.parse(thread),
  };
}
