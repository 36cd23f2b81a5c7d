import { instant, moneyField, text, unique } from '#cms/fields/kit.ts';
import { label, optionsOf } from '#cms/fields/label.ts';
import { booking, record } from '#cms/fields/money-record.ts';
import { OUTSIDE_KINDS, OUTSIDE_STATUSES } from '#domain/money/outside-return.ts';

export const OutsideReturns = record(
  'outside-returns',
  ['渠道自行退款', 'Return at the provider', 'Returns at the provider'],
  ['reference', 'kind', 'booking', 'amount', 'status', 'heardAt', 'facility'],
  [
    text('reference', '渠道编号', 'Provider reference', unique),
    booking,
    {
      name: 'payment',
      type: 'relationship',
      relationTo: 'payments',
      required: true,
      index: true,
      label: label('付款', 'Payment'),
    },
    {
      name: 'kind',
      type: 'select',
      required: true,
      label: label('类型', 'Kind'),
      options: optionsOf(OUTSIDE_KINDS, {
        refund: ['在渠道后台退的', 'Refunded by hand at the provider'],
        dispute: ['付款人向银行提出争议', 'Disputed at the payer’s bank'],
      }),
    },
    {
      name: 'status',
      type: 'select',
      required: true,
      index: true,
      label: label('状态', 'Status'),
      options: optionsOf(OUTSIDE_STATUSES, {
        open: ['还没有结果', 'Not decided yet'],
        given: ['家长已拿到', 'The family has it'],
        returned: ['钱又回来了', 'Came back'],
      }),
    },
    moneyField('amount', '金额', 'Amount', { required: true }),
    text('currency', '币种', 'Currency', { required: true }),
    instant('heardAt', '得知时刻', 'Heard of at', { required: true }),
  ],
);
