import { currentTerms, termsFor } from '#cms/contracts/current-terms.ts';
import { refundPreview } from '#cms/contracts/refund-preview.ts';
import { todayOf } from '#cms/core/clock.ts';
import { conflict, type Problem, type Result, unprocessable } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { type Actor, changeSigned, earlyEndOf } from '#domain/booking/booking-state.ts';
import {
  changeDays,
  isInReach,
  isSameCare,
  replacedMonths,
  requestOf,
  settledAhead,
  type WantedCare,
} from '#domain/booking/care-change.ts';
import type { AheadPayRule } from '#domain/booking/prepayment.ts';
import { HALF_DAY_PARTS, servicePeriods } from '#domain/care/care.ts';
import { spanOf } from '#domain/care/span.ts';
import { findRule } from '#domain/contract/refund-rules.ts';
import type { InEveryLanguage } from '#domain/language/lang.ts';
import type { Fen } from '#domain/money/money.ts';
import { priceRequest } from '#domain/money/pricing.ts';
import { classesOnSale } from '#domain/places/availability.ts';
import { ageInMonths } from '#domain/time/age.ts';
import { addDays, type CivilDate } from '#domain/time/civil-date.ts';
import { partyHeld } from './party-of.ts';
import { type Quote, type Quoting, quoteCare } from './quote-care.ts';
import { type EarlyEnd, quoteEnd, whyNotEndedEarly } from './quote-end.ts';
import { renewalFor } from './renew.ts';
import { type Changing, type Refusing, refuseUnplaced, whyNotHeld } from './why-not-held.ts';

export type QuotingChange = Quoting & Refusing & Parameters<typeof refundPreview>[0] & Pick<Portal, 'children'>;

/** From which days on care by the month can be other care. */
export interface Changeable {
  /** First days of months that are paid for, asked for so many days ahead. */
  days: CivilDate[];
  noticeDays: number;
  /** The day after all that is paid for. */
  after?: CivilDate;
  ahead: AheadPayRule;
}

/** Why a guardian cannot have other care, or that which is named, in the place of what is paid for, whenever it asks: as it looks, holds and signs. */
export async function whyNotChanged(
  portal: Parameters<typeof refundPreview>[0] & Pick<Portal, 'bookings'>,
  booking: BookingRecord,
  { guardianId, next }: { guardianId: string; next?: string },
): Promise<Problem | undefined> {
  const barred = await whyNotEndedEarly(portal, booking, guardianId);
  if (barred) return barred.code === 'end_not_monthly' ? conflict('change_not_monthly') : barred;
  if (earlyEndOf(booking.actions)) return conflict('change_ends_early');
  const agreed = changeSigned(booking.actions);
  const waits = agreed && agreed.next !== next && (await portal.bookings.get(agreed.next)).status === 'signed';
  return waits ? conflict('change_waits') : undefined;
}

/** By the notice of the contract; of one that was signed before contracts named it, by that of today. */
export async function changeable(
  portal: QuotingChange,
  booking: BookingRecord,
  guardianId: string,
): Promise<Result<{ changeable: Changeable }>> {
  const barred = await whyNotChanged(portal, booking, { guardianId });
  if (barred) return barred;
  const today = todayOf(portal);
  const { form, facilityId } = booking;
  const inForce = termsFor(await currentTerms(portal, today, facilityId), { form, monthly: true, meals: false });
  const rule = findRule(booking.terms, 'change_notice') ?? findRule(inForce, 'change_notice');
  const ahead = await portal.terms.aheadPayOn(today);
  if (!rule || !ahead) return conflict('change_not_agreed');
  const noticeDays = Math.max(rule.days, ahead.lastDaysBefore);
  const days = changeDays(booking, { today, noticeDays });
  const next = (await renewalFor(portal, booking))?.from;
  const after = next && isInReach(next, today) ? next : undefined;
  if (days.length === 0 && !after) return conflict('change_no_day', { params: { days: noticeDays } });
  return { ok: true, changeable: { days, noticeDays, ahead, ...(after ? { after } : {}) } };
}

/** A class and part of the day that the centre sells to the child by the month on such weekdays, other than what it has. */
export interface ChangeOption extends Pick<WantedCare, 'classId' | 'form' | 'part' | 'weekdays'> {
  className: InEveryLanguage;
  meals: boolean;
  /** What a month costs, with its meals. */
  monthly: Fen;
}

export async function changeOptions(
  portal: Pick<Portal, 'children' | 'prices' | 'supplies'>,
  booking: BookingRecord,
  { from, weekdays }: Pick<WantedCare, 'from' | 'weekdays'>,
): Promise<ChangeOption[]> {
  const facility = portal.supplies.get(booking.facilityId);
  if (!facility) return [];
  const { birthDate } = await portal.children.get(booking.childId);
  const items = await portal.prices.listOf(facility.id);
  const ageMonths = ageInMonths(birthDate, from);
  const wantsMeals = 'meals' in booking.request && booking.request.meals;
  const forms = [{ form: 'full_day' } as const, ...HALF_DAY_PARTS.map((part) => ({ form: 'half_day', part }) as const)];
  return forms.flatMap((care) => {
    const sold = classesOnSale({ ...facility, prices: items }, { form: care.form, months: 1, weekdays, ageMonths }, from);
    if ('reason' in sold) return [];
    return sold.classes.flatMap(({ id: classId, name: className }): ChangeOption[] => {
      const wanted = { ...care, classId, ...(weekdays === undefined ? {} : { weekdays }) };
      if (isSameCare(booking, wanted)) return [];
      for (const meals of wantsMeals ? [true, false] : [false]) {
        const priced = priceRequest(requestOf({ ...wanted, from, months: 1 }, meals), { items, classId, occasions: [] });
        if (priced.ok) return [{ ...wanted, className, meals, monthly: priced.total }];
      }
      return [];
    });
  });
}

