import { expect, it } from 'vitest';
import { receiptLines } from '#cms/contracts/documents/receipt-pdf.ts';
import type { ReceiptLines } from '#cms/records/receipts.ts';
import type { Lang } from '#domain/language/lang.ts';
import type { PriceLine } from '#domain/money/pricing.ts';

const line = (kind: PriceLine['kind'], amount: number): PriceLine => ({
  ...{ form: 'full_day', kind, unit: 'month', unitAmount: amount, quantity: 1, amount },
  period: { from: '2026-12-07', to: '2027-01-06' },
});
const back = (one: PriceLine, refund: number) => ({ line: one, refund, reason: { code: 'not_begun' as const } });
const refund = { kind: 'refund', lines: [back(line('care', 200_000), 160_000), back(line('meals', 40_000), 0)] } as ReceiptLines;

it('a receipt of a refund lists what came back and nothing else, with days in words and their year', () => {
  const said = (lang: Lang) =>
    receiptLines({ ...refund, amount: 160_000 }, lang).map(({ text, amount }) => [text.replaceAll('\u00a0', ' '), amount]);
  expect(said('zh')).toEqual([['全日托 · 托育费 2026 年 12 月 7 日 – 2027 年 1 月 6 日', 160_000]]);
  expect(said('en')).toEqual([[expect.stringContaining('7 Dec 2026 – 6 Jan 2027'), 160_000]]);
});
