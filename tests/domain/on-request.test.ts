import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BookingAction } from '#domain/booking/booking-state.ts';
import { availableActions } from '#domain/booking/booking-state.ts';
import { isLive, whyNoMoreHolds } from '#domain/booking/one-at-a-time.ts';
import { replyMinutes } from '#domain/booking/reply.ts';
import { bestClass } from '#domain/offers/best-class.ts';
import { addClaim, confirmClaim, liveClaims } from '#domain/places/capacity.ts';
import type { ClassSupply, FacilitySupply } from '#domain/places/facility.ts';
import { askedAhead, medianReply, paysBy, type RequestRule, repliesBy, requestRuleFor } from '#domain/places/on-request.ts';
import { minutesBetween, plusMinutes } from '#domain/time/zoned-time.ts';

const rule: RequestRule = { replyHours: 8, payHours: 24, leastMinutes: 60, fewest: 5, source: '', effectiveOn: '2026-01-01' };
/** Open Monday to Friday from eight to six. */
const centre = {
  timeZone: 'Asia/Shanghai',
  hours: [{ weekdays: '1,2,3,4,5', from: 480, to: 1080 }],
  closures: [],
  special: new Map(),
};
/** Monday 15:00 there. */
const now = '2026-11-23T07:00:00.000Z';
const by = (startsAt: string, at = now) => repliesBy({ now: at, startsAt, rule }, centre);

describe('the clock of an answer', () => {
  it('counts the centre’s own hours: three today, five tomorrow', () => {
    expect(by('2026-12-01T01:00:00.000Z')).toBe('2026-11-24T05:00:00.000Z');
  });
  it('stands still at night, at weekends and on days off', () => {
    const friday = '2026-11-27T09:00:00.000Z';
    expect(by('2026-12-20T01:00:00.000Z', friday)).toBe('2026-11-30T07:00:00.000Z');
    const shut = { ...centre, closures: [{ from: '2026-11-30', to: '2026-11-30', reason: { zh: '', en: '' } }] };
    expect(repliesBy({ now: friday, startsAt: '2026-12-20T01:00:00.000Z', rule }, shut)).toBe('2026-12-01T07:00:00.000Z');
  });
  it('has to run while somebody is there: what is asked for at night begins when the centre has opened, answered and been paid', () => {
    // Sunday at ten in the evening: open on Monday from eight, answered by nine, signed by ten.
    const night = '2026-11-22T14:00:00.000Z';
    expect(askedAhead({ now: night, rule }, centre)).toBe(12 * 60);
    expect(askedAhead({ now, rule }, centre)).toBe(120);
    expect(askedAhead({ now: '2026-11-23T09:30:30.000Z', rule }, centre)).toBe(30 + 14 * 60 + 30 + 60);
  });
  it('leaves the family time to sign and pay before the stay', () => {
    expect(by('2026-11-24T01:00:00.000Z')).toBe('2026-11-24T00:00:00.000Z');
    expect(paysBy({ now, startsAt: '2026-11-24T01:00:00.000Z', rule })).toBe('2026-11-24T01:00:00.000Z');
    expect(paysBy({ now, startsAt: '2026-12-20T01:00:00.000Z', rule })).toBe('2026-11-24T07:00:00.000Z');
  });
  it('ends for a centre that is shut for long', () => {
    expect(minutesBetween(now, repliesBy({ now, startsAt: '2027-02-01T01:00:00.000Z', rule }, { ...centre, hours: [] }))).toBe(
      20160,
    );
  });
});

describe('a place that is asked for', () => {
  const until = plusMinutes(now, 2000);
  const claim = { booking: 'a', from: 540, to: 600, until, asked: true };
  const one = { capacityOf: () => ({ capacity: 1, limit: 'places', staff: 1 }) as never, now };

  it('is taken until the clock runs out, though no hold could last so long', () => {
    expect(liveClaims([claim], now)).toHaveLength(1);
    expect(liveClaims([{ ...claim, asked: undefined }], now)).toEqual([]);
    expect(liveClaims([claim], until)).toEqual([]);
    expect(addClaim([claim], { booking: 'b', from: 540, to: 600 }, one).ok).toBe(false);
    expect(addClaim([claim], { booking: 'b', from: 540, to: 600 }, { ...one, now: until }).ok).toBe(true);
    expect(confirmClaim([claim], 'a')).toEqual([{ booking: 'a', from: 540, to: 600 }]);
  });
  it('counts among what a family has waiting, and for the child’s one place at a time', () => {
    const asked = { status: 'requested', holdUntil: until, replyBy: until } as const;
    expect(isLive(asked, now)).toBe(true);
    expect(isLive(asked, until)).toBe(false);
    expect(whyNoMoreHolds([asked, asked, asked], now)).toEqual({ reason: 'too_many_holds' });
    // A centre's no, or its silence, is not held against anybody.
    const declined = { status: 'declined', holdUntil: plusMinutes(now, -5), replyBy: until } as const;
    expect(isLive(declined, now)).toBe(false);
  });
  it('may be answered or taken back in time, and after it only the clock has a say', () => {
    const at = { replyBy: until, startsAt: '2026-12-01T01:00:00.000Z', endsAt: '2026-12-01T02:00:00.000Z', monthly: false };
    expect(availableActions('requested', { ...at, now, holdUntil: until })).toEqual(['accept', 'decline', 'release']);
    expect(availableActions('requested', { ...at, now: until, holdUntil: until })).toEqual(['unanswered']);
    expect(availableActions('held', { ...at, now, holdUntil: until })).toEqual(['sign', 'release']);
  });
});

