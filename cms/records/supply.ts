import type { Payload, Where } from 'payload';
import { findAll } from '#cms/ports/database/find-all.ts';
import type { CareForm } from '#domain/care/care.ts';
import { barPrice } from '#domain/money/price-bounds.ts';
import type { PriceItem } from '#domain/money/pricing.ts';
import type { Absence } from '#domain/places/absence.ts';
import { inTurns } from '#domain/places/class-day.ts';
import { capsByStandard } from '#domain/places/class-standard.ts';
import { countedShifts, type RotaShift, type StaffOnRota } from '#domain/places/counted-shifts.ts';
import type { CredentialStatus, CredentialType, Listing, OperatingStatus, Standing } from '#domain/places/credential.ts';
import type { ClassStandard, ClassSupply, ClassType, FacilitySupply } from '#domain/places/facility.ts';
import type { HandoverWindow } from '#domain/places/handover-times.ts';
import type { NapRule } from '#domain/places/nap.ts';
import type { Closure as Days } from '#domain/places/opening.ts';
import { parseTime } from '#domain/time/time-of-day.ts';
import {
  readBookingWindows,
  readClassStandards,
  readHourQuotas,
  readNapRules,
  readPlaceLimits,
  readRequestRules,
} from './class-standards.ts';
import type {
  Absence as AbsenceRow,
  Class,
  Closure,
  Facility,
  OpeningHour,
  PriceItem as PriceRow,
  Shift,
  Staff,
} from './payload-types.ts';
import { readPriceBounds } from './price-ceilings.ts';
import { readStaffStandards } from './staff-standards.ts';
import { divides, isEmployers, publicPartsIn, takesAnyone } from './welcome.ts';
import { words } from './words.ts';

/** Where a centre has not set its own. */
export const SESSION_MAX_MINUTES = 240;

const minute = (text: string | null | undefined, fallback: number) => parseTime(text ?? '') ?? fallback;
export const idOf = (value: string | { id: string } | null | undefined) =>
  typeof value === 'object' && value ? value.id : (value ?? '');

/** Of some centres their lists, with the days on which nothing is sold by them: how that is judged is not known here. */
export type Selling = (centres: readonly Facility[]) => Promise<(facilityId: string, prices: readonly PriceItem[]) => Sold>;
type Sold = Pick<FacilitySupply, 'prices' | 'unsold'>;

/** Reads what selling places needs of some centres: a few, or as many as are read at once. */
export async function readSupplies(
  payload: Pick<Payload, 'find'>,
  timeZone: string,
  { ids, few, selling }: { ids: readonly string[]; few: boolean; selling?: Selling },
): Promise<FacilitySupply[]> {
  const of: { few: boolean; where: Where } = { few, where: { facility: { in: [...ids] } } };
  const which: Where = { id: { in: [...ids] } };
  // One after the other: they may belong to a unit of work.
  const facilities = await findAll(payload, 'facilities', { few, where: which });
  const classes = await findAll(payload, 'classes', of);
  const staff = await findAll(payload, 'staff', of);
  const standards = await readStaffStandards(payload);
  const shifts = await findAll(payload, 'shifts', of);
  const absences = await findAll(payload, 'absences', of);
  const classStandards = await readClassStandards(payload);
  const napRules = await readNapRules(payload);
  const limitsOf = await readPlaceLimits(payload);
  const requestRules = await readRequestRules(payload);
  const bookingWindows = await readBookingWindows(payload);
  const quotasOf = await readHourQuotas(payload);
  const hours = await findAll(payload, 'opening-hours', of);
  const closures = await findAll(payload, 'closures', of);
  const prices = await findAll(payload, 'price-items', of);
  const pricesMayBe = await readPriceBounds(payload);
  const soldBy = (await selling?.(facilities)) ?? ((_: string, list: readonly PriceItem[]): Sold => ({ prices: list }));
  const shiftsBy = groupBy(
    countedShifts(rotaOf(shifts), { staff: inOrder(staff).map(toCarer), standards, absences: absences.map(toAbsence) }),
    ({ classId }) => classId,
  );
  const classesBy = groupBy(classes, (doc) => idOf(doc.facility));
  const hoursBy = groupBy(hours, (doc) => idOf(doc.facility));
  const closuresBy = groupBy(closures, (doc) => idOf(doc.facility));
  const pricesBy = groupBy(prices, (doc) => idOf(doc.facility));
  return facilities.map((doc) => ({
    id: doc.id,
    slug: doc.slug,
    timeZone,
    standing: standingOf(doc),
    ...forWhom(doc, classesBy.get(doc.id) ?? []),
    parts: partsOf(doc),
    sessionMaxMinutes: doc.sessionMaxMinutes ?? SESSION_MAX_MINUTES,
    ...(doc.noticeHours ? { noticeMinutes: doc.noticeHours * 60 } : {}),
    ...(doc.handovers?.length ? { handovers: handoversOf(doc.handovers) } : {}),
    hours: (hoursBy.get(doc.id) ?? []).map(hoursOf),
    ...daysOffOf((closuresBy.get(doc.id) ?? []).map(closureOf)),
    classes: besideEachOther(
      (classesBy.get(doc.id) ?? []).map((one) => ({
        ...classOf(one, { shifts: shiftsBy.get(one.id) ?? [], classStandards, napRules, gap: doc.gapMinutes }),
        ...publicPartsOf(one, divides(doc, classesBy.get(doc.id) ?? [])),
        takesTurns: one.takesTurns === true,
      })),
    ),
    filedPlaces: doc.places ?? undefined,
    centreCaps: limitsOf(doc),
    requestRules,
    bookingWindows,
    hourQuotas: quotasOf(doc),
    ...soldBy(
      doc.id,
      (pricesBy.get(doc.id) ?? []).map((row) => barPrice(priceOf(row), pricesMayBe(doc))),
    ),
  }));
}

