import { describe, expect, it } from 'vitest';
import { growsOut } from '#domain/offers/growing.ts';
import { exampleCentre, infants } from './example-centre.ts';

const toddlers = { ...infants, id: 'toddlers', ageFrom: 12, ageTo: 24 };
const centre = { ...exampleCentre, classes: [infants, toddlers] };
const days = ['2026-12-30', '2026-12-31', '2027-01-04', '2027-01-05'];
const booked = {
  birthDate: '2026-01-02',
  classId: infants.id,
  form: 'full_day',
  months: 1,
  stays: days.map((date) => ({ date, from: 510, to: 1020 })),
} as const;

const nextPrice = { amount: 2600, unit: 'month' };

describe('a child that grows out of its class within what is booked', () => {
  it('is told from which stay on, the last day before, and the next class with its price', () => {
    expect(growsOut(centre, booked)).toEqual({ on: '2027-01-04', lastDay: '2026-12-31', next: toddlers, nextPrice });
  });

  it('and that no class takes it, where that has no published price', () => {
    const prices = centre.prices.map((one) => ({ ...one, classId: infants.id }));
    expect(growsOut({ ...centre, prices }, booked)).toMatchObject({ on: '2027-01-04', next: undefined, nextPrice: undefined });
  });

  it('and that no class takes it, where none does', () => {
    expect(growsOut({ ...centre, classes: [infants] }, booked)).toMatchObject({ on: '2027-01-04', next: undefined });
  });

  it('is told nothing while it stays of the age', () => {
    expect(growsOut(centre, { ...booked, birthDate: '2026-01-06' })).toBeUndefined();
  });
});
