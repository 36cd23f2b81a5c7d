import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEmbeddedSearch } from '#search/embedded/create-embedded-search.ts';
import { createMeilisearch } from '#search/meilisearch/create-meilisearch.ts';
import { decided } from '#search/meilisearch/decide.ts';
import { type AskEngine, createEngine } from '#search/meilisearch/engine.ts';
import { LOOKS_MS } from '#search/meilisearch/leave-to-others.ts';
import { createUnsettled } from '#search/meilisearch/unsettled.ts';
import type { FacilityCriteria, SearchDocument } from '#search/port.ts';
import { plainCode } from '#search/rules/plain-code.ts';
import { createSpell } from '#search/text/pinyin.ts';
import { parseQuery } from '#search/text/query.ts';
import { createSearchWithFallback } from '#search/with-fallback.ts';
import { type MeilisearchStandIn, startMeilisearchStandIn } from '../meilisearch-stand-in/index.ts';
import { eventually } from '../support/eventually.ts';
import { seedOr } from '../support/seed.ts';
import { criteria } from './filters.contract.ts';
import { ODD_QUERIES } from './odd-queries.ts';
import { activity, article, facility, place, sampleFacilities } from './sample-city.ts';

/** What `search/README.md` says that a key must be allowed. */
const ENOUGH: string[] = [
  ...['search', 'documents.add', 'documents.get', 'documents.delete', 'indexes.create', 'indexes.get', 'indexes.delete'],
  ...['indexes.swap', 'settings.get', 'settings.update', 'tasks.get', 'tasks.cancel'],
];
const KEYS = [
  { key: 'own', actions: [...ENOUGH], indexes: ['jintuo-*'] },
  { key: 'search-only', actions: ['search'], indexes: ['jintuo-*'] },
];
const documents: SearchDocument[] = [
  ...sampleFacilities(80),
  place('t1', '泰州站', 'station', 'Taizhou Railway Station', ['火车站']),
  article('a1', '什么时候添加辅食', '满六个月起，一次一样。'),
  activity('c1', '海陵亲子课', '2026-11-23', '市图书馆'),
];
const read = async () => documents;

let standIn: MeilisearchStandIn;
beforeEach(async () => {
  standIn = await startMeilisearchStandIn({ apiKey: 'master', keys: KEYS });
});
// Closing fails for a request of more than 60 clauses.
afterEach(() => standIn.close());

const open = (apiKey = 'own') => createMeilisearch({ host: standIn.host, apiKey, index: 'jintuo-use' });
/** Looks more often than others would. */
const watching = () => createMeilisearch({ host: standIn.host, apiKey: 'own', index: 'jintuo-use', looks: [50, 50, 100] });
const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const withFallback = (apiKey = 'own', lookEvery = 20) =>
  createSearchWithFallback({
    main: open(apiKey),
    createSpare: () => createEmbeddedSearch(),
    read,
    log: { info: () => undefined, warn: () => undefined },
    lookEvery,
  });
const tasks = () => standIn.state.tasks.map(({ type }) => type);

describe('what is sent to the engine', () => {
  it('has no more than 60 clauses a request, whatever is typed', async () => {
    const search = open();
    await search.mend(read);
    const letters = fc.string({ unit: fc.constantFrom(...'abcghilnoqtuxyz'), minLength: 1, maxLength: 20 });
    const slipped = fc.constantFrom(
      'hailng',
      'yanguang',
      'tiandehu',
      'tuoyuyaun',
      'taixng',
      'gaogagn',
      '海陵区阳光托育园',
      '泰州站',
    );
    const typed = fc.array(fc.oneof(letters, slipped, fc.string({ unit: 'grapheme', maxLength: 30 })), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(typed, criteria, async (words, some) => {
        const q = words.join(' ');
        await search.searchFacilities({ ...some, q, sort: 'relevance', page: 1, perPage: 20 });
        await search.suggestPlaces({ q, lang: 'zh', limit: 5 });
        await search.searchTexts({ q, kinds: ['article', 'policy', 'activity'], limit: 5, from: '2026-11-23' });
      }),
      { numRuns: 40, seed: seedOr(20261128) },
    );
    expect(standIn.state.tooLong).toEqual([]);
    await search.close();
  });

  it('is one request for a page of a search', async () => {
    const search = open();
    await search.mend(read);
    for (const query of [
      { q: '托育' },
      { q: 'tuoyu', near: { lat: 32.5, lng: 120 } },
      { district: '321202' },
      { sort: 'price' as const },
    ]) {
      standIn.sent.length = 0;
      expect((await search.searchFacilities({ ...query, page: 1, perPage: 5 })).total).toBeGreaterThan(0);
      expect(standIn.sent.map(({ route }) => route)).toEqual(['POST multi-search']);
    }
    await search.close();
  });

  it('is one request more for a word that is one slip off', async () => {
    const search = open();
    await search.mend(read);
    standIn.sent.length = 0;
    expect((await search.searchFacilities({ q: 'tuoyi', page: 1, perPage: 5 })).total).toBeGreaterThan(0);
    expect(standIn.sent.map(({ route }) => route)).toEqual(['POST multi-search', 'POST multi-search']);
    await search.close();
  });

  it('reads by way of two places what lies at the edge, and what a page may show, but not the city', async () => {
    const search = createMeilisearch({ host: standIn.host, apiKey: 'own', index: 'jintuo-use', timeout: 20_000 });
    await search.swap(sampleFacilities(1000, 9));
    const way = { near: { lat: 32.4, lng: 119.8 }, also: { lat: 32.6, lng: 120.1 } };
    const read = async (query: FacilityCriteria) => {
      standIn.sent.length = 0;
      const { total } = await search.searchFacilities({ ...way, ...query, page: 1, perPage: 20 });
      return { total, read: standIn.sent.reduce((sum, { hits }) => sum + hits, 0), requests: standIn.sent.length };
    };
    const within = await read({ radius: 12_000 });
    expect(within.total).toBeGreaterThan(200);
    expect(within.read).toBeLessThan(220);
    expect(within.requests).toBeLessThan(9);
    expect((await read({ radius: 12_000, sort: 'name' })).read).toBeLessThan(100);
    expect((await read({})).read).toBeLessThan(220);
    await search.close();
  });

  it('asks for answers that are not compressed', async () => {
    const search = open();
    await search.mend(read);
    expect(new Set(standIn.sent.map(({ encoding }) => encoding))).toEqual(new Set(['identity']));
    await search.close();
  });

  it('is nothing that makes no sense: it is answered at the door', async () => {
    const search = open();
    await search.mend(read);
    standIn.sent.length = 0;
    for (const [what, query] of ODD_QUERIES) {
      if (what.startsWith('a page') || !/coordinates|past the globe|no number|to nowhere/.test(what)) continue;
      expect(await search.searchFacilities(query), what).toEqual(await createEmbeddedSearch().searchFacilities(query));
      expect(await search.allFacilities(query), what).toEqual([]);
    }
    expect(standIn.sent).toEqual([]);
    await search.close();
  });
});

