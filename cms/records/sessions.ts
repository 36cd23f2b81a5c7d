import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { type Guardian, toGuardian } from './guardians.ts';
import type { Kept } from './kept.ts';
import type { GuardianSession } from './payload-types.ts';
import { idOf } from './supply.ts';

export interface Session {
  id: string;
  tokenHash: string;
  /** The kind of device that the browser said it is on. */
  device: string;
  begunAt: Instant;
  /** When a one-time code was last entered in it: the one that it began with, or a later one. */
  provenAt: Instant;
  /** When it was last used, to the hour. */
  seenAt: Instant;
}

/** Families that are signed in. A token itself is kept nowhere, only its hash. */
export interface Sessions {
  /** The session of a token; none once its time is over. */
  find(tokenHash: string, at: Instant): Promise<(Session & { guardian: Guardian }) | undefined>;
  /** Of a family, those whose time is not over. */
  listOf(guardianId: string, at: Instant): Promise<Session[]>;
  add(session: Omit<Session, 'id' | 'provenAt'> & { guardianId: string; expiresAt: Instant }): Promise<void>;
  setSeen(id: string, at: Instant): Promise<void>;
  setProven(id: string, at: Instant): Promise<void>;
  remove(tokenHash: string): Promise<void>;
  /** Ends all sessions of a family but one. */
  removeOthers(guardianId: string, keptHash?: string, unit?: Unit): Promise<void>;
  /** Those of these families that are signed in. */
  signedIn(guardianIds: readonly string[]): Promise<Set<string>>;
  removeExpired(before: Instant): Promise<void>;
}

export function createSessions({ payload }: Kept): Sessions {
  const collection = 'guardian-sessions';
  return {
    find: async (tokenHash, at) => {
      const where = { tokenHash: { equals: tokenHash }, expiresAt: { greater_than: at } };
      const [doc] = (await payload.find({ collection, where, depth: 1, limit: 1, pagination: false })).docs;
      return doc && typeof doc.guardian === 'object' ? { ...toSession(doc), guardian: toGuardian(doc.guardian) } : undefined;
    },
    listOf: async (guardianId, at) => {
      const where = { guardian: { equals: guardianId }, expiresAt: { greater_than: at } };
      return (await payload.find({ collection, where, depth: 0, limit: 0, pagination: false })).docs.map(toSession);
    },
    setSeen: async (id, seenAt) => {
      await payload.db.updateOne({ collection, id, data: { seenAt } });
    },
    setProven: async (id, provenAt) => {
      await payload.db.updateOne({ collection, id, data: { provenAt } });
    },
    add: async ({ guardianId, ...session }) => {
      await payload.create({ collection, depth: 0, data: { ...session, guardian: guardianId } });
    },
    remove: async (tokenHash) => {
      await payload.db.deleteMany({ collection, where: { tokenHash: { equals: tokenHash } } });
    },
    removeOthers: async (guardianId, keptHash = '', req) => {
      const where = { guardian: { equals: guardianId }, tokenHash: { not_equals: keptHash } };
      await payload.db.deleteMany({ collection, where, req });
    },
    signedIn: async (guardianIds) => {
      const where = { guardian: { in: [...guardianIds] } };
      const { docs } = await payload.find({ collection, where, depth: 0, pagination: false });
      return new Set(docs.map(({ guardian }) => idOf(guardian)));
    },
    removeExpired: async (before) => {
      await payload.db.deleteMany({ collection, where: { expiresAt: { less_than: before } } });
    },
  };
}

const toSession = ({ id, tokenHash, device, begunAt, provenAt, seenAt }: GuardianSession): Session => ({
  id,
  tokenHash,
  device,
  begunAt,
  provenAt: provenAt ?? begunAt,
  seenAt,
});
