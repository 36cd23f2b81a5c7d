import { localPath } from '#cms/city/local-path.ts';
import { todayOf } from '#cms/core/clock.ts';
import { worstOf } from '#cms/portal/deliver.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { SendResult } from '#cms/ports/notify/port.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import { words } from '#cms/records/words.ts';
import { centreEndWords, owedWords, stayWords, stretchWords, whenInFull } from '#cms/words/booking-words.ts';
import { formatDate, formatMoney } from '#cms/words/format.ts';
import { createTranslator, type Translator } from '#cms/words/index.ts';
import { unitWords } from '#cms/words/price-words.ts';
import { cancellationOf, endedByCentre, type RosterQuestion } from '#domain/booking/booking-state.ts';
import { careCode, type WantedCare } from '#domain/booking/care-change.ts';
import { paysNext } from '#domain/booking/earnest-paid.ts';
import type { Occasion } from '#domain/care/care.ts';
import type { Settled } from '#domain/contract/month-settlement.ts';
import type { PaymentReturn } from '#domain/contract/refund.ts';
import { type InEveryLanguage, LANGS, type Lang, langOf } from '#domain/language/lang.ts';
import { sum } from '#domain/money/money.ts';
import { lessGiven, type OwedStanding, standingOf } from '#domain/money/outside-return.ts';
import type { PriceItem } from '#domain/money/pricing.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { formatTime } from '#domain/time/time-of-day.ts';
import { type SpecialDays, termEnds } from '#domain/time/workdays.ts';
import { type Instant, plusMinutes, toLocal } from '#domain/time/zoned-time.ts';
import { type OwedOfBooking, owedOf, owedOfBooking } from './owed.ts';

export const TOLD_OF_REFUND = ['booking_cancelled', 'care_ended', 'centre_ended', 'refund_settled'] as const;
type ToldOfRefund = (typeof TOLD_OF_REFUND)[number];

export type Told =
  | 'absence_back'
  | 'absence_noted'
  | 'absence_offered'
  | 'ask_coming'
  | 'place_taken'
  | 'booking_confirmed'
  | 'booking_moved'
  | 'care_changed'
  | 'change_lapsed'
  | 'care_ends_early'
  | 'centre_ends'
  | 'goodwill'
  | 'days_given'
  | 'given_cancelled'
  | 'move_suggested'
  | 'class_suggested'
  | 'counter_booking'
  | 'counter_tap'
  | 'delegate_asks'
  | 'delegate_booked'
  | 'pay_sooner'
  | 'renewal'
  | 'centre_stopped'
  | 'days_open'
  | 'days_shut'
  | 'stay_refunded'
  | 'stay_shut'
  | 'request_accepted'
  | 'request_declined'
  | 'request_unanswered'
  | 'request_stopped'
  | 'next_open'
  | 'next_ending'
  | 'next_ended'
  | 'hold_ending'
  | 'hold_ended'
  | 'payment_declined'
  | 'stay_longer'
  | 'stay_shorter'
  | 'longer_asked'
  | 'order_cancelled'
  | 'late_charged'
  | 'late_waived'
  | 'late_paid'
  | 'extra_returned'
  | 'stay_tomorrow'
  | 'grows_out'
  | 'grows_out_alone'
  | 'turns_three'
  | ToldOfRefund
  | 'refund_arrived'
  | 'refund_asked'
  | 'refund_by_hand'
  | 'earnest_paid'
  | 'earnest_again'
  | 'earnest_again_paid'
  | 'earnest_kept'
  | 'earnest_back'
  | 'rest_ending'
  | 'interest_due'
  | 'interest_paid'
  | 'month_settled'
  | `refund_${OwedStanding}`
  | `${PaymentReturn}_returned`;

export type TellNeeds = Pick<
  Portal,
  'bookings' | 'guardians' | 'facilities' | 'environment' | 'city' | 'notify' | 'now' | 'special'
>;

