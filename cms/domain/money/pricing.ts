import {
  type CareForm,
  type CareRequest,
  isMonthly,
  type Occasion,
  type ServicePeriod,
  servicePeriods,
  weekdaysOf,
} from '../care/care.ts';
import type { InEveryLanguage } from '../language/lang.ts';
import type { SourceRow } from '../language/source-row.ts';
import type { CivilDate } from '../time/civil-date.ts';
import { type Fen, share, sum } from './money.ts';

/** How a published price is counted. */
export const PRICE_UNITS = ['month', 'half_month', 'half_day', 'hour', 'session', 'meal'] as const;
export type PriceUnit = (typeof PRICE_UNITS)[number];

/** What is paid beside the price that was agreed: a stay made longer, a late pick-up. */
export const EXTRA_KINDS = ['longer', 'late'] as const;
export type ExtraKind = (typeof EXTRA_KINDS)[number];
/** What a line of a receipt can say of itself beside what it is for. */
export const LINE_EXTRAS = [...EXTRA_KINDS, 'earnest'] as const;

export const PRICE_KINDS = ['care', 'meals'] as const;
export type PriceKind = (typeof PRICE_KINDS)[number];

/** One line of the published price list; nothing outside it may be charged (发改价格〔2024〕1477号). */
export interface PriceItem {
  id: string;
  kind: PriceKind;
  form: CareForm;
  unit: PriceUnit;
  /** Limits the price to one class; every class when absent. */
  classId?: string;
  /** Of care by the month on some weekdays, and its meals: on so many, whichever they are. Every working day when absent. */
  daysPerWeek?: number;
  amount: Fen;
  startsOn: CivilDate;
  endsOn?: CivilDate;
  /** Days on which no contract is made by it: it is not what an inclusive centre there may ask. */
  barred?: readonly BarredDays[];
  /** Days on which its centre cannot sell such care at all, whatever it asks. */
  unsold?: readonly UnsoldDays[];
}

/** Why a centre that may work cannot sell: its head has not declared its contracts, or nobody can pay it. */
export const UNSOLD_REASONS = ['offer_not_signed', 'nowhere_to_pay'] as const;
export type UnsoldReason = (typeof UNSOLD_REASONS)[number];

export interface UnsoldDays {
  reason: UnsoldReason;
  from: CivilDate;
  /** The last of them; none while nothing is known to change. */
  to?: CivilDate;
}

/** For a child whose brother or sister comes by the month, for several months at once, or an offer with a name and days of its own. */
export const DISCOUNT_KINDS = ['siblings', 'months', 'offer'] as const;
export type DiscountKind = (typeof DISCOUNT_KINDS)[number];

/** What is taken off a line of the list, as its contract says. */
export interface LineDiscount {
  kind: DiscountKind;
  percent: number;
  /** Of an offer. */
  name?: InEveryLanguage;
}

/** Why no contract is made by a price: it is not on the list of what may be charged, too much, or too little. */
export const OUTSIDE_CODES = ['not_listed', 'over_ceiling', 'under_floor'] as const;
export type OutsideCode = (typeof OUTSIDE_CODES)[number];

/** Days on which no contract is made by a price, and what that rests on. */
export interface BarredDays extends Pick<SourceRow, 'checked'> {
  from: CivilDate;
  /** The last of them; none while nothing else is published. */
  to?: CivilDate;
  code: OutsideCode;
  /** The most, or the least, by the unit of the price. */
  limit?: Fen;
  /** The document, and the day from which it counts. */
  source: string;
  effectiveOn: CivilDate;
}

/** On how many weekdays a price of care by the month can be, where it is not for all five. */
export const DAYS_PER_WEEK = { least: 1, most: 4 } as const;

/** Half months are months that are paid twice: a list has one of the two. */
export const unitsLike = (unit: PriceUnit): readonly PriceUnit[] =>
  unit === 'month' || unit === 'half_month' ? ['month', 'half_month'] : [unit];

