import { todayOf } from '#cms/core/clock.ts';
import { conflict, notFound, type Result, together, unprocessable } from '#cms/core/problem.ts';
import { readSaid } from '#cms/input/text-fields.ts';
import { prose } from '#cms/input/values.ts';
import { sendToFamily } from '#cms/payments/family-letters.ts';
import { payRefundsOf } from '#cms/payments/pay-refunds.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { isMonthly } from '#domain/care/care.ts';
import type { InEveryLanguage } from '#domain/language/lang.ts';
import { addDays, type CivilDate } from '#domain/time/civil-date.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { type Cancelling, cancelForCentre } from './cancel-booking.ts';
import { type ClosingWish, type Planning, planClosing, seenOf } from './plan-closing.ts';

export interface AnnouncedClosing extends ClosingWish {
  reason: InEveryLanguage;
  /** Single stays whose money goes back when families are told; of the others the family chooses. */
  refunds: readonly string[];
  /** What was shown of the plan: where it is another by now, nothing is done. */
  seen: string;
  staffId: string;
}

type Closing = Planning & Cancelling & Pick<Portal, 'audit' | 'closures'>;

/**
 * Shuts a centre on some days. Nothing can be booked on them from now on; for as long as it can be taken back no message
 * and no money leaves.
 */
export async function closeDays(portal: Closing, wish: AnnouncedClosing): Promise<Result<{ id: string }>> {
  const { classIds = [], facilityId, from, to, reason, staffId } = wish;
  if (Object.values(reason).some((words) => words.length > 200)) return unprocessable('closing_words', { field: 'words' });
  const unread = Object.values(reason).map((words) => readSaid('words', prose(200, 1), words));
  const wrong = together(unread);
  if (wrong) return wrong;
  const planned = await planClosing(portal, wish);
  if (!planned.ok) return planned;
  const { plan } = planned;
  if (seenOf(plan) !== wish.seen) return conflict('closing_changed');
  const single = plan.stays.filter(({ booking }) => !isMonthly(booking.request)).map(({ booking }) => booking.id);
  const refunds = single.filter((id) => wish.refunds.includes(id));
  const tellAt = plusMinutes(portal.now(), portal.city.closingUndoMinutes);
  const id = await portal.work(async (unit) => {
    await portal.audit.write(
      {
        actor: staffId,
        action: 'close_days',
        subject: `facility:${facilityId}`,
        detail: { from, to, ...(classIds.length > 0 ? { classes: classIds } : {}) },
      },
      unit,
    );
    return portal.closures.add({ facilityId, from, to, classIds, reason, tellAt, refunds }, unit);
  });
  return { ok: true, id };
}

interface OwnClosing {
  id: string;
  facilityId: string;
  staffId: string;
}

/**
 * Takes days off back. As long as nobody was told they never were; later the centre opens again from the next day that is
 * still to come, and `tell-shut.ts` tells families so. Money that has gone back stays with the family.
 */
export function reopenDays(portal: Closing, { id, facilityId, staffId }: OwnClosing): Promise<Result<{ undone: boolean }>> {
  const { audit, closures, now, work } = portal;
  return work(async (unit): Promise<Result<{ undone: boolean }>> => {
    const closure = await closures.find(id, facilityId, unit);
    if (!closure) return notFound('closing_not_found');
    const today = todayOf(portal);
    if (closure.to < today) return conflict('closing_over');
    const undone = closure.tellAt !== undefined && !closure.toldAt && now() < closure.tellAt;
    const isHanging = closure.tellAt !== undefined && !closure.toldAt && !undone;
    // Families are being told this moment.
    if (isHanging) return conflict('closing_going_out');
    const detail = { from: closure.from, to: closure.to };
    await audit.write(
      { actor: staffId, action: undone ? 'undo_closing' : 'reopen_days', subject: `facility:${facilityId}`, detail },
      unit,
    );
    const opens: CivilDate = addDays(today, 1);
    if (undone || closure.from >= opens) await closures.remove(id, unit);
    // Today is as it was said to be; what is over stays on record.
    else if (closure.to > today) await closures.set(id, { to: today }, unit);
    else return conflict('closing_over');
    return { ok: true, undone };
  });
}

/**
 * Carries out what was announced, once it can no longer be taken back: cancels the stays whose money is to go back, and
 * then lets all the other families be told. Done again after a crash it goes on where it was.
 */
export async function carryOutClosing(portal: Closing, id: string): Promise<'carried_out' | 'nothing_due'> {
  const { bookings, closures, now, work } = portal;
  const closure = await closures.find(id, undefined);
  if (!closure?.tellAt || closure.toldAt || now() < closure.tellAt) return 'nothing_due';
  const { from, to, reason, refunds } = closure;
  for (const bookingId of refunds) {
    const booking = await bookings.get(bookingId);
    if (booking.status !== 'confirmed') continue;
    const days = booking.occasions.map(({ date }) => date).filter((date) => from <= date && date <= to);
    const done = await cancelForCentre(portal, { booking, because: { days, reason } });
    // What has begun, or has been moved, meanwhile is left to its family.
    if (!done.ok) continue;
    await sendToFamily(portal, bookingId);
    await payRefundsOf(portal, bookingId);
  }
  await work((unit) => closures.set(id, { toldAt: now() }, unit));
  return 'carried_out';
}