export interface About {
  refund?: number;
  /** The city's, unless money came in another one. */
  currency?: string;
  asked?: RosterQuestion;
  owed?: OwedOfBooking;
  byHand?: { how: string; on: CivilDate };
  month?: Settled;
  /** The first booked day on which the centre may not take the child. */
  stoppedOn?: CivilDate;
  /** Booked days on which the centre is not open, and why. */
  shut?: { days: readonly CivilDate[]; reason?: InEveryLanguage };
  /** Days that its centre adds free of charge. */
  given?: readonly Occasion[];
  /** A day of it. */
  day?: CivilDate;
  /** When a stay ends now, in minutes since midnight; what it costs beside the price; and by when that is paid. */
  end?: number;
  amount?: number;
  /** What of the price is still to be paid. */
  left?: number;
  pay?: Instant;
  /** So many minutes after its stay the child was collected. */
  late?: number;
  /** When it was to be before. */
  was?: readonly Occasion[];
  /** When its centre suggests that it be. */
  next?: readonly Occasion[];
  /** Other care by the month that its centre suggests. */
  change?: WantedCare;
  /** The class in which a child goes on, and what it costs there. */
  nextClass?: InEveryLanguage;
  nextPrice?: Pick<PriceItem, 'amount' | 'unit' | 'daysPerWeek'>;
  /** What next care costs, after what a family gets: whole sentences. */
  net?: InEveryLanguage;
  /** What its centre says of it. */
  said?: string;
  /** So many of its order. */
  count?: number;
  /** Which of several things of the same kind it is about. */
  about?: string;
  /** Nobody knows yet which language they read. */
  inEvery?: boolean;
}

/**
 * What happened, to who booked and to the guardian linked with it, each in its own language, once. A message says no
 * child's name (promise 8).
 */
export async function tellFamily(portal: TellNeeds, booking: BookingRecord, kind: Told, about: About = {}): Promise<SendResult> {
  const own = await portal.guardians.get(booking.guardianId);
  const other = await portal.guardians.otherOf(own.id);
  const sent = await tellGuardian(portal, own, { booking, kind, about });
  return (other && worstOf([sent, await tellGuardian(portal, other, { booking, kind, about })])) ?? sent;
}

async function tellGuardian(
  portal: TellNeeds,
  guardian: Guardian,
  { booking, kind, about }: { booking: BookingRecord; kind: Told; about: About },
): Promise<SendResult> {
  const own = langOf(guardian.lang);
  const isOwn = guardian.id === booking.guardianId;
  const others = about.inEvery ? LANGS.filter((lang) => lang !== own) : [];
  const said = await Promise.all([own, ...others].map((lang) => sayTo(portal, guardian, { booking, kind, about, lang })));
  return portal.notify.send({
    id: [kind, booking.id, about.about, isOwn ? '' : guardian.id].filter(Boolean).join(':'),
    to: guardian.contact,
    channel: guardian.contact.includes('@') ? 'email' : 'sms',
    subject: said.map(({ subject }) => subject).join(' / '),
    text: said.map(({ text }) => text).join('\n'),
    values: said[0]?.values ?? {},
    ...{ wechat: guardian.wechat, link: said[0]?.values.link },
    lang: own,
    kind,
    // What one guardian was sent is none of the other's data.
    ...(isOwn ? { booking: booking.id } : {}),
  });
}

