import { describe, expect, it } from 'vitest';
import { changeDays, isSameCare, requestOf } from '#domain/booking/care-change.ts';
import { type CareRequest, chosenWeekdays, occasionsOf, requestProblem, servicePeriods, soldAs } from '#domain/care/care.ts';
import { untilThree } from '#domain/care/until-three.ts';
import { worthOfDays } from '#domain/contract/closed-days.ts';
import { pricedToBirthday } from '#domain/contract/part-month.ts';
import { computeRefund, type RefundBasis } from '#domain/contract/refund.ts';
import type { RefundRule } from '#domain/contract/refund-rules.ts';
import { laterMonths, refundSchedule } from '#domain/contract/refund-schedule.ts';
import { deliveries, mealsBetween } from '#domain/money/delivery.ts';
import { share, sum } from '#domain/money/money.ts';
import { outsideOn, type PriceBounds } from '#domain/money/price-bounds.ts';
import { whyNotAdd } from '#domain/money/price-change.ts';
import { daysPerWeekSold, type PriceItem, type PriceLine, priceRequest } from '#domain/money/pricing.ts';
import { bestClass } from '#domain/offers/best-class.ts';
import { careOffer } from '#domain/offers/care-offer.ts';
import { firstMonths } from '#domain/offers/first-month.ts';
import { nextOffers } from '#domain/offers/ways-on.ts';
import { classesOnSale } from '#domain/places/availability.ts';
import { specialDays } from '#domain/time/workdays.ts';
import { exampleTerms } from './example.ts';
import { exampleCentre, infants } from './example-centre.ts';

/** Monday, Wednesday and Friday of December 2026: 13 days, of 23 working days. */
const request = { form: 'full_day', date: '2026-12-01', months: 1, meals: true, weekdays: '135' } as const;
const none = specialDays([]);
const { parts } = exampleCentre;
const staysIn = (of: CareRequest, special = none) => occasionsOf(of, { parts, special, isOpen: () => true });
const daysIn = (of: CareRequest, special = none) => staysIn(of, special).map(({ date }) => date);
const DAYS = daysIn(request);

const price = (over: Partial<PriceItem>): PriceItem => ({
  ...{ id: 'p', kind: 'care', form: 'full_day', unit: 'month', amount: 208_000, startsOn: '2026-01-01' },
  ...over,
});
const list = [price({}), price({ daysPerWeek: 3, amount: 130_000 }), price({ kind: 'meals', daysPerWeek: 3, amount: 39_000 })];
const paid = (of: CareRequest, items = list) => priceRequest(of, { items, classId: 'infants', occasions: staysIn(of) });

const line = (kind: 'care' | 'meals', amount: number): PriceLine[] =>
  servicePeriods({ ...request, months: 2 }).map((period) => {
    return { kind, form: 'full_day', unit: 'month', unitAmount: amount, quantity: 1, amount, period };
  });
const lines = [...line('care', 130_000), ...line('meals', 39_000)];
const basis: RefundBasis = { lines, terms: exampleTerms, timeZone: 'Asia/Shanghai', hadSameService: true };
const now = '2026-12-29T02:00:00Z';
const paidAt = '2026-11-01T02:00:00Z';

