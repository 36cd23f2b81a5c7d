import type { Facility } from './payload-types.ts';

/**
 * Whether meals are on the price list, with no last day: what is about to end is no ground for choosing a centre.
 * `null` where there is no list.
 */
export function servesMeals(prices: readonly { kind: string; endsOn?: string | null }[]): boolean | null {
  if (prices.length === 0) return null;
  return prices.some(({ kind, endsOn }) => kind === 'meals' && !endsOn);
}

/**
 * Whether a centre takes children of people who do not work there. Only an employer's place may not; where the form is
 * not known, it may be an employer's. `null` when unknown.
 */
export function takesAnyone({ institution, openToPublic }: Pick<Facility, 'institution' | 'openToPublic'>): boolean | null {
  return institution === 'employer' || institution === 'unknown' ? yesOrNo(openToPublic) : true;
}

/** `null` for unknown, and for what nobody has said. */
export function yesOrNo(value: string | null | undefined): boolean | null {
  return value === 'yes' ? true : value === 'no' ? false : null;
}
