import { mayHelp } from '#cms/booking/delegate/act-for-family.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Caller, DirectPayment, Opening } from '#cms/ports/payment/direct.ts';
import { PaymentError } from '#cms/ports/payment/payment-error.ts';
import { idOf } from '#cms/records/supply.ts';
import { words } from '#cms/records/words.ts';
import { langOf } from '#domain/language/lang.ts';

/** A checkout at a payment app, for whoever may pay it; undefined for anybody else. */
export async function appPayment(portal: Portal, ref: string, guardianId: string) {
  const app = portal.apps.find((one) => one.owns(ref));
  const kept = await app?.find(ref);
  if (!app || !kept) return undefined;
  for (const payment of await portal.payments.partsOf(kept.request.reference)) {
    const bookingId = idOf(payment.booking);
    const isTheirs =
      (await portal.bookings.find(bookingId, guardianId)) ?? (await mayHelp(portal, { bookingId, delegateId: guardianId }));
    if (!isTheirs) continue;
    const facility = words((await portal.facilities.get(idOf(payment.facility))).name)[langOf(kept.request.lang)];
    const isOpen = payment.status === 'open' || payment.status === 'declined' || payment.status === 'pending';
    return { app, kept, bookingId, facility, isOpen };
  }
  return undefined;
}

/** Whose telephone opens the app itself; undefined inside the app, which opens no payment of a page without knowing who reads it. */
export function callerOf({ request, clientAddress }: { request: Request; clientAddress: string }): Caller | undefined {
  const agent = request.headers.get('user-agent') ?? '';
  if (/MicroMessenger/i.test(agent)) return undefined;
  const isPhone = request.headers.get('sec-ch-ua-mobile') === '?1' || /Mobile|Android|iPhone/i.test(agent);
  return { device: isPhone ? 'phone' : 'desktop', ip: clientAddress };
}

/** Undefined while the provider cannot be asked. */
export async function openApp(
  { log }: Pick<Portal, 'log'>,
  app: DirectPayment,
  { ref, caller }: { ref: string; caller: Caller },
): Promise<Opening | undefined> {
  try {
    return await app.open(ref, caller);
  } catch (error) {
    if (!(error instanceof PaymentError)) throw error;
    log.warn({ code: error.code, providerRef: ref, why: error.message }, 'a payment app could not be opened');
    return undefined;
  }
}
