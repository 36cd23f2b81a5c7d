import { conflict, notFound, type Result, tooMany, unprocessable } from '#cms/core/problem.ts';
import { prose } from '#cms/input/values.ts';
import { takeOf } from '#cms/portal/how-often.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { Consult, ConsultSlot } from '#cms/records/consults.ts';
import { isAhead, whyNotTake } from '#domain/guidance/consult.ts';
import { sendOfConsult, type TellConsultNeeds, writeOfConsult } from './tell-consult.ts';

export const MOST_CONSULT_WISH = 500;
/** Taken, moved and given up again so often that others find nothing; and each time a family is told of it. */
const OFTEN = { name: 'consults', most: 20, seconds: 86_400 };

type Needs = Pick<Portal, 'children' | 'consults' | 'guardians' | 'limits' | 'now' | 'work'> & TellConsultNeeds;
type Told = Result<{ key: string }>;

/** A family takes a slot for a child. Two who want it at once do not both get it: whoever is second sees that it is taken. */
export async function bookConsult(
  portal: Needs,
  { guardianId, childId, slotId, wish }: { guardianId: string; childId: string; slotId: string; wish: string },
): Promise<Result<object>> {
  const read = prose(MOST_CONSULT_WISH).safeParse(wish);
  if (!read.success) return unprocessable('too_long', { field: 'wish', params: { most: MOST_CONSULT_WISH } });
  const seconds = await takeOf(portal, OFTEN, guardianId);
  if (seconds) return tooMany('too_many_requests', { params: { seconds } });
  const { children, consults, guardians, now, work } = portal;
  return finish(
    portal,
    await work(async (unit): Promise<Told> => {
      await guardians.takeTurn(guardianId, unit);
      const child = (await children.listOf(guardianId, unit)).find(({ id }) => id === childId);
      if (!child) return unprocessable('expert_talk.child', { field: 'child' });
      const slot = await consults.findSlot(slotId, unit);
      if (!slot) return unprocessable('expert_talk.slot', { field: 'slot' });
      const before = await aheadOf(portal, { guardianId, childId }, unit);
      // Sent twice, it is one.
      const same = before.find((one) => one.slot.id === slot.id);
      if (same) return { ok: true, key: '' };
      const why = whyNotTake(slot, { now: now(), hasOne: before.length > 0 });
      if (why) return conflict(`expert_talk.${why}`, { field: 'slot' });
      await consults.setSlot(slot, 'taken', unit);
      const consult = await consults.add({ guardianId, childId, slotId: slot.id, wish: read.data.trim() }, unit);
      return { ok: true, key: await writeOfConsult(portal, { consult, news: 'booked' }, unit) };
    }),
  );
}

/** Another slot in place of the one that the family has: it has one or the other, never both and never neither. */
export async function moveConsult(
  portal: Needs,
  { guardianId, id, slotId }: { guardianId: string; id: string; slotId: string },
): Promise<Result<object>> {
  const seconds = await takeOf(portal, OFTEN, guardianId);
  if (seconds) return tooMany('too_many_requests', { params: { seconds } });
  const { consults, guardians, now, work } = portal;
  return finish(
    portal,
    await work(async (unit): Promise<Told> => {
      await guardians.takeTurn(guardianId, unit);
      const own = await findAhead(portal, { guardianId, id }, unit);
      if (!own.ok) return own;
      const slot = await consults.findSlot(slotId, unit);
      if (!slot) return unprocessable('expert_talk.slot', { field: 'slot' });
      if (slot.id === own.slot.id) return { ok: true, key: '' };
      const why = whyNotTake(slot, { now: now(), hasOne: false });
      if (why) return conflict(`expert_talk.${why}`, { field: 'slot' });
      await consults.setSlot(slot, 'taken', unit);
      await consults.setSlot(own.slot, 'open', unit);
      await consults.change(own.consult, { slotId: slot.id }, unit);
      return { ok: true, key: await writeOfConsult(portal, { consult: next(own.consult), news: 'moved' }, unit) };
    }),
  );
}

/** The family does not need it: others can have the slot. */
export async function callOffConsult(
  portal: Needs,
  { guardianId, id }: { guardianId: string; id: string },
): Promise<Result<object>> {
  const { guardians, work } = portal;
  return finish(
    portal,
    await work(async (unit): Promise<Told> => {
      await guardians.takeTurn(guardianId, unit);
      const own = await findAhead(portal, { guardianId, id }, unit);
      if (!own.ok) return own;
      await giveBack(portal, own, unit);
      return { ok: true, key: await writeOfConsult(portal, { consult: next(own.consult), news: 'cancelled' }, unit) };
    }),
  );
}

const next = (consult: Consult) => ({ ...consult, changes: consult.changes + 1 });

interface Ahead {
  consult: Consult;
  slot: ConsultSlot;
}

async function giveBack({ consults }: Pick<Portal, 'consults'>, { consult, slot }: Ahead, unit: Unit): Promise<void> {
  await consults.setSlot(slot, 'open', unit);
  await consults.change(consult, { state: 'cancelled' }, unit);
}

async function finish(portal: TellConsultNeeds, done: Told): Promise<Result<object>> {
  if (!done.ok) return done;
  if (done.key) await sendOfConsult(portal, done.key);
  return { ok: true };
}

/** A family's consultations that are to come, of one child or of all. */
async function aheadOf(
  { consults, now }: Pick<Portal, 'consults' | 'now'>,
  { guardianId, childId }: { guardianId: string; childId?: string },
  unit: Unit,
): Promise<Ahead[]> {
  const ahead: Ahead[] = [];
  for (const consult of await consults.ofFamily(guardianId, unit)) {
    if (consult.state !== 'booked' || (childId && consult.childId !== childId)) continue;
    const slot = await consults.findSlot(consult.slotId, unit);
    if (slot && slot.startsAt > now()) ahead.push({ consult, slot });
  }
  return ahead;
}

async function findAhead(
  portal: Pick<Portal, 'consults' | 'now'>,
  { guardianId, id }: { guardianId: string; id: string },
  unit: Unit,
): Promise<Result<Ahead>> {
  const consult = (await portal.consults.ofFamily(guardianId, unit)).find((one) => one.id === id);
  const slot = consult && (await portal.consults.findSlot(consult.slotId, unit));
  if (!consult || !slot) return notFound('expert_talk.none');
  if (consult.state !== 'booked') return conflict('expert_talk.over');
  if (!isAhead(slot.startsAt, portal.now())) return conflict('expert_talk.too_late');
  return { ok: true, consult, slot };
}

/** Of a guardian who closes its account, or of a child that is taken out: what is to come is given back, and whose it was forgotten. */
export async function forgetConsults(
  portal: Pick<Portal, 'consults' | 'now'>,
  { guardianId, childId }: { guardianId: string; childId?: string },
  unit: Unit,
): Promise<void> {
  const isMeant = (one: Consult) => (childId ? one.childId === childId : one.guardianId === guardianId);
  for (const one of await aheadOf(portal, { guardianId }, unit)) if (isMeant(one.consult)) await giveBack(portal, one, unit);
  for (const consult of await portal.consults.ofFamily(guardianId, unit))
    if (isMeant(consult)) await portal.consults.makeNameless(consult.id, unit);
}