/** A message in one language, and what it is filled with. */
async function sayTo(
  { bookings, facilities, environment, city, now, special }: TellNeeds,
  { contact }: Guardian,
  { booking: told, kind, about, lang }: { booking: BookingRecord; kind: Told; about: About; lang: Lang },
) {
  const facility = words((await facilities.get(told.facilityId)).name)[lang];
  const alike = OF_ALL.has(kind) ? (await bookings.together(told)).filter(({ status }) => status === told.status) : [told];
  const several = alike.length > 1;
  const booking = several ? { ...told, total: sum(alike.map(({ total }) => total)) } : told;
  const own = plain(whenInFull({ lang }, booking));
  const when = several ? createTranslator(lang)('told.when_order', { when: own, count: alike.length }) : own;
  const link = `${environment.origin}${localPath(pathOf(booking, about), lang, city)}`;
  const t = createTranslator(lang);
  const today = todayOf({ city, now });
  const held = booking.holdUntil && !about.asked ? heldWords(booking, { lang, city }) : undefined;
  const values = {
    facility,
    when,
    link,
    ...timesOf(booking, about, { lang, city, today, special: special() }),
    ...sumsOf(booking, about, { t, lang, city }),
  };
  const there = (time: string) => t('told.when_there', { when: time, city: city.name[lang] });
  const said = isElsewhere(contact) ? { ...values, when: there(when), ...(held ? { until: there(held) } : {}) } : values;
  return { subject: t(`told.${kind}_subject`, said), text: t(`told.${kind}_text`, said), values };
}

/** Where a family sees what it is about; what was suggested is looked at where it is agreed to. */
function pathOf({ id, contractId }: BookingRecord, { next: [next] = [], change }: About): string {
  if (change && contractId) {
    const { from, months, weekdays } = change;
    const asked = new URLSearchParams({ from, care: careCode(change), months: String(months) });
    if (weekdays) asked.set('weekdays', weekdays);
    return `/contracts/${contractId}/change?${asked}`;
  }
  if (!next) return `/bookings/${id}`;
  const { date, from, to } = next;
  const part = from < 720 ? 'morning' : 'afternoon';
  return `/bookings/${id}/reschedule?${new URLSearchParams({ date, from: formatTime(from), to: formatTime(to), part })}`;
}

/** What happens to all that was booked together is said once, with its sum. */
const OF_ALL = new Set<Told>([
  'booking_confirmed',
  'hold_ending',
  'hold_ended',
  'payment_declined',
  'order_cancelled',
  'request_accepted',
  'request_declined',
  'request_unanswered',
  'request_stopped',
]);

/** A mail is read anywhere, and so is a telephone of another country: there a time needs its place. */
const isElsewhere = (contact: string) => contact.includes('@') || contact.startsWith('+');

/** Kept for days: a time alone would be anybody's guess. */
function heldWords(
  { holdUntil, replyBy, paysBy, asksBy, paysTo, status }: BookingRecord,
  { lang, city }: Pick<Speech, 'lang' | 'city'>,
): string {
  if (status === 'signed' && paysTo) return plain(dayInFull(paysTo, lang));
  const { date, minute } = toLocal(holdUntil ?? '', city.timeZone);
  return replyBy || paysBy || asksBy
    ? plain(`${formatDate(date, { lang, weekday: true })} ${formatTime(minute)}`)
    : formatTime(minute);
}

/** When a hold ends, what was moved was to be, and money arrives at the latest: days with their year and weekday. */
function timesOf(
  booking: BookingRecord,
  { was = [], next = [], given = [], shut, stoppedOn, day, end, pay }: About,
  { lang, city, today, special }: Pick<Speech, 'lang' | 'city'> & { today: CivilDate; special: SpecialDays },
): Record<string, string> {
  const ended = endedByCentre(booking.actions);
  return {
    was: plain(stayWords(was, lang)),
    next: plain(stayWords(next, lang)),
    given: plain(given.map((one) => stayWords([one], lang)).join(GAP[lang])),
    by: plain(dayInFull(termEnds(today, booking.terms.payWithinDays, special), lang)),
    ...(booking.holdUntil ? { until: heldWords(booking, { lang, city }) } : {}),
    ...(end === undefined ? {} : { end: formatTime(end) }),
    ...(pay ? { pay: formatTime(toLocal(pay, city.timeZone).minute) } : {}),
    ...(shut
      ? {
          days: plain(shut.days.length === 1 ? dayInFull(shut.days[0] ?? '', lang) : stretchWords(shut.days, lang)),
          count: String(shut.days.length),
          why: shut.reason?.[lang] ? createTranslator(lang)('told.shut_why', { reason: shut.reason[lang] }) : '',
        }
      : {}),
    ...(day ? { day: plain(dayInFull(day, lang)) } : {}),
    ...(ended ? { reason: plain(centreEndWords(createTranslator(lang), ended)) } : {}),
    ...(stoppedOn ? { on: plain(formatDate(stoppedOn, { lang, year: true, weekday: true })) } : {}),
  };
}