/** How the care that is paid for ends, where other care takes the place of its later months. */
export interface ReplacedEnd extends NonNullable<ReturnType<typeof replacedMonths>> {
  ended: EarlyEnd;
  /** What was paid for the months after it is there by this day. */
  byDate: CivilDate;
}

/**
 * With the day before `from`: nothing of the months after it is given, so that what was paid for them comes back whole. What is
 * signed says so of the day on which `next` is paid for; until then the care that is agreed stays as it was.
 */
export async function quoteReplaced(
  portal: Parameters<typeof quoteEnd>[0],
  booking: BookingRecord,
  { from, next }: { from: CivilDate; next?: Pick<BookingRecord, 'number' | 'paysTo'> },
): Promise<Result<{ replaced: ReplacedEnd }>> {
  const preview = await refundPreview(portal, booking);
  if (!preview) return conflict('end_not_paid');
  const replaced = replacedMonths(preview.lines, from);
  if (!replaced) return conflict('change_moved_on');
  const settled = settledAhead(replaced.months, portal.now());
  const ended = await quoteEnd(portal, { ...booking, actions: [...booking.actions, ...settled] }, addDays(from, -1));
  if (!ended.ok) return ended;
  const { snapshot, ...sums } = ended;
  const number = next?.number.replace(/^B/, 'C') ?? '';
  const { ending } = snapshot;
  const { refundLater, service } = (await portal.contracts.get(booking.contractId ?? '')).snapshot;
  const after = { from, number, back: replaced.back, ...(next?.paysTo ? { paidBy: next.paysTo } : {}) };
  const said = ending && { ...snapshot, service, ...(refundLater && { refundLater }), ending: { ...ending, next: after } };
  const { byDate } = preview;
  return { ok: true, replaced: { ...replaced, byDate, ended: { ...sums, snapshot: said ?? snapshot } } };
}

/** What a change comes to, before anything is kept. */
export interface CareChange {
  quote: Quote;
  /** None where it begins after all that is paid for. */
  replaced?: ReplacedEnd;
  changes?: Changing;
  /** On which days it is paid for; none where that is at once. */
  pays?: { from: CivilDate; to: CivilDate };
  /** The last day that is paid ahead then. */
  until: CivilDate;
  ahead: AheadPayRule;
}

/** What other care costs, whether there are places on all its days, what comes back of what is paid for, and when it is paid. */
export async function quoteChange(
  portal: QuotingChange,
  {
    booking,
    guardianId,
    wanted,
    by = { kind: 'guardian', id: guardianId },
  }: { booking: BookingRecord; guardianId: string; wanted: WantedCare; by?: Actor },
): Promise<Result<{ change: CareChange }>> {
  const may = await changeable(portal, booking, guardianId);
  if (!may.ok) return may;
  const { days, after, ahead } = may.changeable;
  const { from, classId } = wanted;
  const replaces = days.includes(from);
  if (!replaces && from !== after) return unprocessable('change_day', { field: 'from' });
  if (isSameCare(booking, wanted)) return unprocessable('change_same_care', { field: 'care' });
  const facility = portal.supplies.get(booking.facilityId);
  const option = (await changeOptions(portal, booking, wanted)).find(
    (one) => one.classId === classId && one.form === wanted.form && (one.form === 'full_day' || one.part === wanted.part),
  );
  if (!facility || !option) return unprocessable('change_not_sold', { field: 'care' });
  const { childId, hadSameService } = booking;
  const { birthDate } = await portal.children.get(childId);
  const request = requestOf(wanted, option.meals);
  const care = { slug: facility.slug, request, classId, birthDate, childId, hadSameService, party: partyHeld(booking, facility) };
  const quoted = await quoteCare(portal, { ...care, ...(replaces ? { but: booking.id } : {}) });
  if (!quoted.ok) return quoted;
  const { quote } = quoted;
  const unplaced = refuseUnplaced(quote, by);
  if (unplaced) return unplaced;
  const end = replaces ? await quoteReplaced(portal, booking, { from }) : undefined;
  if (end && !end.ok) return end;
  const changes = end && leftOf(end.replaced.ended.ended);
  const { occasions } = quote;
  const wish = { request: quote.request, childId, by, ahead, changes };
  const span = spanOf(occasions, portal.city.timeZone);
  const held = await whyNotHeld(portal, { wish, occasions, span, facility, at: portal.now() });
  if (!held.ok) return held;
  const until = servicePeriods(quote.request).at(-1)?.to ?? span.to;
  return {
    ok: true,
    change: {
      quote,
      ahead,
      until,
      ...(end ? { replaced: end.replaced, changes } : {}),
      ...(held.pays ? { pays: held.pays } : {}),
    },
  };
}

/** A booking as it is left, for whoever looks at what its child has. */
const leftOf = ({ id, occasions, party, to }: BookingRecord): Changing => ({ id, occasions, party, to });
