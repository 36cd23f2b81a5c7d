import { type DirectStore, type Gateway, orderOf } from './direct.ts';
import { keepRefund } from './direct-refund.ts';
import type { Delivery, EventReading, PaymentState } from './port.ts';

interface Needs {
  gateway: Gateway;
  store: DirectStore;
  state: (providerRef: string) => Promise<PaymentState | undefined>;
}

/** Only numbers are taken from a message: the state is asked for anew, whatever order messages come in. */
export async function readDirectEvent({ gateway, store, state }: Needs, delivery: Delivery): Promise<EventReading> {
  const news = await gateway.read(delivery);
  if ('error' in news || 'ignored' in news) return news;
  const { id, at } = news;
  const providerRef = news.order.replace(/_\d+$/, '');
  const kept = await store.get(providerRef);
  const order = kept && orderOf(kept);
  // An order that was closed in favour of another cannot be paid: what is said of it is of no consequence.
  if (!kept || !order || order.no !== news.order) return { ignored: true, id };
  if (news.refund === undefined) {
    const now = await state(providerRef);
    const isSo = now && (news.amount === undefined || news.amount === now.amount);
    return isSo ? { id, at, type: 'payment', ...now } : { ignored: true, id };
  }
  const found = await gateway.findRefund(order, news.refund);
  if (!found) return { ignored: true, id };
  const own = kept.refunds.find(({ no }) => no === news.refund);
  const { status, refundRef, amount } = found;
  await keepRefund(store, providerRef, { ...(own ?? { no: news.refund, amount, reason: '' }), status, refundRef });
  return {
    ...{ id, at, type: 'refund' as const, refundRef, providerRef },
    reference: kept.request.reference,
    ...(own?.key ? { key: own.key } : {}),
    ...{ amount, currency: kept.request.currency, status },
  };
}
