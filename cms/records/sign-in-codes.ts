import { machineTime } from '#cms/core/clock.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { stableId } from './identity.ts';
import type { Kept } from './kept.ts';

/** A code that was sent; the code itself is kept nowhere, only a keyed hash. */
export interface SignInCode {
  id: string;
  codeHash: string;
  /** How often somebody has tried it. */
  attempts: number;
}

export interface SignInCodes {
  /** Makes two requests for a code of one contact take turns: both touch one record, so that the second sees the first's code. */
  takeTurn(contact: string, unit: Unit): Promise<void>;
  /** How many of a contact's codes end after an instant. */
  countEndingAfter(contact: string, instant: Instant, unit: Unit): Promise<number>;
  /** The newest code of a contact that still counts. */
  findNewest(contact: string, at: Instant, unit: Unit): Promise<SignInCode | undefined>;
  /** Gives the id of the code. */
  add(code: { contact: string; codeHash: string; expiresAt: Instant }, unit: Unit): Promise<string>;
  setAttempts(id: string, attempts: number, unit: Unit): Promise<void>;
  removeOf(contact: string): Promise<void>;
  removeExpired(before: Instant): Promise<void>;
}

export function createSignInCodes({ payload }: Kept): SignInCodes {
  const collection = 'sign-in-codes';
  return {
    takeTurn: async (contact, req) => {
      const id = stableId('turn', contact);
      const where = { id: { equals: id } };
      const updatedAt = new Date(machineTime()).toISOString();
      if (await payload.db.updateOne({ collection, where, data: { updatedAt }, req })) return;
      // A code that nobody was sent, and that has always been over: it goes with the others that are.
      const data = { id, contact, codeHash: '', expiresAt: '', attempts: 0, updatedAt };
      await payload.db.create({ collection, data, req });
    },
    countEndingAfter: async (contact, instant, req) => {
      const where = { contact: { equals: contact }, expiresAt: { greater_than: instant } };
      return (await payload.count({ collection, where, req })).totalDocs;
    },
    findNewest: async (contact, at, req) => {
      const where = { contact: { equals: contact }, expiresAt: { greater_than: at } };
      const { docs } = await payload.find({ collection, where, sort: '-createdAt', depth: 0, limit: 1, pagination: false, req });
      const [doc] = docs;
      return doc && { id: doc.id, codeHash: doc.codeHash, attempts: doc.attempts ?? 0 };
    },
    add: async (code, req) => (await payload.create({ collection, depth: 0, data: { ...code, attempts: 0 }, req })).id,
    setAttempts: async (id, attempts, req) => {
      await payload.update({ collection, id, depth: 0, data: { attempts }, req });
    },
    removeOf: async (contact) => {
      await payload.db.deleteMany({ collection, where: { contact: { equals: contact } } });
    },
    removeExpired: async (before) => {
      await payload.db.deleteMany({ collection, where: { expiresAt: { less_than: before } } });
    },
  };
}
