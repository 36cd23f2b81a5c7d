import type { OrderQuote } from '#cms/booking/quote-order.ts';
import { type AnswersItself, answersOf } from '#cms/booking/request/usual-reply.ts';
import { tourFirst } from '#cms/booking/tours/tour-first.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { ClassSupply, FacilitySupply } from '#domain/places/facility.ts';
import type { NoPlace } from '#domain/places/no-place.ts';
import type { TimeFields } from './booking-form.ts';

/** A child's class, as far as it is known who the child is. */
export interface Placed {
  group: ClassSupply;
  childId?: string;
}

/** Each child of an order with the classes that it would be in. */
export const placedOf = ({ lines }: OrderQuote, childIds: readonly (string | undefined)[]): Placed[] =>
  lines.flatMap(({ child, quote }) => (quote ? [{ group: quote.group, childId: childIds[child] }] : []));

/** What one of several that are booked together makes all wait for: the centre's answer, and a visit. */
export async function beforeBooking(
  portal: Portal,
  { facility, form, placed }: { facility: FacilitySupply; form: TimeFields['form']; placed: readonly Placed[] },
): Promise<{ answers?: AnswersItself; tour?: NoPlace }> {
  const classes = placed.map(({ group }) => group);
  const answers = (await answersOf(portal, [{ facility, classes, forms: [form] }])).get(facility.id);
  const alike = new Map(placed.map((one) => [`${one.group.id} ${one.childId ?? ''}`, one]));
  for (const { group, childId } of alike.values()) {
    const tour = await tourFirst(portal, { facilityId: facility.id, group, form, childId });
    if (tour) return { answers, tour };
  }
  return { answers };
}
