import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTranslator } from '#cms/words/index.ts';
import { reasonWords } from '#cms/words/reason-words.ts';
import { type CountedStay, type HourQuota, monthHours, quotasOn, whyOverHours } from '#domain/places/hour-quota.ts';

const quota = (over: Partial<HourQuota> = {}): HourQuota => ({
  ...{ id: 'ten', hours: 10, forms: ['hourly', 'temporary'], scope: 'all', source: '市发〔2026〕1号', effectiveOn: '2026-11-01' },
  ...over,
});
const stay = (date: string, hours: number, over: Partial<CountedStay> = {}): CountedStay => ({
  ...{ date, from: 480, to: 480 + hours * 60, form: 'hourly', scopes: ['all'] },
  ...over,
});
const asked = (has: CountedStay[], quotas = [quota()]) => ({ form: 'hourly' as const, quotas, has });

describe('the hours that a child may have in a month', () => {
  it('are counted over all centres and kinds of care that the rule is about, and in no other month', () => {
    const has = [
      stay('2026-11-03', 3),
      stay('2026-11-04', 2, { form: 'temporary' }),
      stay('2026-11-05', 8, { form: 'full_day' }),
      stay('2026-11-06', 8, { scopes: ['elsewhere'] }),
      stay('2026-12-01', 4),
    ];
    expect(monthHours(asked(has), '2026-11-20')).toMatchObject([{ month: '2026-11-01', used: 300, left: 300 }]);
    expect(whyOverHours(asked(has), [stay('2026-11-20', 5)])).toBeUndefined();
    expect(whyOverHours(asked(has), [stay('2026-11-20', 5.5)])).toEqual({
      reason: 'hours_used_up',
      failsOn: '2026-11-20',
      when: { most: 600, minutes: 300, on: '2026-12-01' },
    });
  });

  it('say the first month in which as much fits again, and none where it never does', () => {
    const has = [stay('2026-11-03', 10), stay('2026-12-01', 7), stay('2027-01-05', 6)];
    expect(whyOverHours(asked(has), [stay('2026-11-20', 4)])?.when).toEqual({ most: 600, minutes: 0, on: '2027-01-01' });
    expect(whyOverHours(asked(has), [stay('2026-11-20', 11)])?.when).toEqual({ most: 600, minutes: 0 });
    const over = { when: { on: '2027-01-01' } };
    const ended = [quota({ endsOn: '2026-12-31' })];
    expect(whyOverHours(asked(has, ended), [stay('2026-11-20', 11)])).toMatchObject(over);
  });

  it('judge stays of several months each in its own, and several of one month together', () => {
    expect(whyOverHours(asked([]), [stay('2026-11-20', 6), stay('2026-12-02', 6)])).toBeUndefined();
    expect(whyOverHours(asked([]), [stay('2026-12-02', 6), stay('2026-12-09', 6)])).toMatchObject({ failsOn: '2026-12-02' });
  });

  it('are judged by the rule of each day, where one begins or ends within the month', () => {
    const begins = [quota({ effectiveOn: '2026-11-15' })];
    expect(whyOverHours(asked([], begins), [stay('2026-11-10', 8), stay('2026-11-11', 8)])).toBeUndefined();
    expect(whyOverHours(asked([], begins), [stay('2026-11-10', 8), stay('2026-11-20', 12)])).toMatchObject({
      failsOn: '2026-11-20',
    });
    expect(whyOverHours(asked([stay('2026-11-10', 8)], begins), [stay('2026-11-20', 10)])).toBeUndefined();
    const ends = [quota({ endsOn: '2026-11-15' })];
    expect(whyOverHours(asked([], ends), [stay('2026-11-10', 8), stay('2026-11-20', 12)])).toBeUndefined();
    expect(whyOverHours(asked([stay('2026-11-20', 12)], ends), [stay('2026-11-10', 8)])).toBeUndefined();
    // One that takes another's place counts what was had under that.
    const follows = [quota(), quota({ id: 'six', hours: 6, effectiveOn: '2026-11-15' })];
    expect(whyOverHours(asked([stay('2026-11-10', 4)], follows), [stay('2026-11-20', 3)])?.when).toMatchObject({
      most: 360,
      minutes: 120,
    });
  });

  it('are told with the bound where no month has room for as much', () => {
    const why = whyOverHours(asked([stay('2026-11-03', 4)]), [stay('2026-11-20', 11)]);
    expect(reasonWords(createTranslator('zh'), why).replaceAll('\u00a0', ' ')).toBe(
      '每个孩子每月最多 10 小时，那个月还剩 6 小时',
    );
  });

  it('go by the newest rule of a scope that is in force on the day, beside those of other scopes', () => {
    const rules = [
      quota(),
      quota({ id: 'six', hours: 6, effectiveOn: '2026-12-01' }),
      quota({ id: 'town', scope: 'town', hours: 20 }),
    ];
    const on = (date: string) => quotasOn(rules, { form: 'hourly', on: date }).map(({ id }) => id);
    expect([on('2026-10-31'), on('2026-11-30'), on('2026-12-01')]).toEqual([[], ['ten', 'town'], ['six', 'town']]);
    expect(quotasOn(rules, { form: 'full_day', on: '2026-12-01' })).toEqual([]);
    const ended = [quota(), quota({ id: 'six', effectiveOn: '2026-12-01', endsOn: '2026-12-31' })];
    expect(quotasOn(ended, { form: 'hourly', on: '2027-01-01' })).toEqual([]);
  });

  it('are never more than the bound, however stays are asked for one after the other', () => {
    const wanted = fc.array(fc.record({ day: fc.integer({ min: 1, max: 30 }), halves: fc.integer({ min: 2, max: 20 }) }));
    fc.assert(
      fc.property(wanted, (all) => {
        const has: CountedStay[] = [];
        for (const { day, halves } of all) {
          const one = stay(`2026-11-${String(day).padStart(2, '0')}`, halves / 2);
          const sum = has.reduce((minutes, { from, to }) => minutes + to - from, 0) + one.to - one.from;
          const why = whyOverHours(asked(has), [one]);
          expect(why === undefined).toBe(sum <= 600);
          if (!why) has.push(one);
        }
      }),
    );
  });
});
