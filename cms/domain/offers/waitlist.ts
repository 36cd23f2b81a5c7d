import { type CareRequest, isMonthly, type Occasion, occasionsOf, soldAs } from '../care/care.ts';
import { classesFor } from '../places/availability.ts';
import type { Claim } from '../places/capacity.ts';
import type { FacilitySupply } from '../places/facility.ts';
import { isFull } from '../places/no-place.ts';
import { isOpenForSome } from '../places/opening.ts';
import type { Party } from '../places/public-part.ts';
import { suppliedTo } from '../places/supplied-to.ts';
import { isKeptFor, waitName } from '../places/wait-claim.ts';
import { ageInMonths, thirdBirthday } from '../time/age.ts';
import { addDays, addMonths, type CivilDate } from '../time/civil-date.ts';
import { overlaps } from '../time/time-of-day.ts';
import type { SpecialDays } from '../time/workdays.ts';
import type { Instant } from '../time/zoned-time.ts';
import { bestClass, type OfferContext } from './best-class.ts';
import type { BookingMoment } from './booking-time.ts';
import { canAnswer, type OfferTimes } from './waitlist-offer.ts';
import { weeklyDates } from './wanted-time.ts';

/** What is waited for: one request, or the same hours on certain weekdays for so many weeks. Siblings want the same. */
export interface WaitedCare {
  request: CareRequest;
  /** ISO digits, of care that is not sold by the month. */
  weekly?: { weekdays: string; weeks: number };
}

export interface WaitingChild {
  id: string;
  birthDate: CivilDate;
}

/** A family on a centre's waitlist, as far as its turn is concerned. */
export interface Waiting {
  id: string;
  facilityId: string;
  care: WaitedCare;
  children: readonly WaitingChild[];
  joinedAt: Instant;
  /** At an employer's centre: for whose places it waits. */
  of?: Party;
  /** Another child of the family comes to the centre. */
  siblingThere: boolean;
  /** By the centre's head, for a reason that is on record. */
  raised?: { at: Instant; reason: string };
  /** Until the day before, it is not its turn. */
  pausedUntil?: CivilDate;
  /** The first day of an offer that it gave up while it waits on: others come first to the same. */
  passed?: CivilDate;
}

/** A child's place, all of its stays in one class. */
export interface KeptPlace {
  childId: string;
  classId: string;
  stays: readonly Occasion[];
}

/** Whose turn it is, and what it would be offered: a place for each of its children, or nothing. */
export interface Turn<W extends Waiting = Waiting> {
  waiting: W;
  places: KeptPlace[];
}

/** Whether a family wants nothing for now: it is not its turn until that day. */
export const isPaused = ({ pausedUntil }: Pick<Waiting, 'pausedUntil'>, today: CivilDate): boolean =>
  pausedUntil !== undefined && today < pausedUntil;

/** As many weeks as a weekly pattern of single stays may go on. */
export const MOST_WAITED_WEEKS = 13;

interface Centre {
  facility: FacilitySupply;
  special: SpecialDays;
  today: CivilDate;
  /** For this child alone: days on which every class that takes it is shut are none of its care. */
  child?: WaitingChild;
}

/** Whether it is open on a day: the centre, or some class for the child. */
function opensOn({ facility, special, child }: Centre, { date: first, form }: CareRequest): (date: CivilDate) => boolean {
  const classes = child ? classesFor(facility, { ageMonths: ageInMonths(child.birthDate, first), form }) : [];
  return (date) => isOpenForSome(facility, classes, { date, special });
}

/** Each thing to be booked, from now on: months whose first day has come begin with the next month. */
function requestsOf({ request, weekly }: WaitedCare, centre: Centre): CareRequest[] {
  const { special, today } = centre;
  if (isMonthly(request)) return [{ ...request, date: request.date > today ? request.date : nextMonth(today) }];
  if (!weekly) return [request];
  const isOpen = opensOn(centre, request);
  const dates = weeklyDates({ kind: 'weekly', date: request.date, from: 0, to: 0, ...weekly }, special);
  return dates.filter(isOpen).map((date) => ({ ...request, date }));
}

const nextMonth = (today: CivilDate): CivilDate => addMonths(`${today.slice(0, 8)}01`, 1);

/** How long a family waits for months that are not free on their first day. */
const MONTHS_WAITED = 6;

/** The last day on which what is waited for can still begin. */
export function waitsUntil({ request, weekly }: WaitedCare): CivilDate {
  if (isMonthly(request)) return addMonths(request.date, MONTHS_WAITED);
  // All of the days or none: when the first has come it is over.
  return weekly ? addDays(request.date, 6) : request.date;
}

interface Planning {
  facility: FacilitySupply;
  today: CivilDate;
  context: OfferContext;
}

/** Whether a family has given up the very stays that it would be offered now. */
const hasPassedOn = (waiting: Waiting, { facility, today, context: { special } }: Planning): boolean =>
  waiting.passed !== undefined && staysOfFamily(waiting, { facility, special, today })[0]?.date === waiting.passed;

