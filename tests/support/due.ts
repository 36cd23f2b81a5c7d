import { checkSavedSearch } from '#cms/alerts/check-saved-search.ts';
import { findDueSearches } from '#cms/alerts/find-due-searches.ts';
import { endHold } from '#cms/booking/expire-hold.ts';
import { findDueWaits } from '#cms/booking/waitlist/find-due-waits.ts';
import { offerPlaces } from '#cms/booking/waitlist/offer-places.ts';
import { sendLetter } from '#cms/follow/send-letter.ts';
import { closeCheckout, findClosable } from '#cms/payments/close-checkout.ts';
import { payRefund } from '#cms/payments/pay-refunds.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { PaymentError } from '#cms/ports/payment/payment-error.ts';

/** The clock's work without the queue: each piece that is due, once. */

export async function expireHolds(portal: Portal): Promise<void> {
  for (const id of await portal.bookings.ranOutBy(portal.now())) await endHold(portal, id);
  for (const id of await findClosable(portal)) await unlessAway(closeCheckout(portal, id));
}

/** What was left to be told by who was killed before it was. */
export async function sendLetters(portal: Portal): Promise<void> {
  for (const { id: key } of await portal.letters.overdue()) await sendLetter(portal, key);
}

export async function payRefunds(portal: Portal): Promise<void> {
  for (const { id } of await portal.refunds.due()) await unlessAway(payRefund(portal, id));
}

/** What goes wrong with one family's is kept from the others: each is a job of its own. */
export async function checkSavedSearches(portal: Portal, options?: Parameters<typeof findDueSearches>[1]): Promise<void> {
  for (const id of await findDueSearches(portal, options)) await checkSavedSearch(portal, id).catch(() => undefined);
}

async function unlessAway(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof PaymentError)) throw error;
  });
}

/** What is free goes to who is first on the waitlist, and what is over ends. */
export async function offerWaitlists(portal: Portal): Promise<void> {
  for (const id of await findDueWaits(portal)) await offerPlaces(portal, id);
}
