import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CheckoutRequest, Delivery, EventReading, PaymentPort } from '#cms/ports/payment/port.ts';
import { type Instant, plusMinutes } from '#domain/time/zoned-time.ts';

/** What the other side does: the payer at the provider's page, the bank, and the sender of events. */
export interface Payer {
  approve(ref: string): Promise<Delivery>;
  decline(ref: string): Promise<Delivery>;
  leavePending(ref: string): Promise<Delivery>;
  settle(ref: string, outcome: 'succeed' | 'fail'): Promise<Delivery>;
  settleRefund(ref: string, refundRef: string, outcome: 'succeed' | 'fail'): Promise<Delivery>;
  slowRefunds(): void;
  sign(body: string): Delivery;
  /** As another had signed it, or nobody; where the signature is in the headers it is taken from there. */
  unsigned?(delivery: Delivery, by?: string): Delivery;
  later(minutes: number): void;
}

export interface PaymentHarness {
  port: PaymentPort;
  now(): Instant;
  /** None against the real provider, whose page only a person can fill in. */
  payer?: Payer;
  close?(): Promise<void>;
}

interface Kind {
  payer?: boolean;
  tells?: 'all' | 'paid';
  refunds?: 'later' | 'at once';
  /** Minutes. */
  oldest?: number;
}

/**
 * What every payment adapter keeps to. A payment app says nothing of attempts that fail, nor of money on its way: with
 * `tells: 'paid'` neither is asked for. Where refunds are made at once none is on its way, and none fails later. An event may
 * be so many minutes old.
 */
