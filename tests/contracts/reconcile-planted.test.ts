import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { payThere } from '#cms/booking/pay-there.ts';
import { reconcileMoney } from '#cms/contracts/reconcile-money.ts';
import { handBack, takeThere } from '#cms/payments/counter-till.ts';
import { payByHand } from '#cms/payments/settle-by-person.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { settleRefund } from '#cms/payments/settle-refund.ts';
import { takeOutside } from '#cms/payments/take-outside.ts';
import { MISMATCH_CODES, type MismatchCode } from '#domain/booking/remedies.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { type DemoPortal, demoPortal, TEST_NOW, WEDNESDAY } from '../support/demo-portal.ts';
import { book, by, decide, type Family, holdAndSign, newFamily } from '../support/family.ts';
import { signTogether } from '../support/order.ts';
import { staffOf } from '../support/staff.ts';

/** Rows as the database has them: somebody writes past the program, by no hook and no rule. */
type Doc = Record<string, unknown> & { id: string };
type Table =
  | 'bookings'
  | 'contracts'
  | 'ledger-entries'
  | 'outside-returns'
  | 'payments'
  | 'pretend-payments'
  | 'receipts'
  | 'refunds'
  | 'till-entries';
const TABLES: Table[] = [
  ...(['bookings', 'contracts', 'ledger-entries', 'outside-returns', 'payments'] as const),
  ...(['pretend-payments', 'receipts', 'refunds', 'till-entries'] as const),
];
const BASES = ['cancelled', 'monthly', 'first', 'second', 'counter', 'late', 'outside', 'interest'] as const;
type Base = (typeof BASES)[number];

let demo: DemoPortal;
const ids = {} as Record<Base, string>;
let n = 0;
const family = () => newFamily(demo.portal, 8600 + ++n);
const stay = (from: number, date = WEDNESDAY) => ({ form: 'hourly', date, window: { from, to: from + 60 } }) as const;
const end = (one: Family, bookingId: string) =>
  cancelBooking(demo.portal, { bookingId, guardianId: one.guardianId, by: by(one) });

const adapter = () => demo.portal.payload.db as unknown as { client: { executeMultiple(sql: string): Promise<void> } };
const run = (lines: string[]) =>
  adapter().client.executeMultiple(['PRAGMA foreign_keys = OFF', ...lines, 'PRAGMA foreign_keys = ON'].join(';'));
const sqlName = (table: Table) => table.replaceAll('-', '_');

const all = async (collection: Table, where: object): Promise<Doc[]> =>
  (await demo.portal.payload.db.find<Doc>({ collection, where: { ...where }, pagination: false, limit: 0, sort: 'createdAt' }))
    .docs;
const put = (collection: Table, id: string, data: object) =>
  demo.portal.payload.db.updateOne({ collection, id, data: { ...data } });
const add = (collection: Table, data: object) => demo.portal.payload.db.create({ collection, data: { ...data } });
/** Without what hangs on it: a row that is only gone. */
const drop = (collection: Table, id: string) => run([`DELETE FROM ${sqlName(collection)} WHERE id = '${id}'`]);

async function one(collection: Table, base: Base, more: object = {}): Promise<Doc> {
  const [found] = await all(collection, { booking: { equals: ids[base] }, ...more });
  if (!found) throw new Error(`no ${collection} of ${base}`);
  return found;
}
const payment = (base: Base) => one('payments', base);
const refund = (base: Base, cause?: string) => one('refunds', base, cause ? { cause: { equals: cause } } : {});
const receipt = (base: Base, kind: string) => one('receipts', base, { kind: { equals: kind } });
const entry = (base: Base, kind: string) => one('ledger-entries', base, { kind: { equals: kind } });
const booking = async (base: Base): Promise<Doc> => (await all('bookings', { id: { equals: ids[base] } }))[0] as Doc;
const provider = async (base: Base): Promise<Doc> =>
  (await all('pretend-payments', { ref: { equals: (await payment(base)).providerRef } }))[0] as Doc;

type Action = Record<string, unknown> & { type: string };
type Posting = { account: string; amount: number };
const actions = async (base: Base, to: (was: Action[]) => Action[]) => {
  const { id, actions: was } = await booking(base);
  await put('bookings', id, { actions: to(was as Action[]) });
};
const inAction = (base: Base, type: string, change: object) =>
  actions(base, (was) => was.map((action) => (action.type === type ? { ...action, ...change } : action)));
