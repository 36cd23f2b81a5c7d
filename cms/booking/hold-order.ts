import { badRequest, type Result } from '#cms/core/problem.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { Keep } from '#cms/records/idempotency.ts';
import type { Child } from '#cms/records/payload-types.ts';
import type { OrderDays } from '#domain/booking/order.ts';
import type { PickupPerson } from '#domain/contract/contract.ts';
import { isFull } from '#domain/places/no-place.ts';
import { type Holding, type HoldWish, type PartyTaken, partyTaken, readHold, whyStranger } from './hold-place.ts';
import { type Held, holdTogether } from './hold-together.ts';
import { type OrderChild, quoteOrder } from './quote-order.ts';

/** A child of an order, and what its family says for it. */
export type OrderedChild = Pick<HoldWish, 'childId' | 'consents' | 'pickups'>;

export interface OrderHold extends OrderDays, Omit<HoldWish, keyof OrderedChild | 'classId'> {
  children: readonly OrderedChild[];
}

/**
 * Holds a place for each of a family's children on each of its days, all or none: each a booking of its own, with its own
 * price, contract and refund, which are signed and paid for together.
 */
export async function holdOrder(
  portal: Holding,
  wish: OrderHold,
  keep?: Keep<{ bookings: BookingRecord[] }>,
): Promise<Result<{ bookings: BookingRecord[] }>> {
  const { by, bookedBy, guardianId, request } = wish;
  const whose: { child: Child; pickups: PickupPerson[]; said: OrderedChild }[] = [];
  for (const said of wish.children) {
    if (whose.some(({ child }) => child.id === said.childId)) return badRequest('child_twice', { field: 'children' });
    const read = await readHold(portal, { ...said, guardianId, request });
    if (!read.ok) return read;
    whose.push({ ...read, said });
  }
  const children: (OrderChild & PartyTaken)[] = [];
  for (const { child } of whose)
    children.push({
      childId: child.id,
      birthDate: child.birthDate,
      ...(await partyTaken(portal, { ...wish, childId: child.id })),
    });
  const quoted = await quoteOrder(portal, { ...wish, children, waivesNotice: by.kind === 'staff' });
  if (!quoted.ok) return quoted;
  const holds: Held[] = [];
  for (const { child: at, no, quote } of quoted.order.lines) {
    const one = whose[at];
    // Who comes first to the last place is judged by the claims, in the unit of work that takes them.
    if (!one || !quote || (no && !isFull(no.why?.reason))) return no ?? badRequest('invalid');
    const { childId, consents } = one.said;
    const asked = { request: quote.request, guardianId, childId, pickups: one.pickups, consents, by, bookedBy };
    holds.push({ wish: asked, quote });
  }
  const [first, ...more] = holds;
  if (!first) return badRequest('no_days_left', { field: 'date' });
  const toProve = holds.find(({ quote }, n) => quote.employeesOnly && !children[quoted.order.lines[n]?.child ?? 0]?.isHad);
  const stranger = toProve && (await whyStranger(portal, toProve.quote, wish));
  return stranger ?? holdTogether(portal, [first, ...more], keep);
}
