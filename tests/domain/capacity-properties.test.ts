import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addClaim, type Claim } from '#domain/places/capacity.ts';
import { classDay, watchedWith } from '#domain/places/class-day.ts';
import { countedShifts, type RotaShift, type StaffOnRota } from '#domain/places/counted-shifts.ts';
import type { ClassSupply } from '#domain/places/facility.ts';
import { slotsOf } from '#domain/time/time-of-day.ts';
import { infants } from './example-centre.ts';
import { canBeWatched, type SlowCentre, type SlowShift, slowCapacity, whoIsWhere } from './slow-centre.ts';

const day = { date: '2026-11-25', weekday: 3 } as const;
const now = '2026-11-24T00:00:00Z';
const RUNS = 200;

/** The centre as the product has it. */
function classesOf({ rooms, shifts, away, nap }: SlowCentre): ClassSupply[] {
  const people = [...new Set(shifts.map(({ person }) => person))];
  const staff = people.map((id): StaffOnRota => ({ id, name: id, facilityId: 'centre', role: 'carer' }));
  const rota = shifts.map(
    ({ person, room, watches, from, to }, n): RotaShift => ({
      ...{ id: String(n), classId: room, staff: person, weekdays: '3', from, to },
      ...(watches ? { watches } : {}),
    }),
  );
  const absences = away.map((one) => ({ staff: one, from: day.date, to: day.date }));
  const counted = countedShifts(rota, { staff, standards: [], absences });
  const napRules = nap ? [{ ...nap, childrenPerStaff: nap.perPerson, source: 'city', effectiveOn: '2026-01-01' }] : [];
  return rooms.map(({ id, ageFrom, places, perPerson }) => ({
    ...infants,
    ...{ id, ageFrom, ageTo: 37, places, maxSize: places, childrenPerStaff: perPerson, napRules },
    shifts: counted.filter(({ classId }) => classId === id),
  }));
}

const children = (counts: ReadonlyMap<string, number>) => (classId: string) =>
  Array.from({ length: counts.get(classId) ?? 0 }, (_, n): Claim => ({ booking: `${classId} ${n}`, from: 0, to: 1440 }));

function capacity(centre: SlowCentre, room: string, minute: number, others: ReadonlyMap<string, number>): number {
  const classes = classesOf(centre);
  const group = classes.find(({ id }) => id === room) as ClassSupply;
  return classDay({ classes }, group, day, { now, claimsOf: children(others) }).capacityOf(minute).capacity;
}

const ROOMS = ['a', 'b', 'c'];
const PEOPLE = ['Wang', 'Li', 'Zhao', 'Qian'];
/** From eleven to two, by quarters of an hour: shifts begin and end within half hours too. */
const quarter = fc.integer({ min: 44, max: 56 }).map((n) => n * 15);
const shift = fc
  .record({
    person: fc.constantFrom(...PEOPLE),
    room: fc.constantFrom(...ROOMS),
    watches: fc.option(fc.constantFrom(...ROOMS), { nil: undefined }),
    one: quarter,
    other: quarter,
  })
  .map(({ person, room, watches, one, other }): SlowShift => {
    const [from, to] = one < other ? [one, other] : [other, one + 15];
    return { person, room, ...(watches && watches !== room ? { watches } : {}), from, to };
  });
const centres = fc.record({
  rooms: fc.tuple(...ROOMS.map((id) => room(id))).map((all) => all.flat()),
  shifts: fc.array(shift, { maxLength: 8 }),
  away: fc.subarray(PEOPLE, { maxLength: 1 }),
  nap: fc.option(
    fc.record({
      from: fc.constantFrom(690, 720, 735),
      to: fc.constantFrom(780, 810),
      perPerson: fc.integer({ min: 1, max: 7 }),
      ageFrom: fc.constantFrom(0, 18),
    }),
    { nil: undefined },
  ),
});
function room(id: string) {
  return fc.record({
    id: fc.constant(id),
    ageFrom: fc.constantFrom(6, 18, 24),
    places: fc.integer({ min: 0, max: 12 }),
    perPerson: fc.integer({ min: 1, max: 5 }),
  });
}
const counts = fc
  .tuple(...ROOMS.map(() => fc.integer({ min: 0, max: 8 })))
  .map((all) => new Map(ROOMS.map((id, n) => [id, all[n] ?? 0])));
const SLOTS = slotsOf({ from: 660, to: 840 });
const without = (all: ReadonlyMap<string, number>, id: string) => new Map([...all].filter(([one]) => one !== id));

