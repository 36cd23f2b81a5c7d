import type { Quote } from '#cms/booking/quote-care.ts';
import type { Result } from '#cms/core/problem.ts';
import { waysOn } from '#cms/finding/ways-on.ts';
import type { FacilityDetails } from '#cms/registry/facility-details.ts';
import { type CareRequest, type DayParts, weekdaysOf } from '#domain/care/care.ts';
import { isFull, type NoPlaceReason } from '#domain/places/no-place.ts';
import type { Party } from '#domain/places/public-part.ts';
import type { Window } from '#domain/time/time-of-day.ts';
import { timedAddress } from '../offers/search-address.ts';
import { type Way, waysView } from '../offers/ways-view.ts';
import type { PageContext } from '../ui/page-context.ts';
import type { TimeFields } from './booking-form.ts';

/** No other time of the month has more hours in it, and another number of days a week is chosen in the form. */
const TIMELESS: readonly NoPlaceReason[] = ['hours_used_up', 'weekdays_not_sold'];

/** What can be had instead of care that cannot, and the search for just that care; nothing where it can be had. */
export async function bookingWays(
  context: PageContext,
  { doc, supply }: FacilityDetails,
  { ageMonths }: TimeFields,
  { care, quoted, party }: { care: Result<{ request: CareRequest }>; quoted: Result<{ quote: Quote }>; party?: Party },
): Promise<{ ways: Way[]; full: boolean; address: string } | undefined> {
  const why = quoted.ok ? quoted.quote.why : quoted.why;
  if (!supply || !care.ok || !why || TIMELESS.includes(why.reason)) return undefined;
  const { request } = care;
  const { form, date } = request;
  const window = hoursOf(request, supply.parts);
  const { lat, lng } = doc;
  const stuck = {
    facility: supply,
    location: typeof lat === 'number' && typeof lng === 'number' ? { lat, lng } : undefined,
    form,
    wanted: { kind: 'window', date, weekdays: weekdaysOf(request), ...window } as const,
    months: 'months' in request ? request.months : 0,
    ageMonths,
    party,
  };
  const found = await waysOn(context.portal, stuck, context.today);
  return {
    full: isFull(why.reason),
    ways: waysView(context, found, { slug: supply.slug, ageMonths, party }),
    address: timedAddress({ ageMonths, form, date, window }).toString(),
  };
}

function hoursOf(request: CareRequest, parts: DayParts): Window {
  if ('window' in request) return request.window;
  return request.form === 'full_day' ? parts.fullDay : parts[request.part];
}
