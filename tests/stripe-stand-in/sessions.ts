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
  'allowed_payment_method_types',
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
    payment_method_types: methodsOf(account, form),
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

/** Currencies that a way to pay takes, as Stripe publishes them for Checkout; any, where none are named. */
const CURRENCIES: Record<string, string[]> = {
  alipay: ['aud', 'cad', 'cny', 'eur', 'gbp', 'hkd', 'jpy', 'myr', 'nzd', 'sgd', 'usd'],
  wechat_pay: ['aud', 'cad', 'cny', 'eur', 'gbp', 'hkd', 'jpy', 'sgd', 'usd', 'dkk', 'nok', 'sek', 'chf'],
};

/** Of the names that Stripe publishes, those that a test has use for. */
const NAMES = new Set(['card', 'alipay', 'wechat_pay', 'acss_debit', 'link', 'klarna']);

/** What is enabled and takes the currency, and of that what is allowed: a filter, as Stripe publishes it since 2026. */
function methodsOf(account: Account, form: Form): string[] {
  const { currency } = priceOf(form);
  const given = form.allowed_payment_method_types;
  const allowed = given ? Object.values(formOf(given)).map(String) : undefined;
  const wrong = allowed?.find((method) => !NAMES.has(method));
  if (wrong) {
    const message = `Invalid allowed_payment_method_types[]: ${wrong}`;
    throw new StandInError(400, { param: 'allowed_payment_method_types[0]', message });
  }
  const takes = (method: string) => CURRENCIES[method]?.includes(currency) ?? true;
  const offered = account.methods.filter((method) => takes(method) && (allowed?.includes(method) ?? true));
  if (offered.length > 0) return offered;
  throw new StandInError(400, { message: 'No valid payment method types for this Checkout Session.' });
}

function expiryOf(form: Form, now: number): number {
  const expiry = Number(textOf(form.expires_at) ?? now + DAY);
  if (expiry >= now + 30 * MINUTE && expiry <= now + DAY) return expiry;
  const message = 'The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.';
  throw new StandInError(400, { param: 'expires_at', message });
}
