import { describe, expect, it } from 'vitest';
import type { CheckoutPart, MoneyOfBooking } from '#domain/booking/books.ts';
import { reconcile } from '#domain/booking/reconcile.ts';
import { MISMATCH_CODES, type MismatchCode } from '#domain/booking/remedies.ts';
import { takenUnknown } from '#domain/booking/taken-there.ts';
import type { PriceLine } from '#domain/money/pricing.ts';
import { specialDays } from '#domain/time/workdays.ts';

const NOW = '2027-05-20T00:00:00.000Z';
const by = { kind: 'system' } as const;
const line: PriceLine = {
  kind: 'care',
  form: 'hourly',
  unit: 'hour',
  unitAmount: 2600,
  quantity: 3,
  amount: 7800,
  occasion: { date: '2027-05-25', from: 540, to: 720 },
};
const meal: PriceLine = { ...line, kind: 'meals', unit: 'meal', unitAmount: 1500, quantity: 1, amount: 1500 };
const terms = { rules: [], payWithinDays: 15 };
const entry = (key: string, kind: string, postings: [string, number][]) => ({
  key,
  kind,
  at: '2027-05-10T00:00:00.000Z',
  facilityId: 'f',
  postings: postings.map(([account, amount]) => ({ account, amount })),
});

/** A stay with a meal, paid, cancelled with 80 % of its care back, sent; some of it covered, with interest of 9 fen owed. */
function sound() {
  return {
    now: NOW,
    timeZone: 'Asia/Shanghai',
    currency: 'CNY',
    special: specialDays([]),
    booking: {
      id: 'b',
      facilityId: 'f',
      status: 'cancelled',
      actions: [
        { type: 'hold', at: '2027-05-09T00:00:00.000Z', by, until: '2027-05-09T01:00:00.000Z' },
        { type: 'sign', at: '2027-05-09T00:01:00.000Z', by, contract: 'c' },
        { type: 'pay', at: '2027-05-09T00:02:00.000Z', by, payment: 'p', amount: 9300 },
        { type: 'cancel', at: '2027-05-10T00:00:00.000Z', by, cause: 'family', refund: 7740 },
      ],
      lines: [line, meal],
      total: 9300,
      terms,
      days: ['2027-05-25'],
      contractId: 'c',
      settles: false,
      delivers: false,
    },
    contract: {
      bookingId: 'b',
      facilityId: 'f',
      lines: [line, meal],
      total: 9300,
      terms,
      signedAt: '2027-05-09T00:01:00.000Z',
      keptHash: 'h',
      hash: 'h',
    },
    payments: [
      {
        id: 'p',
        reference: 'P1',
        checkout: 'P1',
        bookingId: 'b',
        status: 'paid',
        amount: 9300,
        currency: 'CNY',
        received: 9300,
        providerRef: 'pp',
      },
    ],
    refunds: [
      {
        reference: 'P1-R',
        attempt: 'P1-R',
        paymentId: 'p',
        amount: 7740,
        covered: 500,
        currency: 'CNY',
        cause: 'family',
        status: 'sent',
        lines: [{ refund: 6240 }, { refund: 1500 }],
        requestedAt: '2027-05-10T00:00:00.000Z',
        byHand: false,
      },
      {
        reference: 'P1-R-I',
        attempt: 'P1-R-I',
        paymentId: 'p',
        amount: 9,
        covered: 0,
        currency: 'CNY',
        cause: 'interest',
        status: 'failed',
        lines: [],
        requestedAt: '2027-05-10T00:00:00.000Z',
        byHand: false,
      },
    ],
    till: [] as { key: string; amount: number }[],
    outside: [{ reference: 'o1', paymentId: 'p', kind: 'refund', status: 'given', amount: 500, currency: 'CNY' }],
    entries: [
      entry('payment:P1', 'payment', [
        ['clearing', 9300],
        ['prepaid_care', -7800],
        ['prepaid_meals', -1500],
      ]),
      entry('kept:b', 'kept', [
        ['prepaid_care', 1560],
        ['earned_care', -1560],
      ]),
      entry('outside_return:o1', 'outside_return', [
        ['refunds_due', 500],
        ['clearing', -500],
      ]),
      entry('refund:P1-R', 'refund', [
        ['prepaid_care', 6240],
        ['prepaid_meals', 1500],
        ['refunds_due', -500],
        ['clearing', -7240],
      ]),
      entry('interest:P1-R-I', 'interest', [
        ['interest', 9],
        ['interest_due', -9],
      ]),
    ],
    receipts: [
      { number: 'R1', kind: 'payment', source: 'payment:P1', amount: 9300, lines: 9300 },
      { number: 'R2', kind: 'refund', source: 'refund:P1-R', amount: 7740, lines: 7740 },
    ],
    provider: new Map([['p', { status: 'paid', amount: 9300, currency: 'CNY', reference: 'P1', refunded: 7740 }]]),
    checkouts: new Map<string, Part[]>(),
  };
}
type Part = { [K in keyof CheckoutPart]: CheckoutPart[K] };

