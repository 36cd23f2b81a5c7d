import { z } from 'zod';
import { todayOf } from '#cms/core/clock.ts';
import { attemptKey } from '#cms/payments/book-paid-back.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { PaymentError } from '#cms/ports/payment/payment-error.ts';
import type { DayThere, TakenThere } from '#cms/ports/payment/port.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { ContractRecord } from '#cms/records/contracts.ts';
import { centreCode } from '#cms/records/identity.ts';
import type { Payment } from '#cms/records/payload-types.ts';
import type { RefundRecord } from '#cms/records/refunds.ts';
import { idOf } from '#cms/records/supply.ts';
import type { CheckoutPart, KeptPayment, Mismatch, MoneyOfBooking, ProviderSays } from '#domain/booking/books.ts';
import { backOf } from '#domain/booking/payment-checks.ts';
import { reconcile } from '#domain/booking/reconcile.ts';
import { takenUnknown } from '#domain/booking/taken-there.ts';
import { eventOf, missingIn, receiptNumber } from '#domain/money/receipt.ts';
import { addDays, type CivilDate } from '#domain/time/civil-date.ts';
import { toInstant } from '#domain/time/zoned-time.ts';
import { contractHash } from './documents/sha256.ts';
import { fitsBefore, readChain } from './read-chain.ts';

type Reading = Pick<
  Portal,
  | 'bookings'
  | 'city'
  | 'contracts'
  | 'facilities'
  | 'ledger'
  | 'log'
  | 'now'
  | 'outsideReturns'
  | 'payment'
  | 'payments'
  | 'receipts'
  | 'refunds'
  | 'special'
  | 'till'
>;

export interface Reconciled {
  bookings: number;
  /** Payments of which the provider could not be asked. */
  away: number;
  /** With its booking, where it is of one. */
  found: (Mismatch & { bookingId?: string; number?: string; facilityId?: string })[];
}

/** Ledger against provider against bookings against contracts, booking by booking. Writes nothing. */
export async function reconcileMoney(portal: Reading, told: (done: number, of: number) => void = () => {}): Promise<Reconciled> {
  const ids = [...new Set([...(await portal.payments.bookingIds()), ...(await portal.ledger.bookingIds())])].sort();
  const chains = new Map<string, Promise<ChainState>>();
  const result: Reconciled = { bookings: ids.length, away: 0, found: [] };
  for (const [at, id] of ids.entries()) {
    const read = await readMoney(portal, id, chains);
    told(at + 1, ids.length);
    if (!read) {
      result.found.push({ code: 'rows_unreadable', about: id, bookingId: id });
      continue;
    }
    const { booking, money } = read;
    result.away += [...money.provider.values()].filter((says) => says === 'away').length;
    const { number, facilityId } = booking;
    result.found.push(...reconcile(money).map((one) => ({ ...one, bookingId: id, number, facilityId })));
  }
  result.found.push(...missingReceipts(await portal.receipts.sequences()));
  for (const back of DAYS_BACK) result.found.push(...(await takenOnDay(portal, addDays(todayOf(portal), -back), result)));
  return result;
}

/** A provider's list of a day may be late, and a night may be missed. */
const DAYS_BACK = [1, 2, 3];

/** Money at the providers, by their own lists of a day, that no payment here accounts for. */
async function takenOnDay(portal: Reading, date: CivilDate, result: Reconciled): Promise<Mismatch[]> {
  const { city, facilities, payments } = portal;
  const instant = (day: CivilDate) => toInstant({ date: day, minute: 0 }, city.timeZone);
  const day = { date, from: instant(date), to: instant(addDays(date, 1)), accounts: await facilities.stripeAccounts() };
  const taken = await listTaken(portal, day, () => {
    result.away += 1;
  });
  const known = new Set<string>();
  for (const { reference } of taken) if (reference && (await payments.partsOf(reference)).length > 0) known.add(reference);
  return takenUnknown(taken, known);
}

/** A list that cannot be had, or cannot be read, is one night's lack: whatever else was found, the other lists among it, is told all the same. */
async function listTaken({ payment, log }: Reading, day: DayThere, lacks: () => void): Promise<TakenThere[]> {
  const unread = (error: unknown, way?: string) => {
    const isAway = error instanceof PaymentError;
    const about = { date: day.date, way, code: isAway ? error.code : 'unreadable', err: error };
    log[isAway ? 'warn' : 'error'](about, 'a provider’s list of a day could not be read');
    lacks();
  };
  try {
    return (await payment.listTaken?.({ ...day, unread })) ?? [];
  } catch (error) {
    unread(error);
    return [];
  }
}

/** Numbers of receipts that a centre's year leaves out: somebody has taken one away. */
function missingReceipts(taken: Awaited<ReturnType<Reading['receipts']['sequences']>>): Mismatch[] {
  const years = Map.groupBy(taken, ({ facilityId, year }) => `${facilityId} ${year}`);
  return [...years.values()].flatMap((all) =>
    missingIn(all.map(({ sequence }) => sequence)).map((sequence) => {
      const { facilityId = '', year = 0 } = all[0] ?? {};
      return {
        code: 'receipt_number_missing' as const,
        about: receiptNumber({ centre: centreCode(facilityId), year, sequence }),
      };
    }),
  );
}

/** What nobody can read, because somebody wrote past the program, keeps nobody from reading the rest. */
async function readMoney(portal: Reading, id: string, chains: Map<string, Promise<ChainState>>) {
  try {
    const booking = await portal.bookings.get(id);
    return { booking, money: await moneyOf(portal, booking, chains) };
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    portal.log.error({ booking: id, err: error }, 'a row of a booking cannot be read');
    return undefined;
  }
}

