import type { CivilDate } from '../time/civil-date.ts';

/**
 * What tells nobody from anybody: all but letters, marks and numbers; what nobody sees, though it counts as one of them
 * (fillers, selectors of variants, joiners); and letters that are drawn as apostrophes or dots.
 */
const TELLS_NOBODY = /[^\p{L}\p{M}\p{N}]|\p{Default_Ignorable_Code_Point}|[\u02b9-\u02bf\u02c8-\u02cd\ua78b\ua78c\ua78f]/gu;

/**
 * The one form in which names are compared: what is seen of its letters, marks and numbers after NFKC, in small letters.
 * Empty when a name has neither letter nor number.
 */
export function normalName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(TELLS_NOBODY, '');
}

/** Who a child is within a family, however the name is typed: `2026-03-10 张小宝`. */
export function personOf({ name, birthDate }: { name: string; birthDate: CivilDate }): string {
  return `${birthDate} ${normalName(name)}`;
}