/** Whether it is sold to its employees alone, and whether it is told of each place whose it is. */
const forWhom = (doc: Facility, classes: readonly Class[]): Pick<FacilitySupply, 'employeesOnly' | 'isEmployers'> => ({
  employeesOnly: takesAnyone(doc) === false && !divides(doc, classes),
  ...(isEmployers(doc) ? { isEmployers: true } : {}),
});

/** Where one class has places for the public, a class without them has none. */
const publicPartsOf = (doc: Class, isDivided: boolean): Pick<ClassSupply, 'publicParts'> =>
  isDivided ? { publicParts: publicPartsIn(doc) } : {};

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
    stops: (doc.stops ?? []).map(({ from, to, cause }) => ({ from, ...(to ? { to } : {}), cause })),
  };
}

export function partsOf(doc: Facility) {
  return {
    fullDay: { from: minute(doc.fullDayFrom, 510), to: minute(doc.fullDayTo, 1020) },
    morning: { from: minute(doc.morningFrom, 510), to: minute(doc.morningTo, 720) },
    afternoon: { from: minute(doc.afternoonFrom, 810), to: minute(doc.afternoonTo, 1020) },
  };
}

export function hoursOf(doc: OpeningHour) {
  const { startsOn, endsOn, weekdays } = doc;
  return {
    ...{ weekdays, from: minute(doc.opens, 0), to: minute(doc.closes, 0) },
    ...(startsOn ? { startsOn } : {}),
    ...(endsOn ? { endsOn } : {}),
  };
}

function closureOf(doc: Closure): Days {
  const isPending = Boolean(doc.tellAt) && !doc.toldAt;
  const classIds = (doc.classes ?? []).map(idOf);
  return {
    ...{ from: doc.from, to: doc.to, reason: words(doc.reason) },
    ...(classIds.length > 0 ? { classIds } : {}),
    ...(isPending ? { isPending } : {}),
  };
}

/** The centre's, and apart from them those of some of its classes. */
function daysOffOf(all: readonly Days[]): Pick<FacilitySupply, 'closures' | 'classClosures'> {
  const classClosures = all.filter(({ classIds }) => classIds);
  return { closures: all.filter(({ classIds }) => !classIds), ...(classClosures.length > 0 ? { classClosures } : {}) };
}

/** In the order in which they were written down. */
const inOrder = <D extends { id: string; createdAt: string }>(docs: readonly D[]): D[] =>
  docs.toSorted((a, b) => (a.createdAt < b.createdAt || (a.createdAt === b.createdAt && a.id < b.id) ? -1 : 1));

const rotaOf = (shifts: readonly Shift[]): RotaShift[] => inOrder(shifts.map(toShift));