const snapshot = async (base: Base, change: (was: Record<string, unknown>) => object) => {
  const { id, snapshot: was } = await one('contracts', base);
  await put('contracts', id, { snapshot: { ...(was as object), ...change(was as Record<string, unknown>) } });
};
const atProvider = async (base: Base, change: (was: { request: object; refunds: { amount: number }[] }) => object) => {
  const { id, state } = await provider(base);
  await put('pretend-payments', id, { state: { ...(state as object), ...change(state as never) } });
};
const postings = async (base: Base, kind: string, to: (was: Posting[]) => Posting[]) => {
  const { id, postings: was } = await entry(base, kind);
  await put('ledger-entries', id, { postings: to(was as Posting[]) });
};
const written = async (base: Base, key: string, kind: string, moved: [string, number][], at = demo.portal.now()) => {
  const { facility } = await booking(base);
  const said = moved.map(([account, amount]) => ({ account, amount }));
  await add('ledger-entries', { key, kind, at, booking: ids[base], facility, postings: said });
};
const onDay = (base: Base, more: [string, number][], kind: 'delivery' | 'meals' = 'delivery', day = WEDNESDAY) =>
  written(base, `${kind}:${ids[base]}:${day}${kind === 'meals' ? ':9' : ''}`, kind, more);
const again = async (base: Base, kind: string) => {
  const { id: _, createdAt: __, updatedAt: ___, ...was } = await receipt(base, kind);
  await add('receipts', { ...was, number: `${was.number}X`, source: `${was.source}#2`, sequence: 900 });
};

