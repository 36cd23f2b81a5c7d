import { badRequest, type Result, together } from '#cms/core/problem.ts';
import { type CareForm, type CareRequest, chosenWeekdays, type HalfDayPart } from '#domain/care/care.ts';
import { isCivilDate } from '#domain/time/civil-date.ts';
import { parseTime } from '#domain/time/time-of-day.ts';

export interface CareFields {
  form: CareForm;
  date: string;
  /** `09:00`; for hourly and temporary care. */
  from?: string;
  to?: string;
  part?: HalfDayPart;
  /** 0 is one half day. */
  months?: number;
  meals?: boolean;
  /** Of care by the month on some weekdays: their digits, in any order. */
  weekdays?: string;
}

/** What a family asks for, from the fields of a form or a body: only those of its kind of care count. */
export function toCareRequest({
  form,
  date,
  from = '',
  to = '',
  part = 'morning',
  months,
  meals = false,
  weekdays: digits = '',
}: CareFields): Result<{ request: CareRequest }> {
  if (!isCivilDate(date)) return badRequest('date_invalid', { field: 'date' });
  const weekdays = chosenWeekdays(digits);
  const some = weekdays === undefined ? {} : { weekdays };
  if (form === 'full_day') return { ok: true, request: { form, date, months: months ?? 1, meals, ...some } };
  if (form === 'half_day')
    return { ok: true, request: { form, date, part, months: months ?? 0, meals, ...(months ? some : {}) } as CareRequest };
  const window = { from: parseTime(from), to: parseTime(to) };
  const wrong = together(
    (['from', 'to'] as const).map((field) => (window[field] === undefined ? badRequest('time_invalid', { field }) : undefined)),
  );
  if (wrong || window.from === undefined || window.to === undefined) return wrong ?? badRequest('time_invalid');
  return { ok: true, request: { form, date, window: { from: window.from, to: window.to } } };
}
