import type { Payload } from 'payload';
import { expect, it } from 'vitest';
import { createOccupancy } from '#cms/records/occupancy.ts';
import type { Claim } from '#domain/places/capacity.ts';

const DAY = '2026-11-24';
const claim = (booking: string): Claim => ({ booking, from: 540, to: 720 });

/** Classes with a sheet each, of which no more than some are kept. */
function sheetsOf(mostSheets: number) {
  const sheets = new Map<string, { class: string; facility: string; date: string; claims: Claim[]; version: number }>();
  const reads: string[] = [];
  const find = async ({ where }: { where: { key?: { in: string[] }; class?: { in: string[] } } }) => {
    reads.push(...(where.class?.in ?? []));
    return {
      docs: [...sheets].flatMap(([key, sheet]) =>
        where.key?.in.includes(key) || where.class?.in.includes(sheet.class) ? [structuredClone(sheet)] : [],
      ),
    };
  };
  const occupancy = createOccupancy({ db: {}, find } as unknown as Payload, { caughtUp: async () => undefined, mostSheets });
  const write = (id: string, claims: Claim[]) => {
    const key = `${id}|${DAY}`;
    sheets.set(key, { class: id, facility: 'one', date: DAY, claims, version: (sheets.get(key)?.version ?? 0) + 1 });
    occupancy.note([key]);
  };
  const look = async (...ids: string[]) => {
    const taken = await occupancy.look(ids, DAY, DAY);
    return ids.map((id) => taken.claimsOf(id, DAY).map(({ booking }) => booking));
  };
  /** The classes that were read since this was asked last. */
  const readSince = () => reads.splice(0);
  return { write, look, readSince };
}

it('keeps the classes that were looked at last when there are too many, and what is written of every one', async () => {
  const { write, look, readSince } = sheetsOf(4);
  for (const id of ['a', 'b', 'c', 'd', 'e']) write(id, [claim(`first of ${id}`)]);
  await look('a', 'b');
  await look('c', 'd', 'e');
  await look('b');
  expect(readSince()).toEqual(['a', 'b', 'c', 'd', 'e', 'b']);
  expect(await look('c', 'd')).toEqual([['first of c'], ['first of d']]);
  expect(readSince()).toEqual([]);
  write('a', [claim('second of a')]);
  write('c', [claim('second of c')]);
  expect(await look('a', 'c')).toEqual([['second of a'], ['second of c']]);
  expect(readSince()).toEqual(['a']);
});

it('gives what is so to all who look at once while others are let go', async () => {
  const { write, look } = sheetsOf(3);
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
  for (let round = 1; round < 30; round++) {
    const changed = ids[round % ids.length] as string;
    write(changed, [claim(`${changed}${round}`)]);
    const asked = ids.map((_, at) => [ids[(at + round) % ids.length] as string, changed]);
    for (const [, now] of await Promise.all(asked.map((one) => look(...one)))) expect(now).toEqual([`${changed}${round}`]);
  }
});
