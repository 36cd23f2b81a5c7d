import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { reconcileMoney } from '#cms/contracts/reconcile-money.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { startPayment } from '#cms/payments/start-payment.ts';
import { takeOutside } from '#cms/payments/take-outside.ts';
import type { PaymentState, RefundRequest } from '#cms/ports/payment/port.ts';
import { cancellationOf } from '#domain/booking/booking-state.ts';
import { sum } from '#domain/money/money.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { booksOf } from '../support/books.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { expireHolds, payRefunds } from '../support/due.ts';
import { by, type Family, newFamily } from '../support/family.ts';
import { signTogether } from '../support/order.ts';

let demo: DemoPortal;
let provider: typeof demo.portal.payment;
let n = 0;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 1, enrolled: false });
  provider = demo.portal.payment;
});
afterAll(() => demo.close());

const stay = (from: number, hours: number) =>
  ({ form: 'hourly', date: '2026-11-25', window: { from, to: from + hours * 60 } }) as const;

const which = fc.nat(2);
/** What can happen to a family's order: by its own doing, the bank's, the city's, or the clock's. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('open' as const), which }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom('approve' as const, 'pending' as const, 'decline' as const),
      heard: fc.boolean(),
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('cancel' as const), which }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('tell' as const), old: fc.nat(20) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('by_hand' as const), amount: fc.integer({ min: 1, max: 9000 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.constantFrom(4, 16, 1440, 2880) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('expire' as const, 'refund' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** One family's order of 26, 52 and 78 yuan, and everything that the provider was asked for and has said. */
class Order {
  readonly asked = new Map<string, RefundRequest>();
  private readonly family: Family;
  readonly ids: readonly string[];
  private readonly said: PaymentState[] = [];
  private now = TEST_NOW;
  private hands = 0;

  constructor(family: Family, ids: readonly string[]) {
    this.family = family;
    this.ids = ids;
  }

  async take(one: Step): Promise<void> {
    const { portal } = demo;
    const own = { guardianId: this.family.guardianId };
    if (one.do === 'wait') {
      this.now = plusMinutes(this.now, one.minutes);
      demo.setNow(this.now);
    } else if (one.do === 'expire') await expireHolds(portal);
    else if (one.do === 'refund') await payRefunds(portal);
    else if (one.do === 'open') await startPayment(portal, { ...own, bookingId: String(this.ids[one.which]), lang: 'zh' });
    else if (one.do === 'cancel')
      await cancelBooking(portal, { ...own, bookingId: String(this.ids[one.which]), by: by(this.family) });
    else if (one.do === 'by_hand') await this.byHand(one.amount);
    // What was said before may come again, at any time.
    else if (one.do === 'tell') await this.hear(this.said[one.old % Math.max(1, this.said.length)]);
    else if ('heard' in one) {
      const [ref] = (await this.checkouts()).slice(-1);
      if (!ref) return;
      await portal.pretend?.decide(ref, one.do);
      const state = await provider.state(ref);
      if (state) this.said.push(state);
      if (one.heard) await this.hear(state);
    }
  }

  private async hear(state: PaymentState | undefined): Promise<void> {
    if (state) await settlePayment(demo.portal, state);
  }

  /** Somebody of the city gives money back on the provider's own pages. */
  private async byHand(amount: number): Promise<void> {
    for (const ref of await this.checkouts()) {
      const state = await provider.state(ref);
      if (state?.status !== 'paid' || state.amount - state.refunded < amount) continue;
      // Not heard of before it is known here that it was paid.
      await this.hear(state);
      const key = `hand-${ref}-${++this.hands}`;
      await provider.refund({ providerRef: ref, amount, key, reason: 'by hand' });
      const heard = { ref: key, reference: state.reference, amount, currency: 'CNY', kind: 'refund', status: 'given' } as const;
      await takeOutside(demo.portal, heard);
      await takeOutside(demo.portal, heard);
    }
  }

