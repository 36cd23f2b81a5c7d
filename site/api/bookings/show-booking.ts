import type { z } from 'zod';
import { freshBooking } from '#cms/booking/fresh-booking.ts';
import { notFound, type Result } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import type { bookingAnswer } from '../answers.ts';
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
