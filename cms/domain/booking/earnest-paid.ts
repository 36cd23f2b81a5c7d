import { earnestOf } from '../contract/earnest.ts';
import type { RefundTerms } from '../contract/refund-rules.ts';
import type { Fen } from '../money/money.ts';
import type { PriceLine } from '../money/pricing.ts';
import type { BookingAction, BookingStatus } from './booking-state.ts';

/** Of which payments of earnest money say that they are for it. */
export const EARNEST = 'earnest' as const;

/** The payment of the earnest money, if it was paid: it counts once. */
export const earnestPaid = (actions: readonly BookingAction[]) => actions.find((action) => action.type === 'pay_earnest');

/** The payments that the price was paid by, the newest first: what goes back goes back out of them in this order. */
export const paymentsOfPrice = (actions: readonly BookingAction[]) => {
  const paid = actions.findLast((action) => action.type === 'pay');
  const earnest = earnestPaid(actions);
  return [...(paid ? [paid] : []), ...(earnest ? [earnest] : [])];
};

interface Payable {
  actions: readonly BookingAction[];
  lines: readonly PriceLine[];
  terms: RefundTerms;
  total: Fen;
}

/** The earnest money that a signed contract asks for and that is not paid yet; nought where there is none. */
export const earnestDue = ({ actions, lines, status, terms }: Omit<Payable, 'total'> & { status: BookingStatus }): Fen =>
  status === 'signed' && !earnestPaid(actions) ? earnestOf({ lines, terms }) : 0;

/** What of the price is still to be paid once the earnest money is. */
export const restOf = ({ actions, total }: Pick<Payable, 'actions' | 'total'>): Fen =>
  total - (earnestPaid(actions)?.amount ?? 0);

/** What a family pays next for its booking: the earnest money alone, or all that is left. */
export const paysNext = (booking: Payable & { status: BookingStatus }): Fen => earnestDue(booking) || restOf(booking);
