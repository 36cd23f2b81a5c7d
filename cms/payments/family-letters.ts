import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { isForNow, type SendResult } from '#cms/ports/notify/port.ts';
import type { Letter } from '#cms/records/letters.ts';
import { type About, type TellNeeds, type Told, tellFamily, tellOfMonth, tellOfRefund } from './tell-family.ts';

export type LetterNeeds = TellNeeds & Pick<Portal, 'bookings' | 'letters' | 'log' | 'outsideReturns' | 'refunds'>;

/** What a family is to be told of a booking, kept in the unit of work in which it happens. */
export async function writeToFamily(
  { letters }: Pick<Portal, 'letters'>,
  booking: { id: string },
  kind: Told,
  { unit, ...about }: About & { unit: Unit },
): Promise<void> {
  const key = [kind, booking.id, about.about].filter(Boolean).join(':');
  await letters.write({ key, kind, subject: booking.id, about: { ...about } }, unit);
}

/** Sends what a family is still to be told of a booking. What cannot go out now is left to the clock. */
export async function sendToFamily(portal: LetterNeeds, bookingId: string): Promise<void> {
  for (const { key } of await portal.letters.waitingOf(bookingId))
    await sendFamilyLetter(portal, key).catch((err) => portal.log.warn({ err, letter: key }, 'a family will be told later'));
}

/** Sends one letter, once, and puts it away. Throws where it can go out later. */
export async function sendFamilyLetter(portal: LetterNeeds, key: string): Promise<'sent' | 'nothing_due'> {
  const letter = await portal.letters.find(key);
  if (!letter) return 'nothing_due';
  const sent = await tell(portal, letter);
  if (sent && !sent.ok && isForNow(sent.code)) throw new Error(`a letter could not be sent: ${sent.code}`);
  await portal.letters.remove(key);
  return 'sent';
}

async function tell(portal: LetterNeeds, { kind, subject, about: kept }: Letter): Promise<SendResult | undefined> {
  const booking = await portal.bookings.get(subject);
  const about = kept as About;
  if (kind === 'booking_cancelled' || kind === 'refund_settled') return tellOfRefund(portal, booking, kind);
  if (kind === 'month_settled' && about.month) return tellOfMonth(portal, booking, about.month);
  return tellFamily(portal, booking, kind as Told, about);
}
