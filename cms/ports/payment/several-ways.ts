import { PaymentError } from './payment-error.ts';
import type { DayThere, OnlineProvider, PaymentPort, ProviderName, TakenThere } from './port.ts';
import { type CentrePayment, isAtCentre } from './pretend.ts';

/** One of several online ways: which checkouts are its own. */
export type OnlineWay = PaymentPort & { readonly name: OnlineProvider; owns?(providerRef: string): boolean };

/**
 * Several ways to pay as one port: a checkout is opened by the way that is named, else by the usual one (at the centre, where
 * nothing is paid online), and whatever is asked of it later goes to the way by which it was opened. Events come from the online providers alone, each to its own address:
 * what happens at the counter is recorded here.
 */
export function severalWays(online: readonly OnlineWay[], centre: CentrePayment): PaymentPort {
  const usual = online[0] ?? centre;
  // Of online ways one at most does not know its own checkouts by their number: whatever is nobody's is asked of that one.
  const rest = online.find(({ owns }) => !owns) ?? usual;
  const of = (ref: string): PaymentPort => (isAtCentre(ref) ? centre : (online.find(({ owns }) => owns?.(ref)) ?? rest));
  const named = (name: ProviderName = usual.name) => [...online, centre].find((way) => way.name === name);
  return {
    name: usual.name,
    startCheckout: ({ by, ...request }) => {
      const way = named(by);
      if (!way) throw new PaymentError('conflict', `there is no way to pay by ${by}`);
      return way.startCheckout(request);
    },
    state: (providerRef) => of(providerRef).state(providerRef),
    cancelCheckout: (providerRef) => of(providerRef).cancelCheckout(providerRef),
    refund: (request) => of(request.providerRef).refund(request),
    listTaken: async (day) => (await Promise.all(online.map((way) => listOf(way, day)))).flat(),
    readEvent: (delivery) => (online.find(({ name }) => name === delivery.to) ?? usual).readEvent(delivery),
  };
}

/** One whose list cannot be read keeps nobody from hearing the others': it is told, where somebody hears it. */
async function listOf(way: OnlineWay, day: DayThere): Promise<TakenThere[]> {
  try {
    return (await way.listTaken?.(day)) ?? [];
  } catch (error) {
    if (!day.unread) throw error;
    day.unread(error, way.name);
    return [];
  }
}
