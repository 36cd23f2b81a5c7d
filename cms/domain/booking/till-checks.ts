import { type Mismatch, type MoneyOfBooking, wasPaid } from './books.ts';

/** What a counter has recorded against what was paid there and handed back: each once, and of the same sum. */
export function tillChecks({ payments, refunds, till }: Pick<MoneyOfBooking, 'payments' | 'refunds' | 'till'>): Mismatch[] {
  const found: Mismatch[] = [];
  const there = payments.filter(({ provider }) => provider === 'centre');
  const recorded = new Map(till.map((one) => [one.key, one.amount]));
  for (const one of there.filter(wasPaid)) {
    const here = recorded.get(one.reference);
    const paid = one.received ?? one.amount;
    if (here === undefined) found.push({ code: 'till_missing', about: one.reference, there: paid });
    else if (here !== paid) found.push({ code: 'till_other_sum', about: one.reference, here, there: paid });
  }
  for (const { key, amount } of till) {
    const isPaid = there.some((one) => one.reference === key && wasPaid(one));
    const back = refunds.find(({ attempt }) => attempt === key);
    const asked = back && -(back.amount - back.covered);
    if (!isPaid && !back) found.push({ code: 'till_of_nothing', about: key, here: amount });
    else if (asked !== undefined && (asked !== amount || back?.status !== 'sent'))
      found.push({ code: 'till_back_differs', about: key, here: amount, there: asked });
  }
  return found;
}
