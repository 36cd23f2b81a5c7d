import type { Where } from 'payload';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { Mandate } from '#domain/booking/mandate.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { isId, type Kept } from './kept.ts';
import type { Mandate as Row } from './payload-types.ts';
import { mandateChildren, spentList } from './shapes/booking.ts';
import { idOf } from './supply.ts';

export interface MandateRecord extends Mandate {
  id: string;
  /** Whose it is to give. */
  guardianId: string;
  /** Who has taken it up. */
  delegateId?: string;
  /** What the guardian calls who helps, and what they are to the child. */
  called: string;
  relation: string;
}

type Told = Partial<Omit<MandateRecord, 'id' | 'guardianId'>> & { invite?: { hash: string; until: Instant } | null };

/** What guardians let others do for their children. */
export interface Mandates {
  find(id: string, unit?: Unit): Promise<MandateRecord | undefined>;
  /** Those that some guardians have given, the newest first. */
  given(guardianIds: readonly string[], unit?: Unit): Promise<MandateRecord[]>;
  /** Those that somebody has taken up. */
  taken(delegateId: string, unit?: Unit): Promise<MandateRecord[]>;
  findByInvitation(hash: string, at: Instant, unit?: Unit): Promise<MandateRecord | undefined>;
  add(
    mandate: Omit<MandateRecord, 'id' | 'spent'> & { invite: { hash: string; until: Instant } },
    unit: Unit,
  ): Promise<MandateRecord>;
  set(id: string, to: Told, unit: Unit): Promise<void>;
  /**
   * The mandate as it is by now, once its turn has come: whoever changes its limits, and whoever books within them, touches
   * it, so that the second sees what the first did.
   */
  takeTurn(id: string, unit: Unit): Promise<MandateRecord | undefined>;
  /** Forgets those that ended before an instant, or whose last day was before a day. */
  removeOverBefore(long: { at: Instant; date: CivilDate }): Promise<void>;
}

export function createMandates({ payload }: Kept): Mandates {
  const collection = 'mandates';
  const list = async (where: Where, req?: Unit) => {
    const asked = { collection, where, sort: '-createdAt', depth: 0, pagination: false, limit: 0, req } as const;
    return (await payload.find(asked)).docs.map(toRecord);
  };
  const find = async (id: string, req?: Unit) => (isId(id) ? (await list({ id: { equals: id } }, req))[0] : undefined);
  return {
    find,
    given: (ids, req) => list({ guardian: { in: [...ids] } }, req),
    taken: (delegateId, req) => list({ delegate: { equals: delegateId } }, req),
    findByInvitation: async (hash, at, req) =>
      (await list({ inviteHash: { equals: hash }, inviteUntil: { greater_than: at }, endedAt: { exists: false } }, req))[0],
    add: async ({ guardianId: guardian, childIds: children, invite, called, relation, ...terms }, req) => {
      const { collects, books, perStay, perMonth, until } = terms;
      const said = { guardian, children, called, relation, collects, books, perStay, perMonth, until, spent: [] };
      const data = { ...said, inviteHash: invite.hash, inviteUntil: invite.until };
      return toRecord(await payload.create({ collection, depth: 0, data, req }));
    },
    set: async (id, { childIds, delegateId, invite, ...to }, req) => {
      const data = {
        ...to,
        ...(childIds ? { children: childIds } : {}),
        ...(delegateId ? { delegate: delegateId } : {}),
        ...(invite === undefined ? {} : { inviteHash: invite?.hash ?? null, inviteUntil: invite?.until ?? null }),
      };
      await payload.db.updateOne({ collection, id, data, req });
    },
    takeTurn: async (id, req) => {
      if (!(await find(id, req))) return undefined;
      return toRecord(await payload.update({ collection, id, depth: 0, data: {}, req }));
    },
    removeOverBefore: async ({ at, date }) => {
      const where: Where = { or: [{ endedAt: { less_than: at } }, { until: { less_than: date } }] };
      await payload.db.deleteMany({ collection, where });
    },
  };
}

const toRecord = (row: Row): MandateRecord => ({
  id: row.id,
  guardianId: idOf(row.guardian),
  delegateId: idOf(row.delegate) || undefined,
  called: row.called,
  relation: row.relation ?? '',
  childIds: mandateChildren.parse(row.children ?? []),
  collects: row.collects ?? false,
  books: row.books ?? false,
  perStay: row.perStay,
  perMonth: row.perMonth,
  until: row.until,
  inviteUntil: row.inviteUntil ?? undefined,
  acceptedAt: row.acceptedAt ?? undefined,
  endedAt: row.endedAt ?? undefined,
  spent: spentList.parse(row.spent ?? []),
});
