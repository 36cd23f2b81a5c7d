import { z } from 'zod';
import type { PretendRecord } from '#cms/ports/payment/pretend-record.ts';
import { LANGS } from '#domain/language/lang.ts';
import { count, fen, text } from './values.ts';

const failure = z.object({ code: z.enum(['not_paid', 'exceeds_paid', 'refused']), message: text });

/** All that a way to pay of which the state is recorded here knows of one checkout. */
export const pretendRecord = z.object({
  providerRef: text,
  request: z.object({
    reference: text,
    amount: fen,
    currency: text,
    description: text,
    returnUrl: text,
    cancelUrl: text,
    lang: z.enum(LANGS),
    expiresAt: text,
  }),
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
      failure: failure.optional(),
    }),
  ),
  events: count,
}) satisfies z.ZodType<PretendRecord>;
