import { startPayment } from '#cms/use-cases/start-payment.ts';
import { toPayAnswer } from '../../../../../api/booking-answer.ts';
import { endpoint } from '../../../../../api/endpoint.ts';
import { operations } from '../../../../../api/operations.ts';
import { serve } from '../../../../../api/serve.ts';

export const ALL = endpoint(
  serve(operations.pay, async ({ portal, params, guardian, lang }) => {
    const started = await startPayment(portal, { bookingId: params.id ?? '', guardianId: guardian.id, lang });
    return started.ok ? { ok: true, answer: toPayAnswer(portal, started.payment) } : started;
  }),
);
