import { z } from 'zod';
import type { KeptCheckout } from '#cms/ports/payment/direct.ts';
import { paymentFailure, paymentRequest } from './pretend-record.ts';
import { fen, text } from './values.ts';

/** All that we keep of a checkout at a payment app. */
export const directCheckout = z.object({
  providerRef: text,
  request: paymentRequest.extend({ merchant: z.object({ wechat: text.optional(), alipay: text.optional() }).optional() }),
  orders: z.array(z.object({ no: text, form: text })),
  closed: z.boolean().optional(),
  refunds: z.array(
    z.object({
      no: text,
      key: text.optional(),
      amount: fen,
      reason: z.string(),
      status: z.enum(['asked', 'succeeded', 'pending', 'failed']),
      refundRef: text.optional(),
      failure: paymentFailure.optional(),
    }),
  ),
}) satisfies z.ZodType<KeptCheckout>;
