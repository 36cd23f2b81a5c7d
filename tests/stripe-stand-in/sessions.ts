import type { Account } from './account.ts';
import { type Form, formOf, textOf } from './form.ts';
import type { Session } from './objects.ts';
import { missing, StandInError } from './stripe-error.ts';

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;
const KNOWN = new Set([
  'mode',
  'client_reference_id',
  'metadata',
  'payment_intent_data',
  'line_items',
  'adaptive_pricing',
  'success_url',
  'cancel_url',
  'locale',
  'expires_at',
  'expand',
]);

export function findSession(account: Account, id: string): Session {
  const session = account.sessions.get(id);
  if (!session) throw missing('checkout.session', id);
  if (session.status === 'open' && account.seconds() >= session.expires_at) close(account, session);
  return session;
}

export function createSession(account: Account, form: Form): Session {
  const unknown = Object.keys(form).find((name) => !KNOWN.has(name));
  if (unknown) {
    throw new StandInError(400, { code: 'parameter_unknown', param: unknown, message: `Received unknown parameter: ${unknown}` });
  }
  const now = account.seconds();
  const id = account.id('cs_test');
  const session: Session = {
    id,
    object: 'checkout.session',
    status: 'open',
    payment_status: 'unpaid',
    ...priceOf(form),
    client_reference_id: textOf(form.client_reference_id) ?? null,
    metadata: formOf(form.metadata) as Record<string, string>,
    payment_intent: null,
    created: now,
    expires_at: expiryOf(form, now),
    url: `${account.origin()}/c/pay/${id}`,
  };
  account.sessions.set(id, session);
  return session;
}

export function expireSession(account: Account, id: string): Session {
  const session = findSession(account, id);
  if (session.status !== 'open') {
    const message = `Only Checkout Sessions with a status in ["open"] can be expired. This one is ${session.status}.`;
    throw new StandInError(400, { message });
  }
  close(account, session);
  return session;
}

function close(account: Account, session: Session): void {
  Object.assign(session, { status: 'expired', url: null });
  account.emit('checkout.session.expired', session);
}

function priceOf(form: Form): { amount_total: number; currency: string } {
  const price = formOf(formOf(formOf(form.line_items)['0']).price_data);
  const amount = Number(textOf(price.unit_amount));
  const currency = textOf(price.currency) ?? '';
  if (Number.isSafeInteger(amount) && amount > 0 && /^[a-z]{3}$/.test(currency)) return { amount_total: amount, currency };
  throw new StandInError(400, { param: 'line_items[0][price_data]', message: 'Invalid price data' });
}

function expiryOf(form: Form, now: number): number {
  const expiry = Number(textOf(form.expires_at) ?? now + DAY);
  if (expiry >= now + 30 * MINUTE && expiry <= now + DAY) return expiry;
  const message = 'The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.';
  throw new StandInError(400, { param: 'expires_at', message });
}
