import { notFound } from '#cms/core/problem.ts';
import { readDispute } from '#cms/supervision/disputes/read-disputes.ts';
import { stepDispute } from '#cms/supervision/disputes/step-dispute.ts';
import { toDisputeAnswer } from '../../../../api/bookings/dispute-answer.ts';
import { endpoint } from '../../../../api/kit/endpoint.ts';
import { serve } from '../../../../api/kit/serve.ts';
import { operations } from '../../../../api/operations.ts';

export const ALL = endpoint(
  serve(operations.stepDispute, async ({ portal, guardian, params, body }) => {
    const by = { guardianId: guardian.id };
    const id = params.id ?? '';
    const done = await stepDispute(portal, { id, by, step: body.step, text: body.text ?? '' });
    if (!done.ok) return done;
    const seen = await readDispute(portal, id, by);
    return seen ? { ok: true, answer: toDisputeAnswer(portal.environment.origin, seen) } : notFound('contract_dispute.none');
  }),
);
