import { createHash } from 'node:crypto';
import { conflict, type Problem, unprocessable } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';

export interface Answer {
  status: number;
  body: unknown;
}

/** A key is its sender's own: `scope` is whose. */
export function keyOf(scope: string, key: string): string {
  return createHash('sha256').update(`${scope}\n${key}`).digest('hex');
}

/** After this long a request that was begun has broken off, and may be sent again. */
const BROKEN_OFF_MS = 30_000;

/**
 * Carries a request out once for a key: the same request again gets the first answer, another one
 * under the same key is refused. A refusal changed nothing, so it is not kept: what stood in the way
 * may be gone by the next try. A request that broke off in the middle may be sent again: every use
 * case is safe to repeat, and what makes something new keeps the key with it.
 */
export async function once(
  { idempotency, now }: Pick<Portal, 'idempotency' | 'now'>,
  { id, request }: { id: string; request: string },
  work: () => Promise<Answer | Problem>,
): Promise<Answer | Problem> {
  const requestHash = createHash('sha256').update(request).digest('hex');
  const known = await idempotency.find(id);
  if (known && known.requestHash !== requestHash) return unprocessable('key_reused', { field: 'Idempotency-Key' });
  if (known?.answer) return known.answer;
  if (known && Date.parse(now()) - Date.parse(known.at) < BROKEN_OFF_MS) return conflict('key_busy');
  if (!known && !(await idempotency.begin(id, { requestHash, at: now() }))) return conflict('key_busy');
  try {
    const answer = await work();
    if ('ok' in answer) await idempotency.forget(id);
    else await idempotency.answer(id, answer);
    return answer;
  } catch (error) {
    await idempotency.forget(id);
    throw error;
  }
}
