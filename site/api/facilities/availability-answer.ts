import type { z } from 'zod';
import type { CareForm, DayParts } from '#domain/care/care.ts';
import { type DayAvailability, windowAvailability } from '#domain/places/availability.ts';
import { formatTime, SLOT_MINUTES } from '#domain/time/time-of-day.ts';
import type { availabilityAnswer } from '../answers.ts';

type Answer = z.infer<typeof availabilityAnswer>;

export function toAvailabilityAnswer(
  { asOf, days }: { asOf: string; days: readonly DayAvailability[] },
  { form, parts }: { form?: CareForm; parts: DayParts },
): Answer {
  return {
    asOf,
    days: days.map((day) => {
      const { left, reason } = wholeDay(day, form, parts);
      return {
        date: day.date,
        classId: day.classes.length === 1 ? (day.classes[0]?.classId ?? null) : null,
        left,
        ...(left === 0 && reason ? { reason } : {}),
        ...(day.note ? { note: day.note } : {}),
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

/** A whole or half day is taken as a whole; other care may be taken at any half hour that has a place. */
function wholeDay(day: DayAvailability, form: CareForm | undefined, { fullDay, morning, afternoon }: DayParts) {
  if (day.reason) return { left: 0, reason: day.reason };
  const choices =
    form === 'full_day' || form === 'half_day'
      ? (form === 'full_day' ? [fullDay] : [morning, afternoon]).map((window) => windowAvailability(day, window))
      : day.slots;
  const best = choices.reduce<{ left: number; reason?: string } | undefined>(
    (most, one) => (most && most.left >= one.left ? most : one),
    undefined,
  );
  return best ?? { left: 0, reason: 'not_open' };
}
