import type { CareForm, DayParts } from '../care/care.ts';
import { addDays, type CivilDate } from '../time/civil-date.ts';
import { covers, SLOT_MINUTES, type Window } from '../time/time-of-day.ts';
import type { NoPlace } from './no-place.ts';
import { type OpeningContext, openingOn } from './opening.ts';

/** Children are brought, and fetched. */
export const HANDOVER_ACTS = ['drop_off', 'pick_up'] as const;
export type HandoverAct = (typeof HANDOVER_ACTS)[number];

/** Minutes of the day, both included, between which children are brought or fetched; of every kind of care where none is named. */
export interface HandoverWindow extends Window {
  act: HandoverAct;
  forms: readonly CareForm[];
}

/** When children of one kind of care are brought to a class and fetched from it: at any time where no window is named. */
export type HandoverTimes = Readonly<Record<HandoverAct, readonly Window[]>>;

interface Handing {
  handovers?: readonly HandoverWindow[];
}

/** A class's own windows where it has some for that care, and else its centre's. */
export function handoverTimes(facility: Handing, group: Handing, form: CareForm): HandoverTimes {
  const of = (act: HandoverAct) => {
    const its = ({ handovers = [] }: Handing) =>
      handovers.filter((one) => one.act === act && (one.forms.length === 0 || one.forms.includes(form)));
    const own = its(group);
    return (own.length > 0 ? own : its(facility)).map(({ from, to }) => ({ from, to })).sort((a, b) => a.from - b.from);
  };
  return { drop_off: of('drop_off'), pick_up: of('pick_up') };
}

const isWithin = (windows: readonly Window[], minute: number): boolean =>
  windows.length === 0 || windows.some(({ from, to }) => from <= minute && minute <= to);

/** Whether a stay begins when children are brought, and ends when they are fetched. */
export const isHandedOver = ({ drop_off, pick_up }: HandoverTimes, { from, to }: Window): boolean =>
  isWithin(drop_off, from) && isWithin(pick_up, to);

/** Whether anything is named at all. */
export const bindsHandover = ({ drop_off, pick_up }: HandoverTimes): boolean => drop_off.length + pick_up.length > 0;

/**
 * Stays of at least so many minutes within some hours, the shortest for each half hour at which one can begin: brought and
 * fetched when children are.
 */
export function handedOverFrom(
  { drop_off, pick_up }: HandoverTimes,
  { open, minutes }: { open: readonly Window[]; minutes: number },
): Window[] {
  const found: Window[] = [];
  for (const { from: opens, to: closes } of open)
    for (let from = atSlot(opens); from + minutes <= closes; from += SLOT_MINUTES) {
      let to = atSlot(from + minutes);
      while (to <= closes && !isWithin(pick_up, to)) to += SLOT_MINUTES;
      if (to <= closes && isWithin(drop_off, from)) found.push({ from, to });
    }
  return found;
}
const atSlot = (minute: number) => Math.ceil(minute / SLOT_MINUTES) * SLOT_MINUTES;

/** The longest stay within some hours that begins and ends when children are brought and fetched. */
export function longestHandedOver({ drop_off, pick_up }: HandoverTimes, { from, to }: Window): Window | undefined {
  const minutes = (of: readonly Window[]) => {
    const all: number[] = [];
    for (let minute = atSlot(from); minute <= to; minute += SLOT_MINUTES) if (isWithin(of, minute)) all.push(minute);
    return all;
  };
  const [first, last] = [minutes(drop_off)[0], minutes(pick_up).at(-1)];
  return first !== undefined && last !== undefined && first < last ? { from: first, to: last } : undefined;
}

/** The first hour at which a whole or half day of a class begins or ends while no child of it is brought, or fetched. */
export function missesHandover(
  facility: Handing,
  group: Handing,
  { parts, forms }: { parts: DayParts; forms: readonly CareForm[] },
): { act: HandoverAct; form: CareForm; at: number } | undefined {
  const given = [
    ...(forms.includes('full_day') ? [{ form: 'full_day', ...parts.fullDay } as const] : []),
    ...(forms.includes('half_day')
      ? [parts.morning, parts.afternoon].map((part) => ({ form: 'half_day', ...part }) as const)
      : []),
  ];
  for (const { form, from, to } of given) {
    const times = handoverTimes(facility, group, form);
    if (!isWithin(times.drop_off, from)) return { act: 'drop_off', form, at: from };
    if (!isWithin(times.pick_up, to)) return { act: 'pick_up', form, at: to };
  }
  return undefined;
}

/** How far ahead the next day is looked for: past the longest holiday. */
const AHEAD_DAYS = 45;

/**
 * Why a stay cannot begin or end when it does, and the next time from which one as long can. Of a stay that goes on,
 * `isRunning`, only the end is asked for.
 */
export function whyNotHandedOver(
  times: HandoverTimes,
  { date, from, to, isRunning = false }: Window & { date: CivilDate; isRunning?: boolean },
  centre: OpeningContext,
): NoPlace | undefined {
  const isBrought = isRunning || isWithin(times.drop_off, from);
  if (isBrought && isWithin(times.pick_up, to)) return undefined;
  const [reason, hours] = isBrought ? (['no_pick_up', times.pick_up] as const) : (['no_drop_off', times.drop_off] as const);
  if (isRunning) {
    const next = hours.map((one) => Math.max(atSlot(one.from), to)).find((end) => isWithin(hours, end));
    return { reason, when: { hours, ...(next === undefined ? {} : { at: next }) } };
  }
  return { reason, when: { hours, ...nextTime(times, { date, from, to }, centre) } };
}

function nextTime(times: HandoverTimes, { date, from, to }: Window & { date: CivilDate }, centre: OpeningContext) {
  for (let days = 0; days <= AHEAD_DAYS; days++) {
    const on = addDays(date, days);
    const opening = openingOn(on, centre);
    if ('closed' in opening) continue;
    const minutes = to - from;
    for (let at = days === 0 ? from + SLOT_MINUTES : 0; at + minutes <= 1440; at += SLOT_MINUTES)
      if (
        isWithin(times.drop_off, at) &&
        isWithin(times.pick_up, at + minutes) &&
        opening.open.some((one) => covers(one, { from: at, to: at + minutes }))
      )
        return { on, at };
  }
  return undefined;
}
