import { todayOf } from '#cms/core/clock.ts';
import { conflict, notFound, type Result } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { DelegateRecord } from '#cms/records/delegate-codes.ts';
import { whyNotCounted } from '#domain/booking/delegate-code.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { delegateByCode } from './delegates/delegate-by-code.ts';
import { countPickupGuess, settlePickupGuess } from './pickup-guesses.ts';
import { dayRoster, type RosterLine } from './roster.ts';

/** Who of a day's list is collected by a pick-up code, or by one that was made for one person and day, and then who that is. That the list was read is logged, as ever; guesses are counted. */
export async function childByCode(
  portal: Parameters<typeof dayRoster>[0] & Pick<Portal, 'bookings' | 'delegateCodes' | 'environment' | 'limits'>,
  { code, ...asked }: { facilityId: string; date: CivilDate; code: string; reader: string },
): Promise<Result<{ line: RosterLine; delegate?: DelegateRecord }>> {
  const told = code.replace(/\s/g, '');
  if (!told) return notFound('pickup_code_of_nobody');
  const guess = { staffId: asked.reader };
  const locked = await countPickupGuess(portal, guess);
  if (locked) return locked;
  // Who is enrolled outside the portal has no code.
  const booked = (await dayRoster(portal, asked)).filter(({ enrolled }) => !enrolled);
  for (const line of booked) {
    if ((await portal.bookings.get(line.booking)).pickupCode !== told) continue;
    await settlePickupGuess(portal, guess);
    return { ok: true, line };
  }
  const delegate = await delegateByCode(portal, { ...asked, code: told });
  if (!delegate) return notFound('pickup_code_of_nobody');
  await settlePickupGuess(portal, guess);
  const closed = whyNotCounted(delegate, { date: asked.date, today: todayOf(portal) });
  if (closed) return conflict(closed, { field: 'code', params: { day: delegate.date } });
  const line = booked.find(({ booking }) => booking === delegate.bookingId);
  return line ? { ok: true, line, delegate } : conflict('delegate_no_stay', { field: 'code' });
}
