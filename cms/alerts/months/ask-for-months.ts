import { todayOf } from '#cms/core/clock.ts';
import { newShortLinkKey, readLinkToken } from '#cms/core/link-token.ts';
import { badRequest, conflict, notFound, type Result } from '#cms/core/problem.ts';
import { readBorn } from '#cms/guidance/growth/read-child.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { MonthMessage } from '#cms/records/month-messages.ts';
import type { Child } from '#cms/records/payload-types.ts';
import { nextTurnOn, PACES, type Pace, toldUntil, turnOn } from '#domain/guidance/month-message.ts';
import { LANGS } from '#domain/language/lang.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { type Instant, toInstant } from '#domain/time/zoned-time.ts';

/** On the day on which a new month or week begins, minutes since midnight. */
const SENT_AT = 9 * 60 + 30;

type Needs = Pick<Portal, 'areas' | 'children' | 'city' | 'guardians' | 'monthMessages' | 'now' | 'work'>;

/** How somebody names its messages: as the guardian, by the child; or by the link in a message. */
export type MonthRef = { guardianId: string; childId: string } | { token: string };

/** What was done, as its page says it. */
export const MONTHS_DONE = ['started', 'changed', 'stopped'] as const;

export interface SaidMonths {
  childId: string;
  pace: string;
  /** A district's code; empty for all of the city. */
  district: string;
  /** Completed weeks of pregnancy; empty for a child born at term. */
  weeks: string;
}

/** When the turn after that of a day is told of; after the last one, when they stop by themselves. */
export function dueAfter({ city }: Pick<Portal, 'city'>, birthDate: CivilDate, pace: Pace, on: CivilDate): Instant | null {
  const next = nextTurnOn(birthDate, pace, on) ?? (turnOn(birthDate, pace, on) && toldUntil(birthDate));
  return next ? toInstant({ date: next, minute: SENT_AT }, city.timeZone) : null;
}

/**
 * A guardian wants to hear what its child's age brings, or hears it at another pace from now on. What the current month
 * brings comes at once; what was told already comes no second time.
 */
export async function askForMonths(
  portal: Needs,
  { guardianId, ...said }: SaidMonths & { guardianId: string },
): Promise<Result<object>> {
  const { areas, children, guardians, monthMessages, now, work } = portal;
  const child = (await children.listOf(guardianId)).find(({ id }) => id === said.childId);
  if (!child) return notFound();
  const pace = PACES.find((one) => one === said.pace);
  if (!pace) return badRequest('required', { field: `pace-${child.id}` });
  const isDistrict = (await areas.listOf(LANGS[0])).some(({ code, level }) => level === 'district' && code === said.district);
  if (said.district && !isDistrict) return badRequest('invalid', { field: `district-${child.id}` });
  const read = readBorn(portal, { birthDate: child.birthDate, weeks: said.weeks });
  if (!read.ok) return { ...read, field: `weeks-${child.id}` };
  const { weeks } = read.born;
  const today = todayOf(portal);
  return work(async (unit): Promise<Result<object>> => {
    // Sent twice at once, it is one.
    await guardians.takeTurn(guardianId, unit);
    const kept = (await monthMessages.listOf(guardianId, unit)).find(({ childId }) => childId === child.id);
    const district = said.district || undefined;
    if (!kept) {
      const begun = { startedAt: now(), dueAt: now(), stopKey: newShortLinkKey() };
      await monthMessages.add({ guardianId, childId: child.id, pace, district, weeks, ...begun }, unit);
      return { ok: true };
    }
    const same = !kept.stoppedAt && kept.pace === pace;
    const dueAt = same ? kept.dueAt : dueAgain(portal, { kept, pace, child, today });
    await monthMessages.change(
      kept,
      { pace, district: district ?? null, weeks: weeks ?? null, stoppedAt: null, dueAt: dueAt ?? null },
      unit,
    );
    return { ok: true };
  });
}

/** At once where the turn of today has not been told of; else with the next. */
function dueAgain(
  { city, now }: Pick<Portal, 'city' | 'now'>,
  { kept, pace, child, today }: { kept: MonthMessage; pace: Pace; child: Child; today: CivilDate },
): Instant | null {
  const isTold = kept.told === turnOn(child.birthDate, pace, today)?.key;
  const isOtherPace = kept.told !== undefined && kept.pace !== pace;
  return isTold || isOtherPace ? dueAfter({ city }, child.birthDate, pace, today) : now();
}

/** Those of whoever asks; anybody else's are as good as absent (promise 7). */
export async function findMonths(
  portal: Pick<Portal, 'environment' | 'monthMessages'>,
  ref: MonthRef,
  unit?: Unit,
): Promise<MonthMessage | undefined> {
  const { monthMessages } = portal;
  if ('token' in ref) {
    const key = readLinkToken(portal, 'stop-months', ref.token);
    return key ? monthMessages.findByStopKey(key) : undefined;
  }
  return (await monthMessages.listOf(ref.guardianId, unit)).find(({ childId }) => childId === ref.childId);
}

/** No more messages. Stopping twice is answered like the first time. */
export async function stopMonths(
  portal: Pick<Portal, 'environment' | 'monthMessages' | 'now' | 'work'>,
  ref: MonthRef,
): Promise<Result<object>> {
  const found = await findMonths(portal, ref);
  if (!found) return notFound('months_not_found');
  await portal.work(async (unit) => {
    const kept = await portal.monthMessages.find(found.id, unit);
    if (kept && !kept.stoppedAt) await portal.monthMessages.change(kept, { stoppedAt: portal.now(), dueAt: null }, unit);
  });
  return { ok: true };
}

/** Takes a stop back, by the link too. */
export async function resumeMonths(portal: Needs & Pick<Portal, 'environment'>, ref: MonthRef): Promise<Result<object>> {
  const found = await findMonths(portal, ref);
  const child = found && (await childOf(portal, found));
  if (!found || !child) return notFound('months_not_found');
  const today = todayOf(portal);
  if (!turnOn(child.birthDate, found.pace, today)) return conflict('months_over');
  await portal.work(async (unit) => {
    const kept = await portal.monthMessages.find(found.id, unit);
    if (!kept?.stoppedAt) return;
    const dueAt = dueAgain(portal, { kept, pace: kept.pace, child, today });
    await portal.monthMessages.change(kept, { stoppedAt: null, dueAt }, unit);
  });
  return { ok: true };
}

/** The child that messages are about, as its family sees it; none where it was taken out, or is no longer that family's. */
export async function childOf(
  { children }: Pick<Portal, 'children'>,
  { guardianId, childId }: Pick<MonthMessage, 'guardianId' | 'childId'>,
  unit?: Unit,
): Promise<Child | undefined> {
  const own = await children.listOf(guardianId, unit);
  const merged = (await children.find(childId))?.mergedInto;
  return own.find(({ id }) => id === childId || id === merged);
}
