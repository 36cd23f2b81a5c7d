import { facilityDetails } from '#cms/use-cases/facility-details.ts';
import { notFound } from '#cms/use-cases/problem.ts';
import { endpoint } from '../../../../../api/endpoint.ts';
import { toFacilityAnswer } from '../../../../../api/facility-answer.ts';
import { operations } from '../../../../../api/operations.ts';
import { serve } from '../../../../../api/serve.ts';

export const ALL = endpoint(
  serve(operations.getFacility, async ({ portal, params }) => {
    const details = await facilityDetails(portal, params.slug ?? '');
    return details ? { ok: true, answer: toFacilityAnswer(portal, details) } : notFound('facility_not_found');
  }),
);
