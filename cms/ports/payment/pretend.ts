import { createHash, randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Instant } from '#domain/time/zoned-time.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { PaymentError } from './payment-error.ts';
import {
  type CheckoutRequest,
  checkMoney,
  type Delivery,
  type PaymentEvent,
  type PaymentPort,
  type PaymentState,
} from './port.ts';
import { openDelivery, signDelivery } from './pretend-delivery.ts';
import { readPretendEvent } from './pretend-event.ts';
import {
  decided,
  isOpen,
  type PretendDecision,
  type PretendRecord,
  type PretendStore,
  stateOf,
  statusAt,
} from './pretend-record.ts';
import { refunded, refundStateOf, settled } from './pretend-refund.ts';

/** What a decision led to; without an event when it changed nothing. */
export interface PretendOutcome {
  state: PaymentState;
  event?: PaymentEvent;
  /** The same event as a signed webhook call. */
  delivery?: Delivery;
}

export interface PretendPayment extends PaymentPort {
  readonly name: 'pretend';
  /** The whole checkout, for the pretend provider's own page. */
  find(providerRef: string): Promise<PretendRecord | undefined>;
  decide(providerRef: string, decision: PretendDecision): Promise<PretendOutcome | undefined>;
  /** Ends a refund that was left pending. */
  settleRefund(providerRef: string, refundRef: string, outcome: 'succeed' | 'fail'): Promise<PretendOutcome | undefined>;
}

export interface PretendOptions {
  store: PretendStore;
  now: () => Instant;
  /** Origin of the site, or '' for a relative address. */
  baseUrl: string;
  /** Signs its events; by default known to this instance alone. */
  secret?: string;
  /** Leaves refunds pending until `settleRefund`. */
  slowRefunds?: boolean;
}

/** A payment provider that moves no money: a person, or a test, decides how each payment ends. */
export function createPretendPayment({
  store,
  now,
  baseUrl,
  secret = randomBytes(32).toString('hex'),
  slowRefunds = false,
}: PretendOptions): PretendPayment {
  const checkoutOf = (providerRef: string) => ({
    provider: 'pretend' as const,
    providerRef,
    url: `${baseUrl.replace(/\/$/, '')}/pretend-payment/${providerRef}`,
  });

  /** Changes a record alone, and tells of it as the provider would. */
  const change = (providerRef: string, to: (record: PretendRecord) => PretendRecord, refundRef?: string) =>
    oneAtATime(providerRef, async (): Promise<PretendOutcome | undefined> => {
      const record = await store.get(providerRef);
      if (!record) return undefined;
      const changed = to(record);
      const state = stateOf(changed, now());
      if (changed === record) return { state };
      const numbered = { ...changed, events: record.events + 1 };
      await store.put(providerRef, numbered);
      const about = { id: `${providerRef}.${numbered.events}`, at: now() };
      const refund = refundRef ? refundStateOf(numbered, refundRef) : undefined;
      const event: PaymentEvent = refund ? { ...about, type: 'refund', ...refund } : { ...about, type: 'payment', ...state };
      return { state, event, delivery: signDelivery({ body: JSON.stringify(event), secret, at: now() }) };
    });

  return {
    name: 'pretend',

    async startCheckout(request) {
      checkMoney(request.amount);
      if (now() >= request.expiresAt) throw new PaymentError('expired', `the hold of ${request.reference} is over`);
      const providerRef = refOf(request);
      await oneAtATime(providerRef, async () => {
        const earlier = await store.get(providerRef);
        if (!earlier)
          return store.put(providerRef, { providerRef, request: { ...request }, status: 'open', refunds: [], events: 0 });
        if (!isDeepStrictEqual(earlier.request, { ...request })) {
          throw new PaymentError('conflict', `${request.reference} was used before for something else`);
        }
      });
      return checkoutOf(providerRef);
    },

    async state(providerRef) {
      const record = await store.get(providerRef);
      return record && stateOf(record, now());
    },

    async cancelCheckout(providerRef) {
      const outcome = await change(providerRef, (record) =>
        isOpen(statusAt(record, now())) ? { ...record, status: 'expired' } : record,
      );
      return outcome?.state;
    },

    refund(request) {
      checkMoney(request.amount);
      return oneAtATime(request.providerRef, async () => {
        const record = await store.get(request.providerRef);
        if (!record) throw new PaymentError('unknown_checkout', `no checkout ${request.providerRef}`);
        const after = refunded(record, request, { slow: slowRefunds });
        if (after.record !== record) await store.put(request.providerRef, after.record);
        return after.result;
      });
    },

    async readEvent(delivery) {
      const opened = openDelivery(delivery, { secret, now: now() });
      return 'error' in opened ? opened : readPretendEvent(opened.body, { store, now: now() });
    },

    find: (providerRef) => store.get(providerRef),
    decide: (providerRef, decision) => change(providerRef, (record) => decided(record, decision, now())),
    settleRefund: (providerRef, refundRef, outcome) =>
      change(providerRef, (record) => settled(record, refundRef, outcome), refundRef),
  };
}

/** From the reference, so that asking again finds the same checkout; hashed, so that it fits an address. */
function refOf({ reference }: CheckoutRequest): string {
  return `pp_${createHash('sha256').update(reference).digest('hex').slice(0, 32)}`;
}
