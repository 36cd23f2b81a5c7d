import type { StaffUser } from '#cms/access/roles.ts';
import { todayOf } from '#cms/core/clock.ts';
import { conflict, notFound, type Result, unprocessable } from '#cms/core/problem.ts';
import { prose } from '#cms/input/values.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { HomeVisit } from '#cms/records/home-visits.ts';
import { afterStep, HALF_DAYS, type HalfDay, WISHED_WITHIN_DAYS } from '#domain/guidance/home-visit.ts';
import { inOrder, movedBy, nearestNext } from '#domain/guidance/visit-route.ts';
import type { Point } from '#domain/places/geo.ts';
import { addDays, type CivilDate, isCivilDate } from '#domain/time/civil-date.ts';
import { mayVisit, stationOf } from './station.ts';
import { sendOfVisit, type TellVisitNeeds, writeOfVisit } from './tell-visited.ts';

type Planning = Pick<Portal, 'city' | 'homeVisits' | 'now' | 'users' | 'visitRules' | 'work'>;
type Done = Result<object>;

/** Changes to the ways of one district take turns. */
const lineOf = (visit: Pick<HomeVisit, 'districtCode'>) => ({ line: `visits:${visit.districtCode}` });

async function readOwn({ homeVisits }: Pick<Portal, 'homeVisits'>, { id, user }: { id: string; user: StaffUser }, unit?: Unit) {
  const visit = await homeVisits.find(id, unit);
  return visit && mayVisit(user, visit) ? visit : undefined;
}

/** One nurse's stops on a half-day, in their order. */
const stopsOn = (visits: readonly HomeVisit[], { nurseId, half }: { nurseId: string; half: HalfDay }) =>
  inOrder(visits.flatMap((one) => (one.nurseId === nurseId && one.half === half ? [{ ...one, half }] : [])));

/** The station gives a visit its day, its half of it and its nurse; it comes last on that one's way. The family is told. */
export async function planVisit(
  portal: Planning & TellVisitNeeds,
  { id, day, half: said, nurseId, user }: { id: string; day: string; half: string; nurseId: string; user: StaffUser },
): Promise<Done> {
  const { city, homeVisits, now, users, work } = portal;
  const today = todayOf({ city, now });
  const half = HALF_DAYS.find((one) => one === said);
  const visible = await readOwn(portal, { id, user });
  if (!visible) return notFound('home_visit.none');
  if (!isCivilDate(day) || day < today || day > addDays(today, WISHED_WITHIN_DAYS))
    return unprocessable('home_visit.planned_day', { field: 'day' });
  if (!half) return unprocessable('required', { field: 'half' });
  const nurse = (await users.listNurses(visible)).find((one) => one.id === nurseId);
  if (!nurse) return unprocessable('home_visit.nurse', { field: 'nurse' });
  const planned = await work(async (unit): Promise<Result<{ key?: string }>> => {
    const visit = await readOwn(portal, { id, user }, unit);
    const state = visit && afterStep(visit.state, 'plan');
    if (!visit || !state) return conflict('home_visit.over');
    await users.takeTurn(nurseId, unit);
    const others = stopsOn(await homeVisits.listOn(visit.districtCode, day, unit), { nurseId, half }).filter(
      (one) => one.id !== id,
    );
    const order = (others.at(-1)?.order ?? 0) + 1;
    const isSame = visit.state === 'planned' && visit.plannedOn === day && visit.half === half;
    await homeVisits.change(visit, { state, plannedOn: day, half, order, nurseId, nurseName: nurse.name, reason: null }, unit);
    // Who comes is the station's business; the family is told when.
    if (isSame) return { ok: true };
    return { ok: true, key: await writeOfVisit(portal, { visit, news: visit.state === 'planned' ? 'moved' : 'planned' }, unit) };
  }, lineOf(visible));
  if (planned.ok && planned.key) await sendOfVisit(portal, planned.key);
  return planned.ok ? { ok: true } : planned;
}

/** The station cannot come on the day: the family is told, and waits for another. */
export const releaseVisit = (portal: Planning & TellVisitNeeds, asked: { id: string; user: StaffUser }): Promise<Done> =>
  endPlan(portal, { ...asked, step: 'release', news: 'unplanned' });

/** Nobody opened the door: it is planned again, or the family takes it back. */
export const noteAbsent = (portal: Planning & TellVisitNeeds, asked: { id: string; user: StaffUser }): Promise<Done> =>
  endPlan(portal, { ...asked, step: 'absent', news: 'absent' });

