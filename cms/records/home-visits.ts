import type { Where } from 'payload';
import { z } from 'zod';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { ConflictError } from '#cms/ports/database/is-conflict.ts';
import { CHECK_RESULTS, HALF_DAYS, type HalfDay, isOpen, type VisitState, type WishedTime } from '#domain/guidance/home-visit.ts';
import { type Lang, langOf } from '#domain/language/lang.ts';
import type { Point } from '#domain/places/geo.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { familyOf } from './family-of.ts';
import { isId, type Kept } from './kept.ts';
import type { HomeVisit as Row } from './payload-types.ts';
import { inLanguages, text } from './shapes/values.ts';
import { idOf } from './supply.ts';

export const wishedTimes = z.array(z.object({ date: text, half: z.enum(HALF_DAYS) }));
/** What was looked at, in the words that it had then. */
const checkMark = z.object({ code: text, what: inLanguages, result: z.enum(CHECK_RESULTS) });
export const checkMarks = checkMark.array();
export type CheckMark = z.infer<typeof checkMark>;

/** A home visit that a family asked for. */
export interface HomeVisit {
  id: string;
  /** Nobody any more where the account was closed. */
  guardianId?: string;
  bornOn: CivilDate;
  districtCode: string;
  townshipCode: string;
  address: string;
  point?: Point;
  wished: WishedTime[];
  wish: string;
  lang: Lang;
  askedAt: Instant;
  state: VisitState;
  plannedOn?: CivilDate;
  half?: HalfDay;
  order: number;
  nurseId?: string;
  nurseName?: string;
  checks: CheckMark[];
  advice: string;
  visitedAt?: Instant;
  reason?: string;
  changes: number;
}

type NewVisit = Pick<
  HomeVisit,
  'bornOn' | 'districtCode' | 'townshipCode' | 'address' | 'point' | 'wished' | 'wish' | 'lang' | 'askedAt'
> & { guardianId: string; formKey: string; consentAt: Instant };

type Change = Partial<Pick<HomeVisit, 'state' | 'wished' | 'order' | 'checks' | 'advice'>> & {
  [Field in 'plannedOn' | 'half' | 'nurseId' | 'nurseName' | 'visitedAt' | 'reason' | 'point']?: HomeVisit[Field] | null;
};

/** What is left of a visit that nobody needs any more: that it was asked for in a township, and what became of it. */
const FORGOTTEN = { bornOn: null, address: null, lat: null, lng: null, wished: [], wish: null, checks: null, advice: null };
const NOBODYS = { ...FORGOTTEN, guardian: null, reason: null };

/** A day is still to be given to these. */
export const UNPLANNED = ['asked', 'absent'] as const satisfies readonly VisitState[];

export interface HomeVisits {
  find(id: string, unit?: Unit): Promise<HomeVisit | undefined>;
  findSent(formKey: string, unit: Unit): Promise<HomeVisit | undefined>;
  /** A family's and those of whom is linked with it, the newest first. */
  ofFamily(guardianId: string, unit?: Unit): Promise<HomeVisit[]>;
  /** Of an area: a district's or a township's code, or all of the city. */
  listOf(area: string | undefined, where: { states: readonly VisitState[] }): Promise<HomeVisit[]>;
  /** How many of them there are, of those that were asked for between two moments. */
  countOf(area: string | undefined, where: { states: readonly VisitState[]; from?: Instant; before?: Instant }): Promise<number>;
  /** So many of those that no day is given to, the longest waiting first, and how many there are. */
  listWaiting(area: string | undefined, asked: { limit: number; page: number }): Promise<{ visits: HomeVisit[]; total: number }>;
  /** What is planned on a day, or was. */
  listOn(area: string | undefined, day: CivilDate, unit?: Unit): Promise<HomeVisit[]>;
  add(visit: NewVisit, unit: Unit): Promise<HomeVisit>;
  /** Changes it, if nobody has since it was read. Throws a `ConflictError` when somebody was faster. */
  change(seen: Pick<HomeVisit, 'id' | 'changes'>, to: Change, unit: Unit): Promise<void>;
  /** Where, what and whose child it was is forgotten, and the family sees that it was. */
  forgetDetails(id: string, unit: Unit): Promise<void>;
  /** Of a family that closes its account: what is to come goes, of the rest it stays that it was. */
  erase(guardianId: string, unit: Unit): Promise<void>;
  /** Of children who were born before a day: what nobody came for goes, of the rest it stays that it was. */
  forgetBornBefore(day: CivilDate): Promise<void>;
}

