import type { CareRequest } from '#domain/care/care.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { createRandom, type Random } from '../random.ts';
import type { SampleFamily } from '../seed-family.ts';
import { SAMPLE_FAMILIES } from './sample-families.ts';

/** One child's day at the example centre. */
export interface SampleStay {
  family: SampleFamily;
  request: CareRequest;
  /** The minute of the day before at which it was booked. */
  booked: number;
  /** Its family has said that it does not come. */
  isAway: boolean;
  /** Minutes after the stay's beginning at which the child comes, and after its end at which it is collected. */
  comes: number;
  goes: number;
}

const FEWEST = 8;
const MOST = 10;
/** So many of them come in the morning, as most do. */
const MORNING = 7;

/** The day of the example centre's sample families: the same for a seed and a day, whatever has happened before. */
export function planDay(seed: number, date: CivilDate): SampleStay[] {
  const random = createRandom(seed * 31 + Number(date.replaceAll('-', '')));
  const families = shuffled(SAMPLE_FAMILIES, random).slice(0, random.int(FEWEST, MOST));
  // One of those who are due in the morning stays away: not of the infants, whose places are few and may be wanted.
  const due = families.flatMap(({ ageMonths }, n) => (n < MORNING && ageMonths >= 12 ? [n] : []));
  const away = random.pick(due);
  return families.map((family, n) => ({
    family,
    request: requestOf(n, { date, random }),
    booked: 1180 - n * 17,
    isAway: n === away,
    comes: random.int(-9, 12),
    goes: random.int(-18, 6),
  }));
}

function requestOf(n: number, { date, random }: { date: CivilDate; random: Random }): CareRequest {
  const half = (part: 'morning' | 'afternoon') => ({ form: 'half_day', date, part, months: 0, meals: false }) as const;
  const hours = (form: 'hourly' | 'temporary', from: number, slots: number) =>
    ({ form, date, window: { from, to: from + slots * 30 } }) as const;
  if (n < 3) return half('morning');
  if (n < 6) return hours('hourly', 510 + random.int(0, 3) * 30, random.int(4, 7));
  if (n < MORNING) return hours('temporary', 540 + random.int(0, 2) * 30, random.int(5, 8));
  if (n < 8) return half('afternoon');
  return hours('hourly', 810 + random.int(0, 3) * 30, random.int(3, 5));
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const left = [...items];
  return items.map(() => left.splice(random.int(0, left.length - 1), 1)[0] as T);
}
