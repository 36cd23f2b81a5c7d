import type { Where } from 'payload';
import type { StaffUser } from '#cms/access/roles.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { StaffOnRota } from '#domain/places/counted-shifts.ts';
import { type Likeness, lastDigits, likeness } from '#domain/places/same-carer.ts';
import type { StaffStandard } from '#domain/places/staff-standard.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { countSeenBy } from './count-seen-by.ts';
import type { Kept } from './kept.ts';
import type { Shift, Staff } from './payload-types.ts';
import { readStaffStandards } from './staff-standards.ts';
import { toCarer } from './supply.ts';

/** People who work in a centre. Families are told how many there are, never who. */
export interface StaffMembers {
  /** When and where somebody works, by all entries that are theirs. */
  shiftsOf(ids: readonly string[], unit: Unit): Promise<Shift[]>;
  /** Those besides this one that are the same person's, or likely are: in the same centre; elsewhere, whose certificate or name and telephone are the same. */
  likeOf(one: StaffOnRota, unit: Unit): Promise<{ entry: StaffOnRota; likeness: Likeness }[]>;
  find(id: string, unit: Unit): Promise<StaffOnRota | undefined>;
  listOf(facilityId: string): Promise<Staff[]>;
  /** The entries of a centre's list that are the person's who signs in with an account. */
  idsOfAccount(facilityId: string, userId: string): Promise<string[]>;
  /** How many whose certificate ends by a day, among those that this person may see. */
  countEndingBy(day: CivilDate, user: StaffUser): Promise<number>;
  /** How many of whom their head has said that they are not the colleague of the same name. */
  countNamesakes(user: StaffUser): Promise<number>;
  /** How many carers whose last health check, if they had one, was by a day. */
  countCheckedBy(day: CivilDate, user: StaffUser): Promise<number>;
  /** What the city asks of carers. */
  standards(): Promise<StaffStandard[]>;
}

export function createStaffMembers({ payload }: Kept): StaffMembers {
  const collection = 'staff';
  return {
    shiftsOf: async (ids, req) => {
      const where = { staff: { in: [...ids] } };
      return (await payload.find({ collection: 'shifts', where, depth: 0, pagination: false, limit: 0, req })).docs;
    },
    likeOf: async (one, req) => {
      const { id, facilityId, certificateNumber, phone } = one;
      const or: Where[] = [
        { facility: { equals: facilityId } },
        ...(certificateNumber ? [{ certificateNumber: { equals: certificateNumber } }] : []),
        ...(phone ? [{ phone: { like: lastDigits(phone) } }] : []),
      ];
      const where: Where = { and: [{ id: { not_equals: id } }, { or }] };
      const { docs } = await payload.find({ collection, where, depth: 0, pagination: false, limit: 0, req });
      return docs.map(toCarer).flatMap((entry) => {
        const alike = likeness(one, entry);
        // Namesakes in two centres are nobody's question.
        return alike === 'same' || (alike && entry.facilityId === facilityId) ? { entry, likeness: alike } : [];
      });
    },
    find: async (id, req) => {
      const doc = await payload.findByID({ collection, id, depth: 0, disableErrors: true, req });
      return doc ? toCarer(doc) : undefined;
    },
    listOf: async (facilityId) => {
      const where = { facility: { equals: facilityId } };
      return (await payload.find({ collection, where, depth: 0, pagination: false, limit: 0 })).docs;
    },
    idsOfAccount: async (facilityId, userId) => {
      const user = await payload.findByID({ collection: 'users', id: userId, depth: 0, disableErrors: true });
      if (!user?.email) return [];
      const where = { facility: { equals: facilityId }, account: { equals: user.email.toLowerCase() } };
      return (await payload.find({ collection, where, depth: 0, pagination: false, limit: 0 })).docs.map(({ id }) => id);
    },
    countEndingBy: (day, user) =>
      countSeenBy(payload, user, {
        collection,
        where: { certificateExpiresOn: { less_than_equal: day, not_equals: '' } },
      }),
    countNamesakes: (user) => countSeenBy(payload, user, { collection, where: { isNamesake: { equals: true } } }),
    countCheckedBy: (day, user) => countSeenBy(payload, user, { collection, where: checkedBy(day) }),
    standards: () => readStaffStandards(payload),
  };
}

const checkedBy = (day: CivilDate): Where => ({
  and: [
    { role: { equals: 'carer' } },
    { or: [{ healthCheckOn: { less_than_equal: day } }, { healthCheckOn: { exists: false } }] },
  ],
});
