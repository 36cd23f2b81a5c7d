import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bookingDetails } from '#cms/booking/booking-details.ts';
import { contractText } from '#cms/contracts/documents/contract-text.ts';
import type { ContractSnapshot } from '#domain/contract/contract.ts';
import { computeRefund } from '#domain/contract/refund.ts';
import { LANGS, type Lang } from '#domain/language/lang.ts';
import { specialDays, workdaysFrom } from '#domain/time/workdays.ts';
import { toInstant } from '#domain/time/zoned-time.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { book, newFamily } from '../support/family.ts';

let demo: DemoPortal;
const signed = new Map<string, ContractSnapshot>();
const REQUESTS = {
  month: { form: 'full_day', date: '2026-12-01', months: 1, meals: true },
  halfDay: { form: 'half_day', date: '2026-12-02', part: 'morning', months: 0, meals: false },
  hours: { form: 'hourly', date: '2026-12-03', window: { from: 840, to: 960 } },
} as const;

beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
  for (const [name, request] of Object.entries(REQUESTS)) {
    const family = await newFamily(demo.portal, signed.size + 1);
    const details = await bookingDetails(demo.portal, await book(demo.portal, family, request as never), family.guardianId);
    if (details?.contract) signed.set(name, details.contract.snapshot);
  }
});
afterAll(() => demo.close());

const snapshotOf = (name: keyof typeof REQUESTS): ContractSnapshot => {
  const snapshot = signed.get(name);
  if (!snapshot) throw new Error(`no contract of ${name}`);
  return snapshot;
};
const textOf = (snapshot: ContractSnapshot, lang: Lang) =>
  JSON.stringify(contractText(snapshot, lang), (key, value) => (key === 'svg' ? '' : value));

describe.each(Object.keys(REQUESTS) as (keyof typeof REQUESTS)[])('a contract for %s', (name) => {
  it('names the year with every date', () => {
    const zh = textOf(snapshotOf(name), 'zh');
    expect(zh.match(/(?<!年)(?<!\d)\d{1,2}月\d{1,2}日/g) ?? []).toEqual([]);
  });

  it('has whole sentences in English: no word twice, no code, no mark that stands alone', () => {
    const en = textOf(snapshotOf(name), 'en');
    expect(en).not.toMatch(/\b(\w+) \1\b| [.,;]|\{\w+\}|It holds/);
    expect(en).toContain('Credential: ');
  });

  it('writes a relation as contracts do, in either language', () => {
    // Signed words stay as they are: without them the same contract is filled in anew.
    const { guardian, said: _, ...rest } = snapshotOf(name);
    const of = (relation: string, lang: Lang) => textOf({ ...rest, guardian: { ...guardian, relation } }, lang);
    expect(of('妈妈', 'zh')).toContain('孩子的母亲');
    expect(of('妈妈', 'en')).toContain('mother of the child');
    expect(of('Father', 'zh')).toContain('孩子的父亲');
    expect(of('舅舅', 'zh')).toContain('孩子的舅舅');
  });

  it('says that classes are no larger, and staff no fewer, than the standard, and names no annex that is not there', () => {
    const zh = textOf(snapshotOf(name), 'zh');
    expect(zh).toContain('班级人数不超过、保育人员的配备不低于');
    expect(zh).not.toContain('附件包括');
    for (const duty of ['公安机关', '敏感个人信息', '过敏']) expect(zh).toContain(duty);
  });
});

it('a single half day has the text of a single stay', () => {
  expect(snapshotOf('halfDay').template.code).toBe('TZ-HALF-DAY-ONCE');
  for (const lang of LANGS) expect(textOf(snapshotOf('halfDay'), lang)).not.toMatch(/服务期内不涨价|During the period/);
});

it('the table of a month says what the calculator says on every day: one sum for the band, the meals apart', () => {
  const snapshot = snapshotOf('month');
  const { refundSteps, lines, terms, timeZone, service } = snapshot;
  const period = service.periods[0];
  if (!period) throw new Error('no month');
  const special = specialDays(snapshot.calendar);
  const days = workdaysFrom(period.from, period.to, special);
  const facts = {
    now: toInstant({ date: period.to, minute: 720 }, timeZone),
    paidAt: '2026-11-01T02:00:00Z',
    cause: 'family',
  } as const;
  const bands = refundSteps.filter((step) => step.kind === 'days');
  expect(bands.length).toBeGreaterThan(1);
  for (const step of bands) {
    for (let count = step.fromDays; count <= step.toDays; count += 1) {
      const left = computeRefund(
        { lines, terms, timeZone, hadSameService: true },
        { ...facts, attended: days.slice(0, count) },
        special,
      );
      const meals = left.lines.find(({ line }) => line.kind === 'meals')?.refund ?? 0;
      expect(left.total - meals).toBe(step.fixed);
      expect(meals >= step.amount - step.fixed && meals <= step.most - step.fixed).toBe(true);
    }
  }
  const zh = textOf(snapshot, 'zh');
  expect(zh).toContain('当月餐费，按没吃的天数');
  expect(zh).toContain('同时符合以上几项的');
});
