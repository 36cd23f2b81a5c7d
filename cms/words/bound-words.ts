import type { SlotCapacity } from '#domain/places/capacity.ts';
import type { Gap } from '#domain/places/gaps.ts';
import { formatTimeRange } from './format.ts';
import type { Translator } from './index.ts';

/** By what a class is bound at some half hour, with its arithmetic: for the centre's own people. */
export function boundWords(
  t: Translator,
  { capacity, limit, staff, watching, childrenPerStaff: per }: Omit<SlotCapacity, 'minute' | 'byStaff' | 'set' | 'source'>,
): string {
  if (staff === 0 && capacity === 0) return t('bound.none');
  return t(`bound.${limit}`, { capacity, staff, watching, per });
}

/** The same with where it is written, when that is not the centre itself. */
export function boundWithSource(t: Translator, slot: SlotCapacity): string {
  const bound = boundWords(t, slot);
  return slot.source ? t('bound.withSource', { bound, source: slot.source }) : bound;
}

/** Where somebody is missing, and what that comes to. */
export const gapWords = (t: Translator, { kind, from, to, staff, children, capacity, unsold }: Gap): string =>
  t(`bound.gap_${kind}`, { hours: formatTimeRange(from, to), staff, next: staff + 1, children, capacity, unsold });
