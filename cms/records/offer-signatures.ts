import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { OfferSignature } from '#domain/contract/offer-signature.ts';
import type { Kept } from './kept.ts';
import type { OfferSignature as Row } from './payload-types.ts';
import { offerSignature } from './shapes/contract.ts';
import { idOf } from './supply.ts';

/** That contracts of a text, at a list of prices, are concluded in a centre's name: declared by its head, and never changed. */
export interface OfferSignatures {
  /** A centre's, the newest first. */
  listOf(facilityId: string): Promise<OfferSignature[]>;
  /** Of each of some centres, the newest first. */
  listOfAll(facilityIds: readonly string[]): Promise<Map<string, OfferSignature[]>>;
  /** Sample centres of whose contracts nobody has declared anything. */
  undeclaredSamples(): Promise<string[]>;
  add(of: { facilityId: string; staffId: string } & Omit<OfferSignature, 'id'>, unit: Unit): Promise<string>;
}

export function createOfferSignatures({ payload }: Pick<Kept, 'payload'>): OfferSignatures {
  const collection = 'offer-signatures';
  return {
    listOf: async (facilityId) => {
      const where = { facility: { equals: facilityId } };
      const asked = { collection, where, sort: '-at', depth: 0, limit: 0, pagination: false } as const;
      return (await payload.find(asked)).docs.map(toSignature);
    },
    listOfAll: async (facilityIds) => {
      const where = { facility: { in: [...facilityIds] } };
      const { docs } = await payload.find({ collection, where, sort: '-at', depth: 0, limit: 0, pagination: false });
      const of = Map.groupBy(docs, ({ facility }) => idOf(facility));
      return new Map([...of].map(([id, its]) => [id, its.map(toSignature)]));
    },
    undeclaredSamples: async () => {
      const all = { depth: 0, limit: 0, pagination: false } as const;
      const [samples, declared] = await Promise.all([
        payload.find({ collection: 'facilities', where: { sample: { equals: true } }, select: {}, ...all }),
        payload.find({ collection, select: { facility: true }, ...all }),
      ]);
      const done = new Set(declared.docs.map(({ facility }) => idOf(facility)));
      return samples.docs.map(({ id }) => id).filter((id) => !done.has(id));
    },
    add: async ({ facilityId, staffId, at, by, ...said }, req) =>
      (await payload.create({ collection, depth: 0, data: { facility: facilityId, staffId, at, by, said }, req })).id,
  };
}

const toSignature = ({ id, at, by, said }: Row): OfferSignature => ({ ...offerSignature.parse(said), id, at, by });
