import type { Where } from 'payload';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { reconcileMoney } from '#cms/contracts/reconcile-money.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { type DemoPortal, demoPortal, TEST_NOW, TODAY } from '../support/demo-portal.ts';
import { payRefunds } from '../support/due.ts';
import { by, decide, type Family, holdAndSign, newFamily } from '../support/family.ts';

/** Bookings with earnest money, in the books of which somebody writes one thing past the program. */
type Doc = Record<string, unknown> & { id: string };
type Table = 'bookings' | 'ledger-entries' | 'payments' | 'refunds';
const BASES = ['whole', 'kept', 'again'] as const;
type Base = (typeof BASES)[number];

let demo: DemoPortal;
const ids = {} as Record<Base, string>;
const MONTHS = { form: 'full_day', date: '2027-01-04', months: 2, meals: true } as const;

const pay = async (family: Family, id: string) => settlePayment(demo.portal, await decide(demo.portal, family, id, 'approve'));
const rows = async (collection: Table, base: Base): Promise<Doc[]> => {
  const where: Where = { [collection === 'bookings' ? 'id' : 'booking']: { equals: ids[base] } };
  return (await demo.portal.payload.db.find<Doc>({ collection, where, pagination: false, limit: 0 })).docs;
};
const row = async (collection: Table, base: Base, is: (one: Doc) => boolean = () => true): Promise<Doc> => {
  const found = (await rows(collection, base)).find(is);
  if (!found) throw new Error(`no ${collection} of ${base}`);
  return found;
};
const put = (collection: Table, id: string, data: object) =>
  demo.portal.payload.db.updateOne({ collection, id, data: { ...data } });

beforeAll(async () => {
  demo = await demoPortal({ facilities: 1, enrolled: false });
  demo.setNow(TEST_NOW);
  const facility = (await demo.portal.facilities.find(EXAMPLE_SLUG))?.id ?? '';
  const fields = { code: 'E1', version: 1, source: '本机构', effectiveOn: TODAY };
  const rule = { ...fields, kind: 'earnest', maxPercent: 20, asks: { firstPercent: 10, daysBefore: 30 } };
  const data = { ...fields, kind: 'earnest', facility, rule: rule as never } as const;
  await demo.portal.payload.create({ collection: 'refund-rules', data });
  const families = {} as Record<Base, Family>;
  for (const [n, base] of BASES.entries()) {
    families[base] = await newFamily(demo.portal, 8300 + n);
    ids[base] = (await holdAndSign(demo.portal, families[base], MONTHS)).id;
    expect(await pay(families[base], ids[base])).toBe('earnest_paid');
  }
  demo.setNow('2026-12-02T02:00:00.000Z');
  expect(await pay(families.whole, ids.whole)).toBe('confirmed');
  const of = (base: Base) => ({ bookingId: ids[base], guardianId: families[base].guardianId, by: by(families[base]) });
  expect(await cancelBooking(demo.portal, { ...of('kept'), expect: 0 })).toMatchObject({ ok: true, refund: 0 });
  expect(await cancelBooking(demo.portal, { ...of('again'), by: { kind: 'staff', id: 'head' } })).toMatchObject({ ok: true });
  await payRefunds(demo.portal);
});
afterAll(() => demo.close());

const found = async (base: Base) => {
  const all = (await reconcileMoney(demo.portal)).found;
  return all.filter(({ bookingId }) => bookingId === ids[base]).map(({ code }) => code);
};

it('nothing is found where nothing is wrong', async () => {
  for (const base of BASES) expect([base, await found(base)]).toEqual([base, []]);
});

const isKind = (kind: string) => (one: Doc) => one.kind === kind;
const isCause = (cause: string) => (one: Doc) => one.cause === cause;
const isEarnest = (one: Doc) => one.extra === 'earnest';
/** What is changed of which row, and what is found then. */
type Action = { type: string; amount?: number };
const less = (value: unknown, type: string) =>
  (value as Action[]).map((one) => (one.type === type ? { ...one, amount: (one.amount ?? 0) - 1 } : one));
const halved = (value: unknown) =>
  (value as { account: string; amount: number }[]).map((one) => ({ ...one, amount: one.amount / 2 }));
const PLANTED: [string, Base, Table, (one: Doc) => boolean, (was: Doc) => object][] = [
  ['paid_other_sum', 'whole', 'bookings', () => true, (was) => ({ actions: less(was.actions, 'pay_earnest') })],
  ['paid_not_total', 'whole', 'bookings', () => true, (was) => ({ actions: less(was.actions, 'pay_earnest') })],
  ['payment_split_differs', 'whole', 'payments', isEarnest, () => ({ extra: null })],
  ['payment_booked_other_sum', 'whole', 'ledger-entries', isKind('payment'), (was) => ({ postings: halved(was.postings) })],
  ['prepaid_left', 'kept', 'ledger-entries', isKind('kept'), (was) => ({ postings: halved(was.postings) })],
  ['refund_booked_other_sum', 'again', 'ledger-entries', isKind('refund'), (was) => ({ postings: halved(was.postings) })],
  ['interest_booked_other_sum', 'again', 'ledger-entries', isKind('interest'), (was) => ({ postings: halved(was.postings) })],
  ['interest_booked_other_sum', 'again', 'refunds', isCause('earnest_again'), (was) => ({ amount: Number(was.amount) * 2 })],
  ['refund_lines_differ', 'again', 'refunds', isCause('earnest'), (was) => ({ amount: Number(was.amount) * 2 })],
];
it.each(PLANTED)('%s of %s, planted in %s', async (code, base, table, is, change) => {
  const was = await row(table, base, is);
  const changed = change(was);
  await put(table, was.id, changed);
  try {
    expect(await found(base)).toContain(code);
  } finally {
    await put(table, was.id, Object.fromEntries(Object.keys(changed).map((name) => [name, was[name]])));
  }
  expect(await found(base)).toEqual([]);
});