/** Each writes one thing wrong in the database, of one of the bookings. */
const PLANTED: Partial<Record<MismatchCode, [Base, () => Promise<unknown>]>> = {
  rows_unreadable: ['cancelled', () => postings('cancelled', 'kept', (was) => was.map((one) => ({ ...one, account: 'pocket' })))],
  status_differs: ['cancelled', () => put('bookings', ids.cancelled, { status: 'confirmed' })],
  booking_lines_differ: ['monthly', () => put('bookings', ids.monthly, { lines: [] })],
  paid_without_contract: ['monthly', () => put('bookings', ids.monthly, { contract: null })],
  contract_missing: ['monthly', async () => drop('contracts', (await one('contracts', 'monthly')).id)],
  contract_other_booking: [
    'monthly',
    async () => put('contracts', (await one('contracts', 'monthly')).id, { booking: ids.late }),
  ],
  contract_other_centre: [
    'monthly',
    () => snapshot('monthly', ({ facility }) => ({ facility: { ...(facility as object), id: 'x' } })),
  ],
  contract_other_total: ['monthly', () => snapshot('monthly', () => ({ total: 1 }))],
  contract_lines_differ: ['monthly', () => snapshot('monthly', ({ lines }) => ({ lines: (lines as object[]).slice(1) }))],
  contract_other_lines: [
    'cancelled',
    () => snapshot('cancelled', ({ lines }) => ({ lines: (lines as object[]).map((line) => ({ ...line, quantity: 9 })) })),
  ],
  contract_other_terms: [
    'monthly',
    () => snapshot('monthly', ({ terms }) => ({ terms: { ...(terms as object), payWithinDays: 99 } })),
  ],
  contract_changed: ['monthly', () => snapshot('monthly', ({ child }) => ({ child: { ...(child as object), name: '别人' } }))],
  paid_before_signed: [
    'monthly',
    async () => put('contracts', (await one('contracts', 'monthly')).id, { signedAt: '2027-01-01T00:00:00.000Z' }),
  ],
  paid_before_its_day: [
    'monthly',
    () =>
      actions('monthly', (was) => {
        const wait = { type: 'wait_to_pay', at: TEST_NOW, by: { kind: 'system' }, opensAt: '2027-02-01T00:00:00.000Z' };
        const paid = was.findIndex(({ type }) => type === 'pay');
        return was.toSpliced(paid, 0, { ...wait, until: '2027-02-02T00:00:00.000Z' });
      }),
  ],
  payment_no_provider_number: ['monthly', async () => put('payments', (await payment('monthly')).id, { providerRef: null })],
  provider_knows_none: ['monthly', async () => put('payments', (await payment('monthly')).id, { providerRef: 'pp_nobody' })],
  provider_paid_unheard: ['monthly', async () => put('payments', (await payment('monthly')).id, { status: 'open' })],
  provider_not_paid: ['monthly', () => atProvider('monthly', () => ({ status: 'open' }))],
  provider_other_reference: [
    'monthly',
    () => atProvider('monthly', ({ request }) => ({ request: { ...request, reference: 'P9' } })),
  ],
  provider_other_sum: ['monthly', () => atProvider('monthly', ({ request }) => ({ request: { ...request, amount: 1 } }))],
  provider_other_currency: [
    'monthly',
    () => atProvider('monthly', ({ request }) => ({ request: { ...request, currency: 'USD' } })),
  ],
  provider_refunded_more: [
    'cancelled',
    () => atProvider('cancelled', ({ refunds }) => ({ refunds: refunds.map((back) => ({ ...back, amount: back.amount + 1 })) })),
  ],
  provider_refunded_less: ['cancelled', () => atProvider('cancelled', () => ({ refunds: [] }))],
  checkout_parts_differ: ['first', async () => put('payments', (await payment('second')).id, { amount: 1 })],
  checkout_half_paid: ['first', async () => put('payments', (await payment('second')).id, { status: 'open' })],
  checkout_other_number: ['first', async () => put('payments', (await payment('second')).id, { providerRef: 'pp_other' })],
  checkout_other_order: ['first', () => put('bookings', ids.second, { order: 'O-other' })],
  checkout_other_centre: ['first', () => put('bookings', ids.second, { facility: otherCentre() })],
  checkout_booking_twice: ['first', async () => put('payments', (await payment('second')).id, { booking: ids.first })],
  checkout_back_of_others: ['first', () => returned('second', 999_999)],
  payment_not_booked: ['monthly', async () => drop('ledger-entries', (await entry('monthly', 'payment')).id)],
  payment_booked_unpaid: ['monthly', async () => put('payments', (await payment('monthly')).id, { status: 'failed' })],
  payment_booked_twice: [
    'monthly',
    async () =>
      written('monthly', `late-payment:${(await payment('monthly')).reference}`, 'late_payment', [
        ['clearing', 1],
        ['suspense', -1],
      ]),
  ],
  payment_booked_other_sum: ['monthly', async () => put('payments', (await payment('monthly')).id, { received: 1 })],
  payment_split_differs: [
    'monthly',
    () =>
      postings('monthly', 'payment', (was) =>
        was.map((one, at) => (at === 0 ? one : { ...one, amount: one.amount + (at === 1 ? 5 : -5) })),
      ),
  ],
  refunds_over_payment: ['cancelled', async () => put('refunds', (await refund('cancelled')).id, { amount: 999_999 })],
  payment_no_receipt: ['monthly', async () => drop('receipts', (await receipt('monthly', 'payment')).id)],
  payment_two_receipts: ['monthly', () => again('monthly', 'payment')],
  receipt_without_payment: ['monthly', async () => drop('ledger-entries', (await entry('monthly', 'payment')).id)],
  receipt_other_sum: ['monthly', async () => put('receipts', (await receipt('monthly', 'payment')).id, { amount: 1 })],
  late_payment_kept: ['late', async () => drop('refunds', (await refund('late')).id)],
  paid_by_no_payment: ['monthly', async () => drop('payments', (await payment('monthly')).id)],
  paid_by_unpaid: ['monthly', async () => put('payments', (await payment('monthly')).id, { status: 'open' })],
  paid_other_sum: ['monthly', () => inAction('monthly', 'pay', { amount: 1 })],
  paid_twice: ['monthly', () => actions('monthly', (was) => [...was, was.find(({ type }) => type === 'pay') as Action])],
  paid_not_total: ['monthly', () => put('bookings', ids.monthly, { total: 1 })],
  confirmed_unpaid: ['monthly', () => actions('monthly', (was) => was.filter(({ type }) => type !== 'pay'))],
  booked_not_confirmed: ['monthly', () => actions('monthly', (was) => was.filter(({ type }) => type !== 'pay'))],
  refund_of_no_payment: [
    'cancelled',
    async () => put('refunds', (await refund('cancelled')).id, { payment: (await payment('monthly')).id }),
  ],
  refund_not_positive: ['cancelled', async () => put('refunds', (await refund('cancelled')).id, { amount: 0 })],
  refund_lines_differ: ['cancelled', async () => put('refunds', (await refund('cancelled')).id, { amount: 4161 })],
  refund_overdue: ['cancelled', async () => put('refunds', (await refund('cancelled')).id, { status: 'requested' })],
  refund_over_covered: ['cancelled', async () => put('refunds', (await refund('cancelled')).id, { covered: 999_999 })],
  refund_two_receipts: ['cancelled', () => again('cancelled', 'refund')],
  refund_receipt_other_sum: ['cancelled', async () => put('receipts', (await receipt('cancelled', 'refund')).id, { amount: 1 })],
  refund_not_booked: ['cancelled', async () => drop('ledger-entries', (await entry('cancelled', 'refund')).id)],
  refund_booked_unsent: ['cancelled', async () => put('refunds', (await refund('cancelled')).id, { status: 'requested' })],
  refund_booked_other_sum: [
    'cancelled',
    () => postings('cancelled', 'refund', (was) => was.map((one) => ({ ...one, amount: one.amount * 2 }))),
  ],
  refund_no_receipt: ['cancelled', async () => drop('receipts', (await receipt('cancelled', 'refund')).id)],
  interest_not_booked: ['interest', async () => drop('ledger-entries', (await entry('interest', 'interest')).id)],
  interest_booked_other_sum: ['interest', async () => put('refunds', (await refund('interest', 'interest')).id, { amount: 1 })],
  interest_paid_not_booked: [
    'interest',
    async () => put('refunds', (await refund('interest', 'interest')).id, { status: 'sent' }),
  ],
  interest_due_differs: ['interest', async () => put('refunds', (await refund('interest', 'interest')).id, { amount: 1 })],
  cancelled_no_refund: ['cancelled', async () => drop('refunds', (await refund('cancelled')).id)],
  cancelled_other_refund: ['cancelled', () => inAction('cancelled', 'cancel', { refund: 1 })],
  refund_not_cancelled: ['cancelled', () => actions('cancelled', (was) => was.filter(({ type }) => type !== 'cancel'))],
  settled_other_refund: ['cancelled', async () => put('refunds', (await refund('cancelled')).id, { cause: 'month_settled' })],
  goodwill_other_refund: ['cancelled', async () => put('refunds', (await refund('cancelled')).id, { cause: 'goodwill' })],
  credited_other_refund: ['cancelled', async () => put('refunds', (await refund('cancelled')).id, { cause: 'place_taken' })],
  receipt_of_nothing: [
    'cancelled',
    async () => put('receipts', (await receipt('cancelled', 'refund')).id, { source: 'refund:X' }),
  ],
  outside_not_booked: ['outside', async () => drop('ledger-entries', (await entry('outside', 'outside_return')).id)],
  outside_booked_other_sum: [
    'outside',
    async () => put('outside-returns', (await one('outside-returns', 'outside')).id, { amount: 1 }),
  ],
  outside_no_receipt: ['outside', async () => drop('receipts', (await receipt('outside', 'refund')).id)],
  outside_receipt_other_sum: ['outside', async () => put('receipts', (await receipt('outside', 'refund')).id, { amount: 1 })],
  entry_unbalanced: ['cancelled', () => postings('cancelled', 'kept', (was) => was.slice(1))],
  entry_empty: ['cancelled', () => postings('cancelled', 'kept', () => [])],
  entry_key_other_kind: [
    'cancelled',
    async () => put('ledger-entries', (await entry('cancelled', 'kept')).id, { kind: 'delivery' }),
  ],
  entry_other_centre: [
    'cancelled',
    async () => put('ledger-entries', (await entry('cancelled', 'kept')).id, { facility: otherCentre() }),
  ],
  entry_ahead: [
    'cancelled',
    async () => put('ledger-entries', (await entry('cancelled', 'kept')).id, { at: '2031-01-01T00:00:00.000Z' }),
  ],
  entry_other_booking: ['cancelled', () => written('cancelled', `delivery:${ids.late}:${WEDNESDAY}`, 'delivery', [])],
  entry_day_not_booked: ['cancelled', () => onDay('cancelled', [], 'delivery', '2026-11-26')],
  entry_payment_missing: ['monthly', async () => put('payments', (await payment('monthly')).id, { reference: 'P-other' })],
  entry_refund_missing: ['cancelled', async () => put('refunds', (await refund('cancelled')).id, { reference: 'P-other-R' })],
  entry_outside_missing: ['outside', async () => drop('outside-returns', (await one('outside-returns', 'outside')).id)],
  prepaid_care_negative: [
    'cancelled',
    () =>
      onDay('cancelled', [
        ['prepaid_care', 99_999],
        ['earned_care', -99_999],
      ]),
  ],
  prepaid_meals_negative: [
    'cancelled',
    () =>
      onDay(
        'cancelled',
        [
          ['prepaid_meals', 5],
          ['earned_meals', -5],
        ],
        'meals',
      ),
  ],
  earned_meals_negative: [
    'cancelled',
    () =>
      onDay(
        'cancelled',
        [
          ['prepaid_meals', -5],
          ['earned_meals', 5],
        ],
        'meals',
      ),
  ],
  prepaid_left: [
    'cancelled',
    () =>
      onDay('cancelled', [
        ['prepaid_care', -5],
        ['earned_care', 5],
      ]),
  ],
  suspense_left: ['late', () => postings('late', 'late_refund', (was) => was.map((one) => ({ ...one, amount: one.amount / 2 })))],
  extras_due_differs: [
    'cancelled',
    () =>
      written('cancelled', `extra:${ids.cancelled}:late`, 'extra', [
        ['extras_due', 5],
        ['earned_extras', -5],
      ]),
  ],
  refunds_due_differs: ['cancelled', async () => put('refunds', (await refund('cancelled')).id, { covered: 1 })],
  clearing_differs: ['monthly', async () => put('payments', (await payment('monthly')).id, { received: 1 })],
  till_differs: [
    'counter',
    () =>
      postings('counter', 'payment', (was) => was.map((one) => (one.account === 'till' ? { ...one, account: 'clearing' } : one))),
  ],
  till_missing: ['counter', async () => drop('till-entries', (await one('till-entries', 'counter')).id)],
  till_other_sum: ['counter', async () => put('till-entries', (await one('till-entries', 'counter')).id, { amount: 1 })],
  till_of_nothing: ['counter', async () => put('till-entries', (await one('till-entries', 'counter')).id, { key: 'X' })],
  till_back_differs: [
    'counter',
    async () =>
      put('till-entries', (await all('till-entries', { booking: { equals: ids.counter } }))[1]?.id ?? '', { amount: -1 }),
  ],
};

