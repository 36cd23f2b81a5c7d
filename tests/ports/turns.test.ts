import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as later } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createTurns } from '#cms/ports/turns.ts';

describe('work that takes turns', () => {
  it('is done one at a time in the order in which it came, and other work beside it', async () => {
    const inTurn = createTurns();
    const said: string[] = [];
    const work = (name: string, ms: number) =>
      inTurn(name.slice(0, 1), async () => {
        said.push(`${name} begins`);
        await later(ms);
        said.push(`${name} ends`);
      });
    await Promise.all([work('a1', 60), work('a2', 1), work('b1', 1)]);
    expect(said).toEqual(['a1 begins', 'b1 begins', 'b1 ends', 'a1 ends', 'a2 begins', 'a2 ends']);
  });

  it('gives back what it found or why it failed, and goes on', async () => {
    const inTurn = createTurns();
    const [failed, found] = await Promise.allSettled([
      inTurn('a', () => Promise.reject(new Error('no'))),
      inTurn('a', async () => 'yes'),
    ]);
    expect(failed).toMatchObject({ status: 'rejected', reason: { message: 'no' } });
    expect(found).toEqual({ status: 'fulfilled', value: 'yes' });
  });

  it('belongs to whoever asked for it: a transaction of the one before is none of its own', async () => {
    const inTurn = createTurns();
    const scope = new AsyncLocalStorage<string>();
    const seen = ['first', 'second'].map((who) =>
      scope.run(who, () =>
        inTurn('a', async () => {
          await later(5);
          return scope.getStore();
        }),
      ),
    );
    expect(await Promise.all(seen)).toEqual(['first', 'second']);
  });
});
