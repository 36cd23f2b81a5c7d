import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { type Instant, plusMinutes } from '#domain/time/zoned-time.ts';
import { type DirectPayment, type DirectStore, type Gateway, type KeptCheckout, orderOf } from './direct.ts';
import { readDirectEvent } from './direct-event.ts';
import { giveBackDirect, settledRefunds } from './direct-refund.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { PaymentError } from './payment-error.ts';
import { type CheckoutRequest, checkMoney, type DayThere, type PaymentState, type TakenThere } from './port.ts';
import { isOpen } from './pretend-record.ts';

export interface DirectNeeds {
  store: DirectStore;
  now: () => Instant;
  /** Origin of the site, or '' for a relative address. */
  baseUrl: string;
}

/** The providers count whole minutes: an order of less than one would outlive our hold. */
const SHORTEST_MINUTES = 1;

/** An order that a payer may make by any of several addresses: none of them is known to be the one it was made by. */
const ANY_FORM = 'any';

/**
 * A way to pay by a Chinese payment app. Neither provider lists what was given back of an order, and an order is made only
 * when the payer's page is open; so what was asked for is kept here, before it is asked for, under numbers that stay the same.
 */
export function createDirectPayment(gateway: Gateway, { store, now, baseUrl }: DirectNeeds): DirectPayment {
  const { name, prefix } = gateway;

  const stateOf = async (kept: KeptCheckout): Promise<PaymentState> => {
    const order = orderOf(kept);
    const found = order && (await gateway.find(order));
    // One that came to be with a payer after its checkout was closed: nobody is to pay it any more.
    if (order && found && kept.closed && isOpen(found.status)) await gateway.close(order);
    const isOver = kept.closed || now() >= kept.request.expiresAt;
    // What was given back whole may be closed at the provider: it was paid.
    const wasPaid = found?.status === 'expired' && kept.refunds.some(({ status }) => status === 'succeeded');
    const status = wasPaid ? 'paid' : (found?.status ?? 'open');
    const { providerRef, request } = kept;
    return {
      providerRef,
      reference: request.reference,
      status: isOver && isOpen(status) ? 'expired' : status,
      amount: found?.amount ?? request.amount,
      currency: request.currency,
      refunded: order && status === 'paid' ? await settledRefunds({ gateway, store }, kept, order) : 0,
      ...(found?.paidAt ? { paidAt: found.paidAt } : {}),
      ...(found?.method ? { method: found.method } : {}),
    };
  };

  const state = async (providerRef: string) => {
    const kept = await store.get(providerRef);
    return kept && stateOf(kept);
  };

  return {
    name,
    state,
    owns: (providerRef) => new RegExp(`^${prefix}[0-9a-f]{26}$`).test(providerRef),
    find: (providerRef) => store.get(providerRef),

    async startCheckout(request) {
      checkMoney(request.amount);
      if (now() >= request.expiresAt) throw new PaymentError('expired', `the hold of ${request.reference} is over`);
      if (request.currency !== 'CNY') throw new PaymentError('refused', `${name} takes no ${request.currency}`);
      const providerRef = `${prefix}${hashOf(request)}`;
      await store.change(providerRef, (earlier) => {
        if (!earlier) return { providerRef, request: { ...request }, orders: [], refunds: [] };
        if (isDeepStrictEqual(earlier.request, { ...request })) return earlier;
        throw new PaymentError('conflict', `${request.reference} was used before for something else`);
      });
      return { provider: name, providerRef, url: `${baseUrl.replace(/\/$/, '')}/pay/${providerRef}` };
    },

    open: (providerRef, caller) =>
      oneAtATime(providerRef, async () => {
        const kept = await store.get(providerRef);
        if (!kept) throw new PaymentError('unknown_checkout', `no checkout ${providerRef}`);
        const before = await stateOf(kept);
        const isShort = plusMinutes(now(), SHORTEST_MINUTES) > kept.request.expiresAt;
        if (!isOpen(before.status) || isShort) return { kind: 'over', status: isShort ? 'expired' : before.status };
        const form = gateway.formOf(caller);
        const last = kept.orders.at(-1);
        if (last?.form === form) return gateway.place({ no: last.no, request: kept.request }, caller);
        // One that is not known yet cannot be closed, and whoever has its address may still come: it stays the one there is.
        if (last && gateway.comesWithPayer && !(await gateway.find({ no: last.no, request: kept.request }))) {
          const orders = kept.orders.with(-1, { ...last, form: ANY_FORM });
          await store.change(providerRef, (one) => one && { ...one, orders });
          return gateway.place({ no: last.no, request: kept.request }, caller);
        }
        // One order is closed before there is another: a family never pays twice, on a desktop and on a phone.
        if (last) {
          await gateway.close({ no: last.no, request: kept.request });
          const after = await gateway.find({ no: last.no, request: kept.request });
          if (after && after.status !== 'expired') return { kind: 'over', status: after.status };
        }
        const next = { no: `${providerRef}_${kept.orders.length + 1}`, form };
        await store.change(providerRef, (one) => one && { ...one, orders: [...one.orders, next] });
        return gateway.place({ no: next.no, request: kept.request }, caller);
      }),

    cancelCheckout: (providerRef) =>
      oneAtATime(providerRef, async () => {
        const kept = await store.get(providerRef);
        const before = kept && (await stateOf(kept));
        if (!kept || !before || !isOpen(before.status)) return before;
        const order = orderOf(kept);
        if (order) await gateway.close(order);
        await store.change(providerRef, (one) => one && { ...one, closed: true });
        return state(providerRef);
      }),

    refund: (request) =>
      oneAtATime(request.providerRef, async () => {
        checkMoney(request.amount);
        const kept = await store.get(request.providerRef);
        if (!kept) throw new PaymentError('unknown_checkout', `no checkout ${request.providerRef}`);
        return giveBackDirect({ gateway, store }, request, { kept, stateOf });
      }),

    ...(gateway.listTaken ? { listTaken: ({ date }: DayThere) => takenOn({ gateway, store }, date) } : {}),
    readEvent: (delivery) => readDirectEvent({ gateway, store, state }, delivery),
  };
}

/** Orders with numbers of ours; those of other shops on the same account are passed over. */
async function takenOn({ gateway, store }: { gateway: Gateway; store: DirectStore }, date: CivilDate): Promise<TakenThere[]> {
  const taken: TakenThere[] = [];
  for (const { no, ...paid } of (await gateway.listTaken?.(date)) ?? []) {
    const [, providerRef] = new RegExp(`^(${gateway.prefix}[0-9a-f]{26})_\\d+$`).exec(no) ?? [];
    if (!providerRef) continue;
    const reference = (await store.get(providerRef))?.request.reference;
    taken.push({ ...paid, ...(reference ? { reference } : {}) });
  }
  return taken;
}

/** From the reference, so that asking again finds the same checkout; with the prefix and the order's own number 32 at most. */
function hashOf({ reference }: CheckoutRequest): string {
  return createHash('sha256').update(reference).digest('hex').slice(0, 26);
}