/** What the database of this test cannot hold, or what is planted elsewhere, and why. */
const NOT_HERE: Partial<Record<MismatchCode, string>> = {
  framework_missing: 'of a framework contract: its chain is read by another test',
  chain_broken: 'of a framework contract: its chain is read by another test',
  provider_taken_unknown: 'in a provider’s own list, of no booking',
  payment_other_booking: 'payments are found by the booking that they name',
  entry_fraction: 'it cannot be read: rows_unreadable',
  entry_account_unknown: 'it cannot be read: rows_unreadable',
  entry_twice: 'a key is there once',
  receipt_number_missing: 'of no booking: below',
};

const otherCentre = () => demo.portal.supplies.all().find(({ id }) => id !== centreId)?.id ?? '';
let centreId = '';
async function returned(base: Base, amount: number): Promise<void> {
  const { id, facility, currency } = await payment(base);
  const of = { booking: ids[base], facility, payment: id, heardAt: demo.portal.now(), currency };
  await add('outside-returns', { ...of, reference: 'o-9', event: 'o-9', kind: 'refund', status: 'given', amount });
}
const found = async (base?: Base) =>
  (await reconcileMoney(demo.portal)).found.filter(({ bookingId }) => !base || bookingId === ids[base]).map(({ code }) => code);

