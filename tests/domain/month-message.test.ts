import { describe, expect, it } from 'vitest';
import { nextTurnOn, nthOf, signToWatch, turnOn } from '#domain/guidance/month-message.ts';

const BORN = '2026-01-31';

describe('the months and weeks of a child’s life', () => {
  it('are counted from the birth, each begins on a day of its own, and they end with the third year', () => {
    expect(turnOn(BORN, 'month', '2026-01-30')).toBeUndefined();
    expect(turnOn(BORN, 'month', BORN)).toMatchObject({ key: 'month-0', inMonth: 0 });
    expect(turnOn(BORN, 'week', '2026-02-07')).toMatchObject({ key: 'week-1', inMonth: 1 });
    expect(nextTurnOn(BORN, 'month', BORN)).toBe('2026-02-28');
    expect(nextTurnOn(BORN, 'week', '2026-02-06')).toBe('2026-02-07');
    expect(turnOn(BORN, 'month', '2029-02-27')?.key).toBe('month-36');
    expect(nextTurnOn(BORN, 'month', '2029-02-27')).toBeUndefined();
    expect(turnOn(BORN, 'week', '2029-03-01')).toBeUndefined();
  });

  it('follow each other without a gap or a repetition', () => {
    for (const pace of ['month', 'week'] as const) {
      const seen: number[] = [];
      for (let day: string | undefined = BORN; day; day = nextTurnOn(BORN, pace, day))
        seen.push(turnOn(BORN, pace, day)?.number ?? -1);
      expect(seen).toEqual(seen.map((_, at) => at));
    }
  });
});

describe('what is said', () => {
  const sign = (key: string, urgency: 'ambulance' | 'doctor') => ({
    ...{ key, urgency, fromMonth: 0, toMonth: 36, shownFrom: 6, shownTo: 7 },
    ...{ what: { zh: key, en: key }, source: { zh: '', en: '' } },
    ...{ checked: 'copy' as const, readOn: '2026-11-01' },
  });
  const list = [sign('blue', 'ambulance'), sign('late', 'doctor'), sign('pale', 'doctor')];
  const tip = { fromMonth: 6, toMonth: 6, what: { zh: '', en: '' }, article: 'a', sign: 'pale' };

  it('is one sign: the editor’s first, else those for a doctor in turn', () => {
    expect(signToWatch(list, { month: 6, tips: [tip], n: 0 })?.key).toBe('pale');
    expect(signToWatch(list, { month: 6, tips: [], n: 0 })?.key).toBe('late');
    expect(signToWatch(list, { month: 6, tips: [], n: 1 })?.key).toBe('pale');
    expect(signToWatch(list, { month: 9, tips: [], n: 0 })).toBeUndefined();
    expect(nthOf([], 3)).toBeUndefined();
  });
});
