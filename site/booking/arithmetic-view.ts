import type { RefundPreview } from '#cms/contracts/refund-preview.ts';
import { refundLineWords } from '#cms/words/booking-words.ts';
import { formatDate } from '#cms/words/format.ts';
import { toDecimal } from '#domain/money/money.ts';
import type { PageContext } from '../ui/page-context.ts';

export interface PaidLine {
  what: string;
  when: string;
  paid: string;
  /** Why so much comes back, by which rule and how it was worked out. */
  why: string[];
  /** What is kept of it; nothing where it is refunded whole. */
  kept?: { percent: string; amount: string };
}

/** What was paid, line by line, and what of each is not refunded. */
export function paidLines(context: PageContext, { lines }: Pick<RefundPreview, 'lines'>): PaidLine[] {
  const { t, lang } = context;
  const day = (date: string) => formatDate(date, { lang, year: true });
  return lines.map((one) => {
    const { line, paid, refund } = one;
    const less = paid - refund;
    return {
      what: t('booking.paidLine', { what: t(`care.kind_${line.kind}`) }),
      when: line.period ? ` · ${day(line.period.from)}–${day(line.period.to)}` : '',
      paid: toDecimal(paid),
      why: refundLineWords(context, one),
      ...(less > 0 && {
        kept: {
          percent: t('booking.minus', { percent: Math.round((less * 100) / paid) }),
          amount: `−${toDecimal(less)}`,
        },
      }),
    };
  });
}
