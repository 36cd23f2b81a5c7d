import type { Booked } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { enrolledIdOf } from '#domain/places/enrolled.ts';
import { isWaitClaim } from '#domain/places/wait-claim.ts';

/** Whose the claims are that stand in the way of a change; a booking is told by its number, which names nobody. */
export async function findBooked({ bookings }: Pick<Portal, 'bookings'>, names: Iterable<string>, unit?: Unit): Promise<Booked> {
  const all = [...new Set(names)];
  const others = all.filter((name) => enrolledIdOf(name) !== undefined);
  const waiting = all.filter(isWaitClaim);
  const ids = all.filter((name) => !others.includes(name) && !waiting.includes(name));
  const found = await bookings.findAll(ids, unit);
  return {
    bookings: found.map(({ id, number }) => ({ id, number })).sort((a, b) => (a.number < b.number ? -1 : 1)),
    enrolled: others.length,
    waiting: waiting.length,
  };
}
