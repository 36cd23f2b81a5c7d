import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Jobs, startJobs } from '#cms/follow/jobs/start-jobs.ts';
import { pauseMs, TASK_LIST } from '#cms/follow/jobs/task-list.ts';
import { jobTasks } from '#cms/staff/home/job-tasks.ts';
import { createTranslator } from '#cms/words/index.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { jobsOf, letTimePass } from '../support/jobs.ts';

let demo: DemoPortal;
const started: Jobs[] = [];
beforeAll(async () => {
  demo = await demoPortal({ seeded: false });
});
afterEach(async () => {
  for (const jobs of started.splice(0)) await jobs.stop(0);
  await demo.portal.payload.db.deleteMany({ collection: 'payload-jobs', where: {} });
});
afterAll(() => demo.close());

/** Background work of one kind, at the test's own beat. */
function work({ due, run }: { due: () => string[]; run: (id: string) => Promise<string> }): Jobs {
  const task = { findDue: async () => due().map((id) => ({ id })), run };
  const jobs = startJobs(demo.portal, { everyMs: 600_000, tasks: () => ({ 'pay-refund': task }) });
  started.push(jobs);
  return jobs;
}

const RETRIES = TASK_LIST['pay-refund'];
const away = async () => Promise.reject(new Error('the provider is away'));

