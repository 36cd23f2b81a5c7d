import { expect, it } from 'vitest';
import { isNotedSo, noonCheckOn, whyNotMarked } from '#domain/booking/booking-state.ts';
import { withoutCollectors } from '#domain/booking/handover.ts';
import { isOutOfOrdinary, readCheck } from '#domain/booking/health-check.ts';

const typed = (temperature: string, noticed: string[] = [], note = '') => readCheck({ noticed, temperature, note }, 37.3);
const done = { at: '2026-11-24T04:00:00.000Z', by: { kind: 'staff', id: 's' }, date: '2026-11-24' } as const;

it('reads a temperature however it is typed, and none that nobody can have', () => {
  expect(typed('36，84')).toEqual({ noticed: [], temperature: 36.8 });
  expect(typed(' ３７．２ ℃ ')).toEqual({ noticed: [], temperature: 37.2 });
  expect(typed('')).toEqual({ noticed: [] });
  for (const wrong of ['3.72', '372', 'warm', '-37', '1e400']) expect(typed(wrong)).toBe('temperature_unlikely');
});

it('is out of the ordinary where something was seen or written down, or the child has a fever', () => {
  expect(typed('', ['skin', 'nose'], ' ')).toEqual({ noticed: ['skin'] });
  expect(
    [typed('37.2'), typed('', ['mouth']), typed('', [], '红点'), typed('37.3')].map(
      (one) => typeof one !== 'string' && isOutOfOrdinary(one),
    ),
  ).toEqual([false, true, true, true]);
});

it('is made at noon of a child that is there, once, and can be taken back', () => {
  const check = { noticed: [] };
  const noted = { ...done, type: 'noon_check', check } as const;
  expect(whyNotMarked('noon_check', { here: false, left: false, date: done.date, today: done.date })).toBe('not_checked_in');
  expect(whyNotMarked('noon_check', { here: true, left: true, date: done.date, today: done.date })).toBe('picked_up_already');
  expect(isNotedSo('noon_check', [noted], done.date)).toBe(true);
  expect(isNotedSo('noon_check', [noted], '2026-11-25')).toBe(false);
  expect(noonCheckOn([noted, { ...done, type: 'undo_noon_check' }], done.date)).toBeUndefined();
});

it('is forgotten with the child: that it was looked at stays, what was found goes', () => {
  const found = { noticed: ['skin'] as ['skin'], note: '红点', temperature: 38.5 };
  const kept = withoutCollectors([{ ...done, type: 'noon_check', check: found }]);
  expect(kept).toEqual([{ ...done, type: 'noon_check', check: { noticed: [] } }]);
});
