import { facilityIdOf, hasRole, type StaffUser } from '#cms/access/roles.ts';
import { conflict, notFound, type Result, unprocessable } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Payment } from '#cms/records/payload-types.ts';
import type { RefundRecord } from '#cms/records/refunds.ts';
import { idOf } from '#cms/records/supply.ts';
import type { DailyClosing, TillEntry } from '#cms/records/till.ts';
import { CENTRE_METHODS, type CentreMethod, countCash, needsReason, type TillBooks, tillSums } from '#domain/money/at-centre.ts';
import { type Fen, sum } from '#domain/money/money.ts';
import { plusMinutes, toLocal } from '#domain/time/zoned-time.ts';
import { attemptKey } from './book-paid-back.ts';
import { isStillDue } from './pay-extra.ts';
import { type Settlement, type Settling, settlePayment } from './settle-payment.ts';
import { settleRefund } from './settle-refund.ts';
import type { TakingOutside } from './take-outside.ts';

type Counting = Settling & TakingOutside & Pick<Portal, 'atCentre' | 'audit' | 'till'>;
export type Counter = { user: StaffUser };

/** The centre whose counter somebody serves. */
export const counterOf = (user: StaffUser): string | undefined =>
  hasRole(user, 'head', 'counter') ? facilityIdOf(user) : undefined;

const byOf = (user: StaffUser) => user.name || user.id;

/**
 * Money has come at the counter: it is recorded, once, and the booking is confirmed as by any other payment, with its receipt.
 * What was recorded and not taken further, because a process was killed, is taken up where it was left. Says what became of
 * it: where the places cannot be had any more, the money is to be handed back.
 */
export async function takeThere(
  portal: Counting,
  { paymentId, user, method, proof }: Counter & { paymentId: string; method: string; proof: string },
): Promise<Result<{ bookingId: string; settled: Settlement }>> {
  const way = CENTRE_METHODS.find((one) => one === method);
  if (!way) return unprocessable('counter_till.method', { field: 'method' });
  if (way !== 'cash' && proof.trim() === '') return unprocessable('counter_till.proof', { field: 'proof' });
  const payment = await ofCounter(portal, paymentId, user);
  if (!payment?.providerRef) return notFound('counter_till.none');
  const parts = await portal.payments.partsOf(payment.checkout);
  const outcome = await portal.atCentre.decide(payment.providerRef, 'approve', way);
  if (outcome?.state.status !== 'paid') return conflict('counter_till.over');
  const asPaid = CENTRE_METHODS.find((one) => one === outcome.state.method) ?? way;
  const at = outcome.state.paidAt ?? portal.now();
  await portal.work(async (unit) => {
    for (const { reference, booking, facility, amount } of parts)
      if (!(await portal.till.find(reference, unit))) {
        const of = { facilityId: idOf(facility), bookingId: idOf(booking), by: byOf(user), proof: proof.trim() };
        await portal.till.add({ key: reference, method: asPaid, amount, at, ...of }, unit);
        await portal.audit.write(
          { actor: user.id, action: 'till_taken', subject: reference, detail: { amount, method: asPaid } },
          unit,
        );
      }
    return { ok: true };
  });
  const settled = await settlePayment(portal, outcome.state);
  return { ok: true, bookingId: idOf(payment.booking), settled };
}

/** What a counter may take; what was taken and not recorded, an administrator records at any of them. */
async function ofCounter(
  { payments }: Pick<Portal, 'payments'>,
  paymentId: string,
  user: StaffUser,
): Promise<Payment | undefined> {
  const own = counterOf(user);
  if (own) return (await payments.atCounter(own)).find(({ id }) => id === paymentId);
  if (!hasRole(user, 'administrator')) return undefined;
  const one = await payments.find(paymentId);
  return one?.provider === 'centre' && one.status === 'paid' ? one : undefined;
}

/** A refund of what was paid at the counter goes back the same way, and is recorded when it is handed out. */
export async function handBack(
  portal: Counting,
  { refundId, user, proof }: Counter & { refundId: string; proof: string },
): Promise<Result<{ bookingId: string }>> {
  const found = await toHandBack(portal, counterOf(user));
  const one = found.find(({ refund }) => refund.id === refundId);
  if (!one) return notFound('counter_till.none');
  const { refund, payment, method } = one;
  if (method !== 'cash' && proof.trim() === '') return unprocessable('counter_till.proof', { field: 'proof' });
  const outcome = await portal.atCentre.settleRefund(payment.providerRef ?? '', refund.refundRef ?? '', 'succeed');
  const state = (await portal.atCentre.find(payment.providerRef ?? ''))?.refunds.find(
    (each) => each.refundRef === refund.refundRef,
  );
  if (!outcome || state?.status !== 'succeeded') return conflict('counter_till.over');
  const key = attemptKey(refund);
  const amount = -(refund.amount - refund.covered);
  const given = await portal.work(async (unit): Promise<Result<object>> => {
    const known = await portal.till.find(key, unit);
    // Somebody else was faster: it is handed out once.
    if (known) return known.by === byOf(user) ? { ok: true } : conflict('counter_till.over');
    const of = { facilityId: idOf(payment.facility), bookingId: refund.bookingId, by: byOf(user), proof: proof.trim() };
    await portal.till.add({ key, method, amount, at: portal.now(), ...of }, unit);
    await portal.audit.write({ actor: user.id, action: 'till_given', subject: key, detail: { amount, method } }, unit);
    return { ok: true };
  });
  const { providerRef = '', currency } = payment;
  await settleRefund(portal, {
    ...{ refundRef: refund.refundRef ?? '', providerRef: providerRef ?? '', reference: payment.checkout, key, currency },
    ...{ amount: -amount, status: 'succeeded' },
  });
  return given.ok ? { ok: true, bookingId: refund.bookingId } : given;
}

