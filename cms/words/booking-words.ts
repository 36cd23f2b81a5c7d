import type { BookingAction, RosterQuestion } from '#domain/booking/booking-state.ts';
import type { ChangeAhead } from '#domain/booking/care-change.ts';
import type { CentreEnd } from '#domain/booking/centre-end.ts';
import type { Occasion, ServicePeriod } from '#domain/care/care.ts';
import type { Interest } from '#domain/contract/interest.ts';
import type { Settled } from '#domain/contract/month-settlement.ts';
import { isPaidApart, type RefundCause, type RefundLine, type RefundReason, type RefundStatus } from '#domain/contract/refund.ts';
import { findRule, type LatePickupRule, type RefundTerms } from '#domain/contract/refund-rules.ts';
import type { Lang } from '#domain/language/lang.ts';
import { type Fen, share } from '#domain/money/money.ts';
import { lessGiven, type StillOwed, standingOf } from '#domain/money/outside-return.ts';
import type { PriceLine } from '#domain/money/pricing.ts';
import { addDays, type CivilDate, weekdayOf } from '#domain/time/civil-date.ts';
import { formatTime } from '#domain/time/time-of-day.ts';
import { type SpecialDays, termEnds } from '#domain/time/workdays.ts';
import { type Instant, plusMinutes, toLocal } from '#domain/time/zoned-time.ts';
import { checkWords } from './check-words.ts';
import { formatDate, formatMoney, formatTimeRange, joinSentences, zoneName } from './format.ts';
import type { Translator } from './index.ts';
import { countedBy, unitWords } from './price-words.ts';
import { weekdayWords } from './weekday-words.ts';

/** What words about a booking go by: the reader's language, the city's money and clock. */
export interface BookingSpeech {
  t: Translator;
  lang: Lang;
  currency: string;
  timeZone: string;
}

export interface BookingSpan {
  occasions: readonly Occasion[];
  /** The days that were paid for, where care by the month ends before some of them. */
  paidFor?: readonly Occasion[];
  lines: readonly PriceLine[];
}

/** Of what was signed ahead and is not paid for: the first and the last day on which it is. */
export const paidBetween = (
  { t, lang }: Pick<BookingSpeech, 'lang'> & { t: Translator },
  { status, paysFrom, paysTo }: { status: string; paysFrom?: string; paysTo?: string },
): string => {
  const day = (date: string) => formatDate(date, { lang, year: true });
  return status === 'signed' && paysFrom && paysTo ? t('renewal.staffPays', { from: day(paysFrom), to: day(paysTo) }) : '';
};

/** When a booking takes place, in one or two short lines. */
export function whenWords({ lang }: BookingSpeech, { occasions, lines, paidFor }: BookingSpan): string[] {
  const first = occasions[0];
  const last = occasions.at(-1);
  if (!first || !last) return [];
  const hours = formatTimeRange(first.from, first.to);
  const periods = lines.flatMap((line) => (line.period && line.kind === 'care' ? [line.period] : []));
  if (periods.length === 0) return [formatDate(first.date, { lang, weekday: true }), hours];
  const end = paidFor ? last.date : (periods.at(-1) as ServicePeriod).to;
  return [
    `${formatDate(periods[0]?.from ?? first.date, { lang })} – ${formatDate(end, { lang })}`,
    onWeekdays(periods, hours, lang),
  ];
}

/** `2026 年 11 月 25 日，周三 9:00–12:00`: the first of some stays, as a message or a history keeps it. */
export function stayWords([first]: readonly Occasion[], lang: Lang): string {
  if (!first) return '';
  return `${formatDate(first.date, { lang, year: true, weekday: true })} ${formatTimeRange(first.from, first.to)}`;
}

/** When a booking takes place, for what is read later, and elsewhere: days with their year. */
export function whenInFull({ lang }: Pick<BookingSpeech, 'lang'>, { occasions, lines, paidFor }: BookingSpan): string {
  const periods = lines.flatMap((line) => (line.period && line.kind === 'care' ? [line.period] : []));
  const [first] = occasions;
  const end = periods.length > 0 && paidFor ? occasions.at(-1)?.date : periods.at(-1)?.to;
  if (!first || !end) return stayWords(occasions, lang);
  const day = (date: string) => formatDate(date, { lang, year: true, weekday: true });
  const hours = onWeekdays(periods, formatTimeRange(first.from, first.to), lang);
  return `${day(periods[0]?.from ?? first.date)} – ${day(end)} ${hours}`;
}

