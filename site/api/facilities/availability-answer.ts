import type { z } from 'zod';
import type { CareForm, DayParts } from '#domain/care/care.ts';
import type { CareOffer } from '#domain/offers/care-offer.ts';
import { type DayAvailability, type WindowAvailability, windowAvailability } from '#domain/places/availability.ts';
import { formatTime, SLOT_MINUTES } from '#domain/time/time-of-day.ts';
import type { availabilityAnswer } from '../answers.ts';
import { noPlaceAnswer } from '../no-place-answer.ts';

type Answer = z.infer<typeof availabilityAnswer>;

export function toAvailabilityAnswer(
  { asOf, days }: { asOf: string; days: readonly DayAvailability[] },
  { form, parts, months }: { form?: CareForm; parts: DayParts; months?: readonly CareOffer[] },
): Answer {
  return {
    asOf,
    days: days.map((day, at) => {
      const month = months?.[at];
      const { left, reason, when } = wholeDay(day, form, parts);
      return {
        date: day.date,
        classId: day.classes.length === 1 ? (day.classes[0]?.classId ?? null) : null,
        left,
        ...(left === 0 ? noPlaceAnswer({ reason, when }) : {}),
        ...(month ? { month: monthAnswer(month) } : {}),
        ...(day.when?.note ? { note: day.when.note } : {}),
        slots: day.slots.map((slot) => ({
          from: formatTime(slot.minute),
          to: formatTime(slot.minute + SLOT_MINUTES),
          capacity: slot.capacity,
          left: slot.left,
          ...(slot.reason ? { reason: slot.reason } : {}),
        })),
      };
    }),
  };
}

const monthAnswer = (month: CareOffer) => ({
  left: month.left,
  ...noPlaceAnswer(month),
  ...(month.failsOn ? { failsOn: month.failsOn } : {}),
});

type Whole = Pick<WindowAvailability, 'left' | 'reason' | 'when'>;

/** A whole or half day is taken as a whole; other care may be taken at any half hour that has a place. */
function wholeDay(day: DayAvailability, form: CareForm | undefined, { fullDay, morning, afternoon }: DayParts): Whole {
  if (day.reason) return { left: 0, reason: day.reason, when: day.when };
  const choices: Whole[] =
    form === 'full_day' || form === 'half_day'
      ? (form === 'full_day' ? [fullDay] : [morning, afternoon]).map((window) => windowAvailability(day, window))
      : day.slots;
  const best = choices.reduce<Whole | undefined>((most, one) => (most && most.left >= one.left ? most : one), undefined);
  return best ?? { left: 0, reason: 'not_open' };
}