/** The same, paid at once with another booking of its order, of which nothing went back. */
function paidTogether() {
  const money = sound();
  Object.assign(at(money.payments, 0), { checkout: 'P1_2' });
  const own = { facilityId: 'f', order: 'o', status: 'paid', total: 11900, providerRef: 'pp' };
  money.checkouts.set('P1_2', [
    { ...own, reference: 'P1', bookingId: 'b', amount: 9300, received: 9300, back: 7740 },
    { ...own, reference: 'P2', bookingId: 'b2', amount: 2600, received: 2600, back: 0 },
  ]);
  Object.assign(says(money), { reference: 'P1_2', amount: 11900 });
  return money;
}
/** The same, taken and handed back at the centre's counter. */
function atCounter() {
  const money = sound();
  Object.assign(at(money.payments, 0), { provider: 'centre' });
  at(money.refunds, 0).covered = 0;
  Object.assign(money, { outside: [] });
  drop(money, 'outside_return:o1');
  at(entryOf(money, 'payment:P1').postings, 0).account = 'till';
  entryOf(money, 'refund:P1-R').postings = entry('', '', [
    ['prepaid_care', 6240],
    ['prepaid_meals', 1500],
    ['till', -7740],
  ]).postings;
  money.till.push({ key: 'P1', amount: 9300 }, { key: 'P1-R', amount: -7740 });
  return money;
}

/** Each breaks one thing of money that was taken and handed back at a counter. */
const PLANTED_AT_COUNTER: Partial<Record<MismatchCode, (m: Sound) => unknown>> = {
  till_differs: (m) => (at(entryOf(m, 'payment:P1').postings, 0).account = 'clearing'),
  clearing_differs: (m) => (at(entryOf(m, 'refund:P1-R').postings, 2).account = 'clearing'),
  till_missing: (m) => m.till.shift(),
  till_other_sum: (m) => (at(m.till, 0).amount = 9299),
  till_of_nothing: (m) => m.till.push({ key: 'X', amount: 1 }),
  till_back_differs: (m) => (at(m.till, 1).amount = -1),
};

/** Paid too late, and sent straight back: nothing was taken as a price. */
function cameLate() {
  const money = sound();
  Object.assign(money.booking, { status: 'signed', actions: money.booking.actions.slice(0, 2) });
  Object.assign(money, {
    outside: [],
    refunds: [{ ...at(money.refunds, 0), cause: 'late_payment', amount: 9300, covered: 0, lines: [] }],
  });
  money.entries = [
    entry('late-payment:P1', 'late_payment', [
      ['clearing', 9300],
      ['suspense', -9300],
    ]),
    entry('late-refund:P1-R', 'late_refund', [
      ['suspense', 9300],
      ['clearing', -9300],
    ]),
  ];
  Object.assign(at(money.receipts, 1), { amount: 9300, lines: 9300 });
  says(money).refunded = 9300;
  return money;
}

