import { z } from 'zod';
import { CARE_FORMS } from '#domain/care/care.ts';
import { LEAVING_REASONS } from '#domain/contract/refund-rules.ts';
import { LANGS } from '#domain/language/lang.ts';
import { INSTITUTIONS } from '#domain/places/facility.ts';
import { isCivilDate } from '#domain/time/civil-date.ts';
import { parseTime } from '#domain/time/time-of-day.ts';

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

/** ISO digits, none twice: `135` is Monday, Wednesday and Friday. */
export const weekdayDigits = z.string().regex(/^(?!.*(.).*\1)[1-7]{1,7}$/, 'search_days');

export const careForm = z.enum(CARE_FORMS);
export const institution = z.enum(INSTITUTIONS);

/** Halves of characters, and marks that turn the reading order round, make a contract read otherwise than it is. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/;
const isPlain = (text: string) => text.isWellFormed() && !TURNS.test(text);

/** The first character for which a line would be refused, as people who look it up write it: `U+202E`. */
export function hiddenIn(text: string): string {
  const found = [...text].find((one) => TURNS.test(one) || /[\p{Cc}\p{Cs}]/u.test(one)) ?? '';
  return `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** What nobody sees and no printer draws: it comes along when text is pasted, and tells two equal names apart. */
export const withoutInvisible = (text: string) => text.replace(/[\u00ad\u061c\u180e\u200b-\u200f\u2060-\u2064\ufeff]/g, '');

/** A cell of somebody's table as one line, without what would not be taken from a person. */
export const oneLine = (text: string) =>
  withoutInvisible(text.toWellFormed())
    .replace(/[\p{Cc}\s\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim();

const sized = (text: z.ZodString, most: number, least: number) => text.trim().min(least, 'required').max(most);

/** One line that a person typed: trimmed, with nothing invisible and no control characters. */
export const typed = (most: number, least = 0) =>
  sized(z.string().overwrite(withoutInvisible), most, least).refine((line) => isPlain(line) && !/\p{Cc}/u.test(line), 'invalid');

/** The same over several lines. */
export const prose = (most: number, least = 0) =>
  sized(z.string(), most, least).refine((lines) => isPlain(lines) && !/[^\P{Cc}\t\n\r]/u.test(lines), 'invalid');

export const wholeNumber = (least: number, most: number) => z.int().min(least).max(most);

/** In an address everything is text, and an empty text is no number. */
export const numberInQuery = (least: number, most: number) =>
  z.preprocess(
    (digits) => (typeof digits === 'string' && /^-?\d{1,9}$/.test(digits) ? Number(digits) : digits),
    z
      .int({ error: ({ code }) => (code === 'invalid_type' ? 'number_invalid' : undefined) })
      .min(least)
      .max(most),
  );

/** `2080`, `2,080.50`: in fen. */
export const yuan = z
  .string()
  .transform((text) => text.replaceAll(',', ''))
  .refine((text) => /^\d{1,6}(\.\d{1,2})?$/.test(text), 'number_invalid')
  .transform((text) => Math.round(Number(text) * 100));

export const flagInQuery = z.enum(['true', 'false']).transform((word) => word === 'true');

/** `hourly,temporary` */
export const listInQuery = <T extends z.ZodType>(one: T) =>
  z.preprocess(
    (words) => (typeof words === 'string' ? words.split(',').map((word) => word.trim()) : words),
    z.array(one).min(1).max(10),
  );

export const leavingReason = z.enum(LEAVING_REASONS).meta({
  description: 'Why the family leaves: one of the `reasons` of a preview, which its own contract asks for; by default none',
});

export const language = z.enum(LANGS).meta({ description: 'Language of names and messages; by default Accept-Language' });

export const point = z
  .string()
  .transform((words, context) => {
    const match = /^\s*(-?\d{1,2}(?:\.\d{1,15})?)\s*,\s*(-?\d{1,3}(?:\.\d{1,15})?)\s*$/.exec(words);
    const [lat, lng] = [Number(match?.[1]), Number(match?.[2])];
    if (match && Math.abs(lat) <= 90 && Math.abs(lng) <= 180) return { lat, lng };
    context.addIssue({ code: 'custom', message: 'search_near' });
    return z.NEVER;
  })
  .meta({ description: 'WGS-84 latitude,longitude', examples: ['32.4921,119.9163'] });

/** Two corners of a map: south,west,north,east. West of 180° on the left, so west may be the greater. */
export const frame = z
  .string()
  .transform((words, context) => {
    const sides = words.split(',').map((side) => (/^\s*-?\d{1,3}(\.\d{1,15})?\s*$/.test(side) ? Number(side) : Number.NaN));
    const [south = Number.NaN, west = Number.NaN, north = Number.NaN, east = Number.NaN] = sides;
    const onEarth = Math.abs(south) <= 90 && Math.abs(north) <= 90 && Math.abs(west) <= 180 && Math.abs(east) <= 180;
    if (sides.length === 4 && onEarth && south < north) return { south, west, north, east };
    context.addIssue({ code: 'custom', message: 'search_frame' });
    return z.NEVER;
  })
  .meta({ description: 'WGS-84 south,west,north,east', examples: ['32.40,119.80,32.55,120.05'] });

/** Which page of a list an address asks for, from 1; the first where there is no such page. */
export function pageParam(params: URLSearchParams, pages: number): number {
  const page = Number(params.get('page'));
  return Number.isInteger(page) && page >= 1 && page <= pages ? page : 1;
}

/** A month of age from an address, 0 to 36; `undefined` when there is none or it is no such month. */
export function monthParam(params: URLSearchParams): number | undefined {
  const text = params.get('month') ?? '';
  const month = /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
  return month <= 36 ? month : undefined;
}
