import type { z } from 'zod';
import type { Guardian } from '#cms/payload-types.ts';
import type { Portal } from '#cms/portal.ts';
import { freshBooking } from '#cms/use-cases/fresh-booking.ts';
import { notFound, type Result } from '#cms/use-cases/problem.ts';
import type { bookingAnswer } from './answers.ts';
import { toBookingAnswer } from './booking-answer.ts';

/** A booking of this family as it now is: what every step of it answers with. */
export async function showBooking(
  portal: Portal,
  id: string | undefined,
  guardian: Guardian,
): Promise<Result<{ answer: z.infer<typeof bookingAnswer> }>> {
  const details = await freshBooking(portal, id ?? '', guardian.id);
  return details ? { ok: true, answer: toBookingAnswer(portal, details) } : notFound('booking_not_found');
}
