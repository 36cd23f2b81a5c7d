import type { AnswersItself } from '#cms/booking/request/usual-reply.ts';
import { stepWhen } from '#cms/contracts/documents/refund-table.ts';
import { createTranslator } from '#cms/words/index.ts';
import type { Occasion } from '#domain/care/care.ts';
import type { RefundStep } from '#domain/contract/refund-schedule.ts';
import type { Lang } from '#domain/language/lang.ts';
import type { PriceLine } from '#domain/money/pricing.ts';
import type { MonthHours } from '#domain/places/hour-quota.ts';
import { formatTime } from '#domain/time/time-of-day.ts';

/** The parts that quotes, bookings and refunds have in common. Times of day are `09:00`. */
export function occasionAnswer({ date, from, to }: Occasion) {
  return { date, from: formatTime(from), to: formatTime(to) };
}

export function lineAnswer({ occasion, period, ...line }: PriceLine) {
  return { ...line, ...(period ? { period } : {}), ...(occasion ? { occasion: occasionAnswer(occasion) } : {}) };
}

export function stepsAnswer(steps: readonly RefundStep[], { lang, timeZone }: { lang: Lang; timeZone: string }) {
  const t = createTranslator(lang);
  return steps.map((step) => {
    const { kind, amount } = step;
    const when = stepWhen(step, { t, lang, timeZone });
    if (step.kind === 'days') return { kind, fromDays: step.fromDays, toDays: step.toDays, amount, most: step.most, when };
    return {
      kind,
      until: step.until,
      ...(step.hoursBefore === undefined ? {} : { hoursBefore: step.hoursBefore }),
      amount,
      ...(step.most === undefined ? {} : { most: step.most }),
      when,
    };
  });
}

/** How a centre answers bookings itself, as programs read it; nothing where they are instant. */
export const answersAnswer = (answers: AnswersItself | undefined) =>
  answers && {
    withinHours: answers.withinHours,
    usualMinutes: answers.usualMinutes === undefined ? null : Math.ceil(answers.usualMinutes),
  };

/** What a child has left of a month's hours. */
export const hoursAnswer = ({ quota, month, used, left }: MonthHours) => ({
  month: month.slice(0, 7),
  mostMinutes: quota.hours * 60,
  usedMinutes: used,
  leftMinutes: left,
  source: quota.source,
});