describe('the time a centre usually takes', () => {
  const asked = { type: 'request', at: now, by: { kind: 'guardian' }, until: plusMinutes(now, 600) } as const;
  const answered = (minutes: number, answer: object): BookingAction[] =>
    [asked, { at: plusMinutes(now, minutes), by: { kind: 'staff' }, ...answer }] as never;

  it('is made of what happened: a no counts like a yes, silence as all the time there was', () => {
    expect(replyMinutes(answered(30, { type: 'accept', until: now }))).toBe(30);
    expect(replyMinutes(answered(45, { type: 'decline', reason: '' }))).toBe(45);
    expect(replyMinutes(answered(700, { type: 'unanswered' }))).toBe(600);
    expect(replyMinutes(answered(5, { type: 'unanswered', stopped: true }))).toBeUndefined();
    expect(replyMinutes(answered(5, { type: 'release' }))).toBeUndefined();
    expect(replyMinutes([asked])).toBeUndefined();
  });
  it('is the middle one, and is not told of a few', () => {
    expect(medianReply([10, 20, 30, 40], 5)).toBeUndefined();
    expect(medianReply([600, 10, 30, 20, 40], 5)).toBe(30);
    expect(medianReply([10, 20, 30, 40], 4)).toBe(25);
    fc.assert(
      fc.property(fc.array(fc.nat(10_000), { minLength: 5, maxLength: 40 }), (minutes) => {
        const median = medianReply(minutes, 5) ?? 0;
        expect(minutes.filter((one) => one < median).length).toBeLessThanOrEqual(minutes.length / 2);
        expect(minutes.filter((one) => one > median).length).toBeLessThanOrEqual(minutes.length / 2);
      }),
    );
  });
});

describe('a class that answers itself', () => {
  const group = {
    id: 'g',
    name: { zh: '', en: '' },
    type: 'infant',
    ageFrom: 0,
    ageTo: 36,
    forms: ['hourly', 'temporary'],
    places: 5,
    maxSize: 5,
    childrenPerStaff: 5,
    shifts: [{ staff: 's', weekdays: '1,2,3,4,5', from: 480, to: 1080 }],
    onRequest: ['hourly'],
  } as unknown as ClassSupply;
  const facility = {
    ...{ id: 'f', slug: 'f', parts: {}, sessionMaxMinutes: 240, requestRules: [rule] },
    ...{ timeZone: centre.timeZone, hours: centre.hours, closures: [], classes: [group] },
    standing: { credential: { type: 'filing_receipt', status: 'valid' }, operating: 'normal', listing: 'claimed', stops: [] },
    prices: (['hourly', 'temporary'] as const).map((form) => ({
      ...{ id: form, kind: 'care', form, unit: form === 'hourly' ? 'hour' : 'session', amount: 100, startsOn: '2026-01-01' },
    })),
  } as unknown as FacilitySupply;
  const at = (form: 'hourly' | 'temporary', from: number, waivesNotice = false) =>
    bestClass(
      facility,
      { form, months: 0, stays: [{ date: '2026-11-23', from, to: from + 60 }] },
      { now, special: new Map(), claimsOf: () => [], waivesNotice },
    );

  it('does so by a rule that is in force, and of the kinds of care it names', () => {
    expect(requestRuleFor(group, { requestRules: [rule], form: 'hourly', on: '2026-11-23' })).toBe(rule);
    expect(requestRuleFor(group, { requestRules: [rule], form: 'temporary', on: '2026-11-23' })).toBeUndefined();
    expect(requestRuleFor(group, { requestRules: [rule], form: 'hourly', on: '2025-12-31' })).toBeUndefined();
  });
  it('cannot be asked so late that nobody could answer, sign and pay; its counter can still book', () => {
    expect(at('hourly', 990)).toMatchObject({ left: 0, reason: 'needs_notice', when: { minutes: 120 } });
    expect(at('hourly', 1020)).toMatchObject({ left: 5 });
    expect(at('hourly', 990, true)).toMatchObject({ left: 5 });
    expect(at('temporary', 990)).toMatchObject({ left: 5 });
  });
  it('cannot be asked at night for the morning before the centre has opened', () => {
    const night = { now: '2026-11-22T14:00:00.000Z', special: new Map(), claimsOf: () => [] };
    const then = (from: number) =>
      bestClass(facility, { form: 'hourly', months: 0, stays: [{ date: '2026-11-23', from, to: from + 60 }] }, night);
    expect(then(570)).toMatchObject({ left: 0, reason: 'needs_notice', when: { on: '2026-11-23', at: 600 } });
    expect(then(600)).toMatchObject({ left: 5 });
  });
});
