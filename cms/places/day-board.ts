import type { Portal } from '#cms/portal/portal.ts';
import type { InEveryLanguage } from '#domain/language/lang.ts';
import { claimsLookup, classDay, type SlotState } from '#domain/places/class-day.ts';
import { type LiveRatio, liveRatio } from '#domain/places/live-ratio.ts';
import { openingOn, openSlots } from '#domain/places/opening.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { SLOT_MINUTES, type Window } from '#domain/time/time-of-day.ts';
import { timetableWeekday } from '#domain/time/workdays.ts';
import { type Instant, plusMinutes, toLocal } from '#domain/time/zoned-time.ts';
import { type DayMark, dayRoster, type RosterLine } from './roster.ts';

/** How long what was just noted stands ready to be taken back. */
const UNDO_MINUTES = 5;

/** A half hour of a class: who has a place then, and how many it may take, and why no more. */
export interface MeterSlot extends SlotState {
  children: number;
}

export interface ClassDay {
  id: string;
  name: InEveryLanguage;
  ageFrom: number;
  ageTo: number;
  slots: MeterSlot[];
  lines: RosterLine[];
  /** The half hour that is now, on the day itself. */
  now?: MeterSlot;
  /** Children and carers who are there now, on the day itself. */
  live?: LiveRatio;
  /** The first stretch still to come in which nobody more can be taken. */
  fullFrom?: Window;
}

/** The last thing that this person noted, while it can be taken back with one press. */
export interface JustNoted {
  booking: string;
  child: string;
  action: DayMark;
  until: Instant;
}

export interface DayBoard {
  open: Window[];
  classes: ClassDay[];
  counts: { here: number; toCome: number; late: number; absent: number; left: number };
  justNoted?: JustNoted;
}

type Needs = Parameters<typeof dayRoster>[0] & Pick<Portal, 'now' | 'sheets' | 'special' | 'supplies' | 'city'>;

/** A centre's day, class by class: who comes and where each child is, and how far the staff on shift reach. */
export async function dayBoard(
  portal: Needs,
  { facilityId, date, reader }: { facilityId: string; date: CivilDate; reader: string },
): Promise<DayBoard | undefined> {
  const facility = portal.supplies.get(facilityId);
  if (!facility) return undefined;
  const { now, special: calendar, sheets: kept, city } = portal;
  const lines = await dayRoster(portal, { facilityId, date, reader });
  const special = calendar();
  const opening = openingOn(date, { ...facility, special });
  const open = 'open' in opening ? [...opening.open] : [];
  const sheets = await kept.read({ classIds: facility.classes.map(({ id }) => id), from: date, to: date });
  const day = { date, weekday: timetableWeekday(date, special) };
  const local = toLocal(now(), city.timeZone);
  const claimsOf = claimsLookup(sheets);
  const isThere = ({ state, asked }: RosterLine) => state === 'here' && !asked;
  const classes = facility.classes.map((group) => {
    const state = classDay(facility, group, day, { now: now(), claimsOf });
    const slots = openSlots(facility, group.id, { date, special }).map((minute) => {
      const slot = state.at(minute);
      return { ...slot, children: slot.sold };
    });
    const isNow = ({ minute }: MeterSlot) =>
      local.date === date && minute <= local.minute && local.minute < minute + SLOT_MINUTES;
    const from = local.date === date ? local.minute : 0;
    return {
      ...{ id: group.id, name: group.name, ageFrom: group.ageFrom, ageTo: group.ageTo },
      slots,
      lines: lines.filter(({ classId }) => classId === group.id),
      now: slots.find(isNow),
      live: slots.some(isNow)
        ? liveRatio(
            lines.filter((one) => one.classId === group.id && isThere(one)),
            slots,
            local.minute,
          )
        : undefined,
      fullFrom: local.date > date ? undefined : fullStretch(slots.filter(({ minute }) => minute + SLOT_MINUTES > from)),
    };
  });
  const coming = lines.filter(({ asked }) => !asked);
  const count = (...states: RosterLine['state'][]) => coming.filter(({ state }) => states.includes(state)).length;
  return {
    open,
    classes: classes
      .filter(({ lines: own, slots }) => own.length > 0 || slots.some(({ capacity }) => capacity > 0))
      // Those with children on the list first, then the youngest.
      .toSorted((a, b) => Number(b.lines.length > 0) - Number(a.lines.length > 0) || a.ageFrom - b.ageFrom),
    counts: {
      here: count('here'),
      toCome: count('ahead'),
      late: count('not_come'),
      absent: count('absent'),
      left: count('left'),
    },
    justNoted: justNoted(lines, { reader, now: now(), date }),
  };
}

function fullStretch(slots: readonly MeterSlot[]): Window | undefined {
  const isFull = ({ children, capacity }: MeterSlot) => capacity > 0 && children >= capacity;
  const first = slots.findIndex(isFull);
  const start = slots[first];
  if (!start) return undefined;
  const rest = slots.slice(first).findIndex((slot, at) => !isFull(slot) || slot.minute !== start.minute + at * SLOT_MINUTES);
  return { from: start.minute, to: start.minute + (rest < 0 ? slots.length - first : rest) * SLOT_MINUTES };
}

function justNoted(
  lines: readonly RosterLine[],
  { reader, now, date }: { reader: string; now: Instant; date: CivilDate },
): JustNoted | undefined {
  const since = plusMinutes(now, -UNDO_MINUTES);
  const last = lines
    .flatMap(({ booking, child, marks }) => marks.slice(-1).map((action) => ({ booking, child, action })))
    .filter(({ action }) => action.by.id === reader && action.at > since && action.at <= now && action.date === date)
    .toSorted((a, b) => (a.action.at < b.action.at ? 1 : -1))[0];
  if (!last || last.action.type.startsWith('undo_')) return undefined;
  return { ...last, until: plusMinutes(last.action.at, UNDO_MINUTES) };
}
