import { z } from 'zod';
import { todayOf } from '#cms/core/clock.ts';
import { conflict, notFound, type Result, tooMany, unprocessable } from '#cms/core/problem.ts';
import { badInput } from '#cms/input/bad-input.ts';
import { civilDate, prose, typed } from '#cms/input/values.ts';
import { takeOf } from '#cms/portal/how-often.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { HomeVisit } from '#cms/records/home-visits.ts';
import {
  afterStep,
  HALF_DAYS,
  isOpen,
  MOST_WISHED,
  type WishedTime,
  whyNotDays,
  whyNotVisit,
} from '#domain/guidance/home-visit.ts';
import { LANGS, type Lang } from '#domain/language/lang.ts';
import { inForceOn, isCivilDate } from '#domain/time/civil-date.ts';
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
interface Own {
  guardianId: string;
  id: string;
}

/** The family is at home on other days: what was planned is planned anew, and who was to come hears it. */
export function askOtherDays(
  portal: Changing,
  { wished: sent, ...own }: Own & { wished: readonly string[] },
): Promise<Result<object>> {
  const wished = readWished(sent);
  return changeOwn(portal, own, { step: 'other_days', news: 'other_days' }, async (visit, state, unit) => {
    const why = whyNotDays(wished, todayOf(portal));
    if (why) return unprocessable(`home_visit.${why}`, { field: `wished-${own.id}` });
    await portal.homeVisits.change(visit, { ...NOT_PLANNED, state, wished }, unit);
    return { ok: true };
  });
}

/** The family needs no visit any more. What it told for it is forgotten, and who was to come hears it. */
export function callOffVisit(portal: Changing, own: Own): Promise<Result<object>> {
  return changeOwn(portal, own, { step: 'cancel', news: 'off' }, async (visit, state, unit) => {
    await portal.homeVisits.change(visit, { ...NOT_PLANNED, state }, unit);
    await portal.homeVisits.forgetDetails(own.id, unit);
    return { ok: true };
  });
}

const NOT_PLANNED = { plannedOn: null, half: null, nurseId: null };

/** A family changes a visit of its own, in its turn, where the visit's state allows the step; the nurse is told. */
async function changeOwn(
  portal: Changing,
  own: Own,
  { step, news }: { step: Parameters<typeof afterStep>[1]; news: Parameters<typeof writeToNurse>[1]['news'] },
  change: (visit: HomeVisit, state: HomeVisit['state'], unit: Unit) => Promise<Result<object>>,
): Promise<Result<object>> {
  const { guardians, homeVisits, work } = portal;
  const changed = await work(async (unit): Promise<Result<{ key?: string }>> => {
    await guardians.takeTurn(own.guardianId, unit);
    const visit = await ownVisit({ homeVisits }, own, unit);
    if (!visit) return notFound('home_visit.none');
    const state = afterStep(visit.state, step);
    if (!state) return conflict('home_visit.over');
    const done = await change(visit, state, unit);
    return done.ok ? { ok: true, key: await writeToNurse(portal, { visit, news }, unit) } : done;
  });
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
