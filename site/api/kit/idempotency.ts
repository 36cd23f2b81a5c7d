import { createHash } from 'node:crypto';
import { conflict, type Problem, unprocessable } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';

export interface Answer {
  status: number;
  body: unknown;
}

type Kept = Record<string, unknown>;

/** After this long a request that was begun has broken off, and may be sent again. */
const BROKEN_OFF_MS = 30_000;

/**
 * Carries a request out once for a key: the same request again gets the first answer, another one
 * under the same key is refused. A refusal changed nothing, so it is not kept: what stood in the way
 * may be gone by the next try. A request that broke off in the middle may be sent again, because
 * every use case is safe to repeat.
 */
export async function once(
  { payload, now }: Portal,
  { key, scope, request }: { key: string; scope: string; request: string },
  work: () => Promise<Answer | Problem>,
): Promise<Answer | Problem> {
  const id = createHash('sha256').update(`${scope}\n${key}`).digest('hex');
  const requestHash = createHash('sha256').update(request).digest('hex');
  const where = { key: { equals: id } } as const;
  const known = (await payload.find({ collection: 'idempotency-keys', where, limit: 1 })).docs[0];
  if (known && known.requestHash !== requestHash) return unprocessable('key_reused', { field: 'Idempotency-Key' });
  if (known?.status) return { status: known.status, body: known.answer };
  if (known && Date.parse(now()) - Date.parse(known.at) < BROKEN_OFF_MS) return conflict('key_busy');
  if (!known) {
    const kept = await payload
      .create({ collection: 'idempotency-keys', data: { key: id, requestHash, at: now() } })
      .catch(() => undefined);
    if (!kept) return conflict('key_busy');
  }
  const forget = () => payload.delete({ collection: 'idempotency-keys', where });
  try {
    const answer = await work();
    if ('ok' in answer) await forget();
    else
      await payload.update({
        collection: 'idempotency-keys',
        where,
        data: { status: answer.status, answer: answer.body as Kept },
      });
    return answer;
  } catch (error) {
    await forget();
    throw error;
  }
}
