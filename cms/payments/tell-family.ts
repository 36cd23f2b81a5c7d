import { localPath } from '#cms/city/local-path.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { words } from '#cms/records/words.ts';
import { type Lang, langOf } from '#domain/language/lang.ts';
import { toDecimal } from '#domain/money/money.ts';
import { formatTime } from '#domain/time/time-of-day.ts';

type Kind = 'booking_confirmed' | 'booking_cancelled' | 'late_payment_returned';

export type TellNeeds = Pick<Portal, 'guardians' | 'facilities' | 'environment' | 'city' | 'notify'>;

/** What happened, in the family's language. A message says no child's name (promise 8). */
export async function tellFamily(
  { guardians, facilities, environment, city, notify }: TellNeeds,
  booking: BookingRecord,
  kind: Kind,
  { refund = 0 }: { refund?: number } = {},
): Promise<void> {
  const guardian = await guardians.get(booking.guardianId);
  const lang = langOf(guardian.lang);
  const facility = words((await facilities.get(booking.facilityId)).name)[lang];
  const first = booking.occasions[0];
  const when = `${booking.from} ${first ? formatTime(first.from) : ''}`;
  const link = `${environment.origin}${localPath(`/bookings/${booking.id}`, lang, city)}`;
  const { subject, text } = TEXT[lang][kind]({
    facility,
    when,
    link,
    refund: toDecimal(refund),
    total: toDecimal(booking.total),
  });
  await notify.send({
    id: `${kind}:${booking.id}`,
    to: guardian.contact,
    channel: guardian.contact.includes('@') ? 'email' : 'sms',
    subject,
    text,
    lang,
    kind,
    booking: booking.id,
  });
}

type Values = { facility: string; when: string; link: string; refund: string; total: string };
const TEXT: Record<Lang, Record<Kind, (values: Values) => { subject: string; text: string }>> = {
  zh: {
    booking_confirmed: (v) => ({
      subject: `订好了：${v.facility}`,
      text: `${v.when}，${v.facility}，已付 ${v.total} 元。合同、收据和接送码都在这里：${v.link}`,
    }),
    booking_cancelled: (v) => ({
      subject: `已取消：${v.facility}`,
      text: `${v.when}，${v.facility} 的预约已取消，退回 ${v.refund} 元，原路返还。明细：${v.link}`,
    }),
    late_payment_returned: (v) => ({
      subject: `付款已退回：${v.facility}`,
      text: `付款到得晚了，位子已经放开，${v.total} 元原路退回。还想去可以重新订：${v.link}`,
    }),
  },
  en: {
    booking_confirmed: (v) => ({
      subject: `Booked: ${v.facility}`,
      text: `${v.when}, ${v.facility}, ${v.total} paid. Contract, receipt and pick-up code: ${v.link}`,
    }),
    booking_cancelled: (v) => ({
      subject: `Cancelled: ${v.facility}`,
      text: `Your booking ${v.when} at ${v.facility} is cancelled. ${v.refund} goes back the way it came. Details: ${v.link}`,
    }),
    late_payment_returned: (v) => ({
      subject: `Payment returned: ${v.facility}`,
      text: `The payment came after the places had been given up, so ${v.total} goes back the way it came. You can book again: ${v.link}`,
    }),
  },
};
