import { APIError, type CollectionBeforeChangeHook, type CollectionBeforeDeleteHook, type PayloadRequest } from 'payload';
import { say } from '#cms/fields/hooks/say.ts';
import { instant, text, unique } from '#cms/fields/kit.ts';
import { label, optionsOf } from '#cms/fields/label.ts';
import { booking, json, record } from '#cms/fields/money-record.ts';
import { postings } from '#cms/records/ledger.ts';
import type { LedgerEntry } from '#cms/records/payload-types.ts';
import { balanced, ENTRY_KINDS } from '#domain/money/ledger.ts';

export const LedgerEntries = record(
  'ledger-entries',
  ['记账分录', 'Ledger entry', 'Ledger'],
  ['kind', 'booking', 'at', 'facility'],
  [
    text('key', '键', 'Key', unique),
    booking,
    instant('at', '时刻', 'At', { required: true, index: true }),
    {
      name: 'kind',
      type: 'select',
      required: true,
      label: label('类型', 'Kind'),
      options: optionsOf(ENTRY_KINDS, {
        payment: ['收款', 'Payment'],
        delivery: ['已提供的一天', 'Day given'],
        meals: ['用餐', 'Meals eaten'],
        kept: ['退出后机构所得', 'Kept by the centre'],
        refund: ['退款', 'Refund'],
        late_payment: ['迟到的付款', 'Late payment'],
        late_refund: ['退回迟到的付款', 'Late payment returned'],
        refund_returned: ['退款被退回', 'Refund that came back'],
        outside_return: ['渠道自行退出', 'Returned at the provider'],
        outside_undone: ['渠道退出的又回来', 'Return at the provider undone'],
        interest: ['应付利息', 'Interest owed'],
        interest_paid: ['已付利息', 'Interest paid'],
      }),
    },
    json('postings', '借贷', 'Postings', { schema: postings }),
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
