import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { type DemoPortal, demoPortal, TEST_NOW, TODAY } from '../support/demo-portal.ts';
import { eventually } from '../support/eventually.ts';
import { newFamily } from '../support/family.ts';
import { seedOr } from '../support/seed.ts';
import { nextDay, sameDayLater } from './calendar.ts';
import { Life, type Step, type World } from './life.ts';
import type { Wish } from './public-record.ts';
import { readRecord } from './read-record.ts';
import { refund } from './refund.ts';
import { WholeLife } from './whole-life.ts';

/**
 * A second calculator, slow and plain, written from the law's text and a centre's public record, against everything the
 * product says and pays over random lives of bookings. It imports nothing of the rules.
 */
const SEED = seedOr(20_261_128);
const FAMILIES = 3;
/** Few, so that they run out. */
const PLACES = 2;
/** Of every life. */
const CLOSED = { from: '2026-12-09', to: '2026-12-10' };

let demo: DemoPortal;
let world: World;
/** The same centre, read for the class of those who soon turn three. */
let older: World;
let families = 0;
beforeAll(async () => {
  console.log(`seed ${SEED}`);
  demo = await demoPortal({ enrolled: false });
  const { payload, supplies } = demo.portal;
  const centre = supplies.all().find(({ slug }) => slug === EXAMPLE_SLUG);
  const room = centre?.classes.find(({ type }) => type === 'infant');
  if (!centre || !room) throw new Error('no example centre');
  const closure = { facility: centre.id, ...CLOSED, reason: '培训' };
  await payload.update({ collection: 'classes', id: room.id, data: { places: PLACES } });
  await payload.create({ collection: 'closures', data: closure, locale: 'zh' });
  await eventually(async () => {
    const now = supplies.get(centre.id);
    return (
      now?.classes.find(({ id }) => id === room.id)?.places === PLACES && now.closures.some(({ from }) => from === closure.from)
    );
  });
  const record = await readRecord(demo.portal, { facility: centre.id, classId: room.id });
  world = { demo, record, facilityId: centre.id, roster: new Map() };
  const eldest = supplies.get(centre.id)?.classes.toSorted((a, b) => b.ageTo - a.ageTo)[0];
  if (!eldest) throw new Error('no class of two-year-olds');
  older = { ...world, record: await readRecord(demo.portal, { facility: centre.id, classId: eldest.id }) };
});
beforeEach(openAgain);
afterAll(() => demo.close());

/** A life's own places and days off end with it. */
async function openAgain(): Promise<void> {
  const { payload, supplies } = demo.portal;
  const { facilityId: id } = world;
  demo.setNow(TEST_NOW);
  await payload.db.deleteMany({ collection: 'place-claims', where: {} });
  await payload.delete({ collection: 'closures', where: { facility: { equals: id }, from: { not_equals: CLOSED.from } } });
  await payload.update({ collection: 'facilities', id, data: { stops: [] } });
  // The clock begins anew, and so does what is on record of how the centre stood.
  await payload.db.deleteMany({ collection: 'audit-log', where: { action: { equals: 'change_standing' } } });
  await supplies.refresh([id]);
}