/**
 * Goes down the line, and then to those who gave the same up before, and gives each family its whole wish where it is
 * free, or nothing; what one is given is not there for the next. So a place goes to the first whom it serves, and no wish that cannot be met keeps one from others.
 */
export function planTurns<W extends Waiting>(line: readonly W[], planning: Planning, times: OfferTimes): Turn<W>[] {
  const { facility, today, context } = planning;
  const turns: Turn<W>[] = [];
  let ahead = context;
  const again = new Set(line.filter((one) => hasPassedOn(one, planning)));
  for (const waiting of [...line.filter((one) => !again.has(one)), ...again]) {
    if (isPaused(waiting, today)) continue;
    const places = placesFor(waiting, { facility, today, context: ahead });
    const first = places?.[0]?.stays[0];
    // Who could not answer in time, because it is night until then, keeps nothing from others.
    if (!places || !first || !canAnswer(context.now, times, { facility, first })) continue;
    turns.push({ waiting, places });
    ahead = { ...ahead, claimsOf: withKept(ahead.claimsOf, keptClaims(waiting, places)), remembered: undefined };
  }
  return turns;
}

/** A place for each child at once, or none at all. Children of one class of age are tried in every order. */
export function placesFor({ children, care, of }: Wish, { facility: whole, today, context }: Planning): KeptPlace[] | undefined {
  const facility = suppliedTo(whole, of ?? 'employee');
  const centre = { facility, special: context.special, today };
  const staysFor = new Map(children.map((child) => [child.id, staysOfChild(care, child, centre)]));
  for (const order of ordersOf(children)) {
    const found = inTurn(order, { care, of, staysFor, facility, context });
    if (found) return children.map(({ id }) => found.find(({ childId }) => childId === id) as KeptPlace);
  }
  return undefined;
}

function inTurn(
  order: readonly WaitingChild[],
  {
    care,
    of,
    staysFor,
    facility,
    context,
  }: Pick<Waiting, 'care' | 'of'> & {
    staysFor: ReadonlyMap<string, Occasion[]>;
    facility: FacilitySupply;
    context: OfferContext;
  },
): KeptPlace[] | undefined {
  const { request } = care;
  const places: KeptPlace[] = [];
  for (const { id: childId, birthDate } of order) {
    const stays = staysFor.get(childId) ?? [];
    const [first, last] = [stays[0]?.date, stays.at(-1)?.date];
    if (!first || !last || thirdBirthday(birthDate) <= last) return undefined;
    const want = { ...soldAs(request), stays };
    const claimsOf = withKept(context.claimsOf, keptClaims({ id: '', of }, places));
    const now = places.length === 0 ? context : { ...context, claimsOf, remembered: undefined };
    const { left, classId } = bestClass(facility, { ...want, ageMonths: ageInMonths(birthDate, first) }, now);
    if (left === 0 || !classId) return undefined;
    places.push({ childId, classId, stays });
  }
  return places;
}

/** Why a family cannot have it now: it is free, it is full, or it is not to be had there at all. */
export function waitable(wish: Wish, planning: Planning): 'free' | 'full' | 'never' {
  if (placesFor(wish, planning)) return 'free';
  const { context, today } = planning;
  const facility = suppliedTo(planning.facility, wish.of ?? 'employee');
  const { care } = wish;
  const { request } = care;
  const noes = wish.children.map((child) => {
    const { birthDate } = child;
    const stays = staysOfChild(care, child, { facility, special: context.special, today });
    const [first, last] = [stays[0], stays.at(-1)];
    if (thirdBirthday(birthDate) <= (last?.date ?? care.request.date)) return 'turns_three';
    if (!first || !last) return 'closure';
    const want = { ...soldAs(request), stays, ageMonths: ageInMonths(birthDate, first.date) };
    const { left, reason } = bestClass(facility, want, context);
    return left > 0 ? 'places' : reason;
  });
  return noes.every((reason) => isFull(reason) || reason === 'not_yet_bookable' || reason === 'no_staff') ? 'full' : 'never';
}

/** Whether a place that was offered is still sold at all, whoever else is there: its class, its price and its centre. */
export function isStillSold(
  facility: FacilitySupply,
  { care: { request }, birthDate, place }: { care: WaitedCare; birthDate: CivilDate; place: KeptPlace },
  moment: BookingMoment,
): boolean {
  const { classId, stays } = place;
  const [first] = stays;
  if (!first) return true;
  const want = { ...soldAs(request), stays, classId, ageMonths: ageInMonths(birthDate, first.date) };
  return bestClass(facility, want, { ...moment, claimsOf: () => [], waivesNotice: true }).left > 0;
}

