import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { isDuplicate } from '#cms/ports/database/is-duplicate.ts';
import { personOf } from '#domain/family/person.ts';
import type { Kept } from './kept.ts';
import type { Child } from './payload-types.ts';

export type ChildData = { guardian: string } & Pick<Child, 'name' | 'birthDate' | 'healthConsent' | 'healthNotes' | 'pickups'>;

/** More of one name, born on one day, are not looked at. */
const MOST_ALIKE = 20;

/** Children of families. Their data is read only where it is needed (promise 8). */
export interface Children {
  find(id: string): Promise<Child | undefined>;
  get(id: string): Promise<Child>;
  /** A family's, the eldest first. */
  listOf(guardianId: string): Promise<Child[]>;
  /** Children of other families of the same name and birth date: perhaps the same child. */
  likeIt(child: Pick<Child, 'id' | 'person'>): Promise<Child[]>;
  /** `undefined` when the family has that child already: whoever was faster has written it down. */
  add(child: ChildData): Promise<Child | undefined>;
  change(id: string, to: ChildData): Promise<Child | undefined>;
  /** How calendars call it; an empty name is none. */
  setCalendarName(id: string, name: string): Promise<void>;
  /** Its notes on health, and the consent to them, are gone. */
  clearHealth(id: string, unit: Unit): Promise<void>;
}

export function createChildren({ payload }: Kept): Children {
  const asked = { collection: 'children', depth: 0 } as const;
  return {
    find: async (id) => (await payload.findByID({ ...asked, id, disableErrors: true })) ?? undefined,
    get: (id) => payload.findByID({ ...asked, id }),
    listOf: async (guardianId) => {
      const where = { guardian: { equals: guardianId } };
      return (await payload.find({ ...asked, where, sort: 'birthDate', pagination: false })).docs;
    },
    likeIt: async ({ id, person }) => {
      const where = { person: { equals: person }, id: { not_equals: id } };
      return (await payload.find({ ...asked, where, limit: MOST_ALIKE, pagination: false })).docs;
    },
    add: (data) => unlessKnown(payload.create({ ...asked, data: { ...data, person: personOf(data) } })),
    change: (id, data) => unlessKnown(payload.update({ ...asked, id, data: { ...data, person: personOf(data) } })),
    setCalendarName: async (id, calendarName) => {
      await payload.db.updateOne({ collection: 'children', id, data: { calendarName } });
    },
    clearHealth: async (id, req) => {
      await payload.db.updateOne({ collection: 'children', id, data: { healthConsent: false, healthNotes: '' }, req });
    },
  };
}

/** One key keeps a family from having a child twice. */
function unlessKnown(writing: Promise<Child>): Promise<Child | undefined> {
  return writing.catch((error: unknown) => {
    if (isDuplicate(error)) return undefined;
    throw error;
  });
}
