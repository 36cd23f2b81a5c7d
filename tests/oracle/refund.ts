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
  /** In fen: for each month, or for the stay. */
  care: number;
  meals: number;
  paidAt: string;
  /** The child had received care of the same kind when the contract was made, or the family said so. */
  receivedBefore: boolean;
  came: ReadonlySet<string>;
  /** Of months that are over and were settled: what came back of each. */
  settled: ReadonlyMap<number, number>;
}

/** To a whole fen, halves up. */
const fen = (numerator: bigint, denominator: bigint) => Number((2n * numerator + denominator) / (2n * denominator));
const partOf = (amount: number, part: number, whole: number) => fen(BigInt(amount) * BigInt(part), BigInt(whole));

/** F1: the day of payment is not counted, a last day that nobody works on rolls on. */
function sevenDaysEnd({ paidAt }: Purchase, calendar: PublicCalendar): string {
  let last = nextDay(localDay(paidAt), 7);
  while (!isWorkingDay(last, calendar)) last = nextDay(last);
  return last;
}

/** What comes back, if asked for at a moment; `undefined` where it can no longer be asked for. */
export function refund(bought: Purchase, now: string, calendar: PublicCalendar): number | undefined {
  const today = localDay(now);
  const regret = !bought.receivedBefore && today <= sevenDaysEnd(bought, calendar);
  return bought.months > 0 ? ofMonths(bought, { today, regret }, calendar) : ofStay(bought, { now, regret });
}

function ofMonths(
  { day, months, care, meals, came, settled }: Purchase,
  { today, regret }: { today: string; regret: boolean },
  calendar: PublicCalendar,
): number {
  let back = 0;
  for (let month = 0; month < months; month++) {
    const first = sameDayLater(day, month);
    const last = nextDay(sameDayLater(day, month + 1), -1);
    if (first > today) {
      back += care + meals;
      continue;
    }
    const working = everyDay(first, last).filter((one) => isWorkingDay(one, calendar)).length;
    const attended = everyDay(first, last).filter((one) => came.has(one)).length;
    // F7: meals not eaten, of any month that was not settled for them before.
    const uneaten = working === 0 ? meals : partOf(meals, working - attended, working);
    back += Math.max(0, uneaten - (settled.get(month) ?? 0));
    if (regret) back += care;
    // F2: of the month in which the family leaves.
    else if (last >= today)
      back += attended <= 4 ? partOf(care, 80, 100) : attended <= Math.floor(working / 2) ? partOf(care, 50, 100) : 0;
  }
  return back;
}

/**
 * Months that are over, of which the centre has had its three working days to say who came, and which have not been
 * settled yet: what comes back of each. The centre was open on every day that it sold.
 */
export function monthsToSettle(bought: Purchase, now: string, calendar: PublicCalendar): [month: number, back: number][] {
  const { day, months, meals, came, settled } = bought;
  const due: [number, number][] = [];
  // A single stay with a meal: the meal comes back when the child did not come.
  if (months === 0 && meals > 0 && !settled.has(0) && momentOf(nextDay(threeWorkingDaysAfter(day, calendar)), 0) <= now)
    due.push([0, came.has(day) ? 0 : meals]);
  for (let month = 0; month < months; month++) {
    const first = sameDayLater(day, month);
    const last = nextDay(sameDayLater(day, month + 1), -1);
    if (settled.has(month) || momentOf(nextDay(threeWorkingDaysAfter(last, calendar)), 0) > now) continue;
    const days = everyDay(first, last);
    const working = days.filter((one) => isWorkingDay(one, calendar)).length;
    const attended = days.filter((one) => came.has(one)).length;
    due.push([month, working === 0 ? meals : partOf(meals, working - attended, working)]);
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
function ofStay(
  { day, from, care, meals, came }: Purchase,
  { now, regret }: { now: string; regret: boolean },
): number | undefined {
  const hours = (Date.parse(momentOf(day, from)) - Date.parse(now)) / 3_600_000;
  if (hours <= 0) return undefined;
  if (came.has(day)) return undefined;
  if (regret) return care + meals;
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
      const end = sameDayLater(bought.day, month + 1);
      if (day < end) return !bought.settled.has(month) && (bought.meals > 0 || end > today);
    }
    return false;
  };
  const days = silent.filter(inMonth);
  const least = refund({ ...bought, came: new Set([...bought.came, ...days]) }, now, calendar) ?? 0;
  if (least >= most) return undefined;
  return { days, least, until: momentOf(nextDay(threeWorkingDaysAfter(today, calendar)), 0) };
}
