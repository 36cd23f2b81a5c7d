import { HALF_DAY_PARTS, type Occasion } from '../care/care.ts';
import { ageInMonths, thirdBirthday } from '../time/age.ts';
import { addDays, type CivilDate, datesFrom, type Weekday } from '../time/civil-date.ts';
import { type SpecialDays, timetableWeekday } from '../time/workdays.ts';
import { classesFor } from './availability.ts';
import type { Claim } from './capacity.ts';
import type { FacilitySupply } from './facility.ts';
import type { Party } from './public-part.ts';

/** How much of a day a child comes whom its centre has enrolled outside the portal. */
export const ENROLLED_PARTS = ['full_day', ...HALF_DAY_PARTS] as const;
export type EnrolledPart = (typeof ENROLLED_PARTS)[number];

/** Whether its contract stays with the centre, or is to be made in the portal. */
export const CONTRACT_PLACES = ['outside', 'here'] as const;
export type ContractPlace = (typeof CONTRACT_PLACES)[number];

/** The days of a week on which a child comes, each weekday once at most. */
export type WeekPattern = readonly { weekday: Weekday; part: EnrolledPart }[];

/** From a day on a child comes by another week, or to another class. */
export interface EnrolledChange {
  from: CivilDate;
  classId: string;
  pattern: WeekPattern;
}

/** A child whom its centre has enrolled outside the portal, as far as its place is concerned. */
export interface EnrolledChild {
  id: string;
  /** The class it is in when it begins. */
  classId: string;
  birthDate: CivilDate;
  /** By which it comes when it begins. */
  pattern: WeekPattern;
  /** What is other from a day on, the earliest first. */
  changes?: readonly EnrolledChange[];
  from: CivilDate;
  /** The last day; without it, until the third birthday. */
  to?: CivilDate;
  /** At an employer's centre: whether its family is one of the public. Of an employee's where nothing is said. */
  of?: Party;
  /** Days that a booking of its own family has taken over. */
  handedOver: readonly { from: CivilDate; to: CivilDate }[];
}

export interface EnrolledStay extends Occasion {
  classId: string;
}

/** What can be wrong with a row of a list of such children; nothing of the list is entered before each row is right. */
export const ENROLLED_PROBLEMS = [
  'name_missing',
  'birth_unread',
  'not_born',
  'three_already',
  'class_unknown',
  'class_missing',
  'week_unread',
  'from_unread',
  'to_unread',
  'to_before_from',
  'over_already',
  'contract_unread',
  'contact_unread',
  'whose_unread',
  'twice_in_list',
  'enrolled_already',
  'booked_already',
] as const;
export type EnrolledProblem = (typeof ENROLLED_PROBLEMS)[number];

/** What is no fault and worth knowing of a row. */
export const ENROLLED_NOTES = ['older_than_class', 'younger_than_class'] as const;
export type EnrolledNote = (typeof ENROLLED_NOTES)[number];

interface Centre {
  facility: FacilitySupply;
  special: SpecialDays;
}

/**
 * How far ahead places of enrolled children are written down: farther than anybody can book, by more than a month, so
 * that no day can be sold before it is known who comes.
 */
export const ENROLLED_AHEAD_DAYS = 260;

const PREFIX = 'enrolled:';

/** Under which an enrolled child's claims stand on a class's day. */
export const enrolledName = (id: string): string => `${PREFIX}${id}`;

/** Whose claim it is; `undefined` for a booking's. */
export const enrolledIdOf = (name: string): string | undefined =>
  name.startsWith(PREFIX) ? name.slice(PREFIX.length) : undefined;

/** The first day from today on on which the child may come. */
export const firstDay = ({ from }: Pick<EnrolledChild, 'from'>, today: CivilDate): CivilDate => [from, today].sort()[1] ?? from;

/** The last day on which the child can come: never its third birthday. */
export function lastDayOf({ birthDate, to }: Pick<EnrolledChild, 'birthDate' | 'to'>): CivilDate {
  const last = addDays(thirdBirthday(birthDate), -1);
  return to !== undefined && to < last ? to : last;
}

/** A child as its centre has it on a day: in the class that it was put in by then, by the week that it has then. */
export function asOn<C extends Pick<EnrolledChild, 'classId' | 'changes'>>(child: C, date: CivilDate): C {
  const last = child.changes?.findLast(({ from }) => from <= date);
  if (!last) return child;
  const { classId, pattern } = last;
  return { ...child, classId, pattern };
}