describe('background work', () => {
  it('is done once, and what became of it is on record', async () => {
    const done: string[] = [];
    let due = ['one', 'two'];
    const jobs = work({
      due: () => due,
      run: async (id) => {
        done.push(id);
        due = due.filter((other) => other !== id);
        return 'sent';
      },
    });
    await jobs.turn();
    await jobs.turn();
    expect(done.sort()).toEqual(['one', 'two']);
    const [first] = await jobsOf(demo.portal);
    expect(first).toMatchObject({ taskSlug: 'pay-refund', processing: false, hasError: false, totalTried: 1 });
    expect(first?.completedAt).toBeTruthy();
    expect(first?.log).toMatchObject([{ state: 'succeeded', output: { outcome: 'sent' } }]);
  });

  it('is done again for the same thing, when it is due again', async () => {
    let times = 0;
    const jobs = work({ due: () => ['one'], run: async () => `time ${++times}` });
    for (let turn = 0; turn < 3; turn++) await jobs.turn();
    expect(times).toBe(3);
    expect(await jobsOf(demo.portal)).toHaveLength(3);
  });

  it('of fifty that fail keeps none before one that does not, nor before what comes later', async () => {
    const failing = Array.from({ length: 50 }, (_, n) => `failing-${n}`);
    const tried: string[] = [];
    let due = [...failing, 'good'];
    const jobs = work({
      due: () => due,
      run: (id) => {
        tried.push(id);
        return id.startsWith('failing') ? away() : Promise.resolve('sent');
      },
    });
    await jobs.turn();
    expect(tried).toHaveLength(51);
    expect(tried).toContain('good');
    tried.length = 0;
    due = [...failing, 'later'];
    await letTimePass(demo.portal);
    await jobs.turn();
    expect(tried.slice(0, 5)).toContain('later');
    expect(tried).toHaveLength(51);
  });

  it('that fails is tried again in growing pauses, each on record', async () => {
    const jobs = work({ due: () => ['one'], run: away });
    const pauses: number[] = [];
    for (let turn = 0; turn < 4; turn++) {
      await jobs.turn();
      const [job] = await jobsOf(demo.portal);
      pauses.push(Date.parse(String(job?.waitUntil)) - Date.parse(String(job?.updatedAt)));
      await jobs.turn();
      expect((await jobsOf(demo.portal))[0]?.totalTried, 'it is left alone until then').toBe(turn + 1);
      await letTimePass(demo.portal);
    }
    for (const [tried, pause] of pauses.entries()) {
      expect(pause).toBeGreaterThan(pauseMs(RETRIES, tried) * 0.7);
      expect(pause).toBeLessThanOrEqual(pauseMs(RETRIES, tried));
    }
    const [job] = await jobsOf(demo.portal);
    expect(job).toMatchObject({ completedAt: null, hasError: false, processing: false });
    expect(job?.log).toHaveLength(4);
    expect(job?.log?.[0]).toMatchObject({ state: 'failed', error: { message: 'the provider is away' } });
  });

  it('fails for good after a day of it, says so, and is taken up anew a day later', async () => {
    const jobs = work({ due: () => ['one'], run: away });
    for (let turn = 0; turn < RETRIES.tries; turn++) {
      expect((await jobsOf(demo.portal)).map(({ hasError }) => hasError)).not.toContain(true);
      await jobs.turn();
      await letTimePass(demo.portal);
    }
    expect(await jobsOf(demo.portal)).toMatchObject([{ hasError: true, processing: false, totalTried: RETRIES.tries }]);
    await jobs.turn();
    expect(await jobsOf(demo.portal)).toHaveLength(1);
    await letTimePass(demo.portal, 25);
    await jobs.turn();
    expect(await jobsOf(demo.portal)).toMatchObject([{ totalTried: RETRIES.tries }, { hasError: false, totalTried: 1 }]);
  });

  it('of which one look fails goes on with the others, and looks again', async () => {
    let looks = 0;
    const done: string[] = [];
    const jobs = startJobs(demo.portal, {
      everyMs: 600_000,
      tasks: () => ({
        'expire-hold': {
          findDue: async () => (looks++ === 0 ? Promise.reject(new Error('no database')) : [{ id: 'hold' }]),
          run: async (id) => String(done.push(id)),
        },
        'pay-refund': { findDue: async () => [{ id: 'refund' }], run: async (id) => String(done.push(id)) },
      }),
    });
    started.push(jobs);
    await jobs.turn();
    expect(done).toEqual(['refund']);
    await jobs.turn();
    expect(done).toContain('hold');
  });

  it('that is not finished at the end is given back, and done by the next process at once', async () => {
    let began = () => {};
    const begun = new Promise<void>((resolve) => {
      began = resolve;
    });
    const hanging = work({
      due: () => ['one'],
      run: () => {
        began();
        return new Promise(() => {});
      },
    });
    void hanging.turn();
    await begun;
    await hanging.stop(10);
    expect(await jobsOf(demo.portal)).toMatchObject([{ processing: false, completedAt: null, totalTried: 0 }]);
    const done: string[] = [];
    await work({ due: () => [], run: async (id) => String(done.push(id)) }).turn();
    expect(done).toEqual(['one']);
  });

  it('that failed for good is on the first page of administrators for three days, with the way to its reasons', async () => {
    const user = { id: 'administrator', roles: ['administrator' as const] };
    const tasks = () => jobTasks({ portal: demo.portal, user, t: createTranslator('en') });
    await work({ due: () => ['one'], run: away }).turn();
    expect(await tasks()).toEqual([]);
    await demo.portal.payload.db.updateMany({ collection: 'payload-jobs', where: {}, data: { hasError: true } });
    const href = '/admin/collections/payload-jobs?where%5Bor%5D%5B0%5D%5Band%5D%5B0%5D%5BhasError%5D%5Bequals%5D=true';
    expect(await tasks()).toMatchObject([{ title: '1 background job has failed', href, waiting: true }]);
    await letTimePass(demo.portal, 73);
    expect(await tasks()).toEqual([]);
  });

  it('leaves its record for a week', async () => {
    const jobs = work({ due: () => ['one'], run: async () => 'sent' });
    await jobs.turn();
    const day = 24 * 3_600_000;
    await demo.portal.jobHistory.forgetOld(Date.now() + 6 * day);
    expect(await jobsOf(demo.portal)).toHaveLength(1);
    await demo.portal.jobHistory.forgetOld(Date.now() + 8 * day);
    expect(await jobsOf(demo.portal)).toHaveLength(0);
  });
});

it('an idle portal only reads', async () => {
  const jobs = startJobs(demo.portal, { everyMs: 600_000 });
  started.push(jobs);
  await jobs.turn();
  const { db } = demo.portal.payload;
  const writes: string[] = [];
  const verbs = ['create', 'updateOne', 'updateJobs', 'updateMany', 'deleteMany', 'deleteOne', 'beginTransaction'] as const;
  const real = verbs.map((verb) => [verb, db[verb]] as const);
  for (const [verb, own] of real)
    Object.assign(db, {
      [verb]: (...args: unknown[]) => {
        writes.push(verb);
        return Reflect.apply(own, db, args);
      },
    });
  for (let turn = 0; turn < 3; turn++) await jobs.turn();
  Object.assign(db, Object.fromEntries(real));
  expect(writes).toEqual([]);
});
