import { takesIn } from '#cms/access/in-territory.ts';
import { hasRole, type StaffUser } from '#cms/access/roles.ts';
import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { Facility } from '#cms/records/payload-types.ts';
import { capStanding, nearCapFrom } from '#domain/booking/prepayment.ts';
import { type Fen, sum } from '#domain/money/money.ts';

/** One child's care at one centre that is paid for past the cap, or nearly so: whose it is the list does not say. */
interface NearCap extends NonNullable<ReturnType<typeof capStanding>> {
  facility: Facility;
  /** Of its bookings: by these the centre finds them. */
  numbers: string[];
  paid: Fen;
  /** It rests on a name and a birth date alone: guardians who are not linked have each booked for such a child. */
  byName: boolean;
  /** Signed to follow it, and not paid for yet. */
  ahead: Pick<BookingRecord, 'number' | 'paysFrom'>[];
}

/** Everything in a supervisor's territory that is paid ahead past three months or near it, the furthest past first. */
export async function listNearCap(
  portal: Pick<Portal, 'bookings' | 'city' | 'facilities' | 'now'>,
  user: StaffUser,
): Promise<NearCap[]> {
  const sees = (facility: Facility) =>
    hasRole(user, 'administrator') || (hasRole(user, 'supervisor') && takesIn(user.territory ?? '', facility));
  if (!hasRole(user, 'administrator', 'supervisor')) return [];
  const today = todayOf(portal);
  // Only what reaches so far can be near it; with it counts all that its child has paid for at that centre.
  const paid = await portal.bookings.paidReaching(nearCapFrom(today), today);
  const signed = await portal.bookings.signedAhead();
  const ids = paid.flatMap((child) => child.paid.map(({ facilityId }) => facilityId));
  const facilities = await portal.facilities.findAll([...new Set(ids)]);
  const known = new Map(facilities.filter(sees).map((one) => [one.id, one]));
  const rows = paid.flatMap((child) => {
    const next = signed.filter(({ childId }) => child.childIds.has(childId));
    const byCentre = Map.groupBy(child.paid, ({ facilityId }) => facilityId);
    return [...byCentre].flatMap(([id, own]) => rowOf(own, known.get(id), { today, signed: next }) ?? []);
  });
  return rows.toSorted((a, b) => Number(b.standing === 'over') - Number(a.standing === 'over') || b.to.localeCompare(a.to));
}

function rowOf(
  paid: readonly BookingRecord[],
  facility: Facility | undefined,
  { today, signed }: { today: string; signed: readonly BookingRecord[] },
): NearCap | undefined {
  const stands = capStanding(paid, today);
  if (!facility || !stands?.standing) return undefined;
  const ahead = signed.filter((one) => one.facilityId === facility.id);
  const numbers = paid.map(({ number }) => number);
  const byName = new Set(paid.map(({ childId }) => childId)).size > 1;
  return { ...stands, facility, numbers, paid: sum(paid.map(({ total }) => total)), byName, ahead };
}
