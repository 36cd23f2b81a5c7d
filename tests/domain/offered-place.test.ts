import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditFor, creditRule } from '#domain/booking/absence.ts';
import { servicePeriods } from '#domain/care/care.ts';
import { computeRefund, type RefundBasis } from '#domain/contract/refund.ts';
import { refundClauses } from '#domain/contract/refund-clauses.ts';
import type { PlaceTakenRule } from '#domain/contract/refund-rules.ts';
import { refundSchedule } from '#domain/contract/refund-schedule.ts';
import { addClaim, type Claim, type ClassLimits, capacityAt, confirmClaim, liveClaims, soldAt } from '#domain/places/capacity.ts';
import { noteTaken, offerClaim, placesTaken, takeClaimBack } from '#domain/places/offered-place.ts';
import { specialDays } from '#domain/time/workdays.ts';
import { exampleTerms } from './example.ts';

const limits: ClassLimits = { places: 2, maxSize: 10, childrenPerStaff: 3 };
const day = { date: '2026-11-25', weekday: 3 } as const;
const shifts = [{ staff: 'carer', weekdays: '12345', from: 480, to: 1080 }];
const now = '2026-11-24T00:00:00Z';
const taking = (limit: ClassLimits) => ({ capacityOf: (minute: number) => capacityAt(minute, day, limit, shifts), now });
const context = taking(limits);
const stay = (booking: string, from: number, to: number, more: Partial<Claim> = {}): Claim => ({ booking, from, to, ...more });
const away = (booking: string, offered: string) => stay(booking, 480, 720, { offered });

