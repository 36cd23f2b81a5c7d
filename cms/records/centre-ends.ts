import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { isId, type Kept } from '#cms/records/kept.ts';
import type { CentreEnd, CentreEndRule } from '#domain/booking/centre-end.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import type { CentreEnd as Row } from './payload-types.ts';
import { inLanguages } from './shapes/values.ts';
import { idOf } from './supply.ts';

/** A contract that a centre ends, as long as that can be taken back: once its family is told, the booking itself says so. */
export interface CentreEndRecord extends CentreEnd {
  id: string;
  facilityId: string;
  bookingId: string;
  lastDay: CivilDate;
  staffId: string;
  tellAt: Instant;
}

export interface CentreEnds {
  /** How long ahead a centre says so, by its ground: the city's, of whatever day. */
  rules(): Promise<CentreEndRule[]>;
  find(id: string, unit?: Unit): Promise<CentreEndRecord | undefined>;
  ofBooking(bookingId: string, unit?: Unit): Promise<CentreEndRecord | undefined>;
  listOf(facilityId: string): Promise<CentreEndRecord[]>;
  /** Ids of those whose time to be taken back is over. */
  dueBy(at: Instant): Promise<string[]>;
  add(end: Omit<CentreEndRecord, 'id'>, unit: Unit): Promise<string>;
  remove(id: string, unit: Unit): Promise<void>;
}

export function createCentreEnds({ payload }: Pick<Kept, 'payload'>): CentreEnds {
  const collection = 'centre-ends';
  const all = { collection, depth: 0, pagination: false, limit: 0, sort: 'tellAt' } as const;
  return {
    rules: async () => {
      const { docs } = await payload.find({ collection: 'centre-end-rules', depth: 0, pagination: false, limit: 0 });
      return docs.map(({ ground, noticeDays, source, effectiveOn }) => ({
        ...{ ground, noticeDays, source },
        effectiveOn: effectiveOn ?? '',
      }));
    },
    find: async (id, req) => {
      const doc = isId(id) ? await payload.findByID({ collection, id, depth: 0, disableErrors: true, req }) : undefined;
      return doc ? toEnd(doc) : undefined;
    },
    ofBooking: async (bookingId, req) => {
      const { docs } = await payload.find({ ...all, where: { booking: { equals: bookingId } }, req });
      return docs.map(toEnd)[0];
    },
    listOf: async (facilityId) => (await payload.find({ ...all, where: { facility: { equals: facilityId } } })).docs.map(toEnd),
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

function toEnd({ id, facility, booking, ground, said, lastDay, staffId, tellAt }: Row): CentreEndRecord {
  const of = { facilityId: idOf(facility), bookingId: idOf(booking) };
  return { id, ...of, ground, said: inLanguages.parse(said), lastDay, staffId, tellAt };
}
