import { type PublicPart, publicPartOn } from '#domain/places/public-part.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { Class, Facility } from './payload-types.ts';

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
  return isEmployers({ institution }) ? yesOrNo(openToPublic) : true;
}

/** Is an employer's place, or may be one where its form is not known. */
export const isEmployers = ({ institution }: Pick<Facility, 'institution'>): boolean =>
  institution === 'employer' || institution === 'unknown';

type Divided = Pick<Class, 'publicParts'>;

/** How many of a class's places its centre has for the public, and from when on. */
export const publicPartsIn = ({ publicParts }: Divided): PublicPart[] =>
  (publicParts ?? []).map(({ from, places, source }) => ({ from, places, source }));

/** Whether some of the places of an employer's centre, which else takes its employees' children alone, are for the public. */
export const divides = (doc: Pick<Facility, 'institution' | 'openToPublic'>, classes: readonly Divided[]): boolean =>
  takesAnyone(doc) === false && classes.some(({ publicParts }) => (publicParts?.length ?? 0) > 0);

/** Whether anybody may have a place there on a day: of an employer's own place, one of those that are for the public. */
export function welcomes(
  doc: Pick<Facility, 'institution' | 'openToPublic'>,
  classes: readonly Divided[],
  on: CivilDate,
): boolean | null {
  const anyone = takesAnyone(doc);
  return anyone === false ? classes.some((one) => (publicPartOn(publicPartsIn(one), on)?.places ?? 0) > 0) : anyone;
}

/** `null` for unknown, and for what nobody has said. */
export function yesOrNo(value: string | null | undefined): boolean | null {
  return value === 'yes' ? true : value === 'no' ? false : null;
}