/** Each breaks one thing of money that came too late. */
const PLANTED_LATE: Partial<Record<MismatchCode, (m: Sound) => unknown>> = {
  payment_no_receipt: (m) => m.receipts.shift(),
  refund_no_receipt: (m) => m.receipts.pop(),
  receipt_without_payment: (m) => drop(m, 'late-payment:P1'),
  late_payment_kept: (m) => (m.refunds = []),
};

const partsOf = (m: Sound) => m.checkouts.get('P1_2') ?? [];
const other = (m: Sound) => at(partsOf(m), 1);

/** Each breaks one thing of a payment that covers two bookings. */
const PLANTED_TOGETHER: Partial<Record<MismatchCode, (m: Sound) => unknown>> = {
  checkout_parts_differ: (m) => (other(m).amount = 2500),
  checkout_half_paid: (m) => (other(m).status = 'open'),
  checkout_other_number: (m) => (other(m).providerRef = 'pq'),
  checkout_other_order: (m) => (other(m).order = 'o2'),
  checkout_other_centre: (m) => (other(m).facilityId = 'g'),
  checkout_booking_twice: (m) => (other(m).bookingId = 'b'),
  checkout_back_of_others: (m) => (other(m).back = 2601),
  provider_other_sum: (m) => (says(m).amount = 9300),
  provider_other_reference: (m) => (says(m).reference = 'P1'),
  provider_refunded_more: (m) => (says(m).refunded = 7741),
  provider_refunded_less: (m) => (other(m).back = 2600),
};
type Sound = ReturnType<typeof sound>;
const at = <T>(list: T[], index: number) => list[index] as T;
const entryOf = (m: Sound, key: string) => m.entries.find((one) => one.key === key) as Sound['entries'][number];
const drop = (m: Sound, key: string) =>
  m.entries.splice(
    m.entries.findIndex((one) => one.key === key),
    1,
  );
const says = (m: Sound) =>
  m.provider.get('p') as { status: string; amount: number; currency: string; reference: string; refunded: number };
const action = (m: Sound, index: number) => at(m.booking.actions, index) as Record<string, unknown>;

