import { APIError, type CollectionBeforeChangeHook, type CollectionBeforeDeleteHook, type PayloadRequest } from 'payload';
import { say } from '#cms/fields/hooks/say.ts';
import { instant, text, unique } from '#cms/fields/kit.ts';
import { optionsOf } from '#cms/fields/label.ts';
import { booking, json, record } from '#cms/fields/money-record.ts';
import { postings } from '#cms/records/ledger.ts';
import type { LedgerEntry } from '#cms/records/payload-types.ts';
import { balanced, ENTRY_KINDS } from '#domain/money/ledger.ts';

export const LedgerEntries = record(
  'ledger-entries',
  { zh: '记账分录', en: ['Ledger entry', 'Ledger'] },
  ['kind', 'booking', 'at', 'facility'],
  [
    text('key', { zh: '标识', en: 'Key' }, unique),
    booking,
    instant('at', { zh: '时刻', en: 'At' }, { required: true, index: true }),
    {
      name: 'kind',
      type: 'select',
      required: true,
      label: { zh: '类型', en: 'Kind' },
      options: optionsOf(ENTRY_KINDS, {
        payment: { zh: '收款', en: 'Payment' },
        delivery: { zh: '已提供的一天', en: 'Day given' },
        meals: { zh: '用餐', en: 'Meals eaten' },
        kept: { zh: '退出后机构所得', en: 'Kept by the centre' },
        refund: { zh: '退款', en: 'Refund' },
        late_payment: { zh: '迟到的付款', en: 'Late payment' },
        late_refund: { zh: '退回迟到的付款', en: 'Late payment returned' },
        refund_returned: { zh: '退款被退回', en: 'Refund that came back' },
        outside_return: { zh: '渠道自行退出', en: 'Returned at the provider' },
        outside_undone: { zh: '渠道退出的又回来', en: 'Return at the provider undone' },
        interest: { zh: '应付利息', en: 'Interest owed' },
        interest_paid: { zh: '已付利息', en: 'Interest paid' },
        extra: { zh: '另收', en: 'Charged beside the price' },
        extra_waived: { zh: '免收', en: 'Charge waived' },
        goodwill: { zh: '合同之外多退', en: 'Refunded beyond the contract' },
      }),
    },
    json('postings', { zh: '借贷', en: 'Postings' }, { schema: postings }),
  ],
);

/** Whoever writes past the records: an entry that does not balance is no entry, and none is ever changed. */
const refuseUnbalanced: CollectionBeforeChangeHook<LedgerEntry> = ({ data, operation, req }) => {
  if (operation === 'update') throw neverChanged(req);
  const { key = '', at = '', kind = 'payment' } = data;
  balanced({ key, at, kind, postings: postings.parse(data.postings) });
  return data;
};
const refuseDelete: CollectionBeforeDeleteHook = ({ req }) => {
  throw neverChanged(req);
};
const neverChanged = (req: PayloadRequest) => new APIError(say(req, 'refused.ledgerStays'), 409, undefined, true);

LedgerEntries.hooks = { beforeChange: [refuseUnbalanced], beforeDelete: [refuseDelete] };
