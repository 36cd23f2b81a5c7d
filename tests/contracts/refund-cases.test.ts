import { describe, expect, it } from 'vitest';
import { refundRules as city } from '#cms/city/taizhou/refund-rules.ts';
import { publishedCases, runCase } from '#cms/contracts/refund-cases.ts';
import { wrongs } from '#cms/core/problem.ts';
import { readRefundCase } from '#cms/input/refund-case.ts';
import { STAY_KINDS } from '#domain/contract/refund-rules.ts';
import { LANGS } from '#domain/language/lang.ts';
import { sum } from '#domain/money/money.ts';

const file = publishedCases();

describe('the published cases', () => {
  it('are at least sixty, each with a name of its own in every language, and use every rule', () => {
    expect(file.cases.length).toBeGreaterThanOrEqual(60);
    for (const lang of LANGS) expect(new Set(file.cases.map(({ title }) => title[lang])).size).toBe(file.cases.length);
    expect(new Set(file.cases.map(({ id }) => id)).size).toBe(file.cases.length);
    const used = new Set(file.cases.flatMap(({ rules }) => rules));
    expect([...file.rules, ...file.examples].map(({ code }) => code).filter((code) => !used.has(code))).toEqual([]);
  });
  it('are reckoned by the rules of the city as they are today, word for word; what a centre may add is told apart', () => {
    const ofCity = (code: string) => city.find((rule) => rule.code === code);
    for (const rule of file.rules) expect(rule).toEqual(ofCity(rule.code));
    for (const { code } of file.examples) expect([code, ofCity(code)]).toEqual([code, undefined]);
    // All that says what a family gets back; what is said of a stay that is under way is none of that.
    const told = city.filter(({ kind }) => !STAY_KINDS.some((one) => one === kind)).map(({ code }) => code);
    expect(file.rules.map(({ code }) => code).toSorted()).toEqual(told.toSorted());
  });
  it('ask why care ended and who ended it, cut a month at the third birthday, and count days that others took', () => {
    const count = (is: (one: (typeof file.cases)[number]) => unknown) => file.cases.filter(is).length;
    expect(count(({ facts }) => facts.why)).toBeGreaterThanOrEqual(3);
    for (const code of ['A1', 'B1', 'W1', 'W2']) expect(count(({ rules }) => rules.includes(code))).toBeGreaterThan(1);
  });
  it.each(file.cases.map((one) => [`${one.id}: ${one.title.en}`, one] as const))('%s', (_, one) => {
    const { lines, total, interest, earnestAgain } = runCase(file, one);
    const back = (kind: string) => sum(lines.filter(({ line }) => line.kind === kind).map(({ refund }) => refund));
    const { care, meals, back: all, ...apart } = one.expected;
    expect({ care: back('care'), meals: back('meals'), total }, one.worked).toEqual({ care, meals, total: all });
    const credited = sum(lines.map((line) => line.credited ?? 0));
    expect(credited, one.worked).toBe(apart.credited ?? 0);
    expect(interest?.total ?? 0).toBe(apart.interest ?? 0);
    expect(earnestAgain).toBe(apart.earnestAgain ?? 0);
  });
});

describe('a case that somebody asks of the calculator', () => {
  const asked = { form: 'full_day', months: '3', care: '2080', start: '2026-11-02', paid: '2026-10-20', asked: '2026-11-09' };
  const read = (over: object) => readRefundCase(new URLSearchParams({ ...asked, why: 'own_choice', ...over }));

  it('takes earnest money, none for nought, and no more than the whole contract', () => {
    expect(read({ earnest: '1,000', meals: '500' })).toMatchObject({ one: { earnest: 100_000 } });
    const none = read({ earnest: '0' });
    expect(none.ok && 'earnest' in none.one).toBe(false);
    expect(read({ earnest: '7740', meals: '500' }).ok).toBe(true);
    const wrong = read({ earnest: '7740.01', meals: '500' });
    expect(wrong).toMatchObject({ ok: false, code: 'earnest_over_whole', field: 'earnest' });
    expect(read({ months: '0', earnest: '2080' }).ok).toBe(true);
    expect(read({ months: '0', earnest: '2080.01' }).ok).toBe(false);
  });
  it.each(['0001-01-01', '1899-12-31', '9999-12-31'])('is none in a year without such rules: %s', (day) => {
    expect(read({})).toMatchObject({ ok: true });
    const wrong = read({ start: day, paid: day, paidBack: day });
    expect(wrong.ok ? [] : wrongs(wrong).map(({ code, field }) => [code, field])).toEqual([
      ['date_invalid', 'start'],
      ['date_invalid', 'paid'],
      ['date_invalid', 'paidBack'],
    ]);
  });
});