describe('care by the month on some weekdays', () => {
  it('is the working days of its months on those weekdays, and no others', () => {
    expect(DAYS).toHaveLength(13);
    expect(DAYS.slice(0, 4)).toEqual(['2026-12-02', '2026-12-04', '2026-12-07', '2026-12-09']);
    expect(daysIn({ ...request, weekdays: undefined })).toHaveLength(23);
  });

  it('has no holiday, and has a made-up Saturday where it has Mondays, by whose timetable that is worked', () => {
    const name = { zh: '例', en: 'Example' };
    const special = specialDays([
      { date: '2026-12-04', kind: 'holiday', name },
      { date: '2026-12-12', kind: 'workday', name },
    ]);
    expect(daysIn(request, special)).toEqual([...DAYS.filter((day) => day !== '2026-12-04'), '2026-12-12'].sort());
    expect(daysIn({ ...request, weekdays: '24' }, special)).not.toContain('2026-12-12');
  });

  it('is named by its weekdays in order, and all five are no pattern; a weekend is no part of care by the month', () => {
    expect([chosenWeekdays('531'), chosenWeekdays('3311'), chosenWeekdays('12345'), chosenWeekdays('')]).toEqual([
      '135',
      '13',
      undefined,
      undefined,
    ]);
    const problem = (weekdays: string) => requestProblem({ ...request, weekdays }, { sessionMaxMinutes: 240 });
    expect([problem('135'), problem('16')]).toEqual([undefined, 'weekdays_not_working']);
  });

  it('ends where the child turns three: a part of a month without one of its days is none', () => {
    const born = (day: string) => untilThree({ ...request, months: 2, weekdays: '5' }, day, none);
    expect(born('2024-01-05')).toMatchObject({ months: 2, until: '2027-01-04', weekdays: '5' });
    // The month that begins on Friday 1 January has that day.
    expect(born('2024-01-01')).toMatchObject({ months: 1, until: undefined });
    expect(untilThree({ ...request, months: 2, weekdays: '1' }, '2024-01-04', none)).toMatchObject({
      months: 1,
      until: undefined,
    });
  });

  it('leaves its other days to others: where its days are full, those between them are not', () => {
    const claimsOf = (_: string, date: string) =>
      DAYS.includes(date) ? Array.from({ length: 12 }, (_, at) => ({ booking: `c${at}`, from: 510, to: 1020 })) : [];
    const centre = { ...exampleCentre, prices: [...exampleCentre.prices, price({ daysPerWeek: 3 }), price({ daysPerWeek: 2 })] };
    const context = { now: '2026-11-25T02:00:00Z', special: none, claimsOf };
    const left = (of: CareRequest) => bestClass(centre, { ...soldAs(of), stays: staysIn(of) }, context).left;
    expect(left(request)).toBe(0);
    expect(left({ ...request, weekdays: '24' })).toBe(12);
    expect(left({ form: 'hourly', date: '2026-12-03', window: { from: 540, to: 720 } })).toBe(12);
    expect(left({ form: 'hourly', date: '2026-12-04', window: { from: 540, to: 720 } })).toBe(0);
  });
});

describe('what is offered of it', () => {
  const tuesdays = ['2026-12-01', '2026-12-08', '2026-12-15', '2026-12-22', '2026-12-29', '2027-01-05'];
  const full = Array.from({ length: 12 }, (_, at) => ({ booking: `c${at}`, from: 0, to: 1440 }));
  const contextOf = (dates: readonly string[]) => ({
    now: '2026-11-25T02:00:00Z',
    special: none,
    claimsOf: (_: string, date: string) => (dates.includes(date) ? full : []),
  });
  const sells = { ...exampleCentre, prices: [...exampleCentre.prices, price({ daysPerWeek: 3 })] };
  const weekly = (weekdays: string) => {
    return { kind: 'weekly', date: '2026-12-01', weekdays, weeks: 4, from: 510, to: 1020 } as const;
  };
  const offered = (centre: typeof exampleCentre, weekdays: string, dates: readonly string[] = []) =>
    careOffer(centre, 'full_day', { wanted: weekly(weekdays), ageMonths: 8 }, contextOf(dates));

  it('a family that needs Monday, Wednesday and Friday finds a centre that is full on Tuesdays', () => {
    expect(offered(sells, '12345', tuesdays)).toMatchObject({ left: 0, failsOn: '2026-12-01' });
    const some = offered(sells, '135', tuesdays);
    expect(some).toMatchObject({ left: 12, months: 1, weekdays: '135' });
    // It is booked from its first day on, and what is offered is that month.
    expect(some.stays[0]?.date).toBe('2026-12-02');
    expect(some.stays.at(-1)?.date).toBe('2027-01-01');
    expect(offered(sells, '135', ['2026-12-09'])).toMatchObject({ left: 0, failsOn: '2026-12-09', weekdays: '135' });
  });

  it('whole weeks, where nothing is sold on so many days a week', () => {
    const whole = offered(exampleCentre, '135');
    expect(whole).toMatchObject({ left: 12 });
    expect(whole.weekdays).toBeUndefined();
    expect(whole.stays[0]?.date).toBe('2026-12-01');
    expect(offered(sells, '24').weekdays).toBeUndefined();
  });

  it('on a day of them a month that is free on them, and its first where none is asked for', () => {
    const on = (date: string, weekdays?: string) =>
      careOffer(
        sells,
        'full_day',
        { wanted: { kind: 'window', date, weekdays, from: 510, to: 1020 }, ageMonths: 8 },
        contextOf(tuesdays),
      );
    expect(on('2026-12-02')).toMatchObject({ left: 0, failsOn: '2026-12-08' });
    expect(on('2026-12-02', '135')).toMatchObject({ left: 12, weekdays: '135' });
    expect(on('2026-12-03', '135')).toMatchObject({ left: 0, reason: 'workdays_only' });
    const wish = { form: 'full_day', ageMonths: 8, from: '2026-12-01' } as const;
    const first = (weekdays?: string) => firstMonths(sells, { ...wish, weekdays }, contextOf(tuesdays))[0];
    expect(first('135')).toMatchObject({ left: 12, weekdays: '135', stays: [{ date: '2026-12-02' }, ...Array(13).fill({})] });
    expect(first()?.stays[0]?.date).toBe('2027-01-06');
    const wanted = { kind: 'window', date: '2026-12-02', weekdays: '135', from: 510, to: 1020 } as const;
    const next = nextOffers(sells, 'full_day', { wanted, ageMonths: 8 }, contextOf(['2026-12-09']));
    expect(next).toMatchObject([{ weekdays: '135', stays: [{ date: '2026-12-11' }, ...Array(12).fill({})] }]);
  });
});

