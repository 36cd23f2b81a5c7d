import { createOfferDesk } from '#cms/places/offer-desk.ts';
import type { FacilityDetails } from '#cms/registry/facility-details.ts';
import { formatDate } from '#cms/words/format.ts';
import type { Party } from '#domain/places/public-part.ts';
import { isCivilDate } from '#domain/time/civil-date.ts';
import { parseTime } from '#domain/time/time-of-day.ts';
import { type HourShape, hourShape } from '../offers/hour-shape.ts';
import type { PageContext } from '../ui/page-context.ts';
import type { TimeFields } from './booking-form.ts';

/** The strip on which the hours of a stay are chosen; nothing for care that has its hours. */
export async function bookingHours(
  context: PageContext,
  { supply }: FacilityDetails,
  { form: care, date, from, to, ageMonths }: TimeFields,
  party?: Party,
): Promise<HourShape | undefined> {
  if (!supply || (care !== 'hourly' && care !== 'temporary')) return undefined;
  const { portal, lang, today } = context;
  const window = { from: parseTime(from) ?? 540, to: parseTime(to) ?? 720 };
  const ahead = isCivilDate(date) && date >= today;
  const [day] = ahead
    ? await createOfferDesk(portal, portal.now(), party).days([{ facility: supply, date, form: care }], ageMonths)
    : [];
  const label = isCivilDate(date) ? formatDate(date, { lang, weekday: true }) : '';
  return hourShape(context, { day, window, care, longest: supply.sessionMaxMinutes, form: 'time', label });
}