  /** What the provider has been asked for, the newest last. */
  async checkouts(): Promise<string[]> {
    const payments = (await Promise.all(this.ids.map((id) => demo.portal.payments.listOf(id)))).flat();
    const byTime = payments.toSorted((a, b) => a.startedAt.localeCompare(b.startedAt));
    return [...new Set(byTime.map(({ providerRef }) => String(providerRef)))];
  }

  /** Everything that is still under way comes to its end. */
  async end(): Promise<void> {
    for (const ref of await this.checkouts()) await this.hear(await provider.state(ref));
    this.now = plusMinutes(this.now, 60);
    demo.setNow(this.now);
    await expireHolds(demo.portal);
    await payRefunds(demo.portal);
    for (const state of this.said) await this.hear(state);
  }

  async check(): Promise<void> {
    const { portal } = demo;
    const atProvider = await Promise.all((await this.checkouts()).map((ref) => provider.state(ref)));
    let kept = 0;
    for (const id of this.ids) {
      const booking = await portal.bookings.get(id);
      const books = await booksOf(portal, id);
      expect(books.sum, 'the ledger balances').toBe(0);
      const net = books.balance.clearing ?? 0;
      kept += net;
      const outside = sum((await portal.outsideReturns.ofBooking(id)).map(({ amount }) => amount));
      const paid = booking.actions.some(({ type }) => type === 'pay');
      const refund = cancellationOf(booking.actions)?.refund ?? 0;
      const back = booking.total - net;
      // What came for it beside its price went back whole, and so did all of what is not to be had.
      if (paid) {
        // Given by hand before it was cancelled it counts toward what is owed, after that it is given beside it.
        expect(back, `${booking.status}: what went back`).toBeGreaterThanOrEqual(Math.max(refund, outside));
        expect(back).toBeLessThanOrEqual(Math.min(booking.total, refund + outside));
      }
      if (!paid) expect(net, booking.status).toBe(0);
      expect(books.balance.suspense ?? 0, 'nobody’s money is kept').toBe(0);
      const owed = (await portal.refunds.listOf(id)).filter(({ status }) => status !== 'sent');
      expect(owed, 'nothing waits').toEqual([]);
    }
    for (const state of atProvider)
      expect(state?.refunded, 'never more goes back than came').toBeLessThanOrEqual(state?.status === 'paid' ? state.amount : 0);
    const has = sum(atProvider.map((state) => (state?.status === 'paid' ? state.amount - state.refunded : 0)));
    expect(kept, 'the bookings together are what is at the provider').toBe(has);
    for (const state of atProvider) {
      const asked = [...this.asked.values()].filter(({ providerRef }) => providerRef === state?.providerRef);
      expect(sum(asked.map(({ amount }) => amount)), 'asked for no more than it took').toBeLessThanOrEqual(state?.amount ?? 0);
    }
    const { found } = await reconcileMoney(portal);
    expect(found.filter(({ bookingId }) => this.ids.includes(String(bookingId)))).toEqual([]);
  }
}

it('whatever family, bank, city and clock do to an order: its books balance, each booking has what is its own, and the provider is asked for no more than it took', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 24 }), async (steps) => {
      demo.setNow(TEST_NOW);
      demo.portal.payment = provider;
      await demo.portal.payload.db.deleteMany({ collection: 'place-claims', where: {} });
      const family = await newFamily(demo.portal, ++n);
      const order = new Order(family, await signTogether(demo.portal, family, [stay(540, 1), stay(660, 2), stay(840, 3)]));
      const refund = async (request: RefundRequest) => {
        order.asked.set(request.key, request);
        return provider.refund(request);
      };
      demo.portal.payment = { ...provider, refund } as typeof provider;
      await order.take({ do: 'open', which: 0 });
      for (const one of steps) await order.take(one);
      await order.end();
      await order.check();
    }),
    { numRuns: 12 },
  );
});