/** Days one after the other in a sentence. */
const GAP: Record<Lang, string> = { zh: '、', en: ', ' };

const dayInFull = (date: CivilDate, lang: Lang) => formatDate(date, { lang, year: true, weekday: true });

type Speech = Pick<Portal, 'city'> & { t: Translator; lang: Lang };

function sumsOf(booking: BookingRecord, about: About, { t, lang, city }: Speech): Record<string, string | number> {
  const { refund = 0, currency = city.currency, asked, owed, byHand, month } = about;
  const money = (amount: number, of = city.currency) => plain(formatMoney(amount, { currency: of, lang }));
  const until = asked && toLocal(plusMinutes(asked.until, -1), city.timeZone).date;
  const standing = month && owed && owedWords({ t, lang, currency: city.currency }, owed.amount, owed);
  return {
    refund: money(refund, currency),
    fen: refund,
    // Of what is signed, what is to be paid next.
    total: money(booking.status === 'signed' ? paysNext(booking) : booking.total),
    net: about.net?.[lang] ? t('told.lead', { said: plain(about.net[lang]) }) : '',
    ...(about.nextClass ? { next: about.nextClass[lang] } : {}),
    ...(about.nextPrice
      ? { price: t('compare.perUnit', { unit: unitWords(t, about.nextPrice), price: money(about.nextPrice.amount) }) }
      : {}),
    ...(about.late === undefined ? {} : { late: about.late }),
    ...(about.left === undefined ? {} : { rest: money(about.left) }),
    ...(about.amount === undefined ? {} : { amount: money(about.amount) }),
    ...(about.said ? { reason: about.said } : {}),
    ...(about.count === undefined ? {} : { count: about.count }),
    ...(owed ? { covered: money(owed.covered), rest: money(owed.rest) } : {}),
    ...(asked && until
      ? { least: money(lessGiven(asked.least, owed)), until: plain(formatDate(until, { lang, year: true, weekday: true })) }
      : {}),
    ...(byHand ? { how: byHand.how, on: plain(formatDate(byHand.on, { lang, year: true, weekday: true })) } : {}),
    ...(month
      ? {
          month: plain(`${formatDate(month.from, { lang, year: true })} – ${formatDate(month.to, { lang, year: true })}`),
          meals: money(month.meals),
          care: money(month.care),
          standing: plain(standing ?? t('told.way_it_came')),
        }
      : {}),
  };
}

/** A message is read in other people's programs: plain spaces. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

type Asking = TellNeeds & Parameters<typeof owedOfBooking>[0];

/** What goes back of a booking that was cancelled, and how it stands with that: what the family has already is not promised again. */
export async function tellOfRefund(portal: Asking, booking: BookingRecord, kind: ToldOfRefund): Promise<SendResult | undefined> {
  const owed = await owedOfBooking(portal, booking);
  const asked = cancellationOf(booking.actions)?.asked;
  if (!owed) return undefined;
  const standing = standingOf(owed);
  if (asked) return tellFamily(portal, booking, 'refund_asked', { refund: owed.rest, asked, owed });
  return tellFamily(portal, booking, standing ? `refund_${standing}` : kind, { refund: owed.amount, owed });
}

/** What goes back of a service month that is over. */
export async function tellOfMonth(portal: Asking, booking: BookingRecord, month: Settled): Promise<SendResult> {
  const amount = month.care + month.meals;
  const settled = (await portal.refunds.listOf(booking.id)).filter(({ cause }) => cause === 'month_settled').at(-1);
  const owed = settled && { amount, ...(await owedOf(portal, settled)) };
  return tellFamily(portal, booking, 'month_settled', { refund: amount, owed, month, about: month.from });
}
