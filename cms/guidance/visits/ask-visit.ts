import { z } from 'zod';
import { todayOf } from '#cms/core/clock.ts';
import { conflict, notFound, type Result, tooMany, unprocessable } from '#cms/core/problem.ts';
import { badInput } from '#cms/input/bad-input.ts';
import { civilDate, prose, typed } from '#cms/input/values.ts';
import { takeOf } from '#cms/portal/how-often.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { HomeVisit } from '#cms/records/home-visits.ts';
import {
  afterStep,
  HALF_DAYS,
  inForceOn,
  isOpen,
  MOST_WISHED,
  type WishedTime,
  whyNotDays,
  whyNotVisit,
} from '#domain/guidance/home-visit.ts';
import { LANGS, type Lang } from '#domain/language/lang.ts';
import { isCivilDate } from '#domain/time/civil-date.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import { sendToNurse, type TellNurseNeeds, writeToNurse } from './tell-nurse.ts';

/** Each is work for a nurse. */
const OFTEN = { name: 'visits', most: 10, seconds: 86_400 };
const FORM_KEY = /^[\w-]{16,40}$/;
export const MOST_WISH = 500;

const asked = z.object({
  formKey: z.string().regex(FORM_KEY),
  bornOn: civilDate,
  township: z.string().min(1),
  address: typed(200, 1),
  wish: prose(MOST_WISH),
});

export interface SaidVisit {
  /** Of the form: sent twice, it is one request. */
  formKey: string;
  bornOn: string;
  township: string;
  address: string;
  wish: string;
  /** `2026-11-25.morning`, each. */
  wished: readonly string[];
  consent: boolean;
}

type Needs = Pick<
  Portal,
  'areas' | 'city' | 'environment' | 'guardians' | 'homeVisits' | 'limits' | 'now' | 'visitRules' | 'work'
>;

/** Half-days as a form sends them, each once; what is none is left out. */
function readWished(sent: readonly string[]): WishedTime[] {
  const all = [...new Set(sent)].flatMap((one): WishedTime[] => {
    const [date = '', half] = one.split('.');
    const known = HALF_DAYS.find((name) => name === half);
    return known && isCivilDate(date) ? [{ date, half: known }] : [];
  });
  return all
    .sort((a, b) => a.date.localeCompare(b.date) || HALF_DAYS.indexOf(a.half) - HALF_DAYS.indexOf(b.half))
    .slice(0, MOST_WISHED);
}

/** The days on which a family was visited, whenever it was written down, which count against what it can have in a year. */
export const visitedDays = (visits: readonly HomeVisit[], timeZone: string) =>
  visits.flatMap(({ state, plannedOn, visitedAt }) =>
    state === 'done' && visitedAt ? [plannedOn ?? toLocal(visitedAt, timeZone).date] : [],
  );

/** A newborn's family asks for a home visit. Nothing is kept without its consent. */
export async function askVisit(
  portal: Needs,
  { guardianId, lang, wished: sent, consent, ...said }: SaidVisit & { guardianId: string; lang: Lang },
): Promise<Result<{ visit: HomeVisit }>> {
  const made = Object.fromEntries(Object.entries(said).filter(([, text]) => text !== ''));
  const read = asked.safeParse({ wish: '', ...made });
  if (!read.success) return badInput(read.error, made);
  const { formKey, township, ...told } = read.data;
  const area = (await portal.areas.listOf(LANGS[0])).find(({ code, level }) => code === township && level === 'township');
  if (!area?.parent) return unprocessable('home_visit.township', { field: 'township' });
  if (!consent) return unprocessable('home_visit.consent', { field: 'consent' });
  const wished = readWished(sent);
  const seconds = await takeOf(portal, OFTEN, guardianId);
  if (seconds) return tooMany('too_many_requests', { params: { seconds } });
  const { city, guardians, homeVisits, now, visitRules, work } = portal;
  const rules = await visitRules.list();
  const where = { townshipCode: area.code, districtCode: area.parent };
  return work(async (unit): Promise<Result<{ visit: HomeVisit }>> => {
    // Two guardians of one family take turns, so that it has one visit to come.
    await guardians.takeTurn(guardianId, unit);
    const same = await homeVisits.findSent(formKey, unit);
    if (same) return same.guardianId === guardianId ? { ok: true, visit: same } : notFound();
    const before = await homeVisits.ofFamily(guardianId, unit);
    const today = todayOf({ now, city });
    const why = whyNotVisit({
      ...{ today, wished, bornOn: told.bornOn },
      rule: inForceOn(rules, today),
      open: before.some(isOpen),
      done: visitedDays(before, city.timeZone),
    });
    if (why) return unprocessable(`home_visit.${why}`, { field: fieldOf(why) });
    const when = { askedAt: now(), consentAt: now() };
    return { ok: true, visit: await homeVisits.add({ ...told, ...where, ...when, formKey, guardianId, lang, wished }, unit) };
  });
}

