import type { Where } from 'payload';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { personOf } from '#domain/family/person.ts';
import { withPickups } from '#domain/family/pickups.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { LIVE } from './bookings.ts';
import { growthOf, joinedGrowth, NAMELESS, pickupsOf } from './children.ts';
import { newPickupCode } from './identity.ts';
import type { Kept } from './kept.ts';
import type { Child, SubsidyAsk } from './payload-types.ts';
import { childIds } from './signups.ts';
import { askKey } from './subsidies.ts';
import { idOf } from './supply.ts';

/** A child that both guardians have entered: what each wrote of it. */
export interface SameChild {
  host: Child;
  guest: Child;
}

interface Pair {
  host: string;
  guest: string;
}

/** Two guardians of the same children, who were two families and become one, or part again. */
export interface Links {
  /** Children that both have entered. */
  sameOf(pair: Pair, unit?: Unit): Promise<SameChild[]>;
  /** Makes them one family: a child that both have entered is one from now on, with all bookings of both. */
  join(pair: Pair & { guestsWords: readonly string[]; at: Instant }, unit: Unit): Promise<void>;
  /**
   * Parts them: each keeps the children it entered and the bookings it signed, and of a child that it booked for a copy.
   * Nobody collects a child of one any more by a code that the other has made, or has seen: care to come has another.
   */
  part(pair: Pair & { at: Instant }, unit: Unit): Promise<void>;
}