export function toShift(doc: Shift): RotaShift & { createdAt: string } {
  return {
    id: doc.id,
    createdAt: doc.createdAt,
    classId: idOf(doc.class),
    staff: idOf(doc.staff),
    ...(doc.watches ? { watches: idOf(doc.watches) } : {}),
    weekdays: doc.weekdays,
    from: minute(doc.from, 0),
    to: minute(doc.to, 0),
    startsOn: doc.startsOn || undefined,
    endsOn: doc.endsOn || undefined,
  };
}

const toAbsence = ({ staff, from, to }: Pick<AbsenceRow, 'staff' | 'from' | 'to'>): Absence => ({
  staff: idOf(staff),
  from,
  to,
});

export function toCarer(doc: Staff): StaffOnRota {
  return {
    id: doc.id,
    facilityId: idOf(doc.facility),
    name: doc.name,
    role: doc.role,
    phone: doc.phone || undefined,
    certificate: doc.certificate || undefined,
    certificateNumber: doc.certificateNumber || undefined,
    certificateExpiresOn: doc.certificateExpiresOn || undefined,
    healthCheckOn: doc.healthCheckOn || undefined,
    isNamesake: doc.isNamesake ?? false,
  };
}

export const handoversOf = (rows: NonNullable<Facility['handovers']>): HandoverWindow[] =>
  rows.map(({ act, forms, from, to }) => ({ act, forms: forms ?? [], from: minute(from, 0), to: minute(to, 1440) }));

/** Which classes have their room by turns is said of each. */
function besideEachOther(classes: readonly (ClassSupply & { takesTurns: boolean })[]): ClassSupply[] {
  const turns = inTurns(classes);
  return classes.map(({ takesTurns: _, ...one }) => {
    const turnsWith = turns.get(one.id) ?? [];
    return turnsWith.length > 0 ? { ...one, turnsWith } : one;
  });
}

function classOf(
  doc: Class,
  {
    shifts,
    classStandards,
    napRules,
    gap,
  }: { shifts: RotaShift[]; classStandards: readonly ClassStandard[]; napRules: readonly NapRule[]; gap?: number | null },
): ClassSupply {
  const gapMinutes = doc.gapMinutes ?? gap;
  const type = doc.type as ClassType;
  return {
    id: doc.id,
    name: words(doc.name),
    type,
    ageFrom: doc.ageFrom,
    ageTo: doc.ageTo,
    places: doc.places,
    maxSize: doc.maxSize,
    childrenPerStaff: doc.childrenPerStaff,
    forms: doc.forms as CareForm[],
    ...(doc.room ? { room: doc.room } : {}),
    ...(doc.bookableDays ? { bookableDays: doc.bookableDays } : {}),
    ...(doc.noticeHours ? { noticeMinutes: doc.noticeHours * 60 } : {}),
    ...(gapMinutes ? { gapMinutes } : {}),
    ...(doc.handovers?.length ? { handovers: handoversOf(doc.handovers) } : {}),
    ...(doc.tourFirst?.length ? { tourFirst: doc.forms.filter((form) => doc.tourFirst?.includes(form)) } : {}),
    ...(doc.onRequest?.length ? { onRequest: doc.forms.filter((form) => doc.onRequest?.includes(form)) } : {}),
    ...capsByStandard(classStandards, { type, ageFrom: doc.ageFrom, ageTo: doc.ageTo }),
    napRules,
    // What only the rota needs is not kept for every centre.
    shifts: shifts.map(({ staff, weekdays, from, to, startsOn, endsOn, watches, lent, yieldsTo }) => ({
      ...{ staff, weekdays, from, to, startsOn, endsOn },
      ...(watches === undefined ? {} : { watches }),
      ...(lent ? { lent } : {}),
      ...(yieldsTo ? { yieldsTo } : {}),
    })),
  };
}

export function priceOf(doc: PriceRow): PriceItem {
  const { id, kind, form, unit, amount, startsOn } = doc;
  const [daysPerWeek, endsOn] = [doc.daysPerWeek ?? undefined, doc.endsOn ?? undefined];
  return { id, kind, form, unit, classId: idOf(doc.class) || undefined, daysPerWeek, amount, startsOn, endsOn };
}

export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  return Map.groupBy(items, keyOf) as Map<string, T[]>;
}
