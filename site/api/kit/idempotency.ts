import { createHash } from 'node:crypto';
import { type Problem, type Result, unprocessable } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { createLine } from '#cms/ports/line.ts';
import { isCarriedOut, type Keep, type KeyedRequest, type Outcome } from '#cms/records/idempotency.ts';

/** How long the same request waits for itself. */
const inLine = createLine(20_000);

export interface Answer {
  status: number;
  body: unknown;
}

/** A key is its sender's own: `scope` is whose. */
export function keyOf(scope: string, key: string): string {
  return createHash('sha256').update(`${scope}\n${key}`).digest('hex');
}

/** Carries out what a request asks for; `note` says what its answer is made of. */
export type Once = <T extends object, N extends Outcome>(
  work: (keep?: Keep<object>) => Promise<Result<T>>,
  note: (done: T) => N,
) => Promise<Result<N>>;

/** A request that was sent without a key. */
export const unkeyed: Once = async (work, note) => {
  const done = await work();
  return done.ok ? { ok: true, ...note(done) } : done;
};

/**
 * Carries a request out once for a key: the same request again gets the first answer, another one under the same key is
 * refused. What came of it is kept in the unit of work that does it, so that there is no moment at which one is there
 * without the other, whatever the clock says, and whoever was killed; of two at the same moment one does it, and both
 * are answered alike. A refusal changed nothing, so it is not kept: what stood in the way may be gone by the next try.
 */
export function answerOnce(
  portal: Pick<Portal, 'idempotency'>,
  sent: { id: string; request: string },
  tell: (once: Once) => Promise<Answer | Problem>,
): Promise<Answer | Problem> {
  // Whoever comes while the first is being carried out has only to read what came of it.
  return inLine(sent.id, () => answerInTurn(portal, sent, tell));
}

async function answerInTurn(
  { idempotency }: Pick<Portal, 'idempotency'>,
  { id, request }: { id: string; request: string },
  tell: (once: Once) => Promise<Answer | Problem>,
): Promise<Answer | Problem> {
  const requestHash = createHash('sha256').update(request).digest('hex');
  const known = await idempotency.find(id);
  const isOther = (one: KeyedRequest | undefined) => one && one.requestHash !== requestHash;
  const reused = () => unprocessable('key_reused', { field: 'Idempotency-Key' });
  if (isOther(known)) return reused();
  if (known?.answer) return known.answer;

  const once: Once = async <T extends object, N extends Outcome>(
    work: (keep?: Keep<object>) => Promise<Result<T>>,
    note: (done: T) => N,
  ): Promise<Result<N>> => {
    const carriedOut = async () => {
      const done = await idempotency.find(id);
      if (isOther(done)) return reused();
      return done?.outcome && { ok: true as const, ...(done.outcome as N) };
    };
    const keep: Keep<object> = (done, unit) => idempotency.keep(id, { requestHash, outcome: note(done as T) }, unit);
    const before = known?.outcome && (await carriedOut());
    if (before) return before;
    try {
      const done = await work(keep);
      if (done.ok) return { ok: true, ...note(done) };
      // What stood in the way may be what another has just done for the same request.
      return (await carriedOut()) ?? done;
    } catch (error) {
      const meanwhile = isCarriedOut(error) ? await carriedOut() : undefined;
      if (!meanwhile) throw error;
      return meanwhile;
    }
  };
  const answer = await tell(once);
  return 'ok' in answer ? answer : idempotency.answer(id, requestHash, answer);
}
