import type { NumberFieldValidation, SelectFieldValidation } from 'payload';
import { number } from 'payload/shared';
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
  if (isEmpty(value)) return !required || say(req, '请填日期，如 2026-11-25', 'Write a date such as 2026-11-25');
  return (typeof value === 'string' && isCivilDate(value)) || say(req, '请写成 2026-11-25', 'Write 2026-11-25');
};

export const timeOfDay = (value: unknown, { required, req }: Context = {}): Validation => {
  if (isEmpty(value)) return !required || say(req, '请填时间，如 08:30', 'Write a time such as 08:30');
  const minute = typeof value === 'string' && /^\d{2}:/.test(value) ? parseTime(value) : undefined;
  return (
    (minute !== undefined && isOnSlotEdge(minute)) ||
    say(req, '请写成 08:30，只能是整点或半点', 'Write 08:30, on the hour or half hour')
  );
};

/** A time that comes after another field's, as closing comes after opening. */
export const timeAfter = (start: string) => (value: unknown, context: Context) => {
  const valid = timeOfDay(value, context);
  const from = ofSibling(context, start);
  if (valid !== true || isEmpty(value) || isEmpty(from)) return valid;
  return String(value) > String(from) || say(context.req, `要晚于 ${from}`, `Later than ${from}`);
};

/** A date that is not before another field's. */
export const dateFrom = (start: string) => (value: unknown, context: Context) => {
  const valid = civilDate(value, context);
  const from = ofSibling(context, start);
  if (valid !== true || isEmpty(value) || isEmpty(from)) return valid;
  return String(value) >= String(from) || say(context.req, `不能早于 ${from}`, `Not before ${from}`);
};

/** A number that is not less than another field's. */
export const atLeast =
  (other: string): NumberFieldValidation =>
  async (value, options) => {
    const valid = await number(value as number, options);
    const least = ofSibling(options, other);
    if (valid !== true || typeof value !== 'number' || typeof least !== 'number') return valid;
    return value >= least || say(options.req, `不能小于 ${least}`, `At least ${least}`);
  };

/** A number that is not more than another field's. */
export const atMost =
  (other: string): NumberFieldValidation =>
  async (value, options) => {
    const valid = await number(value as number, options);
    const most = ofSibling(options, other);
    if (valid !== true || typeof value !== 'number' || typeof most !== 'number') return valid;
    return value <= most || say(options.req, `不能大于 ${most}`, `At most ${most}`);
  };

export const weekdays = (value: unknown, { req }: Context = {}): Validation =>
  (typeof value === 'string' && /^1?2?3?4?5?6?7?$/.test(value) && value.length > 0) ||
  say(req, '至少选一天', 'Choose at least one day');

export const addressName = (value: unknown, { required, req }: Context = {}): Validation => {
  if (isEmpty(value)) return !required || say(req, '请填网址名', 'Write a name for the address');
  return (
    (typeof value === 'string' && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value)) ||
    say(req, '只用小写字母、数字和连字符，如 first-foods', 'Small letters, digits and hyphens, such as first-foods')
  );
};

/** A centre's: not that of a page that stands beside the centres. */
export const facilityName = (value: unknown, context: Context = {}): Validation =>
  value === 'compare'
    ? say(context.req, '“compare”是比较页的地址，换一个', '"compare" is the page that compares: choose another')
    : addressName(value, context);

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
  if (isEmpty(value)) return say(context.req, '请选单位', 'Choose a unit');
  const units = UNITS[`${ofSibling(context, 'kind')} ${ofSibling(context, 'form')}`] ?? [];
  return units.includes(String(value)) || say(context.req, '这种托育不按这个单位收费', 'This care is not sold by that unit');
};

export const reading = (value: unknown, context: Context): Validation => {
  if (isEmpty(value)) return true;
  const name = String(ofSibling(context, 'name') ?? '');
  const wrong = readingProblem(String(value), name);
  if (!wrong) return true;
  if (wrong.problem === 'not_letters')
    return say(context.req, '写成小写拼音，用空格分开，不带声调', 'Small letters without tones, separated by spaces');
  return say(
    context.req,
    `${name} 有 ${wrong.characters} 个字，要写 ${wrong.characters} 个音节`,
    `${name} has ${wrong.characters} characters: write as many syllables`,
  );
};
