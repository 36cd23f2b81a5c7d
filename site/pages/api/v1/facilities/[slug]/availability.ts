import { findFacility } from '#cms/use-cases/find-facility.ts';
import { conflict, notFound } from '#cms/use-cases/problem.ts';
import { readAvailability } from '#cms/use-cases/read-availability.ts';
import { toAvailabilityAnswer } from '../../../../../api/availability-answer.ts';
import { checkSpan } from '../../../../../api/check-span.ts';
import { endpoint } from '../../../../../api/endpoint.ts';
import { operations } from '../../../../../api/operations.ts';
import { serve } from '../../../../../api/serve.ts';

export const ALL = endpoint(
  serve(operations.getAvailability, async ({ portal, params, query }) => {
    const span = checkSpan(query, portal);
    if (!span.ok) return span;
    const doc = await findFacility(portal, params.slug ?? '');
    if (!doc || doc.operating === 'closed') return notFound('facility_not_found');
    const supply = portal.supplies.get(doc.id);
    if (!supply) return conflict('not_bookable.listed_only');
    const { from, to, ageMonths, form } = query;
    const found = await readAvailability(portal, supply, { from, to, ageMonths, form });
    return { ok: true, answer: toAvailabilityAnswer(found, { form, parts: supply.parts }) };
  }),
);