/** The hours of care by the month, with its weekdays where it has only some: `周一、周三 8:30–17:00`. */
const onWeekdays = ([first]: readonly ServicePeriod[], hours: string, lang: Lang): string =>
  first?.weekdays ? `${weekdayWords(first.weekdays, lang)} ${hours}` : hours;

export function lineQuantity({ t, lang, currency }: BookingSpeech, line: PriceLine): string {
  const price = formatMoney(line.unitAmount, { currency, lang });
  if (line.unit === 'hour') return t('booking.quantityHours', { count: line.quantity, price });
  const unit = unitWords(t, countedBy(line));
  const said = line.part ? t('booking.quantityPart', { price, unit, ...line.part }) : `${price} · ${unit}`;
  return [said, ...discountWords({ t, lang, currency }, line)].join(t('common.comma'));
}

/** What is taken off a line, and from which list price: nothing of one at the list price. */
export function discountWords(
  { t, lang, currency }: Omit<BookingSpeech, 'timeZone'>,
  { discount, listAmount }: PriceLine,
): string[] {
  if (!discount || listAmount === undefined) return [];
  const what = discount.name?.[lang] ?? t(`care.discount_${discount.kind}`);
  return [t('booking.discounted', { what, percent: discount.percent, list: formatMoney(listAmount, { currency, lang }) })];
}

/** An instant on the city's clock: `11 月 23 日 15:06`. */
export function instantWords({ lang, timeZone }: Pick<BookingSpeech, 'lang' | 'timeZone'>, instant: string): string {
  const local = toLocal(instant, timeZone);
  return `${formatDate(local.date, { lang })} ${formatTime(local.minute)}`;
}

/** The same on what is kept, or read elsewhere: with its year, and whose clock it is. */
export function instantInFull({ t, lang, timeZone }: Omit<BookingSpeech, 'currency'>, instant: string): string {
  const local = toLocal(instant, timeZone);
  const name = `${formatDate(local.date, { lang, year: true })} ${formatTime(local.minute)}`;
  return t('format.noted', { name, note: zoneName(timeZone, { at: instant, lang }) });
}

/** The sentence, with its arithmetic, behind one refund line. */
export function refundReasonWords({ t, lang }: Pick<BookingSpeech, 't' | 'lang'>, reason: RefundReason): string {
  switch (reason.code) {
    case 'cooling_off':
      return t('booking.reason_cooling_off', { lastDay: formatDate(reason.lastDay, { lang }) });
    case 'earnest_kept':
      return t('booking.reason_earnest_kept', { lastDay: formatDate(reason.lastDay, { lang }) });
    case 'attended_band':
      return t('booking.reason_attended_band', { workdays: reason.workdays, attended: reason.attended, percent: reason.percent });
    case 'days_not_given':
      return t('booking.reason_days_not_given', { rest: reason.workdays - reason.attended });
    case 'meals_unused':
      return t('booking.reason_meals_unused', { workdays: reason.workdays, eaten: reason.eaten });
    case 'hours_before':
      return t('booking.reason_hours_before', {
        left: t('booking.hoursMinutes', { hours: Math.floor(reason.minutesLeft / 60), minutes: reason.minutesLeft % 60 }),
        percent: reason.percent,
      });
    case 'days_shut':
      return t('booking.reason_days_shut', { days: reason.days });
    case 'pre_opening':
      return t('booking.reason_pre_opening', { lastDay: formatDate(reason.lastDay, { lang }) });
    case 'attended_days':
      return t('booking.reason_attended_days', { workdays: reason.workdays, rest: reason.workdays - reason.attended });
    case 'absence': {
      const { times, daysInARow, percent } = reason;
      return t('booking.reason_absence', { times, daysInARow, percent });
    }
    case 'no_show':
      return t('booking.reason_no_show', { percent: reason.percent });
    case 'place_taken':
      return t('booking.reason_place_taken', { taken: reason.taken / 2, of: reason.of / 2, percent: reason.percent });
    case 'remaining_period':
      return t('booking.reason_remaining_period', { left: reason.left, days: reason.days });
    case 'none_agreed':
      return t('booking.reason_none_agreed', { workdays: reason.workdays, attended: reason.attended });
    default:
      return t(`booking.reason_${reason.code}`);
  }
}

