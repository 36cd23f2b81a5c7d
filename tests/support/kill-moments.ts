import { writeSync } from 'node:fs';
import type { Result } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Keep } from '#cms/records/idempotency.ts';
import { answerOnce, keyOf, type Once } from '#site/api/kit/idempotency.ts';
import { aroundWrites } from './around-writes.ts';
import { untilServed } from './eventually.ts';

/** What a process says as soon as it has it: what is said before a kill was acknowledged. */
export const say = (word: string, value: unknown) => writeSync(1, `${word} ${JSON.stringify(value)}\n`);

interface KillMoments {
  /** Counts from nought again; at this moment, if at any, the process is killed. */
  begin(killAt?: number): void;
  count(): number;
  pass(): void;
}

/** The moments around every write, commit, letter, file and call of the provider, at one of which this process is killed. */
export function killMoments(portal: Portal): KillMoments {
  let moment = 0;
  let killAt: number | undefined;
  const pass = () => {
    moment += 1;
    if (moment !== killAt) return;
    process.kill(process.pid, 'SIGKILL');
    throw new Error('still alive');
  };
  /** Makes each call of a function two moments: just before it, and just after it was done. */
  function watch<Name extends string>(owner: Record<Name, unknown>, ...names: Name[]): void {
    for (const name of names) {
      const work = (owner[name] as (...args: unknown[]) => Promise<unknown>).bind(owner);
      Object.assign(owner, {
        [name]: async (...args: unknown[]) => {
          pass();
          const result = await work(...args);
          pass();
          return result;
        },
      });
    }
  }
  const isSeen = aroundWrites(portal.payload.db, async (_, write) => {
    pass();
    const result = await write();
    pass();
    return result;
  });
  watch(portal.payload.db, 'beginTransaction', 'commitTransaction');
  if (!isSeen) watch(portal.payload.db, 'create', 'updateOne', 'deleteMany');
  watch(portal.payment, 'startCheckout', 'refund');
  watch(portal.files, 'put');
  watch(portal.notify, 'send');
  return {
    begin: (at) => {
      moment = 0;
      killAt = at;
    },
    count: () => moment,
    pass,
  };
}

/** One step of a family under its key, as over the JSON API: what another process broke off is sent again. */
export async function stepUnderKey<T extends object>(
  portal: Portal,
  { guardianId, name, pass }: { guardianId: string; name: string; pass: () => void },
  work: (keep?: Keep<object>) => Promise<Result<T>>,
  note: (done: T) => Record<string, unknown>,
): Promise<Record<string, string>> {
  const answered = () =>
    answerOnce(portal, { id: keyOf(guardianId, name), request: name }, async (once: Once) => {
      const done = await once(work, note);
      pass();
      return done.ok ? { status: 200, body: done } : done;
    });
  // What a process that was killed had begun may stay on a server, and be in the way, for some time.
  const answer = await untilServed(answered);
  if ('ok' in answer) throw new Error(`${name}: ${answer.code}`);
  say('answer', { family: guardianId, name, body: answer.body });
  return answer.body as Record<string, string>;
}

/** The payer pays once; the provider tells of it until it is heard. */
export async function paidState({ payment, pretend }: Portal, ref: string) {
  if ((await payment.state(ref))?.status === 'open') await pretend?.decide(ref, 'approve');
  const state = await payment.state(ref);
  if (!state) throw new Error('the provider has forgotten');
  return state;
}
