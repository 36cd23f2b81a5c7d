import { expect, it, vi } from 'vitest';
import { BusyError } from '#cms/ports/busy.ts';
import { createReadiness } from '#site/server/readiness.ts';

const never = () => new Promise<never>(() => {});

function portal() {
  const parts = {
    take: async (): Promise<number | undefined> => undefined,
    suggestPlaces: async (): Promise<never[]> => [],
    status: {} as { misconfigured?: boolean; why?: string },
    stuck: [] as string[],
    log: { info: vi.fn(), warn: vi.fn(), error: vi.fn() },
  };
  const readiness = createReadiness(
    {
      limits: { take: () => parts.take() } as never,
      search: { suggestPlaces: () => parts.suggestPlaces(), status: () => parts.status } as never,
      log: parts.log,
    },
    { findStuck: () => parts.stuck as never },
    { deadlineMs: 30, goodForMs: 0 },
  );
  return Object.assign(parts, { isReady: readiness.answer, troubled: readiness.troubled });
}
type Parts = ReturnType<typeof portal>;

it('a portal that can write, find and do its jobs is ready', async () => {
  const parts = portal();
  expect([await parts.isReady(), await parts.troubled()]).toEqual([[200, 'ready'], []]);
});

it.each<[part: string, words: string, spoil: (parts: Parts) => void]>([
  [
    'database',
    'the disk is full',
    (parts) => (parts.take = () => Promise.reject(Object.assign(new Error(), { code: 'SQLITE_FULL' }))),
  ],
  ['database', 'no answer within', (parts) => (parts.take = never)],
  [
    'database',
    'another program',
    (parts) => (parts.take = () => Promise.reject(new BusyError('another program holds the file'))),
  ],
  ['database', 'the log says why', (parts) => (parts.take = () => Promise.reject(new Error('secret words')))],
  ['search', 'no answer within', (parts) => (parts.suggestPlaces = never)],
  ['search key', 'it is invalid', (parts) => (parts.status = { misconfigured: true, why: 'it is invalid' })],
  ['jobs', 'release-holds', (parts) => (parts.stuck = ['release-holds'])],
])('one whose %s fails says so: %s', async (part, words, spoil) => {
  const parts = portal();
  spoil(parts);
  const [status, said] = await parts.isReady();
  expect([status, said]).toEqual([503, expect.stringMatching(new RegExp(`^${part}.*: .*${words}`))]);
  await parts.isReady();
  expect(parts.log.error).toHaveBeenCalledTimes(1);
  expect(await parts.troubled(), 'which, and nothing of why').toEqual([part.split(' ')[0]]);
});

it('a write that hangs is waited for, not begun again each time, and all is well as soon as it is done', async () => {
  const parts = portal();
  let letGo = (_?: undefined) => {};
  const take = vi.fn(() => new Promise<undefined>((resolve) => (letGo = resolve)));
  parts.take = take;
  for (let n = 0; n < 3; n++) expect((await parts.isReady())[0]).toBe(503);
  expect(take).toHaveBeenCalledTimes(1);
  letGo();
  await vi.waitFor(async () => expect(await parts.isReady().then(([status]) => status)).toBe(503));
  parts.take = async () => undefined;
  letGo();
  await vi.waitFor(async () => expect((await parts.isReady())[0]).toBe(200));
});
