import { refundTreads, type Tread } from '#cms/contracts/documents/refund-treads.ts';
import type { RefundStep } from '#domain/contract/refund-schedule.ts';
import type { PageContext } from '../ui/page-context.ts';

/** Where the ginkgo stands: at the beginning of what is still ahead, or among the days attended so far. */
export const nowOnStairs = ({ t }: Pick<PageContext, 't'>, steps: readonly RefundStep[], attended = 0) => ({
  at: steps[0]?.kind === 'days' ? attended : 0,
  label: t('booking.now'),
});

/** Where all is refunded until the start there is nothing to draw: one line says it. */
export const allBackWords = ({ t }: Pick<PageContext, 't'>, treads: readonly Tread[]): string | undefined => {
  const [only, ...more] = treads;
  return only?.share === 1 && more.length === 0 ? t('booking.allBack', { amount: only.sum }) : undefined;
};

export const stairTreads = ({ t, lang, currency, portal }: PageContext, steps: readonly RefundStep[], paid: number): Tread[] =>
  refundTreads({ t, lang, currency, timeZone: portal.city.timeZone }, steps, paid);
