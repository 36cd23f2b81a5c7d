import { todayOf } from '#cms/core/clock.ts';
import { whyNoHours } from '#cms/places/child-hours.ts';
import { spanWaited } from '#cms/places/kept-ahead.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { DaySheet } from '#cms/records/claims.ts';
import type { WaitRecord } from '#cms/records/waits.ts';
import { keptClaims, planTurns, staysOfChild } from '#domain/offers/waitlist.ts';
import { isQuiet, offerUntil } from '#domain/offers/waitlist-offer.ts';
import { inLine } from '#domain/offers/waitlist-order.ts';
import { claimsLookup } from '#domain/places/class-day.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import { inForceOn } from '#domain/time/civil-date.ts';
import { type Ending, endWait } from './end-wait.ts';
import { hasSiblingThere } from './sibling-there.ts';
import { sendOfWaits, type WaitTelling, writeOfWait } from './tell-waiting.ts';
import { whyOver } from './why-over.ts';

export type Offering = Ending &
  WaitTelling &
  Pick<Portal, 'bookings' | 'enrolled' | 'children' | 'facilities' | 'special' | 'supplies' | 'work'>;

/**
 * Brings a centre's waitlist up to date in one unit of work: ends what is over, and offers what is free to the first
 * whom it serves. Done twice it does nothing the second time; who is killed in it has done nothing.
 */
export async function offerPlaces(portal: Offering, facilityId: string): Promise<string> {
  const done = await portal.work(async (unit) => {
    await portal.facilities.takeTurn(facilityId, unit);
    return { ok: true as const, told: await offerIn(portal, facilityId, unit) };
  });
  await sendOfWaits(portal, done.told);
  return done.told.length > 0 ? `${done.told.length} told` : 'nothing_due';
}

/** The same within a unit of work that has given places back. Gives the ids of those who are to be told. */
export async function offerIn(portal: Offering, facilityId: string, unit: Unit): Promise<string[]> {
  const facility = await portal.supplies.fresh(facilityId);
  const told: string[] = [];
  const waiting: WaitRecord[] = [];
  for (const wait of await portal.waits.liveAt(facilityId, unit)) {
    const over = await whyOver(portal, wait, unit);
    if (over) {
      await endWait(portal, wait, over, unit);
      told.push(wait.id);
    } else if (wait.status === 'waiting') waiting.push(await withSibling(portal, wait, unit));
  }
  if (!facility || waiting.length === 0 || isQuiet(portal.now(), portal.city.waitlist, portal.city.timeZone)) return told;
  return [...told, ...(await offerTo(portal, { facility, waiting }, unit))];
}

/** What puts a family before others may have changed since it joined. */
async function withSibling(portal: Offering, wait: WaitRecord, unit: Unit): Promise<WaitRecord> {
  const siblingThere = await hasSiblingThere(portal, { ...wait, childIds: wait.children.map(({ id }) => id) }, unit);
  return siblingThere === wait.siblingThere ? wait : portal.waits.change(wait, undefined, { siblingThere }, unit);
}

interface Line {
  facility: FacilitySupply;
  waiting: readonly WaitRecord[];
}

/**
 * Of those who wait, whose children may have as many hours yet as they wait for, where the city bounds them: who could not
 * book what is offered keeps it from nobody.
 */
async function withHours(portal: Offering, { facility, waiting }: Line, unit?: Unit): Promise<readonly WaitRecord[]> {
  if (!facility.hourQuotas?.length) return waiting;
  const centre = { facility, special: portal.special(), today: todayOf(portal) };
  const found: WaitRecord[] = [];
  for (const wait of waiting) {
    let isOver = false;
    for (const child of wait.children) {
      const occasions = staysOfChild(wait.care, child, centre);
      const care = { facility, form: wait.care.request.form, childId: child.id, occasions };
      isOver ||= (await whyNoHours(portal, care, unit)) !== undefined;
    }
    if (!isOver) found.push(wait);
  }
  return found;
}

/** Whose turn it is now, in the public order, and the days that were looked at. */
export async function turnsNow(portal: Offering, { facility, waiting }: Line, unit?: Unit) {
  const now = portal.now();
  const today = todayOf(portal);
  const rules = inForceOn(await portal.waits.listRules(), today)?.rules ?? [];
  const classIds = facility.classes.map(({ id }) => id);
  const sheets = await portal.sheets.read({ classIds, ...spanWaited(portal, { facility, waits: waiting, now }), unit });
  const context = { now, special: portal.special(), claimsOf: claimsLookup(sheets) };
  const able = await withHours(portal, { facility, waiting }, unit);
  return { sheets, turns: planTurns(inLine(able, rules), { facility, today, context }, portal.city.waitlist) };
}

async function offerTo(portal: Offering, { facility, waiting }: Line, unit: Unit): Promise<string[]> {
  const now = portal.now();
  const { sheets, turns } = await turnsNow(portal, { facility, waiting }, unit);
  const days = new Map<string, DaySheet>(sheets.map((sheet) => [`${sheet.classId}|${sheet.date}`, sheet]));
  const changed = new Set<string>();
  for (const { waiting: wait, places } of turns) {
    const first = places[0]?.stays[0];
    if (!first) continue;
    for (const { classId, date, ...claim } of keptClaims(wait, places)) {
      const key = `${classId}|${date}`;
      const sheet = days.get(key) ?? { classId, facilityId: facility.id, date, claims: [], version: 0 };
      days.set(key, { ...sheet, claims: [...sheet.claims, claim] });
      changed.add(key);
    }
    const offer = { at: now, until: offerUntil(now, portal.city.waitlist, { facility, first }), places };
    await portal.waits.change(wait, { type: 'offered', at: now }, { status: 'offered', offer }, unit);
    await writeOfWait(portal, wait, 'wait_offer', { unit });
  }
  await portal.sheets.write(
    [...changed].flatMap((key) => days.get(key) ?? []),
    unit,
  );
  return turns.map(({ waiting: { id } }) => id);
}
