import { instant, moneyField, text, unique } from '#cms/fields/kit.ts';
import { booking, record } from '#cms/fields/money-record.ts';

export const Payments = record(
  'payments',
  { zh: '付款', en: ['Payment', 'Payments'] },
  ['reference', 'booking', 'amount', 'status', 'paidAt', 'facility'],
  [
    text('reference', { zh: '编号', en: 'Reference' }, unique),
    // One checkout of the provider may cover several bookings: each has a payment of its own, for its part of the total.
    text('checkout', { zh: '付款单', en: 'Checkout' }, { required: true, index: true }),
    moneyField('checkoutTotal', { zh: '付款单合计', en: 'Total of the checkout' }, { required: true }),
    booking,
    text('provider', { zh: '渠道', en: 'Provider' }, { required: true }),
    // The centre's own account under the city's, as it was when the checkout was begun; without it the city's was paid.
    text('merchant', { zh: '机构自己的商户号', en: 'The centre’s own merchant' }),
    text('providerRef', { zh: '渠道编号', en: 'Provider reference' }, { index: true }),
    moneyField('amount', { zh: '金额', en: 'Amount' }, { required: true }),
    text('currency', { zh: '币种', en: 'Currency' }, { required: true }),
    text('extra', { zh: '另收项目', en: 'Beside the price' }),
    text('description', { zh: '付款人看到的说明', en: 'What the payer reads' }),
    text('lang', { zh: '付款页语言', en: 'Language of the checkout' }),
    text(
      'status',
      { zh: '状态', en: 'Status' },
      {
        required: true,
        index: true,
        admin: {
          components: { Cell: '/payments/admin/StatusCell.tsx#StatusCell', Field: '/payments/admin/StatusField.tsx#StatusField' },
        },
      },
    ),
    text('url', { zh: '付款地址', en: 'Checkout address' }),
    text('method', { zh: '方式', en: 'Method' }),
    instant('startedAt', { zh: '开始时刻', en: 'Started at' }, { required: true }),
    instant('paidAt', { zh: '付款时刻', en: 'Paid at' }),
    moneyField('received', { zh: '实收金额', en: 'Received' }),
    text('receivedCurrency', { zh: '实收币种', en: 'Received currency' }),
  ],
);
