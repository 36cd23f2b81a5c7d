import { classOnDay } from '#cms/places/class-on-day.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { DaySheet } from '#cms/records/claims.ts';
import { creditFor, feeOfDay, ruleOfReport } from '#domain/booking/absence.ts';
import { creditedOf, offeredOn } from '#domain/booking/booking-state.ts';
import { sum } from '#domain/money/money.ts';
import { noteTaken, placesTaken, type TakenPlace } from '#domain/places/offered-place.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { toInstant } from '#domain/time/zoned-time.ts';
import { writeToFamily } from './family-letters.ts';
import { paymentOf, requestRefund } from './request-refund.ts';

export type Crediting = Pick<
  Portal,
  'bookings' | 'city' | 'contracts' | 'guardians' | 'letters' | 'now' | 'payments' | 'refunds' | 'sheets' | 'special' | 'supplies'
>;

/**
 * A booking has come to be paid for: families whose reported days made room for it are credited by their contracts, in
 * the same unit of work. Gives the ids of their bookings, whose money and letters are still to be sent.
 */
export async function creditTaken(portal: Crediting, taker: BookingRecord, unit: Unit): Promise<string[]> {
  const { classId, from, to } = taker;
  const sheets = await portal.sheets.read({ classIds: [classId], from, to, unit });
  const offering = sheets.filter(({ claims }) => claims.some(({ offered }) => offered !== undefined));
  if (offering.length === 0) return [];
  const ids = new Set(offering.flatMap(({ claims }) => claims.flatMap(({ offered, booking }) => (offered ? [booking] : []))));
  const bookings = new Map<string, BookingRecord>();
  for (const id of ids) bookings.set(id, await portal.bookings.get(id, unit));
  const credited = new Set<string>();
  const family = [taker.guardianId, (await portal.guardians.otherOf(taker.guardianId))?.id];
  const isOwn = (id: string) => family.includes(bookings.get(id)?.guardianId);
  for (const sheet of offering) {
    const taken = await takenOn(portal, sheet, { taker, isOwn }, unit);
    if (taken.length === 0) continue;
    await portal.sheets.write([{ ...sheet, claims: noteTaken(sheet.claims, taken) }], unit);
    for (const one of taken) {
      const booking = bookings.get(one.booking);
      const after = booking && (await credit(portal, booking, { ...one, date: sheet.date }, unit));
      if (!after) continue;
      bookings.set(after.id, after);
      credited.add(after.id);
    }
  }
  return [...credited];
}

async function takenOn(
  portal: Crediting,
  { claims, classId, date }: DaySheet,
  { taker, isOwn }: { taker: BookingRecord; isOwn: (id: string) => boolean },
  unit: Unit,
): Promise<TakenPlace[]> {
  const stay = taker.occasions.find((one) => one.date === date);
  const known = stay && (await classOnDay(portal, { facilityId: taker.facilityId, classId, date }, unit));
  return known ? placesTaken(claims, stay, { capacityOf: known.capacityOf, now: portal.now(), isOwn }) : [];
}

/** What is new of a day's credit goes back the way it came. */
async function credit(
  portal: Crediting,
  booking: BookingRecord,
  { date, taken: halfHours, of }: TakenPlace & { date: CivilDate },
  unit: Unit,
): Promise<BookingRecord | undefined> {
  const { bookings, city, contracts, now } = portal;
  const { actions, contractId, occasions, status } = booking;
  const stay = occasions.find((one) => one.date === date);
  const at = now();
  const isOver = !stay || at >= toInstant({ date, minute: stay.to }, city.timeZone);
  if (status !== 'confirmed' || !contractId || isOver || !offeredOn(actions, date)) return undefined;
  const { snapshot } = await contracts.get(contractId);
  const rule = ruleOfReport({ ...booking, terms: snapshot.terms }, date, city.timeZone);
  const payment = await paymentOf(portal, booking, unit);
  const line = snapshot.lines.find(
    ({ kind, period, occasion }) =>
      kind === 'care' && (period ? period.from <= date && date <= period.to : occasion?.date === date),
  );
  if (!rule || !payment || !line) return undefined;
  const fee = feeOfDay({ lines: snapshot.lines, occasions }, date, city.timeZone);
  const { percent } = rule;
  const taken = halfHours.length;
  const before = sum(creditedOf(actions).flatMap((one) => (one.date === date ? [one.care] : [])));
  const amount = Math.max(0, creditFor(fee, percent, { taken, of }) - before);
  if (amount > 0) {
    const { code, version, source, status: checked } = rule;
    const by = { code, version, source, ...(checked ? { status: checked } : {}) };
    const reason = { code: 'place_taken', taken, of, percent } as const;
    const part = `A${actions.filter(({ type }) => type === 'place_taken').length + 1}`;
    const lines = [{ line, paid: fee, refund: amount, reason, rule: by }];
    await requestRefund(portal, { booking, payment, amount, cause: 'place_taken', lines, at, part }, unit);
    await writeToFamily(portal, booking, 'place_taken', { refund: amount, day: date, about: `${date}:${taken}`, unit });
  }
  const action = { type: 'place_taken', at, by: { kind: 'system' }, date, taken, of, refund: amount } as const;
  return bookings.addAction(booking, action, unit);
}