export function staysOf(care: WaitedCare, centre: Centre): Occasion[] {
  const { facility, special } = centre;
  const { parts } = facility;
  return requestsOf(care, centre).flatMap((request) =>
    occasionsOf(request, { parts, special, isOpen: opensOn(centre, request) }),
  );
}

/** The same for each of its children; alike, but for days on which one's classes are shut, and from its third birthday on. */
export function staysOfChild(care: WaitedCare, child: WaitingChild, centre: Omit<Centre, 'child'>): Occasion[] {
  const stays = staysOf(care, { ...centre, child });
  const three = thirdBirthday(child.birthDate);
  // Months are had as far as the child's third birthday.
  return isMonthly(care.request) ? stays.filter(({ date }) => date < three) : stays;
}

/** What any of a family's children waits for, each stay once, the earliest first. */
export function staysOfFamily({ care, children }: Wish, centre: Omit<Centre, 'child'>): Occasion[] {
  const all = children.flatMap((child) => staysOfChild(care, child, centre));
  const each = new Map(all.map((stay) => [`${stay.date} ${stay.from} ${stay.to}`, stay]));
  return [...each.values()].sort((a, b) => (a.date < b.date || (a.date === b.date && a.from < b.from) ? -1 : 1));
}

type Wish = Pick<Waiting, 'care' | 'children' | 'of'>;

/** For each child of a family when it waits to be there, by day, and the classes that may take it. */
const wantedBy = ({ care, children }: Wish, centre: Omit<Centre, 'child'>) =>
  children.map((child) => {
    const { date, form } = care.request;
    const its = classesFor(centre.facility, { ageMonths: ageInMonths(child.birthDate, date), form });
    const days = Map.groupBy(staysOfChild(care, child, centre), (stay) => stay.date);
    return { classIds: new Set(its.map(({ id }) => id)), days };
  });

/** Whether a family waits for a place in a class at one of some times, of its own part of the places: on none of that class's days off. */
export function waitsForPlace(
  wish: Wish,
  { classId, occasions, of }: { classId: string; occasions: readonly Occasion[]; of?: Party },
  centre: Omit<Centre, 'child'>,
): boolean {
  if ((wish.of ?? 'employee') !== (of ?? 'employee')) return false;
  const its = wantedBy(wish, centre).filter(({ classIds }) => classIds.has(classId));
  return its.some(({ days }) => occasions.some((stay) => days.get(stay.date)?.some((at) => overlaps(at, stay))));
}

/** Of those on a centre's waitlist, who may be after the same places: at a common time, in a class that both may be in, of one part of its places. */
export function rivalsOf<W extends Wish>(own: Wish, all: readonly W[], centre: Omit<Centre, 'child'>): W[] {
  const mine = wantedBy(own, centre);
  const meet = (one: (typeof mine)[number], other: (typeof mine)[number]) =>
    !one.classIds.isDisjointFrom(other.classIds) &&
    [...other.days].some(([date, stays]) => one.days.get(date)?.some((at) => stays.some((stay) => overlaps(at, stay))));
  const same = all.filter(({ of }) => of === own.of);
  return same.filter((other) => wantedBy(other, centre).some((its) => mine.some((one) => meet(one, its))));
}

/** A claim with the day and the class that it stands on. */
export type PlacedClaim = Claim & { classId: string; date: CivilDate };

export const keptClaims = ({ id: waitId, of }: Pick<Waiting, 'id' | 'of'>, places: readonly KeptPlace[]): PlacedClaim[] => {
  const whose = of === 'public' ? { of } : {};
  return places.flatMap(({ childId, classId, stays }) =>
    stays.map(({ date, from, to }) => ({ booking: waitName({ waitId, childId }), ...whose, classId, date, from, to })),
  );
};

/** Claims of class's days, with more of them. */
export function withKept(claimsOf: OfferContext['claimsOf'], kept: readonly PlacedClaim[]): OfferContext['claimsOf'] {
  if (kept.length === 0) return claimsOf;
  const more = Map.groupBy(kept, ({ classId, date }) => `${classId}|${date}`);
  return (classId, date) => {
    const its = more.get(`${classId}|${date}`);
    return its ? [...claimsOf(classId, date), ...its] : claimsOf(classId, date);
  };
}

/** The same for a child itself: what is kept for it from the waitlist is its own. */
export function forChild(claimsOf: OfferContext['claimsOf'], childId: string | undefined): OfferContext['claimsOf'] {
  if (childId === undefined) return claimsOf;
  return (classId, date) => {
    const claims = claimsOf(classId, date);
    return claims.some(({ booking }) => isKeptFor(booking, childId))
      ? claims.filter(({ booking }) => !isKeptFor(booking, childId))
      : claims;
  };
}

/** Every order of a few. */
export function ordersOf<T>(all: readonly T[]): T[][] {
  if (all.length < 2) return [[...all]];
  return all.flatMap((first) => ordersOf(all.filter((one) => one !== first)).map((rest) => [first, ...rest]));
}
