import { refundPreview } from '#cms/contracts/refund-preview.ts';
import { conflict, type Problem, type Result, unprocessable } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { CareRequest } from '#domain/care/care.ts';
import { isMonthly } from '#domain/care/care.ts';
import { type Quote, type Quoting, quoteCare } from './quote-care.ts';

type Judging = Parameters<typeof refundPreview>[0];

/** Why a booking cannot be moved now; `undefined` when it can, to a time of the same price. */
export async function whyNotMovable(portal: Judging, booking: BookingRecord): Promise<Problem | undefined> {
  const { status, request, startsAt } = booking;
  if (status === 'held' || status === 'signed') return conflict('reschedule_not_paid');
  if (status !== 'confirmed') return conflict('reschedule_ended');
  if (isMonthly(request)) return conflict('reschedule_monthly');
  if (portal.now() >= startsAt) return conflict('reschedule_begun');
  const preview = await refundPreview(portal, booking);
  return !preview || preview.total < preview.paid ? conflict('reschedule_too_late') : undefined;
}

/** What the same care costs at another time, and how many places are left then. */
export async function quoteMove(
  portal: Judging & Quoting & Pick<Portal, 'children'>,
  { booking, request }: { booking: BookingRecord; request: CareRequest },
): Promise<Result<{ quote: Quote; difference: number }>> {
  if (isMonthly(request) || request.form !== booking.form) return unprocessable('reschedule_same_care', { field: 'form' });
  const facility = portal.supplies.get(booking.facilityId);
  if (!facility) return conflict('not_bookable.listed_only');
  const { birthDate } = await portal.children.get(booking.childId);
  const { classId, hadSameService } = booking;
  const quoted = await quoteCare(portal, { slug: facility.slug, request, classId, birthDate, hadSameService });
  return quoted.ok ? { ...quoted, difference: quoted.quote.total - booking.total } : quoted;
}
