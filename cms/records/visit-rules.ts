import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { VisitRule } from '#domain/guidance/home-visit.ts';
import type { InEveryLanguage } from '#domain/language/lang.ts';
import type { SourceRow } from '#domain/language/source-row.ts';
import type { Point } from '#domain/places/geo.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { parseTime } from '#domain/time/time-of-day.ts';
import type { Kept } from './kept.ts';
import type { VisitCheck as CheckRow, Clinic as Row } from './payload-types.ts';
import { words } from './words.ts';

/** One thing that is looked at on a home visit. */
export interface VisitCheck extends SourceRow {
  code: string;
  what: InEveryLanguage;
  fromDay: number;
  toDay: number;
  source: string;
}

export interface Clinic extends SourceRow {
  id: string;
  name: InEveryLanguage;
  address: InEveryLanguage;
  phone?: string;
  hours: InEveryLanguage;
  visits: boolean;
  doctors: boolean;
  vaccines: boolean;
  /** When it vaccinates, where that is not whenever it is open. */
  vaccineHours?: InEveryLanguage;
  point?: Point;
  source: string;
}

/** The city's own data on home visits and on the stations that make them. */
export interface VisitRules {
  /** All that was ever published, each from its day on. */
  list(): Promise<VisitRule[]>;
  /** What is looked at on a day at that age. */
  checksFor(ageDays: number, on: CivilDate, unit?: Unit): Promise<VisitCheck[]>;
  /** Those that serve a township on a day. */
  clinicsOf(townshipCode: string, on: CivilDate): Promise<Clinic[]>;
  /** All points of the visits, and all stations, whatever their day. */
  listChecks(): Promise<VisitCheck[]>;
  listClinics(): Promise<Clinic[]>;
  findClinic(id: string): Promise<Clinic | undefined>;
  /** Townships that any of them serves on a day. */
  townshipsServed(on: CivilDate): Promise<string[]>;
}

const ALL = { depth: 0, pagination: false, limit: 0 } as const;

export function createVisitRules({ payload }: Kept): VisitRules {
  return {
    list: async () =>
      (await payload.find({ collection: 'visit-rules', ...ALL })).docs.map(
        ({ perYear, untilMonths, minutes, doctorDays, morningFrom, afternoonFrom, checked, readOn, source, effectiveOn }) => ({
          ...{ perYear, untilMonths, minutes, checked, readOn, source, effectiveOn },
          doctorDays: doctorDays ?? undefined,
          morningFrom: parseTime(morningFrom) ?? 0,
          afternoonFrom: parseTime(afternoonFrom) ?? 0,
        }),
      ),
    checksFor: async (ageDays, on, req) => {
      const where = { fromDay: { less_than_equal: ageDays }, toDay: { greater_than_equal: ageDays } };
      const { docs } = await payload.find({
        collection: 'visit-checks',
        ...ALL,
        where,
        locale: 'all',
        sort: 'code',
        ...(req ? { req } : {}),
      });
      return docs.filter(({ effectiveOn, until }) => effectiveOn <= on && (!until || on <= until)).map(toCheck);
    },
    clinicsOf: async (townshipCode, on) => {
      const where = { townships: { like: townshipCode } };
      const { docs } = await payload.find({ collection: 'clinics', ...ALL, where, locale: 'all', sort: 'id' });
      return docs.filter((one) => servedBy(one).includes(townshipCode) && one.effectiveOn <= on).map(toClinic);
    },
    townshipsServed: async (on) => {
      const where = { effectiveOn: { less_than_equal: on } };
      const { docs } = await payload.find({ collection: 'clinics', ...ALL, where });
      return docs.filter(({ visits, doctors }) => visits || doctors).flatMap(servedBy);
    },
    listChecks: async () => (await payload.find({ collection: 'visit-checks', ...ALL, locale: 'all' })).docs.map(toCheck),
    listClinics: async () => (await payload.find({ collection: 'clinics', ...ALL, locale: 'all' })).docs.map(toClinic),
    findClinic: async (id) => {
      const doc = await payload.findByID({ collection: 'clinics', id, depth: 0, locale: 'all', disableErrors: true });
      return doc ? toClinic(doc) : undefined;
    },
  };
}

const servedBy = ({ townships }: Pick<Row, 'townships'>): string[] => townships.split(/[,，、\s]+/).filter(Boolean);

function toClinic({
  id,
  name,
  address,
  phone,
  hours,
  visits,
  doctors,
  vaccines,
  vaccineHours,
  lat,
  lng,
  checked,
  readOn,
  source,
}: Row): Clinic {
  return {
    ...{ id, checked, readOn, source },
    name: words(name),
    address: words(address),
    phone: phone || undefined,
    hours: words(hours),
    visits: visits ?? false,
    doctors: doctors ?? false,
    vaccines: vaccines ?? false,
    vaccineHours: vaccineHours ? words(vaccineHours) : undefined,
    point: lat === undefined || lat === null || lng === undefined || lng === null ? undefined : { lat, lng },
  };
}

const toCheck = ({ code, what, fromDay, toDay, checked, readOn, source }: CheckRow): VisitCheck => ({
  ...{ code, what: words(what), fromDay, toDay, checked, readOn, source },
});
