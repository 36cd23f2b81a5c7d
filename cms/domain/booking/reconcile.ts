import type { Mismatch, MoneyOfBooking } from './books.ts';
import { checkoutChecks } from './checkout-checks.ts';
import { contractChecks } from './contract-checks.ts';
import { ledgerChecks } from './ledger-checks.ts';
import { paymentChecks } from './payment-checks.ts';
import { refundChecks } from './refund-checks.ts';
import { tillChecks } from './till-checks.ts';

/**
 * Everything in which ledger, provider, booking and contract do not agree about one booking's money. What is still to be
 * done by the clock is no mismatch; what a provider that is away would say is not guessed.
 */
export const reconcile = (money: MoneyOfBooking): Mismatch[] => [
  ...contractChecks(money),
  ...paymentChecks(money),
  ...checkoutChecks(money),
  ...refundChecks(money),
  ...tillChecks(money),
  ...ledgerChecks(money),
];
