import { z } from 'zod';
import { refundRule } from '#cms/records/shapes/rule.ts';
import { inLanguages } from '#cms/records/shapes/values.ts';
import { CARE_FORMS } from '#domain/care/care.ts';
import type { RefundCase } from '#domain/contract/refund-case.ts';
import { refundOfCase } from '#domain/contract/refund-case.ts';
import type { RefundInFull } from '#domain/contract/refund-in-full.ts';
import { ENDED_BY, LEAVING_REASONS } from '#domain/contract/refund-rules.ts';
import { parseTime } from '#domain/time/time-of-day.ts';
import { specialDays } from '#domain/time/workdays.ts';
import file from './refund-cases.json' with { type: 'json' };

/** `1,664.00` or `1999.99` in fen. */
const yuan = z
  .string()
  .regex(/^[\d,]+\.\d{2}$/)
  .transform((text) => Number(text.replace(/[,.]/g, '')));
const time = z.string().transform((text) => parseTime(text));
const date = z.iso.date();
const days = z.array(z.strictObject({ from: date, to: date }));

const facts = z.strictObject({
  form: z.enum(CARE_FORMS),
  months: z.int(),
  care: yuan,
  meals: yuan,
  list: yuan.optional(),
  start: date,
  fromTime: time.optional(),
  paid: date,
  asked: date,
  askedAt: time.optional(),
  by: z.enum(ENDED_BY),
  why: z.enum(LEAVING_REASONS).optional(),
  before: z.boolean(),
  came: z.int().optional(),
  away: days.optional(),
  shut: days.optional(),
  holidays: z.array(date).optional(),
  earnest: yuan.optional(),
  restPaid: z.boolean().optional(),
  earnestKept: z.boolean().optional(),
  paidBack: date.optional(),
  /** The last day of care of a child that turns three on the next. */
  until: date.optional(),
  /** Days that were given up, and how many of their half hours others took. */
  taken: z.array(z.strictObject({ date, taken: z.int(), of: z.int() })).optional(),
});

const published = z.strictObject({
  about: inLanguages,
  payWithinDays: z.int(),
  timeZone: z.string(),
  /** Those of the city, as they are. */
  rules: z.array(refundRule),
  /** What a centre may add, for example. */
  examples: z.array(refundRule),
  cases: z.array(
    z.strictObject({
      id: z.string(),
      title: inLanguages,
      rules: z.array(z.string()),
      facts,
      /** The sums by hand. */
      worked: z.string(),
      expected: z.strictObject({
        care: yuan,
        meals: yuan,
        back: yuan,
        interest: yuan.optional(),
        earnestAgain: yuan.optional(),
        /** What had come back before, of days that others took. */
        credited: yuan.optional(),
      }),
    }),
  ),
});

type PublishedCases = z.infer<typeof published>;
type PublishedCase = PublishedCases['cases'][number];

/** The file that a lawyer reads and the tests run. */
export const casesFile = (): string => `${JSON.stringify(file, null, 2)}\n`;

export const publishedCases = (): PublishedCases => published.parse(file);

/** What the calculator makes of a case, by the rules of the file. */
export function runCase({ rules, examples, payWithinDays, timeZone }: PublishedCases, one: PublishedCase): RefundInFull {
  const { fromTime, holidays = [], ...told } = one.facts;
  const agreed = [...rules, ...examples].filter(({ code }) => one.rules.includes(code));
  const special = specialDays(holidays.map((day) => ({ date: day, kind: 'holiday', name: { zh: '放假', en: 'Holiday' } })));
  const asCase: RefundCase = { ...told, from: fromTime };
  return refundOfCase(asCase, { terms: { rules: agreed, payWithinDays }, timeZone, special });
}
