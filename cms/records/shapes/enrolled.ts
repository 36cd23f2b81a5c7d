import { z } from 'zod';
import { ENROLLED_PARTS, type EnrolledChange, type WeekPattern } from '#domain/places/enrolled.ts';
import type { Weekday } from '#domain/time/civil-date.ts';
import { text } from './values.ts';

const weekday = z.number().int().min(1).max(7) as z.ZodType<Weekday>;

/** The columns of JSON of an enrolled child, each by its shape. */
export const weekPattern: z.ZodType<WeekPattern> = z.array(z.object({ weekday, part: z.enum(ENROLLED_PARTS) }));
export const handedOver: z.ZodType<{ booking: string; from: string; to: string }[]> = z.array(
  z.object({ booking: text, from: text, to: text }),
);
export const enrolledChanges: z.ZodType<EnrolledChange[]> = z.array(
  z.object({ from: text, classId: text, pattern: weekPattern }),
);
/** Days of bookings. */
export const bookedDays: z.ZodType<{ booking: string; date: string }[]> = z.array(z.object({ booking: text, date: text }));
