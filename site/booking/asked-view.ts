import type { BookingDetails } from '#cms/booking/booking-details.ts';
import { waysOn } from '#cms/finding/ways-on.ts';
import type { Translator } from '#cms/words/index.ts';
import { notAccepted } from '#domain/booking/reply.ts';
import { ageInMonths } from '#domain/time/age.ts';
import { hasPassed } from '#domain/time/zoned-time.ts';
import { timedAddress } from '../offers/search-address.ts';
import { waysView } from '../offers/ways-view.ts';
import type { PageContext } from '../ui/page-context.ts';

/** The steps of a booking, one more where its centre answers first. */
export const bookingSteps = (t: Translator, asked: boolean): string[] => [
  t('booking.stepTime'),
  t('booking.stepChild'),
  ...(asked ? [t('request.step')] : []),
  t('booking.stepSign'),
  t('booking.stepPay'),
];

/** What became of a request that was not accepted: in words, and what can be had instead while the time has not passed. */
export async function notAcceptedView(context: PageContext, { booking, child, facility }: BookingDetails) {
  const { t, portal, today } = context;
  const came = notAccepted(booking.actions);
  if (!came) return undefined;
  const said = {
    ways: undefined,
    address: '',
    title: t(`request.${came.how}Title`),
    note: came.how === 'declined' ? t('request.declinedNote', { reason: came.reason }) : t(`request.${came.how}Note`),
  };
  const supply = portal.supplies.get(booking.facilityId);
  const [first] = booking.occasions;
  const begins = first && { date: first.date, minute: first.from };
  if (!supply || !begins || hasPassed(begins, { now: portal.now(), timeZone: portal.city.timeZone })) return said;
  const { form, request } = booking;
  const ageMonths = child ? ageInMonths(child.birthDate, first.date) : 0;
  const { lat, lng } = facility;
  const location = typeof lat === 'number' && typeof lng === 'number' ? { lat, lng } : undefined;
  const wanted = { kind: 'window', ...first } as const;
  const months = 'months' in request ? request.months : 0;
  const found = await waysOn(portal, { facility: supply, location, form, wanted, months, ageMonths }, today);
  return {
    ...said,
    ways: waysView(context, found, { slug: supply.slug, ageMonths }),
    address: timedAddress({ ageMonths, form, date: first.date, window: first }).toString(),
  };
}
