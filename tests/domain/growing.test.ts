import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growsAhead, growsOut } from '#domain/offers/growing.ts';
import { ageInMonths, dayOfAge } from '#domain/time/age.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { specialDays } from '#domain/time/workdays.ts';
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

describe('a child that will soon be too old for its class', () => {
  const special = specialDays([{ date: '2027-01-04', kind: 'holiday', name: { zh: '元旦', en: 'New Year' } }]);
  /** A Sunday: it is twelve months old on 3 January. */
  const grown = { birthDate: '2026-01-03', classId: infants.id, form: 'full_day', months: 1, special } as const;

  it('is told three months ahead, with the last open day, the first one after, and the next class with its price', () => {
    const told = { on: '2027-01-03', lastDay: '2027-01-01', goesOn: '2027-01-05', turnsThree: false, next: toddlers, nextPrice };
    expect(growsAhead(centre, { ...grown, today: '2026-10-02' })).toBeUndefined();
    expect(growsAhead(centre, { ...grown, today: '2026-10-03' })).toEqual(told);
    expect(growsAhead(centre, { ...grown, today: '2027-01-02' })).toEqual(told);
    expect(growsAhead(centre, { ...grown, today: '2027-01-03' })).toBeUndefined();
  });

  it('has its last day before the days off of its own class, and goes on after those of the next', () => {
    const reason = { zh: '修缮', en: 'repairs' };
    const off = (classId: string, from: string, to: string) => ({ from, to, reason, classIds: [classId] });
    const shut = {
      ...centre,
      classClosures: [off('infants', '2026-12-31', '2027-01-02'), off('toddlers', '2027-01-05', '2027-01-06')],
    };
    const told = growsAhead(shut, { ...grown, today: '2026-12-01' });
    expect(told).toMatchObject({ on: '2027-01-03', lastDay: '2026-12-30', goesOn: '2027-01-07', next: toddlers });
  });

  it('goes on nowhere where no other class takes it, and turns three where childcare ends', () => {
    const today = '2026-12-01';
    const alone = growsAhead({ ...centre, classes: [infants] }, { ...grown, today });
    expect(alone).toMatchObject({ on: '2027-01-03', turnsThree: false, next: undefined });
    const older = { ...infants, id: 'older', ageFrom: 24, ageTo: 36 };
    const three = growsAhead({ ...centre, classes: [older] }, { ...grown, birthDate: '2024-01-06', classId: 'older', today });
    expect(three).toEqual({ on: '2027-01-06', lastDay: '2027-01-05', turnsThree: true });
  });

  it('is so many months old on the day that is told, and not the day before', () => {
    const birth = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2023-01-01', days));
    fc.assert(
      fc.property(birth, fc.integer({ min: 1, max: 36 }), (birthDate, months) => {
        const day = dayOfAge(birthDate, months);
        expect([ageInMonths(birthDate, day), ageInMonths(birthDate, addDays(day, -1))]).toEqual([months, months - 1]);
      }),
    );
  });
});
