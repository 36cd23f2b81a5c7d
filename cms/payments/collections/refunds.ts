import { text, unique } from '#cms/fields/kit.ts';
import { label } from '#cms/fields/label.ts';
import { moneyField } from '#cms/fields/money-field.ts';
import { booking, json, record } from '#cms/fields/money-record.ts';

export const Refunds = record('refunds', ['退款', 'Refund', 'Refunds'], 'reference', [
  text('reference', '编号', 'Reference', unique),
  booking,
  { name: 'payment', type: 'relationship', relationTo: 'payments', required: true, label: label('付款', 'Payment') },
  moneyField('amount', '金额', 'Amount', { required: true }),
  json('lines', '明细', 'Lines'),
  text('cause', '原因', 'Cause', { required: true }),
  text('status', '状态', 'Status', { required: true, index: true }),
  text('refundRef', '渠道编号', 'Provider reference'),
  text('requestedAt', '提出时刻', 'Requested at', { required: true }),
  text('paidBackAt', '退回时刻', 'Paid back at'),
]);
