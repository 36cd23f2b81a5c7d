import type { CivilDate } from '#domain/time/civil-date.ts';
import { type Instant, toLocal } from '#domain/time/zoned-time.ts';

export type Clock = () => Instant;

/** The real time, or, for demonstrations and tests, time that starts at `startAt` and runs on. */
export function createClock(startAt?: Instant): Clock {
  if (!startAt) return () => new Date().toISOString();
  const offset = Date.parse(startAt) - Date.now();
  return () => new Date(Date.now() + offset).toISOString();
}

/** The machine's own time in milliseconds: for deadlines and pauses that processes keep, never for a rule. */
export const machineTime = (): number => Date.now();

/** A city and its clock. */
export interface Here {
  now: Clock;
  city: { timeZone: string };
}

/** Today where the city is. */
export function todayOf({ now, city }: Here): CivilDate {
  return toLocal(now(), city.timeZone).date;
}
