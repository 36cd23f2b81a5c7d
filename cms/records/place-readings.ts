import type { Payload } from 'payload';
import type { ReadingTable } from '#search/text/pinyin.ts';
import { words } from './words.ts';

/** How place names are read where the dictionary is wrong: what the gazetteer says of its places, by name. */
export async function readPlaceReadings(payload: Payload): Promise<ReadingTable> {
  const { docs } = await payload.find({
    collection: 'gazetteer-places',
    where: { reading: { exists: true } },
    locale: 'all',
    depth: 0,
    pagination: false,
    limit: 0,
  });
  const pairs = docs.flatMap(({ name, reading }) => (reading ? [[words(name).zh, reading] as const] : []));
  return Object.fromEntries(pairs.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
