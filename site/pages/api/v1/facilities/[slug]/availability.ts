import { conflict, notFound } from '#cms/core/problem.ts';
import { checkSpan } from '#cms/input/check-span.ts';
import { createOfferDesk } from '#cms/places/offer-desk.ts';
import { readAvailability } from '#cms/places/read-availability.ts';
import { toAvailabilityAnswer } from '../../../../../api/facilities/availability-answer.ts';
import { endpoint } from '../../../../../api/kit/endpoint.ts';
import { serve } from '../../../../../api/kit/serve.ts';
import { operations } from '../../../../../api/operations.ts';

export const ALL = endpoint(
  serve(operations.getAvailability, async ({ portal, params, query }) => {
    const span = checkSpan(query, portal);
    if (!span.ok) return span;
    const doc = await portal.facilities.find(params.slug ?? '');
    if (!doc || doc.operating === 'closed') return notFound('facility_not_found');
    const supply = portal.supplies.get(doc.id);
    if (!supply) return conflict('not_bookable.listed_only');
    const { from, to, ageMonths, form, party } = query;
    const found = await readAvailability(portal, supply, { from, to, ageMonths, form, party });
    const dates = found.days.map(({ date }) => date);
    const months =
      form === 'full_day' &&
      (await createOfferDesk(portal, found.asOf, party).calendar(supply, form, {
        dates,
        window: supply.parts.fullDay,
        ageMonths,
      }));
    return { ok: true, answer: toAvailabilityAnswer(found, { form, parts: supply.parts, months: months || undefined }) };
  }),
);
