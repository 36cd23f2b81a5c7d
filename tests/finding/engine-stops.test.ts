import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkIndexTask } from '#cms/follow/jobs/check-index-task.ts';
import { searchNotice } from '#cms/staff/home/tasks-of.ts';
import { createTranslator } from '#cms/words/index.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { compareIndex, countDifferences } from '#search/compare.ts';
import { type MeilisearchStandIn, startMeilisearchStandIn } from '../meilisearch-stand-in/index.ts';
import { numbers } from '../search/sample-city.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { eventually } from '../support/eventually.ts';
import { book, newFamily } from '../support/family.ts';
import { runProcess } from '../support/run-process.ts';

let demo: DemoPortal;
let standIn: MeilisearchStandIn;
let ids: string[];

beforeAll(async () => {
  standIn = await startMeilisearchStandIn({ apiKey: 'key' });
  Object.assign(process.env, { MEILI_HOST: standIn.host, MEILI_API_KEY: 'key' });
  demo = await demoPortal({ enrolled: false });
  const { docs } = await demo.portal.payload.find({ collection: 'facilities', pagination: false, depth: 0 });
  ids = docs.map(({ id }) => String(id));
});
afterAll(async () => {
  await demo.close();
  await standIn.close();
});

const answering = () => demo.portal.search.status().answering;
const rename = (id: string, name: string) =>
  demo.portal.payload.update({ collection: 'facilities', id, data: { name }, locale: 'zh', depth: 0 });
const found = async (q: string) => (await demo.portal.search.allFacilities({ q })).map(({ id }) => id);
/** How many documents index and database disagree on; the index is asked, not the one in memory. */
const off = async () => {
  if (answering() !== 'meilisearch') return Number.NaN;
  return countDifferences(compareIndex(await demo.portal.documents.readAll(), await demo.portal.search.hashes()));
};
const doctor = () => runProcess('cms/commands/doctor.ts', []);

describe('a portal whose search engine is Meilisearch', () => {
  it('has the whole city in it from the start', async () => {
    expect(demo.portal.search.status()).toMatchObject({ engine: 'meilisearch' });
    // On a busy machine the start lets go of it until it is up to date.
    await eventually(async () => answering() === 'meilisearch');
    expect(await off()).toBe(0);
    expect(searchNotice(demo.portal, createTranslator('zh'))).toBeUndefined();
    expect(standIn.state.find('jintuo-taizhou').documents.size).toBeGreaterThan(100);
  });

  it('shows an edit within a second', async () => {
    await rename(String(ids[0]), '示例改名一号托育园');
    await eventually(async () => (await found('改名一号')).includes(String(ids[0])));
  });

  it('loses nothing when the engine stops in the middle of 500 edits and a booking, and comes back', async () => {
    const next = numbers(5);
    const family = await newFamily(demo.portal, 1);
    for (let n = 0; n < 500; n++) {
      if (n === 120) standIn.faults.down = true;
      if (n === 380) standIn.faults.down = false;
      if (n === 200) await book(demo.portal, family, { form: 'hourly', date: '2026-11-25', window: { from: 600, to: 720 } });
      if (n === 250) {
        expect(answering()).toBe('embedded');
        expect(searchNotice(demo.portal, createTranslator('zh'))).toMatch(/搜索引擎从 2\d{3}-.* 起联系不上.*原因：.+/);
        expect((await found('示例')).length).toBeGreaterThan(0);
      }
      await rename(String(ids[next(ids.length)]), `示例第${n}次改名托育园`);
    }
    await eventually(async () => (await off()) === 0, { withinMs: 60_000 });
    expect((await found('第499次改名')).length).toBe(1);
  });

  it('tells by the doctor what a crash left behind, and mends it by a reindex', async () => {
    const id = String(ids[1]);
    const { signal, output } = await runProcess('tests/finding/edit-and-die.ts', [id, '示例断电托育园']);
    expect(signal, output).toBe('SIGKILL');
    expect(await off()).toBe(1);

    const ill = await doctor();
    expect(ill.output).toContain(`1 different (${id})`);
    expect(ill.code).toBe(1);
    const { code, output: said } = await runProcess('cms/commands/reindex.ts', []);
    expect(code, said).toBe(0);
    const well = await doctor();
    expect(well.output).toMatch(/✓ search +Meilisearch at http:\/\/127\.0\.0\.1/);
    expect(well.output).toMatch(/✓ index +(\d+) of \1 documents\n/);
    expect(await off()).toBe(0);
  });

  it('mends it by itself at the next start, or in the night', async () => {
    await runProcess('tests/finding/edit-and-die.ts', [String(ids[2]), '示例再次断电托育园']);
    expect(await off()).toBe(1);
    const { findDue, run } = checkIndexTask(demo.portal, 'this process');
    expect(await findDue()).toEqual([]);
    demo.setNow(plusMinutes(TEST_NOW, 24 * 60));
    expect(await findDue()).toEqual([{ id: '2026-11-24', own: false }]);
    expect(await run('2026-11-24')).toBe('mended');
    expect(await off()).toBe(0);
    await runProcess('tests/finding/edit-and-die.ts', [String(ids[3]), '示例又一次断电托育园']);
    await runProcess('tests/finding/edit-and-die.ts', [String(ids[3]), '示例又一次断电托育园']);
    expect(await off(), 'the second process mended at its start what the first had left').toBe(0);
  });

  it('says in the doctor that the engine is away', async () => {
    standIn.faults.down = true;
    const ill = await doctor();
    expect(ill.output).toMatch(
      /✗ search +http:\S+: Meilisearch does not answer: .+; an index in memory answers until it is back/,
    );
    expect(ill.code).toBe(1);
    standIn.faults.down = false;
  });
});
