import { notFound } from '#cms/core/problem.ts';
import { facilityDetails } from '#cms/registry/facility-details.ts';
import { toFacilityAnswer } from '../../../../../api/facilities/facility-answer.ts';
import { endpoint } from '../../../../../api/kit/endpoint.ts';
import { serve } from '../../../../../api/kit/serve.ts';
import { operations } from '../../../../../api/operations.ts';

export const ALL = endpoint(
  serve(operations.getFacility, async ({ portal, params }) => {
    const details = await facilityDetails(portal, params.slug ?? '');
    return details ? { ok: true, answer: await toFacilityAnswer(portal, details) } : notFound('facility_not_found');
  }),
);