/** Each breaks one thing. */
const PLANTED: Partial<Record<MismatchCode, (m: Sound) => unknown>> = {
  status_differs: (m) => (m.booking.status = 'confirmed'),
  booking_lines_differ: (m) => (m.booking.lines = [line]),
  paid_without_contract: (m) => Object.assign(m.booking, { contractId: undefined }),
  contract_missing: (m) => Object.assign(m, { contract: undefined }),
  contract_other_booking: (m) => (m.contract.bookingId = 'x'),
  contract_other_centre: (m) => (m.contract.facilityId = 'x'),
  contract_other_total: (m) => (m.contract.total = 1),
  contract_lines_differ: (m) => (m.contract.lines = [line]),
  contract_other_lines: (m) => (m.contract.lines = [{ ...line, quantity: 4 }, meal]),
  contract_other_terms: (m) => (m.contract.terms = { ...terms, payWithinDays: 3 }),
  contract_changed: (m) => (m.contract.hash = 'other'),
  framework_missing: (m) => Object.assign(m.contract, { chain: 'missing' }),
  chain_broken: (m) => Object.assign(m.contract, { chain: 'broken' }),
  paid_before_signed: (m) => (m.contract.signedAt = NOW),
  paid_before_its_day: (m) =>
    m.booking.actions.splice(2, 0, {
      type: 'wait_to_pay',
      at: '2027-05-09T00:01:00.000Z',
      by,
      opensAt: NOW,
      until: NOW,
    } as never),
  payment_no_provider_number: (m) => Object.assign(at(m.payments, 0), { providerRef: undefined }),
  provider_knows_none: (m) => m.provider.set('p', 'unknown' as never),
  provider_paid_unheard: (m) => (at(m.payments, 0).status = 'open'),
  provider_not_paid: (m) => (says(m).status = 'open'),
  provider_other_reference: (m) => (says(m).reference = 'P9'),
  provider_other_sum: (m) => (says(m).amount = 9299),
  provider_other_currency: (m) => (says(m).currency = 'USD'),
  provider_refunded_more: (m) => (says(m).refunded = 7741),
  provider_refunded_less: (m) => (says(m).refunded = 0),
  payment_other_booking: (m) => (at(m.payments, 0).bookingId = 'x'),
  payment_not_booked: (m) => drop(m, 'payment:P1'),
  payment_booked_unpaid: (m) => (at(m.payments, 0).status = 'failed'),
  payment_booked_twice: (m) =>
    m.entries.push(
      entry('late-payment:P1', 'late_payment', [
        ['clearing', 1],
        ['suspense', -1],
      ]),
    ),
  payment_booked_other_sum: (m) => (at(m.payments, 0).received = 9200),
  payment_split_differs: (m) =>
    (entryOf(m, 'payment:P1').postings = entry('', '', [
      ['clearing', 9300],
      ['prepaid_care', -9300],
    ]).postings),
  refunds_over_payment: (m) => (at(m.refunds, 0).amount = 9400),
  payment_no_receipt: (m) => m.receipts.shift(),
  payment_two_receipts: (m) => m.receipts.push(at(m.receipts, 0)),
  receipt_without_payment: (m) => drop(m, 'payment:P1'),
  receipt_other_sum: (m) => (at(m.receipts, 0).amount = 1),
  late_payment_kept: (m) => {
    entryOf(m, 'payment:P1').key = 'late-payment:P1';
    m.refunds = [];
  },
  paid_by_no_payment: (m) => (m.payments = []),
  paid_by_unpaid: (m) => (at(m.payments, 0).status = 'open'),
  paid_other_sum: (m) => (action(m, 2).amount = 9200),
  paid_twice: (m) => m.booking.actions.push({ ...at(m.booking.actions, 2) }),
  paid_not_total: (m) => (m.booking.total = 9000),
  confirmed_unpaid: (m) => Object.assign(m.booking, { status: 'completed', actions: m.booking.actions.slice(0, 2) }),
  booked_not_confirmed: (m) => (m.booking.actions = m.booking.actions.slice(0, 2)),
  refund_of_no_payment: (m) => (at(m.refunds, 0).paymentId = 'x'),
  refund_not_positive: (m) => (at(m.refunds, 0).amount = 0),
  refund_lines_differ: (m) => (at(m.refunds, 0).lines = [{ refund: 1 }]),
  refund_overdue: (m) => Object.assign(at(m.refunds, 0), { status: 'requested', requestedAt: '2027-05-01T00:00:00.000Z' }),
  refund_over_covered: (m) => (at(m.refunds, 0).covered = 8000),
  refund_two_receipts: (m) => m.receipts.push(at(m.receipts, 1)),
  refund_receipt_other_sum: (m) => (at(m.receipts, 1).amount = 1),
  refund_not_booked: (m) => drop(m, 'refund:P1-R'),
  refund_booked_unsent: (m) => (at(m.refunds, 0).status = 'requested'),
  refund_booked_other_sum: (m) => (at(entryOf(m, 'refund:P1-R').postings, 0).amount = 6241),
  refund_no_receipt: (m) => m.receipts.pop(),
  interest_not_booked: (m) => drop(m, 'interest:P1-R-I'),
  interest_booked_other_sum: (m) => (at(m.refunds, 1).amount = 10),
  interest_paid_not_booked: (m) => (at(m.refunds, 1).status = 'sent'),
  cancelled_no_refund: (m) => m.refunds.shift(),
  cancelled_other_refund: (m) => (action(m, 3).refund = 7000),
  refund_not_cancelled: (m) => Object.assign(m.booking, { status: 'confirmed', actions: m.booking.actions.slice(0, 3) }),
  goodwill_other_refund: (m) => (at(m.refunds, 0).cause = 'goodwill'),
  credited_other_refund: (m) => (at(m.refunds, 0).cause = 'place_taken'),
  settled_other_refund: (m) => (at(m.refunds, 0).cause = 'month_settled'),
  receipt_of_nothing: (m) => (at(m.receipts, 1).source = 'refund:X'),
  outside_not_booked: (m) => drop(m, 'outside_return:o1'),
  outside_booked_other_sum: (m) => (at(m.outside, 0).amount = 501),
  outside_no_receipt: (m) => (at(m.refunds, 0).covered = 400),
  outside_receipt_other_sum: (m) => m.receipts.push({ ...at(m.receipts, 1), source: 'outside:o1', amount: 500 }),
  entry_twice: (m) => m.entries.push(at(m.entries, 0)),
  entry_unbalanced: (m) => (at(at(m.entries, 1).postings, 0).amount = 1),
  entry_empty: (m) => m.entries.push(entry('meals:b:2027-05-25:1', 'meals', [])),
  entry_fraction: (m) =>
    Object.assign(at(m.entries, 1), {
      postings: entry('', '', [
        ['prepaid_care', 1560.5],
        ['earned_care', -1560.5],
      ]).postings,
    }),
  entry_account_unknown: (m) => (at(at(m.entries, 1).postings, 1).account = 'pocket'),
  entry_key_other_kind: (m) => (at(m.entries, 1).kind = 'delivery'),
  entry_other_centre: (m) => (at(m.entries, 1).facilityId = 'x'),
  entry_ahead: (m) => (at(m.entries, 1).at = '2027-05-21T00:00:00.000Z'),
  entry_other_booking: (m) => m.entries.push(entry('delivery:x:2027-05-25', 'delivery', [['prepaid_care', 0]])),
  entry_day_not_booked: (m) => m.entries.push(entry('delivery:b:2027-05-26', 'delivery', [['prepaid_care', 0]])),
  entry_payment_missing: (m) => (at(m.payments, 0).reference = 'P2'),
  entry_refund_missing: (m) => (at(m.refunds, 0).reference = 'P2-R'),
  entry_outside_missing: (m) => (m.outside = []),
  prepaid_care_negative: (m) =>
    m.entries.push(
      entry('delivery:b:2027-05-25', 'delivery', [
        ['prepaid_care', 5],
        ['earned_care', -5],
      ]),
    ),
  prepaid_meals_negative: (m) =>
    m.entries.push(
      entry('meals:b:2027-05-25:1', 'meals', [
        ['prepaid_meals', 5],
        ['earned_meals', -5],
      ]),
    ),
  earned_meals_negative: (m) =>
    m.entries.push(
      entry('meals:b:2027-05-25:1', 'meals', [
        ['prepaid_meals', -5],
        ['earned_meals', 5],
      ]),
    ),
  prepaid_left: (m) =>
    m.entries.push(
      entry('delivery:b:2027-05-25', 'delivery', [
        ['prepaid_care', -5],
        ['earned_care', 5],
      ]),
    ),
  suspense_left: (m) =>
    m.entries.push(
      entry('late-payment:P1', 'late_payment', [
        ['clearing', 5],
        ['suspense', -5],
      ]),
    ),
  interest_due_differs: (m) => (at(m.refunds, 1).amount = 10),
  extras_due_differs: (m) =>
    m.entries.push(
      entry('extra:b:late', 'extra', [
        ['extras_due', 5],
        ['earned_extras', -5],
      ]),
    ),
  refunds_due_differs: (m) => (at(m.refunds, 0).covered = 400),
  clearing_differs: (m) => (at(m.payments, 0).received = 9200),
};

