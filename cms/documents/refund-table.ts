import type { RefundStep } from '#domain/refund-schedule.ts';
import { toLocal } from '#domain/zoned-time.ts';
import { formatClock, formatDate } from '#site/i18n/format.ts';
import type { Lang, Translator } from '#site/i18n/index.ts';

/** Until when, or for how many days attended, a step of the refund stairs holds. */
export function stepWhen(step: RefundStep, { t, lang, timeZone }: { t: Translator; lang: Lang; timeZone: string }): string {
  if (step.kind === 'days') return t('booking.attendedUpTo', { from: step.fromDays, to: step.toDays });
  const end = toLocal(step.until, timeZone);
  return t('booking.until', { date: `${formatDate(end.date, { lang })} ${formatClock(end.minute)}` });
}
