import type { Instant } from '#domain/time/zoned-time.ts';
import { type Guardian, toGuardian } from './guardians.ts';
import type { Kept } from './kept.ts';
import { idOf } from './supply.ts';

/** Families that are signed in. A token itself is kept nowhere, only its hash. */
export interface Sessions {
  /** Whose token it is; nobody once its time is over. */
  findGuardian(tokenHash: string, at: Instant): Promise<Guardian | undefined>;
  add(session: { tokenHash: string; guardianId: string; expiresAt: Instant }): Promise<void>;
  remove(tokenHash: string): Promise<void>;
  /** Ends all sessions of a family but one. */
  removeOthers(guardianId: string, keptHash?: string): Promise<void>;
  /** Those of these families that are signed in. */
  signedIn(guardianIds: readonly string[]): Promise<Set<string>>;
  removeExpired(before: Instant): Promise<void>;
}

export function createSessions({ payload }: Kept): Sessions {
  const collection = 'guardian-sessions';
  return {
    findGuardian: async (tokenHash, at) => {
      const where = { tokenHash: { equals: tokenHash }, expiresAt: { greater_than: at } };
      const { docs } = await payload.find({ collection, where, depth: 1, limit: 1, pagination: false });
      const guardian = docs[0]?.guardian;
      return typeof guardian === 'object' ? toGuardian(guardian) : undefined;
    },
    add: async ({ guardianId, ...session }) => {
      await payload.create({ collection, depth: 0, data: { ...session, guardian: guardianId } });
    },
    remove: async (tokenHash) => {
      await payload.db.deleteMany({ collection, where: { tokenHash: { equals: tokenHash } } });
    },
    removeOthers: async (guardianId, keptHash = '') => {
      const where = { guardian: { equals: guardianId }, tokenHash: { not_equals: keptHash } };
      await payload.db.deleteMany({ collection, where });
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
