import type { Account } from './account.ts';
import type { Charge, Intent, Session } from './objects.ts';
import { findSession } from './sessions.ts';

/** The payer finishes the page; `delayed` money comes, or fails to come, later. */
export function complete(account: Account, id: string, { method, delayed }: { method: string; delayed: boolean }): void {
  const session = payable(account, id);
  if (!delayed && !session.payment_method_types.includes(method)) throw new Error(`${id} does not offer ${method}`);
  const intent = intentFor(account, session);
  Object.assign(session, { status: 'complete', url: null });
  if (delayed) Object.assign(intent, { status: 'processing', last_payment_error: null });
  else succeed(account, { session, intent, method });
  account.emit('checkout.session.completed', session);
}

/** The card is refused; the page stays open for another. */
export function decline(account: Account, id: string): void {
  const intent = intentFor(account, payable(account, id));
  intent.last_payment_error = { code: 'card_declined', message: 'Your card was declined.' };
  account.emit('payment_intent.payment_failed', intent);
}

/** Delayed money comes through or bounces. */
export function settle(account: Account, id: string, outcome: 'succeed' | 'fail'): void {
  const session = findSession(account, id);
  const intent = intentFor(account, session);
  if (intent.status !== 'processing') throw new Error(`payment ${intent.id} is ${intent.status}`);
  if (outcome === 'succeed') {
    succeed(account, { session, intent, method: 'acss_debit' });
    account.emit('checkout.session.async_payment_succeeded', session);
    return;
  }
  const bounced = { code: 'payment_method_provider_decline', message: 'The bank declined.' };
  Object.assign(intent, { status: 'requires_payment_method', last_payment_error: bounced });
  account.emit('checkout.session.async_payment_failed', session);
}

function payable(account: Account, id: string): Session {
  const session = findSession(account, id);
  if (session.status !== 'open') throw new Error(`checkout session ${id} is ${session.status}`);
  return session;
}

function intentFor(account: Account, session: Session): Intent {
  const known = account.intents.get(session.payment_intent ?? '');
  if (known) return known;
  const intent: Intent = {
    id: account.id('pi'),
    object: 'payment_intent',
    status: 'requires_payment_method',
    amount: session.amount_total,
    currency: session.currency,
    metadata: session.metadata,
    latest_charge: null,
    last_payment_error: null,
  };
  account.intents.set(intent.id, intent);
  session.payment_intent = intent.id;
  return intent;
}

function succeed(account: Account, { session, intent, method }: { session: Session; intent: Intent; method: string }): void {
  const charge: Charge = {
    id: account.id('ch'),
    object: 'charge',
    amount: intent.amount,
    amount_refunded: 0,
    currency: intent.currency,
    created: account.seconds(),
    paid: true,
    metadata: intent.metadata,
    payment_intent: intent.id,
    payment_method_details: { type: method },
  };
  account.charges.set(charge.id, charge);
  Object.assign(intent, { status: 'succeeded', latest_charge: charge.id, last_payment_error: null });
  session.payment_status = 'paid';
}
