import type { StaffUser } from '#cms/access/roles.ts';
import { todayOf } from '#cms/core/clock.ts';
import { conflict, notFound, type Result, unprocessable } from '#cms/core/problem.ts';
import { prose } from '#cms/input/values.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { afterStep, ageInDays, CHECK_RESULTS } from '#domain/guidance/home-visit.ts';
import { mayVisit } from './station.ts';
import { sendOfVisit, type TellVisitNeeds, writeOfVisit } from './tell-visited.ts';

const MOST_ADVICE = 2000;

/**
 * The nurse was there: what was found at each point of the list, and what the family is to do, which it reads in its
 * account. The list is that of the child's age on the day, in the words that it has now.
 */
export async function recordVisit(
  portal: Pick<Portal, 'city' | 'homeVisits' | 'now' | 'visitRules' | 'work'> & TellVisitNeeds,
  { id, user, results, advice: said }: { id: string; user: StaffUser; results: ReadonlyMap<string, string>; advice: string },
): Promise<Result<object>> {
  const { homeVisits, now, visitRules, work } = portal;
  const read = prose(MOST_ADVICE, 1).safeParse(said);
  if (!read.success) return unprocessable('home_visit.advice', { field: 'advice' });
  const recorded = await work(async (unit): Promise<Result<{ key: string }>> => {
    const visit = await homeVisits.find(id, unit);
    if (!visit || !mayVisit(user, visit)) return notFound('home_visit.none');
    const state = afterStep(visit.state, 'record');
    if (!state) return conflict('home_visit.over');
    const { plannedOn = '' } = visit;
    if (plannedOn > todayOf(portal)) return conflict('home_visit.not_yet');
    const points = await visitRules.checksFor(ageInDays(visit.bornOn, plannedOn) ?? 0, plannedOn, unit);
    const checks = points.flatMap(({ code, what }) => {
      const result = CHECK_RESULTS.find((one) => one === results.get(code));
      return result ? [{ code, what, result }] : [];
    });
    if (checks.length < points.length) return unprocessable('home_visit.checks', { field: 'checks' });
    const who = { nurseId: user.id, nurseName: user.name ?? undefined };
    await homeVisits.change(visit, { state, checks, advice: read.data, visitedAt: now(), ...who }, unit);
    return { ok: true, key: await writeOfVisit(portal, { visit, news: 'advice' }, unit) };
  });
  if (recorded.ok) await sendOfVisit(portal, recorded.key);
  return recorded.ok ? { ok: true } : recorded;
}
