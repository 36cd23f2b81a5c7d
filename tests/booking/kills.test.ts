import { afterAll, beforeAll, expect, it } from 'vitest';
import { atProvider, booksOf, claimsOf } from '../support/books.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { payRefunds, sendLetters } from '../support/due.ts';
import { newFamily } from '../support/family.ts';
import type { Story } from '../support/kill-process.ts';
import { runProcess } from '../support/run-process.ts';
import { isLong, seedOr } from '../support/seed.ts';

const SEED = seedOr(20_261_128);
const KILLS = isLong ? 10 : 6;
const HOURS = { form: 'hourly', date: '2027-02-03', window: { from: 600, to: 720 } } as const;
const MOVED = { ...HOURS, date: '2027-02-04' } as const;
const MONTH = { form: 'full_day', date: '2026-12-01', months: 1, meals: true } as const;

let demo: DemoPortal;
let families = 0;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
});
afterAll(() => demo.close());

/** Mulberry32: the same points of the same seed. */
function random(seed: number): (most: number) => number {
  let state = seed >>> 0;
  return (most) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % most;
  };
}

interface Answer {
  family: string;
  name: string;
  body: unknown;
}

/** Runs stories in a process of their own; gives what it answered, and how many moments the last had. */
async function run(stories: Story[]) {
  const ended = await runProcess(
    'tests/support/kill-process.ts',
    stories.map((story) => JSON.stringify(story)),
  );
  const lines = ended.output.split('\n').map((line) => /^(answer|moments) (.*)$/.exec(line));
  const said = (word: string) => lines.flatMap((line) => (line?.[1] === word ? [JSON.parse(line[2] ?? '')] : []));
  return { ...ended, answers: said('answer') as Answer[], moments: (said('moments') as number[])[0] ?? 0 };
}

async function newStory(request: Story['request']): Promise<Story> {
  const moved = request === HOURS ? MOVED : undefined;
  return { family: await newFamily(demo.portal, 2000 + ++families), request, moved, at: demo.portal.now() };
}
const again = ({ killAt: _, ...story }: Story): Story => ({
  ...story,
  at: new Date(Date.parse(story.at) + 60_000).toISOString(),
});

/** One booking, paid once, given back once, with the books right and every place free again. */
async function expectOneEffect({ family, moved, at }: Story, answers: Answer[], where: string) {
  const bookings = await demo.portal.bookings.listOf(family.guardianId);
  expect(
    bookings.map(({ status }) => status),
    where,
  ).toEqual(['cancelled']);
  const id = bookings[0]?.id ?? '';
  await payRefunds(demo.portal);
  // What was written before the kill and not sent is sent by the clock's work.
  demo.setNow(new Date(Date.parse(at) + 3_600_000).toISOString());
  await sendLetters(demo.portal);
  demo.setNow(at);
  const refund = answers.findLast(({ name }) => name === 'cancel')?.body as { refund: number };
  expect(await atProvider(demo.portal, id), where).toEqual({ paid: bookings[0]?.total, refunded: refund.refund });
  const books = await booksOf(demo.portal, id);
  expect(books, where).toMatchObject({ sum: 0, receipts: ['payment', 'refund'] });
  expect([books.balance.prepaid_care ?? 0, books.balance.prepaid_meals ?? 0], where).toEqual([0, 0]);
  const told = ['booking_cancelled', 'booking_confirmed', ...(moved ? ['booking_moved'] : []), 'refund_arrived'];
  expect(books.messages, `${where}: each letter once`).toEqual(told);
  expect(await demo.portal.familyData.contractsOf(family.guardianId), where).toHaveLength(moved ? 2 : 1);
  expect(bookings[0]?.actions.filter(({ type }) => type === 'move').length, where).toBe(moved ? 1 : 0);
  expect(await claimsOf(demo.portal, id), where).toEqual([]);
  // One answer: what was said before the kill is what is said after it.
  for (const name of ['hold', 'sign', 'pay', 'event', ...(moved ? ['reschedule'] : []), 'cancel']) {
    const bodies = answers.filter((one) => one.family === family.guardianId && one.name === name).map(({ body }) => body);
    expect(bodies.length, `${where}: ${name}`).toBeGreaterThan(0);
    for (const body of bodies) expect(body, `${where}: ${name}`).toEqual(bodies[0]);
  }
}

it(`${KILLS} kills at random points of hold, sign, pay, reschedule and cancel: with the keys sent again, one effect and one answer`, async () => {
  console.log(`seed ${SEED}`);
  const upTo = random(SEED);
  const moments = new Map<string, number>();
  for (const request of [HOURS, MONTH]) {
    const whole = await newStory(request);
    const { code, output, answers, moments: count } = await run([whole]);
    expect(code, output).toBe(0);
    await expectOneEffect(whole, answers, `${request.form}, without a kill`);
    expect(count).toBeGreaterThan(40);
    moments.set(request.form, count);
  }
  let broken: { story: Story; answers: Answer[]; where: string } | undefined;
  for (let kill = 1; kill <= KILLS + 1; kill++) {
    const request = upTo(2) === 0 ? HOURS : MONTH;
    const killAt = 1 + upTo(moments.get(request.form) ?? 1);
    // Each process ends the story that was broken off before, then begins the next and is killed in it.
    const next = kill <= KILLS ? { ...(await newStory(request)), killAt } : undefined;
    const stories = [...(broken ? [again(broken.story)] : []), ...(next ? [next] : [])];
    const { signal, output, answers } = await run(stories);
    if (next) expect(signal, output).toBe('SIGKILL');
    if (broken) await expectOneEffect(broken.story, [...broken.answers, ...answers], broken.where);
    broken = next && { story: next, answers, where: `seed ${SEED}, kill ${kill}: ${request.form} at moment ${killAt}` };
  }
});
