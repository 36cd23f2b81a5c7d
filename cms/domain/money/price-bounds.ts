import { CARE_FORMS } from '../care/care.ts';
import type { SourceRow } from '../language/source-row.ts';
import { addDays, type CivilDate } from '../time/civil-date.ts';
import type { Fen } from './money.ts';
import { type BarredDays, type OutsideCode, type PriceItem, perMonth, unitsLike } from './pricing.ts';

/** Where and from when a rule about prices counts; without an area in the whole city. */
interface Published extends SourceRow {
  districtCode?: string;
  townshipCode?: string;
  /** One centre's, by a decision about it. */
  facilityId?: string;
  /** The document, and the day from which it counts. */
  source: string;
  effectiveOn: CivilDate;
}

/** What inclusive centres may ask for such care, as it has been published: an amount, and how far a price may float about it. */
export interface PriceCeiling extends Published, Pick<PriceItem, 'kind' | 'form' | 'unit'> {
  amount: Fen;
  /** In per cent of the amount; none at all where it is the most. */
  floatUp?: number;
  /** Without it a price may be as low as the centre likes. */
  floatDown?: number;
}

/** What an entry of a price list is for, as a list of what may be charged names it: a kind of care, or its meals. */
export const CHARGES = [...CARE_FORMS, 'meals'] as const;
export type Charge = (typeof CHARGES)[number];

/** What inclusive centres may charge for at all (收费目录清单, 发改价格〔2024〕1477号); nothing else. */
export interface ChargeList extends Published {
  charges: readonly Charge[];
}

/** All that was ever published for one centre; nothing for one that is not inclusive. */
export interface PriceBounds {
  ceilings: readonly PriceCeiling[];
  lists: readonly ChargeList[];
}

export interface BoundCentre {
  id: string;
  districtCode?: string | null;
  townshipCode?: string | null;
}

/** Why a price is outside what may be asked on a day, and what that rests on. */
export type Outside = Omit<BarredDays, 'from' | 'to'>;

/** A rule for one centre goes before its township's, that before its district's, and that before the city's. */
const nearness = ({ facilityId, townshipCode, districtCode }: Published): number =>
  facilityId ? 3 : townshipCode ? 2 : districtCode ? 1 : 0;

/** What of all that is published reaches a centre. */
export function boundsOf({ ceilings, lists }: PriceBounds, { id, districtCode, townshipCode }: BoundCentre): PriceBounds {
  const reaches = (one: Published) =>
    (!one.facilityId || one.facilityId === id) &&
    (!one.districtCode || one.districtCode === districtCode) &&
    (!one.townshipCode || one.townshipCode === townshipCode);
  return { ceilings: ceilings.filter(reaches), lists: lists.filter(reaches) };
}

/** The one that counts on a day: the nearest to the centre, of equals the newest. */
function inForceOn<R extends Published>(rules: readonly R[], day: CivilDate): R | undefined {
  return rules
    .filter(({ effectiveOn }) => effectiveOn <= day)
    .toSorted((a, b) => nearness(b) - nearness(a) || (a.effectiveOn < b.effectiveOn ? 1 : -1))[0];
}

/**
 * Whether a price is outside what its centre may ask on a day, and why. Half a month counts as half of one. What is published
 * is of whole weeks: care on some weekdays may cost no more than that, and how little it may cost is not said.
 */
export function outsideOn(
  { kind, form, unit, amount, daysPerWeek }: Omit<PriceItem, 'id'>,
  { ceilings, lists }: PriceBounds,
  day: CivilDate,
): Outside | undefined {
  const by = (code: OutsideCode, { source, checked, effectiveOn }: Published, limit?: Fen): Outside => ({
    ...{ code, source, checked, effectiveOn },
    ...(limit === undefined ? {} : { limit }),
  });
  const list = inForceOn(lists, day);
  const charges = kind === 'meals' ? [form, kind] : [form];
  if (list && !charges.every((one) => list.charges.includes(one))) return by('not_listed', list);
  const alike = ceilings.filter((one) => one.kind === kind && one.form === form && unitsLike(unit).includes(one.unit));
  const rule = inForceOn(alike, day);
  if (!rule) return undefined;
  const parts = unit === 'half_month' ? 2 : 1;
  const [price, base] = [perMonth({ amount, unit }), perMonth(rule)];
  const most = Math.floor((base * (100 + (rule.floatUp ?? 0))) / 100);
  if (price > most) return by('over_ceiling', rule, Math.floor(most / parts));
  const least = rule.floatDown === undefined || daysPerWeek !== undefined ? 0 : Math.ceil((base * (100 - rule.floatDown)) / 100);
  return price < least ? by('under_floor', rule, Math.ceil(least / parts)) : undefined;
}

/** On which days of a price no contract is made by it, as far as is published. */
function barredDays(price: Omit<PriceItem, 'id'>, bounds: PriceBounds): BarredDays[] {
  const { startsOn, endsOn } = price;
  const changes = [...bounds.ceilings, ...bounds.lists].map(({ effectiveOn }) => effectiveOn);
  const days = [...new Set([startsOn, ...changes])].filter((day) => day >= startsOn && (!endsOn || day <= endsOn)).sort();
  return days.flatMap((from, at) => {
    const outside = outsideOn(price, bounds, from);
    const next = days[at + 1];
    return outside ? [{ ...outside, from, ...(next ? { to: addDays(next, -1) } : {}) }] : [];
  });
}

/** A price with the days on which no contract is made by it. */
export function barPrice(price: PriceItem, bounds: PriceBounds): PriceItem {
  const barred = barredDays(price, bounds);
  return barred.length > 0 ? { ...price, barred } : price;
}

/** What a person is asked before a price of an inclusive centre is kept: that it is nothing, or outside what may be asked. */
export type PriceDoubt = { code: 'free' } | Outside;

export function doubtOf(price: Omit<PriceItem, 'id'>, bounds: PriceBounds): PriceDoubt | undefined {
  return price.amount === 0 ? { code: 'free' } : outsideOn(price, bounds, price.startsOn);
}
