import { describe, expect, it } from 'vitest';
import {
  type AttendedDay,
  type CareSubsidy,
  lastDayToAsk,
  owedOf,
  payableMonths,
  type SubsidyRow,
  subsidyOf,
  withinBudget,
} from '#domain/money/care-subsidy.ts';
import { specialDays } from '#domain/time/workdays.ts';

const daily: CareSubsidy = {
  code: 'daily',
  title: { zh: '来园补贴', en: 'Daily' },
  per: 'day',
  amount: 1_000,
  leastDays: 3,
  fromMonths: 6,
  untilMonths: 36,
  forms: [],
  inclusiveOnly: true,
  from: '2026-01-01',
  claimDays: 31,
  source: '示例',
};
const special = specialDays([]);
const child = { birthDate: '2026-01-10', askedOn: '2026-10-05', special };
const came = (...dates: string[]): AttendedDay[] => dates.map((date) => ({ date, form: 'full_day' as const, inclusive: true }));
const four = came('2026-10-08', '2026-10-09', '2026-10-12', '2026-10-13');

describe('a month of attendance', () => {
  it('counts each day once, whichever centres the child came to on it', () => {
    expect(subsidyOf(daily, child, '2026-10', [...four, ...four])).toEqual({ days: 4, amount: 4_000 });
    expect(subsidyOf({ ...daily, per: 'month' }, child, '2026-10', four)).toEqual({ days: 4, amount: 1_000 });
  });

  it('says why nothing is paid', () => {
    const no = (subsidy: Partial<CareSubsidy>, days = four, of = child) =>
      subsidyOf({ ...daily, ...subsidy }, of, '2026-10', days).no;
    expect(no({}, came('2026-09-30'))).toBe('not_come');
    expect(no({}, four.slice(0, 2))).toBe('few_days');
    expect(no({ from: '2026-11-01' })).toBe('period');
    expect(no({ to: '2026-10-07' })).toBe('period');
    expect(no({ fromMonths: 12 })).toBe('age');
    expect(no({ forms: ['hourly'] })).toBe('form');
    expect(
      no(
        {},
        four.map((day) => ({ ...day, inclusive: false })),
      ),
    ).toBe('not_inclusive');
    expect(no({}, four, { ...child, askedOn: '2026-12-02' })).toBe('asked_late');
    expect(no({}, four, { ...child, askedOn: '2026-12-01' })).toBeUndefined();
  });

  it('counts the days before the child is too old, and no later ones', () => {
    const until = { birthDate: '2023-10-10', askedOn: '2026-10-05', special };
    const days = came('2026-10-07', '2026-10-08', '2026-10-09', '2026-10-10', '2026-10-12');
    expect(subsidyOf(daily, until, '2026-10', days)).toEqual({ days: 3, amount: 3_000 });
  });
});

it('a month is paid once nobody can ask for it any more', () => {
  expect(lastDayToAsk(daily, '2026-10', special)).toBe('2026-12-01');
  expect(lastDayToAsk({ claimDays: 31 }, '2028-01', special)).toBe('2028-03-02');
  expect(payableMonths(daily, '2026-12-01', special).at(-1)).toBe('2026-09');
  expect(payableMonths(daily, '2026-12-02', special).at(-1)).toBe('2026-10');
  expect(payableMonths(daily, '2026-12-02', special)[0]).toBe('2026-01');
  expect(payableMonths({ ...daily, to: '2026-05-10' }, '2026-12-02', special).at(-1)).toBe('2026-05');
  expect(payableMonths(daily, '2030-12-03', special)).toHaveLength(22);
});

it('a last day on which nobody works moves to the next, and the list waits for it', () => {
  // 31 January 2027 is a Sunday; 1 May a holiday, and the days to the 5th with it.
  expect(lastDayToAsk(daily, '2026-12', special)).toBe('2027-02-01');
  const name = { zh: '劳动节', en: 'Labour Day' };
  const off = ['01', '02', '03', '04', '05'].map((day) => ({ date: `2026-05-${day}`, kind: 'holiday' as const, name }));
  const labour = specialDays(off);
  expect(lastDayToAsk(daily, '2026-03', labour)).toBe('2026-05-06');
  const asked = { ...child, birthDate: '2025-01-10', special: labour };
  const days = came('2026-03-02', '2026-03-03', '2026-03-04');
  expect(subsidyOf(daily, { ...asked, askedOn: '2026-05-06' }, '2026-03', days).amount).toBe(3_000);
  expect(subsidyOf(daily, { ...asked, askedOn: '2026-05-07' }, '2026-03', days).no).toBe('asked_late');
  expect(payableMonths(daily, '2026-05-06', labour).at(-1)).toBe('2026-02');
  expect(payableMonths(daily, '2026-05-07', labour).at(-1)).toBe('2026-03');
});

it('attendance that is mended later is made up for by the next list, to the fen', () => {
  const row = (amount: number): SubsidyRow => ({
    ...{ childId: 'c', month: '2026-10', days: amount / 1_000, amount },
    ...{ cameTo: [], inclusiveAt: [], bookings: [] },
  });
  expect(owedOf(row(4_000), [])).toEqual(row(4_000));
  expect(owedOf(row(0), [])).toEqual(row(0));
  expect(owedOf(row(4_000), [row(4_000)])).toBeUndefined();
  expect(owedOf(row(0), [row(0)])).toBeUndefined();
  expect(owedOf(row(3_000), [row(4_000)])).toMatchObject({ days: 3, amount: -1_000 });
  expect(owedOf(row(5_000), [row(4_000), { ...row(3_000), amount: -1_000 }])).toMatchObject({ amount: 2_000 });
});

it('a budget pays in the order in which families asked, and nobody overtakes', () => {
  const rows = [{ amount: 300 }, { amount: -100 }, { amount: 500 }, { amount: 100 }];
  expect(withinBudget(rows, undefined).waiting).toEqual([]);
  expect(withinBudget(rows, 800)).toEqual({ paid: rows, waiting: [] });
  expect(withinBudget(rows, 650)).toEqual({ paid: rows.slice(0, 2), waiting: rows.slice(2) });
});
