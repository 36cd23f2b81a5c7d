import { randomBytes } from 'node:crypto';
import { chooseCity } from '#cms/city/choose.ts';
import { makeFacilities } from '#cms/seed/make-facilities.ts';
import { makeTownshipPlaces } from '#cms/seed/make-places.ts';
import { createEmbeddedSearch } from '#search/embedded/create-embedded-search.ts';
import { createMeilisearch } from '#search/meilisearch/create-meilisearch.ts';
import { createEngine } from '#search/meilisearch/engine.ts';
import type { FacilityDocument, PlaceDocument, SearchPort } from '#search/port.ts';
import { createSpell, type Spell } from '#search/text/pinyin.ts';
import { facility, place } from '../search/sample-city.ts';
import { watchMemory } from './process-memory.ts';

export interface BothEngines {
  count: number;
  centres: FacilityDocument[];
  places: PlaceDocument[];
  spell: Spell;
  engines: [name: string, search: SearchPort][];
  /** How long each took to take them in. */
  built: string[];
  /** Milliseconds that a bare round trip to the server takes. */
  roundTrip?: () => Promise<number>;
  close(): Promise<void>;
}

/** The same centres and places in the embedded engine and, where a server is given, in an index of its own there. */
export async function bothEngines(count: number, server?: { host: string; apiKey?: string; pid?: string }): Promise<BothEngines> {
  const city = await chooseCity('taizhou');
  const centres = makeFacilities(city, count, 71).map(
    ({ slug, name, address, district, township, point, classes, monthly }, at) =>
      facility({
        ...{ id: slug, name, address, district: district.name, districtCode: district.code, location: point },
        ...{ township: township.name, townshipCode: township.code, institution: at % 3 ? 'standalone' : 'community' },
        forms: [...new Set(classes.flatMap(({ forms }) => forms))],
        prices: { full_day: monthly },
      }),
  );
  const places = [...city.gazetteer, ...makeTownshipPlaces(city)].map(({ name, kind }, at) =>
    place(`p${at}`, name.zh, kind, name.en),
  );
  const { readings } = city;
  const engines: [string, SearchPort][] = [['embedded', createEmbeddedSearch({ readings })]];
  const built: string[] = [];
  const close: (() => Promise<unknown>)[] = [];
  if (server) {
    const { host, apiKey } = server;
    const { client, done } = createEngine({ host, apiKey });
    const index = `jintuo-bench-${randomBytes(4).toString('hex')}`;
    const { pkgVersion } = await client.getVersion();
    engines.push([`Meilisearch ${pkgVersion}`, createMeilisearch({ host, apiKey, index, readings, timeout: 60_000 })]);
    close.push(() => done(client.deleteIndex(index), 60_000));
  }
  for (const [name, search] of engines) {
    const memory = name === 'embedded' ? undefined : watchMemory(server?.pid);
    const from = performance.now();
    await search.swap([...centres, ...places]);
    built.push(`${name} ${((performance.now() - from) / 1000).toFixed(1)} s${memory?.stop() ?? ''}`);
  }
  return {
    ...{ count, centres, places, engines, built, spell: createSpell(readings) },
    ...(server ? { roundTrip: () => roundTripTo(server.host) } : {}),
    close: async () => {
      for (const [, search] of engines) await search.close();
      for (const last of close) await last();
    },
  };
}

async function roundTripTo(host: string): Promise<number> {
  const from = performance.now();
  await (await fetch(`${host}/health`)).arrayBuffer();
  return performance.now() - from;
}
