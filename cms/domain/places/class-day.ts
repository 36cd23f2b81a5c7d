import type { CivilDate } from '../time/civil-date.ts';
import { SLOT_MINUTES } from '../time/time-of-day.ts';
import type { Instant } from '../time/zoned-time.ts';
import { type Beside, type Claim, capacitiesOn, inUseAt, liveClaims, roomAt, type SlotCapacity, soldAt } from './capacity.ts';
import type { ClassSupply, FacilitySupply } from './facility.ts';
import { PART_OF, publicPartOn, type Split } from './public-part.ts';
import type { TimetableDay } from './shift.ts';

/** Claims on a class's day. */
export type ClaimsOf = (classId: string, date: CivilDate) => readonly Claim[];

/** A half hour of a class: how many it takes, and how many it has. */
export interface SlotState extends SlotCapacity {
  sold: number;
  left: number;
  /** None is left because a place, or the room, is got ready for others. */
  isBetween?: boolean;
  /** For whom `left` is counted, where the places are divided and somebody asks for one of the parts. */
  split?: Split;
}

/** A class's day, half hour by half hour. */
export interface ClassDayState {
  /** Claims that count now. */
  claims: readonly Claim[];
  capacityOf: (minute: number) => SlotCapacity;
  /** How many of its places are for the public, at an employer's centre that divides them. */
  part?: number;
  /** Minutes between two children in one place. */
  gap: number;
  /** Whether a class that shares its room in turns has it then, or has it got ready. */
  isOthers: (minute: number) => boolean;
  at: (minute: number) => SlotState;
}

/** The one that everybody asks how many children a class takes: who sells, who shows and who warns. */
export function classDay(
  { classes }: Pick<FacilitySupply, 'classes'>,
  group: ClassSupply,
  day: TimetableDay,
  { now, claimsOf }: { now: Instant; claimsOf: ClaimsOf },
): ClassDayState {
  const live = new Map<string, Claim[]>();
  const claimsIn = (id: string) => {
    const known = live.get(id) ?? liveClaims(claimsOf(id, day.date), now);
    live.set(id, known);
    return known;
  };
  const beside: Beside = {
    find: (id) => classes.find((one) => one.id === id),
    children: (id, minute) => soldAt(minute, claimsIn(id)),
  };
  const claims = claimsIn(group.id);
  const capacityOf = capacitiesOn(day, group, group.shifts, beside);
  const { gapMinutes: gap = 0, turnsWith = [] } = group;
  const others = turnsWith.flatMap((id) => {
    const between = Math.max(gap, classes.find((one) => one.id === id)?.gapMinutes ?? 0);
    return claimsIn(id).map(({ from, to }) => ({ from: from - between, to: to + between }));
  });
  const isOthers = (minute: number) => others.some(({ from, to }) => from < minute + SLOT_MINUTES && minute < to);
  const inForce = group.publicParts && publicPartOn(group.publicParts, day.date);
  const part = group.publicParts && (inForce?.places ?? 0);
  const split = part !== undefined && group.countedFor ? { of: group.countedFor, part } : undefined;
  const bySplit = (slot: SlotCapacity, left: number) =>
    split && left === 0 && soldAt(slot.minute, claims) < slot.capacity
      ? { ...slot, split, limit: PART_OF[split.of], source: inForce?.source }
      : { ...slot, split };
  const at = (minute: number): SlotState => {
    const whole = capacityOf(minute);
    const sold = soldAt(minute, claims);
    const left = roomAt(minute, claims, { capacity: whole.capacity, split });
    const slot = split ? bySplit(whole, left) : whole;
    if (left === 0 || (gap === 0 && others.length === 0)) return { ...slot, sold, left };
    const ready = isOthers(minute) ? 0 : Math.max(0, slot.set - inUseAt(minute, claims, gap));
    return { ...slot, sold, left: Math.min(left, ready), ...(ready === 0 ? { isBetween: true } : {}) };
  };
  return { claims, capacityOf, ...(part === undefined ? {} : { part }), gap, isOthers, at };
}

/** Classes that share a room and take turns in it, by what one or the other says: each with the others. */
export function inTurns<C extends { id: string; room?: string; takesTurns?: boolean }>(
  classes: readonly C[],
): Map<string, string[]> {
  const pairs = (one: C) =>
    classes.filter((other) => other !== one && one.room && other.room === one.room && (one.takesTurns || other.takesTurns));
  return new Map(classes.map((one) => [one.id, pairs(one).map(({ id }) => id)]));
}

/** Whether what a class takes hangs on the children of others. */
export const hangsOnOthers = ({ shifts, turnsWith }: Pick<ClassSupply, 'shifts' | 'turnsWith'>): boolean =>
  Boolean(turnsWith?.length) || shifts.some(({ watches }) => watches !== undefined);

/** Some classes, those with whom one person may watch them, whose children count together, and those that take turns in their room. */
export function watchedWith({ classes }: Pick<FacilitySupply, 'classes'>, ids: readonly string[]): string[] {
  const all = new Set(ids);
  for (const id of all) {
    const { shifts = [], turnsWith = [] } = classes.find((one) => one.id === id) ?? {};
    for (const { watches } of shifts) if (watches !== undefined) all.add(watches);
    for (const other of turnsWith) all.add(other);
  }
  return [...all];
}

export function claimsLookup(sheets: readonly { classId: string; date: CivilDate; claims: readonly Claim[] }[]): ClaimsOf {
  const byKey = new Map(sheets.map((sheet) => [`${sheet.classId}|${sheet.date}`, sheet.claims]));
  return (classId, date) => byKey.get(`${classId}|${date}`) ?? [];
}
