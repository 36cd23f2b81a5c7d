import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { feeOfDay, ruleOfReport } from '#domain/booking/absence.ts';
import { wasOfferedOn } from '#domain/booking/booking-state.ts';
import { givenOf } from '#domain/booking/given-day.ts';
import { creditFor } from '#domain/contract/month-sums.ts';
import { hadByOthers } from '#domain/places/offered-place.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { type Instant, toInstant } from '#domain/time/zoned-time.ts';
import { writeToFamily } from './family-letters.ts';
import { paymentOf, requestRefund } from './request-refund.ts';

export type Crediting = Pick<
  Portal,
  'bookings' | 'city' | 'contracts' | 'guardians' | 'letters' | 'payments' | 'refunds' | 'sheets'
>;

/**
 * Days that a family had reported as not needed and that are over: for what another family, which has paid and whose stay
 * stands, has had of them, it is credited by its contract. A stay that has begun cannot be moved, nor cancelled for its
 * money. Each day is judged once, before it is booked as given.
 */
export async function creditDaysOver(
  portal: Crediting,
  booking: BookingRecord,
  { at, unit }: { at: Instant; unit: Unit },
): Promise<BookingRecord> {
  const { actions, nextDeliveryAt = '', occasions, status } = booking;
  if (status !== 'confirmed') return booking;
  let current = booking;
  for (const { date, to } of occasions) {
    const ended = toInstant({ date, minute: to }, portal.city.timeZone);
    if (ended > at || ended < nextDeliveryAt || !wasOfferedOn(actions, date)) continue;
    current = await credit(portal, current, { date, at, unit });
  }
  return current;
}

async function credit(
  portal: Crediting,
  booking: BookingRecord,
  { date, at, unit }: { date: CivilDate; at: Instant; unit: Unit },
): Promise<BookingRecord> {
  const { bookings, city, contracts } = portal;
  const { actions, contractId, occasions, paidFor } = booking;
  const { taken, of } = await hadOn(portal, booking, date, unit);
  if (taken === 0 || !contractId || actions.some((one) => one.type === 'place_taken' && one.date === date)) return booking;
  const { snapshot } = await contracts.get(contractId);
  const rule = ruleOfReport({ ...booking, terms: snapshot.terms }, date, city.timeZone);
  const payment = await paymentOf(portal, booking, unit);
  const line = snapshot.lines.find(
    ({ kind, period, occasion }) =>
      kind === 'care' && (period ? period.from <= date && date <= period.to : occasion?.date === date),
  );
  if (!rule || !payment || !line) return booking;
  const fee = feeOfDay({ lines: snapshot.lines, occasions, paidFor }, date, city.timeZone);
  const { percent } = rule;
  const amount = creditFor(fee, percent, { taken, of });
  if (amount > 0) {
    const { code, version, source, status: checked } = rule;
    const by = { code, version, source, ...(checked ? { status: checked } : {}) };
    const reason = { code: 'place_taken', taken, of, percent } as const;
    const part = `A${actions.filter(({ type }) => type === 'place_taken').length + 1}`;
    const lines = [{ line, paid: fee, refund: amount, reason, rule: by }];
    await requestRefund(portal, { booking, payment, amount, cause: 'place_taken', lines, at, part }, unit);
    await writeToFamily(portal, booking, 'place_taken', { refund: amount, day: date, about: date, unit });
  }
  const action = { type: 'place_taken', at, by: { kind: 'system' }, date, taken, of, refund: amount } as const;
  return bookings.addAction(booking, action, unit);
}

/** What others than the child's own family, and the guardian linked with it, have had of a day. */
async function hadOn(portal: Crediting, { id, classId, guardianId }: BookingRecord, date: CivilDate, unit: Unit) {
  const [sheet] = await portal.sheets.read({ classIds: [classId], from: date, to: date, unit });
  const claims = sheet?.claims ?? [];
  const takers = new Set(claims.find(({ booking }) => booking === id)?.taken?.map(({ by }) => by));
  const own = [guardianId, (await portal.guardians.otherOf(guardianId))?.id];
  const others = new Set<string>();
  for (const by of takers) {
    const { actions, guardianId: whose, status } = await portal.bookings.get(by, unit);
    if (!own.includes(whose) && !givenOf(actions) && (status === 'confirmed' || status === 'completed')) others.add(by);
  }
  return hadByOthers(claims, id, (by) => others.has(by));
}
