import type { BookingDetails } from '#cms/booking/booking-details.ts';
import { partyHeld } from '#cms/booking/party-of.ts';
import { quoteMove } from '#cms/booking/quote-move.ts';
import { draftToSign } from '#cms/contracts/draft-to-sign.ts';
import { readCare } from '#cms/input/care-in-text.ts';
import { createOfferDesk } from '#cms/places/offer-desk.ts';
import { readAvailability } from '#cms/places/read-availability.ts';
import { SESSION_MAX_MINUTES } from '#cms/records/supply.ts';
import { asConcluded, type DayAvailability } from '#domain/places/availability.ts';
import { ageInMonths } from '#domain/time/age.ts';
import { isCivilDate } from '#domain/time/civil-date.ts';
import { formatTime, parseTime } from '#domain/time/time-of-day.ts';
import { type HourShape, hourShape } from '../offers/hour-shape.ts';
import { offerTime } from '../offers/ways-view.ts';
import type { PageContext } from '../ui/page-context.ts';

/** The fields of a time to move to, as an address or a form carries them; at first those of the stay as it is. */
export function moveFields({ booking }: BookingDetails, said: URLSearchParams | FormData | undefined) {
  const [first] = booking.occasions;
  const value = (name: string, kept: string) => String(said?.get(name) || kept);
  return {
    date: value('date', booking.from),
    from: value('from', formatTime(first?.from ?? 540)),
    to: value('to', formatTime(first?.to ?? 720)),
    part: value('part', (first?.from ?? 0) >= 720 ? 'afternoon' : 'morning'),
  };
}

/** The care that the fields ask for: the same kind, with the same meals, once. */
export function readMove({ booking }: BookingDetails, fields: ReturnType<typeof moveFields>) {
  const meals = 'meals' in booking.request && booking.request.meals;
  return readCare(new URLSearchParams({ ...fields, form: booking.form, months: '0', ...(meals ? { meals: 'on' } : {}) }));
}

/** What the time asked for costs and gives back, how many places are left then, and whether one tap moves the stay there. */
export async function viewMove({ portal }: PageContext, details: BookingDetails, fields: ReturnType<typeof moveFields>) {
  const read = readMove(details, fields);
  if (!read.ok) return read;
  const quoted = await quoteMove(portal, { booking: details.booking, request: read.request });
  if (!quoted.ok) return quoted;
  const { annex } = (await draftToSign(portal, quoted.moved)).snapshot;
  return { ...quoted, tap: annex !== undefined };
}

/** The day asked for, hour by hour, in the class of the booking; nothing on a day that is none. */
export async function viewDay({ portal, today }: PageContext, { booking, child }: BookingDetails, date: string) {
  const facility = portal.supplies.get(booking.facilityId);
  if (!facility || !child || !isCivilDate(date) || date < today) return undefined;
  const ageMonths = ageInMonths(child.birthDate, date);
  const { classId, form } = booking;
  // As the quote for it: what was concluded is moved though its centre sells nothing new.
  const wanted = { from: date, to: date, ageMonths, form, classId, party: partyHeld(booking, facility) };
  const { days } = await readAvailability(portal, asConcluded(facility), wanted);
  return days[0];
}

/** The strip on which the hours to move to are chosen; nothing for half days, which have their hours. */
export function moveHours(
  context: PageContext,
  { booking, facility }: BookingDetails,
  { day, fields, label }: { day: DayAvailability | undefined; fields: ReturnType<typeof moveFields>; label: string },
): HourShape | undefined {
  const { form: care } = booking;
  if (care !== 'hourly' && care !== 'temporary') return undefined;
  const window = { from: parseTime(fields.from) ?? 540, to: parseTime(fields.to) ?? 720 };
  const longest = context.portal.supplies.get(facility.id)?.sessionMaxMinutes ?? SESSION_MAX_MINUTES;
  return hourShape(context, { day, window, care, longest, form: 'move', label });
}

/** Other times to move to, where the one asked for cannot be had: the same length in the same class, each free. */
export async function moveWays(
  context: PageContext,
  { booking, child }: BookingDetails,
  fields: ReturnType<typeof moveFields>,
): Promise<{ text: string; href: string }[]> {
  const { portal, to, today } = context;
  const { form, classId, id } = booking;
  const supply = portal.supplies.get(booking.facilityId);
  const half = fields.part === 'afternoon' ? supply?.parts.afternoon : supply?.parts.morning;
  const window = form === 'half_day' ? half : { from: parseTime(fields.from) ?? 0, to: parseTime(fields.to) ?? 0 };
  if (!supply || !child || !window || !isCivilDate(fields.date) || window.from >= window.to) return [];
  const [, date = today] = [fields.date, today].sort();
  const inClass = { ...asConcluded(supply), classes: supply.classes.filter((one) => one.id === classId) };
  const wanted = { kind: 'window', date, ...window } as const;
  const ageMonths = ageInMonths(child.birthDate, date);
  const desk = createOfferDesk(portal, portal.now(), partyHeld(booking, supply));
  const offers = await desk.next(inClass, form, { wanted, ageMonths });
  return offers.flatMap((offer) => {
    const [first] = offer.stays;
    if (!first) return [];
    const part = first.from >= 720 ? 'afternoon' : 'morning';
    const query = { date: first.date, from: formatTime(first.from), to: formatTime(first.to), part };
    return [{ text: offerTime(context, offer), href: `${to(`/bookings/${id}/reschedule`)}?${new URLSearchParams(query)}#asked` }];
  });
}
