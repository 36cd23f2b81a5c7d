import { text, unique } from '#cms/fields/kit.ts';
import { booking, json, record } from '#cms/fields/money-record.ts';

export const LedgerEntries = record('ledger-entries', ['记账分录', 'Ledger entry', 'Ledger'], 'key', [
  text('key', '键', 'Key', unique),
  booking,
  text('at', '时刻', 'At', { required: true, index: true }),
  text('kind', '类型', 'Kind', { required: true }),
  json('postings', '借贷', 'Postings'),
]);