/**
 * All that a line of a refund can say of itself: why, by which rule and article, how it was worked out and rounded, and
 * which other lawful sums were less.
 */
export function refundLineWords(speech: Pick<BookingSpeech, 't' | 'lang' | 'currency'>, line: RefundLine): string[] {
  const { t, lang, currency } = speech;
  const money = (amount: number) => formatMoney(amount, { currency, lang });
  const { paid, reason, refund, rule, sum, less = [], usedAtList } = line;
  const said = [refundReasonWords(speech, reason)];
  if (sum) {
    const isExact = (sum.of * sum.times) % sum.over === 0;
    const result = money(Math.min(sum.of, share(sum.of, sum.times, sum.over)));
    said.push(
      t(isExact ? 'booking.sumExact' : 'booking.sumRounded', { of: money(sum.of), times: sum.times, over: sum.over, result }),
    );
  }
  if (!sum) said.push(t(refund === paid ? 'booking.sumWhole' : 'booking.sumIs', { paid: money(paid), refund: money(refund) }));
  if (line.credited) said.push(t('booking.lineCredited', { amount: money(line.credited) }));
  if (usedAtList !== undefined) said.push(t('booking.usedAtList', { used: money(usedAtList) }));
  if (rule) {
    const { code, source, status } = rule;
    const by = { code, source };
    said.push(status ? t('booking.byRuleChecked', { ...by, status: t(`booking.status_${status}`) }) : t('booking.byRule', by));
  } else said.push(t(basisOf(reason)));
  if (less.length > 0) {
    const others = less.map((one) =>
      t('booking.otherSum', { why: refundReasonWords(speech, one.reason).replace(/[。.]$/, ''), amount: money(one.refund) }),
    );
    said.push(t('booking.alsoLawful', { others: others.join(t('contract.listGap')) }));
  }
  return said;
}

/** On what a line stands that names no rule of its contract: its clauses, or the law where nothing was agreed. */
function basisOf({ code }: RefundReason): 'booking.byNotProvided' | 'booking.byNoneAgreed' | 'booking.byContract' {
  if (code === 'none_agreed') return 'booking.byNoneAgreed';
  return code === 'not_begun' || code === 'days_not_given' || code === 'days_shut'
    ? 'booking.byNotProvided'
    : 'booking.byContract';
}

/** Stretches of interest, with their days and rates. */
export function interestWords(
  { t, lang, currency }: Pick<BookingSpeech, 't' | 'lang' | 'currency'>,
  { parts }: Interest,
): string {
  const part = ({ from, to, days, percent, amount }: Interest['parts'][number]) =>
    t('booking.interestPart', {
      from: formatDate(from, { lang }),
      to: formatDate(to, { lang }),
      days,
      percent,
      amount: formatMoney(amount, { currency, lang }),
    });
  return parts.map(part).join(t('contract.listGap'));
}

/** What the family has of a refund already, or what it waits for; nothing where all of it is still to come. */
export function owedWords(
  { t, lang, currency }: Pick<BookingSpeech, 't' | 'lang' | 'currency'>,
  amount: number,
  owed: StillOwed,
) {
  const standing = standingOf(owed);
  const money = (sum: number) => formatMoney(sum, { currency, lang });
  if (!standing) return undefined;
  return t(`booking.back_${standing}`, { refund: money(amount), covered: money(owed.covered), rest: money(owed.rest) });
}

/** What a refund waits for: of which days the centre is asked, until when, and the sums that may come of it. */
export function questionWords(
  { lang, currency, timeZone }: BookingSpeech,
  { days, least, until }: RosterQuestion,
  most: number,
  owed?: StillOwed,
): { days: number; dates: string; least: string; most: string; until: string } {
  const money = (amount: number) => formatMoney(amount, { currency, lang });
  const date = (day: string) => formatDate(day, { lang });
  return {
    days: days.length,
    dates: stretchWords(days, lang),
    least: money(lessGiven(least, owed)),
    most: money(lessGiven(most, owed)),
    // The last day on which an answer counts.
    until: date(toLocal(plusMinutes(until, -1), timeZone).date),
  };
}

