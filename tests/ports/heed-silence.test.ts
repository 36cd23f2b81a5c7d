import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSilence, type Silence } from '#cms/ports/database/heed-silence.ts';
import { requestScope } from '#cms/ports/request-scope.ts';

const never = () => new Promise<never>(() => {});
const inRequest = <T>(work: () => Promise<T>) => requestScope.run({}, work);

let silence: Silence;
let told: string[];
beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  silence = createSilence({ onAway: () => told.push('away'), onBack: (ms) => told.push(ms > 0 ? 'back' : 'too soon') });
});
afterEach(() => {
  silence.close();
  vi.useRealTimers();
});

describe('a server that answers nobody', () => {
  it('is away within two seconds: who waits hears so, and who comes after is not made to wait', async () => {
    void silence.asking(never);
    const waiting = inRequest(() => silence.asking(never));
    const heard = expect(waiting).rejects.toMatchObject({ code: 'unavailable' });
    expect(silence.awaySince()).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1900);
    await heard;
    expect(silence.awaySince()).toBeTypeOf('number');
    const work = vi.fn(never);
    await expect(inRequest(() => silence.asking(work))).rejects.toMatchObject({ code: 'unavailable' });
    expect([work.mock.calls.length, told]).toEqual([0, ['away']]);
  });

  it('is back with its first answer, and all goes on at once', async () => {
    void silence.asking(never);
    await vi.advanceTimersByTimeAsync(3000);
    await silence.asking(async () => 'an answer');
    expect([silence.awaySince(), told]).toEqual([undefined, ['away', 'back']]);
    expect(await inRequest(() => silence.asking(async () => 'served'))).toBe('served');
  });

  it('what cannot be reached has not answered, and what was refused has', async () => {
    void silence.asking(never);
    await vi.advanceTimersByTimeAsync(3000);
    const unreachable = Object.assign(new Error('no server'), { name: 'MongoServerSelectionError' });
    await expect(silence.asking(() => Promise.reject(unreachable))).rejects.toBe(unreachable);
    expect(silence.awaySince()).toBeTypeOf('number');
    await expect(silence.asking(() => Promise.reject(new Error('a duplicate')))).rejects.toThrow('a duplicate');
    expect(silence.awaySince()).toBeUndefined();
  });

  it('a connection that was cut under the question is no answer, however bare the error is', async () => {
    void silence.asking(never);
    await vi.advanceTimersByTimeAsync(3000);
    const cut = () =>
      Promise.reject(Object.assign(new Error('This socket has been ended by the other party'), { code: 'EPIPE' }));
    await expect(silence.asking(cut)).rejects.toMatchObject({ code: 'unavailable' });
    await expect(silence.ending(cut)).rejects.toMatchObject({ code: 'unavailable' });
    expect(silence.awaySince()).toBeTypeOf('number');
  });

  it('what ends a transaction is still done, and no request waits for it', async () => {
    void silence.asking(never);
    await vi.advanceTimersByTimeAsync(3000);
    const rollback = vi.fn(never);
    await expect(inRequest(() => silence.ending(rollback))).rejects.toMatchObject({ code: 'unavailable' });
    expect(rollback).toHaveBeenCalled();
  });
});

it('one long question is no silence while others are answered, nor is a pause in which nobody asks', async () => {
  void silence.asking(never);
  for (let n = 0; n < 20; n++) {
    await silence.asking(async () => n);
    await vi.advanceTimersByTimeAsync(500);
  }
  expect(told).toEqual([]);
});

it('the work of the clock waits as long as it must', async () => {
  let letGo = (_: string) => {};
  const waiting = silence.asking(() => new Promise<string>((resolve) => (letGo = resolve)));
  await vi.advanceTimersByTimeAsync(8000);
  letGo('late');
  expect(await waiting).toBe('late');
});
