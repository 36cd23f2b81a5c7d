import { instant, moneyField, text, unique } from '#cms/fields/kit.ts';
import { booking, record } from '#cms/fields/money-record.ts';

export const Payments = record(
  'payments',
  ['付款', 'Payment', 'Payments'],
  ['reference', 'booking', 'amount', 'status', 'paidAt', 'facility'],
  [
    text('reference', '编号', 'Reference', unique),
    booking,
    text('provider', '渠道', 'Provider', { required: true }),
    text('providerRef', '渠道编号', 'Provider reference', { index: true }),
    moneyField('amount', '金额', 'Amount', { required: true }),
    text('currency', '币种', 'Currency', { required: true }),
    text('description', '付款人看到的说明', 'What the payer reads'),
    text('lang', '付款页语言', 'Language of the checkout'),
    text('status', '状态', 'Status', {
      required: true,
      index: true,
      admin: {
        components: { Cell: '/payments/admin/StatusCell.tsx#StatusCell', Field: '/payments/admin/StatusField.tsx#StatusField' },
      },
    }),
    text('url', '付款地址', 'Checkout address'),
    text('method', '方式', 'Method'),
    instant('startedAt', '开始时刻', 'Started at', { required: true }),
    instant('paidAt', '付款时刻', 'Paid at'),
    moneyField('received', '实收金额', 'Received'),
    text('receivedCurrency', '实收币种', 'Received currency'),
  ],
);
