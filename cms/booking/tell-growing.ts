import { todayOf } from '#cms/core/clock.ts';
import { type TellNeeds, tellFamily } from '#cms/payments/tell-family.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { isForNow } from '#cms/ports/notify/port.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { soldAs } from '#domain/care/care.ts';
import { type GrowingAhead, growsAhead } from '#domain/offers/growing.ts';

type Looking = Pick<Portal, 'bookings' | 'children' | 'city' | 'now' | 'special' | 'supplies'>;

/**
 * When the child of a booking by the month grows out of its class, or turns three, within three months: nothing where it
 * has care in another class from then on already.
 */
async function growingOf(portal: Looking, booking: BookingRecord): Promise<GrowingAhead | undefined> {
  const { bookings, children, special, supplies } = portal;
  const { classId, request } = booking;
  const sold = soldAs(request);
  const facility = supplies.get(booking.facilityId);
  if (booking.status !== 'confirmed' || sold.months === 0 || !facility) return undefined;
  const child = await children.find(booking.childId);
  if (!child) return undefined;
  const { birthDate } = child;
  const grows = growsAhead(facility, { ...sold, birthDate, classId, today: todayOf(portal), special: special() });
  if (!grows) return undefined;
  const live = await bookings.liveOf(booking.childId);
  return live.some((one) => one.classId !== classId && one.to >= grows.on) ? undefined : grows;
}

/** One for each child and class of some bookings, the earliest first. */
export async function growingOfAll(
  portal: Looking,
  bookings: readonly BookingRecord[],
): Promise<{ booking: BookingRecord; grows: GrowingAhead }[]> {
  const found: { booking: BookingRecord; grows: GrowingAhead }[] = [];
  const alike = Map.groupBy(bookings, ({ childId, classId }) => `${childId} ${classId}`);
  for (const [first] of alike.values()) {
    const grows = first && (await growingOf(portal, first));
    if (grows) found.push({ booking: first, grows });
  }
  return found.sort((a, b) => (a.grows.on < b.grows.on ? -1 : 1));
}

/**
 * Tells each family, once and three months ahead, that its child grows out of its class or turns three: the last day, and
 * where it goes on at what price. Told again it does nothing; throws where a message can go out later.
 */
export async function tellGrowing(portal: Looking & TellNeeds & Pick<Portal, 'work'>): Promise<'told' | 'nothing_due'> {
  const { bookings, work } = portal;
  let told = 0;
  let waits = '';
  const failed: unknown[] = [];
  for (const { booking, grows } of await growingOfAll(portal, await bookings.monthlyAhead(todayOf(portal)))) {
    const { childId, facilityId, classId } = booking;
    const own = (await bookings.ofChildAt(childId, facilityId)).filter((one) => one.classId === classId);
    if (own.some(({ growTold }) => growTold === grows.on)) continue;
    const { lastDay: day = grows.on, next, nextPrice, turnsThree } = grows;
    const kind = turnsThree ? 'turns_three' : next ? 'grows_out' : 'grows_out_alone';
    try {
      const sent = await tellFamily(portal, booking, kind, { about: grows.on, day, nextClass: next?.name, nextPrice });
      if (!sent.ok && isForNow(sent.code)) {
        waits = sent.code;
        continue;
      }
      await work((unit) => bookings.set(booking.id, { growTold: grows.on }, unit));
      told++;
    } catch (error) {
      // One family that cannot be told keeps no other from hearing it.
      failed.push(error);
    }
  }
  if (failed.length > 0) throw new AggregateError(failed, 'that a child grows could not be told to some');
  if (waits) throw new Error(`that a child grows could not be told: ${waits}`);
  return told > 0 ? 'told' : 'nothing_due';
}
