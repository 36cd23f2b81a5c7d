import type { StaffUser } from '#cms/access/roles.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { countSeenBy } from './count-seen-by.ts';
import type { Kept } from './kept.ts';
import type { Shift, Staff } from './payload-types.ts';

/** People who work in a centre. Families are told how many there are, never who. */
export interface StaffMembers {
  /** When and where somebody works. */
  shiftsOf(id: string, unit: Unit): Promise<Shift[]>;
  /** Makes two changes of one person's shifts take turns. */
  takeTurn(id: string, unit: Unit): Promise<void>;
  listOf(facilityId: string): Promise<Staff[]>;
  /** How many whose certificate ends by a day, among those that this person may see. */
  countEndingBy(day: CivilDate, user: StaffUser): Promise<number>;
}

export function createStaffMembers({ payload }: Kept): StaffMembers {
  const collection = 'staff';
  return {
    shiftsOf: async (id, req) => {
      const where = { staff: { equals: id } };
      return (await payload.find({ collection: 'shifts', where, depth: 0, pagination: false, limit: 0, req })).docs;
    },
    takeTurn: async (id, req) => {
      await payload.db.updateOne({ collection, where: { id: { equals: id } }, data: {}, req });
    },
    listOf: async (facilityId) => {
      const where = { facility: { equals: facilityId } };
      return (await payload.find({ collection, where, depth: 0, pagination: false, limit: 0 })).docs;
    },
    countEndingBy: (day, user) =>
      countSeenBy(payload, user, {
        collection,
        where: { certificateExpiresOn: { less_than_equal: day, not_equals: '' } },
      }),
  };
}
