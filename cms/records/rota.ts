import { machineTime } from '#cms/core/clock.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { isId } from '#cms/records/kept.ts';
import type { Absence } from '#domain/places/absence.ts';
import type { RotaShift } from '#domain/places/counted-shifts.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { formatTime, type Window } from '#domain/time/time-of-day.ts';
import { createChanges } from './changes.ts';
import type { Kept } from './kept.ts';
import type { Absence as AbsenceRow } from './payload-types.ts';
import { idOf, toShift } from './supply.ts';

/** A shift as it is written, with the edition that somebody has seen of it. */
export interface KeptShift extends RotaShift {
  facilityId: string;
  updatedAt: string;
}
export interface KeptAbsence extends Absence {
  id: string;
}

/** Who works when in a centre, and who is away. */
export interface Rota {
  shifts(facilityId: string, unit?: Unit): Promise<KeptShift[]>;
  setShift(shift: Pick<KeptShift, 'id' | 'facilityId'>, to: Window, unit: Unit): Promise<void>;
  /** Those that last to a day or longer. */
  absences(facilityId: string, from: CivilDate): Promise<KeptAbsence[]>;
  addAbsence(absence: Absence & { facilityId: string }, unit: Unit): Promise<string>;
  /** A centre's own. */
  findAbsence(id: string, facilityId: string, unit: Unit): Promise<KeptAbsence | undefined>;
  /** After its days up to `last`, or with all of them. */
  endAbsence(absence: Pick<KeptAbsence, 'id'> & { facilityId: string }, last: CivilDate | undefined, unit: Unit): Promise<void>;
}

export function createRota({ payload }: Kept): Rota {
  const all = { depth: 0, pagination: false, limit: 0 } as const;
  return {
    shifts: async (facilityId, req) => {
      const where = { facility: { equals: facilityId } };
      const { docs } = await payload.find({ collection: 'shifts', where, sort: 'createdAt', ...all, req });
      return docs.map((doc) => ({ ...toShift(doc), facilityId, updatedAt: doc.updatedAt }));
    },
    // Past Payload, which would look up person and class side by side within one unit of work; the verb has judged it all.
    setShift: async ({ id, facilityId }, { from, to }, req) => {
      const data = { from: formatTime(from), to: formatTime(to), updatedAt: new Date(machineTime()).toISOString() };
      await payload.db.updateOne({ collection: 'shifts', where: { id: { equals: id } }, data, req });
      await createChanges({ payload }).write({ action: 'update', collection: 'shifts', ids: [id], facility: facilityId }, req);
    },
    absences: async (facilityId, from) => {
      const where = { facility: { equals: facilityId }, to: { greater_than_equal: from } };
      const { docs } = await payload.find({ collection: 'absences', where, sort: 'from', ...all });
      return docs.map(toKept);
    },
    addAbsence: async ({ facilityId, ...absence }, req) => {
      const data = { ...absence, facility: facilityId };
      return (await payload.create({ collection: 'absences', data, depth: 0, req })).id;
    },
    findAbsence: async (id, facilityId, req) => {
      if (!isId(id)) return undefined;
      const doc = await payload.findByID({ collection: 'absences', id, depth: 0, disableErrors: true, req });
      return doc && idOf(doc.facility) === facilityId ? toKept(doc) : undefined;
    },
    endAbsence: async ({ id, facilityId }, last, req) => {
      if (last === undefined) {
        await payload.delete({ collection: 'absences', id, req });
        return;
      }
      const data = { to: last, updatedAt: new Date(machineTime()).toISOString() };
      await payload.db.updateOne({ collection: 'absences', where: { id: { equals: id } }, data, req });
      await createChanges({ payload }).write({ action: 'update', collection: 'absences', ids: [id], facility: facilityId }, req);
    },
  };
}

const toKept = ({ id, staff, from, to }: AbsenceRow): KeptAbsence => ({ id, staff: idOf(staff), from, to });
