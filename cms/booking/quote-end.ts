import { type RefundPreview, refundPreview, refuseReason } from '#cms/contracts/refund-preview.ts';
import { conflict, type Problem, type Result, unprocessable } from '#cms/core/problem.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { endedWith, whyNotEnded } from '#domain/booking/early-end.ts';
import { isMonthly, type Occasion } from '#domain/care/care.ts';
import { amend } from '#domain/contract/amendment.ts';
import type { ContractSnapshot } from '#domain/contract/contract.ts';
import type { LeavingReason } from '#domain/contract/refund-rules.ts';
import type { Fen } from '#domain/money/money.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { type Instant, toLocal } from '#domain/time/zoned-time.ts';

type Judging = Parameters<typeof refundPreview>[0];

/** What ending care with a day comes to, before it is signed. */
export interface EarlyEnd {
  /** The booking as it would be. */
  ended: BookingRecord;
  lastDay: CivilDate;
  /** When that day is over: what comes back is worked out then. */
  settlesAt: Instant;
  /** What comes back then if the child comes on every booked day until it, and if on none any more. */
  least: Fen;
  most: Fen;
  /** The money is there by this day. */
  byDate: CivilDate;
  /** What cancelling at once gives back. */
  now: RefundPreview;
  /** What would be signed. */
  snapshot: ContractSnapshot;
}

/** Why a guardian cannot end monthly care on a day to come; `undefined` when it can. */
export async function whyNotEndedEarly(
  portal: Judging,
  booking: BookingRecord,
  guardianId: string,
): Promise<Problem | undefined> {
  const why = whyNotEnded({ ...booking, monthly: isMonthly(booking.request) }, portal.now());
  if (why) return conflict(why);
  // The contract is signed anew, and nobody signs in another's name.
  if (booking.guardianId !== guardianId) return conflict('signed_by_other');
  // Whoever is left without care by the centre cancels, and has everything back that was not provided.
  const preview = await refundPreview(portal, booking);
  return preview?.cause === 'centre' ? conflict('end_centre_stops') : undefined;
}

/** What comes back of care that ends early, by whose doing it is: if the child comes on every day until then, and on none. */
export async function backWith(
  portal: Judging,
  booking: BookingRecord,
  {
    endsAt: at,
    occasions,
    cause,
    why,
  }: { endsAt: Instant; occasions: readonly Occasion[]; cause: 'family' | 'centre'; why?: LeavingReason },
): Promise<{ least: Fen; most: Fen; byDate: CivilDate } | undefined> {
  const today = toLocal(portal.now(), portal.city.timeZone).date;
  const comes = occasions.map(({ date }) => date).filter((date) => date >= today);
  const [most, every] = await Promise.all([
    refundPreview(portal, booking, { at, cause, why }),
    refundPreview(portal, booking, { at, cause, comes, why }),
  ]);
  // Of days that are over and of which nothing is noted, the centre is asked: it may say that the child came.
  return most && every && { least: every.asked?.least ?? every.total, most: most.total, byDate: most.byDate };
}

/** What ending with a day gives back, by the same rules as cancelling then, and the contract that says so. */
export async function quoteEnd(
  portal: Judging,
  booking: BookingRecord,
  wanted: CivilDate,
  why?: LeavingReason,
): Promise<Result<EarlyEnd>> {
  const unasked = refuseReason(booking, why);
  if (unasked) return unasked;
  const { city, contracts, now } = portal;
  const span = endedWith(booking, wanted, { now: now(), timeZone: city.timeZone });
  if (typeof span === 'string') return unprocessable(span, { field: 'lastDay' });
  const { to: lastDay, endsAt: at, occasions, settlesAt } = span;
  const [sums, atOnce] = await Promise.all([
    backWith(portal, booking, { ...span, cause: 'family', why }),
    refundPreview(portal, booking, { why }),
  ]);
  if (!sums || !atOnce || !booking.contractId) return conflict('end_not_paid');
  const { least, most, byDate } = sums;
  const { snapshot: signed, snapshotHash: hash } = await contracts.get(booking.contractId);
  const snapshot = amend(
    { snapshot: signed, hash },
    {
      service: { ...signed.service, to: lastDay, occasions },
      refundSteps: atOnce.steps,
      // Of months that are not had any more nothing is said.
      ...(signed.refundLater && { refundLater: signed.refundLater.filter(({ from }) => from <= lastDay) }),
      ending: { lastDay, least, most, ...(why ? { why } : {}) },
    },
  );
  return {
    ok: true,
    ended: { ...booking, to: lastDay, endsAt: at, occasions },
    lastDay,
    settlesAt,
    least,
    most,
    byDate,
    now: atOnce,
    snapshot,
  };
}
