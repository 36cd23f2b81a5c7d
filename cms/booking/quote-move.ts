import { refundPreview } from '#cms/contracts/refund-preview.ts';
import { conflict, type Problem, type Result, unprocessable } from '#cms/core/problem.ts';
import { refuseHours } from '#cms/places/child-hours.ts';
import { liveStays } from '#cms/places/live-stays.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { type Actor, attendanceOn, attendedDates } from '#domain/booking/booking-state.ts';
import { givenOf } from '#domain/booking/given-day.ts';
import { overlapping } from '#domain/booking/one-at-a-time.ts';
import { prepaidAt } from '#domain/booking/prepayment.ts';
import { type CareRequest, isMonthly } from '#domain/care/care.ts';
import { spanOf } from '#domain/care/span.ts';
import { requestRuleFor } from '#domain/places/on-request.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import { partyHeld } from './party-of.ts';
import { type Quote, type Quoting, quoteCare } from './quote-care.ts';
import { refuseStayPastCap, refuseUnplaced } from './why-not-held.ts';

type Judging = Parameters<typeof refundPreview>[0];

/** Why a guardian cannot move a booking now; `undefined` when it can, to a time of the same price. */
export async function whyNotMovable(portal: Judging, booking: BookingRecord, guardianId: string): Promise<Problem | undefined> {
  const { actions, status, request, startsAt } = booking;
  if (status === 'held' || status === 'signed') return conflict('reschedule_not_paid');
  if (status !== 'confirmed') return conflict('reschedule_ended');
  if (isMonthly(request)) return conflict('reschedule_monthly');
  if (givenOf(actions)) return conflict('reschedule_given');
  if (answersMoves(portal, booking)) return conflict('reschedule_asked');
  if (booking.occasions.some(({ date }) => attendanceOn(actions, date).absent)) return conflict('reschedule_absent');
  // Moving is signing anew, and nobody signs in another's name.
  if (booking.guardianId !== guardianId) return conflict('signed_by_other');
  if (portal.now() >= startsAt || attendedDates(actions).length > 0) return conflict('reschedule_begun');
  const preview = await refundPreview(portal, booking);
  return !preview || preview.total < preview.paid ? conflict('reschedule_too_late') : undefined;
}

/** A class that answers bookings itself answers for another time too: nobody moves into it without its yes. */
function answersMoves({ now, supplies }: Judging, { facilityId, classId, form }: BookingRecord): boolean {
  const facility = supplies.get(facilityId);
  const group = facility?.classes.find(({ id }) => id === classId);
  return Boolean(group && requestRuleFor(group, { ...facility, form, on: toLocal(now(), facility?.timeZone ?? '').date }));
}

/** What the same care costs at another time, how many places are left then, and the booking as it would be. */
export async function quoteMove(
  portal: Judging & Quoting & Pick<Portal, 'children'>,
  { booking, request, by }: { booking: BookingRecord; request: CareRequest; by?: Pick<Actor, 'kind'> },
): Promise<Result<{ quote: Quote; moved: BookingRecord; difference: number; free: boolean }>> {
  if (isMonthly(request) || request.form !== booking.form) return unprocessable('reschedule_same_care', { field: 'form' });
  const facility = portal.supplies.get(booking.facilityId);
  if (!facility) return conflict('not_bookable.listed_only');
  const { birthDate } = await portal.children.get(booking.childId);
  const { childId, classId, hadSameService } = booking;
  const sold = { classId, birthDate, hadSameService, concluded: true, party: partyHeld(booking, facility) };
  const quoted = await quoteCare(portal, { slug: facility.slug, request, ...sold });
  if (!quoted.ok) return quoted;
  const { quote } = quoted;
  const refused = refuseUnplaced(quote);
  if (refused) return refused;
  const care = { childId, facility, form: booking.form, but: booking.id, occasions: quoted.quote.occasions, by };
  const over = await refuseHours(portal, care);
  if (over) return over;
  const at = portal.now();
  const others = prepaidAt(await liveStays(portal.bookings, { childId, but: booking.id, at }), facility.id);
  const span = spanOf(quote.occasions, portal.city.timeZone);
  const past = refuseStayPastCap(others, span, toLocal(at, portal.city.timeZone).date);
  if (past) return past;
  // Its own place is free for a time that overlaps the one it has.
  const free = quote.left > 0 || overlapping([booking], quote.occasions) !== undefined;
  const { occasions, lines } = quote;
  const moved = { ...booking, ...span, request, occasions, lines };
  return { ok: true, quote, moved, free, difference: quote.total - booking.total };
}
