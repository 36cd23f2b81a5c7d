import { describe, expect, it } from 'vitest';
import {
  afterStep,
  ageInDays,
  entitlement,
  isOpen,
  type VisitRule,
  visitFigures,
  whyNotVisit,
} from '#domain/guidance/home-visit.ts';
import { arrivals, inOrder, movedBy, nearestNext, withinFrame } from '#domain/guidance/visit-route.ts';
import { inForceOn } from '#domain/time/civil-date.ts';

const rule: VisitRule = {
  ...{ perYear: 1, untilMonths: 12, minutes: 50, morningFrom: 570, afternoonFrom: 840 },
  ...{ source: 'plan', checked: 'original', readOn: '2026-11-01', effectiveOn: '2022-01-01' },
};
const today = '2026-11-23';
const ask = {
  ...{ today, rule, bornOn: '2026-11-10', open: false, done: [] },
  wished: [{ date: '2026-11-25', half: 'morning' as const }],
};

describe('a home visit', () => {
  it('can be asked for before the birth and until the child has the age that the rule says', () => {
    expect(whyNotVisit(ask)).toBeUndefined();
    expect(whyNotVisit({ ...ask, bornOn: '2027-01-10' })).toBeUndefined();
    expect(whyNotVisit({ ...ask, bornOn: '2028-01-10' })).toBe('due_too_far');
    expect(whyNotVisit({ ...ask, bornOn: '2025-11-24' })).toBeUndefined();
    expect(whyNotVisit({ ...ask, bornOn: '2025-11-23' })).toBe('too_old');
    expect(whyNotVisit({ ...ask, rule: undefined })).toBe('no_rule');
  });

  it('is one at a time, on days that are to come and near', () => {
    expect(whyNotVisit({ ...ask, open: true })).toBe('already_asked');
    expect(whyNotVisit({ ...ask, wished: [] })).toBe('no_day');
    for (const date of [today, '2026-11-22', '2027-03-01'])
      expect(whyNotVisit({ ...ask, wished: [{ date, half: 'morning' }] })).toBe('wished_day');
  });

  it('is counted by calendar year', () => {
    expect(entitlement(rule, ['2025-12-30'], today)).toEqual({ perYear: 1, had: 0, left: 1 });
    expect(entitlement(rule, ['2026-01-02'], today)).toEqual({ perYear: 1, had: 1, left: 0 });
    expect(whyNotVisit({ ...ask, done: ['2026-01-02'] })).toBe('had_all');
    expect(whyNotVisit({ ...ask, done: ['2025-12-30'] })).toBeUndefined();
  });

  it('goes only where the table leads', () => {
    expect(afterStep('asked', 'record')).toBeUndefined();
    expect(afterStep('planned', 'record')).toBe('done');
    expect(afterStep('absent', 'plan')).toBe('planned');
    expect(['done', 'cancelled'].map((state) => isOpen({ state: state as 'done' }))).toEqual([false, false]);
    expect(isOpen({ state: 'absent' })).toBe(true);
  });

  it('tells days of age, and none before the birth', () => {
    expect(ageInDays('2026-11-10', today)).toBe(13);
    expect(ageInDays('2026-12-10', today)).toBeUndefined();
  });

  it('goes by the rule that is in force on the day', () => {
    const later = { ...rule, perYear: 2, effectiveOn: '2026-12-01' };
    expect(inForceOn([later, rule], today)?.perYear).toBe(1);
    expect(inForceOn([later, rule], '2026-12-01')?.perYear).toBe(2);
    expect(inForceOn([later], today)).toBeUndefined();
  });

  it('counts who asked in a month against who was visited, without what was taken back', () => {
    const visits = [
      { state: 'done', askedOn: '2026-11-01' },
      { state: 'planned', askedOn: '2026-11-02' },
      { state: 'absent', askedOn: '2026-11-03' },
      { state: 'cancelled', askedOn: '2026-11-04' },
      { state: 'done', askedOn: '2026-10-31' },
    ] as const;
    expect(visitFigures(visits, '2026-11')).toEqual({ asked: 3, done: 1, absent: 1, waiting: 1 });
  });
});

describe('the way of a day', () => {
  const near = { id: 'near', point: { lat: 32.49, lng: 119.92 } };
  const far = { id: 'far', point: { lat: 32.55, lng: 119.99 } };
  const between = { id: 'between', point: { lat: 32.51, lng: 119.94 } };

  it('leads to the nearest next, and to places that nobody knows at last', () => {
    const start = { lat: 32.488, lng: 119.918 };
    expect(nearestNext([far, { id: 'unknown' }, near, between], start)).toEqual(['near', 'between', 'far', 'unknown']);
    expect(nearestNext([far, near, between], undefined)).toEqual(['far', 'between', 'near']);
  });

  it('is changed a step at a time', () => {
    expect(movedBy(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c']);
    expect(movedBy(['a', 'b', 'c'], 'b', 1)).toEqual(['a', 'c', 'b']);
    expect(movedBy(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c']);
  });

  it('has the morning first, each half-day from its own beginning', () => {
    const stops = inOrder([
      { id: 'c', half: 'afternoon', order: 1 },
      { id: 'b', half: 'morning', order: 2 },
      { id: 'a', half: 'morning', order: 1 },
    ]);
    expect(stops.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect([...arrivals(stops, rule)]).toEqual([
      ['a', 570],
      ['b', 620],
      ['c', 840],
    ]);
  });

  it('is drawn within its frame, north above', () => {
    const [a, b] = withinFrame([near.point, far.point], { width: 4, height: 1 });
    for (const point of [a, b]) {
      expect(point?.x).toBeGreaterThanOrEqual(0);
      expect(point?.y).toBeLessThanOrEqual(1);
    }
    expect(b?.y).toBeLessThan(a?.y ?? 0);
    expect(withinFrame([near.point], { width: 4, height: 1 })).toEqual([{ x: 0.5, y: 0.5 }]);
  });
});