/**
 * The class of a child on a day: the one that it was put in, until it is too old for it; then the class with the
 * narrowest ages that takes it. Where none does it stays: it is there, and a place is taken.
 */
export function classOn(
  child: Pick<EnrolledChild, 'classId' | 'birthDate' | 'changes'>,
  date: CivilDate,
  facility: FacilitySupply,
): string {
  const { classId } = asOn(child, date);
  const age = ageInMonths(child.birthDate, date);
  const own = facility.classes.find(({ id }) => id === classId);
  if (own && age < own.ageTo) return classId;
  return classesFor(facility, { ageMonths: age })[0]?.id ?? classId;
}

/** What a child does on a day, by its weekly pattern. Days on which the centre is shut are not left out: it may open. */
export function stayOn(child: EnrolledChild, date: CivilDate, { facility, special }: Centre): EnrolledStay | undefined {
  if (date < child.from || date > lastDayOf(child)) return undefined;
  if (child.handedOver.some(({ from, to }) => from <= date && date <= to)) return undefined;
  const weekday = timetableWeekday(date, special);
  const part = asOn(child, date).pattern.find((one) => one.weekday === weekday)?.part;
  if (!part) return undefined;
  const window = part === 'full_day' ? facility.parts.fullDay : facility.parts[part];
  return { date, ...window, classId: classOn(child, date, facility) };
}

/** What bookings have taken over, when one of them ends early: from a day on it has nothing any more. */
export const handedBack = <T extends { booking: string; from: CivilDate; to: CivilDate }>(
  handedOver: readonly T[],
  booking: string,
  from: CivilDate,
): T[] =>
  handedOver.flatMap((span) => {
    if (span.booking !== booking || span.to < from) return [span];
    return span.from < from ? [{ ...span, to: addDays(from, -1) }] : [];
  });

/** A child's stays from a day to a day. */
export function staysBetween(
  child: EnrolledChild,
  { from, to }: { from: CivilDate; to: CivilDate },
  centre: Centre,
): EnrolledStay[] {
  const [first, last] = [from > child.from ? from : child.from, to < lastDayOf(child) ? to : lastDayOf(child)];
  return datesFrom(first, last).flatMap((date) => stayOn(child, date, centre) ?? []);
}

export interface ClassChange {
  on: CivilDate;
  /** `undefined` when no class takes it any more. */
  classId?: string;
  turnsThree?: boolean;
}

/** The next time that a child leaves its class: for an older one or one that is set, for none that takes it, or because it turns three. */
export function nextChange(child: EnrolledChild, today: CivilDate, facility: FacilitySupply): ClassChange | undefined {
  const grown = nextByAge(child, today, facility);
  const was = classOn(child, firstDay(child, today), facility);
  const set = child.changes?.find(({ from }) => from > today && classOn(child, from, facility) !== was)?.from;
  if (!set || (grown && grown.on <= set) || set > lastDayOf(child)) return grown;
  return { on: set, classId: classOn(child, set, facility) };
}

function nextByAge(child: EnrolledChild, today: CivilDate, facility: FacilitySupply): ClassChange | undefined {
  const three = thirdBirthday(child.birthDate);
  const now = classOn(child, firstDay(child, today), facility);
  const group = facility.classes.find(({ id }) => id === now);
  const on = group ? monthsAfterBirth(child.birthDate, group.ageTo) : undefined;
  const next: ClassChange | undefined =
    on !== undefined && on > today && on < three
      ? { on, classId: classesFor(facility, { ageMonths: group?.ageTo })[0]?.id }
      : three > today
        ? { on: three, turnsThree: true }
        : undefined;
  return next && (child.to === undefined || next.on <= child.to) ? next : undefined;
}

function monthsAfterBirth(birthDate: CivilDate, months: number): CivilDate {
  let day = addDays(birthDate, Math.floor(months * 30.4) - 3);
  while (ageInMonths(birthDate, day) < months) day = addDays(day, 1);
  return day;
}

/**
 * A class's day with the stays of some children as they should be, whatever was there of theirs before; the claims
 * themselves when nothing is other than it was.
 */
export function withEnrolled(
  claims: readonly Claim[],
  { of, stays }: { of: ReadonlySet<string>; stays: readonly Claim[] },
): readonly Claim[] {
  const before = claims.filter(({ booking }) => of.has(booking));
  const key = ({ booking, from, to, of }: Claim) => `${booking} ${from} ${to} ${of ?? ''}`;
  const [was, is] = [before, stays].map((all) => all.map(key).sort().join());
  return was === is ? claims : [...claims.filter(({ booking }) => !of.has(booking)), ...stays];
}
