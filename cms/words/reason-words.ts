import type { NoPlace } from '#domain/places/no-place.ts';
import { type MessageParams, placeholdersOf } from './fill-in.ts';
import { formatAge, formatClock, formatDate, formatDuration, unbrokenHours } from './format.ts';
import { type MessageKey, type Translator, wordsOf } from './index.ts';

/** Why there is no place, and when there is, in a few words that stand alone: `Opens at 8:00` · `满 6 个月才收`. */
export function reasonWords(t: Translator, no: NoPlace | undefined): string {
  const words = no ? said(t, no) : '';
  return words.charAt(0).toLocaleUpperCase(t.lang) + words.slice(1);
}

/** The same within a sentence. */
export function reasonClause(t: Translator, no: NoPlace): string {
  const words = said(t, no);
  return words.charAt(0).toLocaleLowerCase(t.lang) + words.slice(1);
}

/** Whether a "when" can be told beside the reason. */
export function hasWhen(t: Translator, { reason, when = {} }: NoPlace): boolean {
  return sayable(t, reason, paramsOf(t, when)) !== undefined;
}

function said(t: Translator, { reason, when = {} }: NoPlace): string {
  const params = paramsOf(t, when);
  return t(sayable(t, reason, params) ?? `reason.${reason}`, params);
}

/** The fullest words for which everything is known. */
function sayable(t: Translator, reason: NoPlace['reason'], params: MessageParams): MessageKey | undefined {
  const all: Record<string, string> = wordsOf(t.lang, 'reason');
  const key = ['when', 'from', 'until', 'call', 'then', 'most', 'days']
    .map((kind) => `${reason}_${kind}`)
    .find((one) => all[one] && isFilled(all[one], params));
  return key ? (`reason.${key}` as MessageKey) : undefined;
}

const isFilled = (text: string, params: MessageParams) => placeholdersOf(text).every((name) => params[name] !== undefined);

function paramsOf(t: Translator, when: NonNullable<NoPlace['when']>): MessageParams {
  const { on, at, hours, minutes, most, fromMonths, untilMonths, daysPerWeek, note, call } = when;
  const { lang } = t;
  const age = fromMonths ?? untilMonths;
  // A month's hours are never said in days.
  const inHours = (count: number | undefined) => (count === undefined ? undefined : t('format.hours', { count: count / 60 }));
  const params = {
    on: on && formatDate(on, { lang }),
    at: at === undefined ? undefined : formatClock(at),
    hours: hours?.map(({ from, to }) => unbrokenHours(from, to)).join(' '),
    length: minutes === undefined ? undefined : formatDuration(minutes, lang),
    most: inHours(most),
    left: most === undefined ? undefined : inHours(minutes),
    note: note?.[lang],
    call,
    days: daysPerWeek?.join(t('common.and')),
  };
  return known({
    ...params,
    ...(age === undefined ? {} : { [fromMonths === undefined ? 'until' : 'from']: formatAge(age, lang) }),
  });
}

const known = (params: Record<string, string | undefined>): MessageParams =>
  Object.fromEntries(Object.entries(params).flatMap(([name, value]) => (value ? [[name, value]] : [])));
