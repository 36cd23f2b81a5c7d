import type { Result } from '#cms/core/problem.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { isDuplicate } from '#cms/ports/database/is-conflict.ts';
import type { Kept } from './kept.ts';
import { anyRecord } from './shapes/values.ts';

interface Answered {
  status: number;
  body: unknown;
}

/** What came of a request: enough to answer it again, such as the id of what it made. */
export type Outcome = Record<string, unknown>;

/** A request that was carried out under a key, and its answer once it was given. */
export interface KeyedRequest {
  requestHash: string;
  outcome?: Outcome;
  answer?: Answered;
}

/** Requests that may be sent again: the second time they get the first answer. */
export interface Idempotency {
  find(key: string): Promise<KeyedRequest | undefined>;
  /**
   * Keeps what came of a request, in the unit of work that carries it out: both are there, or neither.
   *
   * @throws CarriedOutError when the same was carried out meanwhile
   */
  keep(key: string, request: { requestHash: string; outcome: Outcome }, unit: Unit): Promise<void>;
  /** Keeps the answer and gives it back; of two at the same moment both get the first. */
  answer(key: string, requestHash: string, answer: Answered): Promise<Answered>;
  removeKeptBefore(instant: string): Promise<void>;
}

/** Another has carried out the same request meanwhile. */
class CarriedOutError extends Error {}

/** Keeps what came of a verb, in the unit of work in which it is done. */
export type Keep<T> = (done: T, unit: Unit) => Promise<void>;

/** The work of a verb that may have been sent under a key. */
export const keeping =
  <T extends object>(keep: Keep<T> | undefined, task: (unit: Unit) => Promise<Result<T>>) =>
  async (unit: Unit): Promise<Result<T>> => {
    const done = await task(unit);
    if (done.ok) await keep?.(done, unit);
    return done;
  };

export function createIdempotency({ payload, now }: Kept): Idempotency {
  const collection = 'idempotency-keys';
  const of = (key: string) => ({ key: { equals: key } });
  const find = async (key: string, req?: Unit): Promise<KeyedRequest | undefined> => {
    const [doc] = (await payload.find({ collection, where: of(key), limit: 1, pagination: false, req })).docs;
    if (!doc) return undefined;
    const { requestHash, outcome, status, answer } = doc;
    return { requestHash, outcome: outcome ?? undefined, ...(status ? { answer: { status, body: answer } } : {}) };
  };
  return {
    find,
    keep: async (key, request, unit) => {
      if (await find(key, unit)) throw new CarriedOutError('the same request has been carried out');
      await payload.create({ collection, data: { key, ...request, at: now() }, req: unit });
    },
    answer: async (key, requestHash, { status, body }) => {
      const data = { status, answer: anyRecord.parse(body) };
      const where = { and: [of(key), { status: { exists: false } }] };
      const { docs } = await payload.update({ collection, where, data });
      if (docs.length > 0) return { status, body };
      const known = await find(key);
      if (known?.answer) return known.answer;
      // It changed nothing, and so nothing of it was kept.
      await payload.create({ collection, data: { key, requestHash, ...data, at: now() } }).catch((error: unknown) => {
        if (!isDuplicate(error)) throw error;
      });
      return (await find(key))?.answer ?? { status, body };
    },
    removeKeptBefore: async (instant) => {
      await payload.db.deleteMany({ collection, where: { at: { less_than: instant } } });
    },
  };
}

/** Whether a request has been carried out by another who was faster, and is to be looked up. */
export const isCarriedOut = (error: unknown): boolean => error instanceof CarriedOutError || isDuplicate(error);
