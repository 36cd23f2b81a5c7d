import { localPath } from '#cms/city/local-path.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { words } from '#cms/records/words.ts';
import { owedWords } from '#cms/words/booking-words.ts';
import { formatDate, formatMoney } from '#cms/words/format.ts';
import { createTranslator, type Translator } from '#cms/words/index.ts';
import { cancellationOf, type RosterQuestion } from '#domain/booking/booking-state.ts';
import type { Settled } from '#domain/contract/month-settlement.ts';
import type { PaymentReturn } from '#domain/contract/refund.ts';
import { type Lang, langOf } from '#domain/language/lang.ts';
import { lessGiven, type OwedStanding, standingOf } from '#domain/money/outside-return.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { formatTime } from '#domain/time/time-of-day.ts';
import { plusMinutes, toLocal } from '#domain/time/zoned-time.ts';
import { type OwedOfBooking, owedOf, owedOfBooking } from './owed.ts';

type ToldOfRefund = 'booking_cancelled' | 'refund_settled';

export type Told =
  | 'booking_confirmed'
  | ToldOfRefund
  | 'refund_asked'
  | 'refund_by_hand'
  | 'month_settled'
  | `refund_${OwedStanding}`
  | `${PaymentReturn}_returned`;

export type TellNeeds = Pick<Portal, 'guardians' | 'facilities' | 'environment' | 'city' | 'notify'>;

interface About {
  refund?: number;
  /** The city's, unless money came in another one. */
  currency?: string;
  asked?: RosterQuestion;
  owed?: OwedOfBooking;
  byHand?: { how: string; on: CivilDate };
  month?: Settled;
  /** Which of several things of the same kind it is about. */
  about?: string;
}

/** What happened, in the family's language. A message says no child's name (promise 8). */
export async function tellFamily(portal: TellNeeds, booking: BookingRecord, kind: Told, about: About = {}): Promise<void> {
  const { guardians, facilities, environment, city, notify } = portal;
  const guardian = await guardians.get(booking.guardianId);
  const lang = langOf(guardian.lang);
  const facility = words((await facilities.get(booking.facilityId)).name)[lang];
  const first = booking.occasions[0];
  const when = `${booking.from} ${first ? formatTime(first.from) : ''}`;
  const link = `${environment.origin}${localPath(`/bookings/${booking.id}`, lang, city)}`;
  const t = createTranslator(lang);
  const values = { facility, when, link, ...sumsOf(booking, about, { t, lang, city }) };
  await notify.send({
    id: [kind, booking.id, about.about].filter(Boolean).join(':'),
    to: guardian.contact,
    channel: guardian.contact.includes('@') ? 'email' : 'sms',
    subject: t(`told.${kind}_subject`, values),
    text: t(`told.${kind}_text`, values),
    values,
    lang,
    kind,
    booking: booking.id,
  });
}

type Speech = Pick<Portal, 'city'> & { t: Translator; lang: Lang };

function sumsOf({ total }: BookingRecord, about: About, { t, lang, city }: Speech): Record<string, string> {
  const { refund = 0, currency = city.currency, asked, owed, byHand, month } = about;
  const money = (amount: number, of = city.currency) => plain(formatMoney(amount, { currency: of, lang }));
  const until = asked && toLocal(plusMinutes(asked.until, -1), city.timeZone).date;
  const standing = month && owed && owedWords({ t, lang, currency: city.currency }, owed.amount, owed);
  return {
    refund: money(refund, currency),
    total: money(total),
    ...(owed ? { covered: money(owed.covered), rest: money(owed.rest) } : {}),
    ...(asked && until ? { least: money(lessGiven(asked.least, owed)), until: formatDate(until, { lang }) } : {}),
    ...(byHand ? { how: byHand.how, on: formatDate(byHand.on, { lang }) } : {}),
    ...(month
      ? {
          month: plain(`${formatDate(month.from, { lang })}–${formatDate(month.to, { lang })}`),
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
export async function tellOfRefund(portal: Asking, booking: BookingRecord, kind: ToldOfRefund): Promise<void> {
  const owed = await owedOfBooking(portal, booking);
  const asked = cancellationOf(booking.actions)?.asked;
  if (!owed) return;
  if (asked) return tellFamily(portal, booking, 'refund_asked', { refund: owed.rest, asked, owed });
  const standing = standingOf(owed);
  await tellFamily(portal, booking, standing ? `refund_${standing}` : kind, { refund: owed.amount, owed });
}

/** What goes back of a service month that is over. */
export async function tellOfMonth(portal: Asking, booking: BookingRecord, month: Settled): Promise<void> {
  const amount = month.care + month.meals;
  const settled = (await portal.refunds.listOf(booking.id)).filter(({ cause }) => cause === 'month_settled').at(-1);
  const owed = settled && { amount, ...(await owedOf(portal, settled)) };
  await tellFamily(portal, booking, 'month_settled', { refund: amount, owed, month, about: month.from });
}
