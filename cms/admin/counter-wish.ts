import type { CareRequest } from '#domain/care.ts';
import { isCivilDate } from '#domain/civil-date.ts';
import { parseTime } from '#domain/time-of-day.ts';
import type { CounterWish } from '../use-cases/book-at-counter.ts';

/** Reads the counter's form. */
export function counterWish(
  form: FormData,
  { slug, staffId }: { slug: string; staffId: string },
): CounterWish | { problem: string } {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const request = careRequest(text);
  if (!request) return { problem: 'invalid_input' };
  if (!isCivilDate(text('birthDate'))) return { problem: 'birth_date_invalid' };
  if (!text('guardianName') || !text('childName')) return { problem: 'name_missing' };
  return {
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
  };
}

function careRequest(text: (name: string) => string): CareRequest | undefined {
  const date = text('date');
  if (!isCivilDate(date)) return undefined;
  const months = Number(text('months') || '1');
  switch (text('form')) {
    case 'full_day':
      return { form: 'full_day', date, months, meals: true };
    case 'half_day':
      return { form: 'half_day', date, part: text('part') === 'afternoon' ? 'afternoon' : 'morning', months: 0, meals: false };
    case 'hourly':
    case 'temporary': {
      const from = parseTime(text('from'));
      const to = parseTime(text('to'));
      if (from === undefined || to === undefined) return undefined;
      return { form: text('form') === 'hourly' ? 'hourly' : 'temporary', date, window: { from, to } };
    }
    default:
      return undefined;
  }
}
