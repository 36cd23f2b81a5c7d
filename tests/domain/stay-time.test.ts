import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BookingAction } from '#domain/booking/booking-state.ts';
import { duesOf, extrasOf, heldLonger, pendingOf, whyNotTakenBack } from '#domain/booking/extras.ts';
import { mayFollow } from '#domain/booking/status-table.ts';
import {
  extensionPrice,
  lateDays,
  latePickup,
  minutesLate,
  type RunningStay,
  whyNotLonger,
  whyNotShorter,
} from '#domain/booking/stay-time.ts';
import { refundClauses } from '#domain/contract/refund-clauses.ts';
import type { ExtensionRule, LatePickupRule } from '#domain/contract/refund-rules.ts';
import { claimStay } from '#domain/places/availability.ts';
import { addClaim, type Claim, confirmClaim, endClaimAt } from '#domain/places/capacity.ts';
import { exampleCentre, infants } from './example-centre.ts';

const DAY = '2026-12-09';
const timeZone = 'Asia/Shanghai';
const at = (minute: number) => new Date(Date.parse(`${DAY}T00:00:00+08:00`) + minute * 60_000).toISOString();
const source = { version: 1, source: 'city', effectiveOn: '2026-09-01' };
const extension: ExtensionRule = { ...source, kind: 'extension', code: 'X1', stepMinutes: 30, minutesBefore: 60 };
const late: LatePickupRule = {
  ...{ ...source, kind: 'late_pickup', code: 'X2' },
  ...{ graceMinutes: 15, stepMinutes: 30, amount: 1500, most: 4000 },
};
const by = { kind: 'guardian', id: 'g' } as const;
const staff = { kind: 'staff', id: 's' } as const;
const arrived: BookingAction = { type: 'check_in', at: at(600), by: staff, date: DAY };
const occasion = { date: DAY, from: 600, to: 720 };

const stay = (more: Partial<RunningStay> = {}): RunningStay => ({
  form: 'hourly',
  status: 'confirmed',
  occasions: [occasion],
  actions: [arrived],
  terms: { rules: [extension, late], payWithinDays: 15 },
  lines: [{ kind: 'care', form: 'hourly', unit: 'hour', unitAmount: 2500, quantity: 2, amount: 5000, occasion }],
  ...more,
});
const longer = (to: number, now: number, own = stay()) =>
  whyNotLonger(own, occasion, { to, now: at(now), timeZone, sessionMaxMinutes: 240 })?.reason;
const shorter = (to: number, now: number, own = stay()) => whyNotShorter(own, occasion, { to, now: at(now), timeZone })?.reason;

