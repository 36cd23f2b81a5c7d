import type { CivilDate } from '../time/civil-date.ts';
import { overlaps, slotsOf } from '../time/time-of-day.ts';
import { type SpecialDays, timetableWeekday } from '../time/workdays.ts';
import type { Instant } from '../time/zoned-time.ts';
import { type ClaimsOf, classDay } from './class-day.ts';
import type { FacilitySupply } from './facility.ts';
import { type Gap, gapsIn } from './gaps.ts';
import { openSlots } from './opening.ts';

/** What a change of who is there means for one class on one day. */
export interface Followed {
  classId: string;
  date: CivilDate;
  /** Hours that lack somebody now and did not lack as many before. */
  gaps: Gap[];
  /** Under which names children are booked whose hours are then over. */
  touched: string[];
}

/** Where a centre would have too few carers after a change, and had enough, or more of them, before it. */
export function whatFollows(
  { before, after }: { before: FacilitySupply; after: FacilitySupply },
  { dates, claimsOf, special, now }: { dates: readonly CivilDate[]; claimsOf: ClaimsOf; special: SpecialDays; now: Instant },
): Followed[] {
  return dates.flatMap((date) => {
    const day = { date, weekday: timetableWeekday(date, special) };
    return after.classes.flatMap((group): Followed[] => {
      const minutes = openSlots(after, group.id, { date, special });
      const old = before.classes.find(({ id }) => id === group.id);
      const [was, is] = [old && classDay(before, old, day, { now, claimsOf }), classDay(after, group, day, { now, claimsOf })];
      const fewer = (minute: number) => is.capacityOf(minute).capacity < (was?.capacityOf(minute).capacity ?? 0);
      const best = Math.max(0, ...minutes.map((minute) => was?.capacityOf(minute).capacity ?? 0));
      const gaps = gapsIn(minutes.map(is.at), best).filter((gap) => slotsOf(gap).some(fewer));
      if (gaps.length === 0) return [];
      const broken = gaps.filter(({ kind }) => kind === 'broken');
      const touched = is.claims.filter((claim) => broken.some((gap) => overlaps(gap, claim))).map(({ booking }) => booking);
      return [{ classId: group.id, date, gaps, touched: [...new Set(touched)] }];
    });
  });
}
