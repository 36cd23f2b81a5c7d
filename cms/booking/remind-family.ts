import { type TellNeeds, tellFamily } from '#cms/payments/tell-family.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { isForNow } from '#cms/ports/notify/port.ts';
import { reminderKind } from '#domain/booking/reminder.ts';

type Reminding = TellNeeds & Pick<Portal, 'bookings' | 'now' | 'work'>;

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
  if (kind) {
    const sent = await tellFamily(portal, booking, kind, { about: remindAt });
    if (!sent.ok && isForNow(sent.code)) throw new Error(`a reminder could not be sent: ${sent.code}`);
  }
  await work(async (unit) => {
    // A move may have set another one.
    if ((await bookings.get(id, unit)).remindAt === remindAt) await bookings.set(id, { remindAt: null }, unit);
  });
  return kind ? 'reminded' : 'nothing_due';
}
