import type { Account } from './account.ts';
import { type Form, formOf, textOf } from './form.ts';
import type { Charge, Refund } from './objects.ts';
import { missing, StandInError } from './stripe-error.ts';

export function findRefund(account: Account, id: string): Refund {
  const refund = account.refunds.get(id);
  if (!refund) throw missing('refund', id);
  return refund;
}

/** Newest first. */
export function refundsOf(account: Account, charge: string): Refund[] {
  return [...account.refunds.values()].filter((refund) => refund.charge === charge).reverse();
}

export function createRefund(account: Account, form: Form): Refund {
  const charge = chargeOf(account, textOf(form.payment_intent) ?? '');
  const left = charge.amount - charge.amount_refunded;
  if (left === 0) {
    throw new StandInError(400, { code: 'charge_already_refunded', message: `Charge ${charge.id} has already been refunded.` });
  }
  const amount = Number(textOf(form.amount) ?? left);
  if (amount > left) {
    const message = `Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`;
    throw new StandInError(400, { param: 'amount', message });
  }
  charge.amount_refunded += amount;
  const refund: Refund = {
    id: account.id('re'),
    object: 'refund',
    status: account.slowRefunds ? 'pending' : 'succeeded',
    amount,
    currency: charge.currency,
    charge: charge.id,
    payment_intent: charge.payment_intent,
    metadata: formOf(form.metadata) as Record<string, string>,
    created: account.seconds(),
  };
  account.refunds.set(refund.id, refund);
  account.emit('refund.created', refund);
  account.emit('charge.refunded', charge);
  return refund;
}

export function settleRefund(account: Account, id: string, outcome: 'succeed' | 'fail'): void {
  const refund = findRefund(account, id);
  if (refund.status !== 'pending') throw new Error(`refund ${id} is ${refund.status}`);
  if (outcome === 'succeed') {
    refund.status = 'succeeded';
    account.emit('refund.updated', refund);
    return;
  }
  const charge = account.charges.get(refund.charge);
  if (charge) charge.amount_refunded -= refund.amount;
  Object.assign(refund, { status: 'failed', failure_reason: 'declined' });
  account.emit('refund.failed', refund);
}

function chargeOf(account: Account, intent: string): Charge {
  const found = account.intents.get(intent);
  if (!found) throw missing('payment_intent', intent);
  const charge = account.charges.get(found.latest_charge ?? '');
  if (!charge) throw new StandInError(400, { message: `PaymentIntent ${intent} does not have a successful charge to refund.` });
  return charge;
}
