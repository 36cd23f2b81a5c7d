import { instant, moneyField, number, text, unique } from '#cms/fields/kit.ts';
import { booking, json, record } from '#cms/fields/money-record.ts';
import { receiptLines } from '#cms/records/receipts.ts';

export const Receipts = record(
  'receipts',
  { zh: '收据', en: ['Receipt', 'Receipts'] },
  ['number', 'booking', 'amount', 'issuedAt', 'facility'],
  [
    text('number', { zh: '编号', en: 'Number' }, unique),
    booking,
    text('kind', { zh: '类型', en: 'Kind' }, { required: true }),
    text('source', { zh: '来源', en: 'Source' }, unique),
    moneyField('amount', { zh: '金额', en: 'Amount' }, { required: true }),
    json('lines', { zh: '明细', en: 'Lines' }, { schema: receiptLines }),
    instant('issuedAt', { zh: '开具时刻', en: 'Issued at' }, { required: true, index: true }),
    number('year', { zh: '年份', en: 'Year' }, { required: true }),
    number('sequence', { zh: '当年第几张', en: 'Place in its year' }, { required: true }),
    text('payee', { zh: '收款方', en: 'Paid to' }),
    text('invoiceNumber', { zh: '发票号码', en: 'Invoice number' }, { index: true }),
    text('voids', { zh: '冲销的收据', en: 'Takes back' }, { index: true }),
    text('reason', { zh: '冲销原因', en: 'Why it was taken back' }),
  ],
);

/** Two cannot have one place, so that numbers go on without a gap. */
Receipts.indexes = [{ fields: ['facility', 'year', 'sequence'], unique: true }];
