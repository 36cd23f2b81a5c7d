import type { ReceiptLines } from '#cms/records/receipts.ts';
import { createTranslator } from '#cms/words/index.ts';
import type { Lang } from '#domain/language/lang.ts';
import type { PriceLine } from '#domain/money/pricing.ts';

/** What a receipt lists: the lines paid, or what came back of each. */
export function receiptLines(receipt: ReceiptLines, lang: Lang): { text: string; amount: number }[] {
  const t = createTranslator(lang);
  const words = (line: PriceLine) =>
    `${t(`care.${line.form}`)} · ${t(`care.kind_${line.kind}`)}${line.period ? ` ${line.period.from} – ${line.period.to}` : ''}${line.occasion ? ` ${line.occasion.date}` : ''}`;
  if (receipt.kind === 'refund') return receipt.lines.map(({ line, refund }) => ({ text: words(line), amount: refund }));
  return receipt.lines.map((line) => ({ text: words(line), amount: line.amount }));
}
