import type { BookingDetails } from '#cms/booking/booking-details.ts';
import { waysOn } from '#cms/finding/ways-on.ts';
import type { Translator } from '#cms/words/index.ts';
import { notAccepted } from '#domain/booking/reply.ts';
import type { Occasion } from '#domain/care/care.ts';
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
export async function notAcceptedView(context: PageContext, details: BookingDetails) {
  const { t } = context;
  const { booking } = details;
  const came = notAccepted(booking.actions);
  if (!came) return undefined;
  const said = {
    title: t(`request.${came.how}Title`),
    note: came.how === 'declined' ? t('request.declinedNote', { reason: came.reason }) : t(`request.${came.how}Note`),
  };
  return { ...said, ...(await waysInstead(context, details, booking.occasions[0])) };
}

/** Of a booking whose centre may take no child any more: the nearest centres with a place at those hours. */
export function waysWhileStopped(context: PageContext, details: BookingDetails) {
  const { booking, preview } = details;
  const { date, why } = preview?.stopped ?? {};
  if (booking.status !== 'confirmed' || why !== 'stopped') return undefined;
  return waysInstead(
    context,
    details,
    booking.occasions.find((one) => one.date === date),
  );
}

/** What can be had instead of a stay, while its time has not passed. */
async function waysInstead(context: PageContext, { booking, child, facility }: BookingDetails, first: Occasion | undefined) {
  const { portal, today } = context;
  const supply = portal.supplies.get(booking.facilityId);
  const begins = first && { date: first.date, minute: first.from };
  if (!supply || !begins || hasPassed(begins, { now: portal.now(), timeZone: portal.city.timeZone })) return undefined;
  const { form, request } = booking;
  const ageMonths = child ? ageInMonths(child.birthDate, first.date) : 0;
  const { lat, lng } = facility;
  const location = typeof lat === 'number' && typeof lng === 'number' ? { lat, lng } : undefined;
  const wanted = { kind: 'window', ...first } as const;
  const months = 'months' in request ? request.months : 0;
  const found = await waysOn(portal, { facility: supply, location, form, wanted, months, ageMonths }, today);
  return {
    ways: waysView(context, found, { slug: supply.slug, ageMonths }),
    address: timedAddress({ ageMonths, form, date: first.date, window: first }).toString(),
  };
}
