import type { Where } from 'payload';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { ConflictError } from '#cms/ports/database/is-conflict.ts';
import type { TourSlot, TourState, TourTime } from '#domain/places/tours.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { parseTime } from '#domain/time/time-of-day.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { familyOf } from './family-of.ts';
import { isId, type Kept } from './kept.ts';
import type { Tour as Row } from './payload-types.ts';
import { idOf } from './supply.ts';

/** A family's visit to a centre, for one child. */
export interface TourRecord extends TourTime {
  id: string;
  facilityId: string;
  guardianId: string;
  childId: string;
  state: TourState;
  changedAt: Instant;
  changes: number;
}

type NewTour = Omit<TourRecord, 'id' | 'changes'>;

export interface Tours {
  /** The times of the week at which a centre shows itself. */
  slotsOf(facilityId: string, unit?: Unit): Promise<TourSlot[]>;
  find(id: string, unit?: Unit): Promise<TourRecord | undefined>;
  /** A centre's from a day on, the first first. */
  listAt(facilityId: string, from: CivilDate, unit?: Unit): Promise<TourRecord[]>;
  /** Those of all centres that are to take place, from a day on. */
  bookedFrom(day: CivilDate): Promise<TourRecord[]>;
  /** A child's at a centre. */
  ofChild(childId: string, facilityId: string, unit?: Unit): Promise<TourRecord[]>;
  /** A family's, and of whom is linked with it, the last first. */
  ofFamily(guardianId: string): Promise<TourRecord[]>;
  add(tour: NewTour, unit: Unit): Promise<TourRecord>;
  /** Changes it, if nobody has since it was read. Throws a `ConflictError` when somebody was faster. */
  change(seen: TourRecord, to: Partial<TourTime & { state: TourState; changedAt: Instant }>, unit: Unit): Promise<TourRecord>;
  removeOfChild(childId: string, unit: Unit): Promise<void>;
  /** What lies so far back that nobody needs it. */
  removeBefore(day: CivilDate): Promise<void>;
}

export function createTours({ payload }: Kept): Tours {
  const collection = 'tours';
  const list = async (where: Where, req?: Unit, sort = 'date') =>
    (await payload.find({ collection, where, sort, depth: 0, pagination: false, limit: 0, req })).docs.map(toTour);
  return {
    slotsOf: async (facilityId, req) => {
      const where = { facility: { equals: facilityId } };
      const { docs } = await payload.find({ collection: 'tour-slots', where, depth: 0, pagination: false, limit: 0, req });
      return docs.map(({ weekdays, from, to, families }) => ({
        ...{ weekdays, families, from: parseTime(from) ?? 0, to: parseTime(to) ?? 0 },
      }));
    },
    find: async (id, req) => (isId(id) ? (await list({ id: { equals: id } }, req))[0] : undefined),
    listAt: async (facilityId, from, req) =>
      (await list({ facility: { equals: facilityId }, date: { greater_than_equal: from } }, req)).sort(
        (a, b) => a.date.localeCompare(b.date) || a.from - b.from,
      ),
    bookedFrom: (day) => list({ state: { equals: 'booked' }, date: { greater_than_equal: day } }),
    ofChild: (childId, facilityId, req) => list({ child: { equals: childId }, facility: { equals: facilityId } }, req),
    ofFamily: async (guardianId) => list({ guardian: { in: await familyOf(payload, guardianId) } }, undefined, '-date'),
    add: async ({ facilityId, guardianId, childId, ...same }, req) => {
      const data = { ...same, facility: facilityId, guardian: guardianId, child: childId, changes: 0 };
      return toTour(await payload.create({ collection, depth: 0, data, req }));
    },
    change: async (seen, to, req) => {
      const where = { id: { equals: seen.id }, changes: { equals: seen.changes } };
      const data = { ...to, changes: seen.changes + 1 };
      if (!(await payload.db.updateOne({ collection, where, data, req })))
        throw new ConflictError(`visit ${seen.id} has been changed by somebody else`);
      return { ...seen, ...data };
    },
    removeOfChild: async (childId, req) => {
      await payload.db.deleteMany({ collection, where: { child: { equals: childId } }, req });
    },
    removeBefore: async (day) => {
      await payload.db.deleteMany({ collection, where: { date: { less_than: day } } });
    },
  };
}

const toTour = (doc: Row): TourRecord => ({
  id: doc.id,
  facilityId: idOf(doc.facility),
  guardianId: idOf(doc.guardian),
  childId: idOf(doc.child),
  date: doc.date,
  from: doc.from,
  to: doc.to,
  state: doc.state,
  changedAt: doc.changedAt,
  changes: doc.changes,
});