describe('what a price list says of it', () => {
  it('a price for so many days a week, for care and for meals, and none of another number', () => {
    expect(paid(request)).toMatchObject({
      ok: true,
      total: 169_000,
      lines: [{ period: { weekdays: '135' } }, { kind: 'meals' }],
    });
    expect(paid({ ...request, weekdays: '24' })).toMatchObject({ ok: false, code: 'price_not_published', kind: 'care' });
    expect(paid({ ...request, weekdays: undefined, meals: false })).toMatchObject({ total: 208_000 });
    expect(paid({ ...request, weekdays: undefined })).toMatchObject({ ok: false, kind: 'meals' });
  });

  it('says on how many days it is sold, where it is not on so many', () => {
    const centre = { ...exampleCentre, prices: list };
    const sold = (of: CareRequest, on = '2026-12-01') => classesOnSale(centre, soldAs(of), on);
    expect(sold(request)).toEqual({ classes: [infants] });
    const two = { ...request, weekdays: '24' };
    expect(sold(two)).toEqual({ reason: 'weekdays_not_sold', when: { daysPerWeek: [3, 5] } });
    const only = { ...centre, prices: [price({ daysPerWeek: 3 })] };
    const whole = { ...request, weekdays: undefined };
    expect(classesOnSale(only, soldAs(whole), '2026-12-01')).toEqual({ reason: 'weekdays_not_sold', when: { daysPerWeek: [3] } });
    const later = { ...centre, prices: [...list, price({ daysPerWeek: 2, startsOn: '2027-01-01' })] };
    expect(classesOnSale(later, soldAs(two), '2026-12-01')).toEqual({ reason: 'price_starts_later', when: { on: '2027-01-01' } });
    expect(daysPerWeekSold(list, { form: 'full_day', classId: 'infants', on: '2025-12-31' })).toEqual([]);
  });

  it('is a price of its own in the list, and costs no more than whole weeks may; how little it may cost is not published', () => {
    const add = (over: Partial<PriceItem>) =>
      whyNotAdd(price({ startsOn: '2026-11-25', ...over }), { list, today: '2026-11-25' });
    expect([add({ daysPerWeek: 3 }), add({ daysPerWeek: 2 }), add({})]).toEqual(['begins_later', undefined, 'begins_later']);
    const ceiling = { ...price({}), amount: 200_000, floatDown: 20, source: 's', effectiveOn: '2026-01-01', checked: 'sure' };
    const bounds = { ceilings: [ceiling], lists: [] } as unknown as PriceBounds;
    const code = (over: Partial<PriceItem>) => outsideOn(price(over), bounds, '2026-12-01')?.code;
    expect(code({ amount: 130_000 })).toBe('under_floor');
    expect(code({ amount: 130_000, daysPerWeek: 3 })).toBeUndefined();
    expect(code({ amount: 200_100, daysPerWeek: 3 })).toBe('over_ceiling');
  });
});

