import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditRule } from '#domain/booking/absence.ts';
import { servicePeriods } from '#domain/care/care.ts';
import { creditFor } from '#domain/contract/month-sums.ts';
import { computeRefund, type RefundBasis } from '#domain/contract/refund.ts';
import { refundClauses } from '#domain/contract/refund-clauses.ts';
import type { PlaceTakenRule } from '#domain/contract/refund-rules.ts';
import { refundSchedule } from '#domain/contract/refund-schedule.ts';
import {
  addClaim,
  type Claim,
  type ClassLimits,
  capacityAt,
  confirmClaim,
  endClaimAt,
  liveClaims,
  removeClaim,
  soldAt,
} from '#domain/places/capacity.ts';
import { hadByOthers, noteTaken, offerClaim, takeClaimBack } from '#domain/places/offered-place.ts';
import { specialDays, workdaysFrom } from '#domain/time/workdays.ts';
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
  const takenOf = (claims: readonly Claim[], booking: string) =>
    (claims.find((claim) => claim.booking === booking)?.taken ?? []).map(({ minute, by }) => `${minute} ${by}`);
  it('is taken half hour by half hour, by what had no other place, from who offered first on', () => {
    const two = [away('late', '2026-11-24T02:00:00Z'), away('early', '2026-11-24T01:00:00Z')];
    const one = noteTaken([...two, stay('a', 540, 600)], stay('a', 540, 600), context);
    expect([takenOf(one, 'early'), takenOf(one, 'late')]).toEqual([['540 a', '570 a'], []]);
    const both = noteTaken([...one, stay('b', 570, 630)], stay('b', 570, 630), context);
    expect([takenOf(both, 'early'), takenOf(both, 'late')]).toEqual([['540 a', '570 a', '600 b'], ['570 b']]);
    expect(noteTaken(both, stay('b', 570, 630), context)).toEqual(both);
    expect(hadByOthers(both, 'early', () => true)).toEqual({ taken: 3, of: 8 });
    expect(hadByOthers(both, 'early', (by) => by !== 'a')).toEqual({ taken: 1, of: 8 });
  });
  it('is free again for the half hours that who had it gives up, and another has them then', () => {
    const one = noteTaken([away('one', now), stay('x', 540, 660), stay('a', 540, 660)], stay('a', 540, 660), context);
    const shorter = endClaimAt(one, 'a', { to: 600, beside: 'longer:a' });
    expect(takenOf(shorter, 'one')).toEqual(['540 a', '570 a']);
    const next = noteTaken([...shorter, stay('b', 600, 660)], stay('b', 600, 660), context);
    expect(takenOf(next, 'one')).toEqual(['540 a', '570 a', '600 b', '630 b']);
    expect(hadByOthers(next, 'one', () => true)).toEqual({ taken: 4, of: 8 });
  });
  it('is one for each half hour of a stay, though carers have gone since', () => {
    const two = [away('late', '2026-11-24T02:00:00Z'), away('early', '2026-11-24T01:00:00Z'), stay('a', 540, 570)];
    const noted = noteTaken(two, stay('a', 540, 570), taking({ ...limits, places: 0 }));
    expect([takenOf(noted, 'early'), takenOf(noted, 'late')]).toEqual([['540 a'], []]);
  });
  it('is not taken where there was room besides, or by a hold that is not paid for or kept from the waitlist', () => {
    const taker = stay('a', 540, 600);
    const third = taking({ ...limits, places: 3 });
    expect(takenOf(noteTaken([away('one', now), taker], taker, third), 'one')).toEqual([]);
    const full = [away('one', now), stay('x', 540, 600), taker];
    expect(takenOf(noteTaken(full, taker, context), 'one')).toHaveLength(2);
    const held = [away('one', now), stay('x', 540, 600, { until: '2026-11-24T00:10:00Z' }), taker];
    expect(takenOf(noteTaken(held, taker, context), 'one')).toEqual([]);
    const kept = [away('one', now), stay('wait:1:child', 540, 600), taker];
    expect(takenOf(noteTaken(kept, taker, context), 'one')).toEqual([]);
  });
  it('is nobody’s any more when the stay that took it goes', () => {
    const taker = stay('a', 540, 600);
    const full = noteTaken([away('one', now), stay('x', 540, 600), taker], taker, context);
    expect(removeClaim(full, 'a')).toEqual([away('one', now), stay('x', 540, 600)]);
    expect(takenOf(removeClaim(full, 'x'), 'one')).toHaveLength(2);
  });
  it('is taken back while nobody has it, from the minute that it is on', () => {
    const full = [away('one', now), stay('a', 480, 540), stay('b', 480, 540)];
    expect(takeClaimBack(full, 'one', context)).toMatchObject({ ok: false, reason: 'taken' });
    expect(takeClaimBack(full, 'one', { ...context, from: 550 })).toMatchObject({ ok: true });
    const held = full.map((claim) => (claim.booking === 'b' ? { ...claim, until: '2026-11-24T00:10:00Z' } : claim));
    expect(takeClaimBack(held, 'one', context)).toMatchObject({ ok: false, reason: 'held' });
    const kept = [away('one', now), stay('wait:1:child', 480, 540), stay('b', 480, 540)];
    expect(takeClaimBack(kept, 'one', context)).toMatchObject({ ok: false, reason: 'held' });
  });
  it('is had again for the rest of the day when others’ hours of it are over, and those stay noted', () => {
    const full = noteTaken([away('one', now), stay('a', 480, 540), stay('b', 480, 540)], stay('a', 480, 540), context);
    const back = takeClaimBack(full, 'one', { ...context, from: 550 });
    expect(back).toMatchObject({ ok: true });
    const [own] = back.ok ? back.claims : [];
    expect(own).toEqual(stay('one', 480, 720, { taken: [480, 510].map((minute) => ({ minute, by: 'a' })) }));
  });
  it('is refused for want of carers in their name, and not as taken', () => {
    const one = [away('one', now), stay('a', 480, 540), stay('b', 480, 540), stay('c', 480, 540)];
    const wide = taking({ ...limits, places: 9 });
    expect(takeClaimBack(one, 'one', wide)).toMatchObject({ ok: false, reason: 'short' });
    expect(takeClaimBack([...one.slice(0, 3)], 'one', wide)).toMatchObject({ ok: true });
  });
  it('never sells more than there are, nor is credited twice, whatever is offered, taken, given up and taken back', () => {
    const step = fc.record({
      what: fc.constantFrom('book', 'offer', 'back', 'leave', 'carers' as const),
      who: fc.integer({ min: 0, max: 6 }),
      from: fc.integer({ min: 16, max: 30 }),
      slots: fc.integer({ min: 1, max: 8 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let claims: Claim[] = [];
        let most = 2;
        for (const { what, who, from, slots } of steps) {
          const booking = String(who);
          const known = claims.some((claim) => claim.booking === booking);
          const before = claims;
          const then = taking({ ...limits, places: most });
          if (what === 'carers') most = slots % 4;
          if (what === 'leave') claims = removeClaim(claims, booking);
          if (what === 'offer') claims = offerClaim(claims, booking, `${now}${who}`);
          if (what === 'back') {
            const back = takeClaimBack(claims, booking, then);
            if (back.ok) claims = back.claims;
          }
          if (what === 'book' && !known) {
            const wanted = stay(booking, from * 30, Math.min(1080, (from + slots) * 30));
            const added = addClaim(claims, { ...wanted, until: '2026-11-24T00:10:00Z' }, then);
            if (!added.ok) continue;
            claims = noteTaken(confirmClaim(added.claims, booking), wanted, then);
          }
          for (let minute = 480; minute < 1080; minute += 30) {
            const at = (some: readonly Claim[]) => soldAt(minute, liveClaims(some, now));
            expect(at(claims)).toBeLessThanOrEqual(Math.max(most, at(before)));
            const takers = claims.flatMap((claim) =>
              (claim.taken ?? []).flatMap((one) => (one.minute === minute ? [one.by] : [])),
            );
            // A stay stands for one credit at a time at the most, its own family's place for none.
            expect(new Set(takers).size).toBe(takers.length);
            for (const by of takers)
              expect(
                soldAt(
                  minute,
                  claims.filter((claim) => claim.booking === by),
                ),
              ).toBe(1);
            const credited = claims.map((claim) => hadByOthers(claims, claim.booking, (by) => by !== '0').taken);
            const paidFor = claims.filter((claim) => claim.booking !== '0').map((claim) => (claim.to - claim.from) / 30);
            expect(credited.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(paidFor.reduce((a, b) => a + b, 0));
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
      { paid: 210_000, refund: 166_000, credited: 10_000 },
      { paid: 220_000, refund: 220_000 },
    ]);
    const all = computeRefund(basis, { ...facts, attended: [], now }, special);
    expect(all.total + 10_000).toBe(440_000);
    const [step] = refundSchedule(basis, { now, paidAt: now, credited: facts.credited }, special);
    expect(step).toMatchObject({ amount: 430_000 });
  });
  it('is part of what a centre that stops gives back for days without the child, not besides it', () => {
    const [period] = servicePeriods({ form: 'full_day', date: '2026-10-01', months: 1, meals: false });
    if (!period) throw new Error('no month');
    const month = { kind: 'care', form: 'full_day', unit: 'month', unitAmount: 220_000, quantity: 1, amount: 220_000 } as const;
    const basis: RefundBasis = { lines: [{ ...month, period }], terms: exampleTerms, timeZone, hadSameService: true };
    const days = workdaysFrom(period.from, period.to, specialDays([]));
    expect(days).toHaveLength(22);
    const credited = days.slice(0, 5).map((date) => ({ date, care: 10_000 }));
    const known = { paidAt: '2026-09-20T00:00:00Z', attended: days.slice(5, 15), cause: 'centre', credited } as const;
    const { total, lines } = computeRefund(basis, { ...known, now: `${days[15]}T04:00:00.000Z` }, specialDays([]));
    // Twelve days' worth in all: 500.00 before, and 700.00 now.
    expect(total).toBe(70_000);
    expect(lines).toMatchObject([{ reason: { code: 'days_not_given' }, paid: 170_000, credited: 50_000 }]);
  });
  it('stands in the contract as it is reckoned', () => {
    const [clause] = refundClauses({ rules: [rule], payWithinDays: 15 });
    expect(clause?.zh).toMatch(/2小时前.*80%/);
    expect(clause?.en).toMatch(/2 hours before.*80 %/);
  });
});
