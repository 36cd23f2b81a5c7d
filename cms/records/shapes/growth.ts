import { z } from 'zod';
import type { Measured } from '#domain/guidance/growth-course.ts';
import { SEXES } from '#domain/guidance/growth-table.ts';
import { text } from './values.ts';

const size = z.number().positive().optional();

const measured: z.ZodType<Measured> = z.object({ on: text, weight: size, length: size, head: size });

/** What a family has had written down of a child's growth, and when it agreed to that. */
export const keptGrowth = z.object({
  sex: z.enum(SEXES),
  weeks: z.number().int().optional(),
  measured: z.array(measured),
  agreedAt: text,
});
export type KeptGrowth = z.infer<typeof keptGrowth>;