const found = (m: Sound) => reconcile(m as never as MoneyOfBooking).map(({ code }) => code);

describe('what ledger, provider, booking and contract say of one booking', () => {
  it('agrees where nothing is wrong', () => expect(found(sound())).toEqual([]));
  it('is broken in more than fifty ways here', () => expect(Object.keys(PLANTED).length).toBeGreaterThanOrEqual(50));
  it.each(Object.keys(PLANTED) as MismatchCode[])('shows %s', (code) => {
    const money = sound();
    PLANTED[code]?.(money);
    expect(found(money)).toContain(code);
  });
  it('agrees where one payment covers two bookings', () => expect(found(paidTogether())).toEqual([]));
  it.each(Object.keys(PLANTED_TOGETHER) as MismatchCode[])('shows %s of a payment that covers two', (code) => {
    const money = paidTogether();
    PLANTED_TOGETHER[code]?.(money);
    expect(found(money)).toContain(code);
  });
  it('agrees where it was paid at the counter', () => expect(found(atCounter())).toEqual([]));
  it.each(Object.keys(PLANTED_AT_COUNTER) as MismatchCode[])('shows %s of a payment at the counter', (code) => {
    const money = atCounter();
    PLANTED_AT_COUNTER[code]?.(money);
    expect(found(money)).toContain(code);
  });
  it('agrees where it came too late and went back', () => expect(found(cameLate())).toEqual([]));
  it.each(Object.keys(PLANTED_LATE) as MismatchCode[])('shows %s of a payment that came too late', (code) => {
    const money = cameLate();
    PLANTED_LATE[code]?.(money);
    expect(found(money)).toContain(code);
  });
  it('wants a receipt of interest that was paid', () => {
    const money = sound();
    at(money.refunds, 1).status = 'sent';
    money.entries.push(
      entry('interest-paid:P1-R-I', 'interest_paid', [
        ['interest_due', 9],
        ['bank', -9],
      ]),
    );
    expect(found(money)).toEqual(['refund_no_receipt']);
    money.receipts.push({ number: 'R3', kind: 'interest', source: 'interest:P1-R-I', amount: 9, lines: 9 });
    expect(found(money)).toEqual([]);
  });
  it('is broken here in every way that has a name', () => {
    const planted = new Set([PLANTED, PLANTED_TOGETHER, PLANTED_AT_COUNTER].flatMap((one) => Object.keys(one)));
    // What is of no booking is planted where all receipts, and the providers' own lists, are read.
    expect(MISMATCH_CODES.filter((code) => !planted.has(code))).toEqual([
      'rows_unreadable',
      'provider_taken_unknown',
      'receipt_number_missing',
    ]);
  });
  it('shows a part that somebody took away', () => {
    const money = paidTogether();
    partsOf(money).pop();
    expect(found(money)).toEqual(['provider_other_sum', 'checkout_parts_differ']);
  });
  it('says of a checkout what is wrong once, with the first of its bookings', () => {
    const money = paidTogether();
    partsOf(money).reverse();
    at(partsOf(money), 1).back = 0;
    at(partsOf(money), 0).order = 'o2';
    expect(found(money)).toEqual([]);
  });
  it('counts the days of a refund by the city’s calendar, not by that of Greenwich', () => {
    const money = sound();
    // Asked for at one in the morning of the 6th there, the 5th in Greenwich: fifteen days end on Friday the 21st.
    Object.assign(at(money.refunds, 0), { status: 'requested', requestedAt: '2027-05-05T17:00:00.000Z' });
    const overdue = (now: string) => found({ ...money, now }).includes('refund_overdue');
    expect(overdue('2027-05-21T15:59:00.000Z')).toBe(false);
    expect(overdue('2027-05-21T16:00:00.000Z')).toBe(true);
  });
  it('guesses nothing of a provider that is away', () => {
    const money = sound();
    money.provider.set('p', 'away' as never);
    expect(found(money)).toEqual([]);
  });
});

it('what a provider has taken is unknown where nobody asked for it, or once too often', () => {
  const taken = (ref: string, reference?: string) => ({ ref, amount: 100, ...(reference ? { reference } : {}) });
  const all = [taken('ch_1', 'P1'), taken('ch_2'), taken('ch_3', 'P9'), taken('ch_4', 'P1')];
  expect(takenUnknown(all, new Set(['P1', 'P2'])).map(({ about, there }) => [about, there])).toEqual([
    ['ch_2', 100],
    ['ch_3', 100],
    ['ch_4', 100],
  ]);
});