/** A line of a quote and, unchanged, of the contract signed from it. */
export interface PriceLine {
  kind: PriceKind;
  form: CareForm;
  unit: PriceUnit;
  unitAmount: Fen;
  /** Units charged; hours may be halves. */
  quantity: number;
  amount: Fen;
  /** What the list asks for it, where the family pays less; and why it does. */
  listAmount?: Fen;
  discount?: LineDiscount;
  /** The billing month, for care by the month. */
  period?: ServicePeriod;
  /** Of a month that is cut: so many of its days are paid for. */
  part?: { days: number; of: number };
  /** The stay, for care that is sold singly. */
  occasion?: Occasion;
  /** Of a receipt alone: what it was beside the price. */
  extra?: (typeof LINE_EXTRAS)[number];
}

export interface Priced {
  lines: PriceLine[];
  total: Fen;
}

export type PricingOutcome =
  | ({ ok: true } & Priced)
  | { ok: false; code: 'price_not_published' | 'price_outside'; kind: PriceKind };

/** Prices a request from the list in force on the day it starts. */
export function priceRequest(
  request: CareRequest,
  { items, classId, occasions }: { items: readonly PriceItem[]; classId: string; occasions: readonly Occasion[] },
): PricingOutcome {
  const wanted = (kind: PriceKind, units: readonly PriceUnit[]) => {
    return { kind, form: request.form, units, classId, daysPerWeek: weekdaysOf(request)?.length, on: request.date };
  };
  const none = (want: WantedPrice): PricingOutcome => {
    const code = listedPrice(items, want) ? 'price_outside' : 'price_not_published';
    return { ok: false, code, kind: want.kind };
  };
  const wantsCare = wanted('care', careUnits(request));
  const care = findPrice(items, wantsCare);
  if (!care) return none(wantsCare);
  const lines = careLines(request, care, occasions);

  if ('meals' in request && request.meals) {
    const wantsMeals = wanted('meals', isMonthly(request) ? ['month'] : ['meal']);
    const meals = findPrice(items, wantsMeals);
    if (!meals) return none(wantsMeals);
    lines.push(...careLines(request, meals, occasions));
  }
  return { ok: true, lines, total: sum(lines.map(({ amount }) => amount)) };
}

/**
 * Whether such care has a price in the list in force on a day: without one it cannot be charged, and so not be sold.
 * Without `months`, by the month or singly.
 */
export function isPriced(
  items: readonly PriceItem[],
  { form, months, weekdays, classId, on }: { form: CareForm; months?: number; weekdays?: string; classId: string; on: CivilDate },
): boolean {
  const [units, daysPerWeek] =
    months === undefined ? ([PRICE_UNITS, 'any'] as const) : ([careUnits({ form, months }), weekdays?.length] as const);
  const want = { kind: 'care', form, units, classId, daysPerWeek, on } as const;
  if (!items.some((item) => applies(item, want))) return false;
  return !items.some(({ barred, unsold }) => barred || unsold) || findPrice(items, want) !== undefined;
}

/** The price by which a contract on such care that begins on a day is made: a quote for it asks the same list in the same way. */
export const carePrice = (
  items: readonly PriceItem[],
  { form, months, weekdays, classId, on }: { form: CareForm; months: number; weekdays?: string; classId: string; on: CivilDate },
): PriceItem | undefined => {
  const units = careUnits({ form, months });
  return findPrice(items, { kind: 'care', form, units, classId, daysPerWeek: weekdays?.length, on });
};

/** What a month costs by a price that is by the month or by half months. */
export const perMonth = ({ unit, amount }: Pick<PriceItem, 'unit' | 'amount'>): Fen =>
  unit === 'half_month' ? amount * 2 : amount;

