import { z } from 'zod';
import type { Result } from '#cms/core/problem.ts';
import { CARE_FORMS, type CareRequest, HALF_DAY_PARTS } from '#domain/care/care.ts';
import { toCareRequest } from './care-request.ts';
import { readFields, type TextFields, ticked } from './text-fields.ts';
import { civilDate, numberInQuery } from './values.ts';

/** Care in the fields of a form or of an address, the same for families, for those who move a stay and at the counter. */
const careInText = z.object({
  // People choose these from a list: what is not in it is said in words, not in codes.
  form: z.enum(CARE_FORMS, 'form_unknown'),
  date: civilDate,
  // Which of these count depends on the kind of care.
  from: z.string().optional(),
  to: z.string().optional(),
  part: z.enum(HALF_DAY_PARTS, 'invalid').optional(),
  months: numberInQuery(0, 12).optional(),
  meals: ticked,
});

/** Weekdays are boxes of one name in a form, and digits in one word in an address. */
const WEEKDAYS = 'weekdays';

export const CARE_FIELDS = [...Object.keys(careInText.shape), WEEKDAYS];

/** What is asked for, or what is wrong with it: a kind of care that there is not is never taken for another. */
export function readCare(source: TextFields): Result<{ request: CareRequest }> {
  const read = readFields(careInText, source);
  return read.ok ? toCareRequest({ ...read.fields, weekdays: (source.getAll?.(WEEKDAYS) ?? []).join('') }) : read;
}
