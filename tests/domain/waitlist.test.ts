import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CareRequest } from '#domain/care/care.ts';
import {
  keptClaims,
  placesFor,
  planTurns,
  rivalsOf,
  staysOfFamily,
  type Waiting,
  waitable,
  waitsForPlace,
  withKept,
} from '#domain/offers/waitlist.ts';
import { isOpen, isQuiet, offerUntil } from '#domain/offers/waitlist-offer.ts';
import { inLine, type PriorityRule, standingOf } from '#domain/offers/waitlist-order.ts';
import type { Claim } from '#domain/places/capacity.ts';
import type { ClassSupply, FacilitySupply } from '#domain/places/facility.ts';
import { addDays, inForceOn } from '#domain/time/civil-date.ts';
import { seedOr } from '../support/seed.ts';
import { exampleCentre, infants } from './example-centre.ts';

const SEED = seedOr(20_261_129);
const now = '2026-11-23T01:00:00.000Z';
const today = '2026-11-23';
const monday = '2026-11-30';
const older: ClassSupply = { ...infants, id: 'older', type: 'older', ageFrom: 12, ageTo: 36, places: 3 };
const centre: FacilitySupply = { ...exampleCentre, classes: [{ ...infants, places: 2 }, older] };
const RULES: PriorityRule[] = [{ kind: 'age', fromMonths: 24, toMonths: 36 }, { kind: 'sibling' }];

const hours = (date: string, from: number, to: number): CareRequest => ({ form: 'hourly', date, window: { from, to } });
const context = (claimsOf: (classId: string, date: string) => readonly Claim[] = () => []) => ({
  now,
  special: new Map(),
  claimsOf,
});
const times = { minutes: 240, least: 30, quiet: { from: 1260, to: 420 } };
const plan = (line: readonly Waiting[], claimsOf?: (classId: string, date: string) => readonly Claim[]) =>
  planTurns(line, { facility: centre, today, context: context(claimsOf) }, times);

const BIRTHS = ['2026-03-10', '2025-09-01', '2024-10-01', '2024-08-20'];
const wait = fc
  .record({
    births: fc.array(fc.constantFrom(...BIRTHS), { minLength: 1, maxLength: 3 }),
    day: fc.integer({ min: 0, max: 2 }),
    from: fc.constantFrom(540, 600, 660),
    length: fc.constantFrom(60, 120, 180),
    weekly: fc.boolean(),
    joined: fc.integer({ min: 0, max: 5 }),
    siblingThere: fc.boolean(),
    paused: fc.boolean(),
  })
  .map(({ births, day, from, length, weekly, joined, siblingThere, paused }) => ({
    care: {
      request: hours(addDays(monday, day), from, from + length),
      ...(weekly ? { weekly: { weekdays: '13', weeks: 2 } } : {}),
    },
    births,
    joinedAt: `2026-11-2${joined}T00:00:00.000Z`,
    siblingThere,
    ...(paused ? { pausedUntil: '2026-12-24' } : {}),
  }));
const line = fc.array(wait, { maxLength: 8 }).map((all) =>
  all.map(
    ({ births, ...one }, n): Waiting => ({
      ...one,
      id: `w${n}`,
      facilityId: centre.id,
      children: births.map((birthDate, at) => ({ id: `c${n}-${at}`, birthDate })),
    }),
  ),
);
const taken = fc.array(
  fc.record({
    classId: fc.constantFrom('infants', 'older'),
    day: fc.integer({ min: 0, max: 9 }),
    from: fc.constantFrom(480, 600, 720),
  }),
  { maxLength: 12 },
);
type Taken = { classId: string; day: number; from: number }[];
const claimsFrom = (all: Taken) => (classId: string, date: string) =>
  all.flatMap((one, n) =>
    one.classId === classId && addDays(monday, one.day) === date
      ? [{ booking: `b${n}`, from: one.from, to: one.from + 120 }]
      : [],
  );

/** Minute by minute, without any of the product's own counting. */
function mostAtOnce(claims: readonly Claim[]): number {
  let most = 0;
  for (let minute = 0; minute < 1440; minute += 30)
    most = Math.max(most, claims.filter(({ from, to }) => from <= minute && minute < to).length);
  return most;
}

