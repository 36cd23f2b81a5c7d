import type { CivilDate } from '../time/civil-date.ts';
import { type Bound, type Dated, holdsOn } from './bound.ts';

/** For whom a place at an employer's centre is: a family of its own employees, or one of the public. */
export const PARTIES = ['employee', 'public'] as const;
export type Party = (typeof PARTIES)[number];

/** From a day on so many of a class's places are for the public, and where that is written. 0 ends it. */
export interface PublicPart extends Dated {
  from: CivilDate;
  places: number;
  source: string;
}

/** What is in force on a day: the one that began last. */
export function publicPartOn(parts: readonly PublicPart[], date: CivilDate): PublicPart | undefined {
  return parts.filter((part) => holdsOn(part, date)).reduce<PublicPart | undefined>(later, undefined);
}
const later = (one: PublicPart | undefined, other: PublicPart) => (one && one.from > other.from ? one : other);

/** A class's places by party on a day: for whom they are counted, and how many of them are for the public. */
export interface Split {
  of: Party;
  part: number;
}

/** As many of a party as a class takes that may have `capacity` children and has none yet. */
export const mostFor = ({ of, part }: Split, capacity: number): number =>
  of === 'public' ? Math.min(part, capacity) : Math.max(0, capacity - part);

/** Children who are there, by party. */
export type Taken = Readonly<Record<Party, number>>;

/** The bound that is met where a party's part is taken, though the class has room. */
export const PART_OF: Record<Party, Bound> = { public: 'public_part', employee: 'employee_part' };

/**
 * How many more of one party a class takes that may have `capacity` children: the public its part, employees all but that
 * part, and both together never more than the class. Where fewer staff come than the parts were made for, or the part is
 * made smaller, whoever is there stays, and nobody is added: it is below nought by as many as are too many.
 */
export function spareFor({ of, part }: Split, capacity: number, taken: Taken): number {
  const { public: strangers, employee } = taken;
  const own = of === 'public' ? part - strangers : capacity - Math.max(part, strangers) - employee;
  return Math.min(own, capacity - strangers - employee);
}