export function paymentContract(
  name: string,
  make: () => Promise<PaymentHarness>,
  { payer: hasPayer = true, tells = 'all', refunds: made = 'later', oldest = 5 }: Kind = {},
): void {
  const tellsAll = tells === 'all';
  const isLater = made === 'later';
  describe(`payment by ${name}`, () => {
    let harness: PaymentHarness;
    let port: PaymentPort;
    beforeEach(async () => {
      harness = await make();
      port = harness.port;
    });
    afterEach(() => harness.close?.());

    const asked = (change: Partial<CheckoutRequest> = {}): CheckoutRequest => ({
      reference: `pay-${randomUUID()}`,
      amount: 623_20,
      currency: 'CNY',
      description: '近托示例托育中心 临时托',
      returnUrl: 'https://example.org/bookings/b1',
      cancelUrl: 'https://example.org/bookings/b1?cancelled',
      expiresAt: plusMinutes(harness.now(), 15),
      lang: 'zh',
      ...change,
    });
    const started = async (change: Partial<CheckoutRequest> = {}) => (await port.startCheckout(asked(change))).providerRef;
    const payer = (): Payer => {
      if (!harness.payer) throw new Error('no payer here');
      return harness.payer;
    };
    const paid = async () => {
      const ref = await started();
      await payer().approve(ref);
      return ref;
    };

    describe('checkout', () => {
      it('opens with the amount asked for', async () => {
        const request = asked();
        const checkout = await port.startCheckout(request);
        expect(checkout).toMatchObject({
          provider: port.name,
          url: expect.stringContaining(checkout.providerRef.split(':').at(-1) ?? ''),
        });
        expect(await port.state(checkout.providerRef)).toEqual({
          providerRef: checkout.providerRef,
          reference: request.reference,
          status: 'open',
          amount: 623_20,
          currency: 'CNY',
          refunded: 0,
        });
      });

      it('gives the same checkout for the same request, also at once', async () => {
        const request = asked();
        const [first, second] = await Promise.all([port.startCheckout(request), port.startCheckout({ ...request })]);
        expect(second).toEqual(first);
      });

      it('refuses a reference used before with another amount', async () => {
        const request = asked();
        await port.startCheckout(request);
        await expect(port.startCheckout({ ...request, amount: 1_00 })).rejects.toMatchObject({ code: 'conflict' });
      });

      it('refuses to start when the hold is over', async () => {
        await expect(port.startCheckout(asked({ expiresAt: harness.now() }))).rejects.toMatchObject({ code: 'expired' });
      });

      it.each([0, -1, 1.5, Number.NaN])('refuses the amount %s', async (amount) => {
        await expect(async () => port.startCheckout(asked({ amount }))).rejects.toThrow(RangeError);
      });

      it('does not know a checkout it did not start', async () => {
        expect(await port.state('cs_test_nothing')).toBeUndefined();
        expect(await port.cancelCheckout('cs_test_nothing')).toBeUndefined();
      });

      it('closes when cancelled, and stays closed', async () => {
        const ref = await started();
        expect(await port.cancelCheckout(ref)).toMatchObject({ status: 'expired' });
        expect(await port.cancelCheckout(ref)).toMatchObject({ status: 'expired' });
        expect(await port.state(ref)).toMatchObject({ status: 'expired' });
      });

      it('refunds nothing that was not paid', async () => {
        const ref = await started();
        const refund = await port.refund({ providerRef: ref, amount: 1_00, key: randomUUID(), reason: 'cancelled' });
        expect(refund).toMatchObject({ status: 'failed', code: 'not_paid' });
      });
    });

    describe.skipIf(!hasPayer)('the payer', () => {
      it('pays', async () => {
        const ref = await started();
        const event = await port.readEvent(await payer().approve(ref));
        expect(event).toMatchObject({ type: 'payment', providerRef: ref, status: 'paid', amount: 623_20, currency: 'CNY' });
        expect(await port.state(ref)).toMatchObject({ status: 'paid', paidAt: expect.any(String), method: expect.any(String) });
      });

      if (tellsAll)
        it('is declined, and pays with another card', async () => {
          const ref = await started();
          expect(await port.readEvent(await payer().decline(ref))).toMatchObject({ type: 'payment', status: 'declined' });
          expect(await port.state(ref)).toMatchObject({ status: 'declined' });
          expect(await port.readEvent(await payer().approve(ref))).toMatchObject({ status: 'paid' });
        });

      it('cannot pay a cancelled checkout', async () => {
        const ref = await started();
        await port.cancelCheckout(ref);
        await expect(payer().approve(ref)).rejects.toThrow();
        expect(await port.state(ref)).toMatchObject({ status: 'expired' });
      });

      it('is too late when the page has run out', async () => {
        const ref = await started();
        payer().later(60);
        await expect(payer().approve(ref)).rejects.toThrow();
        expect(await port.state(ref)).toMatchObject({ status: 'expired' });
      });

      it('who was faster than the cancelling has paid', async () => {
        const ref = await paid();
        expect(await port.cancelCheckout(ref)).toMatchObject({ status: 'paid' });
      });

      if (tellsAll)
        it('leaves money on its way, which arrives long after the hold', async () => {
          const ref = await started();
          expect(await port.readEvent(await payer().leavePending(ref))).toMatchObject({ status: 'pending' });
          payer().later(24 * 60);
          expect(await port.cancelCheckout(ref)).toMatchObject({ status: 'pending' });
          expect(await port.readEvent(await payer().settle(ref, 'succeed'))).toMatchObject({ status: 'paid', providerRef: ref });
          expect(await port.state(ref)).toMatchObject({ status: 'paid', paidAt: expect.any(String) });
        });

      if (tellsAll)
        it('leaves money on its way, which bounces', async () => {
          const ref = await started();
          await payer().leavePending(ref);
          expect(await port.readEvent(await payer().settle(ref, 'fail'))).toMatchObject({ status: 'failed' });
          expect(await port.state(ref)).toMatchObject({ status: 'failed' });
        });
    });

    describe.skipIf(!hasPayer)('refunds', () => {
      it('give back in parts, and never more than was paid', async () => {
        const ref = await paid();
        const give = (amount: number) => port.refund({ providerRef: ref, amount, key: randomUUID(), reason: 'cancelled' });
        expect(await give(400_00)).toMatchObject({ status: 'succeeded', refundRef: expect.any(String) });
        expect(await port.state(ref)).toMatchObject({ status: 'paid', refunded: 400_00 });
        expect(await give(223_21)).toMatchObject({ status: 'failed', code: 'exceeds_paid' });
        expect(await give(223_20)).toMatchObject({ status: 'succeeded' });
        expect(await give(1)).toMatchObject({ status: 'failed', code: 'exceeds_paid' });
        expect(await port.state(ref)).toMatchObject({ refunded: 623_20 });
      });

      it('of one payment for several bookings have keys of their own, and are told by them', async () => {
        payer().slowRefunds();
        const ref = await paid();
        const keys = ['P1-1-R', 'P2-1-A1', 'P2-1-R'].map((key) => `${key}-${randomUUID()}`);
        const give = (key: string) => port.refund({ providerRef: ref, amount: 200_00, key, reason: 'cancelled' });
        const refunds = await Promise.all(keys.map(give));
        expect(new Set(refunds.map(({ refundRef }) => refundRef)).size).toBe(3);
        expect(await port.state(ref)).toMatchObject({ refunded: 600_00 });
        expect(await give(`P1-1-M1-${randomUUID()}`)).toMatchObject({ status: 'failed', code: 'exceeds_paid' });
        for (const [at, key] of [...keys.entries()].toReversed()) {
          const isFailing = at === 1 && isLater;
          const delivery = await payer().settleRefund(ref, refunds[at]?.refundRef ?? '', isFailing ? 'fail' : 'succeed');
          const status = isFailing ? 'failed' : 'succeeded';
          expect(await port.readEvent(delivery)).toMatchObject({ type: 'refund', providerRef: ref, key, amount: 200_00, status });
        }
        expect(await port.state(ref)).toMatchObject({ refunded: isLater ? 400_00 : 600_00 });
      });

      it('are made once for one key, however often and however fast', async () => {
        const ref = await paid();
        const request = { providerRef: ref, amount: 300_00, key: randomUUID(), reason: 'cancelled' };
        const answers = await Promise.all([1, 2, 3, 4].map(() => port.refund({ ...request })));
        expect(new Set(answers.map((answer) => answer.refundRef)).size).toBe(1);
        expect(await port.refund({ ...request })).toEqual(answers[0]);
        expect(await port.state(ref)).toMatchObject({ refunded: 300_00 });
      });

      it('keep to what was paid when several are asked for at once', async () => {
        const ref = await paid();
        const requests = [1, 2, 3, 4].map(() => ({ providerRef: ref, amount: 300_00, key: randomUUID(), reason: 'cancelled' }));
        const answers = await Promise.all(requests.map((request) => port.refund(request)));
        expect(answers.map(({ status }) => status).sort()).toEqual(['failed', 'failed', 'succeeded', 'succeeded']);
        expect(await port.state(ref)).toMatchObject({ refunded: 600_00 });
      });

      it('refuse a key used before for another amount', async () => {
        const request = { providerRef: await paid(), amount: 100_00, key: randomUUID(), reason: 'cancelled' };
        await port.refund(request);
        await expect(port.refund({ ...request, amount: 200_00 })).rejects.toMatchObject({ code: 'conflict' });
      });

      it('refuse a checkout nobody started', async () => {
        const request = { providerRef: 'cs_test_nothing', amount: 1_00, key: randomUUID(), reason: 'cancelled' };
        await expect(port.refund(request)).rejects.toMatchObject({ code: 'unknown_checkout' });
      });

      it.each(isLater ? (['succeed', 'fail'] as const) : (['succeed'] as const))('on their way: %s', async (outcome) => {
        payer().slowRefunds();
        const ref = await paid();
        const key = randomUUID();
        const refund = await port.refund({ providerRef: ref, amount: 500_00, key, reason: 'cancelled' });
        expect(refund).toMatchObject({ status: isLater ? 'pending' : 'succeeded' });
        expect(await port.state(ref)).toMatchObject({ refunded: 500_00 });
        const event = await port.readEvent(await payer().settleRefund(ref, refund.refundRef ?? '', outcome));
        expect(event).toMatchObject({
          type: 'refund',
          providerRef: ref,
          refundRef: refund.refundRef,
          key,
          amount: 500_00,
          currency: 'CNY',
          status: outcome === 'succeed' ? 'succeeded' : 'failed',
        });
        expect(await port.state(ref)).toMatchObject({ refunded: outcome === 'succeed' ? 500_00 : 0 });
      });
    });

    describe.skipIf(!hasPayer)('events', () => {
      it('read the same twice, and tell the present state when they come late', async () => {
        const ref = await started();
        const early = await (tellsAll ? payer().leavePending(ref) : payer().approve(ref));
        const first = await port.readEvent(early);
        expect(await port.readEvent(early)).toEqual(first);
        if (tellsAll) await payer().settle(ref, 'succeed');
        await port.refund({ providerRef: ref, amount: 1_00, key: randomUUID(), reason: 'cancelled' });
        expect(await port.readEvent(early)).toMatchObject({ id: idOf(first), status: 'paid', refunded: 1_00 });
      });

      if (tellsAll)
        it('have ids of their own', async () => {
          const ref = await started();
          const declined = await port.readEvent(await payer().decline(ref));
          const approved = await port.readEvent(await payer().approve(ref));
          expect(idOf(approved)).not.toBe(idOf(declined));
        });

      it('are refused when a byte was changed', async () => {
        const { rawBody, headers } = await payer().approve(await started());
        const forged = rawBody.toString().replace(/[0-9]/, (digit) => String((Number(digit) + 1) % 10));
        expect(await port.readEvent({ rawBody: forged, headers })).toEqual({ error: 'bad_signature' });
      });

      it('are refused without a signature, or with a wrong one', async () => {
        const delivery = await payer().approve(await started());
        const resigned = payer().unsigned ?? inHeaders;
        for (const sign of [undefined, `t=1,v1=${'0'.repeat(64)}`])
          expect(await port.readEvent(resigned(delivery, sign))).toEqual({ error: 'bad_signature' });
      });

      it(`are refused when they are older than ${oldest} minutes`, async () => {
        const delivery = await payer().approve(await started());
        payer().later(oldest + 1);
        expect(await port.readEvent(delivery)).toEqual({ error: 'stale' });
      });

      it('are taken as bytes, with headers in any case', async () => {
        const { rawBody, headers } = await payer().approve(await started());
        const shouted = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]));
        expect(await port.readEvent({ rawBody: Buffer.from(rawBody), headers: shouted })).toMatchObject({ status: 'paid' });
      });

      it.each(['not json', 'null', '[]', '{}'])('that are signed but no events are malformed: %s', async (body) => {
        expect(await port.readEvent(payer().sign(body))).toEqual({ error: 'malformed' });
      });

      it('of other business are ignored', async () => {
        const other = { id: 'evt_other', type: 'customer.created', created: 1, data: { object: { id: 'cus_1' } } };
        expect(await port.readEvent(payer().sign(JSON.stringify(other)))).toEqual({ ignored: true, id: 'evt_other' });
      });
    });
  });
}

const inHeaders = ({ rawBody, headers }: Delivery, sign?: string): Delivery => ({
  rawBody,
  headers: sign ? Object.fromEntries(Object.keys(headers).map((name) => [name, sign])) : {},
});

function idOf(reading: EventReading): string | undefined {
  return 'id' in reading ? reading.id : undefined;
}
