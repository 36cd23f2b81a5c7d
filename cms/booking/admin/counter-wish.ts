import type { CareRequest } from '#domain/care/care.ts';
import { isCivilDate } from '#domain/time/civil-date.ts';
import { parseTime } from '#domain/time/time-of-day.ts';
import type { CounterWish } from '../book-at-counter.ts';

/** What is wrong with the form, by the code of its sentence and the field to mend. */
export interface FormProblem {
  code: string;
  field: string;
}

/** Reads the counter's form. */
export function counterWish(
  form: FormData,
  { slug, staffId }: { slug: string; staffId: string },
): { ok: true; wish: CounterWish } | { ok: false; problem: FormProblem } {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const wrong = (code: string, field: string) => ({ ok: false as const, problem: { code, field } });
  if (!text('guardianName')) return wrong('name_missing', 'guardianName');
  if (!text('childName')) return wrong('name_missing', 'childName');
  if (!isCivilDate(text('birthDate'))) return wrong('birth_date_invalid', 'birthDate');
  if (!isCivilDate(text('date'))) return wrong('date_invalid', 'date');
  const request = careRequest(text, form.get('meals') === 'on');
  if (!request) return wrong('time_invalid', 'from');
  return {
    ok: true,
    wish: {
      slug,
      staffId,
      contact: text('contact'),
      guardianName: text('guardianName'),
      relation: text('relation'),
      childName: text('childName'),
      birthDate: text('birthDate'),
      pickups: [{ name: text('guardianName'), relation: text('relation'), phone: text('contact') }],
      hadSameService: form.get('hadSameService') === 'on',
      request,
    },
  };
}

function careRequest(text: (name: string) => string, meals: boolean): CareRequest | undefined {
  const date = text('date');
  switch (text('form')) {
    case 'full_day':
      return { form: 'full_day', date, months: Number(text('months') || '1'), meals };
    case 'half_day':
      return {
        form: 'half_day',
        date,
        part: text('part') === 'afternoon' ? 'afternoon' : 'morning',
        months: Number(text('months') || '0'),
        meals,
      };
    default: {
      const from = parseTime(text('from'));
      const to = parseTime(text('to'));
      if (from === undefined || to === undefined) return undefined;
      return { form: text('form') === 'temporary' ? 'temporary' : 'hourly', date, window: { from, to } };
    }
  }
}
