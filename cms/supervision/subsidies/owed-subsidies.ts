import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { Child } from '#cms/records/payload-types.ts';
import type { KeptSubsidy, SubsidyAsk, SubsidyList } from '#cms/records/subsidies.ts';
import { attendedDates } from '#domain/booking/booking-state.ts';
import {
  type AttendedDay,
  owedOf,
  payableMonths,
  type SubsidyMonth,
  type SubsidyRow,
  subsidyOf,
  withinBudget,
} from '#domain/money/care-subsidy.ts';
import { type Fen, sum } from '#domain/money/money.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { SpecialDays } from '#domain/time/workdays.ts';

type Reading = Pick<Portal, 'bookings' | 'children' | 'city' | 'enrolled' | 'facilities' | 'now' | 'special' | 'subsidies'>;

/** A day on which a child came to a centre, under what. */
interface Came extends Omit<AttendedDay, 'inclusive'> {
  facilityId: string;
  number?: string;
}

export interface OwedSubsidies {
  /** In the order in which families asked, the first month first. */
  rows: SubsidyRow[];
  /** What the budget does not pay for. */
  waiting: SubsidyRow[];
  total: Fen;
  /** What is left of the budget before this. */
  left?: Fen;
  lists: SubsidyList[];
}

/** What a list of a subsidy that was drawn up today would name. */
export async function owedSubsidies(portal: Reading, subsidy: KeptSubsidy, unit?: Unit): Promise<OwedSubsidies> {
  const lists = await portal.subsidies.listsOf(subsidy.code, unit);
  const left = subsidy.budget === undefined ? undefined : subsidy.budget - sum(lists.map(({ total }) => total));
  const asks = await portal.subsidies.asksFor(subsidy.code, unit);
  const months = payableMonths(subsidy, todayOf(portal), portal.special());
  const owed = months.length === 0 ? [] : await rowsOf(portal, { subsidy, asks, months, lists }, unit);
  const { paid, waiting } = withinBudget(owed, left);
  return { rows: paid, waiting, total: sum(paid.map(({ amount }) => amount)), left, lists };
}

interface Asked {
  subsidy: KeptSubsidy;
  asks: readonly SubsidyAsk[];
  months: readonly string[];
  lists: readonly SubsidyList[];
}

async function rowsOf(portal: Reading, { subsidy, asks, months, lists }: Asked, unit?: Unit): Promise<SubsidyRow[]> {
  const named = lists.flatMap(({ rows }) => rows);
  const ids = new Set([...asks, ...named].map(({ childId }) => childId));
  const children = await portal.children.findAll([...ids], unit);
  // Two records of one child may have become one since: what lists have named of either is paid.
  const listed = Map.groupBy(named, ({ childId, month }) => `${children.get(childId)?.id ?? childId} ${month}`);
  const first = new Map<string, { child: Child; askedOn: CivilDate }>();
  for (const { childId, askedOn } of asks) {
    const child = children.get(childId);
    if (child && !child.removedAt && !first.has(child.id)) first.set(child.id, { child, askedOn });
  }
  const came = await daysOf(portal, [...first.keys()], { from: `${months[0]}-01`, to: `${months.at(-1)}-31` }, unit);
  const inclusive = await inclusiveOf(portal, [...came.values()].flat());
  return [...first.values()].flatMap(({ child, askedOn }) =>
    months.flatMap((month) => {
      const before = listed.get(`${child.id} ${month}`) ?? [];
      const days = (came.get(child.id) ?? []).filter(({ date }) => date.startsWith(month));
      const row = rowOf(subsidy, { child, askedOn, month, days, inclusive, before, special: portal.special() });
      return owedOf(row, before) ?? [];
    }),
  );
}

interface OfMonth {
  child: Pick<Child, 'id' | 'birthDate'>;
  askedOn: CivilDate;
  month: string;
  days: readonly Came[];
  inclusive: ReadonlySet<string>;
  /** What lists have named of the month, the first first. */
  before: readonly SubsidyRow[];
  special: SpecialDays;
}

