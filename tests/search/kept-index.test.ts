import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createKeptFile } from '#cms/ports/database/kept-file.ts';
import { createEmbeddedSearch } from '#search/embedded/create-embedded-search.ts';
import type { SearchDocument, SearchPort } from '#search/port.ts';
import { seedOr } from '../support/seed.ts';
import { criteria } from './filters.contract.ts';
import { activity, article, facility, place, policy, sampleFacilities } from './sample-city.ts';

const folder = mkdtempSync(join(tmpdir(), 'jintuo-index-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let places = 0;
const somewhere = () => join(folder, `index-${places++}`);
const searchAt = (path: string) => createEmbeddedSearch({ file: createKeptFile(path) });

const centres = sampleFacilities(60, 9);
const texts: SearchDocument[] = [
  article('a1', '什么时候添加辅食', '满六个月起，一次一样。海陵区的家长可以来问。'),
  policy('p1', '托育服务收费办法', '按月收费，辅食另计。'),
  activity('c1', '婴儿抚触课', '2026-11-22'),
  place('q1', '溱潼镇', 'township', 'Qintong'),
];
const documents = [...centres, ...texts];

/** Everything that an index says when it is asked, in order. */
async function saidBy(search: SearchPort, asked: { q?: string; some: object }[]): Promise<unknown[]> {
  const said: unknown[] = [new Map([...(await search.hashes())].sort()), await search.counts()];
  for (const { q, some } of asked) {
    said.push(await search.searchFacilities({ ...some, q, page: 1, perPage: 30, highlight: true }));
    said.push(await search.searchTexts({ q: q ?? '', kinds: ['article', 'policy', 'activity'], limit: 10 }));
    said.push(await search.suggestPlaces({ q: q ?? '溱', lang: 'zh', limit: 5 }));
  }
  for (const { id } of documents) said.push(await search.get(id));
  return said;
}

const q = fc.option(fc.constantFrom('阳光', 'hailing', 'hl托育', 'hailng', '海陵阳光', '辅食', 'fushi', 'qt', 'zzz'), {
  nil: undefined,
});
const asked = fc.array(fc.record({ q, some: criteria }), { minLength: 2, maxLength: 5 });
const ids = fc.array(fc.constantFrom(...documents.map(({ id }) => id)), { maxLength: 8 });
const renamed = fc.array(fc.record({ at: fc.nat(centres.length - 1), zh: fc.constantFrom('海陵阳光托育园', '小葵花', '新园') }), {
  maxLength: 8,
});
const round = fc.record({ gone: ids, back: ids, renamed });

function changesOf({ gone, back, renamed: named }: { gone: string[]; back: string[]; renamed: { at: number; zh: string }[] }) {
  const again = documents.filter(({ id }) => back.includes(id));
  const others = named.map(({ at, zh }) => facility({ ...(centres[at] as (typeof centres)[number]), name: { zh } }));
  return { gone, put: [...again, ...others] };
}

describe('an index that was kept', () => {
  it('answers whatever is asked as one does that is made anew, and goes on changing like it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 4 }), asked, async (rounds, questions) => {
        const path = somewhere();
        let search = searchAt(path);
        await search.swap(documents);
        const fresh = createEmbeddedSearch();
        await fresh.swap(documents);
        for (const [n, one] of rounds.entries()) {
          const { gone, put } = changesOf(one);
          for (const each of [search, fresh]) {
            await each.remove(gone);
            await each.index(put);
          }
          await search.keep?.(`round ${n}`);
          await search.close();
          search = searchAt(path);
          expect(await search.takeUp?.((mark) => mark === `round ${n}`)).toBe(true);
          expect(await saidBy(search, questions)).toEqual(await saidBy(fresh, questions));
        }
        await search.close();
        await fresh.close();
      }),
      { numRuns: 8, seed: seedOr(20_261_130) },
    );
  });

  it('is not taken up where its mark does not fit, where it is damaged, and where it is no index', async () => {
    const path = somewhere();
    const first = searchAt(path);
    await first.swap(documents);
    await first.keep?.('then');
    await first.close();

    const other = searchAt(path);
    expect(await other.takeUp?.(async () => false)).toBe(false);
    expect((await other.counts()).facilities).toBe(0);
    await other.mend(async () => documents);
    expect((await other.counts()).facilities).toBe(centres.length);
    await other.close();

    const file = createKeptFile(path);
    const strange = file.create();
    strange.exec("CREATE TABLE facilities_entries (word TEXT); INSERT INTO facilities_entries VALUES ('x')");
    await file.keep(strange, 'then');
    strange.close();
    const third = searchAt(path);
    expect(await third.takeUp?.(() => true)).toBe(false);
    expect((await third.counts()).facilities).toBe(0);

    writeFileSync(path, 'half of it');
    expect(await third.takeUp?.(() => true)).toBe(false);
    await third.close();
  });

  it('takes in what was changed while it was read', async () => {
    const path = somewhere();
    const first = searchAt(path);
    await first.swap(documents);
    await first.keep?.('then');
    await first.close();
    const search = searchAt(path);
    const reading = search.takeUp?.(() => true);
    await search.index([facility({ id: 'new', name: { zh: '后来的园' } })]);
    await search.remove(['f1']);
    expect(await reading).toBe(true);
    expect((await search.allFacilities({ q: '后来的园' })).map(({ id }) => id)).toEqual(['new']);
    expect(await search.get('f1')).toBeUndefined();
    await search.close();
  });
});
