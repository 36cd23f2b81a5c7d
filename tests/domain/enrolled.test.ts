import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addClaim, type Claim, capacityAt, confirmClaim, liveClaims, soldAt } from '#domain/places/capacity.ts';
import {
  classOn,
  type EnrolledChild,
  enrolledIdOf,
  enrolledName,
  handedBack,
  nextChange,
  stayOn,
  staysBetween,
  withEnrolled,
} from '#domain/places/enrolled.ts';
import { changeOf, judgeStays, newStays, withChange } from '#domain/places/enrolled-move.ts';
import { isWorse, type Over, overFull } from '#domain/places/over.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { specialDays } from '#domain/time/workdays.ts';
import { exampleCentre, infants } from './example-centre.ts';

const toddlers = { ...infants, id: 'toddlers', ageFrom: 12, ageTo: 24, places: 15, maxSize: 15, childrenPerStaff: 5 };
const facility = { ...exampleCentre, classes: [infants, toddlers] };
const special = specialDays([]);
const week = (parts: string) =>
  [...parts].flatMap((letter, at) =>
    letter === '-'
      ? []
      : [{ weekday: (at + 1) as 1, part: ({ f: 'full_day', m: 'morning', a: 'afternoon' } as const)[letter as 'f'] }],
  );
const child: EnrolledChild = {
  id: 'one',
  classId: 'infants',
  birthDate: '2026-02-10',
  pattern: week('m-m-f'),
  from: '2026-11-23',
  handedOver: [],
};

describe('a child that its centre has enrolled', () => {
  it('comes by its week: the mornings, and the whole Friday', () => {
    const stays = staysBetween(child, { from: '2026-11-23', to: '2026-11-29' }, { facility, special });
    expect(stays).toEqual([
      { date: '2026-11-23', from: 510, to: 720, classId: 'infants' },
      { date: '2026-11-25', from: 510, to: 720, classId: 'infants' },
      { date: '2026-11-27', from: 510, to: 1020, classId: 'infants' },
    ]);
  });
  it('comes on a made-up Saturday as on a Monday', () => {
    const madeUp = specialDays([{ date: '2026-11-28', kind: 'workday', name: { zh: '', en: '' } }]);
    expect(stayOn(child, '2026-11-28', { facility, special: madeUp })).toMatchObject({ from: 510, to: 720 });
  });
  it('grows into the class that takes it on the day, and stays where none does', () => {
    expect(classOn(child, '2027-02-09', facility)).toBe('infants');
    expect(classOn(child, '2027-02-10', facility)).toBe('toddlers');
    expect(classOn(child, '2028-02-10', facility)).toBe('infants');
    expect(nextChange(child, '2026-11-23', facility)).toEqual({ on: '2027-02-10', classId: 'toddlers' });
  });
  it('has no stay on its third birthday, after its last day, or on days that its own booking has taken over', () => {
    const on = (date: string, also: Partial<EnrolledChild> = {}) => stayOn({ ...child, ...also }, date, { facility, special });
    expect(on('2029-02-09', { pattern: week('fffff') })).toBeDefined();
    expect(on('2029-02-12', { pattern: week('fffff') })).toBeUndefined();
    expect(on('2026-11-25', { to: '2026-11-24' })).toBeUndefined();
    expect(on('2026-11-25', { handedOver: [{ from: '2026-11-24', to: '2026-12-24' }] })).toBeUndefined();
    expect(on('2026-11-20')).toBeUndefined();
  });
  it('stands on a class’s day once, however often it is written, and others stay', () => {
    const stays = [{ booking: enrolledName('one'), from: 510, to: 720 }];
    const others: Claim[] = [{ booking: 'b', from: 540, to: 600 }];
    const of = new Set([enrolledName('one')]);
    const once = withEnrolled(others, { of, stays });
    expect(once).toEqual([...others, ...stays]);
    expect(withEnrolled(once, { of, stays })).toBe(once);
    expect(withEnrolled(once, { of, stays: [] })).toEqual(others);
    expect(enrolledIdOf(enrolledName('one'))).toBe('one');
    expect(enrolledIdOf('b')).toBeUndefined();
  });
});

describe('what is over', () => {
  const now = '2026-11-22T00:00:00Z';
  const claims = (count: number): Claim[] => Array.from({ length: count }, (_, n) => ({ booking: `${n}`, from: 510, to: 720 }));
  const day = (date: string, count: number) => ({ classId: 'infants', date, claims: claims(count) });
  it('is said by class, with its bound, its days and the worst of them', () => {
    const over = overFull([day('2026-11-24', 13), day('2026-11-23', 12), day('2026-11-25', 15)], { facility, special, now });
    expect(over).toEqual([
      {
        classId: 'infants',
        days: 2,
        firstOn: '2026-11-24',
        date: '2026-11-25',
        minute: 510,
        children: 15,
        capacity: 12,
        limit: 'staff_ratio',
        staff: 4,
        watching: 0,
        childrenPerStaff: 3,
      },
    ]);
  });
  it('is nothing on a day that the centre is shut', () => {
    expect(overFull([day('2026-11-28', 20)], { facility, special, now })).toEqual([]);
  });
  it('is asked about anew when it is more than was seen', () => {
    const [seen] = overFull([day('2026-11-24', 13)], { facility, special, now }) as [Over];
    expect(isWorse([seen], [seen])).toBe(false);
    expect(isWorse([{ ...seen, children: 14 }], [seen])).toBe(true);
    expect(isWorse([{ ...seen, days: 2 }], [seen])).toBe(true);
    expect(isWorse([seen], [])).toBe(true);
  });
});

