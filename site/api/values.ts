import { z } from 'zod';
import { CARE_FORMS } from '#domain/care.ts';
import { isCivilDate } from '#domain/civil-date.ts';
import { INSTITUTIONS } from '#domain/facility.ts';
import { parseTime } from '#domain/time-of-day.ts';

/** The values that requests are made of. A failing check names the sentence that is shown (`errors.<message>`). */
export const civilDate = z
  .string()
  .refine(isCivilDate, 'date_invalid')
  .meta({ description: 'A calendar day of the city, YYYY-MM-DD', examples: ['2026-11-25'], format: 'date' });

export const timeOfDay = z
  .string()
  .refine((text) => /^\d{2}:\d{2}$/.test(text) && parseTime(text) !== undefined, 'time_invalid')
  .meta({ description: 'Local time of day, HH:mm', examples: ['09:00'] });

export const localTime = z
  .string()
  .refine((text) => {
    const [date, time = ''] = text.split('T');
    return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) && isCivilDate(date ?? '') && parseTime(time) !== undefined;
  }, 'time_invalid')
  .meta({ description: 'Local time, YYYY-MM-DDTHH:mm', examples: ['2026-11-25T09:00'] });

export const careForm = z.enum(CARE_FORMS);
export const institution = z.enum(INSTITUTIONS);

/** A text that a person typed: trimmed, with no control characters. */
export const typed = (most: number, least = 0) =>
  z
    .string()
    .trim()
    .min(least, 'required')
    .max(most, 'invalid')
    .refine((text) => !/[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e]/.test(text), 'invalid');

export const wholeNumber = (least: number, most: number) => z.int().min(least).max(most);

/** In an address everything is text. */
export const numberInQuery = (least: number, most: number) =>
  z.coerce.number({ message: 'invalid' }).int('invalid').min(least, 'invalid').max(most, 'invalid');

export const flagInQuery = z.enum(['true', 'false'], 'invalid').transform((text) => text === 'true');

/** `hourly,temporary` */
export const listInQuery = <T extends z.ZodType>(one: T) =>
  z.preprocess((text) => (typeof text === 'string' ? text.split(',').map((part) => part.trim()) : text), z.array(one).min(1).max(10));

export const point = z
  .string()
  .transform((text, context) => {
    const match = /^\s*(-?\d{1,2}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)\s*$/.exec(text);
    const [lat, lng] = [Number(match?.[1]), Number(match?.[2])];
    if (match && Math.abs(lat) <= 90 && Math.abs(lng) <= 180) return { lat, lng };
    context.addIssue({ code: 'custom', message: 'search_near' });
    return z.NEVER;
  })
  .meta({ description: 'WGS-84 latitude,longitude', examples: ['32.4921,119.9163'] });
