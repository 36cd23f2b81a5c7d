import { instant, moneyField, text, unique } from '#cms/fields/kit.ts';
import { booking, json, record } from '#cms/fields/money-record.ts';
import { receiptLines } from '#cms/records/receipts.ts';

export const Receipts = record(
  'receipts',
  ['收据', 'Receipt', 'Receipts'],
  ['number', 'booking', 'amount', 'issuedAt', 'facility'],
  [
    text('number', '编号', 'Number', unique),
    booking,
    text('kind', '类型', 'Kind', { required: true }),
    text('source', '来源', 'Source', unique),
    moneyField('amount', '金额', 'Amount', { required: true }),
    json('lines', '明细', 'Lines', { schema: receiptLines }),
    instant('issuedAt', '开具时刻', 'Issued at', { required: true }),
  ],
);
