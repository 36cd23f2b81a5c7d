import type { ReceiptLines } from '#cms/records/receipts.ts';
import { formatClock, formatDate, formatMoney, zoneName } from '#cms/words/format.ts';
import { createTranslator, type Translator } from '#cms/words/index.ts';
import type { Lang } from '#domain/language/lang.ts';
import { toDecimal } from '#domain/money/money.ts';
import type { PriceLine } from '#domain/money/pricing.ts';
import { countedAmount, type ReceiptKind } from '#domain/money/receipt.ts';
import { type Instant, toLocal } from '#domain/time/zoned-time.ts';
import { renderPdf } from './render-pdf.ts';

export interface ReceiptData {
  number: string;
  kind: ReceiptKind;
  invoiceNumber?: string;
  voids?: string;
  reason?: string;
  voidedBy?: string;
  issuedAt: Instant;
  payer: string;
  facility: string;
  /** Who was paid, in words. */
  payee: string;
  lines: { text: string; amount: number }[];
  /** In fen. */
  total: number;
  currency: string;
  contractNumber: string;
  timeZone: string;
}

const voidsWords = (t: Translator, { number, reason }: { number: string; reason?: string }): string =>
  reason ? t('contract.receiptVoids', { number, reason }) : t('contract.receiptVoidsCounted', { number });

/** A receipt for money paid or sent back (R70). */
export async function renderReceiptPdf(receipt: ReceiptData, lang: Lang): Promise<{ bytes: Buffer }> {
  const t = createTranslator(lang);
  const at = toLocal(receipt.issuedAt, receipt.timeZone);
  const facts = [
    // Interest goes the other way: the centre owes it, and pays it itself.
    ...(receipt.kind === 'interest'
      ? [t('contract.receiptInterestBy', { name: receipt.facility }), t('contract.receiptInterestTo', { name: receipt.payer })]
      : [t('contract.receiptPayer', { name: receipt.payer }), t('contract.receiptPayee', { name: receipt.payee })]),
    t('contract.receiptContract', { number: receipt.contractNumber }),
    ...(receipt.invoiceNumber ? [t('contract.receiptInvoice', { number: receipt.invoiceNumber })] : []),
    ...(receipt.voids ? [voidsWords(t, { number: receipt.voids, reason: receipt.reason })] : []),
    ...(receipt.voidedBy ? [t('contract.receiptVoidedBy', { number: receipt.voidedBy })] : []),
    t('contract.receiptAt', {
      at: `${formatDate(at.date, { lang, year: true })} ${formatClock(at.minute)}`,
      zone: zoneName(receipt.timeZone, { at: receipt.issuedAt, lang }),
    }),
  ];
  const { bytes } = renderPdf(
    [
      {
        lang,
        title: t(`contract.receiptTitle_${receipt.kind}`),
        lines: [t('contract.number', { number: receipt.number })],
        sections: [
          {
            heading: receipt.facility,
            blocks: [
              ...facts.map((text) => ({ kind: 'text' as const, parts: [{ text, important: false }] })),
              {
                kind: 'table',
                caption: t('contract.fees'),
                head: [t('contract.item'), t('contract.amount')],
                rows: [
                  ...receipt.lines.map(({ text, amount }) => [text, toDecimal(amount)]),
                  [
                    t('contract.total'),
                    formatMoney(countedAmount({ ...receipt, amount: receipt.total }), { currency: receipt.currency, lang }),
                  ],
                ],
              },
            ],
          },
        ],
        closing: [t('contract.receiptNote')],
      },
    ],
    { at: receipt.issuedAt, footer: receipt.number },
  );
  return { bytes };
}

/** What a receipt lists: the lines paid, or what came back of those of which anything did; of what lists none, what it was. */
export function receiptLines(
  { amount: all, ...receipt }: ReceiptLines & { amount: number },
  lang: Lang,
): { text: string; amount: number }[] {
  const t = createTranslator(lang);
  const day = (date: string) => formatDate(date, { lang, year: true });
  const words = (line: PriceLine) =>
    `${t(`care.${line.form}`)} · ${t(`care.kind_${line.kind}`)}${line.extra ? ` · ${t(`care.extra_${line.extra}`)}` : ''}${line.period ? ` ${day(line.period.from)} – ${day(line.period.to)}` : ''}${line.occasion ? ` ${day(line.occasion.date)}` : ''}`;
  if (receipt.kind === 'void') return [];
  if (receipt.kind === 'interest' || receipt.lines.length === 0)
    return [{ text: t(`contract.receiptWhole_${receipt.kind}`), amount: all }];
  if (receipt.kind === 'refund')
    return receipt.lines.flatMap(({ line, refund }) => (refund === 0 ? [] : [{ text: words(line), amount: refund }]));
  return receipt.lines.map((line) => ({ text: words(line), amount: line.amount }));
}
