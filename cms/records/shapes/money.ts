import { z } from 'zod';
import { ACCOUNTS, type Posting } from '#domain/money/ledger.ts';
import { DISCOUNT_KINDS, LINE_EXTRAS, PRICE_KINDS, PRICE_UNITS, type PriceLine } from '#domain/money/pricing.ts';
import { careForm, occasion, servicePeriod } from './care.ts';
import { count, fen } from './values.ts';

export const priceLine: z.ZodType<PriceLine> = z.object({
  kind: z.enum(PRICE_KINDS),
  form: careForm,
  unit: z.enum(PRICE_UNITS),
  unitAmount: fen,
  quantity: z.number(),
  amount: fen,
  listAmount: fen.optional(),
  discount: z
    .object({
      kind: z.enum(DISCOUNT_KINDS),
      percent: count,
      name: z.object({ zh: z.string(), en: z.string() }).optional(),
    })
    .optional(),
  period: servicePeriod.optional(),
  part: z.object({ days: count, of: count }).optional(),
  occasion: occasion.optional(),
  extra: z.enum(LINE_EXTRAS).optional(),
});

export const posting: z.ZodType<Posting> = z.object({ account: z.enum(ACCOUNTS), amount: fen });
