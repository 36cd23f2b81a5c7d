import { PaymentError } from './payment-error.ts';
import type { PaymentPort } from './port.ts';
import { type CentrePayment, isAtCentre } from './pretend.ts';

/**
 * Several ways to pay as one port: a checkout is opened by the way that is named, else online, and whatever is asked of it
 * later goes to the way by which it was opened. Events come from the online provider alone: what happens at the counter is
 * recorded here.
 */
export function severalWays(online: PaymentPort, centre: CentrePayment): PaymentPort {
  const of = (providerRef: string): PaymentPort => (isAtCentre(providerRef) ? centre : online);
  return {
    name: online.name,
    startCheckout: ({ by, ...request }) => {
      const way = [online, centre].find(({ name }) => name === (by ?? online.name));
      if (!way) throw new PaymentError('conflict', `there is no way to pay by ${by}`);
      return way.startCheckout(request);
    },
    state: (providerRef) => of(providerRef).state(providerRef),
    cancelCheckout: (providerRef) => of(providerRef).cancelCheckout(providerRef),
    refund: (request) => of(request.providerRef).refund(request),
    readEvent: (delivery) => online.readEvent(delivery),
  };
}
