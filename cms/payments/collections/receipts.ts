import { instant, moneyField, text, unique } from '#cms/fields/kit.ts';
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
    instant('issuedAt', { zh: '开具时刻', en: 'Issued at' }, { required: true }),
  ],
);
