import { everyDay, isWorkingDay, localDay, momentOf, nextDay, type PublicCalendar, sameDayLater } from './calendar.ts';

/** What a family has bought, and what has become of it. */
export interface Purchase {
  /** First day; of care sold singly, its day. */
  day: string;
  /** None: one stay. */
  months: number;
  /** Minutes of the day at which it begins and ends. */
  from: number;
  to: number;
  /** The last day of care, where the child turns three in the last of the months. */
  until?: string;
  /** In fen: for each whole month, or for the stay. */
  care: number;
  meals: number;
  paidAt: string;
  /** The child had received care of the same kind when the contract was made, or the family said so. */
  receivedBefore: boolean;
  came: ReadonlySet<string>;
  /** Booked days, for which the place is kept. */
  booked: readonly string[];
  /** Of them those that the centre cannot give, as its record says by now. */
  cannot: readonly string[];
  /** Of those the ones on which it may take no child. */
  stopped: readonly string[];
  /** The centre has ended the contract by notice: it is the cause, on whatever day care ends. */
  endedByCentre?: boolean;
  /** Of months that are over and were settled: what came back of each. */
  settled: ReadonlyMap<number, { care: number; meals: number }>;
  /** Of days that were reported not needed: what came back because another family had the place. */
  credited: ReadonlyMap<string, number>;
}

/** To a whole fen, halves up. */
const fen = (numerator: bigint, denominator: bigint) => Number((2n * numerator + denominator) / (2n * denominator));
const partOf = (amount: number, part: number, whole: number) => fen(BigInt(amount) * BigInt(part), BigInt(whole));

/** A month of care, and where it would end if the child did not turn three in it. */
function monthOf({ day, until }: Pick<Purchase, 'day' | 'until'>, month: number) {
  const whole = nextDay(sameDayLater(day, month + 1), -1);
  return { first: sameDayLater(day, month), last: until && until < whole ? until : whole, whole };
}

const workingDays = (from: string, to: string, calendar: PublicCalendar) =>
  everyDay(from, to).filter((one) => isWorkingDay(one, calendar)).length;

/** What is paid for a month: of the one in which the child turns three, the part of its working days until then. */
export function feesOf(
  bought: Pick<Purchase, 'day' | 'until' | 'care' | 'meals'>,
  month: number,
  calendar: PublicCalendar,
): { care: number; meals: number } {
  const { first, last, whole } = monthOf(bought, month);
  const { care, meals } = bought;
  if (last === whole) return { care, meals };
  const [part, all] = [workingDays(first, last, calendar), workingDays(first, whole, calendar)];
  return { care: partOf(care, part, all), meals: partOf(meals, part, all) };
}

/** F1: the day of payment is not counted, a last day that nobody works on rolls on. */
function sevenDaysEnd({ paidAt }: Purchase, calendar: PublicCalendar): string {
  let last = nextDay(localDay(paidAt), 7);
  while (!isWorkingDay(last, calendar)) last = nextDay(last);
  return last;
}

/** Whether the centre owes a booked day that is today or to come: it cannot give it, and the child has not come. */
const isOwed = ({ came, cannot, stopped, months }: Purchase, today: string) =>
  (months > 0 ? stopped : cannot).some((day) => day >= today && !came.has(day));

/** Booked days that are over and were not given: the centre could not, and the child did not come. */
const notGiven = ({ cannot, came, to }: Purchase, now: string) =>
  cannot.filter((day) => !came.has(day) && momentOf(day, to) <= now);

/**
 * What the care of some days of a month comes to: its fee falls in equal parts on its booked days, each to a whole fen so
 * that they come to the fee.
 */
function careOf(
  { booked }: Purchase,
  days: readonly string[],
  { first, last, care }: { first: string; last: string; care: number },
): number {
  const own = booked.filter((day) => first <= day && day <= last).toSorted();
  const until = (count: number) => partOf(care, count, own.length || 1);
  return own.reduce((sum, day, at) => sum + (days.includes(day) ? until(at + 1) - until(at) : 0), 0);
}

/** What came back already of days of a span. */
const creditedIn = ({ credited }: Pick<Purchase, 'credited'>, first: string, last: string) =>
  [...credited].reduce((sum, [day, back]) => sum + (first <= day && day <= last ? back : 0), 0);

/** What is owed of the care of days that were not given, less what came back of the same days before. */
const owedOf = (bought: Purchase, days: readonly string[], month: { first: string; last: string; care: number }) =>
  careOf(bought, days, month) - days.reduce((sum, day) => sum + (inSpan(day, month) ? (bought.credited.get(day) ?? 0) : 0), 0);
const inSpan = (day: string, { first, last }: { first: string; last: string }) => first <= day && day <= last;

/** What the care of one day costs. */
export function feeOfDay(bought: Purchase, day: string, calendar: PublicCalendar): number {
  if (bought.months === 0) return bought.care;
  for (let month = 0; month < bought.months; month++) {
    const { first, last } = monthOf(bought, month);
    if (first <= day && day <= last) return careOf(bought, [day], { first, last, ...feesOf(bought, month, calendar) });
  }
  return 0;
}

/** For so many of the half hours of a day, as a whole. */
export const partOfDay = (fee: number, taken: number, of: number) => partOf(fee, taken, of);

/** What comes back, if asked for at a moment; `undefined` where it can no longer be asked for. */
export function refund(bought: Purchase, now: string, calendar: PublicCalendar): number | undefined {
  const today = localDay(now);
  const regret = !bought.receivedBefore && today <= sevenDaysEnd(bought, calendar);
  return bought.months > 0 ? ofMonths(bought, { now, today, regret }, calendar) : ofStay(bought, { now, today, regret });
}

