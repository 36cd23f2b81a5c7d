import { holdChange } from '#cms/booking/change-care.ts';
import { changeable, changeOptions, quoteChange } from '#cms/booking/quote-change.ts';
import { notFound } from '#cms/core/problem.ts';
import { chosenWeekdays } from '#domain/care/care.ts';
import { toChangeAnswer } from '../../../../../api/bookings/change-answer.ts';
import { showBooking } from '../../../../../api/bookings/show-booking.ts';
import { endpoint } from '../../../../../api/kit/endpoint.ts';
import { serve } from '../../../../../api/kit/serve.ts';
import { operations } from '../../../../../api/operations.ts';

export const ALL = endpoint(
  serve(operations.changeable, async ({ portal, params, guardian, query }) => {
    const booking = await portal.bookings.find(params.id ?? '', guardian.id);
    if (!booking) return notFound('booking_not_found');
    const may = await changeable(portal, booking, guardian.id);
    if (!may.ok) return may;
    const { days, after } = may.changeable;
    const { class: classId, form, part, months = 1 } = query;
    const weekdays = chosenWeekdays(query.weekdays ?? '');
    const from = query.from ?? days[0] ?? after ?? '';
    const options = await changeOptions(portal, booking, { from, weekdays });
    if (!classId || !form) return { ok: true, answer: toChangeAnswer(may.changeable, options, undefined) };
    const wanted = { from, classId, form, part, weekdays, months };
    const quoted = await quoteChange(portal, { booking, guardianId: guardian.id, wanted });
    return quoted.ok ? { ok: true, answer: toChangeAnswer(may.changeable, options, quoted.change) } : quoted;
  }),
  serve(operations.changeCare, async ({ portal, params, guardian, body, once }) => {
    const { class: classId, weekdays: digits = '', ...rest } = body;
    const wish = {
      bookingId: params.id ?? '',
      guardianId: guardian.id,
      wanted: { ...rest, classId, weekdays: chosenWeekdays(digits) },
    };
    const held = await once(
      (keep) => holdChange(portal, wish, keep),
      ({ booking }) => ({ nextId: booking.id }),
    );
    return held.ok ? showBooking(portal, held.nextId, guardian) : held;
  }),
);
