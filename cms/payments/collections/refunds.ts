import { instant, moneyField, number, text, unique } from '#cms/fields/kit.ts';
import { optionsOf } from '#cms/fields/label.ts';
import { booking, json, record } from '#cms/fields/money-record.ts';
import { byHand, interest, refundLines } from '#cms/records/refunds.ts';
import { REFUND_CAUSES, REFUND_STATUSES } from '#domain/contract/refund.ts';

export const Refunds = record(
  'refunds',
  { zh: '退款', en: ['Refund', 'Refunds'] },
  ['reference', 'booking', 'amount', 'status', 'cause', 'requestedAt', 'facility'],
  [
    text('reference', { zh: '编号', en: 'Reference' }, unique),
    booking,
    { name: 'payment', type: 'relationship', relationTo: 'payments', required: true, label: { zh: '付款', en: 'Payment' } },
    moneyField('amount', { zh: '金额', en: 'Amount' }, { required: true }),
    text('currency', { zh: '币种', en: 'Currency' }, { required: true }),
    json('lines', { zh: '明细', en: 'Lines' }, { schema: refundLines }),
    {
      name: 'cause',
      type: 'select',
      required: true,
      label: { zh: '原因', en: 'Cause' },
      options: optionsOf(REFUND_CAUSES, {
        family: { zh: '家庭取消', en: 'The family cancelled' },
        centre: { zh: '机构取消', en: 'The centre cancelled' },
        month_settled: { zh: '服务月结算', en: 'A service month was settled' },
        care_changed: { zh: '换班或换时段', en: 'Other care took its place' },
        place_taken: { zh: '请假的托位有人订了', en: 'Another family took the place of a day not needed' },
        goodwill: { zh: '机构在合同之外多退', en: 'Beyond the contract, by the centre' },
        earnest: { zh: '定金退还', en: 'Earnest money comes back' },
        earnest_again: { zh: '定金双倍返还，机构另付', en: 'Earnest money twice over, paid apart by the centre' },
        interest: { zh: '机构另付的利息', en: 'Interest, paid apart by the centre' },
        late_payment: { zh: '付款迟了', en: 'Paid too late' },
        given_up: { zh: '听到时家庭已放弃', en: 'The family had given it up' },
        sold_meanwhile: { zh: '听到时位子已被订走', en: 'The places had been sold' },
        centre_shut: { zh: '那天机构不开了', en: 'The centre was shut on the day by then' },
        over_meanwhile: { zh: '听到时已不能照原时间收', en: 'The stay could no longer be given' },
        booked_meanwhile: { zh: '听到时孩子已另有预约', en: 'The child had been booked otherwise' },
        centre_stopped: { zh: '机构停止服务', en: 'The centre had stopped' },
        other_amount: { zh: '金额或币种不符', en: 'Another sum than asked for' },
        paid_already: { zh: '重复付款', en: 'Paid twice' },
      }),
    },
    {
      name: 'status',
      type: 'select',
      required: true,
      index: true,
      label: { zh: '状态', en: 'Status' },
      options: optionsOf(REFUND_STATUSES, {
        requested: { zh: '待退', en: 'To be sent' },
        sent: { zh: '已退', en: 'Sent' },
        failed: { zh: '退不成，要人处理', en: 'Failed: needs a person' },
      }),
    },
    text('refundRef', { zh: '渠道编号', en: 'Provider reference' }),
    instant('requestedAt', { zh: '提出时刻', en: 'Requested at' }, { required: true }),
    instant('paidBackAt', { zh: '退回时刻', en: 'Paid back at' }),
    instant('arrivedAt', { zh: '到账时刻', en: 'Arrived at' }),
    number('times', { zh: '退不成的次数', en: 'Times it failed' }, { required: true, defaultValue: 0 }),
    moneyField('covered', { zh: '渠道已另退', en: 'Given back at the provider already' }, { required: true, defaultValue: 0 }),
    json('interest', { zh: '利息', en: 'Interest' }, { schema: interest }),
    text('request', { zh: '请求编号', en: 'Request' }),
    json('byHand', { zh: '人工退款', en: 'Paid by hand' }, { schema: byHand }),
  ],
);
