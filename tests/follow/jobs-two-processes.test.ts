import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { startJobs } from '#cms/follow/jobs/start-jobs.ts';
import { underLease } from '#cms/follow/jobs/under-lease.ts';
import { claimJob, findAbandonedJobs, renewLease, takeBackJob } from '#cms/records/job-lease.ts';
import { addJob } from '#cms/records/jobs.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { eventually } from '../support/eventually.ts';
import { jobsOf, letTimePass } from '../support/jobs.ts';

const folder = mkdtempSync(join(tmpdir(), 'jintuo-jobs-'));
const children: ChildProcess[] = [];
let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal({ seeded: false });
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await demo.portal.payload.db.deleteMany({ collection: 'payload-jobs', where: {} });
});
afterAll(async () => {
  await demo.close();
  rmSync(folder, { recursive: true });
});

interface Other {
  child: ChildProcess;
  /** The next line it says. */
  line(): Promise<string>;
  go(): void;
}

/** Another process that does background work, ready to begin. */
async function otherProcess(file: string, pieces: number, ...manner: string[]): Promise<Other> {
  const args = ['--disable-warning=ExperimentalWarning', 'tests/support/jobs-process.ts', file, String(pieces), ...manner];
  const child = spawn('node_modules/.bin/node', args, { env: process.env, stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  const lines: Interface = createInterface({ input: child.stdout });
  const line = async () => String((await once(lines, 'line'))[0]);
  expect(await line()).toBe('ready');
  return { child, line, go: () => child.stdin.write('go\n') };
}

const written = (file: string) => readFileSync(file, 'utf8').trim().split('\n');

it('two processes that queue and do the same work at once do each piece once', async () => {
  const file = join(folder, 'shared');
  const pieces = 60;
  const others = [await otherProcess(file, pieces), await otherProcess(file, pieces)];
  const ends = others.map((other) => other.line());
  for (const other of others) other.go();
  expect(await Promise.all(ends)).toEqual(['finished', 'finished']);
  const lines = written(file);
  expect(lines.map((line) => line.split(' ')[0]).sort()).toEqual(Array.from({ length: pieces }, (_, n) => `piece-${n}`).sort());
  expect(new Set(lines.map((line) => line.split(' ')[1])).size, 'both had a share').toBe(2);
  const jobs = await jobsOf(demo.portal);
  expect(jobs).toHaveLength(pieces);
  for (const job of jobs) expect(job).toMatchObject({ totalTried: 1, hasError: false, processing: false });
});

it('a job whose process is killed in the middle is done by another when its time is up, and not before', async () => {
  const file = join(folder, 'killed');
  const { child, line, go } = await otherProcess(file, 1, 'hangs');
  const begun = line();
  go();
  expect(await begun).toBe('begun');
  child.kill('SIGKILL');
  await once(child, 'exit');

  const done: string[] = [];
  const jobs = startJobs(demo.portal, {
    everyMs: 600_000,
    tasks: () => ({ 'pay-refund': { findDue: async () => [{ id: 'piece-0' }], run: async (id) => String(done.push(id)) } }),
  });
  expect(await jobsOf(demo.portal)).toMatchObject([{ processing: true, totalTried: 0 }]);
  await eventually(async () => {
    await jobs.turn();
    return (await jobsOf(demo.portal))[0]?.processing === false;
  });
  expect(done, 'a lost process counts as a try: there is a pause').toEqual([]);
  await letTimePass(demo.portal);
  await jobs.turn();
  expect(done).toEqual(['piece-0']);
  const [job, ...more] = await jobsOf(demo.portal);
  expect(more).toEqual([]);
  expect(job).toMatchObject({ processing: false, hasError: false, totalTried: 2 });
  expect(job?.log).toMatchObject([
    { state: 'failed', error: { message: 'the process that did this was lost' } },
    { state: 'succeeded' },
  ]);
  await jobs.stop();
});

async function claimedJob(until: number): Promise<{ id: string }> {
  const { payload } = demo.portal;
  await addJob(payload, { task: 'pay-refund', key: 'pay-refund:one', id: 'one', queue: 'default' }, Date.now());
  const [job] = await jobsOf(demo.portal);
  if (!job) throw new Error('no job was added');
  expect(await claimJob(payload, job.id, { by: 'first', until, at: Date.now() })).toBe(true);
  return job;
}

it('a job is claimed by one, however many try', async () => {
  const { payload } = demo.portal;
  const at = Date.now();
  const job = { task: 'pay-refund', key: 'pay-refund:one', id: 'one', queue: 'default' };
  await Promise.all(Array.from({ length: 8 }, () => addJob(payload, job, at)));
  const jobs = await jobsOf(demo.portal);
  expect(jobs).toHaveLength(1);
  const id = jobs[0]?.id ?? '';
  const claims = await Promise.all(
    Array.from({ length: 8 }, (_, n) => claimJob(payload, id, { by: `${n}`, until: at + 1000, at })),
  );
  expect(claims.filter(Boolean)).toHaveLength(1);
});

it('a job is taken back once, and not while its process says that it lives', async () => {
  const { payload } = demo.portal;
  const at = Date.now();
  const { id } = await claimedJob(at + 1000);
  expect(await findAbandonedJobs(payload, 'pay-refund', at + 500)).toEqual([]);
  expect(await renewLease(payload, id, { by: 'first', until: at + 5000 })).toBe(true);
  expect(await findAbandonedJobs(payload, 'pay-refund', at + 2000)).toEqual([]);
  const [abandoned] = await findAbandonedJobs(payload, 'pay-refund', at + 6000);
  if (!abandoned) throw new Error('nobody missed it');
  const back = () => takeBackJob(payload, abandoned, { waitUntil: at, failed: false, at });
  expect((await Promise.all([back(), back(), back()])).filter(Boolean)).toHaveLength(1);
  expect(await renewLease(payload, id, { by: 'first', until: at + 9000 }), 'the first has lost it').toBe(false);
});

it('a process says that it lives for as long as it works', async () => {
  const { payload } = demo.portal;
  const { id } = await claimedJob(Date.now() + 60_000);
  const until = async () => (await jobsOf(demo.portal))[0]?.leaseUntil;
  const seen = new Set([await until()]);
  await underLease(payload, id, {
    by: 'first',
    leaseMs: 150,
    lost: (why) => expect(why).toBeUndefined(),
    work: () => eventually(async () => seen.add(await until()).size > 3),
  });
});