/** Days, those in a row as one stretch. */
export function stretchWords(days: readonly CivilDate[], lang: Lang): string {
  const date = (day: CivilDate) => formatDate(day, { lang });
  const spans = joinedDays(days).map(([from, to]) => (from === to ? date(from) : `${date(from)}–${date(to)}`));
  return spans.join(LIST_GAP[lang]);
}

/** Days in a row are told as one stretch, with nothing but a weekend between them. */
function joinedDays(days: readonly string[]): [string, string][] {
  return days.reduce<[string, string][]>((spans, day) => {
    const last = spans.at(-1);
    const next = last && [addDays(last[1], 1), ...(weekdayOf(last[1]) === 5 ? [addDays(last[1], 3)] : [])];
    if (last && next?.includes(day)) last[1] = day;
    else spans.push([day, day]);
    return spans;
  }, []);
}

interface Returning {
  cause?: RefundCause;
  interest?: Interest;
  status: RefundStatus;
  amount: Fen;
  covered: Fen;
  requestedAt: Instant;
  paidBackAt?: Instant;
  arrivedAt?: Instant | null;
  byHand?: { how: string; on: CivilDate };
  owed: StillOwed;
}

/** How far a refund has come: sent, paid otherwise, or what it waits for. */
export function refundStateWords(
  { t, lang, timeZone, currency }: BookingSpeech,
  { cause, interest, status, requestedAt, paidBackAt, arrivedAt, covered, amount, byHand, owed }: Returning,
  { payWithinDays, special }: { payWithinDays: number; special: SpecialDays },
): string {
  const inFull = (date: CivilDate) => formatDate(date, { lang, year: true, weekday: true });
  const day = (instant: string) => inFull(toLocal(instant, timeZone).date);
  const by = inFull(termEnds(toLocal(requestedAt, timeZone).date, payWithinDays, special));
  if (status === 'failed' && cause && isPaidApart(cause))
    return t('booking.interestDue', { how: interest ? interestWords({ t, lang, currency }, interest) : '' });
  if (status === 'failed') return t(owed.waits ? 'booking.refundDisputed' : 'booking.refundFailed');
  if (status === 'requested') return t(owed.waits ? 'booking.refundDisputed' : 'booking.refundRequestedBy', { by });
  if (byHand) return t('booking.refundByHand', { date: formatDate(byHand.on, { lang }), how: byHand.how });
  const date = day(arrivedAt ?? paidBackAt ?? requestedAt);
  if (covered === amount) return t('booking.refundCovered', { date });
  return t(arrivedAt ? 'booking.refundArrived' : 'booking.refundSentBy', { date, by });
}

/** A month that was settled, and what came back of it. */
export function monthWords({ lang, currency }: Pick<BookingSpeech, 'lang' | 'currency'>, { from, to, care, meals }: Settled) {
  const money = (amount: number) => formatMoney(amount, { currency, lang });
  return { from: formatDate(from, { lang }), to: formatDate(to, { lang }), care: money(care), meals: money(meals) };
}

/** How a late pick-up that was charged is reckoned, by the rule of its contract. */
export function lateWords(
  { t, lang, currency }: Pick<BookingSpeech, 't' | 'lang' | 'currency'>,
  {
    booking,
    terms,
    date,
  }: { booking: { occasions: readonly Occasion[]; actions: readonly BookingAction[] }; terms: RefundTerms; date: CivilDate },
): string {
  const rule = findRule(terms, 'late_pickup');
  const charge = booking.actions.find((one) => one.type === 'charge_late' && one.date === date);
  if (!rule || charge?.type !== 'charge_late') return '';
  const { late, steps, amount } = charge;
  return lateSum({ t, lang, currency }, { rule, late, steps, amount, date, end: endOn(booking.occasions, date) });
}

const endOn = (occasions: readonly Occasion[], date: CivilDate) => occasions.find((one) => one.date === date)?.to ?? 0;