function ofMonths(
  bought: Purchase,
  { now, today, regret }: { now: string; today: string; regret: boolean },
  calendar: PublicCalendar,
): number {
  const { months, came, settled } = bought;
  const isCentres = isOwed(bought, today) || bought.endedByCentre === true;
  let back = 0;
  for (let month = 0; month < months; month++) {
    const { first, last } = monthOf(bought, month);
    const { care, meals } = feesOf(bought, month, calendar);
    if (first > today) {
      back += care + meals;
      continue;
    }
    const working = workingDays(first, last, calendar);
    const attended = everyDay(first, last).filter((one) => came.has(one)).length;
    // F7: meals not eaten, of any month that was not settled for them before.
    const uneaten = working === 0 ? meals : partOf(meals, working - attended, working);
    const had = settled.get(month);
    back += Math.max(0, uneaten - (had?.meals ?? 0));
    // Of several lawful sums the largest is paid.
    const sums: number[] = [];
    if (regret) sums.push(care);
    // F2: of the month in which the family leaves.
    if (last >= today)
      sums.push(attended <= 4 ? partOf(care, 80, 100) : attended <= Math.floor(working / 2) ? partOf(care, 50, 100) : 0);
    // The centre cannot go on: what was not given of that month.
    if (last >= today && isCentres) sums.push(partOf(care, working - attended, working || 1));
    // What came back of days on which another family had the place is part of each of them; days not given are other days.
    const before = creditedIn(bought, first, last);
    const most = Math.max(...sums.map((sum) => sum - before), owedOf(bought, notGiven(bought, now), { first, last, care }));
    back += Math.max(0, Math.min(most, care - before) - (had?.care ?? 0));
  }
  return back;
}

/**
 * Months that are over, of which the centre has had its three working days to say who came, and which have not been
 * settled yet: what comes back of each. Days that the centre could not give come back with their month; a single stay that
 * it could not give, at once.
 */
export function monthsToSettle(
  bought: Purchase,
  now: string,
  calendar: PublicCalendar,
): [month: number, back: { care: number; meals: number }][] {
  const { day, months, care, meals, came, settled } = bought;
  const due: [number, { care: number; meals: number }][] = [];
  const lost = notGiven(bought, now);
  if (months === 0 && lost.length > 0 && !settled.has(0)) due.push([0, { care: care - creditedIn(bought, day, day), meals }]);
  // A single stay with a meal: the meal comes back when the child did not come.
  else if (months === 0 && meals > 0 && !settled.has(0) && momentOf(nextDay(threeWorkingDaysAfter(day, calendar)), 0) <= now)
    due.push([0, { care: 0, meals: came.has(day) ? 0 : meals }]);
  for (let month = 0; month < months; month++) {
    const { first, last } = monthOf(bought, month);
    const { care, meals } = feesOf(bought, month, calendar);
    if (settled.has(month) || momentOf(nextDay(threeWorkingDaysAfter(last, calendar)), 0) > now) continue;
    const days = everyDay(first, last);
    const working = days.filter((one) => isWorkingDay(one, calendar)).length;
    const attended = days.filter((one) => came.has(one)).length;
    const uneaten = working === 0 ? meals : partOf(meals, working - attended, working);
    due.push([month, { care: owedOf(bought, lost, { first, last, care }), meals: uneaten }]);
  }
  return due;
}

function threeWorkingDaysAfter(day: string, calendar: PublicCalendar): string {
  let last = day;
  for (let left = 3; left > 0; ) {
    last = nextDay(last);
    if (isWorkingDay(last, calendar)) left--;
  }
  return last;
}

/**
 * One stay is one delivery, which begins at its hour or when the child is received: before that F1 gives everything back,
 * else what the city's tiers say, whichever is more.
 */
function ofStay(bought: Purchase, { now, today, regret }: { now: string; today: string; regret: boolean }): number | undefined {
  const { day, from, care, meals, came } = bought;
  const hours = (Date.parse(momentOf(day, from)) - Date.parse(now)) / 3_600_000;
  if (hours <= 0) return undefined;
  if (came.has(day)) return undefined;
  if (regret || isOwed(bought, today)) return care + meals;
  return meals + partOf(care, hours >= 72 ? 100 : hours >= 24 ? 80 : hours >= 2 ? 50 : 0, 100);
}

/**
 * Days that the centre is asked about: booked, begun, in a month whose refund is counted by who came, and on which its
 * roster names nobody. By the contract it has three working days.
 */
export function askedDays(
  bought: Purchase,
  { now, booked, noted }: { now: string; booked: readonly string[]; noted: ReadonlySet<string> },
  calendar: PublicCalendar,
): { days: string[]; least: number; until: string } | undefined {
  const most = refund(bought, now, calendar);
  if (most === undefined || bought.months === 0) return undefined;
  const today = localDay(now);
  const silent = booked.filter((day) => momentOf(day, bought.from) <= now && !noted.has(day) && !bought.came.has(day));
  const inMonth = (day: string) => {
    for (let month = 0; month < bought.months; month++) {
      const end = nextDay(monthOf(bought, month).last);
      if (day < end) return !bought.settled.has(month) && (bought.meals > 0 || end > today);
    }
    return false;
  };
  const days = silent.filter(inMonth);
  const least = refund({ ...bought, came: new Set([...bought.came, ...days]) }, now, calendar) ?? 0;
  if (least >= most) return undefined;
  return { days, least, until: momentOf(nextDay(threeWorkingDaysAfter(today, calendar)), 0) };
}
