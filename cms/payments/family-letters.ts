import { deliverNow } from '#cms/portal/deliver.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { SendResult } from '#cms/ports/notify/port.ts';
import type { Letter } from '#cms/records/letters.ts';
import { type About, type TellNeeds, TOLD_OF_REFUND, type Told, tellFamily, tellOfMonth, tellOfRefund } from './tell-family.ts';

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
    await deliverNow(portal, key, (letter) => tellOfLetter(portal, letter));
}

/** Says what a letter about a booking is to say, as the booking is by now. */
export async function tellOfLetter(portal: LetterNeeds, { kind, subject, about: kept }: Letter): Promise<SendResult | undefined> {
  const booking = await portal.bookings.get(subject);
  const about = kept as About;
  const ofRefund = TOLD_OF_REFUND.find((one) => one === kind);
  if (ofRefund) return tellOfRefund(portal, booking, ofRefund);
  if (kind === 'month_settled' && about.month) return tellOfMonth(portal, booking, about.month);
  return tellFamily(portal, booking, kind as Told, about);
}
