import { describe, expect, it } from 'vitest';
import { isAhead, slotsIn, whyNotOffer, whyNotTake } from '#domain/guidance/consult.ts';

const offer = {
  ...{ date: '2026-11-25', today: '2026-11-23', length: 20, way: 'phone' as const, where: '' },
  ...{ hours: { from: 540, to: 600 }, others: [] },
};

describe('an expert’s hours', () => {
  it('are cut into slots of one length, without a rest', () => {
    expect(slotsIn({ from: 540, to: 610 }, 20).map(({ from }) => from)).toEqual([540, 560, 580]);
  });

  it('are refused where a day, a length or a place is wrong, or they are offered already', () => {
    expect(whyNotOffer(offer)).toBeUndefined();
    expect(whyNotOffer({ ...offer, date: '2026-11-22' })).toBe('day');
    expect(whyNotOffer({ ...offer, date: '2027-02-01' })).toBe('day');
    expect(whyNotOffer({ ...offer, hours: { from: 600, to: 540 } })).toBe('hours');
    expect(whyNotOffer({ ...offer, length: 7 })).toBe('length');
    expect(whyNotOffer({ ...offer, hours: { from: 540, to: 550 } })).toBe('none');
    expect(whyNotOffer({ ...offer, length: 10, hours: { from: 0, to: 1400 } })).toBe('too_many');
    expect(whyNotOffer({ ...offer, way: 'clinic' })).toBe('place');
    expect(whyNotOffer({ ...offer, others: [{ from: 590, to: 620 }] })).toBe('busy');
    expect(whyNotOffer({ ...offer, others: [{ from: 600, to: 620 }] })).toBeUndefined();
  });
});

describe('a slot', () => {
  const startsAt = '2026-11-25T01:00:00.000Z';
  const now = '2026-11-25T00:30:00.000Z';

  it('is taken by one family, up to half an hour before, one for a child at a time', () => {
    expect(whyNotTake({ state: 'open', startsAt }, { now, hasOne: false })).toBeUndefined();
    expect(whyNotTake({ state: 'taken', startsAt }, { now, hasOne: false })).toBe('taken');
    expect(whyNotTake({ state: 'withdrawn', startsAt }, { now, hasOne: false })).toBe('taken');
    expect(whyNotTake({ state: 'open', startsAt }, { now, hasOne: true })).toBe('has_one');
    expect(whyNotTake({ state: 'open', startsAt }, { now: '2026-11-25T00:30:01.000Z', hasOne: false })).toBe('too_late');
    expect(isAhead(startsAt, now)).toBe(true);
  });
});
