import type { CivilDate } from '../time/civil-date.ts';
import { isInForce, type PriceItem, unitsLike } from './pricing.ts';

/** Why an entry of a price list cannot be made, changed or taken away. */
export const PRICE_PROBLEMS = ['in_use', 'dated_back', 'begins_later', 'ends_before_today'] as const;
export type PriceProblem = (typeof PRICE_PROBLEMS)[number];

/** Whether an entry has been in force, or something was sold by it: families rely on it as it stands. */
export const isUsed = (
  { startsOn }: Pick<PriceItem, 'startsOn'>,
  { today, sold }: { today: CivilDate; sold: boolean },
): boolean => startsOn <= today || sold;

/**
 * A new entry begins today at the earliest; and on a later day, when such care has a price today, for one class or for
 * all: what is asked for today does not change during the day.
 */
export function whyNotAdd(
  price: Omit<PriceItem, 'id'>,
  { list, today }: { list: readonly PriceItem[]; today: CivilDate },
): PriceProblem | undefined {
  if (price.startsOn < today) return 'dated_back';
  if (price.startsOn > today) return undefined;
  const { kind, form, unit, classId, daysPerWeek } = price;
  const isSameCare = (item: PriceItem) =>
    item.kind === kind &&
    item.form === form &&
    item.daysPerWeek === daysPerWeek &&
    unitsLike(unit).includes(item.unit) &&
    (!item.classId || item.classId === classId);
  return list.some((item) => isSameCare(item) && isInForce(item, today)) ? 'begins_later' : undefined;
}

/** All of an entry but its last day. */
const KEPT = ['kind', 'form', 'unit', 'classId', 'daysPerWeek', 'amount', 'startsOn'] as const;

/** Of an entry that is used only the last day can be set, to today or later, while it has not gone by. */
export function whyNotChange(
  before: PriceItem,
  { after, list, today, sold }: { after: PriceItem; list: readonly PriceItem[]; today: CivilDate; sold: boolean },
): PriceProblem | undefined {
  if (!isUsed(before, { today, sold })) return whyNotAdd(after, { list: list.filter(({ id }) => id !== before.id), today });
  const { endsOn: endedOn } = before;
  const { endsOn } = after;
  if (KEPT.some((name) => before[name] !== after[name])) return 'in_use';
  if (endsOn === endedOn) return undefined;
  if (endedOn && endedOn < today) return 'in_use';
  return endsOn && endsOn < today ? 'ends_before_today' : undefined;
}
