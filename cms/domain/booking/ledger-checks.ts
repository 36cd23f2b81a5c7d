import { isPaidApart, isReturned } from '../contract/refund.ts';
import { ACCOUNTS, type Account, ENTRY_KINDS, heldOf } from '../money/ledger.ts';
import { sum } from '../money/money.ts';
import { type Mismatch, type MoneyOfBooking, wasPaid } from './books.ts';
import { duesOf } from './extras.ts';
import type { MismatchCode } from './remedies.ts';

/** How the key of an entry begins, by its kind. */
const KEYS: Record<(typeof ENTRY_KINDS)[number], string> = {
  payment: 'payment:',
  delivery: 'delivery:',
  meals: 'meals:',
  kept: 'kept:',
  refund: 'refund:',
  late_payment: 'late-payment:',
  late_refund: 'late-refund:',
  refund_returned: 'refund-returned:',
  outside_return: 'outside_return:',
  outside_undone: 'outside_undone:',
  interest: 'interest:',
  interest_paid: 'interest-paid:',
  extra: 'extra:',
  extra_waived: 'extra-waived:',
  goodwill: 'goodwill:',
};
const OF_DAYS = ['delivery', 'meals'];
const OF_BOOKING = [...OF_DAYS, 'extra', 'extra_waived'];

/** The books by themselves: every entry balances, has its kind's key, and is of what there is. */
export function ledgerChecks({ now, booking, entries, payments, refunds, outside, currency }: MoneyOfBooking): Mismatch[] {
  const found: Mismatch[] = [];
  const say = (code: MismatchCode, about: string) => found.push({ code, about });
  const seen = new Set<string>();
  for (const { key, kind, at, facilityId, postings } of entries) {
    if (seen.has(key)) say('entry_twice', key);
    seen.add(key);
    if (sum(postings.map(({ amount }) => amount)) !== 0) say('entry_unbalanced', key);
    if (postings.length === 0) say('entry_empty', key);
    if (postings.some(({ amount }) => !Number.isSafeInteger(amount))) say('entry_fraction', key);
    if (postings.some(({ account }) => !ACCOUNTS.includes(account))) say('entry_account_unknown', key);
    if (!ENTRY_KINDS.includes(kind) || !key.startsWith(KEYS[kind])) say('entry_key_other_kind', key);
    if (facilityId !== booking.facilityId) say('entry_other_centre', key);
    if (at > now) say('entry_ahead', key);
    const [, of = '', day = ''] = key.split(':');
    if (OF_BOOKING.includes(kind) && of !== booking.id) say('entry_other_booking', key);
    if (OF_DAYS.includes(kind) && !booking.days.includes(day)) say('entry_day_not_booked', key);
    if ((kind === 'payment' || kind === 'late_payment') && !payments.some((one) => key.endsWith(`:${one.reference}`)))
      say('entry_payment_missing', key);
    const isOfRefund = ['refund', 'late_refund', 'refund_returned', 'interest', 'interest_paid', 'goodwill'].includes(kind);
    if (isOfRefund && !refunds.some(({ reference }) => of === reference || of.startsWith(`${reference}.`)))
      say('entry_refund_missing', key);
    if (kind.startsWith('outside') && !outside.some(({ reference }) => key.endsWith(`:${reference}`)))
      say('entry_outside_missing', key);
  }
  return [...found, ...balances({ booking, entries, payments, refunds, outside, currency })];
}

const HELD_CODES = [
  ['clearing', 'clearing_differs'],
  ['till', 'till_differs'],
] as const satisfies readonly [Account, MismatchCode][];
const amountOf = ({ amount }: { amount: number }) => amount;

/** What the accounts say of the booking as a whole. */
function balances({
  booking,
  entries,
  payments,
  refunds,
  outside,
  currency,
}: Omit<
  MoneyOfBooking,
  'now' | 'timeZone' | 'special' | 'contract' | 'receipts' | 'provider' | 'checkouts' | 'till'
>): Mismatch[] {
  const of = (account: Account) =>
    -sum(entries.flatMap(({ postings }) => postings.filter((one) => one.account === account).map(({ amount }) => amount)));
  const found: Mismatch[] = [];
  const differs = (code: MismatchCode, here: number, there: number) => {
    if (here !== there) found.push({ code, about: booking.id, here, there });
  };
  const ours = refunds.filter((one) => one.currency === currency);
  const waiting = (some: typeof ours) => sum(some.filter(({ status }) => status !== 'sent').map(({ amount }) => amount));
  const care = of('prepaid_care');
  const meals = of('prepaid_meals');
  if (care < 0) found.push({ code: 'prepaid_care_negative', about: booking.id, here: care });
  if (meals < 0) found.push({ code: 'prepaid_meals_negative', about: booking.id, here: meals });
  if (of('earned_meals') < 0) found.push({ code: 'earned_meals_negative', about: booking.id, here: of('earned_meals') });
  const isOver = booking.status === 'expired' || booking.status === 'released';
  const isClosed = isOver || entries.some(({ kind }) => kind === 'kept') || (booking.status === 'completed' && !booking.settles);
  const returned = ours.filter(({ cause }) => isReturned(cause));
  if (isClosed && !booking.delivers)
    differs('prepaid_left', care + meals, waiting(ours.filter(({ cause }) => !isReturned(cause) && !isPaidApart(cause))));
  differs('suspense_left', of('suspense'), waiting(returned));
  differs('interest_due_differs', of('interest_due'), waiting(ours.filter(({ cause }) => isPaidApart(cause))));
  differs('extras_due_differs', -of('extras_due'), sum(duesOf(booking.actions).map(({ amount }) => amount)));
  const gone = outside.filter((one) => one.status !== 'returned' && one.currency === currency);
  const covered = sum(ours.filter(({ status }) => status === 'sent').map((one) => one.covered));
  differs('refunds_due_differs', -of('refunds_due'), sum(gone.map(amountOf)) - covered);
  // What was taken at a counter is no money of the provider's: each is compared with its own account.
  for (const [account, code] of HELD_CODES) {
    const own = payments.filter((one) => heldOf(one.provider) === account);
    const isOfOwn = ({ paymentId }: { paymentId: string }) => own.some(({ id }) => id === paymentId);
    const taken = own.filter((one) => wasPaid(one) && (one.receivedCurrency ?? currency) === currency);
    const sent = ours.filter(({ status, byHand, cause }) => status === 'sent' && !byHand && !isPaidApart(cause));
    const back = [...sent.filter(isOfOwn).map((one) => one.amount - one.covered), ...gone.filter(isOfOwn).map(amountOf)];
    differs(code, -of(account), sum(taken.map((one) => one.received ?? one.amount)) - sum(back));
  }
  return found;
}
