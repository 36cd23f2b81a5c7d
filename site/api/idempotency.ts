import { createHash } from 'node:crypto';
import type { Portal } from '#cms/portal.ts';
import { conflict, type Problem, unprocessable } from '#cms/use-cases/problem.ts';

export interface Answer {
  status: number;
  body: unknown;
}

/**
 * Carries a request out once for a key: the same request again gets the first answer, another one
 * under the same key is refused. A request that broke off in the middle may be sent again, because
 * every use case is safe to repeat.
 */
export async function once(
  { payload, now }: Portal,
  { key, scope, request }: { key: string; scope: string; request: string },
  work: () => Promise<Answer>,
): Promise<Answer | Problem> {
  const id = createHash('sha256').update(`${scope}\n${key}`).digest('hex');
  const requestHash = createHash('sha256').update(request).digest('hex');
  const where = { key: { equals: id } } as const;
  const known = (await payload.find({ collection: 'idempotency-keys', where, limit: 1 })).docs[0];
  if (known && known.requestHash !== requestHash) return unprocessable('key_reused', { field: 'Idempotency-Key' });
  if (known?.status) return { status: known.status, body: known.answer };
  if (!known) {
    const kept = await payload
      .create({ collection: 'idempotency-keys', data: { key: id, requestHash, at: now() } })
      .catch(() => undefined);
    if (!kept) return conflict('key_busy');
  } else if (Date.parse(now()) - Date.parse(known.at) < 30_000) return conflict('key_busy');
  try {
    const answer = await work();
    await payload.update({ collection: 'idempotency-keys', where, data: { status: answer.status, answer: answer.body as Record<string, unknown> } });
    return answer;
  } catch (error) {
    await payload.delete({ collection: 'idempotency-keys', where });
    throw error;
  }
}
