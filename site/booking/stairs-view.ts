import { stepWhen } from '#cms/contracts/documents/refund-table.ts';
import { formatDate, formatMoney } from '#cms/words/format.ts';
import type { RefundStep } from '#domain/contract/refund-schedule.ts';
import { minutesBetween, toLocal } from '#domain/time/zoned-time.ts';
import type { PageContext } from '../ui/page-context.ts';

/** One tread of the refund stairs: how wide and high it is, what it says, and the same in words. */
export interface Tread {
  amount: number;
  amountText: string;
  /** Height, 0–1 of what was paid. */
  share: number;
  /** Said under the edge where the tread ends. */
  edge: string;
  /** The same as a row of a table: until when, or for how many days attended. */
  when: string;
  /** How long the tread is, in hours or in days attended. */
  span: number;
}

export function stairTreads({ t, lang, currency, portal }: PageContext, steps: readonly RefundStep[], paid: number): Tread[] {
  const money = (amount: number) => formatMoney(amount, { currency, lang });
  return steps.map((step) => {
    const more = step.kind === 'days' && step.most > step.amount;
    const amountText = more
      ? t(step.amount === 0 ? 'booking.stepMeals' : 'booking.stepAtLeast', { amount: money(step.amount) })
      : step.amount === 0
        ? t('booking.stepNone')
        : step.amount === paid
          ? t('booking.stepFull', { amount: money(step.amount) })
          : t('booking.stepBack', { amount: money(step.amount) });
    const share = paid === 0 ? 0 : step.amount / paid;
    const when = stepWhen(step, { t, lang, timeZone: portal.city.timeZone });
    if (step.kind === 'days') {
      return {
        amount: step.amount,
        amountText,
        share,
        edge: t('booking.attendedMax', { to: step.toDays }),
        when,
        span: step.toDays - step.fromDays + 1,
      };
    }
    const end = toLocal(step.until, portal.city.timeZone);
    const edge =
      step.hoursBefore === 0
        ? t('booking.start')
        : step.hoursBefore === undefined
          ? formatDate(end.date, { lang })
          : step.hoursBefore >= 24
            ? t('booking.daysBefore', { days: step.hoursBefore / 24 })
            : t('booking.hoursBefore', { hours: step.hoursBefore });
    return { amount: step.amount, amountText, share, edge, when, span: minutesBetween(step.from, step.until) / 60 };
  });
}
