import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compareIndex, contentHash, countDifferences } from '#search/compare.ts';
import { createEmbeddedSearch } from '#search/embedded/create-embedded-search.ts';
import { createMeilisearch, type RemoteSearch } from '#search/meilisearch/create-meilisearch.ts';
import type { SearchDocument, SearchPort } from '#search/port.ts';
import { createSearchWithFallback } from '#search/with-fallback.ts';
import { type MeilisearchStandIn, startMeilisearchStandIn } from '../meilisearch-stand-in/index.ts';
import { eventually } from '../support/eventually.ts';
import { facility, numbers, sampleFacilities } from './sample-city.ts';

/** After this the engine is taken to be away. */
const PATIENCE_MS = 1500;

let standIn: MeilisearchStandIn;
let main: RemoteSearch;
let search: SearchPort;
let spares: number;
let warnings: string[];
/** Stands for the database. */
let kept: Map<string, SearchDocument>;
const read = async () => [...kept.values()];
const named = (id: string, zh: string) => facility({ id, name: { zh } });

beforeEach(async () => {
  standIn = await startMeilisearchStandIn({ apiKey: 'key' });
  kept = new Map(sampleFacilities(60).map((one) => [one.id, one]));
  spares = 0;
  warnings = [];
  main = createMeilisearch({ host: standIn.host, apiKey: 'key', index: 'jintuo-test', timeout: PATIENCE_MS });
  search = createSearchWithFallback({
    main,
    createSpare: () => {
      spares += 1;
      return createEmbeddedSearch();
    },
    read,
    log: { info: () => undefined, warn: (_, message) => warnings.push(message) },
    lookEvery: 20,
  });
  await search.mend(read);
});
afterEach(async () => {
  await search.close();
  await standIn.close();
});

/** A write as the portal makes it: first to the database, then to search. */
async function save(document: SearchDocument): Promise<void> {
  kept.set(document.id, document);
  await search.index([document]);
}
async function drop(id: string): Promise<void> {
  kept.delete(id);
  await search.remove([id]);
}
const found = async (q: string) => (await search.allFacilities({ q })).map(({ id }) => id);
const isBack = () => search.status().answering === 'meilisearch';
const off = async () => countDifferences(compareIndex(await read(), await main.hashes()));

describe('while the engine answers', () => {
  it('keeps no index in memory', async () => {
    await save(named('new', '新开托育'));
    expect(await found('新开')).toEqual(['new']);
    expect(spares).toBe(0);
    expect(search.status()).toEqual({ engine: 'meilisearch', answering: 'meilisearch', address: standIn.host });
  });

  it('answers a question that the engine refuses, and goes on trusting it', async () => {
    standIn.state.find('jintuo-test').settings.sortableAttributes = [];
    expect((await search.searchFacilities({ page: 1, perPage: 5 })).total).toBe(60);
    expect(isBack()).toBe(true);
    expect(warnings).toEqual(['the search engine refused a question']);
  });
});

describe('while the engine is away', () => {
  it('answers from memory, follows every write, and says so', async () => {
    standIn.faults.down = true;
    await save(named('new', '新开托育'));
    await drop('f1');
    expect(await found('新开')).toEqual(['new']);
    expect((await search.counts()).facilities).toBe(60);
    expect(search.status()).toMatchObject({ engine: 'meilisearch', answering: 'embedded', since: expect.any(String) });
    expect(search.status().why).not.toContain('key');
    expect(warnings).toEqual(['the search engine is away: the index in memory answers until it is back']);
    expect(spares).toBe(1);
  });

  it('does not let every visitor wait for an engine that hangs', async () => {
    standIn.faults.slow = 5000;
    await found('托育');
    const started = performance.now();
    for (let n = 0; n < 20; n++) await found('托育');
    // Twenty visitors who each waited would have waited twenty times as long as it takes to give up.
    expect(performance.now() - started).toBeLessThan((20 * PATIENCE_MS) / 2);
    standIn.faults.slow = 0;
    await eventually(isBack);
  });

  it('has what it missed when it is back', async () => {
    standIn.faults.down = true;
    await save(named('new', '新开托育'));
    await save(named('f2', '改名托育'));
    await drop('f1');
    standIn.faults.down = false;
    await eventually(isBack);
    expect(await off()).toBe(0);
    expect(await found('改名')).toEqual(['f2']);
    expect(search.status()).toEqual({ engine: 'meilisearch', answering: 'meilisearch', address: standIn.host });
  });

  it('starts all the same, and takes the engine into use when it comes', async () => {
    standIn.faults.down = true;
    const late = createSearchWithFallback({
      main: createMeilisearch({ host: standIn.host, apiKey: 'key', index: 'jintuo-late', timeout: PATIENCE_MS }),
      createSpare: () => createEmbeddedSearch(),
      read,
      log: { info: () => undefined, warn: () => undefined },
      lookEvery: 20,
    });
    await late.mend(read);
    expect((await late.counts()).facilities).toBe(60);
    standIn.faults.down = false;
    await eventually(() => late.status().answering === 'meilisearch');
    expect((await late.counts()).facilities).toBe(60);
    expect(standIn.state.find('jintuo-late').documents.size).toBe(60);
    await late.close();
  });

  it.each([
    ['a wrong key', () => createMeilisearch({ host: standIn.host, apiKey: 'other', index: 'jintuo-test' }), 'API key is invalid'],
    ['no server', () => createMeilisearch({ host: 'http://127.0.0.1:9', index: 'jintuo-test' }), 'does not answer'],
  ])('says what is wrong: %s', async (_, create, why) => {
    const one = createSearchWithFallback({
      main: create(),
      createSpare: () => createEmbeddedSearch(),
      read,
      log: { info: () => undefined, warn: () => undefined },
    });
    expect((await one.counts()).facilities).toBe(60);
    expect(one.status().why).toContain(why);
    await one.close();
  });
});

describe('an engine that fails', () => {
  it('at a task is mended, and the write is not lost', async () => {
    standIn.state.failing = 1;
    await save(named('new', '新开托育'));
    expect(await found('新开')).toEqual(['new']);
    // That its task has failed is heard of a little later.
    await eventually(async () => isBack() && (await off()) === 0);
  });

  it('by losing its index gets a whole new one', async () => {
    standIn.state.indexes.clear();
    expect((await search.searchFacilities({ page: 1, perPage: 5 })).total).toBe(60);
    await eventually(isBack);
    expect(await off()).toBe(0);
  });

  it('again and again in the middle of 500 writes agrees with the database in the end', async () => {
    const next = numbers(11);
    for (const [at, document] of sampleFacilities(500, 12).entries()) {
      const id = `f${next(90)}`;
      if (at % 40 === 7) standIn.faults.down = true;
      if (at % 40 === 25) standIn.faults.down = false;
      if (at % 60 === 30) standIn.state.failing = 1;
      if (at % 25 === 0) await wait(15);
      if (at % 5 === 0) await drop(id);
      else await save({ ...document, id });
    }
    standIn.faults.down = false;
    await eventually(async () => isBack() && (await off()) === 0);
    expect(await search.hashes()).toEqual(new Map((await read()).map((one) => [one.id, contentHash(one)])));
  });

  it('keeps what changes while it is being mended', async () => {
    standIn.faults.down = true;
    await save(named('new', '新开托育'));
    standIn.state.delay = 15;
    standIn.faults.down = false;
    for (let n = 0; n < 30; n++) {
      await save(named(`during${n}`, `途中${n}号`));
      await wait(3);
    }
    await eventually(isBack);
    await eventually(async () => (await off()) === 0);
  });
});
