import type { Payload, Where } from 'payload';
import type { CareForm } from '#domain/care.ts';
import type { CredentialStatus, CredentialType, Listing, OperatingStatus, Standing } from '#domain/credential.ts';
import type { ClassSupply, ClassType, FacilitySupply } from '#domain/facility.ts';
import { parseTime } from '#domain/time-of-day.ts';
import type { Class, Closure, Facility, OpeningHour, Shift } from '../payload-types.ts';

const minute = (text: string | null | undefined, fallback: number) => parseTime(text ?? '') ?? fallback;
export const idOf = (value: string | { id: string } | null | undefined) =>
  typeof value === 'object' && value ? value.id : (value ?? '');

/** Reads what selling places needs of one centre, or of all. */
export async function readSupplies(payload: Payload, timeZone: string, facilityId?: string): Promise<FacilitySupply[]> {
  const of: Where = facilityId ? { facility: { equals: facilityId } } : {};
  const all = { pagination: false, limit: 0, depth: 0, overrideAccess: true } as const;
  const [facilities, classes, classNames, shifts, hours, closures] = await Promise.all([
    payload.find({
      collection: 'facilities',
      where: facilityId ? { id: { equals: facilityId } } : { listing: { equals: 'claimed' } },
      ...all,
    }),
    payload.find({ collection: 'classes', where: of, locale: 'zh', ...all }),
    payload.find({ collection: 'classes', where: of, locale: 'en', select: { name: true }, ...all }),
    payload.find({ collection: 'shifts', where: of, ...all }),
    payload.find({ collection: 'opening-hours', where: of, ...all }),
    payload.find({ collection: 'closures', where: of, locale: 'all', ...all }),
  ]);
  const english = new Map(classNames.docs.map((doc) => [doc.id, doc.name]));
  const shiftsBy = groupBy(shifts.docs, (doc) => idOf(doc.class));
  const classesBy = groupBy(classes.docs, (doc) => idOf(doc.facility));
  const hoursBy = groupBy(hours.docs, (doc) => idOf(doc.facility));
  const closuresBy = groupBy(closures.docs, (doc) => idOf(doc.facility));
  return facilities.docs.map((doc) => ({
    id: doc.id,
    slug: doc.slug,
    timeZone,
    standing: standingOf(doc),
    parts: partsOf(doc),
    hours: (hoursBy.get(doc.id) ?? []).map(hoursOf),
    closures: (closuresBy.get(doc.id) ?? []).map(closureOf),
    classes: (classesBy.get(doc.id) ?? []).map((one) => classOf(one, english.get(one.id), shiftsBy.get(one.id) ?? [])),
  }));
}

export function standingOf(doc: Facility): Standing {
  return {
    credential: {
      type: doc.credentialType as CredentialType,
      number: doc.credentialNumber ?? undefined,
      issuer: doc.credentialIssuer ?? undefined,
      issuedOn: doc.credentialIssuedOn ?? undefined,
      expiresOn: doc.credentialExpiresOn ?? undefined,
      status: doc.credentialStatus as CredentialStatus,
    },
    operating: doc.operating as OperatingStatus,
    listing: doc.listing as Listing,
  };
}

export function partsOf(doc: Facility) {
  return {
    fullDay: { from: minute(doc.fullDayFrom, 510), to: minute(doc.fullDayTo, 1020) },
    morning: { from: minute(doc.morningFrom, 510), to: minute(doc.morningTo, 720) },
    afternoon: { from: minute(doc.afternoonFrom, 810), to: minute(doc.afternoonTo, 1020) },
  };
}

function hoursOf(doc: OpeningHour) {
  return { weekdays: doc.weekdays, from: minute(doc.opens, 0), to: minute(doc.closes, 0) };
}

function closureOf(doc: Closure) {
  const reason = doc.reason as unknown as { zh?: string; en?: string };
  const zh = reason?.zh ?? reason?.en ?? '';
  return { from: doc.from, to: doc.to, reason: { zh, en: reason?.en ?? zh } };
}

function classOf(doc: Class, english: string | undefined, shifts: Shift[]): ClassSupply {
  return {
    id: doc.id,
    name: { zh: doc.name, en: english ?? doc.name },
    type: doc.type as ClassType,
    ageFrom: doc.ageFrom,
    ageTo: doc.ageTo,
    places: doc.places,
    maxSize: doc.maxSize,
    childrenPerStaff: doc.childrenPerStaff,
    forms: doc.forms as CareForm[],
    shifts: shifts.map((shift) => ({
      weekdays: shift.weekdays,
      from: minute(shift.from, 0),
      to: minute(shift.to, 0),
      startsOn: shift.startsOn ?? undefined,
      endsOn: shift.endsOn ?? undefined,
    })),
  };
}

export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  return Map.groupBy(items, keyOf) as Map<string, T[]>;
}
