import { z } from 'zod';
import { type Result, unprocessable } from '#cms/core/problem.ts';
import { SUPPORT_ANSWERS } from '#domain/money/family-support.ts';
import type { AskedFamily } from '#domain/money/support-check.ts';
import { addMonths, type CivilDate } from '#domain/time/civil-date.ts';
import { badInput } from './bad-input.ts';
import { civilDate } from './values.ts';

/** Money for children ends at three, and may be asked for somewhat later; nobody is expected in over ten months. */
const OLDEST_MONTHS = 60;
const EXPECTED_MONTHS = 10;

const supportWords = z.object({
  birthDate: z.string().refine((day) => civilDate.safeParse(day).success, 'birth_date_invalid'),
  registered: z.enum(SUPPORT_ANSWERS, { error: () => 'answer_missing' }),
  taxed: z.enum(SUPPORT_ANSWERS, { error: () => 'answer_missing' }),
});

export type SaidFamily = Record<keyof AskedFamily, string>;

/** What a family says before it is told what it gets, or all that is wrong with it. */
export function readSupport(said: SaidFamily, today: CivilDate): Result<{ family: AskedFamily }> {
  const read = supportWords.safeParse(said);
  if (!read.success) return badInput(read.error, said);
  const { birthDate } = read.data;
  if (birthDate < addMonths(today, -OLDEST_MONTHS) || birthDate > addMonths(today, EXPECTED_MONTHS))
    return unprocessable('birth_date_no_support', { field: 'birthDate' });
  return { ok: true, family: read.data };
}
