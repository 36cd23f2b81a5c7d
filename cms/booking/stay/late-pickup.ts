import { conflict, notFound, type Result, unprocessable } from '#cms/core/problem.ts';
import { readSaid } from '#cms/input/text-fields.ts';
import { prose } from '#cms/input/values.ts';
import { runningStay } from '#cms/payments/change-end.ts';
import { type LetterNeeds, sendToFamily, writeToFamily } from '#cms/payments/family-letters.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { duesOf, lateId, mayWaive } from '#domain/booking/extras.ts';
import { type LateDay, undecidedLateDays } from '#domain/booking/stay-time.ts';
import { extraEntry } from '#domain/money/ledger.ts';
import type { Fen } from '#domain/money/money.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { bookingToChange, type Changed } from './lengthen-stay.ts';

type Charging = LetterNeeds & Pick<Portal, 'contracts' | 'ledger' | 'work'>;

interface OfDay {
  bookingId: string;
  facilityId: string;
  date: CivilDate;
  staffId: string;
}

/** Days of a booking on which the child was collected late and nobody has charged or waived it. */
export async function lateOpen(portal: Pick<Portal, 'city' | 'contracts'>, booking: BookingRecord): Promise<LateDay[]> {
  const stay = await runningStay(portal, booking);
  return stay ? undecidedLateDays({ ...stay, status: booking.status }, portal.city.timeZone) : [];
}

/**
 * Charges a late pick-up, by the roster and by nothing but what the contract names. It is owed from now on and stands with
 * the family. `expect` guards against a sum that has changed since it was shown.
 */
export async function chargeLate(portal: Charging, { expect, ...of }: OfDay & { expect: Fen }): Promise<Result<Changed>> {
  const found = await bookingToChange(portal, of);
  if (!found) return notFound('booking_not_found');
  const { date, staffId } = of;
  const done = await portal.work(async (unit): Promise<Result<Changed>> => {
    const at = portal.now();
    const booking = await portal.bookings.get(found.id, unit);
    if (booking.actions.some((one) => one.type === 'charge_late' && one.date === date)) return { ok: true, booking };
    const day = (await lateOpen(portal, booking)).find((one) => one.date === date);
    if (!day) return conflict('late_not_agreed', { field: 'date' });
    const { late, steps, amount } = day;
    if (amount !== expect) return conflict('late_changed', { field: 'date' });
    const by = { kind: 'staff', id: staffId } as const;
    const after = await portal.bookings.addAction(booking, { type: 'charge_late', at, by, date, late, steps, amount }, unit);
    const entry = extraEntry(booking.id, { id: lateId(date), at, amount });
    await portal.ledger.write(entry, { ...booking, bookingId: booking.id }, unit);
    await writeToFamily(portal, after, 'late_charged', { day: date, amount, late, about: date, unit });
    return { ok: true, booking: after };
  });
  if (done.ok) await sendToFamily(portal, found.id);
  return done;
}

/** Waives a late pick-up, for a reason that is kept: before it is charged, or after, as long as it has not been paid. */
export async function waiveLate(portal: Charging, { reason, ...of }: OfDay & { reason: string }): Promise<Result<Changed>> {
  const read = readSaid('reason', prose(300), reason);
  if (!read.ok) return read;
  const why = read.said;
  if (!why) return unprocessable('late_no_reason', { field: 'reason' });
  const found = await bookingToChange(portal, of);
  if (!found) return notFound('booking_not_found');
  const { date, staffId } = of;
  const done = await portal.work(async (unit): Promise<Result<Changed>> => {
    const at = portal.now();
    const booking = await portal.bookings.get(found.id, unit);
    if (booking.actions.some((one) => one.type === 'waive_late' && one.date === date)) return { ok: true, booking };
    const charged = booking.actions.find((one) => one.type === 'charge_late' && one.date === date);
    const isLate = charged !== undefined || (await lateOpen(portal, booking)).some((one) => one.date === date);
    if (!isLate || !mayWaive(booking.actions, date)) return conflict('late_not_open', { field: 'date' });
    const owed = duesOf(booking.actions).find(({ id }) => id === lateId(date));
    const by = { kind: 'staff', id: staffId } as const;
    const after = await portal.bookings.addAction(booking, { type: 'waive_late', at, by, date, reason: why }, unit);
    if (owed) {
      const entry = extraEntry(booking.id, { id: owed.id, at, amount: owed.amount, waived: true });
      await portal.ledger.write(entry, { ...booking, bookingId: booking.id }, unit);
      await writeToFamily(portal, after, 'late_waived', { day: date, amount: owed.amount, about: date, unit });
    }
    return { ok: true, booking: after };
  });
  if (done.ok) await sendToFamily(portal, found.id);
  return done;
}
