import { describe, expect, it } from 'vitest';
import type { Claim } from '#domain/places/capacity.ts';
import type { ClassSupply } from '#domain/places/facility.ts';
import { firstBrokenStay } from '#domain/places/supply-change.ts';
import { specialDays } from '#domain/time/workdays.ts';
import { exampleCentre, infants } from './example-centre.ts';

const date = '2026-11-25';
const now = '2026-11-24T00:00:00Z';
const children = (count: number): Claim[] => Array.from({ length: count }, (_, n) => ({ booking: `b${n}`, from: 540, to: 720 }));
/** How many, and under which names. */
const whose = (count: number) => ({ children: count, bookings: children(count).map(({ booking }) => booking) });
const withClass = (change: Partial<ClassSupply>) => ({ ...exampleCentre, classes: [{ ...infants, ...change }] });
const broken = (after: typeof exampleCentre, claims: Claim[], before = exampleCentre) =>
  firstBrokenStay({ before, after }, { days: [{ classId: infants.id, date, claims }], special: specialDays([]), now });

describe('a change to the example centre', () => {
  it('may leave one carer less while two carers are enough', () => {
    expect(broken(withClass({ shifts: infants.shifts.slice(0, 2) }), children(6))).toBeUndefined();
  });

  it('breaks its word to the seventh child, from the first half hour on', () => {
    const after = withClass({ shifts: infants.shifts.slice(0, 2) });
    expect(broken(after, children(7))).toEqual({
      ...{ date, why: 'too_many', minute: 540, capacity: 6 },
      ...whose(7),
    });
  });

  it('cannot take the class away under its children', () => {
    expect(broken({ ...exampleCentre, classes: [] }, children(2))).toEqual({ date, why: 'class_gone', ...whose(2) });
  });

  it('cannot shut at noon what is booked until noon and after', () => {
    const after = { ...exampleCentre, hours: [{ weekdays: '12345', from: 480, to: 690 }] };
    expect(broken(after, children(1))).toEqual({ date, why: 'not_open', ...whose(1), window: { from: 540, to: 720 } });
  });

  it('owes nothing to a hold that has run out, nor for what was wrong before', () => {
    const lapsed = children(7).map((claim) => ({ ...claim, until: '2026-11-23T00:00:00Z' }));
    const fewer = withClass({ shifts: infants.shifts.slice(0, 2) });
    expect(broken(fewer, lapsed)).toBeUndefined();
    expect(broken(fewer, children(7), fewer)).toBeUndefined();
  });
});