describe('a waitlist', () => {
  it('has the order that a plain second reading of the published rules gives', () => {
    const age = (birth: string, on: string) => {
      const [by = 0, bm = 0, bd = 0] = birth.split('-').map(Number);
      const [oy = 0, om = 0, od = 0] = on.split('-').map(Number);
      return (oy - by) * 12 + om - bm - (od < bd ? 1 : 0);
    };
    const key = (one: Waiting) => {
      const isTwo = one.children.some(({ birthDate }) => {
        const months = age(birthDate, one.care.request.date);
        return months >= 24 && months < 36;
      });
      return [one.raised ? `0${one.raised.at}` : '1', isTwo ? 0 : 1, one.siblingThere ? 0 : 1, one.joinedAt, one.id].join('|');
    };
    fc.assert(
      fc.property(line, fc.nat(7), (all, at) => {
        const some = all.map((one, n) => (n === at ? { ...one, raised: { at: now, reason: 'moved here' } } : one));
        const plain = some.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)).map(({ id }) => id);
        expect(inLine(some, RULES).map(({ id }) => id)).toEqual(plain);
        for (const [n, id] of plain.entries()) {
          const own = some.find((one) => one.id === id) as Waiting;
          const { position, ahead } = standingOf(own, some, RULES);
          expect(position).toBe(n + 1);
          expect(Object.values(ahead).reduce((sum, count) => sum + count, 0)).toBe(n);
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('never gives one place twice, gives siblings all or none, and lets none lie that serves somebody', () => {
    fc.assert(
      fc.property(line, taken, (all, booked) => {
        // More than a class may take is nobody's doing here.
        const claimsOf = claimsFrom(booked.filter(fits));
        const order = inLine(all, RULES);
        const turns = plan(order, claimsOf);
        const kept = turns.flatMap(({ waiting, places }) => keptClaims(waiting, places));
        for (const { waiting, places } of turns) {
          expect(places.map(({ childId }) => childId)).toEqual(waiting.children.map(({ id }) => id));
          expect(waiting.pausedUntil).toBeUndefined();
        }
        for (const group of centre.classes)
          for (let day = 0; day < 20; day++) {
            const date = addDays(monday, day);
            const claims = [...claimsOf(group.id, date), ...kept.filter((one) => one.classId === group.id && one.date === date)];
            expect(mostAtOnce(claims)).toBeLessThanOrEqual(group.places);
          }
        // Whoever was given nothing could not have all of it, even of what those before it left.
        for (const one of order) {
          if (one.pausedUntil || turns.some(({ waiting }) => waiting.id === one.id)) continue;
          const left = context(withKept(claimsOf, kept));
          expect(placesFor(one, { facility: centre, today, context: left })).toBeUndefined();
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('asks the first in line first, and lets a wish that cannot be met keep nothing from others', () => {
    const one = (id: string, from: number, to: number, weekly?: boolean): Waiting => ({
      id,
      facilityId: centre.id,
      care: { request: hours(monday, from, to), ...(weekly ? { weekly: { weekdays: '12', weeks: 1 } } : {}) },
      children: [{ id: `${id}-child`, birthDate: '2026-03-10' }],
      joinedAt: `2026-11-20T00:00:00.00${id}Z`,
      siblingThere: false,
    });
    // One place on Monday, none on Tuesday.
    const claimsOf = (classId: string, date: string): Claim[] =>
      classId !== 'infants' ? [] : date === monday ? [{ booking: 'a', from: 480, to: 1080 }] : ['a', 'b'].map(full);
    const turns = plan([one('1', 540, 720, true), one('2', 540, 720), one('3', 600, 660)], claimsOf);
    expect(turns.map(({ waiting }) => waiting.id)).toEqual(['2']);
  });
});

const full = (booking: string): Claim => ({ booking, from: 480, to: 1080 });
function fits(one: Taken[number], at: number, all: Taken): boolean {
  const before = all.slice(0, at + 1).filter(({ classId, day }) => classId === one.classId && day === one.day);
  return mostAtOnce(before.map(({ from }) => ({ booking: '', from, to: from + 120 }))) <= 2;
}

describe('an offer', () => {
  const zone = 'Asia/Shanghai';
  const far = { facility: centre, first: { date: '2026-12-30', from: 540, to: 600 } };

  it.each([
    // Nine in the morning: until one.
    ['2026-11-23T01:00:00.000Z', '2026-11-23T05:00:00.000Z'],
    // Eight in the evening: an hour of it, and three from seven on.
    ['2026-11-23T12:00:00.000Z', '2026-11-24T02:00:00.000Z'],
  ])('made at %s lasts until %s', (at, until) => {
    expect(offerUntil(at, times, far)).toBe(until);
    expect(isOpen(until, at)).toBe(true);
  });

  it('is not kept over a night after which it could no longer be booked', () => {
    const one: Waiting = {
      id: '1',
      facilityId: centre.id,
      care: { request: hours(monday, 540, 600) },
      children: [{ id: 'child', birthDate: '2026-03-10' }],
      joinedAt: now,
      siblingThere: false,
    };
    // Two hours before nine it is seven, when the night ends.
    const facility = { ...centre, noticeMinutes: 120 };
    const at = (then: string) =>
      planTurns([one], { facility, today: '2026-11-29', context: { ...context(), now: then } }, times).length;
    expect([at('2026-11-29T12:20:00.000Z'), at('2026-11-29T12:40:00.000Z'), at('2026-11-29T15:00:00.000Z')]).toEqual([1, 0, 0]);
  });

  it('ends when its first stay can no longer be booked', () => {
    const soon = { facility: { ...centre, noticeMinutes: 60 }, first: { date: '2026-11-23', from: 720, to: 780 } };
    expect(offerUntil(now, times, soon)).toBe('2026-11-23T03:00:00.000Z');
  });

  it('is not made at night', () => {
    expect(isQuiet('2026-11-23T13:00:00.000Z', times, zone)).toBe(true);
    expect(isQuiet('2026-11-22T22:59:00.000Z', times, zone)).toBe(true);
    expect(isQuiet('2026-11-22T23:00:00.000Z', times, zone)).toBe(false);
  });
});

it('the rules in force are those that took effect last', () => {
  const old = { rules: [], source: 'a', effectiveOn: '2021-12-17' };
  const next = { rules: RULES, source: 'b', effectiveOn: '2027-01-01' };
  expect(inForceOn([next, old], '2026-12-31')).toBe(old);
  expect(inForceOn([next, old], '2027-01-01')).toBe(next);
});

it('months are offered without the days on which the child’s class is shut, as they would be sold', () => {
  const shut = { from: '2026-12-09', to: '2026-12-10', reason: { zh: '停水', en: 'no water' }, classIds: ['infants'] };
  const months: CareRequest = { form: 'full_day', date: '2026-12-01', months: 1, meals: false };
  const wish = {
    care: { request: months },
    children: [
      { id: 'small', birthDate: '2026-03-10' },
      { id: 'big', birthDate: '2025-03-10' },
    ],
  };
  const facility = { ...centre, classClosures: [shut] };
  const places = placesFor(wish, { facility, today, context: context() }) ?? [];
  expect(places.map(({ classId }) => classId)).toEqual(['infants', 'older']);
  const [small, big] = places.map(({ stays }) => stays.map(({ date }) => date));
  expect(big?.filter((date) => !small?.includes(date))).toEqual(['2026-12-09', '2026-12-10']);
  expect(waitable(wish, { facility, today, context: context() })).toBe('free');
});

describe('days on which one class is shut', () => {
  const shut = { from: '2026-11-25', to: '2026-11-25', reason: { zh: '停水', en: 'no water' }, classIds: ['infants'] };
  const facility = { ...centre, classClosures: [shut] };
  const at = { facility, special: new Map(), today };
  const care = { request: { form: 'hourly', date: '2026-11-25', window: { from: 540, to: 720 } } } as const;
  const weekly = { request: care.request, weekly: { weekdays: '3', weeks: 2 } };
  const infant = (id: string) => ({ id, birthDate: '2026-03-10' });
  const older = { id: 'big', birthDate: '2025-03-10' };

  it('are waited for by nobody of that class, and by who may be in another', () => {
    const days = ({ children }: { children: (typeof older)[] }) =>
      staysOfFamily({ care: weekly, children }, at).map(({ date }) => date);
    expect(days({ children: [infant('a')] })).toEqual(['2026-12-02']);
    expect(days({ children: [infant('a'), older] })).toEqual(['2026-11-25', '2026-12-02']);
    const on = (date: string, classId: string) => ({ classId, occasions: [{ date, from: 600, to: 660 }] });
    const own = { care: weekly, children: [infant('a')] };
    expect(waitsForPlace(own, on('2026-11-25', 'infants'), at)).toBe(false);
    expect(waitsForPlace(own, on('2026-11-25', 'infants'), { ...at, facility: centre })).toBe(true);
    expect(waitsForPlace(own, on('2026-12-02', 'infants'), at)).toBe(true);
    expect(waitsForPlace(own, on('2026-12-02', 'older'), at)).toBe(false);
  });

  it('make no rivals: two families meet on a day on which a class that both may be in is open', () => {
    const [one, other] = [
      { care, children: [infant('a')] },
      { care: weekly, children: [infant('b')] },
    ];
    expect(rivalsOf(one, [other], { ...at, facility: centre })).toEqual([other]);
    expect(rivalsOf(one, [other], at)).toEqual([]);
    expect(rivalsOf({ ...one, care: weekly }, [other], at)).toEqual([other]);
    expect(rivalsOf({ ...one, children: [older] }, [{ ...other, children: [infant('b'), older] }], at)).toHaveLength(1);
  });
});
