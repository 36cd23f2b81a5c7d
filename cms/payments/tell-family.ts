import { localPath } from '#cms/city/local-path.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { words } from '#cms/records/words.ts';
import { formatDate, formatMoney } from '#cms/words/format.ts';
import { createTranslator } from '#cms/words/index.ts';
import { cancellationOf, type RosterQuestion } from '#domain/booking/booking-state.ts';
import type { PaymentReturn } from '#domain/contract/refund.ts';
import { langOf } from '#domain/language/lang.ts';
import { lessGiven, type OwedStanding, standingOf } from '#domain/money/outside-return.ts';
import { formatTime } from '#domain/time/time-of-day.ts';
import { plusMinutes, toLocal } from '#domain/time/zoned-time.ts';
import { type OwedOfBooking, owedOfBooking } from './owed.ts';

type ToldOfRefund = 'booking_cancelled' | 'refund_settled';

export type Told = 'booking_confirmed' | ToldOfRefund | 'refund_asked' | `refund_${OwedStanding}` | `${PaymentReturn}_returned`;

export type TellNeeds = Pick<Portal, 'guardians' | 'facilities' | 'environment' | 'city' | 'notify'>;

/** What happened, in the family's language. A message says no child's name (promise 8). */
export async function tellFamily(
  { guardians, facilities, environment, city, notify }: TellNeeds,
  booking: BookingRecord,
  kind: Told,
  { refund = 0, asked, owed }: { refund?: number; asked?: RosterQuestion; owed?: OwedOfBooking } = {},
): Promise<void> {
  const guardian = await guardians.get(booking.guardianId);
  const lang = langOf(guardian.lang);
  const facility = words((await facilities.get(booking.facilityId)).name)[lang];
  const first = booking.occasions[0];
  const when = `${booking.from} ${first ? formatTime(first.from) : ''}`;
  const link = `${environment.origin}${localPath(`/bookings/${booking.id}`, lang, city)}`;
  const t = createTranslator(lang);
  // A message is read in other people's programs: plain spaces.
  const money = (amount: number) => formatMoney(amount, { currency: city.currency, lang }).replaceAll('\u00a0', ' ');
  const until = asked && toLocal(plusMinutes(asked.until, -1), city.timeZone).date;
  const values = {
    facility,
    when,
    link,
    refund: money(refund),
    total: money(booking.total),
    ...(owed ? { covered: money(owed.covered), rest: money(owed.rest) } : {}),
    ...(asked && until ? { least: money(lessGiven(asked.least, owed)), until: formatDate(until, { lang }) } : {}),
  };
  await notify.send({
    id: `${kind}:${booking.id}`,
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

/** What goes back of a booking that was cancelled, and how it stands with that: what the family has already is not promised again. */
export async function tellOfRefund(
  portal: TellNeeds & Parameters<typeof owedOfBooking>[0],
  booking: BookingRecord,
  kind: ToldOfRefund,
): Promise<void> {
  const owed = await owedOfBooking(portal, booking);
  const asked = cancellationOf(booking.actions)?.asked;
  if (!owed) return;
  if (asked) return tellFamily(portal, booking, 'refund_asked', { refund: owed.rest, asked, owed });
  const standing = standingOf(owed);
  await tellFamily(portal, booking, standing ? `refund_${standing}` : kind, { refund: owed.amount, owed });
}
