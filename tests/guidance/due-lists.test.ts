import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stationMonth } from '#cms/guidance/desk/station-month.ts';
import { waitingQuestions } from '#cms/guidance/desk/waiting-questions.ts';
import { dueBoard } from '#cms/guidance/publication/due-board.ts';
import { latePlans } from '#cms/guidance/publication/plan-publication.ts';
import { readStretches } from '#cms/guidance/publication/read-stretches.ts';
import { waitingVisits } from '#cms/guidance/visits/station.ts';
import { guidanceTasks } from '#cms/staff/home/guidance-tasks.ts';
import { createTranslator } from '#cms/words/index.ts';
import { askView } from '#site/guidance/ask-view.ts';
import type { PageContext } from '#site/ui/page-context.ts';
import { type DemoPortal, demoPortal, TODAY } from '../support/demo-portal.ts';
import { addDue } from '../support/many-texts.ts';
import { type SignedIn, type StaffName, staffOf } from '../support/staff.ts';

let demo: DemoPortal;
let staff: Record<StaffName, SignedIn>;
let asked = { statements: 0, rows: 0 };
beforeAll(async () => {
  demo = await demoPortal({ facilities: 2 });
  staff = await staffOf(demo.portal);
  const db = demo.portal.payload.db;
  for (const name of ['find', 'findOne', 'count', 'queryDrafts', 'findVersions', 'countVersions'] as const) {
    const ask = db[name].bind(db) as (args: never) => Promise<{ docs?: unknown[] } | null>;
    db[name] = (async (args: never) => {
      const answer = await ask(args);
      asked = { statements: asked.statements + 1, rows: asked.rows + (answer?.docs?.length ?? 1) };
      return answer;
    }) as never;
  }
  await addDue(demo.portal, staff, [0, 100]);
});
afterAll(() => demo.close());

async function costOf(work: () => Promise<unknown>) {
  asked = { statements: 0, rows: 0 };
  await work();
  return asked;
}

const board = (page?: number, user: SignedIn = staff.author) => dueBoard(demo.portal, { user, lang: 'zh', page });
const ask = (query = '', q = '') =>
  askView({ portal: demo.portal, lang: 'zh' } as PageContext, { q, params: new URLSearchParams(query) });
const LISTS: Record<string, () => Promise<unknown>> = {
  'the board of what is due': () => board(),
  'its second page': () => board(2),
  'a desk’s questions': () => waitingQuestions(demo.portal, { user: staff.nurse, most: 4 }),
  'a desk’s texts': () => demo.portal.dueTexts.toReview({ whose: 'anybody', until: TODAY }, 'zh').read(4, 1),
  'a desk’s month': () => stationMonth(demo.portal, { user: staff.nurse, lang: 'zh' }),
  'families without a day': () => waitingVisits(demo.portal, { user: staff.nurse, page: 1 }),
  'their second page': () => waitingVisits(demo.portal, { user: staff.nurse, page: 2 }),
  'a reviewer’s home': () => guidanceTasks({ portal: demo.portal, user: staff.reviewer, t: createTranslator('zh') }, 'zh'),
  'a nurse’s home': () => guidanceTasks({ portal: demo.portal, user: staff.nurse, t: createTranslator('zh') }, 'zh'),
  'what is late, for the operator': () => latePlans(demo.portal, 'zh'),
  'what experts answered': () => ask(),
  'its second page of answers': () => ask('page=2'),
};

describe('of ten times as many texts, questions and visits', () => {
  const before = new Map<string, typeof asked>();
  beforeAll(async () => {
    for (const [name, open] of Object.entries(LISTS)) before.set(name, await costOf(open));
    await addDue(demo.portal, staff, [100, 1000]);
  });

  it.each(Object.entries(LISTS))('%s asks and reads no more than before', async (name, open) => {
    const now = await costOf(open);
    const then = before.get(name) ?? { statements: 0, rows: 0 };
    expect(then.statements).toBeGreaterThan(0);
    expect(now.statements).toBeLessThanOrEqual(then.statements);
    // What was fewer than a page before fills it now; of what is planned or went back a hundred are named.
    expect(now.rows).toBeLessThanOrEqual(then.rows + (name.includes('board') || name.includes('second') ? 280 : 40));
    expect(now.rows).toBeLessThan(500);
  });

  it('every text that is due stands on one page of the board, one’s own first, and what is late before the rest of it', async () => {
    const seen: { id?: string; late: boolean; of: string }[] = [];
    const first = await board();
    expect(first.total).toBeGreaterThan(900);
    for (let page = 1; page <= first.pages; page += 1)
      for (const { id, items } of (await board(page)).people)
        seen.push(...items.map(({ kind, article, late }) => ({ id, late, of: `${kind} ${article}` })));
    expect(seen).toHaveLength(first.total);
    expect(new Set(seen.map(({ of }) => of)).size).toBe(seen.length);
    expect(seen.filter(({ late }) => late)).toHaveLength(first.late);
    const rank = ({ id }: { id?: string }) => (id === staff.author.id ? 0 : id === undefined ? 1 : 2);
    expect(seen.map(rank)).toEqual(seen.map(rank).sort());
    const own = seen.filter(({ id }) => id === staff.author.id).map(({ late }) => late);
    expect(own).toEqual([...own].sort((a, b) => Number(b) - Number(a)));
    expect((await board(9999)).page).toBe(1);
  });

  it('a page of several lists, one after the other, is a page of all of them together', async () => {
    const lists = [3, 0, 95, 1, 41].map((count, at) => Array.from({ length: count }, (_, n) => `${at}.${n}`));
    const stretches = lists.map((list) => ({
      count: async () => list.length,
      read: async (limit: number, page: number) => list.slice((page - 1) * limit, page * limit),
    }));
    for (const perPage of [1, 7, 40, 200]) {
      const all: string[] = [];
      const { pages } = await readStretches(stretches, { page: 1, perPage });
      for (let page = 1; page <= pages; page += 1) all.push(...(await readStretches(stretches, { page, perPage })).rows);
      expect(all).toEqual(lists.flat());
    }
  });

  it('all who wait for a visit stand on one page, and all answers can be read and looked for', async () => {
    const { pages, total } = await waitingVisits(demo.portal, { user: staff.nurse, page: 1 });
    const ids: string[] = [];
    for (let page = 1; page <= pages; page += 1)
      ids.push(...(await waitingVisits(demo.portal, { user: staff.nurse, page })).waiting.map(({ visit }) => visit.id));
    expect([new Set(ids).size, ids.length]).toEqual([total, total]);
    expect((await waitingVisits(demo.portal, { user: staff.nurse, page: 9999 })).page).toBe(1);
    const answers = new Set<string>();
    const { pages: last } = await ask();
    for (let page = 1; page <= last; page += 1) for (const { id } of (await ask(`page=${page}`)).found) answers.add(id);
    expect(answers.size).toBe(await demo.portal.questions.countPublic());
    expect((await ask('', '很多篇里')).found).toHaveLength(5);
    expect((await ask('', '没有人问过这样的')).found).toEqual([]);
  });
});
