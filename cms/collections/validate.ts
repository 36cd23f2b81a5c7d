import { isCivilDate } from '#domain/civil-date.ts';
import { isOnSlotEdge, parseTime } from '#domain/time-of-day.ts';

type Validation = true | string;

/** Field validators shared by the collections: an empty optional value passes, a wrong one says how to mend it. */
export const civilDate = (value: unknown): Validation =>
  value === undefined ||
  value === null ||
  value === '' ||
  (typeof value === 'string' && isCivilDate(value)) ||
  '请写成 2026-11-25 / Write 2026-11-25';

export const timeOfDay = (value: unknown): Validation => {
  if (value === undefined || value === null || value === '') return true;
  const minute = typeof value === 'string' ? parseTime(value) : undefined;
  return (
    (minute !== undefined && isOnSlotEdge(minute)) || '请写成 08:30，只能是整点或半点 / Write 08:30, on the hour or half hour'
  );
};

export const weekdays = (value: unknown): Validation =>
  (typeof value === 'string' && /^1?2?3?4?5?6?7?$/.test(value) && value.length > 0) ||
  '用 1–7 表示周一到周日，如 12345 / Digits 1–7 for Monday to Sunday, such as 12345';
