import type { StaffSession } from '#cms/staff/staff-session.ts';
import type { BooksOfMonth } from '../books-of-month.ts';
import type { SumsRow } from './BooksTables.tsx';

/**
 * The accounts of a centre's contracts, a family's together. The centre's own people see who a family is, and that they
 * looked is written down; whoever looks from the city sees numbers alone.
 */
export async function familySums(
  { portal, user, facilityId }: StaffSession,
  contracts: BooksOfMonth['contracts'],
  hrefOf: (bookingId: string) => string,
): Promise<SumsRow[]> {
  const bookings = await portal.bookings.findAll(contracts.map(({ id }) => id));
  const isOwn = facilityId !== undefined && bookings.every((one) => one.facilityId === facilityId);
  const names = isOwn ? await portal.guardians.namesOf([...new Set(bookings.map((one) => one.guardianId))]) : new Map();
  if (isOwn && names.size > 0)
    await portal.audit.write({ actor: user.id, action: 'read_books', subject: `facility:${facilityId}` });
  const families = [...new Set(bookings.map((one) => one.guardianId))];
  const called = (guardianId: string) => names.get(guardianId) ?? String(families.indexOf(guardianId) + 1);
  return bookings
    .flatMap(({ id, number, guardianId }) => {
      const sums = contracts.find((one) => one.id === id);
      return sums ? [{ ...sums, heads: [called(guardianId), number], href: hrefOf(id), guardianId }] : [];
    })
    .toSorted((a, b) => families.indexOf(a.guardianId) - families.indexOf(b.guardianId));
}