const day = fc.integer({ min: 0, max: 20 }).map((days) => nextDay(TODAY, days));
/** First days of months that follow each other, so that a family buys on. */
const firstDay = fc.nat(3).map((months) => sameDayLater('2026-12-01', months));
const single = fc.tuple(day, fc.integer({ min: 17, max: 26 }), fc.integer({ min: 2, max: 6 }));
const wish: fc.Arbitrary<Wish> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.oneof(day, firstDay), fc.integer({ min: 1, max: 3 }), fc.boolean())
      .map(([on, months, meals]): Wish => ({ form: 'full_day', day: on, months, meals, from: 510, to: 1020 })),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(day, fc.integer({ min: 0, max: 2 }), fc.boolean(), fc.boolean()).map(
      ([on, months, meals, early]): Wish => ({
        form: 'half_day',
        day: on,
        months,
        meals,
        from: early ? 510 : 810,
        to: early ? 720 : 1020,
      }),
    ),
  },
  {
    weight: 3,
    arbitrary: single.map(
      ([on, from, slots]): Wish => ({
        form: 'hourly',
        day: on,
        months: 0,
        meals: false,
        from: from * 30,
        to: (from + slots) * 30,
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: single.map(
      ([on, from, slots]): Wish => ({
        form: 'temporary',
        day: on,
        months: 0,
        meals: false,
        from: from * 30,
        to: (from + slots) * 30,
      }),
    ),
  },
);
const whose = { who: fc.nat(FAMILIES - 1), pick: fc.nat(5) };
const act = (what: 'attend' | 'undo' | 'cancel' | 'answer' | 'move', most: number) =>
  fc.record({ ...whose, do: fc.constant(what), days: fc.integer({ min: 1, max: most }) });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      ...whose,
      do: fc.constant('want' as const),
      wish,
      pays: fc.constant(true),
      servedBefore: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      ...whose,
      do: fc.constant('want' as const),
      wish,
      pays: fc.constant(false),
      servedBefore: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: act('attend', 14) },
  { weight: 1, arbitrary: act('undo', 3) },
  { weight: 3, arbitrary: act('cancel', 1) },
  { weight: 1, arbitrary: act('move', 9) },
  { weight: 1, arbitrary: act('answer', 6) },
  { weight: 2, arbitrary: fc.record({ ...whose, do: fc.constant('next' as const), months: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 2, arbitrary: fc.record({ ...whose, do: fc.constant('payNext' as const) }) },
  { weight: 1, arbitrary: fc.record({ ...whose, do: fc.constant('rush' as const), wish }) },
  {
    weight: 1,
    arbitrary: fc.record({
      ...whose,
      do: fc.constantFrom('shut' as const, 'stop' as const),
      after: fc.integer({ min: 1, max: 25 }),
      days: fc.integer({ min: 1, max: 3 }),
    }),
  },
  // To just before, at and after the edges of a stay's tiers, and to its door.
  {
    weight: 3,
    arbitrary: fc.record({
      ...whose,
      do: fc.constant('approach' as const),
      minutes: fc.constantFrom(4321, 4320, 4319, 1440, 1439, 120, 119, 10, 0, -30),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      ...whose,
      do: fc.constant('wait' as const),
      minutes: fc.constantFrom(-10, 5, 20, 180, 720, 1440, 2880, 4320, 8 * 1440, 20 * 1440),
    }),
  },
) as fc.Arbitrary<Step>;

describe('the oracle', () => {
  it('knows the case that the law’s digest works out', () => {
    const calendar = { holidays: new Set<string>(), makeUpDays: new Set<string>() };
    const days = ['01', '02', '03', '06', '07', '08', '09', '10', '13', '14', '15', '16'].map((date) => `2026-07-${date}`);
    // From Wednesday 1 July: 23 working days; with one holiday 22.
    const july = { ...calendar, holidays: new Set(['2026-07-31']) };
    const bought = {
      day: '2026-07-01',
      months: 3,
      from: 510,
      to: 1020,
      care: 208_000,
      meals: 50_000,
      paidAt: '2026-06-20T02:00:00.000Z',
      receivedBefore: false,
      settled: new Map<number, { care: number; meals: number }>(),
      credited: new Map<string, number>(),
      booked: [],
      cannot: [],
      stopped: [],
    };
    const after = (came: number) => refund({ ...bought, came: new Set(days.slice(0, came)) }, '2026-07-20T02:00:00.000Z', july);
    expect([4, 11, 12].map(after)).toEqual([723_309, 645_000, 538_727]);
    expect(refund({ ...bought, came: new Set() }, '2026-06-26T02:00:00.000Z', july)).toBe(774_000);
  });

  it('agrees that a child who was received early is being cared for: the seven days no longer reach the stay', async () => {
    const life = new Life(world, [await newFamily(demo.portal, 5000 + ++families)]);
    const hours: Wish = { form: 'hourly', day: nextDay(TODAY, 2), months: 0, meals: false, from: 540, to: 660 };
    const own = { who: 0, pick: 0 };
    await life.take({ ...own, do: 'want', wish: hours, pays: true, servedBefore: false });
    await life.take({ ...own, do: 'approach', minutes: 10 });
    await life.take({ ...own, do: 'attend', days: 1 });
    await life.take({ ...own, do: 'cancel', days: 1 });
    await life.end();
  });

  it('agrees about a full class, the cap, and days on which the centre is shut or may take no child, before and after them', async () => {
    const crowd = [];
    for (let one = 0; one < FAMILIES; one++) crowd.push(await newFamily(demo.portal, 5000 + ++families));
    const life = new Life(world, crowd);
    const hours = (on: number): Wish => ({
      form: 'hourly',
      day: nextDay(TODAY, on),
      months: 0,
      meals: false,
      from: 540,
      to: 660,
    });
    const months = (first: string, count: number): Wish => ({
      form: 'full_day',
      day: first,
      months: count,
      meals: true,
      from: 510,
      to: 1020,
    });
    const want = (who: number, wish: Wish) => life.take({ who, pick: 0, do: 'want', wish, pays: true, servedBefore: true });
    await life.take({ who: 0, pick: 0, do: 'rush', wish: hours(2) });
    await want(0, months('2026-12-01', 3));
    await want(0, months('2027-03-01', 1));
    await want(1, hours(14));
    await life.take({ who: 0, pick: 0, do: 'shut', after: 14, days: 2 });
    await want(2, hours(14));
    await life.take({ who: 0, pick: 0, do: 'wait', minutes: 10 * 1440 });
    await life.take({ who: 0, pick: 1, do: 'attend', days: 2 });
    await life.take({ who: 0, pick: 0, do: 'stop', after: 11, days: 2 });
    await want(2, hours(21));
    for (let week = 0; week < 7; week++) await life.take({ who: 0, pick: 0, do: 'wait', minutes: 7 * 1440 });
    await life.take({ who: 0, pick: 1, do: 'cancel', days: 1 });
    await life.end();
    const met = ['no_place.closure', 'not_bookable.not_operating', 'no_place.places', 'prepaid_cap'];
    expect([...life.refused.keys()]).toEqual(expect.arrayContaining(met));
  });

  it('agrees about what is signed ahead: its days of payment, its places meanwhile, and what becomes of it unpaid', async () => {
    const life = new Life(world, [
      await newFamily(demo.portal, 5000 + ++families),
      await newFamily(demo.portal, 5000 + ++families),
    ]);
    const first: Wish = { form: 'full_day', day: '2026-12-01', months: 3, meals: true, from: 510, to: 1020 };
    const own = { pick: 0 };
    for (const who of [0, 1]) {
      await life.take({ ...own, who, do: 'want', wish: first, pays: true, servedBefore: true });
      await life.take({ ...own, who, do: 'next', months: 3 });
      await life.take({ ...own, who, do: 'next', months: 2 });
      await life.take({ ...own, who, do: 'payNext' });
    }
    expect([life.ahead, life.refused.get('not_renewed')]).toEqual([2, 2]);
    for (let week = 0; week < 10; week++) await life.take({ ...own, who: 0, do: 'wait', minutes: 7 * 1440 });
    await life.take({ ...own, who: 0, do: 'payNext' });
    for (let week = 0; week < 4; week++) await life.take({ ...own, who: 0, do: 'wait', minutes: 7 * 1440 });
    await life.take({ ...own, who: 0, do: 'cancel', days: 1 });
    await life.end();
  });

  it('agrees with every price, place, cap and refund of the product, whatever families, centre and clock do', async () => {
    const refused = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 28 }), async (steps) => {
        await openAgain();
        const crowd = [];
        for (let one = 0; one < FAMILIES; one++) crowd.push(await newFamily(demo.portal, 5000 + ++families));
        const life = new Life(world, crowd);
        for (const one of steps) await life.take(one);
        await life.end();
        for (const [code, times] of life.refused) refused.set(code, (refused.get(code) ?? 0) + times);
      }),
      { numRuns: 12, seed: SEED },
    );
    console.log(`refused: ${[...refused].map(([code, times]) => `${code} ${times}`).join(', ')}`);
  });

  it('agrees about days that a family gives to others, orders, longer stays and late pick-ups, one after the other', async () => {
    const crowd = [];
    for (let one = 0; one < FAMILIES; one++) crowd.push(await newFamily(demo.portal, 5000 + ++families));
    const life = new WholeLife(world, crowd);
    const hours = (on: number, from = 540, to = 660): Wish => ({
      form: 'hourly',
      day: nextDay(TODAY, on),
      months: 0,
      meals: false,
      from,
      to,
    });
    const month: Wish = { form: 'full_day', day: nextDay(TODAY, 1), months: 1, meals: true, from: 510, to: 1020 };
    const want = (who: number, wish: Wish) => life.take({ who, pick: 0, do: 'want', wish, pays: true, servedBefore: true });
    for (const who of [0, 1]) await want(who, month);
    // Both places of eight days are gone: what one family gives away, another has, in part.
    await want(2, hours(2));
    await life.take({ who: 0, pick: 0, do: 'away', days: 4 });
    await want(2, hours(2));
    await life.take({ who: 2, pick: 0, do: 'visit', longer: 60, late: 50, waives: false });
    await want(2, hours(1, 600, 690));
    // The day is another's; the one after it is nobody's.
    await life.take({ who: 0, pick: 0, do: 'back', days: 1 });
    await life.take({ who: 0, pick: 0, do: 'wait', minutes: 1440 });
    await life.take({ who: 0, pick: 0, do: 'back', days: 1 });
    for (let day = 0; day < 8; day++) await life.take({ who: 0, pick: 0, do: 'wait', minutes: 1440 });
    await life.take({ who: 0, pick: 0, do: 'cancel', days: 1 });
    await life.take({ who: 2, pick: 0, do: 'together', wish: hours(7), apart: 7, servedBefore: false });
    await life.take({ who: 2, pick: 0, do: 'visit', longer: -30, late: 0, waives: false });
    await life.take({ who: 2, pick: 0, do: 'leave' });
    await life.end();
    expect([...life.met.keys()]).toEqual(
      expect.arrayContaining(['away', 'credited', 'back', 'longer', 'shorter', 'late', 'together', 'left together']),
    );
  });

  it('agrees whatever days are given to others, booked at once, stayed longer and collected late', async () => {
    const met = new Map<string, number>();
    const asked = { ...whose, servedBefore: fc.boolean() };
    const soon = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 17, max: 24 }), fc.integer({ min: 2, max: 6 }));
    const two = soon.map(
      ([on, from, slots]): Wish => ({
        form: 'hourly',
        day: nextDay(TODAY, on),
        months: 0,
        meals: false,
        from: from * 30,
        to: (from + slots) * 30,
      }),
    );
    const month = fc
      .tuple(fc.nat(3), fc.boolean())
      .map(([on, meals]): Wish => ({ form: 'full_day', day: nextDay(TODAY, on), months: 1, meals, from: 510, to: 1020 }));
    const buys = (what: fc.Arbitrary<Wish>) =>
      fc.record({ ...asked, do: fc.constant('want' as const), wish: what, pays: fc.constant(true) });
    const more = fc.oneof(
      { weight: 4, arbitrary: buys(two) },
      { weight: 2, arbitrary: fc.record({ ...whose, do: fc.constant('away' as const), days: fc.integer({ min: 1, max: 5 }) }) },
      { weight: 1, arbitrary: fc.record({ ...whose, do: fc.constant('back' as const), days: fc.constant(1) }) },
      {
        weight: 2,
        arbitrary: fc.record({
          ...asked,
          do: fc.constant('together' as const),
          wish: two,
          apart: fc.integer({ min: 1, max: 9 }),
        }),
      },
      { weight: 1, arbitrary: fc.record({ ...whose, do: fc.constant('leave' as const) }) },
      {
        weight: 3,
        arbitrary: fc.record({
          ...whose,
          do: fc.constant('visit' as const),
          longer: fc.constantFrom(-60, -30, 0, 30, 60, 90),
          late: fc.constantFrom(0, 15, 16, 45, 46, 200),
          waives: fc.boolean(),
        }),
      },
      { weight: 2, arbitrary: step },
      { weight: 2, arbitrary: act('attend', 5) },
      {
        weight: 4,
        arbitrary: fc.record({ ...whose, do: fc.constant('wait' as const), minutes: fc.constantFrom(180, 1440, 2880) }),
      },
    ) as fc.Arbitrary<Step>;
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(buys(month), buys(month)),
        fc.array(more, { minLength: 14, maxLength: 24 }),
        async (full, steps) => {
          await openAgain();
          const crowd = [];
          for (let one = 0; one < FAMILIES; one++) crowd.push(await newFamily(demo.portal, 5000 + ++families));
          const life = new WholeLife(world, crowd);
          for (const [who, one] of full.entries()) await life.take({ ...one, who } as Step);
          for (const one of steps) await life.take(one);
          await life.end();
          for (const [what, times] of life.met) met.set(what, (met.get(what) ?? 0) + times);
        },
      ),
      { numRuns: 4, seed: SEED, endOnFailure: true },
    );
    console.log(`met: ${[...met].map(([what, times]) => `${what} ${times}`).join(', ')}`);
  });

  it('agrees about what a month costs, and gives back, in which a child turns three', async () => {
    /** Days into the last month on which the child turns three. */
    const into = fc.integer({ min: 0, max: 30 });
    const months = fc
      .tuple(firstDay, fc.integer({ min: 1, max: 3 }), fc.boolean())
      .map(([on, count, meals]): Wish => ({ form: 'full_day', day: on, months: count, meals, from: 510, to: 1020 }));
    const wanted = fc.record({
      ...whose,
      do: fc.constant('want' as const),
      wish: months,
      pays: fc.constant(true),
      servedBefore: fc.boolean(),
    });
    const next = fc.oneof(
      { weight: 3, arbitrary: act('attend', 12) },
      { weight: 2, arbitrary: act('cancel', 1) },
      { weight: 1, arbitrary: act('answer', 6) },
      {
        weight: 4,
        arbitrary: fc.record({ ...whose, do: fc.constant('wait' as const), minutes: fc.constantFrom(1440, 8 * 1440, 20 * 1440) }),
      },
    ) as fc.Arbitrary<Step>;
    let cut = 0;
    await fc.assert(
      fc.asyncProperty(into, wanted, fc.array(next, { minLength: 3, maxLength: 9 }), async (days, want, steps) => {
        const { day: first, months: count } = want.wish;
        const birth = sameDayLater(nextDay(sameDayLater(first, count - 1), days), -36);
        await openAgain();
        const life = new Life(older, [await newFamily(demo.portal, 5000 + ++families, birth)], [birth]);
        await life.take({ ...want, who: 0 } as Step);
        for (const one of steps) await life.take({ ...one, who: 0 });
        await life.end();
        cut += life.cut;
      }),
      { numRuns: 10, seed: SEED },
    );
    expect(cut).toBeGreaterThan(3);
  });
});