const fieldOf = (why: string) =>
  why.endsWith('day') ? 'wished' : why === 'too_old' || why === 'due_too_far' ? 'bornOn' : undefined;

type Changing = Pick<Portal, 'city' | 'guardians' | 'homeVisits' | 'now' | 'work'> & TellNurseNeeds;
type Changed = Result<{ key?: string }>;

/** The family is at home on other days: what was planned is planned anew, and who was to come hears it. */
export async function askOtherDays(
  portal: Changing,
  { guardianId, id, wished: sent }: { guardianId: string; id: string; wished: readonly string[] },
): Promise<Result<object>> {
  const { city, homeVisits, guardians, now, work } = portal;
  const wished = readWished(sent);
  return finish(
    portal,
    await work(async (unit): Promise<Changed> => {
      await guardians.takeTurn(guardianId, unit);
      const visit = await ownVisit({ homeVisits }, { guardianId, id }, unit);
      if (!visit) return notFound('home_visit.none');
      const state = afterStep(visit.state, 'other_days');
      if (!state) return conflict('home_visit.over');
      const why = whyNotDays(wished, todayOf({ now, city }));
      if (why) return unprocessable(`home_visit.${why}`, { field: `wished-${id}` });
      await homeVisits.change(visit, { state, wished, plannedOn: null, half: null, nurseId: null }, unit);
      return { ok: true, key: await writeToNurse(portal, { visit, news: 'other_days' }, unit) };
    }),
  );
}

/** The family needs no visit any more. What it told for it is forgotten, and who was to come hears it. */
export async function callOffVisit(
  portal: Changing,
  { guardianId, id }: { guardianId: string; id: string },
): Promise<Result<object>> {
  const { guardians, homeVisits, work } = portal;
  return finish(
    portal,
    await work(async (unit): Promise<Changed> => {
      await guardians.takeTurn(guardianId, unit);
      const visit = await ownVisit({ homeVisits }, { guardianId, id }, unit);
      if (!visit) return notFound('home_visit.none');
      const state = afterStep(visit.state, 'cancel');
      if (!state) return conflict('home_visit.over');
      await homeVisits.change(visit, { state, plannedOn: null, half: null, nurseId: null }, unit);
      await homeVisits.forgetDetails(id, unit);
      return { ok: true, key: await writeToNurse(portal, { visit, news: 'off' }, unit) };
    }),
  );
}

async function finish(portal: TellNurseNeeds, changed: Changed): Promise<Result<object>> {
  if (!changed.ok) return changed;
  await sendToNurse(portal, changed.key);
  return { ok: true };
}

async function ownVisit(
  { homeVisits }: Pick<Portal, 'homeVisits'>,
  { guardianId, id }: { guardianId: string; id: string },
  unit: Parameters<Portal['homeVisits']['ofFamily']>[1],
): Promise<HomeVisit | undefined> {
  return (await homeVisits.ofFamily(guardianId, unit)).find((one) => one.id === id);
}
