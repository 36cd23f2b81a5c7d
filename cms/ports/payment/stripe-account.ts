import type Stripe from 'stripe';

/** On a centre's own account: what is asked is asked there, and what is paid is paid to it. Else on the city's. */
export const onAccount = (account: string | undefined): Stripe.RequestOptions => ({ stripeAccount: account });

/** The number of a checkout: its session's, and before it the account on which that is, where it is a centre's own. */
export const checkoutRef = (session: string, account: string | undefined): string =>
  account ? `${account}:${session}` : session;

/** @example `acct_1:cs_2` → `{ account: 'acct_1', session: 'cs_2' }` */
export function placeOf(providerRef: string): { session: string; account?: string } {
  const [first = '', second] = providerRef.split(':');
  return second === undefined ? { session: first } : { session: second, account: first };
}

/** Of accounts of whatever providers, those at Stripe. */
export const connectedAmong = (accounts: readonly string[]): string[] => accounts.filter((one) => one.startsWith('acct_'));