describe('a hold in place of a child’s own claim', () => {
  const now = '2026-11-24T00:00:00Z';
  const day = { date: '2026-11-25', weekday: 3 } as const;
  const three = { places: 3, maxSize: 3, childrenPerStaff: 3 };
  const context = { capacityOf: (minute: number) => capacityAt(minute, day, three, infants.shifts), now };
  const own: Claim = { booking: 'enrolled:one', from: 510, to: 1020 };
  const full = [own, { booking: 'b', from: 510, to: 1020 }, { booking: 'c', from: 510, to: 1020 }];
  const hold = { booking: 'h', from: 510, to: 720, until: '2026-11-24T00:15:00Z', inPlaceOf: own.booking };

  it('needs no place besides, where anybody else is refused', () => {
    expect(addClaim(full, { ...hold, inPlaceOf: undefined }, context).ok).toBe(false);
    const held = addClaim(full, hold, context);
    expect(held.ok).toBe(true);
    const claims = held.ok ? held.claims : [];
    for (const minute of [510, 690, 720, 990]) expect(soldAt(minute, liveClaims(claims, now))).toBe(3);
  });
  it('that runs out leaves the child its place; one that is paid for takes it over', () => {
    const held = addClaim(full, hold, context);
    const claims = held.ok ? held.claims : [];
    expect(soldAt(540, liveClaims(claims, '2026-11-24T00:16:00Z'))).toBe(3);
    expect(confirmClaim(claims, 'h')).toEqual([full[1], full[2], { booking: 'h', from: 510, to: 720 }]);
  });
  it('counts a child once at every minute, as an oracle that walks them does, and never sells beyond the capacity', () => {
    const step = fc.record({
      kind: fc.constantFrom('hold', 'own', 'other', 'pay', 'expire'),
      who: fc.integer({ min: 0, max: 4 }),
      from: fc.integer({ min: 17, max: 30 }),
      length: fc.integer({ min: 1, max: 8 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let claims: readonly Claim[] = [];
        for (const { kind, who, from, length } of steps) {
          const window = { from: from * 30, to: Math.min(1080, (from + length) * 30) };
          const name = `enrolled:${who}`;
          if (kind === 'own' && !claims.some(({ inPlaceOf }) => inPlaceOf === name))
            claims = withEnrolled(claims, {
              of: new Set([name]),
              stays: soldEverywhere(claims, window) < 3 ? [{ booking: name, ...window }] : [],
            });
          if (kind === 'hold' || kind === 'other') {
            const extra = kind === 'hold' ? { until: '2026-11-24T00:15:00Z', inPlaceOf: name } : {};
            const outcome = addClaim(claims, { booking: `${kind}${who}`, ...window, ...extra }, context);
            if (outcome.ok) claims = outcome.claims;
          }
          if (kind === 'pay') claims = confirmClaim(claims, `hold${who}`);
          if (kind === 'expire') claims = claims.filter(({ booking }) => booking !== `hold${who}`);
          for (let minute = 480; minute < 1080; minute += 30) {
            const walked = new Set(
              claims.filter((one) => one.from <= minute && minute < one.to).map((one) => one.inPlaceOf ?? one.booking),
            );
            expect(soldAt(minute, liveClaims(claims, now))).toBe(walked.size);
            expect(walked.size).toBeLessThanOrEqual(3);
          }
        }
      }),
    );
  });
});

function soldEverywhere(claims: readonly Claim[], { from, to }: { from: number; to: number }): number {
  const minutes = Array.from({ length: (to - from) / 30 }, (_, n) => from + n * 30);
  return Math.max(0, ...minutes.map((minute) => claims.filter((one) => one.from <= minute && minute < one.to).length));
}

it('knows nobody farther ahead than can be booked, with a month to spare', () => {
  expect(addDays('2026-11-23', 260) > addDays('2026-11-23', 120 + 93 + 31)).toBe(true);
});

it('a booking that ends early has no day from then on, and leaves those of others', () => {
  const other = { booking: 'b', from: '2027-01-24', to: '2027-02-23' };
  const handedOver = [{ booking: 'a', from: '2026-11-24', to: '2027-01-23' }, other];
  expect(handedBack(handedOver, 'a', '2026-12-10')).toEqual([{ booking: 'a', from: '2026-11-24', to: '2026-12-09' }, other]);
  expect(handedBack(handedOver, 'a', '2026-11-24')).toEqual([other]);
  expect(handedBack(handedOver, 'a', '2027-01-24')).toEqual(handedOver);
});

describe('a child whose week is taken to other days', () => {
  const centre = { facility, special };
  const today = '2026-11-23';
  const move = (also: Partial<Parameters<typeof changeOf>[1]> = {}, who: EnrolledChild = child) =>
    changeOf(who, { was: '2026-11-25', date: '2026-11-26', from: 510, classId: 'infants', ...also }, { ...centre, today });
  const changed = (found: ReturnType<typeof changeOf>, who = child) => {
    if ('problem' in found) throw new Error(found.problem);
    return withChange(who, found.change);
  };

  it('comes by the new week from the earlier of the two days on, and by the old one before', () => {
    const moved = changed(move());
    const span = { from: '2026-11-23', to: '2026-12-04' };
    expect(staysBetween(moved, span, centre).map(({ date }) => date)).toEqual([
      ...['2026-11-23', '2026-11-26', '2026-11-27', '2026-11-30', '2026-12-03', '2026-12-04'],
    ]);
    const back = changed(move({ was: '2026-12-03', date: '2026-12-02' }, moved), moved);
    expect(back.changes).toHaveLength(2);
    expect(stayOn(back, '2026-12-02', centre)).toMatchObject({ from: 510, to: 720 });
    expect(stayOn(back, '2026-11-26', centre)).toBeDefined();
    expect(stayOn(back, '2026-12-03', centre)).toBeUndefined();
  });

  it('may have the other half of the day, or another class; a whole day stays whole', () => {
    const noon = changed(move({ date: '2026-11-25', from: 870 }));
    expect(stayOn(noon, '2026-11-25', centre)).toMatchObject(facility.parts.afternoon);
    const whole = changed(move({ was: '2026-11-27', date: '2026-11-26', from: 870 }));
    expect(stayOn(whole, '2026-11-26', centre)).toMatchObject(facility.parts.fullDay);
    const older = changed(move({ date: '2026-11-25', classId: 'toddlers' }));
    expect([classOn(older, '2026-11-24', facility), classOn(older, '2026-11-25', facility)]).toEqual(['infants', 'toddlers']);
    expect(nextChange(older, today, facility)).toEqual({ on: '2026-11-25', classId: 'toddlers' });
    expect(nextChange(older, '2026-11-25', facility)).toEqual({ on: '2028-02-10', classId: undefined });
  });

  it.each([
    ['not_that_day', { was: '2026-11-24' }],
    ['same', { date: '2026-11-25' }],
    ['past', { was: '2026-11-23' }],
    ['comes_then', { date: '2026-11-27' }],
    ['after_last', { date: '2029-03-01' }],
  ])('is not moved: %s', (problem, also) => expect(move(also)).toEqual({ problem }));

  it('is not put into a class that it has outgrown', () => {
    const grown = { ...child, birthDate: '2025-06-01' };
    expect(move({ date: '2026-11-25' }, { ...grown, classId: 'toddlers' })).toEqual({ problem: 'grown_out' });
  });

  it('lets go of what was set for later, and says of how many changes', () => {
    const later = withChange(child, { from: '2027-01-04', classId: 'infants', pattern: week('f----') });
    const found = move({}, later);
    expect(found).toMatchObject({ later: 1 });
    expect(changed(found, later).changes).toHaveLength(1);
  });

  it('has room on each of its new days or on none: places, the gap between children, turns in a room', () => {
    const moved = changed(move());
    const span = { from: '2026-11-25', to: '2026-12-11' };
    const stays = newStays(staysBetween(child, span, centre), staysBetween(moved, span, centre));
    expect(stays.map(({ date }) => date)).toEqual(['2026-11-26', '2026-12-03', '2026-12-10']);
    const judge = (claims: readonly Claim[], also: object = {}) => {
      const group = { ...infants, ...also };
      const claimsOf = (classId: string, date: string) => (classId === 'infants' && date === '2026-12-03' ? claims : []);
      const at = { facility: { ...facility, classes: [group, toddlers] }, special, now: '2026-11-23T00:00:00Z', claimsOf };
      return judgeStays(child, stays, at);
    };
    const others = (count: number, to = 720) => Array.from({ length: count }, (_, n) => ({ booking: `b${n}`, from: 510, to }));
    const { capacity } = capacityAt(540, { date: '2026-12-03', weekday: 4 }, infants, infants.shifts);
    expect(judge(others(capacity - 1))).toMatchObject({ fullest: { date: '2026-12-03', sold: capacity - 1, capacity } });
    expect(judge(others(capacity))).toMatchObject({ full: { date: '2026-12-03' } });
    const own = { booking: enrolledName(child.id), from: 510, to: 720 };
    expect(judge([...others(capacity - 1), own])).toHaveProperty('fullest');
    const early = Array.from({ length: infants.places }, (_, n) => ({ booking: `e${n}`, from: 480, to: 510 }));
    expect(judge(early)).toHaveProperty('fullest');
    expect(judge(early, { gapMinutes: 30 })).toMatchObject({ full: { reason: 'between_groups' } });
  });
});
