import type { CivilDate } from '../time/civil-date.ts';

/**
 * The one form in which names are compared: letters, marks and numbers after NFKC, in small letters. Spaces of every
 * kind, middle dots and apostrophes tell nobody from anybody. Empty when a name has neither letter nor number.
 */
export function normalName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

/** Who a child is within a family, however the name is typed: `2026-03-10 张小宝`. */
export function personOf({ name, birthDate }: { name: string; birthDate: CivilDate }): string {
  return `${birthDate} ${normalName(name)}`;
}
