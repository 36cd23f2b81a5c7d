/** Where a child is looked at when it comes and at noon (晨午检). */
export const LOOKED_AT = ['mouth', 'hands', 'skin'] as const;
export type LookedAt = (typeof LOOKED_AT)[number];

/** From an hour before noon a child is looked at a second time, in minutes. */
export const NOON_FROM = 11 * 60;

/** When: as it comes, and once more in the middle of the day. */
export const CHECK_TIMES = ['morning', 'noon'] as const;

/** What a check of a child found: nothing out of the ordinary where nothing is named. */
export interface HealthCheck {
  noticed: LookedAt[];
  /** In degrees Celsius, with one decimal, where it was taken. */
  temperature?: number;
  /** The temperature was a fever by what the city counts as one then. */
  fever?: true;
  note?: string;
}

/** A check as somebody types it at a door. */
export interface TypedCheck {
  noticed: readonly string[];
  temperature: string;
  note: string;
}

export const LONGEST_NOTE = 100;
/** What a thermometer can show of a child that is alive: what lies outside was typed wrong. */
const POSSIBLE = { from: 30, to: 45 };

/** Whether anybody has to be told of it: something was seen, or written down, or the child has a fever. */
export const isOutOfOrdinary = ({ noticed, note, fever }: HealthCheck): boolean =>
  noticed.length > 0 || Boolean(note) || Boolean(fever);

/** Whether anything stands in it that is the child's alone. */
export const saysAnything = ({ noticed, note, temperature }: HealthCheck): boolean =>
  noticed.length > 0 || Boolean(note) || temperature !== undefined;

/** Whether a check found something that the one that is noted already does not say: two people may have looked. */
export function findsMore(check: HealthCheck | undefined, noted: HealthCheck = { noticed: [] }): boolean {
  if (!check || !isOutOfOrdinary(check)) return false;
  const { noticed, note, temperature } = check;
  return note !== noted.note || temperature !== noted.temperature || noticed.join() !== noted.noticed.join();
}

/**
 * A check as somebody types it; `feverFrom` is in degrees Celsius.
 *
 * @example readCheck({ noticed: ['skin', 'nose'], temperature: '36，84', note: ' ' }, 37.3) // { noticed: ['skin'], temperature: 36.8 }
 */
export function readCheck({ noticed, temperature, note }: TypedCheck, feverFrom: number): HealthCheck | 'temperature_unlikely' {
  const typed = temperature
    .normalize('NFKC')
    .trim()
    .replace(/[,，、]/, '.')
    .replace(/[℃°\s]|c$/gi, '');
  const degrees = Math.round(Number(typed) * 10) / 10;
  if (typed && !(degrees >= POSSIBLE.from && degrees <= POSSIBLE.to)) return 'temperature_unlikely';
  const words = note.trim().slice(0, LONGEST_NOTE);
  return {
    noticed: LOOKED_AT.filter((one) => noticed.includes(one)),
    ...(typed ? { temperature: degrees } : {}),
    ...(typed && degrees >= feverFrom ? { fever: true as const } : {}),
    ...(words ? { note: words } : {}),
  };
}
