import type { Payload, PayloadRequest } from 'payload';
import { inTransaction } from './in-transaction.ts';

interface Asked {
  locale?: unknown;
  req?: Partial<PayloadRequest>;
}
interface BulkAnswer {
  errors?: { id: number | string; message: string }[];
}

const done = new WeakSet<Payload>();

/**
 * One way to write: a write that belongs to no unit of work is one by itself, and so is tried again when it is overtaken.
 * Of many documents all are changed, or none: Payload says in its answer which it could not, where it is easily missed.
 */
export function writeInUnits(payload: Payload): Payload {
  if (done.has(payload)) return payload;
  done.add(payload);
  const written = (verb: (asked: never) => Promise<unknown>) => async (asked: Asked) => {
    const write = async (whole: Asked) => requireAll(await verb.call(payload, whole as never));
    if (asked.req?.transactionID) return write(asked);
    const { localization } = payload.config;
    const locale = asked.locale ?? (localization ? localization.defaultLocale : undefined);
    return inTransaction(payload, (req) => write({ ...asked, locale, req }), { rereads: 0 });
  };
  const { create, update, delete: remove } = payload;
  return Object.assign(payload, { create: written(create), update: written(update), delete: written(remove) });
}

function requireAll(answer: unknown): unknown {
  const { errors = [] } = Object(answer) as BulkAnswer;
  const [first] = errors;
  if (first) throw new Error(`${errors.length} documents could not be changed; ${first.id}: ${first.message}`);
  return answer;
}
