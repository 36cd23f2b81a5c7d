import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readAvailability } from '#cms/places/read-availability.ts';
import { inTransaction } from '#cms/ports/database/in-transaction.ts';
import { type DaySheet, readSheets, writeSheets } from '#cms/records/claims.ts';
import { sum } from '#domain/money/money.ts';
import { liveClaims } from '#domain/places/capacity.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import { addDays, type CivilDate, weekdayOf } from '#domain/time/civil-date.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { type DemoPortal, demoPortal, TEST_NOW, TODAY } from '../support/demo-portal.ts';
import { type Family, hold, newFamily } from '../support/family.ts';
import { type Command, placeCommands, type Said, type Step } from '../support/place-commands.ts';
import { type Act, PlaceModel, type Work } from '../support/place-model.ts';
import { isLong, seedOr } from '../support/seed.ts';

/**
 * A sequence is some ten steps and fifteen hundredths of a second of a core, mostly database and signed papers: two
 * thousand in each of fifty long rounds, and in every run as many as leave time for all other tests.
 */
const SEQUENCES = isLong ? 2000 : 400;
/** Sequences at one time, of one clock: as many as a day has places at the centres below. What they write shares its commits. */
const LANES = 50;
const STEPS = 10;
const DAY = 1440;
const SEED = seedOr(20_261_130);
const HOURS = [540, 600, 660, 780, 840, 900];
/** A year and a half old when it begins, and not two when it ends: one class of each centre takes it. */
const BORN = '2025-05-25';

type Mind = (step: Step) => Promise<Said[]>;
interface Lane {
  model: PlaceModel;
  slug: string;
  facilityId: string;
  classId: string;
  families: readonly [Family, Family];
  request: { form: 'hourly'; date: CivilDate; window: { from: number; to: number } };
  story: string[];
}

let demo: DemoPortal;
let centres: { facility: FacilitySupply; classId: string }[];
let families: Family[];
let minds: [Mind, Mind];
let end: () => void;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
  families = [];
  for (let n = 0; n < 2 * LANES; n++) families.push(await newFamily(demo.portal, n, BORN));
  centres = await instantCentres();
  const other = await otherProcess();
  end = other.end;
  minds = [placeCommands(demo.portal), other.carryOut];
});
afterAll(() => {
  end?.();
  return demo.close();
});

/** Centres at which whoever asks holds a place at once, and the class that takes the children. */
async function instantCentres() {
  const { portal } = demo;
  const found: typeof centres = [];
  let n = 2 * LANES;
  for (const facility of portal.supplies.all().filter(({ employeesOnly }) => !employeesOnly)) {
    const request = { form: 'hourly', date: '2026-11-27', window: { from: 540, to: 600 } } as const;
    const held = await hold(portal, await newFamily(portal, n++, BORN), request, { slug: facility.slug });
    if (held.ok && held.booking.status === 'held') found.push({ facility, classId: held.booking.classId });
  }
  expect(found.length * HOURS.length).toBeGreaterThanOrEqual(LANES);
  return found;
}

