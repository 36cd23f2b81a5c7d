import type { CollectionBeforeOperationHook, Where } from 'payload';
import { facilityIdOf, staffOf } from '#cms/access/roles.ts';
import { getPortal } from '#cms/portal/portal.ts';

/** No booking has it. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * A search by whose a booking is: a child's or parent's name, or a part of the telephone. Filters of staff end at a
 * reference, so the words are looked up here, among the bookings of the reader's own centre, and what they find is
 * filtered by; what a role may see at all still decides.
 */
export const searchByFamily: CollectionBeforeOperationHook = async ({ args, overrideAccess, req }) => {
  const { where } = args as { where?: Where };
  if (overrideAccess || !where) return args;
  const find = async (words: string) => {
    const ids = await (await getPortal()).bookings.findByFamily(words, facilityIdOf(staffOf(req)));
    return { in: ids.length > 0 ? ids : [NOBODY] };
  };
  return { ...args, where: await lookedUp(where, find) };
};

async function lookedUp(where: Where, find: (words: string) => Promise<{ in: string[] }>): Promise<Where> {
  const entries = await Promise.all(
    Object.entries(where).map(async ([key, value]) => {
      if (Array.isArray(value)) return [[key, await Promise.all(value.map((one) => lookedUp(one, find)))]];
      if (key !== 'whose') return [[key, value]];
      return [['id', await find(Object.values(Object(value)).map(String).join(' '))]];
    }),
  );
  return Object.fromEntries(entries.flat());
}