describe('a place that is offered again', () => {
  it('is taken half hour by half hour, by what had no other place, from who offered first on', () => {
    const two = [away('late', '2026-11-24T02:00:00Z'), away('early', '2026-11-24T01:00:00Z')];
    const one = [...two, stay('a', 540, 600)];
    expect(placesTaken(one, stay('a', 540, 600), context)).toEqual([{ booking: 'early', taken: [540, 570], of: 8 }]);
    const noted = noteTaken(one, placesTaken(one, stay('a', 540, 600), context));
    const both = [...noted, stay('b', 570, 630)];
    expect(placesTaken(both, stay('b', 570, 630), context)).toEqual([
      { booking: 'early', taken: [540, 570, 600], of: 8 },
      { booking: 'late', taken: [570], of: 8 },
    ]);
  });
  it('is not taken where there was room besides, by a hold that is not paid for, or by its own family', () => {
    const taker = stay('a', 540, 600);
    const third = taking({ ...limits, places: 3 });
    expect(placesTaken([away('one', now), taker], taker, third)).toEqual([]);
    const full = [away('one', now), stay('x', 540, 600), taker];
    expect(placesTaken(full, taker, context)).toHaveLength(1);
    expect(placesTaken(full, taker, { ...context, isOwn: () => true })).toEqual([]);
    const held = [away('one', now), stay('x', 540, 600, { until: '2026-11-24T00:10:00Z' }), taker];
    expect(placesTaken(held, taker, context)).toEqual([]);
  });
  it('is taken back while nobody has it, from the minute that it is on', () => {
    const full = [away('one', now), stay('a', 480, 540), stay('b', 480, 540)];
    expect(takeClaimBack(full, 'one', context)).toMatchObject({ ok: false, reason: 'taken' });
    expect(takeClaimBack(full, 'one', { ...context, from: 550 })).toMatchObject({ ok: true });
    const held = full.map((claim) => (claim.booking === 'b' ? { ...claim, until: '2026-11-24T00:10:00Z' } : claim));
    expect(takeClaimBack(held, 'one', context)).toMatchObject({ ok: false, reason: 'held' });
    const credited = [stay('one', 480, 720, { offered: now, taken: [480] })];
    expect(takeClaimBack(credited, 'one', context)).toMatchObject({ ok: false, reason: 'taken' });
  });
  it('never sells more than there are, whatever is offered, taken and taken back', () => {
    const step = fc.record({
      what: fc.constantFrom('book', 'offer', 'back' as const),
      who: fc.integer({ min: 0, max: 6 }),
      from: fc.integer({ min: 16, max: 30 }),
      slots: fc.integer({ min: 1, max: 8 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let claims: Claim[] = [];
        const taken = new Map<string, number>();
        for (const { what, who, from, slots } of steps) {
          const booking = String(who);
          const known = claims.some((claim) => claim.booking === booking);
          if (what === 'offer') claims = offerClaim(claims, booking, `${now}${who}`);
          if (what === 'back') {
            const back = takeClaimBack(claims, booking, context);
            if (back.ok) claims = back.claims;
          }
          if (what === 'book' && !known) {
            const wanted = stay(booking, from * 30, Math.min(1080, (from + slots) * 30));
            const added = addClaim(claims, { ...wanted, until: '2026-11-24T00:10:00Z' }, context);
            if (!added.ok) continue;
            claims = confirmClaim(added.claims, booking);
            claims = noteTaken(claims, placesTaken(claims, wanted, context));
          }
          for (let minute = 480; minute < 1080; minute += 30) {
            expect(soldAt(minute, liveClaims(claims, now))).toBeLessThanOrEqual(2);
            const credited = claims.filter((claim) => claim.taken?.includes(minute)).length;
            // Each of them for one child more than there were places for.
            expect(credited).toBeLessThanOrEqual(Math.max(0, soldAt(minute, claims) - 2));
          }
          for (const claim of claims) {
            const count = claim.taken?.length ?? 0;
            expect(count).toBeGreaterThanOrEqual(taken.get(claim.booking) ?? 0);
            taken.set(claim.booking, count);
          }
        }
      }),
    );
  });
});

const rule: PlaceTakenRule = {
  kind: 'place_taken',
  code: 'A1',
  version: 1,
  source: 'example',
  effectiveOn: '2026-01-01',
  hoursBefore: 2,
  percent: 80,
};
const timeZone = 'Asia/Shanghai';

describe('the credit of a day', () => {
  it('is promised to the minute of the cut-off, by the rule that gives most', () => {
    const terms = { rules: [rule, { ...rule, hoursBefore: 24, percent: 100 }], payWithinDays: 15 };
    const at = (moment: string) => creditRule({ terms }, { date: '2026-11-25', from: 540 }, { now: moment, timeZone });
    expect(at('2026-11-24T01:00:00.000Z')).toMatchObject({ rule: { percent: 100 } });
    expect(at('2026-11-24T23:00:00.000Z')).toMatchObject({ rule: { percent: 80 } });
    expect(at('2026-11-24T23:00:00.001Z')).toEqual({ why: 'too_late', cutOff: '2026-11-24T23:00:00.000Z' });
    const none = { terms: { ...terms, rules: [] } };
    expect(creditRule(none, { date: '2026-11-25', from: 540 }, { now, timeZone })).toEqual({ why: 'not_agreed' });
  });
  it('comes to the whole of its part when all of its half hours are taken, and never to more', () => {
    expect(creditFor(9455, 100, { taken: 4, of: 15 })).toBe(2521);
    expect(creditFor(9455, 80, { taken: 15, of: 15 })).toBe(7564);
    expect(creditFor(9455, 100, { taken: 16, of: 15 })).toBe(9455);
  });
  it('is no part of the fee any more: what is left is reckoned on the rest, and both never come to more than was paid', () => {
    const periods = servicePeriods({ form: 'full_day', date: '2026-12-01', months: 2, meals: false });
    const lines = periods.map(
      (period) =>
        ({ kind: 'care', form: 'full_day', unit: 'month', unitAmount: 220_000, quantity: 1, amount: 220_000, period }) as const,
    );
    const basis: RefundBasis = { lines, terms: exampleTerms, timeZone, hadSameService: true };
    const facts = {
      paidAt: now,
      attended: ['2026-12-01'],
      cause: 'family',
      credited: [{ date: '2026-12-09', care: 10_000 }],
    } as const;
    const special = specialDays([]);
    const begun = computeRefund(basis, { ...facts, now: '2026-12-15T04:00:00.000Z' }, special);
    expect(begun.lines).toMatchObject([
      { paid: 210_000, refund: 168_000, credited: 10_000 },
      { paid: 220_000, refund: 220_000 },
    ]);
    const all = computeRefund(basis, { ...facts, attended: [], now }, special);
    expect(all.total + 10_000).toBe(440_000);
    const [step] = refundSchedule(basis, { now, paidAt: now, credited: facts.credited }, special);
    expect(step).toMatchObject({ amount: 430_000 });
  });
  it('stands in the contract as it is reckoned', () => {
    const [clause] = refundClauses({ rules: [rule], payWithinDays: 15 });
    expect(clause?.zh).toMatch(/2小时前.*80%/);
    expect(clause?.en).toMatch(/2 hours before.*80 %/);
  });
});
