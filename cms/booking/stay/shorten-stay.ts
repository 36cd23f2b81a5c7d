import { noPlace, notFound, type Result } from '#cms/core/problem.ts';
import { changeEnd, runningStay } from '#cms/payments/change-end.ts';
import { type LetterNeeds, sendToFamily, writeToFamily } from '#cms/payments/family-letters.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { type Keep, keeping } from '#cms/records/idempotency.ts';
import { stayToday, whyNotShorter } from '#domain/booking/stay-time.ts';
import { bookingToChange, type Changed, type EndWish, refuseFixed, tooOftenChanged } from './lengthen-stay.ts';
import { whyNotFetched } from './stay-choices.ts';

type Shortening = LetterNeeds &
  Parameters<typeof changeEnd>[0] &
  Pick<Portal, 'contracts' | 'environment' | 'limits' | 'special' | 'supplies' | 'work'>;

/**
 * Ends a stay earlier while the child is there: the time given up is others' at once. A stay that has begun is one
 * delivery, so by its contract nothing comes back; what was paid for can be had again without paying, while it is free.
 */
export async function shortenStay(portal: Shortening, wish: EndWish, keep?: Keep<Changed>): Promise<Result<Changed>> {
  const found = await bookingToChange(portal, wish);
  if (!found) return notFound('booking_not_found');
  const often = await tooOftenChanged(portal, wish);
  if (often) return often;
  const { timeZone } = portal.city;
  const done = await portal.work(
    keeping(keep, async (unit): Promise<Result<Changed>> => {
      const now = portal.now();
      const booking = await portal.bookings.get(found.id, unit);
      const stay = await runningStay(portal, booking);
      const occasion = stay && stayToday(stay, { now, timeZone });
      if (!stay || !occasion) return refuseFixed({ reason: 'not_here' }, timeZone);
      const { date, to: was } = occasion;
      const { to, by } = wish;
      if (was === to && booking.actions.some((one) => one.type === 'stay_shorter' && one.date === date && one.to === to))
        return { ok: true, booking };
      const fixed = whyNotShorter(stay, occasion, { to, now, timeZone });
      if (fixed) return refuseFixed(fixed, timeZone);
      const facility = await portal.supplies.fresh(booking.facilityId);
      const notThen = facility && whyNotFetched({ facility, special: portal.special() }, booking, { ...occasion, to });
      if (notThen) return { ...noPlace(notThen, date), field: 'until' };
      const after = await changeEnd(portal, booking, { type: 'stay_shorter', at: now, by, date, was, to }, unit);
      await writeToFamily(portal, after, 'stay_shorter', { day: date, end: to, about: String(after.revision), unit });
      return { ok: true, booking: after };
    }),
    { line: found.facilityId },
  );
  if (done.ok) await sendToFamily(portal, found.id);
  return done;
}