/** The station does not come at all, and says why. */
export async function cancelVisit(
  portal: Planning & TellVisitNeeds,
  { reason: said, ...asked }: { id: string; user: StaffUser; reason: string },
): Promise<Done> {
  const read = prose(300, 1).safeParse(said);
  if (!read.success) return unprocessable('home_visit.reason', { field: 'reason' });
  return endPlan(portal, { ...asked, step: 'cancel', news: 'cancelled', reason: read.data });
}

async function endPlan(
  portal: Planning & TellVisitNeeds,
  how: {
    id: string;
    user: StaffUser;
    step: 'release' | 'absent' | 'cancel';
    news: 'unplanned' | 'absent' | 'cancelled';
    reason?: string;
  },
): Promise<Done> {
  const { id, user, step, news, reason } = how;
  const visible = await readOwn(portal, { id, user });
  if (!visible) return notFound('home_visit.none');
  const ended = await portal.work(async (unit): Promise<Result<{ key: string }>> => {
    const visit = await readOwn(portal, { id, user }, unit);
    const state = visit && afterStep(visit.state, step);
    if (!visit || !state) return conflict('home_visit.over');
    if (step === 'absent' && (visit.plannedOn ?? '') > todayOf(portal)) return conflict('home_visit.not_yet');
    // Whose day it was stays with one that nobody was at home for, until it is planned again.
    const off = step === 'absent' ? {} : { plannedOn: null, half: null, nurseId: null };
    await portal.homeVisits.change(visit, { state, ...off, reason: reason ?? null }, unit);
    if (state === 'cancelled') await portal.homeVisits.forgetDetails(id, unit);
    return { ok: true, key: await writeOfVisit(portal, { visit, news }, unit) };
  }, lineOf(visible));
  if (ended.ok) await sendOfVisit(portal, ended.key);
  return ended.ok ? { ok: true } : ended;
}

/** A stop earlier or later on its half-day's way. */
export async function moveStop(
  portal: Planning,
  { id, steps, user }: { id: string; steps: -1 | 1; user: StaffUser },
): Promise<Done> {
  return reorder(portal, {
    id,
    user,
    order: (stops) =>
      movedBy(
        stops.map((one) => one.id),
        id,
        steps,
      ),
  });
}

/** The way of a stop's half-day, each time to the nearest next, from the station. */
export async function orderByDistance(portal: Planning, { id, user }: { id: string; user: StaffUser }): Promise<Done> {
  const visit = await readOwn(portal, { id, user });
  const start = visit && (await stationOf(portal, visit.townshipCode))?.point;
  return reorder(portal, { id, user, order: (stops) => nearestNext(stops, start) });
}

async function reorder(
  portal: Planning,
  { id, user, order }: { id: string; user: StaffUser; order: (stops: readonly HomeVisit[]) => string[] },
): Promise<Done> {
  const visible = await readOwn(portal, { id, user });
  if (!visible) return notFound('home_visit.none');
  return portal.work(async (unit): Promise<Done> => {
    const visit = await readOwn(portal, { id, user }, unit);
    if (!visit?.plannedOn || !visit.half || !visit.nurseId) return conflict('home_visit.over');
    const { plannedOn, half, nurseId } = visit;
    await portal.users.takeTurn(nurseId, unit);
    const stops = stopsOn(await portal.homeVisits.listOn(user.territory ?? '', plannedOn, unit), { half, nurseId });
    for (const [at, stopId] of order(stops).entries()) {
      const stop = stops.find((one) => one.id === stopId);
      if (stop && stop.order !== at + 1) await portal.homeVisits.change(stop, { order: at + 1 }, unit);
    }
    return { ok: true };
  }, lineOf(visible));
}

/** Where a home is, as the station finds it on its map; nothing forgets it. */
export async function placeVisit(
  portal: Planning,
  { id, point, user }: { id: string; point: Point | null; user: StaffUser },
): Promise<Done> {
  return portal.work(async (unit): Promise<Done> => {
    const visit = await readOwn(portal, { id, user }, unit);
    if (!visit) return notFound('home_visit.none');
    await portal.homeVisits.change(visit, { point }, unit);
    return { ok: true };
  });
}

/** Days that a family wished for and that can still be planned, the nearest first. */
export const plannableDays = ({ wished }: Pick<HomeVisit, 'wished'>, today: CivilDate) =>
  wished.filter(({ date }) => date >= today);
