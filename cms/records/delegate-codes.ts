import type { Where } from 'payload';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { DelegateCode } from '#domain/booking/delegate-code.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { isId, type Kept } from './kept.ts';
import type { DelegateCode as Row } from './payload-types.ts';
import { idOf } from './supply.ts';

export interface DelegateRecord extends DelegateCode {
  id: string;
  bookingId: string;
  facilityId: string;
  /** The guardian who made it. */
  guardianId: string;
  /** Who helps with the children has made it for itself, under this. */
  mandate?: string;
  madeAt: Instant;
}

/** Codes by which somebody collects a child once, on one day. */
export interface DelegateCodes {
  find(id: string, unit?: Unit): Promise<DelegateRecord | undefined>;
  /** A booking's, the first made first. */
  ofBooking(bookingId: string, unit?: Unit): Promise<DelegateRecord[]>;
  /** What was made under a mandate. */
  ofMandate(mandate: string, unit?: Unit): Promise<DelegateRecord[]>;
  /** What a guardian has made, and what others have made for its bookings. */
  ofGuardian(guardianId: string): Promise<DelegateRecord[]>;
  /** Those of a centre for a day, with their digests. */
  onDay(facilityId: string, date: CivilDate): Promise<(DelegateRecord & { codeHash: string })[]>;
  /** Those of a centre that have this digest; one counts on each day. */
  withHash(facilityId: string, hash: string, unit?: Unit): Promise<DelegateRecord[]>;
  /** Throws where the centre has the same digest on that day. */
  add(code: Omit<DelegateRecord, 'id' | 'usedAt' | 'withdrawnAt'> & { codeHash: string }, unit: Unit): Promise<DelegateRecord>;
  /** Writes down that it was used or withdrawn; `null` takes it back. */
  set(id: string, to: { usedAt?: Instant | null; withdrawnAt?: Instant }, unit: Unit): Promise<void>;
  /** What was used of a booking on a day counts again. */
  giveBack(bookingId: string, date: CivilDate, unit: Unit): Promise<void>;
  removeBefore(date: CivilDate): Promise<void>;
}

export function createDelegateCodes({ payload }: Kept): DelegateCodes {
  const collection = 'delegate-codes';
  const list = async (where: Where, req?: Unit) => {
    const asked = { collection, where, sort: 'madeAt', depth: 0, pagination: false, limit: 0, req } as const;
    return (await payload.find(asked)).docs.map(toRecord);
  };
  const set = async (id: string, data: Record<string, unknown>, req: Unit) => {
    await payload.db.updateOne({ collection, id, data, req });
  };
  return {
    find: async (id, req) => (isId(id) ? (await list({ id: { equals: id } }, req))[0] : undefined),
    ofBooking: (bookingId, req) => list({ booking: { equals: bookingId } }, req),
    ofMandate: (mandate, req) => list({ mandate: { equals: mandate } }, req),
    ofGuardian: (id) => list({ or: [{ guardian: { equals: id } }, { 'booking.guardian': { equals: id } }] }),
    onDay: async (facilityId, date) => {
      const where = { facility: { equals: facilityId }, date: { equals: date } };
      const { docs } = await payload.find({ collection, where, depth: 0, pagination: false, limit: 0 });
      return docs.map((row) => ({ ...toRecord(row), codeHash: row.codeHash }));
    },
    withHash: (facilityId, hash, req) => list({ facility: { equals: facilityId }, codeHash: { equals: hash } }, req),
    add: async ({ bookingId: booking, facilityId: facility, guardianId: guardian, ...code }, req) =>
      toRecord(await payload.create({ collection, depth: 0, data: { ...code, booking, facility, guardian }, req })),
    set,
    giveBack: async (bookingId, date, req) => {
      const used = { booking: { equals: bookingId }, date: { equals: date }, usedAt: { exists: true } };
      for (const { id } of await list(used, req)) await set(id, { usedAt: null }, req);
    },
    removeBefore: async (date) => {
      await payload.db.deleteMany({ collection, where: { date: { less_than: date } } });
    },
  };
}

const toRecord = (row: Row): DelegateRecord => ({
  id: row.id,
  bookingId: idOf(row.booking),
  facilityId: idOf(row.facility),
  guardianId: idOf(row.guardian),
  date: row.date,
  name: row.name,
  relation: row.relation ?? '',
  phone: row.phone ?? '',
  ...(row.mandate ? { mandate: row.mandate } : {}),
  madeAt: row.madeAt,
  withdrawnAt: row.withdrawnAt ?? undefined,
  usedAt: row.usedAt ?? undefined,
});
