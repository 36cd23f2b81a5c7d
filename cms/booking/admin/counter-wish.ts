import type { Result } from '#cms/core/problem.ts';
import { readCare } from '#cms/input/care-in-text.ts';
import { familyAtCounter } from '#cms/input/family-in-text.ts';
import { readFields, type TextFields } from '#cms/input/text-fields.ts';
import type { CounterWish } from '../book-at-counter.ts';

/** Reads the counter's form. */
export function counterWish(
  form: TextFields,
  { slug, staffId }: { slug: string; staffId: string },
): Result<{ wish: CounterWish }> {
  const family = readFields(familyAtCounter, form);
  if (!family.ok) return family;
  const care = readCare(form);
  if (!care.ok) return care;
  const { guardianName, relation, contact } = family.fields;
  const pickups = [{ name: guardianName, relation, phone: contact }];
  return { ok: true, wish: { slug, staffId, ...family.fields, pickups, request: care.request } };
}