describe('what a class may take', () => {
  it('is what somebody finds who walks every minute and puts each child into somebody’s hands', () => {
    fc.assert(
      fc.property(centres, counts, (centre, all) => {
        for (const minute of SLOTS)
          for (const id of ROOMS) {
            // With as many elsewhere as can be there; more than that is another's fault, and counted by `over`.
            const others = without(all, id);
            if (!Array.from({ length: 30 }, (_, n) => minute + n).every((at) => canBeWatched(centre, at, others))) continue;
            expect(capacity(centre, id, minute, others)).toBe(slowCapacity(centre, { room: id, minute, others }));
          }
      }),
      { numRuns: RUNS },
    );
  });

  it('is the same for a half hour that is asked for alone, and for one of a whole day, whichever comes first', () => {
    const order = fc.shuffledSubarray(slotsOf({ from: 0, to: 1440 }), { minLength: 48 });
    fc.assert(
      fc.property(centres, counts, order, (centre, all, minutes) => {
        for (const id of ROOMS) {
          const classes = classesOf(centre);
          const group = classes.find((one) => one.id === id) as ClassSupply;
          const { capacityOf } = classDay({ classes }, group, day, { now, claimsOf: children(without(all, id)) });
          for (const minute of minutes)
            expect(capacityOf(minute)).toEqual(
              classDay({ classes }, group, day, { now, claimsOf: children(without(all, id)) }).capacityOf(minute),
            );
        }
      }),
      { numRuns: RUNS / 4 },
    );
  });

  it('is not raised by a shift in two parts, nor by two parts in one', () => {
    fc.assert(
      fc.property(centres, counts, fc.nat(), fc.integer({ min: 1, max: 60 }), (centre, all, which, minutes) => {
        const cut = centre.shifts[which % Math.max(1, centre.shifts.length)];
        if (!cut || cut.from + minutes >= cut.to) return;
        const parts = [
          { ...cut, to: cut.from + minutes },
          { ...cut, from: cut.from + minutes },
        ];
        const split = { ...centre, shifts: centre.shifts.flatMap((one) => (one === cut ? parts : [one])) };
        for (const minute of SLOTS)
          for (const id of ROOMS) {
            const others = without(all, id);
            expect(capacity(split, id, minute, others)).toBe(capacity(centre, id, minute, others));
          }
      }),
      { numRuns: RUNS },
    );
  });

  it('is not raised by taking a person away, or by a day on which one is away', () => {
    fc.assert(
      fc.property(centres, counts, fc.constantFrom(...PEOPLE), (centre, all, person) => {
        const gone = { ...centre, shifts: centre.shifts.filter((one) => one.person !== person) };
        const ill = { ...centre, away: [...centre.away, person] };
        for (const minute of SLOTS)
          for (const id of ROOMS) {
            const others = without(all, id);
            const before = capacity(centre, id, minute, others);
            expect(capacity(gone, id, minute, others)).toBeLessThanOrEqual(before);
            expect(capacity(ill, id, minute, others)).toBe(capacity(gone, id, minute, others));
          }
      }),
      { numRuns: RUNS },
    );
  });

  it('counts nobody twice at any minute, and lets in no more children than there are hands, in whatever order they come', () => {
    const wishes = fc.array(
      fc.record({
        room: fc.constantFrom(...ROOMS),
        from: fc.integer({ min: 22, max: 27 }),
        length: fc.integer({ min: 1, max: 4 }),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(centres, wishes, (centre, all) => {
        const classes = classesOf(centre);
        const sheets = new Map<string, readonly Claim[]>();
        const claimsOf = (id: string) => sheets.get(id) ?? [];
        for (const [n, { room: id, from, length }] of all.entries()) {
          const group = classes.find((one) => one.id === id) as ClassSupply;
          const { capacityOf } = classDay({ classes }, group, day, { now, claimsOf });
          const claim = { booking: String(n), from: from * 30, to: Math.min(840, (from + length) * 30) };
          const outcome = addClaim(claimsOf(id), claim, { capacityOf, now });
          if (outcome.ok) sheets.set(id, outcome.claims);
        }
        for (let minute = 660; minute < 840; minute++) {
          const there = whoIsWhere(centre, minute);
          const inRooms = new Map(
            ROOMS.map((id) => [id, claimsOf(id).filter(({ from, to }) => from <= minute && minute < to).length]),
          );
          expect(canBeWatched(centre, minute, inRooms)).toBe(true);
          const hands = there.map(({ room: id, watches }) =>
            watches ? (centre.nap?.perPerson ?? 0) : (centre.rooms.find((one) => one.id === id)?.perPerson ?? 0),
          );
          const most = hands.reduce((sum, one) => sum + one, 0);
          expect([...inRooms.values()].reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(most);
        }
        for (const minute of SLOTS) {
          const staff = classes.map((group) => classDay({ classes }, group, day, { now, claimsOf }).capacityOf(minute));
          const own = staff.reduce((sum, one) => sum + one.staff - one.watching, 0);
          expect(own).toBeLessThanOrEqual(PEOPLE.length);
        }
      }),
      { numRuns: RUNS },
    );
  });
});

it('says which classes count together', () => {
  const shifts: SlowShift[] = [{ person: 'Wang', room: 'a', watches: 'b', from: 720, to: 810 }];
  const rooms = ROOMS.map((id) => ({ id, ageFrom: 18, places: 10, perPerson: 5 }));
  const classes = classesOf({ rooms, shifts, away: [], nap: { from: 720, to: 810, perPerson: 8, ageFrom: 18 } });
  expect(watchedWith({ classes }, ['b']).sort()).toEqual(['a', 'b']);
  expect(watchedWith({ classes }, ['c'])).toEqual(['c']);
});
