import { describe, expect, it } from 'vitest';
import { endedWith, whyNotEnded } from '#domain/booking/early-end.ts';
import { amend, changesBetween, hangsOn } from '#domain/contract/amendment.ts';
import type { ContractSnapshot } from '#domain/contract/contract.ts';

const name = (zh: string) => ({ zh, en: zh });
const days = (...dates: string[]) => dates.map((date) => ({ date, from: 500, to: 1000 }));
const SIGNED = {
  number: 'C-261123-ABCDEF',
  version: 1,
  template: { code: 'TZ', version: 3, effectiveOn: '2026-01-01', title: name('合同') },
  clauses: [],
  guardian: { id: 'g', name: '林示例', relation: '妈妈', phone: '1' },
  pickups: [{ name: '外婆', relation: '外婆', phone: '2' }],
  service: {
    form: 'full_day',
    className: name('乳儿班'),
    from: '2026-12-01',
    to: '2026-12-31',
    periods: [{ from: '2026-12-01', to: '2026-12-31' }],
    occasions: days('2026-12-01', '2026-12-02', '2026-12-31'),
  },
  total: 208000,
  signedAt: '2026-11-23T06:00:00.000Z',
  signedName: '林示例',
} as unknown as ContractSnapshot;
const before = { snapshot: SIGNED, hash: 'a'.repeat(64) };

describe('the next version of a signed contract', () => {
  it('is numbered, lists what it changes and nothing else, and is signed by nobody yet', () => {
    const service = { ...SIGNED.service, to: '2026-12-02', occasions: days('2026-12-01', '2026-12-02') };
    const ending = { lastDay: '2026-12-02', least: 1, most: 2 };
    const second = amend(before, { service, ending });
    expect(second).toMatchObject({ number: 'C-261123-ABCDEF-2', version: 2, total: 208000 });
    expect([second.signedAt, second.signedName]).toEqual([undefined, undefined]);
    expect(second.amends).toEqual({
      ...{ number: SIGNED.number, version: 1, hash: before.hash },
      changes: [
        { field: 'last_day', before: '2026-12-31', after: '2026-12-02' },
        { field: 'days', before: 3, after: 2 },
      ],
    });
    const third = amend({ snapshot: second, hash: 'b'.repeat(64) }, { guardian: { ...SIGNED.guardian, name: '王示例' } });
    expect(third).toMatchObject({ number: 'C-261123-ABCDEF-3', version: 3, amends: { number: 'C-261123-ABCDEF-2', version: 2 } });
    expect(third.amends?.changes).toEqual([{ field: 'guardian', before: '林示例', after: '王示例' }]);
    expect(third.ending).toEqual(ending);
  });

  it('hangs on the version before by its digest', () => {
    const second = amend(before, {});
    expect(second.amends?.changes).toEqual([]);
    expect(hangsOn(second, before)).toBe(true);
    expect(hangsOn(second, { ...before, hash: 'c'.repeat(64) })).toBe(false);
    expect(hangsOn(SIGNED, { ...before, hash: 'c'.repeat(64) })).toBe(true);
  });

  it('says of a single stay when it is', () => {
    const stay = (date: string) => ({ ...SIGNED, service: { ...SIGNED.service, periods: [], occasions: days(date) } });
    const [change, ...more] = changesBetween(stay('2026-12-01'), stay('2026-12-03'));
    expect(change).toEqual({ field: 'stay', before: days('2026-12-01'), after: days('2026-12-03') });
    expect(more).toEqual([]);
  });
});

describe('a last day that is chosen', () => {
  const care = { occasions: days('2026-12-01', '2026-12-04', '2026-12-07'), to: '2026-12-07' };
  const at = (now: string) => ({ now, timeZone: 'Asia/Shanghai' });
  it.each([
    ['2026-12-04', '2026-12-04', '2026-12-04T16:00:00.000Z'],
    ['2026-12-06', '2026-12-04', '2026-12-04T16:00:00.000Z'],
    ['2026-12-01', '2026-12-01', '2026-12-01T16:00:00.000Z'],
  ])('%s ends with the agreed day %s, and is settled when that is over', (wanted, to, settlesAt) => {
    expect(endedWith(care, wanted, at('2026-11-30T00:00:00.000Z'))).toMatchObject({ to, settlesAt });
  });
  it.each([
    ['2026-11-30', 'end_not_begun'],
    ['2026-12-07', 'end_day_outside'],
    ['2026-12-09', 'end_day_outside'],
    ['2026-12-01', 'end_day_gone'],
  ])('%s is refused as %s', (wanted, why) => {
    expect(endedWith(care, wanted, at('2026-12-02T00:00:00.000Z'))).toBe(why);
  });
  it('is chosen for paid care by the month that is not over', () => {
    const booked = { status: 'confirmed', endsAt: '2026-12-07T09:00:00.000Z', monthly: true } as const;
    const now = '2026-12-02T00:00:00.000Z';
    expect(whyNotEnded(booked, now)).toBeUndefined();
    expect(whyNotEnded({ ...booked, monthly: false }, now)).toBe('end_not_monthly');
    expect(whyNotEnded({ ...booked, status: 'signed' }, now)).toBe('end_not_paid');
    expect(whyNotEnded({ ...booked, status: 'cancelled' }, now)).toBe('end_over');
    expect(whyNotEnded(booked, booked.endsAt)).toBe('end_over');
  });
});
