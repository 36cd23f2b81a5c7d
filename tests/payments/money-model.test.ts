import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { signContract } from '#cms/contracts/sign-contract.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { startPayment } from '#cms/payments/start-payment.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { readSheets } from '#cms/records/claims.ts';
import { sum } from '#domain/money/money.ts';
import { liveClaims, soldAt } from '#domain/places/capacity.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { atProvider, booksOf, claimsOf } from '../support/books.ts';
import { infants } from '../support/crowd.ts';
import { type DemoPortal, demoPortal, TEST_NOW, WEDNESDAY } from '../support/demo-portal.ts';
import { expireHolds, payRefunds } from '../support/due.ts';
import { by, type Family, hold, newFamily } from '../support/family.ts';

let demo: DemoPortal;
let n = 0;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
});
afterAll(() => demo.close());

const REQUESTS = [
  { form: 'hourly', date: WEDNESDAY, window: { from: 540, to: 660 } },
  { form: 'half_day', date: WEDNESDAY, part: 'morning', months: 0, meals: false },
  { form: 'full_day', date: '2026-12-01', months: 1, meals: true },
] as const;

const who = fc.nat(2);
/** What can happen to three families of a small class: by their own doing, the bank's, or the clock's. */
const step = fc.oneof(
  // Mostly a family goes one step further: it holds, signs, opens the checkout, is approved.
  { weight: 10, arbitrary: fc.record({ do: fc.constant('go_on' as const), who, what: fc.nat(2), new: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('cancel' as const, 'tell' as const), who }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('approve' as const, 'pending' as const, 'decline' as const, 'fail' as const),
      who,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.constantFrom(4, 11, 16, 1440, 4320) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('expire' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('refund' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

class History {
  private readonly families: Family[];
  private now = TEST_NOW;
  private readonly current = new Map<number, string>();
  readonly bookings: { id: string; family: Family }[] = [];

  constructor(families: Family[]) {
    this.families = families;
  }

  async take(one: Step): Promise<void> {
    const { portal } = demo;
    if (one.do === 'wait') {
      this.now = plusMinutes(this.now, one.minutes);
      return demo.setNow(this.now);
    }
    if (one.do === 'expire') return void (await expireHolds(portal));
    if (one.do === 'refund') return payRefunds(portal);
    if (one.do === 'go_on') return this.goOn(one);
    const id = this.current.get(one.who);
    if (!id) return;
    const family = this.of(one.who);
    if (one.do === 'cancel') await cancelBooking(portal, { bookingId: id, guardianId: family.guardianId, by: by(family) });
    else await this.provider(id, one.do);
  }

  private async goOn(one: { who: number; what: number; new: boolean }): Promise<void> {
    const { portal } = demo;
    const family = this.of(one.who);
    const id = this.current.get(one.who);
    const booking = id ? await portal.bookings.get(id) : undefined;
    const own = { bookingId: id ?? '', guardianId: family.guardianId };
    if (booking?.status === 'held') {
      const signed = await signContract(portal, { ...own, name: family.name, readTerms: true, by: by(family) });
      if (signed.ok) return;
    }
    if (booking?.status === 'signed') {
      const started = await startPayment(portal, { ...own, lang: 'zh' });
      if (started.ok) return this.provider(own.bookingId, 'approve');
    }
    const held = await hold(portal, family, REQUESTS[one.what] ?? REQUESTS[0], { hadSameService: !one.new });
    if (!held.ok) return;
    this.current.set(one.who, held.booking.id);
    this.bookings.push({ id: held.booking.id, family });
  }

  /** The bank decides, and is heard or not; `tell` repeats what it last said. */
  private async provider(id: string, decision: 'approve' | 'pending' | 'decline' | 'fail' | 'tell'): Promise<void> {
    const { docs } = await demo.portal.payload.find({
      collection: 'payments',
      where: { booking: { equals: id } },
      sort: '-startedAt',
      limit: 1,
    });
    const ref = docs[0]?.providerRef;
    if (!ref) return;
    if (decision !== 'tell') await demo.portal.pretend?.decide(ref, decision);
    const state = await demo.portal.payment.state(ref);
    // Half of the news is lost until it is told again.
    if (state && (decision === 'tell' || decision === 'approve')) await settlePayment(demo.portal, state);
  }

  /** Everything that is still under way comes to its end. */
  async end(): Promise<void> {
    for (const who of [0, 1, 2]) await this.take({ do: 'tell', who });
    await expireHolds(demo.portal);
    await payRefunds(demo.portal);
  }

  private of(at: number): Family {
    const family = this.families[at];
    if (!family) throw new Error('no family');
    return family;
  }
}

async function checkBooking(booking: BookingRecord): Promise<void> {
  const [books, provider, claims] = [
    await booksOf(demo.portal, booking.id),
    await atProvider(demo.portal, booking.id),
    await claimsOf(demo.portal, booking.id),
  ];
  expect(books.sum, 'the ledger balances').toBe(0);
  expect(provider.refunded, 'never more goes back than came').toBeLessThanOrEqual(provider.paid);
  expect(sum(books.refunds.map(({ amount }) => amount))).toBe(provider.refunded);
  expect(books.balance.clearing ?? 0, 'the books agree with the provider').toBe(provider.paid - provider.refunded);
  expect(books.balance.suspense ?? 0, 'nobody’s money is kept').toBe(0);
  const live = ['held', 'signed', 'confirmed'].includes(booking.status);
  expect(claims.length, `places of a ${booking.status} booking`).toBe(live ? booking.occasions.length : 0);
  if (booking.status === 'confirmed') expect(provider.paid - provider.refunded).toBe(booking.total);
  if (['expired', 'released'].includes(booking.status)) expect(provider.paid).toBe(provider.refunded);
  const cancelled = booking.actions.find((action) => action.type === 'cancel');
  if (cancelled) expect(provider.refunded).toBe(cancelled.refund);
}

it('whatever families, bank and clock do, in whatever order: the ledger balances, no more goes back than came, and no place is sold twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30 }), async (steps) => {
      demo.setNow(TEST_NOW);
      await demo.portal.payload.db.deleteMany({ collection: 'place-claims', where: {} });
      const history = new History(await Promise.all([1, 2, 3].map(() => newFamily(demo.portal, ++n))));
      for (const one of steps) await history.take(one);
      await history.end();
      for (const { id } of history.bookings) await checkBooking(await demo.portal.bookings.get(id));
      const { group } = infants(demo.portal);
      const sheets = await readSheets(demo.portal.payload, { classIds: [group.id], from: WEDNESDAY, to: '2027-01-31' });
      for (const { claims } of sheets) {
        for (let minute = 480; minute < 1080; minute += 30) {
          expect(soldAt(minute, liveClaims(claims, demo.portal.now()))).toBeLessThanOrEqual(group.places);
        }
      }
      demo.setNow('2027-03-01T00:00:00.000Z');
      await expireHolds(demo.portal);
    }),
    { numRuns: 15 },
  );
});