describe('a stay that is under way', () => {
  it('can be made longer by steps, until an hour before its end and not a minute later', () => {
    expect(longer(750, 630)).toBeUndefined();
    expect(longer(780, 660)).toBeUndefined();
    expect(longer(780, 661)).toBe('too_late');
    expect(longer(735, 630)).toBe('not_in_steps');
    expect(longer(720, 630)).toBe('not_in_steps');
  });

  it('has to be of care by the hour, of a child that is there, and agreed', () => {
    expect(longer(750, 630, stay({ form: 'full_day' }))).toBe('other_care');
    expect(longer(750, 630, stay({ actions: [] }))).toBe('not_here');
    expect(longer(750, 630, stay({ terms: { rules: [late], payWithinDays: 15 } }))).toBe('not_agreed');
    const silent = { rules: [late], payWithinDays: 15 };
    expect(longer(750, 630, stay({ actions: [], terms: silent })), 'nothing is said before it has come').toBe('not_here');
    const gone: BookingAction = { type: 'check_out', at: at(640), by: staff, date: DAY };
    expect(longer(750, 650, stay({ actions: [arrived, gone], terms: silent }))).toBe('left_already');
    expect(longer(750, 650, stay({ actions: [arrived, gone] }))).toBe('left_already');
    expect(longer(870, 630, stay({ form: 'temporary' }))).toBe('session_too_long');
  });

  it('waits for the payment of what was asked for, as long as that is held', () => {
    const asked: BookingAction = {
      ...{ type: 'ask_longer', at: at(610), by, date: DAY, was: 720, to: 780 },
      ...{ amount: 2500, until: at(625) },
    };
    const own = stay({ actions: [arrived, asked] });
    expect(pendingOf(own.actions)).toMatchObject({ id: 'longer-1', to: 780 });
    expect(longer(750, 620, own)).toBe('awaits_payment');
    expect(heldLonger(own.actions, at(625))).toBeUndefined();
    expect(longer(750, 625, own)).toBeUndefined();
    const paid: BookingAction = {
      ...{ type: 'stay_longer', at: at(615), by: { kind: 'provider' }, date: DAY, was: 720, to: 780 },
      ...{ amount: 2500, asked: 'longer-1', payment: 'p' },
    };
    expect(pendingOf([...own.actions, paid])).toBeUndefined();
    expect(extrasOf([...own.actions, paid])).toMatchObject([{ kind: 'longer', amount: 2500, state: 'paid' }]);
  });

  it('costs the minutes beyond those that are paid for, at the price that the contract froze', () => {
    expect(extensionPrice(stay(), occasion, 750).amount).toBe(1250);
    expect(extensionPrice(stay(), occasion, 780)).toMatchObject({ amount: 2500, line: { quantity: 1, amount: 2500 } });
    expect(extensionPrice(stay(), { ...occasion, to: 660 }, 720).amount).toBe(0);
    expect(extensionPrice(stay(), { ...occasion, to: 660 }, 750).amount).toBe(1250);
    const session = { ...stay().lines[0], unit: 'session', quantity: 1 } as RunningStay['lines'][number];
    expect(extensionPrice(stay({ form: 'temporary', lines: [session] }), occasion, 780).amount).toBe(0);
  });

  it('can be made shorter down to an hour, of time that is still ahead', () => {
    expect(shorter(690, 630)).toBeUndefined();
    expect(shorter(660, 630)).toBeUndefined();
    expect(shorter(630, 610)).toBe('too_short');
    expect(shorter(660, 660)).toBe('too_late');
    expect(shorter(720, 630)).toBe('not_in_steps');
  });
});

describe('a late pick-up', () => {
  it.each([
    [0, 0, 0],
    [15, 0, 0],
    [16, 1, 1500],
    [45, 1, 1500],
    [46, 2, 3000],
    [500, 17, 4000],
  ])('%i minutes after the stay are %i steps and cost %i', (minutes, steps, amount) => {
    expect(latePickup(late, minutes)).toMatchObject({ steps, amount });
  });

  it('counts whole minutes from the end of the stay as it was in the end', () => {
    expect(minutesLate(occasion, at(719), timeZone)).toBe(0);
    expect(minutesLate(occasion, at(736.9), timeZone)).toBe(16);
    const out: BookingAction = { type: 'check_out', at: at(760), by: staff, date: DAY };
    expect(lateDays(stay({ actions: [arrived, out] }), timeZone)).toMatchObject([{ late: 40, amount: 1500 }]);
    expect(lateDays(stay({ actions: [arrived, out], occasions: [{ ...occasion, to: 780 }] }), timeZone)).toEqual([]);
  });

  it('is none within time that the family had paid for and gave up', () => {
    const given: BookingAction = {
      type: 'stay_shorter',
      at: at(600),
      by: { kind: 'guardian', id: 'g' },
      date: DAY,
      was: 720,
      to: 660,
    };
    const collected = (minute: number): BookingAction => ({ type: 'check_out', at: at(minute), by: staff, date: DAY });
    const shortened = (minute: number) =>
      stay({ actions: [arrived, given, collected(minute)], occasions: [{ ...occasion, to: 660 }] });
    expect(lateDays(shortened(730), timeZone)).toEqual([]);
    expect(lateDays(shortened(760), timeZone)).toMatchObject([{ late: 40, amount: 1500 }]);
  });

  it('is none where the pick-up was noted on a day after: nobody knows when it was', () => {
    const out: BookingAction = { type: 'check_out', at: at(1440 + 510), by: staff, date: DAY };
    expect(lateDays(stay({ actions: [arrived, out] }), timeZone)).toEqual([]);
    const sameDay: BookingAction = { ...out, at: at(1439) };
    expect(lateDays(stay({ actions: [arrived, sameDay] }), timeZone)).toMatchObject([{ amount: 4000, capped: true }]);
  });

  it('is none where the contract does not name it, and stands in its clause where it does', () => {
    const out: BookingAction = { type: 'check_out', at: at(900), by: staff, date: DAY };
    const own = stay({ actions: [arrived, out], terms: { rules: [extension], payWithinDays: 15 } });
    expect(lateDays(own, timeZone)).toEqual([]);
    const clauses = refundClauses({ rules: [late], payWithinDays: 15 });
    expect(clauses[0]?.zh).toMatch(/15分钟.*30分钟.*15\.00元.*40\.00元/);
    expect(clauses[0]?.en).toMatch(/15 minutes.*15\.00.*30 minutes.*40\.00/);
  });

  it('is owed until it is paid or waived, and what was noted at the door stands by then', () => {
    const charge: BookingAction = { type: 'charge_late', at: at(760), by: staff, date: DAY, late: 40, steps: 1, amount: 1500 };
    const waive: BookingAction = { type: 'waive_late', at: at(761), by: staff, date: DAY, reason: 'snow' };
    expect(duesOf([charge])).toMatchObject([{ id: `late-${DAY}`, amount: 1500 }]);
    expect(whyNotTakenBack('undo_check_out', [charge], DAY)).toBe('late_charged');
    expect(duesOf([charge, waive])).toEqual([]);
    expect(whyNotTakenBack('undo_check_out', [charge, waive], DAY)).toBeUndefined();
    expect(mayFollow('completed', charge)).toBe(true);
    expect(mayFollow('completed', { ...charge, by })).toBe(false);
    expect(mayFollow('held', charge)).toBe(false);
  });
});

