import { notFound } from '#cms/core/problem.ts';
import { openDispute } from '#cms/supervision/disputes/open-dispute.ts';
import { readDispute } from '#cms/supervision/disputes/read-disputes.ts';
import { toDisputeAnswer } from '../../../../api/bookings/dispute-answer.ts';
import { endpoint } from '../../../../api/kit/endpoint.ts';
import { serve } from '../../../../api/kit/serve.ts';
import { operations } from '../../../../api/operations.ts';

export const ALL = endpoint(
  serve(operations.listDisputes, async ({ portal, guardian }) => {
    const own = await portal.disputes.ofFamily(guardian.id);
    const seen = await Promise.all(own.map(({ id }) => readDispute(portal, id, { guardianId: guardian.id })));
    const { origin } = portal.environment;
    return { ok: true, answer: { disputes: seen.flatMap((one) => (one ? [toDisputeAnswer(origin, one)] : [])) } };
  }),
  serve(operations.openDispute, async ({ portal, guardian, body: { booking, ...said } }) => {
    const opened = await openDispute(portal, { ...said, bookingId: booking, guardianId: guardian.id });
    if (!opened.ok) return opened;
    const seen = await readDispute(portal, opened.dispute.id, { guardianId: guardian.id });
    return seen ? { ok: true, answer: toDisputeAnswer(portal.environment.origin, seen) } : notFound('contract_dispute.none');
  }),
);
