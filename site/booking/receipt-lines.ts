import type { Receipt } from '#cms/records/payload-types.ts';
import { createTranslator } from '#cms/words/index.ts';
import type { RefundLine } from '#domain/contract/refund.ts';
import type { PriceLine } from '#domain/money/pricing.ts';

/** What a receipt lists: the lines paid, or what came back of each. */
export function receiptLines(receipt: Receipt, lang: 'zh' | 'en'): { text: string; amount: number }[] {
  const t = createTranslator(lang);
  const words = (line: PriceLine) =>
    `${t(`care.${line.form}`)} · ${t(`care.kind_${line.kind}`)}${line.period ? ` ${line.period.from} – ${line.period.to}` : ''}${line.occasion ? ` ${line.occasion.date}` : ''}`;
  if (receipt.kind === 'refund')
    return (receipt.lines as unknown as RefundLine[]).map(({ line, refund }) => ({ text: words(line), amount: refund }));
  return (receipt.lines as unknown as PriceLine[]).map((line) => ({ text: words(line), amount: line.amount }));
}
