import { afterAll, beforeAll, expect, it } from 'vitest';
import { families, infants, leaveOnly, soldFromNine } from '../support/crowd.ts';
import { type DemoPortal, demoPortal, WEDNESDAY } from '../support/demo-portal.ts';
import type { Family } from '../support/family.ts';
import { runProcess } from '../support/run-process.ts';
import { isLong, seedOr } from '../support/seed.ts';

const SEED = seedOr(20_261_129);
const KILLS = isLong ? 60 : 4;
const BUYERS = 12;
const PLACES = 8;

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal();
});
afterAll(() => demo.close());

async function run(crowd: readonly Family[], killAt: number) {
  const { signal, output } = await runProcess('tests/support/kill-crowd.ts', [JSON.stringify(crowd), String(killAt)]);
  const lines = output.split('\n').flatMap((line) => /^(held|moments) (.*)$/.exec(line) ?? []);
  const said = (word: string) => lines.flatMap((text, at) => (text === word ? [JSON.parse(lines[at + 1] ?? '')] : []));
  return { signal, output, held: said('held') as string[], moments: Number(said('moments')[0] ?? 0) };
}

/** Those who still hold what was asked for, by what is on the disk. */
async function bookingsOf(crowd: readonly Family[]) {
  const where = { guardian: { in: crowd.map(({ guardianId }) => guardianId) } };
  return (await demo.portal.payload.find({ collection: 'bookings', where, depth: 0, limit: 0, pagination: false })).docs;
}

it(`${KILLS} kills while a crowd’s holds are committed at once: what was told is there, whole, and nothing is half done`, async () => {
  console.log(`seed ${SEED}`);
  let crowds = 0;
  const newCrowd = () => families(demo.portal, BUYERS, 4000 + BUYERS * crowds++);
  await leaveOnly(demo.portal, PLACES);
  const whole = await run(await newCrowd(), 0);
  expect(whole.held, whole.output).toHaveLength(PLACES);
  let state = SEED;
  for (let kill = 1; kill <= KILLS; kill++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const killAt = 1 + (state % whole.moments);
    const where = `seed ${SEED}, kill ${kill} at moment ${killAt} of ${whole.moments}`;
    const crowd = await newCrowd();
    await leaveOnly(demo.portal, PLACES);
    const { signal, held, output } = await run(crowd, killAt);
    expect(signal === 'SIGKILL' || held.length === PLACES, `${where}: ${output}`).toBe(true);
    const there = await bookingsOf(crowd);
    const ids = there.map(({ id }) => id);
    expect(
      held.filter((id) => !ids.includes(id)),
      `${where}: told, and lost`,
    ).toEqual([]);
    const { sheets } = demo.portal;
    const { group } = infants(demo.portal);
    const [day] = await sheets.read({ classIds: [group.id], from: WEDNESDAY, to: WEDNESDAY });
    const claimed = (day?.claims ?? []).map(({ booking }) => booking).filter((booking) => !booking.startsWith('enrolled:'));
    expect(claimed.toSorted(), `${where}: a booking for each place, a place for each booking`).toEqual(ids.toSorted());
    const { sold, capacity } = await soldFromNine(demo.portal);
    expect(sold, where).toBeLessThanOrEqual(capacity);
    // The next crowd finds the places free.
    await demo.portal.payload.db.deleteMany({ collection: 'bookings', where: { id: { in: ids } } });
  }
});