export function createLinks({ payload }: Kept): Links {
  const { db } = payload;
  const childrenOf = async (guardianId: string, req?: Unit) => {
    const asked = { collection: 'children', depth: 0, pagination: false, limit: 0, req } as const;
    return (await payload.find({ ...asked, where: { guardian: { equals: guardianId } }, sort: 'createdAt' })).docs;
  };
  const sameOf = async ({ host, guest }: Pair, req?: Unit): Promise<SameChild[]> => {
    const hosts = await childrenOf(host, req);
    return (await childrenOf(guest, req)).flatMap((one) => {
      const same = hosts.find(({ person }) => person === one.person);
      return same ? [{ host: same, guest: one }] : [];
    });
  };
  const set = (id: string, data: Partial<Record<keyof Child, unknown>>, req: Unit) =>
    db.updateOne({ collection: 'children', id, data, req });
  /** In what one guardian has signed up for, a child is another record, or none that is known. */
  const passSignups = async ({ of, from, to }: { of: string; from: string; to?: string }, req: Unit) => {
    const asked = { collection: 'activity-signups', where: { guardian: { equals: of } }, pagination: false, limit: 0 } as const;
    for (const { id, children } of (await db.find<{ id: string; children: unknown }>({ ...asked, req })).docs) {
      const before = childIds.parse(children);
      const others = before.filter((one) => one !== from && one !== to);
      const data = { children: to ? [...others, to] : others };
      if (before.includes(from)) await db.updateOne({ collection: asked.collection, id, data, req });
    }
  };
  /** What one guardian has asked the city for, for a child, is for another record of it; of two wishes for one child one stays, the first that was not taken back. */
  const passAsks = async ({ of, from, to }: { of: string; from: string; to?: string }, req: Unit) => {
    const collection = 'subsidy-asks';
    const asked = { collection, pagination: false, limit: 0, req } as const;
    const find = async (where: Where) => (await db.find<SubsidyAsk>({ ...asked, where })).docs;
    const remove = ({ id }: SubsidyAsk) => db.deleteOne({ collection, where: { id: { equals: id } }, req });
    for (const ask of await find({ guardian: { equals: of }, child: { equals: from } })) {
      const key = to && askKey({ childId: to, code: ask.code });
      const [there] = key ? await find({ key: { equals: key } }) : [];
      const isKept = key && (!there || isBefore(ask, there));
      if (there && isKept) await remove(there);
      if (isKept) await db.updateOne({ collection, id: ask.id, data: { child: to, key }, req });
      else await remove(ask);
    }
  };
  /** What one guardian has booked for a child, its photographs and its illnesses are another record's of it. */
  const pass = async ({ of, from, to }: { of: string; from: string; to: string }, req: Unit) => {
    const where = { guardian: { equals: of }, child: { equals: from } };
    for (const collection of ['bookings', 'pickup-photos', 'enrolled-children', 'infections'] as const) {
      const { docs } = await db.find<{ id: string }>({ collection, where, pagination: false, limit: 0, req });
      for (const { id } of docs) await db.updateOne({ collection, id, data: { child: to }, req });
    }
    await passSignups({ of, from, to }, req);
    await passAsks({ of, from, to }, req);
  };
  const closeCodes = async ({ of, by, at }: { of: string; by: string; at: Instant }, req: Unit) => {
    const made = { guardian: { equals: by }, 'booking.guardian': { equals: of }, usedAt: { exists: false } };
    const { docs } = await payload.find({ collection: 'delegate-codes', where: made, depth: 0, pagination: false, req });
    for (const { id, withdrawnAt } of docs)
      if (!withdrawnAt) await db.updateOne({ collection: 'delegate-codes', id, data: { withdrawnAt: at }, req });
  };
  const renewCodes = async (guardianId: string, req: Unit) => {
    const where: Where = { guardian: { equals: guardianId }, status: { in: LIVE }, pickupCode: { exists: true } };
    const { docs } = await payload.find({ collection: 'bookings', where, depth: 0, pagination: false, select: {}, req });
    for (const { id } of docs) await db.updateOne({ collection: 'bookings', id, data: { pickupCode: newPickupCode() }, req });
  };
  const merge = async (kept: Child, other: Child, req: Unit) => {
    await set(other.id, { mergedInto: kept.id, person: `merged:${other.id}` }, req);
    const growth = joinedGrowth(growthOf(kept), growthOf(other));
    await set(kept.id, { pickups: withPickups(pickupsOf(kept), pickupsOf(other)), growth }, req);
    for (const one of [idOf(kept.guardian), idOf(other.guardian)]) await pass({ of: one, from: other.id, to: kept.id }, req);
  };
  /** Who collects a child, with the photographs that one guardian has given. */
  const seenBy = async (of: string, child: Child, req: Unit) => {
    const asked = { collection: 'pickup-photos', where: { guardian: { equals: of } }, pagination: false, limit: 0, req } as const;
    const own = (await db.find<{ id: string }>(asked)).docs.map(({ id }) => id);
    return pickupsOf(child).map((one) => ({ ...one, photo: own.find((id) => id === one.photo) }));
  };
  /** Whether somebody has booked for a child, or taken its place at a centre up. */
  const comesFor = async (guardianId: string, childId: string, req: Unit): Promise<boolean> => {
    const where = { guardian: { equals: guardianId }, child: { equals: childId } };
    for (const collection of ['bookings', 'enrolled-children'] as const)
      if ((await payload.count({ collection, where, req })).totalDocs > 0) return true;
    return false;
  };
  /** What somebody has of another's child once they part: its own record, else a copy, if the child comes by it. */
  const keepOwn = async (child: Child, { of, own }: { of: string; own: readonly Child[] }, req: Unit) => {
    const { id, name, birthDate, sound, healthNotes, healthConsent, growth, removedAt } = child;
    if (name === NAMELESS) return;
    const person = personOf(child);
    const pickups = await seenBy(of, child, req);
    const now = { healthNotes, healthConsent, pickups, growth };
    const known = own.find((one) => personOf(one) === person);
    if (known) await set(known.id, { ...now, removedAt: removedAt ?? null }, req);
    if (!known && !(await comesFor(of, id, req))) {
      await passAsks({ of, from: id }, req);
      return passSignups({ of, from: id }, req);
    }
    const data = { ...now, name, birthDate, sound, removedAt, guardian: of, family: of, person };
    const to = known?.id ?? (await payload.create({ collection: 'children', depth: 0, data, req })).id;
    await pass({ of, from: id, to }, req);
  };
  return {
    sameOf,
    join: async ({ host, guest, guestsWords, at }, req) => {
      for (const one of await sameOf({ host, guest }, req)) {
        const isGuests = !one.guest.removedAt && (guestsWords.includes(one.guest.id) || Boolean(one.host.removedAt));
        if (isGuests) await merge(one.guest, one.host, req);
        else await merge(one.host, one.guest, req);
      }
      for (const { id } of await childrenOf(guest, req)) await set(id, { family: host }, req);
      for (const id of [host, guest]) {
        const data = { family: host, linkedAt: at, inviteHash: null, inviteUntil: null };
        await db.updateOne({ collection: 'guardians', id, data, req });
      }
    },
    part: async ({ host, guest, at }, req) => {
      for (const [of, by] of [[host, guest] as const, [guest, host] as const]) await closeCodes({ of, by, at }, req);
      for (const id of [host, guest]) {
        await renewCodes(id, req);
        await db.updateOne({ collection: 'guardians', id, data: { family: null, linkedAt: null }, req });
      }
      const all = [await childrenOf(host, req), await childrenOf(guest, req)] as const;
      for (const child of all.flat()) {
        const person = child.mergedInto ? { person: personOf(child), mergedInto: null } : {};
        const owner = idOf(child.guardian);
        await set(child.id, { family: owner, pickups: await seenBy(owner, child, req), ...person }, req);
      }
      const live = ({ mergedInto }: Child) => !mergedInto;
      for (const child of all[0].filter(live)) await keepOwn(child, { of: guest, own: all[1] }, req);
      for (const child of all[1].filter(live)) await keepOwn(child, { of: host, own: all[0] }, req);
    },
  };
}

/** Of two wishes for one subsidy the one that counts. */
const isBefore = (one: SubsidyAsk, other: SubsidyAsk): boolean =>
  Boolean(one.withdrawnAt) === Boolean(other.withdrawnAt) ? one.askedOn < other.askedOn : !one.withdrawnAt;
