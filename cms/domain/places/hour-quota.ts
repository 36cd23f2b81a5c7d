import type { CareForm, Occasion } from '../care/care.ts';
import { addMonths, type CivilDate } from '../time/civil-date.ts';
import type { NoPlace } from './no-place.ts';

/** How many hours of some care a child may have in a calendar month: a city's data, from its day on. */
export interface HourQuota {
  id: string;
  hours: number;
  forms: readonly CareForm[];
  /** Which centres it is about, as two quotas of one scope have it alike: the newer takes the older one's place. */
  scope: string;
  source: string;
  effectiveOn: CivilDate;
  /** The last day. */
  endsOn?: CivilDate;
}

/** A stay that counts, and the quotas that its centre's care of that kind falls under, by their scopes. */
export interface CountedStay extends Occasion {
  form: CareForm;
  scopes: readonly string[];
}

/** What a child has had of a quota in a month, in minutes. */
export interface MonthHours {
  quota: HourQuota;
  /** The month's first day. */
  month: CivilDate;
  used: number;
  left: number;
}

interface Asked {
  form: CareForm;
  quotas: readonly HourQuota[];
  /** All that the child has, at every centre. */
  has: readonly CountedStay[];
}

/** Months looked at for a time at which it fits again: care is not sold farther ahead. */
const MONTHS_AHEAD = 12;

const monthOf = (date: CivilDate): CivilDate => `${date.slice(0, 8)}01`;
const minutesOf = (stays: readonly Occasion[]): number => stays.reduce((all, { from, to }) => all + to - from, 0);

/** The quotas for such care that are in force on a day, of each scope the newest. */
export function quotasOn(quotas: readonly HourQuota[], { form, on }: { form: CareForm; on: CivilDate }): HourQuota[] {
  const begun = quotas.filter(({ effectiveOn, forms }) => effectiveOn <= on && forms.includes(form));
  const newest = new Map<string, HourQuota>();
  for (const quota of begun.toSorted((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1))) newest.set(quota.scope, quota);
  return [...newest.values()].filter(({ endsOn }) => endsOn === undefined || on <= endsOn);
}

/** How much a child has had, and has left, in the month of a day, of each quota in force then; the least left first. */
export function monthHours({ form, quotas, has }: Asked, on: CivilDate): MonthHours[] {
  const month = monthOf(on);
  return quotasOn(quotas, { form, on })
    .map((quota) => {
      const counts = has.filter(
        (stay) =>
          monthOf(stay.date) === month &&
          quota.forms.includes(stay.form) &&
          stay.scopes.includes(quota.scope) &&
          isBound(quotas, stay, quota.scope),
      );
      const used = minutesOf(counts);
      return { quota, month, used, left: Math.max(0, quota.hours * 60 - used) };
    })
    .sort((a, b) => a.left - b.left);
}

/**
 * Why stays are more than a child may have in their month: by how much, and from which month on as many fit again. The
 * first such month decides; stays of several months are judged each in its own, and each by the rules of its own day: a rule
 * that begins or ends within the month is about the days on which it holds.
 */
export function whyOverHours(asked: Asked, wanted: readonly Occasion[]): (NoPlace & { failsOn: CivilDate }) | undefined {
  const months = [...Map.groupBy(wanted, ({ date }) => monthOf(date))].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [, stays] of months) {
    const days = [...new Set(stays.map(({ date }) => date))].sort();
    const [first] = days.flatMap((on) => {
      const over = tooMuch(asked, { stays, on });
      return over ? [{ failsOn: on, over }] : [];
    });
    if (!first) continue;
    const { failsOn, over } = first;
    const next = Array.from({ length: MONTHS_AHEAD }, (_, n) => addMonths(over.month, n + 1));
    const minutes = minutesOf(stays);
    const on = next.find((day) => monthHours(asked, day).every(({ left }) => minutes <= left));
    const when = { most: over.quota.hours * 60, minutes: over.left, ...(on ? { on } : {}) };
    return { reason: 'hours_used_up', when, failsOn };
  }
  return undefined;
}

/** The rule of a day that some stays of its month are too much for. */
function tooMuch(asked: Asked, { stays, on }: { stays: readonly Occasion[]; on: CivilDate }): MonthHours | undefined {
  const { form, quotas } = asked;
  const minutesFor = ({ scope }: HourQuota) => minutesOf(stays.filter(({ date }) => isBound(quotas, { form, date }, scope)));
  return monthHours(asked, on).find(({ quota, left }) => minutesFor(quota) > left);
}

/** Whether a rule of a scope, the one or the one before it, is about care of a day: what no rule was about counts for none. */
const isBound = (quotas: readonly HourQuota[], { form, date }: { form: CareForm; date: CivilDate }, scope: string): boolean =>
  quotasOn(quotas, { form, on: date }).some((quota) => quota.scope === scope);
