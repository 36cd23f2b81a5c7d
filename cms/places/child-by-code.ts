import { notFound, type Result } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { countPickupGuess, settlePickupGuess } from './pickup-guesses.ts';
import { dayRoster, type RosterLine } from './roster.ts';

/** Who of a day's list is collected by a pick-up code. That the list was read is logged, as ever; guesses are counted. */
export async function childByCode(
  portal: Parameters<typeof dayRoster>[0] & Pick<Portal, 'bookings' | 'limits'>,
  { code, ...asked }: { facilityId: string; date: CivilDate; code: string; reader: string },
): Promise<Result<{ line: RosterLine }>> {
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
  return notFound('pickup_code_of_nobody');
}