describe('what of it comes back', () => {
  const leaves = (days: number) => computeRefund(basis, { now, paidAt, attended: DAYS.slice(0, days), cause: 'family' }, none);

  it('by its own days: half of 13 is 6, and meals by those not eaten', () => {
    expect(leaves(4).lines[0]).toMatchObject({ refund: 104_000, reason: { workdays: 13, percent: 80 } });
    expect(leaves(6).lines[0]).toMatchObject({ refund: 65_000 });
    expect(leaves(7).lines[0]).toMatchObject({ refund: 0 });
    expect(leaves(4).lines.find(({ line: one }) => one.kind === 'meals')).toMatchObject({
      refund: share(39_000, 9, 13),
      reason: { code: 'meals_unused', eaten: 4, workdays: 13 },
    });
  });

  it('is drawn by the same days, of the months after it too', () => {
    const steps = refundSchedule(basis, { now: paidAt, paidAt }, none);
    expect(steps.at(-1)).toMatchObject({ kind: 'days', fromDays: 7, toDays: 13 });
    // January 2027 has 13 of its days, 1 January among them.
    expect(laterMonths(basis, { now: paidAt, paidAt }, none)[0]?.steps.at(-1)).toMatchObject({ fromDays: 7, toDays: 13 });
  });

  it('a stretch of absence begins on one of its days: between them the child is not away', () => {
    const rule: RefundRule = {
      kind: 'absence',
      code: 'F5',
      version: 1,
      source: 's',
      effectiveOn: '2026-01-01',
      daysInARow: 5,
      percent: 25,
    };
    const mondays = servicePeriods({ ...request, weekdays: '1' }).map((period) => ({ ...lines[0], period }) as PriceLine);
    const of = (attended: string[], by: readonly PriceLine[]) =>
      computeRefund(
        { ...basis, lines: by, terms: { ...exampleTerms, rules: [rule] } },
        { now, paidAt, attended, cause: 'family' },
        none,
      ).lines[0]?.refund;
    const all = ['2026-12-07', '2026-12-14', '2026-12-21', '2026-12-28'];
    expect(of(all, mondays)).toBe(0);
    expect(of(all.slice(1), mondays)).toBe(share(130_000, 25, 100));
  });

  it('a day is worth its part of those days, and a cut month the part of them until the birthday', () => {
    const bought = { lines: lines.filter(({ period }) => period?.from === '2026-12-01'), occasions: staysIn(request) };
    const given = deliveries(bought, 'Asia/Shanghai');
    expect(given).toHaveLength(13);
    expect(sum(given.map(({ care }) => care))).toBe(130_000);
    expect(worthOfDays(bought, ['2026-12-02', '2026-12-03'], { timeZone: 'Asia/Shanghai', special: none })).toEqual({
      care: 10_000,
      meals: 3_000,
    });
    expect(mealsBetween(bought.lines, { before: [], after: ['2026-12-02'] }, none)).toBe(3_000);
    const cut = { ...request, until: '2026-12-15' };
    const priced = paid(cut);
    if (!priced.ok) throw new Error(priced.code);
    const rule = { kind: 'part_month', code: 'B1', version: 1, source: 's', effectiveOn: '2026-01-01', by: 'workdays' } as const;
    const { lines: ofPart } = pricedToBirthday(priced, { request: cut, rule, special: none });
    // 2, 4, 7, 9, 11 and 14 December.
    expect(ofPart[0]).toMatchObject({ part: { days: 6, of: 13 }, amount: share(130_000, 6, 13) });
  });
});

it('other weekdays are other care, by notice as any other', () => {
  const has = { classId: 'a', request };
  const same = { classId: 'a', form: 'full_day', weekdays: '135' } as const;
  expect([isSameCare(has, same), isSameCare(has, { ...same, weekdays: '24' })]).toEqual([true, false]);
  expect(isSameCare(has, { ...same, weekdays: undefined })).toBe(false);
  expect(requestOf({ ...same, from: '2027-01-01', months: 2 }, true)).toEqual({ ...request, date: '2027-01-01', months: 2 });
  expect(changeDays({ request: { ...request, months: 2 }, to: '2027-01-29' }, { today: '2026-12-02', noticeDays: 7 })).toEqual([
    '2027-01-01',
  ]);
});
