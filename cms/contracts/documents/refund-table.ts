import { formatClock, formatDate } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import type { RefundStep } from '#domain/contract/refund-schedule.ts';
import type { Lang } from '#domain/language/lang.ts';
import { toLocal } from '#domain/time/zoned-time.ts';

/** Until when, or for how many days attended, a step of the refund stairs holds; what is kept names the year. */
export function stepWhen(
  step: RefundStep,
  { t, lang, timeZone, year = false }: { t: Translator; lang: Lang; timeZone: string; year?: boolean },
): string {
  if (step.kind === 'days' && step.fromDays === step.toDays) return t('booking.attendedJust', { count: step.toDays });
  if (step.kind === 'days') return t('booking.attendedUpTo', { from: step.fromDays, to: step.toDays });
  const end = toLocal(step.until, timeZone);
  const at = { date: formatDate(end.date, { lang, year }), time: formatClock(end.minute) };
  if (step.ends === 'day_before') return t('booking.untilDayBefore', at);
  if (step.ends === 'earnest') return t('booking.untilEarnest', at);
  if (step.ends === 'cooling_off') return t('booking.untilCooling', at);
  return t('booking.until', { date: `${at.date} ${at.time}` });
}
