import { z } from 'zod';
import type { PretendRecord } from '#cms/ports/payment/pretend-record.ts';
import { LANGS } from '#domain/language/lang.ts';
import { count, fen, text } from './values.ts';

export const paymentFailure = z.object({ code: z.enum(['not_paid', 'exceeds_paid', 'refused']), message: text });

/** What a provider is asked for. */
export const paymentRequest = z.object({
  reference: text,
  amount: fen,
  currency: text,
  description: text,
  returnUrl: text,
  cancelUrl: text,
  lang: z.enum(LANGS),
  expiresAt: text,
});

/** All that a way to pay of which the state is recorded here knows of one checkout. */
export const pretendRecord = z.object({
  providerRef: text,
  request: paymentRequest,
  status: z.enum(['open', 'pending', 'paid', 'declined', 'failed', 'expired']),
  paidAt: text.optional(),
  method: text.optional(),
  refunds: z.array(
    z.object({
      key: text,
      amount: fen,
      reason: text,
      status: z.enum(['succeeded', 'pending', 'failed']),
      refundRef: text.optional(),
      failure: paymentFailure.optional(),
    }),
  ),
  events: count,
}) satisfies z.ZodType<PretendRecord>;
