import { z } from 'zod';
import { DUE_WEEKS, LEAST_WEEKS } from '#domain/guidance/corrected-age.ts';
import { SEXES } from '#domain/guidance/growth-table.ts';
import { civilDate } from './values.ts';

/** More than two a month in three years. */
export const MOST_MEASURED = 60;

/** What can be measured of a child under three at all, in kilograms and centimetres. */
const SIZES = { weight: [0.4, 40], length: [25, 130], head: [18, 65] } as const;

/** A number as people type it, with digits and points of whatever width; an empty field is none. */
const typedNumber = (least: number, most: number) =>
  z.preprocess(
    (typed) => {
      const text = String(typed ?? '')
        .normalize('NFKC')
        .trim()
        .replace(',', '.');
      if (text === '') return undefined;
      return /^\d{1,3}(\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN;
    },
    z
      .number({ error: ({ code }) => (code === 'invalid_type' ? 'size_invalid' : undefined) })
      .min(least)
      .max(most)
      .optional(),
  );

const measuredRow = z.object({
  on: civilDate,
  weight: typedNumber(...SIZES.weight),
  length: typedNumber(...SIZES.length),
  head: typedNumber(...SIZES.head),
});

/** A child that is measured, as a form says it; rows that say nothing are left out before. */
export const growthWords = z.object({
  sex: z.enum(SEXES, { error: () => 'sex_missing' }),
  birthDate: z.string().refine((day) => civilDate.safeParse(day).success, 'birth_date_invalid'),
  weeks: typedNumber(LEAST_WEEKS, DUE_WEEKS + 4).refine(
    (weeks) => weeks === undefined || Number.isInteger(weeks),
    'number_invalid',
  ),
  measured: z.array(measuredRow).max(MOST_MEASURED),
});

export const birthWords = growthWords.pick({ birthDate: true, weeks: true });
