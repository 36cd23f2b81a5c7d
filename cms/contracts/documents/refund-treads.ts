import type { BookingSpeech } from '#cms/words/booking-words.ts';
import { formatDate, formatMoney } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import type { RefundStep, TimeStep } from '#domain/contract/refund-schedule.ts';
import { minutesBetween, toLocal } from '#domain/time/zoned-time.ts';
import { stepWhen } from './refund-table.ts';

/** One tread of the refund stairs: how wide and high it is, what it says, and the same in words. */
export interface Tread {
  amount: number;
  /** The amount in money. */
  sum: string;
  amountText: string;
  /** Height, 0–1 of what was paid. */
  share: number;
  /** Said under the edge where the tread ends. */
  edge: string;
  shortEdge?: string;
  /** The same as a row of a table: until when, or for how many days attended. */
  when: string;
  /** How long the tread is, in hours or in days attended. */
  span: number;
}

/** The treads of some money that was paid; what is kept names the year. */
export function refundTreads(
  { t, lang, currency, timeZone, year = false }: BookingSpeech & { year?: boolean },
  steps: readonly RefundStep[],
  paid: number,
): Tread[] {
  const money = (amount: number) => formatMoney(amount, { currency, lang });
  const isMonthly = steps.some(({ kind }) => kind === 'days');
  return steps.map((step) => {
    const { amount, most = amount } = step;
    const shown = { amount: money(amount) };
    const amountText =
      most > amount
        ? t(amount === 0 ? 'booking.stepMeals' : 'booking.stepAtLeast', shown)
        : amount === 0
          ? t('booking.stepNone')
          : t(amount === paid ? 'booking.stepFull' : 'booking.stepBack', shown);
    const tread = {
      amount,
      sum: shown.amount,
      amountText,
      share: paid === 0 ? 0 : amount / paid,
      when: stepWhen(step, { t, lang, timeZone, year }),
    };
    if (step.kind === 'days') {
      const { fromDays, toDays } = step;
      const words = { edge: t('booking.attendedMax', { to: toDays }), shortEdge: t('booking.attendedMaxShort', { to: toDays }) };
      return { ...tread, ...words, span: toDays - fromDays + 1 };
    }
    const minutes = minutesBetween(step.from, step.until);
    return { ...tread, edge: edgeWords(t, step, { timeZone, year }), span: minutes / (isMonthly ? 1440 : 60) };
  });
}

function edgeWords(
  t: Translator,
  { until, hoursBefore, ends }: TimeStep,
  { timeZone, year }: { timeZone: string; year: boolean },
): string {
  if (ends === 'day_before') return t('booking.edgeStart');
  if (hoursBefore === 0) return t('booking.start');
  if (hoursBefore === undefined) {
    return t('booking.edgeCooling', { date: formatDate(toLocal(until, timeZone).date, { lang: t.lang, year }) });
  }
  return hoursBefore >= 24
    ? t('booking.daysBefore', { days: hoursBefore / 24 })
    : t('booking.hoursBefore', { hours: hoursBefore });
}
