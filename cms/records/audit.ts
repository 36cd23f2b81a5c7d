import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { Kept } from './kept.ts';

/** Written last when a city is filled: a database without it that is not empty was left half-way. */
export const FILLED = { demo: 'seed_city', live: 'open_city' } as const;

/** Stands in a database for as long as a city is being brought into it from elsewhere. */
export const BRINGING = 'bring_in';

/** Who read or did what; kept apart from the request log, which holds no personal data. */
export interface AuditEntry {
  /** Id of who did it, or `system`. */
  actor: string;
  action: string;
  /** What it was done to, as `booking:{id}`. */
  subject: string;
  detail?: Record<string, unknown>;
}

export interface Audit {
  write(entry: AuditEntry, unit?: Unit): Promise<void>;
  /** What was noted with the first entry of an action on a subject since a moment. */
  firstSince(
    entry: Pick<AuditEntry, 'action' | 'subject'>,
    since: string,
    unit?: Unit,
  ): Promise<Record<string, unknown> | undefined>;
  /** Whether somebody has done this since a moment. */
  hasSince(entry: Pick<AuditEntry, 'actor' | 'action' | 'subject'>, since: string): Promise<boolean>;
  /** What was noted with the last entry of any of some actions, by its subject. */
  lastOn(actions: readonly string[], subjects: readonly string[]): Promise<Map<string, Record<string, unknown>>>;
  /** The id of the last entry of an action. */
  findLatest(action: string): Promise<string | undefined>;
  /** The last entry of an action: when, and what was noted with it. */
  lastOf(action: string): Promise<{ at: string; detail: Record<string, unknown> } | undefined>;
}

export function createAudit({ payload, now }: Kept): Audit {
  const latest = async (action: string) => {
    const asked = { collection: 'audit-log', sort: '-createdAt', limit: 1, pagination: false, depth: 0 } as const;
    return (await payload.find({ ...asked, where: { action: { equals: action } } })).docs[0];
  };
  return {
    firstSince: async ({ action, subject }, since, req) => {
      const where = { action: { equals: action }, subject: { equals: subject }, at: { greater_than_equal: since } };
      const sort = ['at', 'createdAt'];
      const asked = { collection: 'audit-log', where, sort, limit: 1, pagination: false, depth: 0, req } as const;
      const [entry] = (await payload.find(asked)).docs;
      return entry && Object(entry.detail);
    },
    hasSince: async ({ actor, action, subject }, since) => {
      const own = { actor: { equals: actor }, action: { equals: action }, subject: { equals: subject } };
      const where = { ...own, at: { greater_than_equal: since } };
      return (await payload.count({ collection: 'audit-log', where })).totalDocs > 0;
    },
    lastOn: async (actions, subjects) => {
      if (subjects.length === 0) return new Map();
      const where = { action: { in: [...actions] }, subject: { in: [...subjects] } };
      const asked = { collection: 'audit-log', where, limit: 0, pagination: false, depth: 0 } as const;
      const { docs } = await payload.find({ ...asked, sort: ['at', 'createdAt'] });
      return new Map(docs.map(({ subject, detail }) => [subject, Object(detail)]));
    },
    findLatest: async (action) => (await latest(action))?.id,
    lastOf: async (action) => {
      const entry = await latest(action);
      return entry && { at: entry.at, detail: Object(entry.detail) };
    },
    write: async (entry, req) => {
      await payload.create({ collection: 'audit-log', data: { at: now(), ...entry }, req });
    },
  };
}