describe('of a class in which stays begin, are made longer and shorter in any order', () => {
  const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];
  const half = fc.integer({ min: 16, max: 35 }).map((n) => n * 30);
  const move = fc.record({
    who: fc.constantFrom(...NAMES),
    what: fc.constantFrom('book', 'ask', 'pay', 'shorten', 'run_out'),
    from: half,
    steps: fc.integer({ min: 1, max: 4 }),
  });
  const group = { ...infants, shifts: [{ staff: 'Wang', weekdays: '12345', from: 480, to: 1080 }], places: 2 };

  it('no minute ever has more children than may be there, asked for minute by minute', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
        let claims: Claim[] = [];
        const now = at(470);
        const claim = (wish: { booking: string; from: number; to: number; until?: string }) => {
          const context = { now, special: new Map(), claimsOf: () => claims };
          const asked = claimStay({ ...exampleCentre, classes: [group] }, group, { ...wish, date: DAY }, context);
          if (asked.ok) claims = asked.claims;
        };
        for (const { who, what, from, steps } of moves) {
          const own = claims.find(({ booking }) => booking === who);
          const held = claims.find(({ booking }) => booking === `longer:${who}`);
          if (what === 'book' && !own) claim({ booking: who, from, to: from + 60 });
          if (what === 'ask' && own && !held)
            claim({ booking: `longer:${who}`, from: own.to, to: own.to + steps * 30, until: at(480) });
          if (what === 'pay' && own && held) claims = endClaimAt(claims, who, { to: held.to, beside: `longer:${who}` });
          if (what === 'run_out') claims = claims.filter(({ booking }) => booking !== `longer:${who}`);
          if (what === 'shorten' && own && !held && own.to - 30 - own.from >= 60)
            claims = endClaimAt(claims, who, { to: own.to - 30, beside: `longer:${who}` });
        }
        for (let minute = 0; minute < 1440; minute += 1) {
          const there = claims.filter((one) => one.from <= minute && minute < one.to);
          const carers = minute >= 480 && minute < 1080 ? 1 : 0;
          expect(there.length).toBeLessThanOrEqual(Math.min(2, carers * 3));
          const children = there.map(({ booking }) => booking.replace('longer:', ''));
          expect(new Set(children).size).toBe(children.length);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('of two that want the same half hour one has it', () => {
    const capacityOf = (minute: number) => ({
      ...{ minute, capacity: 1, staff: 1, watching: 0, childrenPerStaff: 3, byStaff: 3, set: 1 },
      limit: 'places' as const,
    });
    const own = confirmClaim([{ booking: 'a', from: 600, to: 720, until: at(480) }], 'a');
    const first = addClaim(own, { booking: 'longer:a', from: 720, to: 750, until: at(640) }, { capacityOf, now: at(630) });
    if (!first.ok) throw new Error('full');
    const wish = { booking: 'longer:b', from: 720, to: 750, until: at(640) };
    expect(addClaim(first.claims, wish, { capacityOf, now: at(630) }).ok).toBe(false);
    expect(addClaim(first.claims, wish, { capacityOf, now: at(640) }).ok).toBe(true);
  });
});
