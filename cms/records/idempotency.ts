import { isDuplicate } from '#cms/ports/database/is-duplicate.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import type { Kept } from './kept.ts';
import { anyRecord } from './shapes/values.ts';

interface Answered {
  status: number;
  body: unknown;
}

/** A request that was sent under a key, and its answer once it has one. */
export interface KeyedRequest {
  requestHash: string;
  at: Instant;
  answer?: Answered;
}

/** Requests that may be sent again: the second time they get the first answer. */
export interface Idempotency {
  find(key: string): Promise<KeyedRequest | undefined>;
  /** Begins a request; `false` when another has begun it at the same moment. */
  begin(key: string, request: Pick<KeyedRequest, 'requestHash' | 'at'>): Promise<boolean>;
  answer(key: string, answer: Answered): Promise<void>;
  forget(key: string): Promise<void>;
  removeBegunBefore(instant: Instant): Promise<void>;
}

export function createIdempotency({ payload }: Kept): Idempotency {
  const collection = 'idempotency-keys';
  const of = (key: string) => ({ key: { equals: key } });
  return {
    find: async (key) => {
      const [doc] = (await payload.find({ collection, where: of(key), limit: 1, pagination: false })).docs;
      if (!doc) return undefined;
      const { requestHash, at, status, answer } = doc;
      return { requestHash, at, ...(status ? { answer: { status, body: answer } } : {}) };
    },
    begin: (key, request) =>
      payload.create({ collection, data: { key, ...request } }).then(
        () => true,
        (error: unknown) => {
          if (isDuplicate(error)) return false;
          throw error;
        },
      ),
    answer: async (key, { status, body }) => {
      await payload.update({ collection, where: of(key), data: { status, answer: anyRecord.parse(body) } });
    },
    forget: async (key) => {
      await payload.db.deleteMany({ collection, where: of(key) });
    },
    removeBegunBefore: async (instant) => {
      await payload.db.deleteMany({ collection, where: { at: { less_than: instant } } });
    },
  };
}
