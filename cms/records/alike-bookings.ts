import type { CivilDate } from '#domain/time/civil-date.ts';
import type { Bookings } from './bookings.ts';
import type { Children } from './children.ts';

interface Asking {
  bookings: Pick<Bookings, 'bookedOf' | 'liveAt'>;
  children: Pick<Children, 'alikeTo'>;
}

/**
 * A centre's bookings to come of children that sound like another child who is booked too, here or elsewhere, by this family or
 * another: perhaps one child under several names. A question for the centre's head, who is told of nobody.
 */
export async function findAlikeBookings({ bookings, children }: Asking, facilityId: string, today: CivilDate): Promise<string[]> {
  const own = await bookings.liveAt(facilityId, today);
  const alike = await children.alikeTo(own.map(({ childId }) => childId));
  const booked = await bookings.bookedOf([...alike.values()].flat());
  return own.flatMap(({ id, childId }) => (alike.get(childId)?.some((other) => booked.has(other)) ? [id] : []));
}
