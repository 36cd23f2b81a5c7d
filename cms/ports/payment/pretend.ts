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
  type ProviderName,
  type RefundResult,
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

/** A way to pay of which the state is recorded here, by a person or a test. */
export interface RecordedPayment extends PaymentPort {
  /** The whole checkout, for the pretend provider's own page. */
  find(providerRef: string): Promise<PretendRecord | undefined>;
  decide(providerRef: string, decision: PretendDecision, method?: string): Promise<PretendOutcome | undefined>;
  /** Ends a refund that was left pending. */
  settleRefund(providerRef: string, refundRef: string, outcome: 'succeed' | 'fail'): Promise<PretendOutcome | undefined>;
}

export interface PretendPayment extends RecordedPayment {
  readonly name: 'pretend';
}

export interface CentrePayment extends RecordedPayment {
  readonly name: 'centre';
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
export const createPretendPayment = ({ baseUrl, ...options }: PretendOptions): PretendPayment => ({
  ...createRecorded(options, {
    name: 'pretend',
    prefix: 'pp_',
    urlOf: (ref) => `${baseUrl.replace(/\/$/, '')}/pretend-payment/${ref}`,
  }),
  name: 'pretend',
});

const CENTRE_PREFIX = 'ac_';
/** Whether a checkout is one to be paid at the centre. */
export const isAtCentre = (providerRef: string): boolean => providerRef.startsWith(CENTRE_PREFIX);

/**
 * Payment at the centre: its counter records what came, and what it has handed back. Until that is recorded a refund is on
 * its way. Whoever pays stays on the booking's page, which says until when.
 */
export const createCentrePayment = (options: Omit<PretendOptions, 'baseUrl'>): CentrePayment => ({
  ...createRecorded(
    { slowRefunds: true, ...options },
    {
      name: 'centre',
      prefix: CENTRE_PREFIX,
      urlOf: (ref, { returnUrl }) => `${returnUrl}${returnUrl.includes('?') ? '&' : '?'}paying=${ref}`,
    },
  ),
  name: 'centre',
});

function createRecorded(
  { store, now, secret = randomBytes(32).toString('hex'), slowRefunds = false }: Omit<PretendOptions, 'baseUrl'>,
  { name, prefix, urlOf }: { name: ProviderName; prefix: string; urlOf: (ref: string, request: CheckoutRequest) => string },
): RecordedPayment {
  const refOf = (request: CheckoutRequest) => `${prefix}${hashOf(request)}`;

  /** Changes a record alone, and tells of it as the provider would. */
  const change = (providerRef: string, to: (record: PretendRecord) => PretendRecord, refundRef?: string) =>
    oneAtATime(providerRef, async (): Promise<PretendOutcome | undefined> => {
      let after: { record: PretendRecord; isNew: boolean } | undefined;
      await store.change(providerRef, (record) => {
        const changed = record && to(record);
        const isNew = changed !== record;
        const kept = changed && isNew ? { ...changed, events: changed.events + 1 } : changed;
        after = kept && { record: kept, isNew };
        return kept;
      });
      if (!after) return undefined;
      const state = stateOf(after.record, now());
      if (!after.isNew) return { state };
      const about = { id: `${providerRef}.${after.record.events}`, at: now() };
      const refund = refundRef ? refundStateOf(after.record, refundRef) : undefined;
      const event: PaymentEvent = refund ? { ...about, type: 'refund', ...refund } : { ...about, type: 'payment', ...state };
      return { state, event, delivery: signDelivery({ body: JSON.stringify(event), secret, at: now() }) };
    });

  return {
    name,

    async startCheckout(request) {
      checkMoney(request.amount);
      if (now() >= request.expiresAt) throw new PaymentError('expired', `the hold of ${request.reference} is over`);
      const providerRef = refOf(request);
      await oneAtATime(providerRef, () =>
        store.change(providerRef, (earlier) => {
          if (!earlier) return { providerRef, request: { ...request }, status: 'open', refunds: [], events: 0 };
          if (!isDeepStrictEqual(earlier.request, { ...request })) {
            throw new PaymentError('conflict', `${request.reference} was used before for something else`);
          }
          return earlier;
        }),
      );
      return { provider: name, providerRef, url: urlOf(providerRef, request) };
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
        let result: RefundResult | undefined;
        await store.change(request.providerRef, (record) => {
          const after = record && refunded(record, request, { slow: slowRefunds });
          result = after?.result;
          return after?.record;
        });
        if (!result) throw new PaymentError('unknown_checkout', `no checkout ${request.providerRef}`);
        return result;
      });
    },

    async readEvent(delivery) {
      const opened = openDelivery(delivery, { secret, now: now() });
      return 'error' in opened ? opened : readPretendEvent(opened.body, { store, now: now() });
    },

    find: (providerRef) => store.get(providerRef),
    decide: (providerRef, decision, method) => change(providerRef, (record) => decided(record, decision, { now: now(), method })),
    settleRefund: (providerRef, refundRef, outcome) =>
      change(providerRef, (record) => settled(record, refundRef, outcome), refundRef),
  };
}

/** From the reference, so that asking again finds the same checkout; hashed, so that it fits an address. */
function hashOf({ reference }: CheckoutRequest): string {
  return createHash('sha256').update(reference).digest('hex').slice(0, 32);
}
