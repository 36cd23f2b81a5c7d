import type { Where } from 'payload';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { ConflictError } from '#cms/ports/database/is-conflict.ts';
import type { Waiting } from '#domain/offers/waitlist.ts';
import type { WaitlistRules } from '#domain/offers/waitlist-order.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { createChanges } from './changes.ts';
import { familyOf } from './family-of.ts';
import { isId, type Kept } from './kept.ts';
import type { Wait as Row } from './payload-types.ts';
import type { Raised, WaitEnd, WaitEvent, WaitOffer } from './shapes/waitlist.ts';
import { idOf } from './supply.ts';

/** Where a family on a waitlist stands: it waits, it is offered a place, or it is over. */
export const WAIT_STATUSES = ['waiting', 'offered', 'ended'] as const;
export type WaitStatus = (typeof WAIT_STATUSES)[number];

/** A family on a centre's waitlist. */
export interface WaitRecord extends Waiting {
  guardianId: string;
  status: WaitStatus;
  raised?: Raised;
  offer?: WaitOffer;
  /** What ended it. */
  endedBy?: WaitEnd;
  endedAt?: Instant;
  events: WaitEvent[];
  /** The number in its leave link. */
  leaveKey: string;
  version: number;
}

export type NewWait = Pick<
  WaitRecord,
  'facilityId' | 'guardianId' | 'care' | 'children' | 'joinedAt' | 'of' | 'siblingThere' | 'leaveKey'
>;

/** `null` empties a field. */
export interface WaitChange extends Partial<Pick<WaitRecord, 'status' | 'siblingThere' | 'children' | 'raised'>> {
  offer?: WaitOffer | null;
  pausedUntil?: string | null;
  endedBy?: WaitEnd;
  endedAt?: Instant;
}

/** Families on waitlists. Whose children they are is read only where it is needed. */
export interface Waits {
  find(id: string, unit?: Unit): Promise<WaitRecord | undefined>;
  findByLeaveKey(leaveKey: string): Promise<WaitRecord | undefined>;
  /** A family's that are not over, and of whom is linked with it, the oldest first. */
  liveOf(guardianId: string, unit?: Unit): Promise<WaitRecord[]>;
  /** A family's that have ended since an instant, the last first. */
  endedOf(guardianId: string, since: Instant): Promise<WaitRecord[]>;
  /** Everybody on a centre's waitlist, in no order. */
  liveAt(facilityId: string, unit?: Unit): Promise<WaitRecord[]>;
  /** A centre's that have ended since an instant, the last first. */
  endedAt(facilityId: string, since: Instant): Promise<WaitRecord[]>;
  /** Everybody on any waitlist. */
  listLive(): Promise<WaitRecord[]>;
  /** All that ended since an instant: for counts alone. */
  listEndedSince(since: Instant): Promise<WaitRecord[]>;
  /** A number of those that ended before an instant. */
  listEndedBefore(instant: Instant, limit: number): Promise<WaitRecord[]>;
  /** Every order of the city's that was ever published. */
  listRules(): Promise<WaitlistRules[]>;
  add(wait: NewWait, unit: Unit): Promise<WaitRecord>;
  /** Adds what happened, if nobody has changed it since it was read. Throws a `ConflictError` when somebody was faster. */
  change(seen: WaitRecord, event: WaitEvent | undefined, to: WaitChange, unit: Unit): Promise<WaitRecord>;
  /** Says how many of them were still there. */
  removeEnded(ids: readonly string[], unit: Unit): Promise<number>;
}

/** The collection that other memories follow. */
export const WAITS = 'waits';
export const WAIT_RULES = 'waitlist-rules';
const MOST_ENDED = 100;