export function lateSum(
  { t, lang, currency }: Pick<BookingSpeech, 't' | 'lang' | 'currency'>,
  { rule, late, steps, amount, date, end }: LateSum,
): string {
  const money = (fen: number) => formatMoney(fen, { currency, lang });
  return t(steps * rule.amount > rule.most ? 'booking.lateHowMost' : 'booking.lateHow', {
    date: formatDate(date, { lang }),
    end: formatTime(end),
    late,
    grace: rule.graceMinutes,
    step: rule.stepMinutes,
    price: money(rule.amount),
    most: money(rule.most),
    count: steps,
    amount: money(amount),
  });
}

/** To which class, or which hours of it, and from which day on a child changes; only if that is paid for, where it is not yet. */
export function changeAheadWords(
  { t, lang }: Pick<BookingSpeech, 't' | 'lang'>,
  { from, hours, paidBy, className }: Pick<ChangeAhead, 'from' | 'hours' | 'paidBy'> & { className: string },
): string {
  const said = { day: formatDate(from, { lang }), class: className, hours: formatTimeRange(hours.from, hours.to) };
  return paidBy ? t('change.aheadUnpaid', { ...said, by: formatDate(paidBy, { lang }) }) : t('change.ahead', said);
}

interface LateSum {
  rule: LatePickupRule;
  late: number;
  steps: number;
  amount: Fen;
  date: CivilDate;
  end: number;
}

/** Why a centre has ended a contract: the ground, and what it said of it. */
export const centreEndWords = (t: Translator, { ground, said }: CentreEnd): string =>
  t('centreEnd.reason', { ground: t(`centreEnd.ground_${ground}`), said: said[t.lang] });

const LIST_GAP: Record<Lang, string> = { zh: '、', en: ', ' };

/** What was done of a booking; of an end for which its family gave a reason, with that. */
export function actionWords(speech: BookingSpeech, action: BookingAction): string {
  const what = plainWords(speech, action);
  const why = 'why' in action ? action.why : undefined;
  return why ? speech.t('booking.actWhy', { what, why: speech.t(`refunds.why_${why}`) }) : what;
}

