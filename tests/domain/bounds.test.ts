import { describe, expect, it } from 'vitest';
import { boundWithSource, gapWords } from '#cms/words/bound-words.ts';
import { createTranslator } from '#cms/words/index.ts';
import { daysWithout } from '#domain/places/absence.ts';
import type { Claim } from '#domain/places/capacity.ts';
import { classDay } from '#domain/places/class-day.ts';
import { agesOfType, capsByStandard, standardFor } from '#domain/places/class-standard.ts';
import type { ClassStandard, ClassSupply } from '#domain/places/facility.ts';
import { boundByCentre } from '#domain/places/filed-places.ts';
import { gapsIn } from '#domain/places/gaps.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { slotsOf } from '#domain/time/time-of-day.ts';
import { exampleCentre, infants } from './example-centre.ts';

const [zh, en] = [createTranslator('zh'), createTranslator('en')];
const day = { date: '2026-11-25', weekday: 3 } as const;
const now = '2026-11-24T00:00:00Z';
const standard = (more: Partial<ClassStandard>): ClassStandard => ({
  ...{ type: 'infant', ageFrom: 6, ageTo: 12, maxSize: 10, childrenPerStaff: 3, source: '58号', effectiveOn: '2019-10-08' },
  ...more,
});
const at = (
  group: ClassSupply,
  { date = day.date as CivilDate, centre = exampleCentre, claims = [] as Claim[], minute = 540 } = {},
) => {
  const classes = centre.classes.map((one) => (one.id === group.id ? group : one));
  return classDay({ classes }, group, { ...day, date }, { now, claimsOf: () => claims }).at(minute);
};

describe('the city’s standard binds a class whatever its centre has set', () => {
  it('from its day on, and names its paper', () => {
    const stricter = standard({ maxSize: 8, childrenPerStaff: 2, source: '新标准', effectiveOn: '2026-12-01' });
    const group = { ...infants, ...capsByStandard([standard({}), stricter], infants) };
    expect(at(group)).toMatchObject({ capacity: 10, limit: 'standard_size', source: '58号' });
    expect(at(group, { date: '2026-12-02' })).toMatchObject({
      capacity: 8,
      limit: 'staff_ratio',
      childrenPerStaff: 2,
      source: '新标准',
    });
    expect(boundWithSource(zh, at(group, { date: '2026-12-02' }))).toBe('能收 8 个：4 位老师，每位 2 个（新标准）');
    expect(boundWithSource(en, at(group))).toBe('10 at most: the standard for this age (58号)');
  });

  it('for a class split at 18 months: the strictest of the halves that it takes', () => {
    const younger = standard({ type: 'toddler', ageFrom: 12, ageTo: 18, maxSize: 12, childrenPerStaff: 4 });
    const older = standard({ type: 'toddler', ageFrom: 18, ageTo: 24, maxSize: 15, childrenPerStaff: 5 });
    const of = (ageFrom: number, ageTo: number) =>
      standardFor([younger, older], { type: 'toddler', ageFrom, ageTo }, day.date)?.childrenPerStaff;
    expect([of(12, 18), of(18, 24), of(12, 24)]).toEqual([4, 5, 4]);
    expect(agesOfType([younger, older], 'toddler', day.date)).toEqual({ from: 12, to: 24 });
  });

  it('for mixed ages: the mixed ratio, or without one the strictest of all ages that it takes', () => {
    const all = [
      standard({}),
      standard({ type: 'toddler', ageFrom: 12, ageTo: 24, maxSize: 15, childrenPerStaff: 5 }),
      standard({ type: 'older', ageFrom: 24, ageTo: 36, maxSize: 20, childrenPerStaff: 7 }),
    ];
    const mixed = standard({ type: 'mixed', ageFrom: 18, ageTo: 36, maxSize: 18, childrenPerStaff: 6 });
    const ages = { type: 'mixed', ageFrom: 18, ageTo: 36 } as const;
    expect(standardFor([...all, mixed], ages, day.date)).toMatchObject({ maxSize: 18, childrenPerStaff: 6 });
    expect(standardFor(all, ages, day.date)).toMatchObject({ maxSize: 15, childrenPerStaff: 5 });
    expect(standardFor(all, ages, '2019-01-01')).toBeUndefined();
  });
});

it('of what binds the whole centre each class has its part: as filed, and as the city has limited it for some days', () => {
  const centre = {
    ...exampleCentre,
    classes: [
      { ...infants, places: 10 },
      { ...infants, id: 'second', places: 10 },
    ],
  };
  const limit = { bound: 'city_limit', most: 8, from: '2026-12-01', to: '2026-12-31', source: '整改通知' } as const;
  const [first] = boundByCentre({ ...centre, filedPlaces: 16, centreCaps: [limit] }).classes as [ClassSupply];
  expect(at(first, { centre })).toMatchObject({ capacity: 8, limit: 'filed_places' });
  const limited = at(first, { centre, date: '2026-12-02' });
  expect(limited).toMatchObject({ capacity: 4, limit: 'city_limit', source: '整改通知' });
  expect(boundWithSource(zh, limited)).toBe('全园收托上限里这个班的一份，4 个（整改通知）');
  expect(at(first, { centre, date: '2027-01-06' }).limit).toBe('filed_places');
});

it('days away are taken out of the days on which somebody counts', () => {
  const days = [{ from: '2026-11-01', to: '2026-11-30' }];
  expect(daysWithout(days, [{ from: '2026-11-10', to: '2026-11-12' }])).toEqual([
    { from: '2026-11-01', to: '2026-11-09' },
    { from: '2026-11-13', to: '2026-11-30' },
  ]);
  expect(daysWithout(days, [{ from: '2026-10-01', to: '2026-12-12' }])).toEqual([]);
  expect(daysWithout(days, [{ from: '2026-12-01', to: '2026-12-12' }])).toEqual(days);
});

describe('a gap in the day of a class', () => {
  const shifts = [
    { staff: 'Wang', weekdays: '3', from: 480, to: 1080 },
    { staff: 'Li', weekdays: '3', from: 480, to: 720 },
    { staff: 'Li', weekdays: '3', from: 780, to: 1080 },
  ];
  const gaps = (children: number) => {
    const claims = Array.from({ length: children }, (_, n) => ({ booking: `${n}`, from: 510, to: 1020 }));
    return gapsIn(slotsOf({ from: 480, to: 1080 }).map((minute) => at({ ...infants, shifts }, { claims, minute })));
  };
  it('is one stretch, with the places that cannot be sold in it', () => {
    expect(gaps(2)).toMatchObject([{ kind: 'unsold', from: 720, to: 780, staff: 1, unsold: 3 }]);
    expect(gapWords(zh, gaps(2)[0] as never)).toBe('12:00–13:00 缺第 2 位老师，3 个托位不能卖');
    expect(gapWords(en, gaps(2)[0] as never)).toBe('12:00–13:00: carer no. 2 is missing, so 3 places cannot be sold');
  });
  it('breaks the ratio where children are booked', () => {
    expect(gaps(5)).toMatchObject([{ kind: 'broken', from: 720, to: 780, staff: 1, children: 5, capacity: 3 }]);
    expect(gapWords(zh, gaps(5)[0] as never)).toBe('12:00–13:00 超了：5 个孩子，只有 1 位老师，最多 3 个');
  });
});