// Rows are put back by SQL: MongoDB has the same checks over the same records.
describe.skipIf(process.env.MONGODB_TEST_URI)('what somebody writes past the program', () => {
  beforeAll(async () => {
    demo = await demoPortal({ facilities: 3, enrolled: false });
    const { portal } = demo;
    const staff = await staffOf(portal);
    const one_ = await family();
    ids.cancelled = await book(portal, one_, stay(540));
    centreId = (await portal.bookings.get(ids.cancelled)).facilityId;
    await portal.payload.update({ collection: 'facilities', id: centreId, data: { paysAtCentre: true } });
    await end(one_, ids.cancelled);
    ids.monthly = await book(portal, await family(), { form: 'full_day', date: '2026-12-01', months: 1, meals: true });
    const both = await family();
    const order = await signTogether(portal, both, [stay(600, '2026-12-08'), stay(720, '2026-12-08')]);
    [ids.first = '', ids.second = ''] = order;
    await settlePayment(portal, await decide(portal, both, ids.first, 'approve'));
    const there = await family();
    ids.counter = (await holdAndSign(portal, there, stay(660, '2026-12-09'))).id;
    const asked = await payThere(portal, { bookingId: ids.counter, guardianId: there.guardianId, lang: 'zh' });
    if (!asked.ok) throw new Error(asked.code);
    await takeThere(portal, { paymentId: asked.payment.id, user: staff.counter, method: 'cash', proof: '' });
    await end(there, ids.counter);
    await handBack(portal, { refundId: (await portal.refunds.listOf(ids.counter))[0]?.id ?? '', user: staff.counter, proof: '' });
    const out = await family();
    ids.outside = await book(portal, out, stay(780));
    const { providerRef, checkout: reference } = (await payment('outside')) as Doc & { providerRef: string; checkout: string };
    await portal.payment.refund({ providerRef, amount: 100, key: 'by-hand', reason: 'x' });
    await takeOutside(portal, { ref: 're_1', reference, amount: 100, currency: 'CNY', kind: 'refund', status: 'given' });
    const late = await family();
    ids.late = (await holdAndSign(portal, late, stay(840))).id;
    const state = await decide(portal, late, ids.late, 'approve');
    await settlePayment(portal, { ...state, paidAt: plusMinutes(TEST_NOW, 60) });
    const owed = await family();
    ids.interest = await book(portal, owed, stay(900));
    await end(owed, ids.interest);
    const [bounced] = await portal.refunds.listOf(ids.interest);
    const { checkout } = (await payment('interest')) as Doc & { checkout: string };
    const back = { refundRef: bounced?.refundRef ?? '', providerRef: 'pp', reference: checkout, key: bounced?.reference };
    await settleRefund(portal, { ...back, amount: bounced?.amount ?? 0, currency: 'CNY', status: 'failed' });
    await atProvider('interest', () => ({ refunds: [] }));
    demo.setNow(plusMinutes(TEST_NOW, 380 * 1440));
    const hand = { staffId: 'staff', how: '6222…0001', proof: 'T-1', on: portal.now().slice(0, 10) };
    await payByHand(portal, { ...hand, refundId: bounced?.id ?? '' });
    for (const table of TABLES) await run([`CREATE TABLE kept_${sqlName(table)} AS SELECT * FROM ${sqlName(table)}`]);
  });
  afterEach(() =>
    run(
      TABLES.flatMap((table) => [
        `DELETE FROM ${sqlName(table)}`,
        `INSERT INTO ${sqlName(table)} SELECT * FROM kept_${sqlName(table)}`,
      ]),
    ),
  );
  afterAll(async () => {
    await run(TABLES.map((table) => `DROP TABLE kept_${sqlName(table)}`));
    await demo.close();
  });

  it('is nothing yet', async () => expect(await found()).toEqual([]));

  it.each(Object.keys(PLANTED) as MismatchCode[])('is found: %s', async (code) => {
    const [base, plant] = PLANTED[code] ?? [];
    await plant?.();
    expect(await found(base)).toContain(code);
  });

  it('is found: a receipt that was taken away, by its number', async () => {
    const { id, number } = await receipt('cancelled', 'payment');
    await drop('receipts', id);
    const missing = (await reconcileMoney(demo.portal)).found.filter(({ code }) => code === 'receipt_number_missing');
    expect(missing.map(({ about }) => about)).toEqual([number]);
  });

  it('has every kind that the database can hold', () => {
    const left = MISMATCH_CODES.filter((code) => !(code in PLANTED));
    expect(left.toSorted()).toEqual(Object.keys(NOT_HERE).toSorted());
  });
});