function rowOf(subsidy: KeptSubsidy, { child, month, days, inclusive, before, special, ...asked }: OfMonth): SubsidyRow {
  const { birthDate } = child;
  // What a list has paid was asked for in time: who takes that back and asks again is not late for it.
  const askedOn = before.some(({ no }) => !no) ? `${month}-01` : asked.askedOn;
  const wasInclusive = (id: string) => {
    const listed = before.find(({ cameTo }) => cameTo.includes(id));
    return listed ? listed.inclusiveAt.includes(id) : inclusive.has(id);
  };
  const came = days.map(({ date, form, facilityId }) => ({ date, form, inclusive: wasInclusive(facilityId) }));
  const of: SubsidyMonth = subsidyOf(subsidy, { birthDate, askedOn, special }, month, came);
  const cameTo = [...new Set(days.map(({ facilityId }) => facilityId))];
  return {
    ...of,
    childId: child.id,
    month,
    cameTo,
    inclusiveAt: cameTo.filter(wasInclusive),
    bookings: [...new Set(days.flatMap(({ number }) => number ?? []))],
  };
}

/** The days on which some children came, under contracts of the portal and of centres. */
async function daysOf(
  { bookings, enrolled }: Pick<Portal, 'bookings' | 'enrolled'>,
  childIds: readonly string[],
  span: { from: CivilDate; to: CivilDate },
  unit?: Unit,
): Promise<Map<string, Came[]>> {
  const within = (date: CivilDate) => date >= span.from && date <= span.to;
  const booked = (await bookings.paidBetween(childIds, span, unit)).flatMap(({ childId, facilityId, request, actions, number }) =>
    attendedDates(actions)
      .filter(within)
      .map((date) => ({ childId, facilityId, date, form: request.form, number })),
  );
  const outside = (await enrolled.ofChildren(childIds, unit)).flatMap(({ childId = '', facilityId, pattern, actions }) => {
    const form = pattern.some(({ part }) => part === 'full_day') ? ('full_day' as const) : ('half_day' as const);
    return attendedDates(actions)
      .filter(within)
      .map((date) => ({ childId, facilityId, date, form, number: undefined }));
  });
  return Map.groupBy([...booked, ...outside], ({ childId }) => childId);
}

async function inclusiveOf({ facilities }: Pick<Portal, 'facilities'>, came: readonly Came[]): Promise<Set<string>> {
  const found = await facilities.findAll([...new Set(came.map(({ facilityId }) => facilityId))]);
  return new Set(found.filter(({ inclusive }) => inclusive === 'yes').map(({ id }) => id));
}

/** What the months of one child bring by what is known today, those that are not over yet too: for its family. */
export async function subsidyMonths(
  portal: Reading,
  { subsidy, child, askedOn, months }: { subsidy: KeptSubsidy; child: Child; askedOn: CivilDate; months: readonly string[] },
): Promise<(SubsidyRow & { list?: SubsidyList })[]> {
  if (months.length === 0) return [];
  const came = (await daysOf(portal, [child.id], { from: `${months[0]}-01`, to: `${months.at(-1)}-31` })).get(child.id) ?? [];
  const lists = await portal.subsidies.listsOf(subsidy.code);
  const inclusive = await inclusiveOf(portal, came);
  const ids = await portal.children.idsOf(child.id);
  return months.map((month) => {
    const on = ({ rows }: SubsidyList) => rows.filter((row) => ids.includes(row.childId) && row.month === month);
    const list = lists.findLast((one) => on(one).length > 0);
    const before = lists.flatMap(on);
    const days = came.filter(({ date }) => date.startsWith(month));
    return { ...rowOf(subsidy, { child, askedOn, month, days, inclusive, before, special: portal.special() }), list };
  });
}
