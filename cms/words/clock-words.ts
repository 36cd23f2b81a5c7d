import type { Fen } from '#domain/money/money.ts';
import type { ClockCause, RefundClock } from '#domain/supervision/refund-clock.ts';
import { formatDate, formatMoney } from './format.ts';
import type { Translator } from './index.ts';

/** How long money has taken, in a sentence with its source, and how it stands with that. */
export function clockWords(
  t: Translator,
  { of, amount, currency, clock }: { of: ClockCause; amount: Fen; currency: string; clock: RefundClock },
): { text: string; left: string } {
  const { lang } = t;
  const day = (date: string) => formatDate(date, { lang, year: true });
  const { askedOn, days, lastDay, left, source, standing } = clock;
  const said = { asked: day(askedOn), days, last: day(lastDay), source: source ?? t('dispute.byContract') };
  return {
    text: t(`dispute.clock_${of}`, { amount: formatMoney(amount, { currency, lang }), ...said }),
    left:
      standing === 'over'
        ? t('dispute.over', { days })
        : left === 1
          ? t('dispute.lastDay')
          : t('dispute.left', { left: left - 1 }),
  };
}
