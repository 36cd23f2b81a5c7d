import type { BookingDetails } from '#cms/booking/booking-details.ts';
import { weekdaysOf } from '#domain/care/care.ts';
import { ageInMonths } from '#domain/time/age.ts';
import { formatTime } from '#domain/time/time-of-day.ts';
import type { PageContext } from '../ui/page-context.ts';
import { timeParams } from './booking-form.ts';

/** The first step's fields for the same care once more. */
export function againParams({ today }: Pick<PageContext, 'today'>, { booking, child }: BookingDetails): URLSearchParams {
  const { request, hadSameService } = booking;
  const window = 'window' in request ? request.window : undefined;
  return timeParams({
    form: request.form,
    ageMonths: child ? ageInMonths(child.birthDate, request.date > today ? request.date : today) : 8,
    date: request.date,
    from: formatTime(window?.from ?? 540),
    to: formatTime(window?.to ?? 720),
    part: 'part' in request ? request.part : 'morning',
    months: 'months' in request ? request.months : 0,
    weekdays: weekdaysOf(request),
    meals: 'meals' in request && request.meals,
    hadSameService,
  });
}