interface ToHandBack {
  refund: RefundRecord;
  payment: Payment;
  method: CentreMethod;
}

/** What was paid at a counter and is to be handed back there. */
async function toHandBack(
  { payments, refunds }: Pick<Portal, 'payments' | 'refunds'>,
  facilityId: string | undefined,
): Promise<ToHandBack[]> {
  if (!facilityId) return [];
  const own = new Map((await payments.atCounter(facilityId)).map((one) => [one.id, one]));
  return (await refunds.onTheWay()).flatMap((refund) => {
    const payment = own.get(refund.paymentId);
    return payment ? [{ refund, payment, method: CENTRE_METHODS.find((one) => one === payment.method) ?? 'cash' }] : [];
  });
}

/** The counter's day is counted and closed; a difference has a reason. What comes later is in the next closing. */
export async function closeTill(
  portal: Pick<Portal, 'audit' | 'city' | 'now' | 'till' | 'work'>,
  { user, counted, reason: typed }: Counter & { counted: Fen; reason: string },
): Promise<Result<{ closing: DailyClosing }>> {
  const facilityId = counterOf(user);
  if (!facilityId) return notFound('counter_till.none');
  const { audit, city, now, till, work } = portal;
  return work(async (unit): Promise<Result<{ closing: DailyClosing }>> => {
    await till.takeTurn(facilityId, unit);
    const entries = await till.open(facilityId, unit);
    if (entries.length === 0) return conflict('counter_till.nothing');
    const sums = tillSums(entries);
    const { expected, difference } = countCash(sums, counted);
    const reason = typed.trim().slice(0, 300);
    if (needsReason(difference, reason)) return unprocessable('counter_till.reason', { field: 'reason' });
    const closedAt = now();
    const closed = { facilityId, sums, expected, counted, difference, closedBy: byOf(user), closedAt };
    const day = toLocal(closedAt, city.timeZone).date;
    const closing = await till.close({ ...closed, ...(reason ? { reason } : {}) }, day, unit);
    const detail = { counted, difference };
    await audit.write({ actor: user.id, action: 'till_closed', subject: closing.number, detail }, unit);
    return { ok: true, closing };
  });
}

/** What a counter has before it: who is to pay, what is to be handed back, what has come since the last closing. */
export interface CounterView {
  /** One checkout, however many stays it covers, is one line. */
  toPay: Payment[];
  /** Money that came and is in no till yet: a process was killed between the two. */
  missing: { payment: Payment; amount: Fen }[];
  toHandBack: ToHandBack[];
  entries: TillEntry[];
  closings: DailyClosing[];
  books: TillBooks;
}

export async function counterView(
  portal: Pick<Portal, 'bookings' | 'ledger' | 'now' | 'payments' | 'refunds' | 'till'>,
  facilityId: string,
): Promise<CounterView> {
  const before = plusMinutes(portal.now(), 1);
  const [all, back, entries, closings, balances] = await Promise.all([
    portal.payments.atCounter(facilityId),
    toHandBack(portal, facilityId),
    portal.till.open(facilityId),
    portal.till.closings(facilityId),
    portal.ledger.balances({ facilityId, before }),
  ]);
  const open = all.filter(({ status }) => status === 'open');
  const held = new Map((await portal.bookings.findAll(open.map(({ booking }) => idOf(booking)))).map((one) => [one.id, one]));
  const isHeld = ({ booking, extra }: Payment) => {
    const of = held.get(idOf(booking));
    return extra ? isStillDue(of?.actions ?? [], extra, portal.now()) : (of?.paysBy ?? '') > portal.now();
  };
  const paid = all.filter(({ status }) => status === 'paid');
  const recorded = await portal.till.recorded(paid.map(({ reference }) => reference));
  const toPay = [...new Map(open.filter(isHeld).map((one) => [one.checkout, one])).values()];
  const unrecorded = Map.groupBy(
    paid.filter(({ reference }) => !recorded.has(reference)),
    ({ checkout }) => checkout,
  );
  const missing = [...unrecorded.values()].flatMap(([payment, ...others]) =>
    payment ? [{ payment, amount: sum([payment, ...others].map((one) => one.received ?? one.amount)) }] : [],
  );
  const closed = closings.flatMap(({ sums }) => sums.map(({ left }) => left));
  const books: TillBooks = {
    booked: 0 - balances.till,
    recorded: sum([...closed, ...entries.map(({ amount }) => amount)]),
    toHandBack: sum(back.map(({ refund }) => refund.amount - refund.covered)),
    missing: sum(missing.map(({ amount }) => amount)),
  };
  return { toPay, missing, toHandBack: back, entries, closings, books };
}
