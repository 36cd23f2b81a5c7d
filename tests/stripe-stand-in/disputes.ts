import type { Account } from './account.ts';
import type { Dispute } from './objects.ts';
import { findSession } from './sessions.ts';
import { missing } from './stripe-error.ts';

export function findDispute(account: Account, id: string): Dispute {
  const dispute = account.disputes.get(id);
  if (!dispute) throw missing('dispute', id);
  return dispute;
}

/** The payer's bank takes the whole payment back, or merely asks about it. */
export function openDispute(account: Account, session: string, { inquiry }: { inquiry: boolean }): Dispute {
  const intent = account.intents.get(findSession(account, session).payment_intent ?? '');
  if (!intent?.latest_charge) throw new Error(`nothing was paid for ${session}`);
  const dispute: Dispute = {
    id: account.id('dp'),
    object: 'dispute',
    status: inquiry ? 'warning_needs_response' : 'needs_response',
    amount: intent.amount,
    currency: intent.currency,
    charge: intent.latest_charge,
    payment_intent: intent.id,
    created: account.seconds(),
  };
  account.disputes.set(dispute.id, dispute);
  account.emit('charge.dispute.created', dispute);
  return dispute;
}

export function closeDispute(account: Account, id: string, outcome: 'won' | 'lost'): void {
  const dispute = findDispute(account, id);
  dispute.status = outcome;
  account.emit('charge.dispute.closed', dispute);
}
