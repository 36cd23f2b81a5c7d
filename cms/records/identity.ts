import { createHash, randomInt } from 'node:crypto';
import type { CivilDate } from '#domain/time/civil-date.ts';

/** Letters and digits that cannot be mistaken for one another when read out. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** `B-261124-7KQ2MF`: a kind, the day, and six characters that say nothing of how many there are. */
export function newNumber(kind: string, on: CivilDate): string {
  return `${kind}-${on.slice(2).replaceAll('-', '')}-${newCode(6)}`;
}

/** Characters that nobody can foresee. */
export const newCode = (length: number): string => Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** Six digits by which a family collects its child. */
export const newPickupCode = (): string => String(randomInt(100_000, 1_000_000));

/** What stands for a centre in the numbers of its papers: always the same, whatever it is called and wherever it moves. */
export function centreCode(facilityId: string): string {
  const bytes = createHash('sha256').update(`centre|${facilityId}`).digest();
  return Array.from({ length: 8 }, (_, at) => ALPHABET[(bytes[at] ?? 0) % ALPHABET.length]).join('');
}

/** The same words always give the same document id. */
export function stableId(...words: (string | number)[]): string {
  const hex = createHash('sha256').update(words.join('|')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