async function otherProcess() {
  const args = ['--disable-warning=ExperimentalWarning', 'tests/support/commands-process.ts'];
  const child = spawn('node_modules/.bin/node', args, { env: process.env, stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  const next = async () => String((await once(lines, 'line'))[0]);
  expect(await next()).toBe('ready');
  const carryOut: Mind = async (step) => {
    const answer = next();
    child.stdin.write(`${JSON.stringify(step)}\n`);
    const said = JSON.parse(await answer);
    if (!Array.isArray(said)) throw new Error(said.error);
    return said;
  };
  return { carryOut, end: () => child.stdin.end() };
}

const acts = fc.record({
  do: fc.oneof(
    { weight: 10, arbitrary: fc.constant<Act>('hold') },
    { weight: 4, arbitrary: fc.constant<Act>('cancel') },
    { weight: 2, arbitrary: fc.constant<Act>('wait') },
    // What is paid for is cancelled by the next that says so: without some of them money seldom goes back.
    { weight: 3, arbitrary: fc.constant<Act>('pay') },
    { weight: 1, arbitrary: fc.constantFrom<Act[]>('pay_unheard', 'tell') },
  ),
  who: fc.nat(1),
});
/** One clock for all: how far it jumps, what of its work is done then, and whether the provider gives money back. */
const moments = fc.record({
  minutes: fc.constantFrom(0, 0, 0, 0, 6, 6, 6, 16, 16, 16, 16, DAY),
  work: fc.constantFrom<Work[]>('none', 'none', 'expire', 'offer', 'refund'),
  away: fc.constantFrom(false, false, true),
});

/** Bookings of which all that was paid has gone back. */
let repaid = 0;
/** Where the run before ended; a family's unpaid holds count for a day. */
let begun = 0;
let day: CivilDate = TODAY;
const nextDay = (): CivilDate => {
  // Far enough off for all of the price to go back.
  const first = addDays(TODAY, begun / DAY + 14);
  if (day < first) day = first;
  do day = addDays(day, 1);
  while (weekdayOf(day) > 5);
  return day;
};

/** Leaves one place at each of the hours, and puts two families before each. */
async function newLanes(count: number): Promise<Lane[]> {
  const { portal } = demo;
  portal.now = () => plusMinutes(TEST_NOW, begun);
  const lanes: Lane[] = [];
  const sheets: DaySheet[] = [];
  let date = nextDay();
  const leftOn = async ({ facility }: (typeof centres)[number]) =>
    (await readAvailability(portal, facility, { from: date, to: date, ageMonths: 19, form: 'hourly' })).days[0]?.slots ?? [];
  // Over holidays nobody has places.
  while ((await leftOn(centres[0] as (typeof centres)[number])).every(({ left }) => left === 0)) date = nextDay();
  for (const centre of centres) {
    const slots = await leftOn(centre);
    const claims = [];
    for (const from of HOURS) {
      const left = Math.min(...[from, from + 30].map((at) => slots.find(({ minute }) => minute === at)?.left ?? 0));
      expect(left, `${centre.facility.slug} ${date} ${from}`).toBeGreaterThan(0);
      for (let n = 1; n < left; n++) claims.push({ booking: `filled:${n}`, from, to: from + 60 });
      const at = lanes.length;
      if (at === count) continue;
      lanes.push({
        ...{ model: new PlaceModel(), slug: centre.facility.slug, facilityId: centre.facility.id, classId: centre.classId },
        families: [families[2 * at], families[2 * at + 1]] as [Family, Family],
        request: { form: 'hourly', date, window: { from, to: from + 60 } },
        story: [],
      });
    }
    sheets.push({ classId: centre.classId, facilityId: centre.facility.id, date, claims, version: 0 });
  }
  await inTransaction(portal.payload, (req) => writeSheets(portal.payload, sheets, req));
  return lanes;
}

/** All lanes at one moment, each at every second in the other process. */
class Run {
  private readonly lanes: Lane[];
  private now = 0;
  private turns = 0;

  constructor(lanes: Lane[]) {
    this.lanes = lanes;
  }

  async act(steps: readonly ({ do: Act; who: number } | undefined)[], away: boolean): Promise<void> {
    await this.moment(away, ({ model, families, slug, request, story }, at) => {
      const step = steps[at];
      if (!step || !model.can(step.do, step.who)) return undefined;
      const family = families[step.who] as Family;
      const id = model.last(step.who)?.id ?? '';
      const isNew = step.do === 'hold' || step.do === 'wait';
      const command = (isNew ? { do: step.do, family, slug, request } : { do: step.do, family, id }) as Command;
      const wants = model.expect(step.do, step.who);
      story.push(`${'AB'[step.who]} ${step.do}: ${wants.said}`);
      return { command, wants };
    });
  }

  async work(work: Work, away: boolean): Promise<void> {
    if (work === 'none') return;
    const isOffered = new Set<string>();
    await this.moment(away, ({ model, facilityId, story }) => {
      const ids = model.due(work);
      model.work(work);
      story.push(`${work}${away ? ' (away)' : ''}`);
      if (work !== 'offer') return ids.length > 0 ? { command: { do: work, ids } as Command, wants: { said: 'ok' } } : undefined;
      if (isOffered.has(facilityId)) return undefined;
      isOffered.add(facilityId);
      return { command: { do: 'offer', facilityId }, wants: { said: 'ok' } };
    });
  }

  jump(minutes: number): void {
    this.now += minutes;
    if (minutes > 0) for (const { story } of this.lanes) story.push(`+${minutes}`);
  }

  private async moment(
    away: boolean,
    ask: (lane: Lane, at: number) => { command: Command; wants: Said } | undefined,
    { checks = true } = {},
  ): Promise<void> {
    this.now += 1 / 60;
    this.turns += 1;
    const asked: { lane: Lane; command: Command; wants: Said }[][] = [[], []];
    for (const [at, lane] of this.lanes.entries()) {
      Object.assign(lane.model, { now: this.now, away });
      const one = ask(lane, at);
      if (one) asked[(at + this.turns) % 2]?.push({ lane, ...one });
    }
    const at = plusMinutes(TEST_NOW, begun + this.now);
    const heard = await Promise.all(
      asked.map((all, which) => minds[which]?.({ at, away, commands: all.map(({ command }) => command) })),
    );
    for (const [which, all] of asked.entries())
      for (const [n, { lane, wants, command }] of all.entries()) check(lane, { command, wants, said: heard[which]?.[n] });
    if (checks) await this.checkClaims(at);
  }

  /** Of claims whose time is over some may still stand there; when the clock's work is done none does. */
  private async checkClaims(now?: string): Promise<void> {
    const [{ request }] = this.lanes as [Lane];
    const sheets = await readSheets(demo.portal.payload, { from: request.date, to: request.date });
    for (const { model, classId, families, request, story } of this.lanes) {
      const all = sheets.find((one) => one.classId === classId)?.claims ?? [];
      const claims = now ? liveClaims(all, now) : all;
      const own = claims.filter(({ booking, from }) => from === request.window.from && !booking.startsWith('filled:'));
      const names = model.claims((who) => families[who]?.childId ?? '');
      expect(own.map(({ booking }) => booking).sort(), `${story.join(', ')}: what stands on the day`).toEqual(names);
    }
  }

  /** What is under way comes to its end, and every fen is where the model has it. */
  async end(): Promise<number> {
    this.jump(16);
    for (const work of ['expire', 'refund'] as const) await this.work(work, false);
    // What one gives back is offered at once to others at its centre: only when all have left does nothing stand there.
    for (const who of [0, 1]) {
      const leave = ({ model, families }: Lane) => {
        const wait = model.waitOf(who);
        if (!wait) return undefined;
        wait.isOver = true;
        return { command: { do: 'leave', family: families[who] as Family, id: wait.id } as const, wants: { said: 'ok' } };
      };
      await this.moment(false, leave, { checks: false });
    }
    await this.checkClaims();
    await checkMoney(this.lanes);
    return this.now;
  }
}

const FULL = ['no_place.places', 'no_place.staff_ratio', 'no_place.class_size', 'no_place.waitlist_first'];

function check({ model, story }: Lane, { command, wants, said }: { command: Command; wants: Said; said?: Said }): void {
  const is = FULL.includes(said?.said ?? '') ? 'full' : said?.said;
  expect({ said: is, back: (said?.refund ?? 0) > 0 }, story.join(', ')).toEqual({
    said: wants.said,
    back: (wants.refund ?? 0) > 0,
  });
  const begins = command.do === 'hold' ? model.bookings.at(-1) : command.do === 'wait' ? model.waits.at(-1) : undefined;
  if (begins && said?.id) begins.id ||= said.id;
}

async function checkMoney(lanes: readonly Lane[]): Promise<void> {
  const { payload, payment } = demo.portal;
  const all = lanes.flatMap(({ model, story }) => model.bookings.map((booking) => ({ booking, story: story.join(', ') })));
  const where = { booking: { in: all.map(({ booking }) => booking.id) } };
  const asked = { where, pagination: false, depth: 0, limit: 0 } as const;
  const [payments, refunds, entries] = await Promise.all([
    payload.find({ collection: 'payments', ...asked }),
    payload.find({ collection: 'refunds', ...asked }),
    payload.find({ collection: 'ledger-entries', ...asked }),
  ]);
  for (const { booking, story } of all) {
    const its = <T extends { booking?: unknown }>({ docs }: { docs: T[] }) => docs.filter((one) => one.booking === booking.id);
    const states = await Promise.all(its(payments).map(({ providerRef }) => payment.state(String(providerRef))));
    const price = sum(its(payments).map(({ amount }) => amount));
    const came = sum(states.map((one) => (one?.status === 'paid' ? one.amount : 0)));
    expect(came, `${story}: what came`).toBe(booking.paid ? price : 0);
    const back = booking.back ? price : 0;
    if (back > 0) repaid++;
    expect(sum(states.map((one) => one?.refunded ?? 0)), `${story}: what went back`).toBe(back);
    expect(
      its(refunds).map(({ amount, status }) => [amount, status]),
      story,
    ).toEqual(back ? [[back, 'sent']] : []);
    const postings = its(entries).flatMap((entry) => entry.postings as { account: string; amount: number }[]);
    expect(sum(postings.map(({ amount }) => amount)), `${story}: the ledger balances`).toBe(0);
    const clearing = postings.filter(({ account }) => account === 'clearing').map(({ amount }) => amount);
    expect(sum(clearing), `${story}: the books agree with the provider`).toBe(came - back);
  }
}

it(`${SEQUENCES} sequences of hold, pay, cancel, expire, wait and refund by two families each, in two processes, with jumps of the clock: each answer, place and fen as the model has it`, async () => {
  console.log(`seed ${SEED}`);
  const sequence = fc.array(acts, { minLength: 4, maxLength: STEPS });
  const lanes = fc.array(sequence, { minLength: LANES, maxLength: LANES });
  const clock = fc.array(moments, { minLength: STEPS, maxLength: STEPS });
  await fc.assert(
    fc.asyncProperty(lanes, clock, async (sequences, events) => {
      const run = new Run(await newLanes(sequences.length));
      for (const [at, { minutes, work, away }] of events.entries()) {
        await run.act(
          sequences.map((steps) => steps[at]),
          away,
        );
        run.jump(minutes);
        await run.work(work, away);
      }
      const took = await run.end();
      begun += DAY * Math.ceil((took + DAY) / DAY);
    }),
    // The story of the place at which it differs is in what is said: sequences do not touch each other.
    { numRuns: SEQUENCES / LANES, seed: SEED, endOnFailure: true },
  );
  console.log(`money came back to ${repaid} families`);
  expect(repaid).toBeGreaterThanOrEqual(SEQUENCES / 40);
}, 3_600_000);
