import { z } from 'zod';
import { CARE_FORMS, type CareRequest, type Occasion, type ServicePeriod } from '#domain/care/care.ts';
import { count, minutes, text, window } from './values.ts';

export const careForm = z.enum(CARE_FORMS);

export const occasion: z.ZodType<Occasion> = z.object({ date: text, from: minutes, to: minutes });

export const servicePeriod: z.ZodType<ServicePeriod> = z.object({ from: text, to: text, weekdays: text.optional() });

/** Where care by the month ends within a month, and on which weekdays it is. */
const byMonth = { until: text.optional(), weekdays: text.optional() };

/** What a family has asked for: only the parts of its kind of care. */
export const careRequest: z.ZodType<CareRequest> = z.discriminatedUnion('form', [
  z.object({ form: z.literal('full_day'), date: text, months: count, meals: z.boolean(), ...byMonth }),
  z.object({
    form: z.literal('half_day'),
    date: text,
    part: z.enum(['morning', 'afternoon']),
    months: count,
    meals: z.boolean(),
    ...byMonth,
  }),
  z.object({ form: z.literal('hourly'), date: text, window }),
  z.object({ form: z.literal('temporary'), date: text, window }),
]);
