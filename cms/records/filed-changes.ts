import { isolateObjectProperty, type Where } from 'payload';
import type { StaffUser } from '#cms/access/roles.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { FilingSide, FilingStatus, ProposedFacts } from '#domain/places/filed-facts.ts';
import type { Asked } from '#domain/places/filing-authority.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import type { Kept } from './kept.ts';
import type { FiledChange as Row } from './payload-types.ts';
import { idOf } from './supply.ts';

/** One authority's consent, on behalf of a district or of the city. */
interface Consent {
  of: string;
  by: string;
  at: Instant;
}

/** A change of what a centre has filed: what is to be, whose consent is asked, and what became of it. */
export interface FiledChange {
  id: string;
  facilityId: string;
  status: FilingStatus;
  side: FilingSide;
  facts: ProposedFacts;
  /** What they were when it was decided. */
  before?: ProposedFacts;
  asked: Asked;
  consents: Consent[];
  /** Counts on whenever other facts are proposed: who decides says which they have read. */
  version: number;
  proposedBy: string;
  proposedAt: Instant;
  changedAt: Instant;
  decidedBy?: string;
  decidedAt?: Instant;
  reason?: string;
}

export type NewFiledChange = Pick<FiledChange, 'facilityId' | 'side' | 'facts' | 'asked' | 'consents' | 'proposedBy'>;
type Decision = Pick<FiledChange, 'before' | 'consents' | 'decidedBy' | 'decidedAt' | 'reason'> & {
  status: Exclude<FilingStatus, 'waiting'>;
};

export interface FiledChanges {
  find(id: string, unit: Unit): Promise<FiledChange | undefined>;
  /** The one that waits. */
  findWaiting(facilityId: string, unit?: Unit): Promise<FiledChange | undefined>;
  /** The last that was decided. */
  findDecided(facilityId: string, unit?: Unit): Promise<FiledChange | undefined>;
  /** All that wait, the oldest first. */
  listWaiting(): Promise<FiledChange[]>;
  propose(change: NewFiledChange, at: Instant, unit: Unit): Promise<FiledChange>;
  /** A later save, or one more consent. */
  change(
    was: FiledChange,
    to: Partial<Pick<FiledChange, 'facts' | 'asked' | 'consents' | 'proposedBy' | 'changedAt'>>,
    unit: Unit,
  ): Promise<void>;
  decide(was: FiledChange, decision: Decision, unit: Unit): Promise<void>;
}

export function createFiledChanges({ payload }: Kept): FiledChanges {
  const asked = { collection: 'filed-changes', depth: 0 } as const;
  const first = async (where: Where, sort: string, req?: Unit) => {
    const { docs } = await payload.find({ ...asked, where, sort, limit: 1, pagination: false, ...(req ? { req } : {}) });
    return docs[0] && toFiledChange(docs[0]);
  };
  return {
    find: async (id, req) => {
      const doc = await payload.findByID({ ...asked, id, disableErrors: true, req });
      return doc ? toFiledChange(doc) : undefined;
    },
    findWaiting: (facilityId, req) => first({ key: { equals: facilityId } }, 'key', req),
    findDecided: (facilityId, req) =>
      first({ facility: { equals: facilityId }, status: { not_equals: 'waiting' } }, '-decidedAt', req),
    listWaiting: async () => {
      const where = { status: { equals: 'waiting' } };
      return (await payload.find({ ...asked, where, sort: 'proposedAt', pagination: false })).docs.map(toFiledChange);
    },
    propose: async ({ facilityId, asked: of, ...change }, at, req) => {
      const times = { proposedAt: at, changedAt: at, version: 1 };
      const data = { ...change, ...times, ...askedRow(of), facility: facilityId, key: facilityId, status: 'waiting' } as const;
      return toFiledChange(await payload.create({ ...asked, data, req }));
    },
    change: async ({ id, version }, { asked: of, ...change }, req) => {
      const data = { ...change, ...(of ? askedRow(of) : {}), version: change.facts ? version + 1 : version };
      await payload.update({ ...asked, id, data, req });
    },
    decide: async ({ id }, decision, req) => {
      await payload.update({ ...asked, id, data: { ...decision, key: id }, req });
    },
  };
}

/** A unit of work in somebody's name: what they do by a page of their own is written down as theirs, as by a form. */
export function inNameOf(user: StaffUser, unit: Unit, context: Record<string, unknown> = {}): Unit {
  const named = isolateObjectProperty(unit, ['user', 'context']);
  named.user = { ...user, collection: 'users' } as never;
  named.context = { ...unit.context, ...context };
  return named;
}

const askedRow = ({ districts, cityOnly }: Asked) => ({ districts: districts.join(','), cityOnly });

function toFiledChange(row: Row): FiledChange {
  const { id, status, side, version, proposedBy, proposedAt, changedAt } = row;
  return {
    ...{ id, status, side, version, proposedBy, proposedAt, changedAt },
    facilityId: idOf(row.facility),
    facts: row.facts,
    before: row.before ?? undefined,
    asked: { districts: row.districts.split(',').filter(Boolean), cityOnly: row.cityOnly },
    consents: row.consents,
    decidedBy: row.decidedBy ?? undefined,
    decidedAt: row.decidedAt ?? undefined,
    reason: row.reason ?? undefined,
  };
}