/** On how many weekdays such care by the month is sold on a day, where not on all of them. */
export const daysPerWeekSold = (
  items: readonly PriceItem[],
  { form, classId, on }: { form: CareForm; classId: string; on: CivilDate },
): number[] => {
  const counts = new Set(items.flatMap(({ daysPerWeek }) => daysPerWeek ?? []));
  const want = { kind: 'care', form, units: careUnits({ form, months: 1 }), classId, on } as const;
  return [...counts].filter((daysPerWeek) => findPrice(items, { ...want, daysPerWeek })).sort();
};

/** Its prices for such care, whenever each is in force. */
export const pricesFor = (
  items: readonly PriceItem[],
  { form, months, classId }: { form: CareForm; months: number; classId: string },
): readonly PriceItem[] =>
  items.filter((item) => isFor(item, { kind: 'care', form, units: careUnits({ form, months }), classId }));

interface WantedPrice {
  kind: PriceKind;
  form: CareForm;
  units: readonly PriceUnit[];
  classId: string;
  /** On so many weekdays; on every working day when absent. */
  daysPerWeek?: number | 'any';
  on: CivilDate;
}

/** The price by which a contract that begins on a day is made; none where the one that is asked is outside what may be. */
export function findPrice(items: readonly PriceItem[], want: WantedPrice): PriceItem | undefined {
  const item = listedPrice(items, want);
  return item && (isBarred(item, want.on) || whyUnsold(item, want.on)) ? undefined : item;
}

/** Whether no contract that begins on a day is made by a price. */
export const isBarred = ({ barred = [] }: Pick<PriceItem, 'barred'>, on: CivilDate): boolean =>
  barred.some(({ from, to }) => from <= on && (!to || on <= to));

/** Why no such care is sold from a day on, whatever it costs. */
export const whyUnsold = ({ unsold = [] }: Pick<PriceItem, 'unsold'>, on: CivilDate): UnsoldReason | undefined =>
  unsold.find(({ from, to }) => from <= on && (!to || on <= to))?.reason;

/** The item in force on a day; one for the class beats one for all, a later start beats an earlier. */
function listedPrice(items: readonly PriceItem[], want: WantedPrice): PriceItem | undefined {
  return items
    .filter((item) => applies(item, want))
    .sort((a, b) => Number(b.classId !== undefined) - Number(a.classId !== undefined) || (a.startsOn < b.startsOn ? 1 : -1))[0];
}

const applies = (item: PriceItem, want: WantedPrice): boolean => isFor(item, want) && isInForce(item, want.on);

function isFor(item: PriceItem, { kind, form, units, classId, daysPerWeek }: Omit<WantedPrice, 'on'>): boolean {
  if (item.kind !== kind || item.form !== form || !units.includes(item.unit)) return false;
  if (daysPerWeek !== 'any' && item.daysPerWeek !== daysPerWeek) return false;
  return item.classId === undefined || item.classId === classId;
}

/** Whether a price counts on a day; both its first and its last day are days of it. */
export function isInForce({ startsOn, endsOn }: { startsOn: CivilDate; endsOn?: CivilDate | null }, on: CivilDate): boolean {
  return startsOn <= on && (!endsOn || on <= endsOn);
}

function careUnits({ form, months = 0 }: { form: CareForm; months?: number }): PriceUnit[] {
  if (months > 0) return ['month', 'half_month'];
  if (form === 'half_day') return ['half_day'];
  return form === 'hourly' ? ['hour'] : ['session'];
}

function careLines(request: CareRequest, item: PriceItem, occasions: readonly Occasion[]): PriceLine[] {
  const base = { kind: item.kind, form: request.form, unit: item.unit, unitAmount: item.amount };
  if (isMonthly(request)) {
    const times = item.unit === 'half_month' ? 2 : 1;
    return servicePeriods(request).map((period) => ({
      ...base,
      quantity: times,
      amount: item.amount * times,
      period,
    }));
  }
  return occasions.map((occasion) => {
    const minutes = occasion.to - occasion.from;
    return item.unit === 'hour'
      ? { ...base, quantity: minutes / 60, amount: share(item.amount, minutes, 60), occasion }
      : { ...base, quantity: 1, amount: item.amount, occasion };
  });
}
