import { conflict, notFound, type Result } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { TapRecord } from '#cms/records/door-taps.ts';
import { type BookingAction, dayMark } from '#domain/booking/booking-state.ts';
import { GIVEN_TWICE, standsAs } from '#domain/booking/door-tap.ts';
import type { Collected } from '#domain/booking/handover.ts';
import { enrolledIdOf } from '#domain/places/enrolled.ts';
import { type DoorNeeds, sendOfDoor, writeOfDoor } from '../tell-of-door.ts';
import { tooEarly } from '../too-early.ts';
import { actionsOf } from './note-taps.ts';

type Settling = DoorNeeds & Pick<Portal, 'audit' | 'bookings' | 'doorTaps' | 'enrolled' | 'work'>;

/** A tap that a head is asked about, and to whom the child was given before it, where that is what is asked. */
export interface AskedTap {
  tap: TapRecord;
  child: string;
  first?: { at: string; by?: string; collected?: Collected };
}

/** What a head is asked of taps that came late. That the names were read is logged. */
export async function askedTaps(
  portal: Pick<Portal, 'audit' | 'bookings' | 'children' | 'doorTaps' | 'enrolled'>,
  { facilityId, reader }: { facilityId: string; reader: string },
): Promise<AskedTap[]> {
  const taps = await portal.doorTaps.asked(facilityId);
  const found: AskedTap[] = [];
  for (const tap of taps) {
    const actions = (await actionsOf(portal, tap.booking, facilityId)) ?? [];
    const given = tap.problem === GIVEN_TWICE ? actions.findLast((one) => isGiven(one, tap.date)) : undefined;
    const first = given && { at: given.at, by: given.by.id, collected: 'collected' in given ? given.collected : undefined };
    found.push({ tap, child: await childOf(portal, tap.booking), first });
  }
  const subject = `facility:${facilityId}`;
  if (found.length > 0) await portal.audit.write({ actor: reader, action: 'read_taps', subject, detail: { taps: found.length } });
  return found;
}

const isGiven = (one: BookingAction, date: string) => one.type === 'check_out' && one.date === date;

async function childOf(
  { bookings, children, enrolled }: Pick<Portal, 'bookings' | 'children' | 'enrolled'>,
  bookingId: string,
): Promise<string> {
  const enrolledId = enrolledIdOf(bookingId);
  if (enrolledId !== undefined) return (await enrolled.find(enrolledId))?.name ?? '';
  const [booking] = await bookings.findAll([bookingId]);
  return (booking && (await children.find(booking.childId))?.name) || '';
}

/**
 * The head says what became of a tap: what was noted first stays, or the child was given as the tap says. Both stay in
 * the list of what happened.
 */
export async function settleTap(
  portal: Settling,
  { id, facilityId, by, take }: { id: string; facilityId: string; by: string; take: boolean },
): Promise<Result<object>> {
  const settled = await portal.work(async (unit): Promise<Result<{ told?: string }>> => {
    const tap = await portal.doorTaps.find(id, facilityId, unit);
    if (!tap) return notFound('tap_not_found');
    if (tap.state !== 'question') return { ok: true };
    if (take && tap.problem !== GIVEN_TWICE) return conflict('tap_not_taken');
    const { date, at, name = '', checked = 'document' } = tap;
    const before = take ? ((await actionsOf(portal, tap.booking, facilityId)) ?? []) : [];
    const early = take && tooEarly('check_out', before, { date, at, city: portal.city });
    if (early) return early;
    await portal.doorTaps.set(id, { state: take ? 'taken' : 'kept', decidedBy: by }, unit);
    const detail = { tap: id, take };
    await portal.audit.write({ actor: by, action: 'settle_tap', subject: `booking:${tap.booking}`, detail }, unit);
    if (!take) return { ok: true };
    const marks = [
      dayMark('undo_check_out', { done: { at: portal.now(), by: { kind: 'staff', id: by }, date } }),
      dayMark('check_out', { done: { at, by: { kind: 'staff', id: tap.by }, date }, collected: { name, checked } }),
    ];
    const enrolledId = enrolledIdOf(tap.booking);
    if (enrolledId !== undefined) {
      const child = await portal.enrolled.find(enrolledId, unit);
      if (!child) return notFound('booking_not_found');
      await portal.enrolled.change(child, { actions: [...child.actions, ...marks] }, unit);
      return { ok: true };
    }
    let booking = await portal.bookings.get(tap.booking, unit);
    if (standsAs(booking.actions, { what: 'check_out', date, at, by: tap.by }) === undefined) marks.shift();
    for (const mark of marks) booking = await portal.bookings.addAction(booking, mark, unit);
    await writeOfDoor(portal, { stay: booking, action: booking.actions.at(-1) }, unit);
    return { ok: true, told: booking.id };
  });
  if (settled.ok && settled.told) await sendOfDoor(portal, settled.told);
  return settled;
}
