import type { StaffUser } from '#cms/access/roles.ts';
import type { RegisterRecord } from '#cms/city/mapping.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { countSeenBy } from './count-seen-by.ts';
import type { Kept } from './kept.ts';
import { idOf } from './supply.ts';

export const DOUBT_DECISIONS = ['pending', 'same', 'different'] as const;

/** A question to a person, and the answer: is the centre known here the one that the register now calls otherwise? */
export interface Doubt {
  id: string;
  facility: string;
  /** Identity of the incoming record. */
  incoming: string;
  decision: (typeof DOUBT_DECISIONS)[number];
}

export interface NewDoubt {
  /** One question per centre and new identity. */
  key: string;
  register: string;
  facility: string;
  /** The record that the register has now, with its identity. */
  incoming: RegisterRecord & { key: string };
  question: string;
}

export interface RegisterDoubts {
  listOf(register: string): Promise<Doubt[]>;
  ask(doubt: NewDoubt, unit: Unit): Promise<void>;
  withdraw(id: string, unit: Unit): Promise<void>;
  /** How many wait that this person may decide. */
  countPending(user: StaffUser): Promise<number>;
}

export function createRegisterDoubts({ payload }: Kept): RegisterDoubts {
  const collection = 'register-doubts';
  return {
    listOf: async (register) => {
      const where = { register: { equals: register } };
      const { docs } = await payload.find({ collection, where, depth: 0, pagination: false, limit: 0 });
      return docs.map((doc) => ({
        id: doc.id,
        facility: idOf(doc.facility),
        incoming: doc.incoming?.key ?? '',
        decision: doc.decision,
      }));
    },
    ask: async (doubt, req) => {
      await payload.create({ collection, depth: 0, data: { ...doubt, decision: 'pending' }, req });
    },
    withdraw: async (id, req) => {
      await payload.delete({ collection, id, req });
    },
    countPending: (user) => countSeenBy(payload, user, { collection, where: { decision: { equals: 'pending' } } }),
  };
}