export function createWaits({ payload }: Kept): Waits {
  const asked = { collection: WAITS, depth: 0 } as const;
  const list = async (where: Where, req?: Unit, sort = 'joinedAt', limit = 0) =>
    asWritten(payload, (await payload.find({ ...asked, where, sort, limit, pagination: false, req })).docs.map(toWait), req);
  const live: Where = { status: { in: ['waiting', 'offered'] } };
  const ended = (since: Instant): Where => ({ status: { equals: 'ended' }, endedAt: { greater_than: since } });
  const tell = (action: 'create' | 'update', { id, facilityId }: Pick<WaitRecord, 'id' | 'facilityId'>, req: Unit) =>
    createChanges({ payload }).write({ action, collection: WAITS, ids: [id], facility: facilityId }, req);
  return {
    find: async (id, req) => (isId(id) ? (await list({ id: { equals: id } }, req))[0] : undefined),
    findByLeaveKey: async (leaveKey) => (await list({ leaveKey: { equals: leaveKey } }))[0],
    liveOf: async (guardianId, req) => list({ guardian: { in: await familyOf(payload, guardianId, req) }, ...live }, req),
    endedOf: async (guardianId, since) =>
      list({ guardian: { in: await familyOf(payload, guardianId) }, ...ended(since) }, undefined, '-endedAt', MOST_ENDED),
    liveAt: (facilityId, req) => list({ facility: { equals: facilityId }, ...live }, req),
    endedAt: (facilityId, since) =>
      list({ facility: { equals: facilityId }, ...ended(since) }, undefined, '-endedAt', MOST_ENDED),
    listLive: () => list(live),
    listEndedSince: (since) => list(ended(since)),
    listEndedBefore: (instant, limit) =>
      list({ status: { equals: 'ended' }, endedAt: { less_than: instant } }, undefined, 'endedAt', limit),
    listRules: async () => {
      const { docs } = await payload.find({ collection: WAIT_RULES, depth: 0, pagination: false, limit: 0 });
      return docs.map(({ rules, source, effectiveOn }) => ({ rules, source, effectiveOn }));
    },
    add: async ({ facilityId, guardianId, children, of: party, ...same }, req) => {
      const events: WaitEvent[] = [{ type: 'joined', at: same.joinedAt, by: guardianId }];
      const whose = { facility: facilityId, guardian: guardianId, children: [...children] };
      const data = { ...same, ...whose, party, status: 'waiting', events, version: 1 } as const;
      const wait = toWait(await payload.create({ ...asked, data, req }));
      await tell('create', wait, req);
      return wait;
    },
    change: async (seen, event, to, req) => {
      const events = event ? [...seen.events, event] : seen.events;
      const data = { ...to, events, version: seen.version + 1 };
      const where = { id: { equals: seen.id }, version: { equals: seen.version } };
      const done = await payload.db.updateOne({ collection: WAITS, where, data, req });
      if (!done) throw new ConflictError(`a family on a waitlist, ${seen.id}, has been changed by somebody else`);
      await tell('update', seen, req);
      const { offer = seen.offer, pausedUntil = seen.pausedUntil, ...same } = to;
      return {
        ...seen,
        ...same,
        offer: offer ?? undefined,
        pausedUntil: pausedUntil ?? undefined,
        passed: passedIn(events),
        events,
        version: data.version,
      };
    },
    removeEnded: async (ids, req) => {
      const where: Where = { id: { in: [...ids] }, status: { equals: 'ended' } };
      const { totalDocs } = await payload.count({ collection: WAITS, where, req });
      await payload.db.deleteMany({ collection: WAITS, where, req });
      return totalDocs;
    },
  };
}

/** With the birth dates that children have now: what was copied at joining is only for those that are no longer there. */
async function asWritten(payload: Kept['payload'], waits: WaitRecord[], req?: Unit): Promise<WaitRecord[]> {
  const ids = [...new Set(waits.flatMap(({ children }) => children.map(({ id }) => id)))];
  if (ids.length === 0) return waits;
  const of = { collection: 'children', select: { birthDate: true }, depth: 0, limit: 0, pagination: false } as const;
  const { docs } = await payload.find({ ...of, where: { id: { in: ids } }, req });
  const births = new Map(docs.map(({ id, birthDate }) => [id, birthDate]));
  return waits.map((wait) => ({
    ...wait,
    children: wait.children.map(({ id, birthDate }) => ({ id, birthDate: births.get(id) ?? birthDate })),
  }));
}

const passedIn = (events: readonly WaitEvent[]) => events.findLast(({ type }) => type === 'declined')?.first;

function toWait(doc: Row): WaitRecord {
  return {
    id: doc.id,
    facilityId: idOf(doc.facility),
    guardianId: idOf(doc.guardian),
    care: doc.care,
    children: doc.children,
    joinedAt: doc.joinedAt,
    of: doc.party ?? undefined,
    siblingThere: doc.siblingThere ?? false,
    raised: doc.raised ?? undefined,
    pausedUntil: doc.pausedUntil ?? undefined,
    passed: passedIn(doc.events),
    status: doc.status,
    offer: doc.offer ?? undefined,
    endedBy: doc.endedBy ?? undefined,
    endedAt: doc.endedAt ?? undefined,
    events: doc.events,
    leaveKey: doc.leaveKey,
    version: doc.version,
  };
}
