import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { settledOf } from '#domain/booking/booking-state.ts';
import { isMonthly } from '#domain/care/care.ts';
import { nextToSettle, noShowPercent, settlesAt } from '#domain/contract/month-settlement.ts';
import type { Instant } from '#domain/time/zoned-time.ts';

/** When the next service month of a booking is settled, or its stay with a meal; `null` once all are, and where nothing can be left. */
export function nextSettlement(
  { city, special }: Pick<Portal, 'city' | 'special'>,
  { request, lines, terms, actions }: Pick<BookingRecord, 'request' | 'lines' | 'terms' | 'actions'>,
): Instant | null {
  const settles = isMonthly(request) || lines.some(({ kind }) => kind === 'meals') || noShowPercent(terms) > 0;
  const span = settles ? nextToSettle(lines, settledOf(actions)) : undefined;
  return span ? settlesAt(span, { terms, timeZone: city.timeZone }, special()) : null;
}
