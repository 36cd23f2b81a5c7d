import { isStationArea, takesIn } from '#cms/access/in-territory.ts';
import { hasRole, type StaffUser } from '#cms/access/roles.ts';
import { guardianCalled } from '#cms/accounts/contact.ts';
import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { HomeVisit } from '#cms/records/home-visits.ts';
import type { Clinic, VisitCheck } from '#cms/records/visit-rules.ts';
import { ageInDays, entitlement, type VisitRule } from '#domain/guidance/home-visit.ts';
import { arrivals, inOrder } from '#domain/guidance/visit-route.ts';
import { type CivilDate, inForceOn } from '#domain/time/civil-date.ts';
import { visitedDays } from './ask-visit.ts';

type Reading = Pick<Portal, 'audit' | 'city' | 'guardians' | 'homeVisits' | 'now' | 'visitRules'>;

/** Who visits homes: the nurses of a township's or a district's station. Nobody else sees where a newborn lives. */
export const isOfStation = (user: StaffUser): boolean => hasRole(user, 'nurse') && isStationArea(user.territory ?? '');

/** Whether a visit is in the area of somebody's station. */
export const mayVisit = (user: StaffUser, visit: Pick<HomeVisit, 'districtCode' | 'townshipCode'>): boolean =>
  isOfStation(user) && takesIn(user.territory ?? '', visit);

/** A visit as the station needs it: with whom it is, and nothing else of the account. */
export interface StationVisit {
  visit: HomeVisit;
  called?: string;
  phone?: string;
  ageDays?: number;
}

async function withFamilies(
  { city, guardians, now }: Pick<Reading, 'city' | 'guardians' | 'now'>,
  visits: readonly HomeVisit[],
  on?: CivilDate,
) {
  const seen: StationVisit[] = [];
  for (const visit of visits) {
    const guardian = visit.guardianId ? await guardians.find(visit.guardianId) : undefined;
    const ageDays = visit.bornOn ? ageInDays(visit.bornOn, on ?? todayOf({ city, now })) : undefined;
    seen.push({ visit, called: guardian && guardianCalled(guardian), phone: guardian?.contact, ageDays });
  }
  return seen;
}

/** A look at families is written down: by whom, and at which. */
async function noteLook({ audit }: Pick<Portal, 'audit'>, user: StaffUser, visits: readonly Pick<HomeVisit, 'id'>[]) {
  const ids = visits.map(({ id }) => id);
  if (ids.length > 0) await audit.write({ actor: user.id, action: 'read', subject: 'home-visits', detail: { ids } });
}

const WAITING_SHOWN = 20;

/** Families of the station's area that have no day yet, those who have waited longest first, a page at a time. */
export async function waitingVisits(
  portal: Reading,
  { user, page }: { user: StaffUser; page: number },
): Promise<{ waiting: StationVisit[]; total: number; page: number; pages: number }> {
  if (!isOfStation(user)) return { waiting: [], total: 0, page: 1, pages: 1 };
  const read = (at: number) => portal.homeVisits.listWaiting(user.territory ?? undefined, { limit: WAITING_SHOWN, page: at });
  const there = await read(page);
  const isBeyond = there.visits.length === 0 && page > 1;
  const { visits, total } = isBeyond ? await read(1) : there;
  await noteLook(portal, user, visits);
  const pages = Math.max(1, Math.ceil(total / WAITING_SHOWN));
  return { waiting: await withFamilies(portal, visits), total, page: isBeyond ? 1 : page, pages };
}

/** One nurse's way on a day, with about when each stop is reached. */
export interface DayRoute {
  nurseId: string;
  nurseName: string;
  stops: (StationVisit & { arrives?: number })[];
}

/** The ways of a day, one for each nurse of the station's area. */
export async function dayRoutes(portal: Reading, { user, day }: { user: StaffUser; day: CivilDate }): Promise<DayRoute[]> {
  if (!isOfStation(user)) return [];
  const visits = (await portal.homeVisits.listOn(user.territory ?? undefined, day)).filter(({ state }) => state !== 'cancelled');
  await noteLook(portal, user, visits);
  const rule = inForceOn(await portal.visitRules.list(), day);
  const nurses = [...new Set(visits.flatMap(({ nurseId }) => nurseId ?? []))];
  const routes: DayRoute[] = [];
  for (const nurseId of nurses) {
    const own = visits.flatMap((visit) => (visit.nurseId === nurseId && visit.half ? [{ ...visit, half: visit.half }] : []));
    const stops = inOrder(own);
    const times = rule ? arrivals(stops, rule) : new Map<string, number>();
    const seen = await withFamilies(portal, stops, day);
    routes.push({
      nurseId,
      nurseName: stops[0]?.nurseName ?? '',
      stops: seen.map((one) => ({ ...one, arrives: times.get(one.visit.id) })),
    });
  }
  // One's own way first.
  return routes.sort(
    (a, b) => Number(b.nurseId === user.id) - Number(a.nurseId === user.id) || a.nurseName.localeCompare(b.nurseName),
  );
}

/** Everything about one visit for whoever makes it: what is looked at at that age, and what the family can still have this year. */
export interface VisitSheet extends StationVisit {
  checks: VisitCheck[];
  /** The family's earlier ones in the area of the station. */
  before: HomeVisit[];
  entitled?: ReturnType<typeof entitlement>;
  rule?: VisitRule;
}

export async function visitSheet(
  portal: Reading,
  { id, user }: { id: string; user: StaffUser },
): Promise<VisitSheet | undefined> {
  const { city, homeVisits, visitRules } = portal;
  const visit = await homeVisits.find(id);
  if (!visit || !mayVisit(user, visit)) return undefined;
  const all = visit.guardianId ? await homeVisits.ofFamily(visit.guardianId) : [];
  const before = all.filter((one) => one.id !== id && one.state === 'done' && mayVisit(user, one));
  await noteLook(portal, user, [visit, ...before]);
  const on = visit.plannedOn ?? todayOf(portal);
  const [seen] = await withFamilies(portal, [visit], on);
  if (!seen) return undefined;
  const rule = inForceOn(await visitRules.list(), on);
  return {
    ...seen,
    checks: await visitRules.checksFor(seen.ageDays ?? 0, on),
    before,
    entitled: rule && entitlement(rule, visitedDays(all, city.timeZone), on),
    rule,
  };
}

/** Where the station is: its ways begin there. */
export async function stationOf(
  { visitRules, ...here }: Pick<Portal, 'city' | 'now' | 'visitRules'>,
  townshipCode: string,
): Promise<Clinic | undefined> {
  return (await visitRules.clinicsOf(townshipCode, todayOf(here))).find(({ visits }) => visits);
}
