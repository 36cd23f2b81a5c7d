import { type TellNeeds, tellFamily } from '#cms/payments/tell-family.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { isForNow } from '#cms/ports/notify/port.ts';
import { reminderKind, reminderOf, renewalNoticeAt } from '#domain/booking/reminder.ts';
import { renewalFor } from './renew.ts';

type Reminding = TellNeeds & Pick<Portal, 'children' | 'special' | 'terms' | 'work'>;

/**
 * Reminds a family of the end of its hold, or on the eve of its first day, once: what has been cancelled meanwhile says
 * nothing, what was moved says it for the new day. Throws where the message can go out later.
 */
export async function remindFamily(portal: Reminding, id: string): Promise<'reminded' | 'nothing_due'> {
  const { bookings, now, work } = portal;
  const booking = await bookings.get(id);
  const { remindAt } = booking;
  if (!remindAt || remindAt > now()) return 'nothing_due';
  const kind = reminderKind(booking, now());
  // What was booked together and is due at the same moment is told by the first of it.
  const alike = (await bookings.together(booking)).filter(
    (one) => one.remindAt === remindAt && reminderKind(one, now()) === kind,
  );
  if (kind && alike[0]?.id !== id) return 'nothing_due';
  // Who has booked what comes next is told nothing.
  const isDue = kind !== 'renewal' || (await renewalFor(portal, booking)) !== undefined;
  if (kind && isDue) {
    const sent = await tellFamily(portal, booking, kind, { about: remindAt });
    if (!sent.ok && isForNow(sent.code)) throw new Error(`a reminder could not be sent: ${sent.code}`);
  }
  await work(async (unit) => {
    // A move may have set another one.
    for (const one of [id, ...alike.map((other) => other.id)]) {
      const seen = await bookings.get(one, unit);
      if (seen.remindAt !== remindAt) continue;
      const notice = renewalNoticeAt(seen, { now: now(), days: portal.city.renewalNoticeDays });
      const next = reminderOf(seen, now(), portal.city.timeZone) ?? notice;
      await bookings.set(one, { remindAt: next ?? null }, unit);
    }
  });
  return kind ? 'reminded' : 'nothing_due';
}
