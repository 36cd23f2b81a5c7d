import { instant, moneyField, text, unique } from '#cms/fields/kit.ts';
import { optionsOf } from '#cms/fields/label.ts';
import { booking, record } from '#cms/fields/money-record.ts';
import { OUTSIDE_KINDS, OUTSIDE_STATUSES } from '#domain/money/outside-return.ts';

export const OutsideReturns = record(
  'outside-returns',
  { zh: '渠道自行退款', en: ['Return at the provider', 'Returns at the provider'] },
  ['reference', 'kind', 'booking', 'amount', 'status', 'heardAt', 'facility'],
  [
    text('reference', { zh: '编号', en: 'Reference' }, unique),
    text('event', { zh: '渠道编号', en: 'Provider reference' }, { required: true, index: true }),
    booking,
    {
      name: 'payment',
      type: 'relationship',
      relationTo: 'payments',
      required: true,
      index: true,
      label: { zh: '付款', en: 'Payment' },
    },
    {
      name: 'kind',
      type: 'select',
      required: true,
      label: { zh: '类型', en: 'Kind' },
      options: optionsOf(OUTSIDE_KINDS, {
        refund: { zh: '在渠道后台退的', en: 'Refunded by hand at the provider' },
        dispute: { zh: '付款人向银行提出争议', en: 'Disputed at the payer’s bank' },
      }),
    },
    {
      name: 'status',
      type: 'select',
      required: true,
      index: true,
      label: { zh: '状态', en: 'Status' },
      options: optionsOf(OUTSIDE_STATUSES, {
        open: { zh: '还没有结果', en: 'Not decided yet' },
        given: { zh: '家长已拿到', en: 'The family has it' },
        returned: { zh: '钱又回来了', en: 'Came back' },
      }),
    },
    moneyField('amount', { zh: '金额', en: 'Amount' }, { required: true }),
    text('currency', { zh: '币种', en: 'Currency' }, { required: true }),
    instant('heardAt', { zh: '得知时刻', en: 'Heard of at' }, { required: true }),
  ],
);
