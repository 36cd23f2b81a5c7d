import Stripe from 'stripe';
import type { Instant } from '#domain/time/zoned-time.ts';
import { type Delivery, type DisputeState, type EventReading, header } from './port.ts';
import { checkoutRef, onAccount } from './stripe-account.ts';
import { calling, finding } from './stripe-errors.ts';
import { refundStatusOf } from './stripe-refund.ts';
import { stateOfSession } from './stripe-session.ts';

const TOLERANCE_SECONDS = 300;
export const EXPAND = ['payment_intent.latest_charge'];

/** The event, if Stripe signed these very bytes lately, with the secret of any of the addresses that it sends to. */
export function openEvent(
  stripe: Stripe,
  { rawBody, headers }: Delivery,
  { secrets, now }: { secrets: readonly string[]; now: Instant },
): Stripe.Event | { error: 'bad_signature' | 'stale' | 'malformed' } {
  const signature = header(headers, 'stripe-signature') ?? '';
  const openBy = (secret: string, tolerance: number) =>
    stripe.webhooks.constructEvent(rawBody, signature, secret, tolerance, undefined, Date.parse(now));
  const signer = secrets.find((secret) => signedOnce(() => openBy(secret, 0)));
  if (signer === undefined) return { error: 'bad_signature' };
  const open = (tolerance: number) => openBy(signer, tolerance);
  try {
    const event = open(TOLERANCE_SECONDS);
    return typeof event?.id === 'string' && typeof event.type === 'string' && event.data?.object ? event : { error: 'malformed' };
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) return { error: 'malformed' };
    return { error: 'stale' };
  }
}

/** A zero tolerance leaves the time unchecked, so only the signature can fail. */
function signedOnce(open: () => unknown): boolean {
  try {
    open();
    return true;
  } catch (error) {
    return !(error instanceof Stripe.errors.StripeSignatureVerificationError);
  }
}

/**
 * Only ids are taken from the event: the state is asked for anew, whatever order events come in, and on the account on which
 * it happened.
 */
export async function readStripeEvent(stripe: Stripe, event: Stripe.Event): Promise<EventReading> {
  const { account } = event;
  const on = onAccount(account);
  const about = { id: event.id, at: new Date(event.created * 1000).toISOString(), account: account ?? null };
  const ignored = { ignored: true as const, id: event.id };
  switch (event.type) {
    case 'checkout.session.completed':
    case 'checkout.session.async_payment_succeeded':
    case 'checkout.session.async_payment_failed':
    case 'checkout.session.expired': {
      const session = await finding(stripe.checkout.sessions.retrieve(event.data.object.id, { expand: EXPAND }, on));
      const state = session && stateOfSession(session, account);
      return state ? { ...about, type: 'payment', ...state } : ignored;
    }
    case 'payment_intent.payment_failed': {
      const session = await sessionOf(stripe, event.data.object.id, account);
      const state = session && stateOfSession(session, account);
      return state ? { ...about, type: 'payment', ...state } : ignored;
    }
    case 'charge.refunded': {
      const { data } = await calling(stripe.refunds.list({ charge: event.data.object.id, limit: 1 }, on));
      return data[0] ? refundEvent(stripe, about, data[0]) : ignored;
    }
    case 'refund.created':
    case 'refund.updated':
    case 'refund.failed':
    case 'charge.refund.updated': {
      const refund = await finding(stripe.refunds.retrieve(event.data.object.id, {}, on));
      return refund ? refundEvent(stripe, about, refund) : ignored;
    }
    case 'charge.dispute.created':
    case 'charge.dispute.updated':
    case 'charge.dispute.closed':
    case 'charge.dispute.funds_withdrawn':
    case 'charge.dispute.funds_reinstated': {
      const dispute = await finding(stripe.disputes.retrieve(event.data.object.id, {}, on));
      return dispute ? disputeEvent(stripe, about, dispute) : ignored;
    }
    default:
      return ignored;
  }
}

interface About {
  id: string;
  at: Instant;
  account: string | null;
}

async function refundEvent(stripe: Stripe, about: About, refund: Stripe.Refund): Promise<EventReading> {
  const { checkout, reference, key } = refund.metadata ?? {};
  const account = about.account ?? undefined;
  // A refund made by hand at Stripe carries none of our marks.
  const session = checkout && reference ? undefined : await sessionOf(stripe, idOf(refund.payment_intent), account);
  const providerRef = checkout ?? (session && checkoutRef(session.id, account));
  const ours = reference ?? session?.metadata?.reference;
  if (!providerRef || !ours) return { ignored: true, id: about.id };
  return {
    ...about,
    type: 'refund',
    refundRef: refund.id,
    providerRef,
    reference: ours,
    ...(key ? { key } : {}),
    amount: refund.amount,
    currency: refund.currency.toUpperCase(),
    status: refundStatusOf(refund),
  };
}

async function disputeEvent(stripe: Stripe, about: About, dispute: Stripe.Dispute): Promise<EventReading> {
  const status = disputeStatusOf(dispute);
  const account = about.account ?? undefined;
  const session = status && (await sessionOf(stripe, idOf(dispute.payment_intent), account));
  const reference = session?.metadata?.reference;
  if (!status || !session || !reference) return { ignored: true, id: about.id };
  const { id: disputeRef, amount, currency } = dispute;
  return {
    ...about,
    type: 'dispute',
    disputeRef,
    providerRef: checkoutRef(session.id, account),
    reference,
    amount,
    currency: currency.toUpperCase(),
    status,
  };
}

async function sessionOf(
  stripe: Stripe,
  intent: string | undefined,
  account: string | undefined,
): Promise<Stripe.Checkout.Session | undefined> {
  if (!intent) return undefined;
  const expand = EXPAND.map((path) => `data.${path}`);
  const asked = { payment_intent: intent, limit: 1, expand };
  const { data } = await calling(stripe.checkout.sessions.list(asked, onAccount(account)));
  return data[0];
}

function idOf(reference: string | { id: string } | null): string | undefined {
  return typeof reference === 'string' ? reference : reference?.id;
}

/** Undefined for a bank's mere question, which takes no money. */
function disputeStatusOf({ status }: Stripe.Dispute): DisputeState['status'] | undefined {
  if (status.startsWith('warning_')) return undefined;
  if (status === 'won' || status === 'prevented') return 'won';
  return status === 'lost' ? 'lost' : 'open';
}
