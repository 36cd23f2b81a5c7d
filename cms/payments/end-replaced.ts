import { releasePlaces } from '#cms/places/change-claims.ts';
import { takeBack } from '#cms/places/enrolled/hand-over.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { attendedDates, changeSigned, changesOf, creditedOf, settledOf } from '#domain/booking/booking-state.ts';
import { replacedMonths, settledAhead } from '#domain/booking/care-change.ts';
import { endedWith } from '#domain/booking/early-end.ts';
import { reminderOf } from '#domain/booking/reminder.ts';
import { computeRefund } from '#domain/contract/refund.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { specialDays } from '#domain/time/workdays.ts';
import { daysNotGiven } from './deliver-care.ts';
import { nextSettlement } from './next-settlement.ts';
import { paymentOf, requestRefund } from './request-refund.ts';

type Replacing = Pick<
  Portal,
  | 'bookings'
  | 'city'
  | 'contracts'
  | 'enrolled'
  | 'guardians'
  | 'now'
  | 'payments'
  | 'refunds'
  | 'sheets'
  | 'special'
  | 'supplies'
>;

/** Care whose later months other care takes the place of, and what is left of it then. */
type Replaced = NonNullable<Awaited<ReturnType<typeof toReplace>>>;

/**
 * What is to end now that `next` is paid for, by the facts of this moment; nothing where it cannot be any more: it has ended
 * otherwise, other care was signed in its place since, or one of the months has begun.
 */
export async function toReplace(portal: Replacing, next: BookingRecord, unit: Unit) {
  const changes = changesOf(next.actions);
  const booking = changes ? await portal.bookings.get(changes, unit) : undefined;
  const agreed = booking && changeSigned(booking.actions);
  const paid = booking?.actions.findLast((action) => action.type === 'pay');
  if (!booking?.contractId || booking.status !== 'confirmed' || !paid || agreed?.next !== next.id) return undefined;
  const { actions } = booking;
  const now = portal.now();
  const { snapshot } = await portal.contracts.get(booking.contractId);
  const facts = {
    // Months that other care takes the place of are not left.
    ...{ paidAt: paid.at, earnest: { amount: 0, paidAt: now }, cause: 'family' as const, now },
    attended: attendedDates(actions),
    settled: settledOf(actions),
    notGiven: daysNotGiven(portal, booking, now),
    credited: creditedOf(actions),
  };
  const months = replacedMonths(computeRefund(snapshot, facts, specialDays(snapshot.calendar)).lines, agreed.from);
  const ended = endedWith(booking, addDays(agreed.from, -1), { now, timeZone: portal.city.timeZone });
  return months && typeof ended !== 'string' ? { booking, agreed, months, ended } : undefined;
}

/** It ends with its last day before the new: its later places are free, and what was paid for them goes back. */
export async function endReplaced(portal: Replacing, { booking, agreed, months, ended }: Replaced, unit: Unit): Promise<void> {
  const { bookings, city, guardians, now } = portal;
  await guardians.takeTurn(booking.guardianId, unit);
  const payment = await paymentOf(portal, booking, unit);
  if (!payment) throw new Error(`booking ${booking.number} is confirmed but was never paid`);
  const at = now();
  const { to: lastDay, endsAt, occasions, settlesAt } = ended;
  await releasePlaces(portal, { ...booking, from: agreed.from }, unit);
  await takeBack(portal, { ...booking, lastDay }, unit);
  const part = `M${settledOf(booking.actions).length + 1}`;
  const asked = { booking, payment, amount: months.back, cause: 'care_changed', lines: months.lines, at, part } as const;
  if (months.back > 0) await requestRefund(portal, asked, unit);
  let after = booking;
  for (const action of settledAhead(months.months, at)) after = await bookings.addAction(after, action, unit);
  const left = { to: lastDay, endsAt, occasions };
  const { by, contract, next } = agreed;
  const end = { type: 'end_early', at, by, contract, lastDay, was: booking.occasions, settlesAt, next } as const;
  const remindAt = reminderOf({ ...booking, ...left }, at, city.timeZone) ?? null;
  await bookings.addAction(after, end, unit, { ...left, remindAt, nextSettlementAt: nextSettlement(portal, after) });
}
