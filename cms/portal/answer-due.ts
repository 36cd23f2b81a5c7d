import { todayOf } from '#cms/core/clock.ts';

import type { DoctorRequest } from '#cms/records/doctor-requests.ts';
import { answerClock } from '#domain/guidance/family-doctor.ts';
import { inForceOn } from '#domain/time/civil-date.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import type { Portal } from './portal.ts';

export type ClockNeeds = Pick<Portal, 'city' | 'now' | 'special' | 'visitRules'>;

/** Tells of a request until when its station answers, by the city's rule of the day on which it was asked. */
export async function answerClocks(
  portal: ClockNeeds,
): Promise<(request: Pick<DoctorRequest, 'state' | 'askedAt'>) => ReturnType<typeof answerClock>> {
  const rules = await portal.visitRules.list();
  const [today, special] = [todayOf(portal), portal.special()];
  return ({ state, askedAt }) => {
    const askedOn = toLocal(askedAt, portal.city.timeZone).date;
    return answerClock({ state, askedOn }, { days: inForceOn(rules, askedOn)?.doctorDays, today, special });
  };
}
