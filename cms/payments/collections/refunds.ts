import { instant, moneyField, number, text, unique } from '#cms/fields/kit.ts';
import { label, optionsOf } from '#cms/fields/label.ts';
import { booking, json, record } from '#cms/fields/money-record.ts';
import { byHand, interest, refundLines } from '#cms/records/refunds.ts';
import { REFUND_CAUSES, REFUND_STATUSES } from '#domain/contract/refund.ts';

export const Refunds = record(
  'refunds',
  ['退款', 'Refund', 'Refunds'],
  ['reference', 'booking', 'amount', 'status', 'cause', 'requestedAt', 'facility'],
  [
    text('reference', '编号', 'Reference', unique),
    booking,
    { name: 'payment', type: 'relationship', relationTo: 'payments', required: true, label: label('付款', 'Payment') },
    moneyField('amount', '金额', 'Amount', { required: true }),
    text('currency', '币种', 'Currency', { required: true }),
    json('lines', '明细', 'Lines', { schema: refundLines }),
    {
      name: 'cause',
      type: 'select',
      required: true,
      label: label('原因', 'Cause'),
      options: optionsOf(REFUND_CAUSES, {
        family: ['家庭取消', 'The family cancelled'],
        centre: ['机构取消', 'The centre cancelled'],
        month_settled: ['服务月结算', 'A service month was settled'],
        place_taken: ['请假的托位有人订了', 'Another family took the place of a day not needed'],
        interest: ['机构另付的利息', 'Interest, paid apart by the centre'],
        late_payment: ['付款迟了', 'Paid too late'],
        given_up: ['听到时家庭已放弃', 'The family had given it up'],
        sold_meanwhile: ['听到时位子已被订走', 'The places had been sold'],
        centre_shut: ['那天机构不开了', 'The centre was shut on the day by then'],
        over_meanwhile: ['听到时已不能照原时间收', 'The stay could no longer be given'],
        booked_meanwhile: ['听到时孩子已另有预约', 'The child had been booked otherwise'],
        centre_stopped: ['机构停止服务', 'The centre had stopped'],
        other_amount: ['金额或币种不符', 'Another sum than asked for'],
        paid_already: ['重复付款', 'Paid twice'],
      }),
    },
    {
      name: 'status',
      type: 'select',
      required: true,
      index: true,
      label: label('状态', 'Status'),
      options: optionsOf(REFUND_STATUSES, {
        requested: ['待退', 'To be sent'],
        sent: ['已退', 'Sent'],
        failed: ['退不成，要人处理', 'Failed: needs a person'],
      }),
    },
    text('refundRef', '渠道编号', 'Provider reference'),
    instant('requestedAt', '提出时刻', 'Requested at', { required: true }),
    instant('paidBackAt', '退回时刻', 'Paid back at'),
    instant('arrivedAt', '到账时刻', 'Arrived at'),
    number('times', '退不成的次数', 'Times it failed', { required: true, defaultValue: 0 }),
    moneyField('covered', '渠道已另退', 'Given back at the provider already', { required: true, defaultValue: 0 }),
    json('interest', '利息', 'Interest', { schema: interest }),
    json('byHand', '人工退款', 'Paid by hand', { schema: byHand }),
  ],
);
