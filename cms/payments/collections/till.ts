import { instant, moneyField, text, unique } from '#cms/fields/kit.ts';
import { optionsOf } from '#cms/fields/label.ts';
import { booking, json, record } from '#cms/fields/money-record.ts';
import { tillSumsShape } from '#cms/records/till.ts';
import { CENTRE_METHODS } from '#domain/money/at-centre.ts';

const METHODS = optionsOf(CENTRE_METHODS, {
  cash: { zh: '现金', en: 'Cash' },
  transfer: { zh: '转账', en: 'Transfer' },
  terminal: { zh: 'POS 机', en: 'Terminal' },
});

/** What came at a centre's counter, and what was handed back there. */
export const TillEntries = record(
  'till-entries',
  { zh: '前台收付', en: ['Till entry', 'Till entries'] },
  ['key', 'booking', 'method', 'amount', 'at', 'by'],
  [
    text('key', { zh: '编号', en: 'Reference' }, unique),
    booking,
    { name: 'method', type: 'select', required: true, options: METHODS, label: { zh: '方式', en: 'Method' } },
    moneyField('amount', { zh: '金额', en: 'Amount' }, { required: true }),
    instant('at', { zh: '时刻', en: 'At' }, { required: true }),
    text('by', { zh: '经手人', en: 'By' }, { required: true }),
    text('proof', { zh: '凭证号', en: 'Proof' }),
    text('closing', { zh: '日结', en: 'Closing' }, { index: true }),
  ],
);

/** A counter's day, counted and closed: written once. */
export const DailyClosings = record(
  'daily-closings',
  { zh: '前台日结', en: ['Daily closing', 'Daily closings'] },
  ['number', 'closedAt', 'counted', 'difference', 'closedBy'],
  [
    text('number', { zh: '编号', en: 'Number' }, unique),
    json('sums', { zh: '各方式合计', en: 'Sums by method' }, { schema: tillSumsShape, required: true }),
    moneyField('expected', { zh: '应有现金', en: 'Cash that should be there' }, { required: true }),
    moneyField('counted', { zh: '点出现金', en: 'Cash counted' }, { required: true }),
    moneyField('difference', { zh: '差额', en: 'Difference' }, { required: true }),
    text('reason', { zh: '差额原因', en: 'Why it differs' }),
    text('closedBy', { zh: '谁结的', en: 'Closed by' }, { required: true }),
    instant('closedAt', { zh: '日结时刻', en: 'Closed at' }, { required: true }),
  ],
);
