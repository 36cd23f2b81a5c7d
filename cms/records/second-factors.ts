import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { Kept } from './kept.ts';

/** What makes a member of staff's second factor. The secret is kept encrypted, recovery codes as hashes. */
export interface SecondFactor {
  secret: string;
  /** Whether its owner has shown that it works; until then nobody is asked for it. */
  confirmed: boolean;
  /** Number of the half minute of the newest code that was used. */
  lastStep: number;
  /** Hashes of those that are left. */
  recovery: string[];
}

export interface SecondFactors {
  find(accountId: string, unit?: Unit): Promise<SecondFactor | undefined>;
  /** In place of what the account had. */
  put(accountId: string, factor: SecondFactor, unit: Unit): Promise<void>;
  remove(accountId: string, unit?: Unit): Promise<void>;
}

export function createSecondFactors({ payload }: Kept): SecondFactors {
  const collection = 'second-factors';
  const ofAccount = (accountId: string) => ({ account: { equals: accountId } });
  return {
    find: async (accountId, req) => {
      const asked = { collection, where: ofAccount(accountId), depth: 0, limit: 1, pagination: false } as const;
      const [doc] = (await payload.find({ ...asked, req })).docs;
      if (!doc) return undefined;
      const recovery = Array.isArray(doc.recovery) ? doc.recovery.map(String) : [];
      return { secret: payload.decrypt(doc.secret), confirmed: doc.confirmed ?? false, lastStep: doc.lastStep ?? 0, recovery };
    },
    put: async (account, factor, req) => {
      const data = { ...factor, account, secret: payload.encrypt(factor.secret) };
      if (await payload.db.updateOne({ collection, where: ofAccount(account), data, req })) return;
      await payload.create({ collection, depth: 0, data, req });
    },
    remove: async (accountId, req) => {
      await payload.db.deleteMany({ collection, where: ofAccount(accountId), req });
    },
  };
}
