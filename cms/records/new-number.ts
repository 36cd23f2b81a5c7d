import { randomInt } from 'node:crypto';
import type { CivilDate } from '#domain/time/civil-date.ts';

/** Letters and digits that cannot be mistaken for one another when read out. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** `B-261124-7KQ2MF`: a kind, the day, and six characters that say nothing of how many there are. */
export function newNumber(kind: string, on: CivilDate): string {
  const tail = Array.from({ length: 6 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return `${kind}-${on.slice(2).replaceAll('-', '')}-${tail}`;
}
