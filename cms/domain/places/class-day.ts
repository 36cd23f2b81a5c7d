import type { CivilDate } from '../time/civil-date.ts';
import type { Instant } from '../time/zoned-time.ts';
import { type Beside, type Claim, capacitiesOn, liveClaims, type SlotCapacity, soldAt } from './capacity.ts';
import type { ClassSupply, FacilitySupply } from './facility.ts';
import type { TimetableDay } from './shift.ts';

/** Claims on a class's day. */
export type ClaimsOf = (classId: string, date: CivilDate) => readonly Claim[];

/** A half hour of a class: how many it takes, and how many it has. */
export interface SlotState extends SlotCapacity {
  sold: number;
  left: number;
}

/** A class's day, half hour by half hour. */
export interface ClassDayState {
  /** Claims that count now. */
  claims: readonly Claim[];
  capacityOf: (minute: number) => SlotCapacity;
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
  const at = (minute: number): SlotState => {
    const slot = capacityOf(minute);
    const sold = soldAt(minute, claims);
    return { ...slot, sold, left: Math.max(0, slot.capacity - sold) };
  };
  return { claims, capacityOf, at };
}

/** Some classes and those with whom one person may watch them: their children count together. */
export function watchedWith({ classes }: Pick<FacilitySupply, 'classes'>, ids: readonly string[]): string[] {
  const all = new Set(ids);
  for (const id of all)
    for (const { watches } of classes.find((one) => one.id === id)?.shifts ?? []) if (watches !== undefined) all.add(watches);
  return [...all];
}

export function claimsLookup(sheets: readonly { classId: string; date: CivilDate; claims: readonly Claim[] }[]): ClaimsOf {
  const byKey = new Map(sheets.map((sheet) => [`${sheet.classId}|${sheet.date}`, sheet.claims]));
  return (classId, date) => byKey.get(`${classId}|${date}`) ?? [];
}
