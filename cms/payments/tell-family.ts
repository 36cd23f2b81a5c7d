import { localPath } from '#cms/city/local-path.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { words } from '#cms/records/words.ts';
import { formatDate, formatMoney } from '#cms/words/format.ts';
import { createTranslator } from '#cms/words/index.ts';
import type { RosterQuestion } from '#domain/booking/booking-state.ts';
import type { PaymentReturn } from '#domain/contract/refund.ts';
import { langOf } from '#domain/language/lang.ts';
import { formatTime } from '#domain/time/time-of-day.ts';
import { plusMinutes, toLocal } from '#domain/time/zoned-time.ts';

export type Told = 'booking_confirmed' | 'booking_cancelled' | 'refund_asked' | 'refund_settled' | `${PaymentReturn}_returned`;

export type TellNeeds = Pick<Portal, 'guardians' | 'facilities' | 'environment' | 'city' | 'notify'>;

/** What happened, in the family's language. A message says no child's name (promise 8). */
export async function tellFamily(
  { guardians, facilities, environment, city, notify }: TellNeeds,
  booking: BookingRecord,
  kind: Told,
  { refund = 0, asked }: { refund?: number; asked?: RosterQuestion } = {},
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
    ...(asked && until ? { least: money(asked.least), until: formatDate(until, { lang }) } : {}),
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
