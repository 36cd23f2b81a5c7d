import { payThere } from '#cms/booking/pay-there.ts';
import { startPayment } from '#cms/payments/start-payment.ts';
import { toPayAnswer } from '../../../../../api/bookings/booking-answer.ts';
import { endpoint } from '../../../../../api/kit/endpoint.ts';
import { serve } from '../../../../../api/kit/serve.ts';
import { operations } from '../../../../../api/operations.ts';

export const ALL = endpoint(
  serve(operations.pay, async ({ portal, params, guardian, lang, body, once }) => {
    const wish = { bookingId: params.id ?? '', guardianId: guardian.id, lang };
    const started = await once(
      (keep) => (body.at ? payThere(portal, wish, keep) : startPayment(portal, { ...wish, by: body.by }, keep)),
      ({ payment }) => ({ paymentId: payment.id }),
    );
    return started.ok ? { ok: true, answer: toPayAnswer(portal, await portal.payments.get(started.paymentId)) } : started;
  }),
);
