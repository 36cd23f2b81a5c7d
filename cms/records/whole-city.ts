import { createHash } from 'node:crypto';
import type { CollectionSlug } from 'payload';
import { machineTime } from '#cms/core/clock.ts';
import { keepStatistics } from '#cms/ports/database/keep-statistics.ts';
import { atOneMoment, type Layer, type Moment } from '#cms/ports/database/one-moment.ts';
import type { KeptDocument } from '#cms/ports/database/plain-document.ts';
import { type PutBack, puttingBack, settleFile } from '#cms/ports/database/put-back.ts';
import { BRINGING, FILLED } from './audit.ts';
import type { Kept } from './kept.ts';
import type { AuditLog } from './payload-types.ts';

/** A collection, or the versions of its documents. */
export interface Part {
  collection: CollectionSlug;
  layer: Layer;
}

/** Everything that a city has in its database, in a form that either database reads and writes. */
export interface WholeCity {
  /** What there is to be kept, always in the same order. */
  parts: Part[];
  atOneMoment<T>(work: (moment: Moment) => Promise<T>): Promise<T>;
  puttingBack<T>(work: (put: PutBack) => Promise<T>): Promise<T>;
  /** The name of something that is there already; nothing in an empty database. */
  firstFilled(): Promise<string | undefined>;
  /** Takes everything away that is there, or all of one part. */
  clear(part?: Part): Promise<void>;
  /** The same for a city wherever it is; nothing where none has been filled. */
  identity(): Promise<string | undefined>;
  /** From where a city is being brought in, and has not been brought in whole. */
  bringing(): Promise<string | undefined>;
  /** Notes that a city is being brought in, or with nothing that it is whole: until then no portal starts with it. */
  noteBringing(from: string | undefined): Promise<void>;
  /** After many documents were written at once. */
  keepStatistics(): Promise<void>;
  /** The database itself is left; nothing of this process uses it any more. */
  close(): Promise<void>;
}

/** Worth nothing a minute later, or made anew by whoever starts. */
const PASSING: readonly string[] = ['rate-limits', 'payload-locked-documents', 'payload-migrations'];

/** With the entry that a city was filled, which is brought in last. */
const LAST = 'audit-log';

export function createWholeCity({ payload }: Pick<Kept, 'payload'>): WholeCity {
  const kept = Object.keys(payload.collections).filter((slug) => slug !== LAST && !PASSING.includes(slug));
  const slugs = kept as CollectionSlug[];
  const versioned = slugs.filter((slug) => payload.collections[slug].config.versions);
  const parts: Part[] = [
    ...slugs.map((collection) => ({ collection, layer: 'documents' as const })),
    ...versioned.map((collection) => ({ collection, layer: 'versions' as const })),
    { collection: LAST, layer: 'documents' },
  ];
  const firstFilled = async (moment: Moment) => {
    for (const { collection, layer } of parts) if ((await moment.count(collection, layer)) > 0) return collection;
    return undefined;
  };
  const latest = async (actions: string[]) => {
    const asked = { collection: LAST, sort: '-createdAt', limit: 1, pagination: false } as const;
    return (await payload.db.find<AuditLog>({ ...asked, where: { action: { in: actions } } })).docs[0];
  };
  return {
    parts,
    atOneMoment: (work) => atOneMoment(payload, work),
    puttingBack: (work) => puttingBack(payload, work),
    firstFilled: () => atOneMoment(payload, firstFilled),
    identity: async () => (await latest(Object.values(FILLED)))?.id,
    bringing: async () => (await latest([BRINGING]))?.subject,
    noteBringing: async (from) => {
      await payload.db.deleteMany({ collection: LAST, where: { action: { equals: BRINGING } } });
      const entry = { at: new Date(machineTime()).toISOString(), actor: 'system', action: BRINGING };
      if (from) await payload.db.create({ collection: LAST, data: { ...entry, subject: from } });
    },
    clear: async (part) => {
      for (const { collection, layer } of part ? [part] : parts)
        await payload.db[layer === 'documents' ? 'deleteMany' : 'deleteVersions']({ collection, where: {} });
    },
    keepStatistics: () => keepStatistics(payload),
    close: async () => {
      await settleFile(payload);
      await payload.destroy();
    },
  };
}

/** Adds up what documents say, in whatever order they come. */
export interface Digest {
  add(documents: readonly KeptDocument[]): void;
  /** How many, and in hex what they say. */
  result(): { documents: number; digest: string };
}

/**
 * Two parts of two databases that say the same have the same digest. What is empty counts as absent, because databases
 * differ in it; ids count where they are ours, which is not so of versions and of Payload's own collections.
 */
export function createDigest(part: Part): Digest {
  const withId = hasOwnIds(part);
  let sum = 0n;
  let count = 0;
  return {
    add: (documents) => {
      for (const { id, ...fields } of documents) {
        const hash = createHash('sha256').update(JSON.stringify(inOrder(withId ? { id, ...fields } : fields)) ?? '');
        sum = BigInt.asUintN(256, sum + BigInt(`0x${hash.digest('hex')}`));
      }
      count += documents.length;
    },
    result: () => ({ documents: count, digest: sum.toString(16).padStart(64, '0') }),
  };
}

/** What a part says at one moment. */
export async function digestOf(moment: Moment, part: Part): Promise<ReturnType<Digest['result']>> {
  const digest = createDigest(part);
  for await (const some of moment.read(part.collection, part.layer)) digest.add(some);
  return digest.result();
}

/** Whether documents keep their ids on either database. */
export function hasOwnIds({ collection, layer }: Part): boolean {
  return layer === 'documents' && !collection.startsWith('payload-');
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.length > 0 ? value.map(inOrder) : undefined;
  if (typeof value !== 'object' || value === null) return value ?? undefined;
  const fields = Object.entries(value)
    .map(([key, one]) => [key, inOrder(one)] as const)
    .filter(([, one]) => one !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return fields.length > 0 ? Object.fromEntries(fields) : undefined;
}
