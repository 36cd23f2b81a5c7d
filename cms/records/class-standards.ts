import type { Payload } from 'payload';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingWindow } from '#domain/places/booking-window.ts';
import type { CentreCap } from '#domain/places/bound.ts';
import type { ClassStandard } from '#domain/places/facility.ts';
import type { HourQuota } from '#domain/places/hour-quota.ts';
import type { NapRule } from '#domain/places/nap.ts';
import type { RequestRule } from '#domain/places/on-request.ts';
import { parseTime } from '#domain/time/time-of-day.ts';
import type { Kept } from './kept.ts';
import type { Facility } from './payload-types.ts';

type Reading = Pick<Payload, 'find'>;
const ALL = { depth: 0, pagination: false, limit: 0 } as const;

/** The most that a class may take, by its type: all that was ever published, each from its day on. */
export interface ClassStandards {
  list(unit: Unit): Promise<ClassStandard[]>;
}

export function createClassStandards({ payload }: Kept): ClassStandards {
  return { list: (unit) => readClassStandards(payload, unit) };
}

export async function readClassStandards(payload: Reading, req?: Unit): Promise<ClassStandard[]> {
  const { docs } = await payload.find({ collection: 'class-standards', ...ALL, req });
  return docs.map(({ type, ageFrom, ageTo, maxSize, childrenPerStaff, source, effectiveOn }) => ({
    ...{ type, ageFrom, ageTo, maxSize, childrenPerStaff, source },
    effectiveOn: effectiveOn ?? '',
  }));
}

/** Whether one person may watch two classes, from which day on. */
export async function readNapRules(payload: Reading): Promise<NapRule[]> {
  const { docs } = await payload.find({ collection: 'nap-rules', ...ALL });
  return docs.map(({ from, to, childrenPerStaff, ageFrom, source, effectiveOn }) => ({
    ...{ from: parseTime(from) ?? 0, to: parseTime(to) ?? 0, childrenPerStaff, ageFrom, source },
    effectiveOn: effectiveOn ?? '',
  }));
}

/** From how many days ahead the city lets care be booked, from which day on. */
export async function readBookingWindows(payload: Reading): Promise<BookingWindow[]> {
  const { docs } = await payload.find({ collection: 'booking-windows', ...ALL });
  return docs.map(({ daysAhead, forms, source, effectiveOn }) => ({
    ...{ daysAhead, forms: forms ?? [], source },
    effectiveOn: effectiveOn ?? '',
  }));
}

/** How long centres that answer bookings themselves have for it, from which day on. */
export async function readRequestRules(payload: Reading): Promise<RequestRule[]> {
  const { docs } = await payload.find({ collection: 'request-rules', ...ALL });
  return docs.map(({ replyHours, payHours, leastMinutes, fewest, source, effectiveOn }) => ({
    ...{ replyHours, payHours, leastMinutes, fewest, source },
    effectiveOn: effectiveOn ?? '',
  }));
}

/** What the city lets a child have of a centre's care in a month. */
export type HourQuotasOf = (facility: Pick<Facility, 'districtCode' | 'institution'>) => HourQuota[];

export async function readHourQuotas(payload: Reading): Promise<HourQuotasOf> {
  const { docs } = await payload.find({ collection: 'hour-quotas', ...ALL });
  return ({ districtCode, institution }) =>
    docs
      .filter((one) => !one.institution || one.institution === institution)
      .filter((one) => !one.districtCode || one.districtCode === districtCode)
      .map((one) => ({
        ...{ id: one.id, hours: one.hours, forms: one.forms, source: one.source, effectiveOn: one.effectiveOn ?? '' },
        scope: [one.districtCode, one.institution, ...one.forms.toSorted()].join('|'),
        ...(one.endsOn ? { endsOn: one.endsOn } : {}),
      }));
}

/** What the city lets centres take in all. */
export type PlaceLimitsOf = (facility: Pick<Facility, 'id' | 'institution'>) => CentreCap[];

export async function readPlaceLimits(payload: Reading): Promise<PlaceLimitsOf> {
  const { docs } = await payload.find({ collection: 'place-limits', ...ALL });
  return ({ id, institution }) =>
    docs
      .filter((one) => (!one.institution || one.institution === institution) && (!one.facility || one.facility === id))
      .map(({ most, source, effectiveOn, endsOn }) => ({
        ...{ bound: 'city_limit', most, source },
        ...(effectiveOn ? { from: effectiveOn } : {}),
        ...(endsOn ? { to: endsOn } : {}),
      }));
}
