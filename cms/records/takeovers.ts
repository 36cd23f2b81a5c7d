import type { StaffUser } from '#cms/access/roles.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { TAKEOVER_DECISIONS } from '#domain/places/credential.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { countSeenBy } from './count-seen-by.ts';
import type { Kept } from './kept.ts';
import type { Takeover as Row } from './payload-types.ts';
import { idOf } from './supply.ts';

/** Somebody who asks to run a listed centre's page, and what a supervisor has decided. */
export interface Takeover {
  id: string;
  facilityId: string;
  name: string;
  email: string;
  phone: string;
  /** How a supervisor can check that this person runs the centre. */
  evidence: string;
  decision: (typeof TAKEOVER_DECISIONS)[number];
  requestedAt: Instant;
}

export interface Takeovers {
  find(id: string): Promise<Takeover | undefined>;
  /** Those for one centre that wait for a decision, the oldest first. */
  listWaiting(facilityId: string, unit: Unit): Promise<Takeover[]>;
  /** A new request, which waits for a decision. */
  add(request: Omit<Takeover, 'id' | 'decision'>, unit: Unit): Promise<Takeover>;
  /** As a supervisor would refuse it. */
  refuse(id: string, unit: Unit): Promise<void>;
  /** How many wait that this person may decide. */
  countPending(user: StaffUser): Promise<number>;
}

export function createTakeovers({ payload }: Kept): Takeovers {
  const asked = { collection: 'takeovers', depth: 0 } as const;
  return {
    find: async (id) => {
      const doc = await payload.findByID({ ...asked, id, disableErrors: true });
      return doc ? toTakeover(doc) : undefined;
    },
    listWaiting: async (facilityId, req) => {
      const where = { facility: { equals: facilityId }, decision: { equals: 'pending' } };
      return (await payload.find({ ...asked, where, sort: 'requestedAt', pagination: false, req })).docs.map(toTakeover);
    },
    add: async ({ facilityId, ...request }, req) => {
      const data = { ...request, facility: facilityId, decision: 'pending' } as const;
      return toTakeover(await payload.create({ ...asked, data, req }));
    },
    refuse: async (id, req) => {
      await payload.update({ ...asked, id, data: { decision: 'refused' }, req });
    },
    countPending: (user) => countSeenBy(payload, user, { collection: 'takeovers', where: { decision: { equals: 'pending' } } }),
  };
}

export function toTakeover({ id, facility, name, email, phone, evidence, decision, requestedAt }: Row): Takeover {
  return { id, facilityId: idOf(facility), name, email, phone, evidence, decision, requestedAt };
}