function plainWords({ t, lang, currency, timeZone }: BookingSpeech, action: BookingAction): string {
  const money = (amount: number) => formatMoney(amount, { currency, lang });
  switch (action.type) {
    case 'hold':
      return t('booking.actHold');
    case 'request':
      return t('request.actAsk', { until: instantWords({ lang, timeZone }, action.until) });
    case 'accept':
      return t('request.actAccept', { until: instantWords({ lang, timeZone }, action.until) });
    case 'decline':
      return t('request.actDecline', { reason: action.reason });
    case 'unanswered':
      return t(action.stopped ? 'request.actStopped' : 'request.actUnanswered');
    case 'sign':
      return t('booking.actSign');
    case 'move':
      return t('booking.actMove', { was: stayWords(action.was, lang), now: stayWords(action.now, lang) });
    case 'end_early':
      return action.because
        ? t('centreEnd.act', { day: formatDate(action.lastDay, { lang }), reason: centreEndWords(t, action.because) })
        : t(action.next ? 'amend.actNext' : 'amend.act', { day: formatDate(action.lastDay, { lang }) });
    case 'change_care':
      return t('amend.actChange', { day: formatDate(action.from, { lang }) });
    case 'offer_contract':
      return t('handOn.actOffer', { until: instantWords({ lang, timeZone }, action.until) });
    case 'keep_contract':
      return t(action.by.kind === 'system' ? 'handOn.actEnded' : 'handOn.actKeep');
    case 'take_contract':
      return t('handOn.actTake');
    case 'pay':
      return t('booking.actPay', { amount: money(action.amount) });
    case 'cancel':
      if (action.because)
        return t('centreEnd.actCancel', { amount: money(action.refund), reason: centreEndWords(t, action.because) });
      return action.asked ? t('booking.actCancelAsked') : t('booking.actCancel', { amount: money(action.refund) });
    case 'settle_refund':
      return t(action.by.kind === 'staff' ? 'booking.actSettleAnswered' : 'booking.actSettleUnanswered', {
        amount: money(action.refund),
      });
    case 'settle_month': {
      const month = { from: formatDate(action.from, { lang }), to: formatDate(action.to, { lang }) };
      const amount = action.care + action.meals;
      return amount > 0
        ? t('booking.actSettleMonth', { ...month, amount: money(amount) })
        : t('booking.actSettleMonthNone', month);
    }
    case 'extend':
      return t('booking.actExtend', { until: formatTime(toLocal(action.until, timeZone).minute) });
    case 'ask_guardian':
      return t('mandate.actAsks', { until: instantWords({ lang, timeZone }, action.until) });
    case 'pay_there':
      return t('till.actPayThere', { until: instantWords({ lang, timeZone }, action.until) });
    case 'pay_sooner':
      return t('till.actPaySooner', { until: instantWords({ lang, timeZone }, action.until) });
    case 'wait_to_pay':
      return t('renewal.actWait', {
        from: formatDate(toLocal(action.opensAt, timeZone).date, { lang, year: true }),
        to: formatDate(addDays(toLocal(action.until, timeZone).date, -1), { lang, year: true }),
      });
    case 'expire':
      return t('booking.actExpire');
    case 'release':
      return t('booking.actRelease');
    case 'check_in':
      return action.check
        ? joinSentences([t('booking.actCheckIn'), checkWords(t, action.check, 'morning')], lang)
        : t('booking.actCheckIn');
    case 'noon_check':
      return checkWords(t, action.check, 'noon');
    case 'undo_noon_check':
      return t('booking.actUndoNoonCheck');
    case 'check_out': {
      if (!action.collected) return t('booking.actCheckOut');
      const { name, relation, checked } = action.collected;
      const who = relation ? t('format.noted', { name, note: relation }) : name;
      return t(`booking.actCollected_${checked}`, { who });
    }
    case 'absent':
      return t(action.offered ? 'booking.actAbsentOffered' : 'booking.actAbsent', { date: formatDate(action.date, { lang }) });
    case 'undo_absent':
      return t('booking.actUndoAbsent', { date: formatDate(action.date, { lang }) });
    case 'ask_coming':
      return t('booking.actAskComing');
    case 'coming_late':
      return t('booking.actComingLate');
    case 'place_taken':
      return t('booking.actPlaceTaken', {
        date: formatDate(action.date, { lang }),
        hours: action.taken / 2,
        amount: money(action.refund),
      });
    case 'goodwill':
      return t('goodwill.act', { amount: money(action.refund), reason: action.reason });
    case 'give':
      return t('given.actGive', { reason: action.reason });
    case 'give_days':
      return t('given.actDays', {
        days: action.days.map((one) => stayWords([one], lang)).join(LIST_GAP[lang]),
        reason: action.reason,
      });
    case 'undo_check_in':
      return t('booking.actUndoCheckIn');
    case 'undo_check_out':
      return t('booking.actUndoCheckOut');
    case 'not_given':
      return t('booking.actNotGiven', { date: formatDate(action.date, { lang }) });
    case 'ask_longer': {
      const until = formatTime(toLocal(action.until, timeZone).minute);
      return t('booking.actAskLonger', { to: formatTime(action.to), amount: money(action.amount), until });
    }
    case 'stay_longer':
      return t(action.amount > 0 ? 'booking.actLonger' : 'booking.actLongerFree', {
        to: formatTime(action.to),
        amount: money(action.amount),
      });
    case 'stay_shorter':
      return t('booking.actShorter', { to: formatTime(action.to) });
    case 'charge_late':
      return t('booking.actLate', { late: action.late, amount: money(action.amount) });
    case 'waive_late':
      return t('booking.actLateWaived', { reason: action.reason });
    case 'pay_earnest':
      return t('booking.actPayEarnest', {
        amount: money(action.amount),
        until: formatDate(addDays(toLocal(action.until, timeZone).date, -1), { lang, year: true }),
      });
    case 'pay_late':
      return t('booking.actLatePaid', { amount: money(action.amount) });
    case 'no_show':
      return t('booking.actNoShow', { date: formatDate(action.date, { lang }) });
    case 'complete':
      return t('booking.actComplete');
  }
}