describe('tasks', () => {
  it('are not waited for by whoever searches', async () => {
    const search = open();
    await search.mend(read);
    const before = await search.searchFacilities({ page: 1, perPage: 1 });
    standIn.state.delay = 60_000;
    standIn.state.enqueue('documentAdditionOrUpdate', 'another', {}, () => undefined);
    await search.index([facility({ id: 'new', name: { zh: '新开托育' } })]);
    await search.remove(['f1']);
    const again = open();
    expect((await again.searchFacilities({ page: 1, perPage: 1 })).total).toBe(before.total);
    // The portal that made the changes shows them, and counts them.
    expect((await search.allFacilities({ q: '新开' })).map(({ id }) => id)).toEqual(['new']);
    expect((await search.allFacilities({ q: 'xinkai' })).map(({ id }) => id)).toEqual(['new']);
    const now = await search.searchFacilities({ page: 1, perPage: 1 });
    expect([now.total, now.facets.institution.standalone]).toEqual([
      before.total,
      (before.facets.institution.standalone ?? 0) +
        (documents[1]?.kind === 'facility' && documents[1].institution === 'standalone' ? 0 : 1),
    ]);
    expect(await search.get('f1')).toBeUndefined();
    expect(await search.get('new')).toMatchObject({ name: { zh: '新开托育' } });
  });

  it('that end while a question is under way take nothing out of its answer', async () => {
    const spell = createSpell();
    const unsettled = createUnsettled(spell);
    const { settle } = unsettled.add({ put: [facility({ id: 'late', name: { zh: '独角兽婴幼儿托育中心' } })] });
    const ask: AskEngine = async (queries) => {
      settle();
      const isAskedFor = (filter: string[] = []) => filter.some((one) => one.includes(plainCode('late')));
      return queries.map(({ filter }) => ({ hits: [], totalHits: isAskedFor(filter) ? 1 : 0 }));
    };
    // Too long to be put to the engine whole: what it finds is looked at, and only that is asked for.
    const asked = { terms: parseQuery('dujiaoshouyingyouer'), among: [], kinds: ['facility' as const] };
    const ranks = await decided({ ask, spell, unsettled }, asked, async (question) => question?.ranks);
    expect([...(ranks ?? [])]).toEqual([['late', 0]]);
    unsettled.close();
  });

  it('are one for a change, however often it is told', async () => {
    const search = open();
    await search.mend(read);
    const before = tasks().length;
    const changed = facility({ id: 'f1', name: { zh: '改名托育' } });
    await search.index([changed]);
    await search.index([changed]);
    await search.remove(['f2']);
    await search.remove(['f2']);
    expect(tasks().slice(before)).toEqual(['documentAdditionOrUpdate', 'documentDeletion']);
    await search.close();
  });

  it('are one for a change, of several portals that follow it: they see that it is there', async () => {
    const [first, second] = [open(), watching()];
    await first.mend(read);
    const before = tasks().length;
    const changed = facility({ id: 'f1', name: { zh: '改名托育' } });
    // Whoever hears of it before the engine has it shows it all the same.
    await second.index([changed], { elsewhere: true });
    await second.remove(['f2'], { elsewhere: true });
    expect((await second.allFacilities({ q: '改名托育' })).map(({ id }) => id)).toEqual(['f1']);
    expect([await second.get('f2'), tasks().length]).toEqual([undefined, before]);
    await first.index([changed]);
    await first.remove(['f2']);
    await later(400);
    expect(tasks().slice(before)).toEqual(['documentAdditionOrUpdate', 'documentDeletion']);
    expect((await second.allFacilities({ q: '改名托育' })).map(({ id }) => id)).toEqual(['f1']);
    expect(await second.get('f2')).toBeUndefined();
    await Promise.all([first.close(), second.close()]);
  });

  it('are sent by another portal, within some seconds, where the one that made the change has come to its end', async () => {
    const second = watching();
    await second.mend(read);
    const before = tasks().length;
    await second.index([facility({ id: 'f1', name: { zh: '改名托育' } }), facility({ id: 'f3', name: { zh: '旧名托育' } })], {
      elsewhere: true,
    });
    await second.remove(['f2'], { elsewhere: true });
    // Something newer has come for it meanwhile.
    const newer = facility({ id: 'f3', name: { zh: '新名托育' } });
    await second.index([newer]);
    expect(tasks().slice(before)).toEqual(['documentAdditionOrUpdate']);
    await eventually(async () => tasks().length === before + 3);
    const third = open();
    await eventually(async () => (await third.get('f2')) === undefined);
    expect(await third.get('f1')).toMatchObject({ name: { zh: '改名托育' } });
    expect(await third.get('f3')).toMatchObject({ name: { zh: '新名托育' } });
    expect(LOOKS_MS.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(10_000);
    await Promise.all([second.close(), third.close()]);
  });

  it('are none at a start where nothing has changed', async () => {
    await (await mended()).close();
    const before = tasks().length;
    await (await mended()).close();
    expect(tasks().slice(before)).toEqual([]);
  });

  it('set an index up anew, aside, where it was set up for another version', async () => {
    await (await mended()).close();
    standIn.state.find('jintuo-use').settings.rankingRules = ['words'];
    const before = tasks().length;
    await (await mended()).close();
    expect(
      tasks()
        .slice(before)
        .filter((type) => type === 'settingsUpdate'),
    ).toHaveLength(1);
    expect(tasks().slice(before)).toContain('indexSwap');
    expect(standIn.state.find('jintuo-use').settings.rankingRules).toEqual(['sort']);
  });

  it('are cancelled when they are given up', async () => {
    const { client, done } = createEngine({ host: standIn.host, apiKey: 'own' });
    standIn.state.delay = 60_000;
    await expect(done(client.createIndex('jintuo-late'), 20)).rejects.toThrow('not done within');
    expect(standIn.state.tasks[0]?.status).toBe('canceled');
  });

  it('are not sent to an engine that is away', async () => {
    const search = withFallback('own', 60_000);
    await search.mend(read);
    standIn.faults.down = true;
    await search.index([facility({ id: 'new' })]);
    standIn.faults.down = false;
    standIn.sent.length = 0;
    await search.index([facility({ id: 'newer' })]);
    expect(standIn.sent).toEqual([]);
    await search.close();
  });

  it('that take long do not hold up a start', async () => {
    standIn.state.delay = 300;
    const search = withFallback();
    await search.mend(read, 50);
    expect(search.status()).toMatchObject({ answering: 'embedded', why: expect.stringContaining('brought up to date') });
    expect((await search.counts()).facilities).toBe(80);
    await eventually(() => search.status().answering === 'meilisearch');
    expect((await search.counts()).facilities).toBe(80);
    await search.close();
  });

  async function mended() {
    const search = open();
    await search.mend(read);
    return search;
  }
});

describe('a key', () => {
  it('for the portal’s own indexes is enough', async () => {
    const search = withFallback('own');
    await search.mend(read);
    await search.swap(read);
    await search.index([facility({ id: 'new', name: { zh: '新开托育' } })]);
    await search.remove(['f1']);
    expect((await search.allFacilities({ q: '新开' })).map(({ id }) => id)).toEqual(['new']);
    expect(search.status()).toEqual({ engine: 'meilisearch', answering: 'meilisearch', address: standIn.host });
    await search.close();
  });

  it.each(['search-only', 'wrong'])('that is %s is said', async (apiKey) => {
    const search = withFallback(apiKey);
    await search.mend(read);
    expect(search.status()).toMatchObject({
      answering: 'embedded',
      misconfigured: true,
      why: expect.stringContaining('API key'),
    });
    await search.close();
  });

  it('that is taken back later is no mistake of whoever set the portal up', async () => {
    const search = withFallback('own', 60_000);
    await search.mend(read);
    KEYS[0]?.actions.splice(0);
    await search.counts();
    KEYS[0]?.actions.push(...ENOUGH);
    expect(search.status()).toMatchObject({ answering: 'embedded' });
    expect(search.status().misconfigured).toBeUndefined();
    await search.close();
  });
});
