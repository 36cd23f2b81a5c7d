import { expect, it } from 'vitest';
import { boardDay } from '#cms/places/board-day.ts';
import { specialDays } from '#domain/time/workdays.ts';
import { partsOf } from '../support/parts-of.ts';

const closure = { from: '2026-11-30', to: '2026-11-30', reason: { zh: '教师培训', en: 'Staff training' } };

const portalAt = (now: string, { closures = [] as (typeof closure)[], holiday = '' } = {}) =>
  partsOf<typeof boardDay>({
    city: { timeZone: 'Asia/Shanghai' },
    now: () => now,
    special: () => specialDays(holiday ? [{ date: holiday, kind: 'holiday', name: { zh: '节', en: 'Holiday' } }] : []),
    supplies: { get: () => ({ hours: [{ weekdays: '12345', from: 450, to: 1080 }], closures }) as never },
  });

it.each([
  ['a working day', portalAt('2026-11-27T02:00:00.000Z'), { date: '2026-11-27', rests: false }],
  ['late on a working day', portalAt('2026-11-27T15:30:00.000Z'), { date: '2026-11-27', rests: false }],
  ['a Saturday', portalAt('2026-11-28T02:00:00.000Z'), { date: '2026-11-30', rests: true }],
  [
    'a Saturday before a closure',
    portalAt('2026-11-28T02:00:00.000Z', { closures: [closure] }),
    { date: '2026-12-01', rests: true },
  ],
  ['a holiday', portalAt('2026-11-26T16:30:00.000Z', { holiday: '2026-11-27' }), { date: '2026-11-30', rests: true }],
])('%s', (_, portal, day) => {
  expect(boardDay(portal, 'centre')).toEqual(day);
});
