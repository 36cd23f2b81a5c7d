import type { NumberFieldValidation, SelectFieldValidation, TextareaFieldValidation } from 'payload';
import { number, textarea } from 'payload/shared';
import { webAddress } from '#domain/places/web-address.ts';
import { isCivilDate } from '#domain/time/civil-date.ts';
import { isOnSlotEdge, parseTime } from '#domain/time/time-of-day.ts';
import { say } from './hooks/say.ts';
import { readingProblem } from './reading-problem.ts';

type Validation = true | string;
interface Context {
  req?: Parameters<typeof say>[0];
  required?: boolean;
  siblingData?: object;
}

const isEmpty = (value: unknown) => value === undefined || value === null || value === '';
const ofSibling = ({ siblingData }: Context, name: string) => (siblingData as Record<string, unknown> | undefined)?.[name];

/** Field validators shared by the collections: an empty optional value passes, a wrong one says how to mend it. */
export const civilDate = (value: unknown, { required, req }: Context = {}): Validation => {
  if (isEmpty(value)) return !required || say(req, 'refused.dateMissing');
  return (typeof value === 'string' && isCivilDate(value)) || say(req, 'refused.dateForm');
};

/** Days, one a line. */
export const dateLines = (value: unknown, { req }: Context = {}): Validation => {
  const lines = isEmpty(value) ? [] : String(value).split('\n');
  return lines.every((line) => !line.trim() || isCivilDate(line.trim())) || say(req, 'refused.dateForm');
};

export const timeOfDay = (value: unknown, { required, req }: Context = {}): Validation => {
  if (isEmpty(value)) return !required || say(req, 'refused.timeMissing');
  const minute = typeof value === 'string' && /^\d{2}:/.test(value) ? parseTime(value) : undefined;
  return (minute !== undefined && isOnSlotEdge(minute)) || say(req, 'refused.timeForm');
};

/** A time that comes after another field's, as closing comes after opening. */
export const timeAfter = (start: string) => (value: unknown, context: Context) => {
  const valid = timeOfDay(value, context);
  const from = ofSibling(context, start);
  if (valid !== true || isEmpty(value) || isEmpty(from)) return valid;
  return String(value) > String(from) || say(context.req, 'refused.timeAfter', { other: String(from) });
};

/** A date that is not before another field's. */
export const dateFrom = (start: string) => (value: unknown, context: Context) => {
  const valid = civilDate(value, context);
  const from = ofSibling(context, start);
  if (valid !== true || isEmpty(value) || isEmpty(from)) return valid;
  return String(value) >= String(from) || say(context.req, 'refused.notBefore', { other: String(from) });
};

/** Each in turn; the first that has something against it says so. */
export const allOf =
  (...checks: NumberFieldValidation[]): NumberFieldValidation =>
  async (value, options) => {
    for (const check of checks) {
      const valid = await check(value as never, options);
      if (valid !== true) return valid;
    }
    return true;
  };

/** A number that is not less than another field's. */
export const atLeast =
  (other: string): NumberFieldValidation =>
  async (value, options) => {
    const valid = await number(value as number, options);
    const least = ofSibling(options, other);
    if (valid !== true || typeof value !== 'number' || typeof least !== 'number') return valid;
    return value >= least || say(options.req, 'refused.atLeast', { other: least });
  };

/** A number that is not more than another field's. */
export const atMost =
  (other: string): NumberFieldValidation =>
  async (value, options) => {
    const valid = await number(value as number, options);
    const most = ofSibling(options, other);
    if (valid !== true || typeof value !== 'number' || typeof most !== 'number') return valid;
    return value <= most || say(options.req, 'refused.atMost', { other: most });
  };

export const weekdays = (value: unknown, { req }: Context = {}): Validation =>
  (typeof value === 'string' && /^1?2?3?4?5?6?7?$/.test(value) && value.length > 0) || say(req, 'refused.weekdays');

export const addressName = (value: unknown, { required, req }: Context = {}): Validation => {
  if (isEmpty(value)) return !required || say(req, 'refused.slugMissing');
  return (typeof value === 'string' && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value)) || say(req, 'refused.slugForm');
};

/** A centre's: not that of a page that stands beside the centres. */
export const facilityName = (value: unknown, context: Context = {}): Validation =>
  value === 'compare' ? say(context.req, 'refused.slugTaken') : addressName(value, context);

const UNITS: Record<string, readonly string[]> = {
  'care full_day': ['month', 'half_month'],
  'care half_day': ['month', 'half_month', 'half_day'],
  'care hourly': ['hour'],
  'care temporary': ['session'],
  'meals full_day': ['month'],
  'meals half_day': ['month', 'meal'],
};

/** A unit in which that care is sold; a price in another would never be charged. */
export const unitOfCare: SelectFieldValidation = (value, context) => {
  if (isEmpty(value)) return say(context.req, 'refused.unitMissing');
  const units = UNITS[`${ofSibling(context, 'kind')} ${ofSibling(context, 'form')}`] ?? [];
  return units.includes(String(value)) || say(context.req, 'refused.unitOfOtherCare');
};

/** So many weekdays of care by the month; of what is sold singly there is no number. */
export const daysPerWeek: NumberFieldValidation = async (value, options) => {
  const valid = await number(value as number, options);
  if (valid !== true || typeof value !== 'number') return valid;
  if (!Number.isInteger(value)) return say(options.req, 'refused.wholeDays');
  const unit = String(ofSibling(options, 'unit') ?? '');
  return unit === 'month' || unit === 'half_month' || say(options.req, 'refused.daysByMonth');
};

/** Of a merchant at Alipay: 2088 and twelve digits. */
export const alipayMerchant = (value: unknown, { req }: Context = {}): Validation =>
  isEmpty(value) || /^2088\d{12}$/.test(String(value)) || say(req, 'refused.alipayMerchant');

/** Of an account that is connected to a platform at Stripe. */
export const stripeAccount = (value: unknown, { req }: Context = {}): Validation =>
  isEmpty(value) || /^acct_[A-Za-z0-9]{6,40}$/.test(String(value)) || say(req, 'refused.stripeAccount');

/** As payment providers give it to a merchant. */
export const merchantNumber = (value: unknown, { req }: Context = {}): Validation =>
  isEmpty(value) || /^\d{6,32}$/.test(String(value)) || say(req, 'refused.merchantNumber');

/** An address of the web, for a link. */
export const webPage = (value: unknown, { req }: Context = {}): Validation =>
  isEmpty(value) || Boolean(webAddress(String(value))) || say(req, 'refused.link', { address: String(value).slice(0, 80) });

/** Sources, one a line: what stands after ` | ` is an address. */
export const sourceLines: TextareaFieldValidation = async (value, options) => {
  const valid = await textarea(value, options);
  if (valid !== true || typeof value !== 'string') return valid;
  const wrong = value
    .split('\n')
    .flatMap((line) => line.split(' | ').slice(1))
    .find((address) => !webAddress(address));
  return wrong === undefined || say(options.req, 'refused.link', { address: wrong.slice(0, 80) });
};

export const reading = (value: unknown, context: Context): Validation => {
  if (isEmpty(value)) return true;
  const name = String(ofSibling(context, 'name') ?? '');
  const wrong = readingProblem(String(value), name);
  if (!wrong) return true;
  if (wrong.problem === 'not_letters') return say(context.req, 'refused.readingLetters');
  return say(context.req, 'refused.readingLength', { name, count: wrong.characters });
};
