import type { InEveryLanguage } from '../language/lang.ts';
import type { SourceRow } from '../language/source-row.ts';

/** How soon a danger sign wants help: an ambulance now, the hospital now, a doctor within days. The most urgent first. */
export const URGENCIES = ['ambulance', 'hospital', 'doctor'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** A sign that a child is in danger. It stands once in a city's list, so it has one urgency wherever it is shown. */
export interface DangerSign extends SourceRow {
  key: string;
  urgency: Urgency;
  /** Completed months of age between which it counts. */
  fromMonth: number;
  toMonth: number;
  what: InEveryLanguage;
  source: InEveryLanguage;
  /** The first and the last month of age in which the calendar lists it; none where only texts name it. */
  shownFrom?: number;
  shownTo?: number;
}

export interface GradedSigns {
  urgency: Urgency;
  signs: DangerSign[];
}

/** Keys as an editor writes them, one a line. */
export function readSignKeys(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
}

/**
 * The signs with these keys, most urgent first, each in the order it is asked for. A key that the list no longer has is
 * left out: what it said is known to nobody.
 *
 * @example gradeSigns(list, ['no-wee', 'not-breathing']).map(({ urgency }) => urgency) // ['ambulance', 'hospital']
 */
export function gradeSigns(list: readonly DangerSign[], keys: readonly string[]): GradedSigns[] {
  const signs = [...new Set(keys)].flatMap((key) => list.find((sign) => sign.key === key) ?? []);
  return URGENCIES.map((urgency) => ({ urgency, signs: signs.filter((sign) => sign.urgency === urgency) })).filter(
    (group) => group.signs.length > 0,
  );
}

/** Whether the calendar lists a sign in a month of age. */
const isShownAt = ({ shownFrom, shownTo }: DangerSign, month: number): boolean =>
  shownFrom !== undefined && shownTo !== undefined && shownFrom <= month && month <= shownTo;

/** The signs that the calendar lists in a month of age, most urgent first. */
export function signsAt(list: readonly DangerSign[], month: number): GradedSigns[] {
  const keys = list.filter((sign) => isShownAt(sign, month)).map(({ key }) => key);
  return gradeSigns(list, keys);
}

/** The first key that no sign has. */
export function unknownSign(list: readonly DangerSign[], keys: readonly string[]): string | undefined {
  return keys.find((key) => !list.some((sign) => sign.key === key));
}
