import { type CareForm, type CareRequest, isMonthly, type Occasion, type ServicePeriod, servicePeriods } from '../care/care.ts';
import type { CivilDate } from '../time/civil-date.ts';
import { type Fen, share, sum } from './money.ts';

/** How a published price is counted. */
export const PRICE_UNITS = ['month', 'half_month', 'half_day', 'hour', 'session', 'meal'] as const;
export type PriceUnit = (typeof PRICE_UNITS)[number];

/** What is paid beside the price that was agreed: a stay made longer, a late pick-up. */
export const EXTRA_KINDS = ['longer', 'late'] as const;
export type ExtraKind = (typeof EXTRA_KINDS)[number];

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
  amount: Fen;
  startsOn: CivilDate;
  endsOn?: CivilDate;
}

/** A line of a quote and, unchanged, of the contract signed from it. */
export interface PriceLine {
  kind: PriceKind;
  form: CareForm;
  unit: PriceUnit;
  unitAmount: Fen;
  /** Units charged; hours may be halves. */
  quantity: number;
  amount: Fen;
  /** What the list asks for it, where the family pays less. */
  listAmount?: Fen;
  /** The billing month, for care by the month. */
  period?: ServicePeriod;
  /** Of a month that is cut: so many of its days are paid for. */
  part?: { days: number; of: number };
  /** The stay, for care that is sold singly. */
  occasion?: Occasion;
  /** Of a receipt alone: what it was beside the price. */
  extra?: ExtraKind;
}

export interface Priced {
  lines: PriceLine[];
  total: Fen;
}

export type PricingOutcome = ({ ok: true } & Priced) | { ok: false; code: 'price_not_published'; kind: PriceKind };

/** Prices a request from the list in force on the day it starts. */
export function priceRequest(
  request: CareRequest,
  { items, classId, occasions }: { items: readonly PriceItem[]; classId: string; occasions: readonly Occasion[] },
): PricingOutcome {
  const find = (kind: PriceKind, units: readonly PriceUnit[]) =>
    findPrice(items, { kind, form: request.form, units, classId, on: request.date });

  const care = find('care', careUnits(request));
  if (!care) return { ok: false, code: 'price_not_published', kind: 'care' };
  const lines = careLines(request, care, occasions);

  if ('meals' in request && request.meals) {
    const meals = find('meals', isMonthly(request) ? ['month'] : ['meal']);
    if (!meals) return { ok: false, code: 'price_not_published', kind: 'meals' };
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
  { form, months, classId, on }: { form: CareForm; months?: number; classId: string; on: CivilDate },
): boolean {
  const units = months === undefined ? PRICE_UNITS : careUnits({ form, months });
  const want = { kind: 'care', form, units, classId, on } as const;
  return items.some((item) => applies(item, want));
}

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
  on: CivilDate;
}

/** The item in force on a day; one for the class beats one for all, a later start beats an earlier. */
export function findPrice(items: readonly PriceItem[], want: WantedPrice): PriceItem | undefined {
  return items
    .filter((item) => applies(item, want))
    .sort((a, b) => Number(b.classId !== undefined) - Number(a.classId !== undefined) || (a.startsOn < b.startsOn ? 1 : -1))[0];
}

const applies = (item: PriceItem, want: WantedPrice): boolean => isFor(item, want) && isInForce(item, want.on);

function isFor(item: PriceItem, { kind, form, units, classId }: Omit<WantedPrice, 'on'>): boolean {
  if (item.kind !== kind || item.form !== form || !units.includes(item.unit)) return false;
  return item.classId === undefined || item.classId === classId;
}

/** Whether a price counts on a day; both its first and its last day are days of it. */
export function isInForce({ startsOn, endsOn }: { startsOn: CivilDate; endsOn?: CivilDate | null }, on: CivilDate): boolean {
  return startsOn <= on && (!endsOn || on <= endsOn);
}

export function careUnits({ form, months = 0 }: { form: CareForm; months?: number }): PriceUnit[] {
  if (months > 0) return ['month', 'half_month'];
  if (form === 'half_day') return ['half_day'];
  return form === 'hourly' ? ['hour'] : ['session'];
}

function careLines(request: CareRequest, item: PriceItem, occasions: readonly Occasion[]): PriceLine[] {
  const base = { kind: item.kind, form: request.form, unit: item.unit, unitAmount: item.amount };
  if (isMonthly(request)) {
    const perMonth = item.unit === 'half_month' ? 2 : 1;
    return servicePeriods(request).map((period) => ({
      ...base,
      quantity: perMonth,
      amount: item.amount * perMonth,
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
