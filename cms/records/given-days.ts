import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { isId, type Kept } from '#cms/records/kept.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import type { GivenDay as Row } from './payload-types.ts';
import { type GivenStay, givenStays } from './shapes/booking.ts';
import { idOf } from './supply.ts';

/** Days that a centre adds to a booking, as long as that can be taken back: their places are kept, and nobody is told. */
export interface GivenDaysRecord {
  id: string;
  facilityId: string;
  bookingId: string;
  stays: GivenStay[];
  reason: string;
  staffId: string;
  tellAt: Instant;
}

export interface GivenDays {
  find(id: string, unit?: Unit): Promise<GivenDaysRecord | undefined>;
  listOf(facilityId: string): Promise<GivenDaysRecord[]>;
  ofBooking(bookingId: string, unit?: Unit): Promise<GivenDaysRecord[]>;
  /** Ids of those whose time to be taken back is over. */
  dueBy(at: Instant): Promise<string[]>;
  add(days: Omit<GivenDaysRecord, 'id'>, unit: Unit): Promise<string>;
  remove(id: string, unit: Unit): Promise<void>;
}

export function createGivenDays({ payload }: Pick<Kept, 'payload'>): GivenDays {
  const collection = 'given-days';
  const all = { collection, depth: 0, pagination: false, limit: 0, sort: 'tellAt' } as const;
  return {
    find: async (id, req) => {
      const doc = isId(id) ? await payload.findByID({ collection, id, depth: 0, disableErrors: true, req }) : undefined;
      return doc ? toDays(doc) : undefined;
    },
    listOf: async (facilityId) => (await payload.find({ ...all, where: { facility: { equals: facilityId } } })).docs.map(toDays),
    ofBooking: async (bookingId, req) =>
      (await payload.find({ ...all, where: { booking: { equals: bookingId } }, req })).docs.map(toDays),
    dueBy: async (at) => {
      const { docs } = await payload.find({ ...all, where: { tellAt: { less_than_equal: at } }, select: {} });
      return docs.map(({ id }) => id);
    },
    add: async ({ facilityId: facility, bookingId: booking, ...rest }, req) => {
      const { id } = await payload.create({ collection, data: { ...rest, facility, booking }, depth: 0, req });
      return id;
    },
    remove: async (id, req) => void (await payload.delete({ collection, id, req })),
  };
}

function toDays({ id, facility, booking, stays, reason, staffId, tellAt }: Row): GivenDaysRecord {
  const of = { facilityId: idOf(facility), bookingId: idOf(booking) };
  return { id, ...of, stays: givenStays.parse(stays), reason, staffId, tellAt };
}