export function createHomeVisits({ payload }: Kept): HomeVisits {
  const collection = 'home-visits';
  const asked = { collection, depth: 0, pagination: false } as const;
  const list = async (where: Where, req?: Unit, sort = '-askedAt') =>
    (await payload.find({ ...asked, where, sort, limit: 0, ...(req ? { req } : {}) })).docs.map(toVisit);
  const within = (area: string | undefined): Where =>
    area === undefined ? {} : { [area.length === 6 ? 'districtCode' : 'townshipCode']: { equals: area } };
  const forget = async (visits: readonly HomeVisit[], req?: Unit) => {
    for (const visit of visits) {
      const where = { id: { equals: visit.id } };
      if (isOpen(visit)) await payload.db.deleteMany({ collection, where, req });
      else await payload.db.updateOne({ collection, where, data: NOBODYS, req });
    }
  };
  return {
    find: async (id, req) => (isId(id) ? (await list({ id: { equals: id } }, req))[0] : undefined),
    findSent: async (formKey, req) => (await list({ formKey: { equals: formKey } }, req))[0],
    ofFamily: async (guardianId, req) => list({ guardian: { in: await familyOf(payload, guardianId, req) } }, req),
    listOf: (area, { states }) => list({ ...within(area), state: { in: [...states] } }, undefined, 'askedAt'),
    countOf: async (area, { states, from, before }) => {
      const askedAt = { ...(from ? { greater_than_equal: from } : {}), ...(before ? { less_than: before } : {}) };
      const its = { ...within(area), state: { in: [...states] }, ...(from || before ? { askedAt } : {}) };
      return (await payload.count({ collection, where: its })).totalDocs;
    },
    listWaiting: async (area, { limit, page }) => {
      const where = { ...within(area), state: { in: [...UNPLANNED] } };
      const { docs, totalDocs } = await payload.find({ collection, depth: 0, where, sort: ['askedAt', 'id'], limit, page });
      return { visits: docs.map(toVisit), total: totalDocs };
    },
    listOn: (area, day, req) => list({ ...within(area), plannedOn: { equals: day } }, req, 'order'),
    add: async ({ guardianId, point, ...visit }, req) => {
      const data = { ...visit, guardian: guardianId, lat: point?.lat, lng: point?.lng, state: 'asked', changes: 0 } as const;
      return toVisit(await payload.create({ collection, depth: 0, data, req }));
    },
    change: async ({ id, changes }, { nurseId, point, ...to }, req) => {
      const where = { id: { equals: id }, changes: { equals: changes } };
      const place = point === undefined ? {} : { lat: point?.lat ?? null, lng: point?.lng ?? null };
      const data = { ...to, ...place, ...(nurseId === undefined ? {} : { nurse: nurseId }), changes: changes + 1 };
      const done = await payload.db.updateOne({ collection, where, data, req });
      if (!done) throw new ConflictError(`home visit ${id} has been changed by somebody else`);
    },
    forgetDetails: async (id, req) => {
      await payload.db.updateOne({ collection, where: { id: { equals: id } }, data: FORGOTTEN, req });
    },
    erase: async (guardianId, req) => forget(await list({ guardian: { equals: guardianId } }, req), req),
    forgetBornBefore: async (day) => forget(await list({ bornOn: { less_than: day } })),
  };
}

function toVisit({ guardian, nurse, lat, lng, wished, checks, lang, ...row }: Row): HomeVisit {
  const { id, districtCode, townshipCode, askedAt, state, changes } = row;
  return {
    ...{ id, districtCode, townshipCode, askedAt, state, changes },
    guardianId: guardian ? idOf(guardian) : undefined,
    bornOn: row.bornOn ?? '',
    address: row.address ?? '',
    point: lat === null || lat === undefined || lng === null || lng === undefined ? undefined : { lat, lng },
    wished: wishedTimes.parse(wished),
    wish: row.wish ?? '',
    lang: langOf(lang),
    plannedOn: row.plannedOn ?? undefined,
    half: row.half ?? undefined,
    order: row.order ?? 0,
    nurseId: nurse ? idOf(nurse) : undefined,
    nurseName: row.nurseName ?? undefined,
    checks: checkMarks.parse(checks ?? []),
    advice: row.advice ?? '',
    visitedAt: row.visitedAt ?? undefined,
    reason: row.reason ?? undefined,
  };
}