/** All that is written down of a booking's money, here and at the provider. */
async function moneyOf(
  portal: Reading,
  booking: BookingRecord,
  chains: Map<string, Promise<ChainState>>,
): Promise<MoneyOfBooking> {
  const { id, contractId, actions, lines, total, terms, status, facilityId, occasions } = booking;
  const [contract, payments, refunds, outside, entries, receipts] = await Promise.all([
    contractId ? portal.contracts.findAt(contractId, facilityId) : undefined,
    portal.payments.allOf(id),
    portal.refunds.listOf(id),
    portal.outsideReturns.ofBooking(id),
    portal.ledger.listOf(id),
    portal.receipts.listOf(id),
  ]);
  const provider = new Map<string, ProviderSays>();
  for (const one of payments) if (one.providerRef) provider.set(one.id, await says(portal, one.providerRef));
  return {
    now: portal.now(),
    timeZone: portal.city.timeZone,
    currency: portal.city.currency,
    special: portal.special(),
    booking: {
      id,
      facilityId,
      status,
      actions,
      lines,
      total,
      terms,
      days: daysOf(booking),
      contractId: contractId ?? undefined,
      settles: Boolean(booking.nextSettlementAt),
      delivers: occasions.length > 0 && status === 'confirmed',
    },
    contract: contract && { ...ofContract(contract), chain: await chainOf(portal, contract, chains) },
    payments,
    refunds: refunds.map(keptRefund),
    till: (await portal.till.ofBooking(id)).map(({ key, amount }) => ({ key, amount })),
    outside,
    entries,
    // What was taken back does not count, nor does what took it back: what stands in its place does.
    receipts: receipts.flatMap(({ number, kind, source, amount, voidedBy }) =>
      kind === 'void' || voidedBy ? [] : [{ number, kind, source: eventOf(source), amount, lines: amount }],
    ),
    provider,
    checkouts: await checkoutsOf(portal, payments),
  };
}

/** What a booking's payments cover beside it. */
async function checkoutsOf(portal: Reading, payments: readonly KeptPayment[]): Promise<MoneyOfBooking['checkouts']> {
  const checkouts = new Map<string, readonly CheckoutPart[]>();
  for (const checkout of new Set(payments.map((one) => one.checkout))) {
    const covered = await portal.payments.partsOf(checkout);
    const isOwn = covered.length === 1 && covered[0]?.reference === checkout;
    if (!isOwn) checkouts.set(checkout, await Promise.all(covered.map((one) => partOf(portal, one))));
  }
  return checkouts;
}

async function partOf(portal: Reading, payment: Payment): Promise<CheckoutPart> {
  const { id, reference, status, amount, checkoutTotal, providerRef } = payment;
  const [{ facilityId, order }, refunds, outside] = await Promise.all([
    portal.bookings.get(idOf(payment.booking)),
    portal.refunds.ofPayment(id),
    portal.outsideReturns.ofPayment(id),
  ]);
  const back = backOf(id, { refunds: refunds.map(keptRefund), outside });
  const received = status === 'paid' ? (payment.received ?? amount) : 0;
  const of = { bookingId: idOf(payment.booking), facilityId, order, providerRef: providerRef ?? undefined };
  return { ...of, reference, status, amount, total: checkoutTotal, received, back };
}

const keptRefund = (one: RefundRecord) => ({ ...one, attempt: attemptKey(one), byHand: Boolean(one.byHand) });

/** Booked days, those before a move among them: what was given then was given. */
const daysOf = ({ occasions, actions }: BookingRecord) => [
  ...occasions.map(({ date }) => date),
  ...actions.flatMap((action) =>
    action.type === 'move' || action.type === 'end_early' ? action.was.map(({ date }) => date) : [],
  ),
];

type ChainState = NonNullable<MoneyOfBooking['contract']>['chain'];

/** Of the stays under one framework the chain is looked at once. */
function chainOf(
  portal: Reading,
  contract: ContractRecord,
  known: Map<string, Promise<ChainState>>,
): Promise<ChainState> | undefined {
  const { amends, annex } = contract.snapshot;
  if (amends && !annex) return fitsBefore(portal, contract).then((fits) => (fits ? 'whole' : 'broken'));
  if (!annex) return undefined;
  const key = contract.frameworkId ?? contract.id;
  const look = async () => {
    const chain = await readChain(portal, contract);
    return typeof chain === 'object' ? (chain.whole ? 'whole' : 'broken') : 'missing';
  };
  const found = known.get(key) ?? look();
  known.set(key, found);
  return found;
}

const ofContract = ({
  bookingId,
  snapshot,
  snapshotHash,
  signedAt,
}: ContractRecord): NonNullable<MoneyOfBooking['contract']> => ({
  bookingId,
  facilityId: snapshot.facility.id,
  lines: snapshot.lines,
  total: snapshot.total,
  terms: snapshot.terms,
  signedAt,
  keptHash: snapshotHash,
  hash: contractHash(snapshot),
});

async function says({ payment }: Reading, providerRef: string): Promise<ProviderSays> {
  try {
    const state = await payment.state(providerRef);
    if (!state) return 'unknown';
    const { status, amount, currency, reference, refunded } = state;
    return { status, amount, currency, reference, refunded };
  } catch {
    return 'away';
  }
}
