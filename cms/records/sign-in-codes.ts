import type { Where } from 'payload';
import { machineTime } from '#cms/core/clock.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { stableId } from './identity.ts';
import type { Kept } from './kept.ts';
import { codeTries } from './shapes/values.ts';

/** A code that was sent; the code itself is kept nowhere, only a keyed hash. */
export interface SignInCode {
  id: string;
  codeHash: string;
  /** How often it has been tried, by whom: with the token of its request, or from which address. */
  tries: Record<string, number>;
}

export interface SignInCodes {
  /** Makes two requests for a code of one contact take turns: both touch one record, so that the second sees the first's code. */
  takeTurn(contact: string, unit: Unit): Promise<void>;
  /** How many of a contact's codes end after an instant. */
  countEndingAfter(contact: string, instant: Instant, unit: Unit): Promise<number>;
  /** The newest code of a contact that still counts. */
  findNewest(contact: string, at: Instant, unit: Unit): Promise<SignInCode | undefined>;
  /** The code that one request of a contact was answered with, while it counts. */
  findRequested(of: { contact: string; requestHash: string }, at: Instant, unit: Unit): Promise<SignInCode | undefined>;
  /** When the newest code of a contact, which counts no more, ended. */
  lapsedAt(contact: string, at: Instant): Promise<Instant | undefined>;
  /** Gives the id of the code. */
  add(code: { contact: string; codeHash: string; requestHash: string; expiresAt: Instant }, unit: Unit): Promise<string>;
  setTries(id: string, tries: SignInCode['tries'], unit: Unit): Promise<void>;
  removeOf(contact: string, unit?: Unit): Promise<void>;
  removeExpired(before: Instant): Promise<void>;
}

export function createSignInCodes({ payload }: Kept): SignInCodes {
  const collection = 'sign-in-codes';
  const findOne = async (where: Where, req: Unit): Promise<SignInCode | undefined> => {
    const asked = { collection, where, sort: '-createdAt', depth: 0, limit: 1, pagination: false } as const;
    const [doc] = (await payload.find({ ...asked, req })).docs;
    return doc && { id: doc.id, codeHash: doc.codeHash, tries: triesOf(doc.tries) };
  };
  return {
    takeTurn: async (contact, req) => {
      const id = stableId('turn', contact);
      const where = { id: { equals: id } };
      const updatedAt = new Date(machineTime()).toISOString();
      if (await payload.db.updateOne({ collection, where, data: { updatedAt }, req })) return;
      // A code that nobody was sent, and that has always been over: it goes with the others that are.
      const data = { id, contact, codeHash: '', expiresAt: '', tries: {}, updatedAt };
      await payload.db.create({ collection, data, req });
    },
    countEndingAfter: async (contact, instant, req) => {
      const where = { contact: { equals: contact }, expiresAt: { greater_than: instant } };
      return (await payload.count({ collection, where, req })).totalDocs;
    },
    findNewest: (contact, at, req) => findOne({ contact: { equals: contact }, expiresAt: { greater_than: at } }, req),
    findRequested: ({ contact, requestHash }, at, req) =>
      findOne({ contact: { equals: contact }, requestHash: { equals: requestHash }, expiresAt: { greater_than: at } }, req),
    lapsedAt: async (contact, at) => {
      const where = { contact: { equals: contact }, codeHash: { not_equals: '' } };
      const { docs } = await payload.find({ collection, where, sort: '-createdAt', depth: 0, limit: 1, pagination: false });
      const ended = docs[0]?.expiresAt;
      return ended && ended <= at ? ended : undefined;
    },
    add: async (code, req) => (await payload.create({ collection, depth: 0, data: { ...code, tries: {} }, req })).id,
    setTries: async (id, tries, req) => {
      await payload.update({ collection, id, depth: 0, data: { tries }, req });
    },
    removeOf: async (contact, req) => {
      await payload.db.deleteMany({ collection, where: { contact: { equals: contact } }, req });
    },
    removeExpired: async (before) => {
      await payload.db.deleteMany({ collection, where: { expiresAt: { less_than: before } } });
    },
  };
}

const triesOf = (kept: unknown): SignInCode['tries'] => codeTries.catch({}).parse(kept ?? {});
