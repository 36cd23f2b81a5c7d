import { z } from 'zod';
import { NOT_SUBSIDISED, type SubsidyRow } from '#domain/money/care-subsidy.ts';
import { fen, text } from './values.ts';

/** What a list of a care subsidy names, a row for a child’s month. */
const subsidyRow: z.ZodType<SubsidyRow> = z.object({
  childId: text,
  month: text,
  days: z.number().int(),
  amount: fen,
  no: z.enum(NOT_SUBSIDISED).optional(),
  cameTo: z.array(text),
  inclusiveAt: z.array(text),
  bookings: z.array(text),
});
export const subsidyRows: z.ZodType<SubsidyRow[]> = z.array(subsidyRow);
