import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimStay, classPlaces, dayAvailability, windowAvailability } from '#domain/places/availability.ts';
import { type Claim, confirmClaim } from '#domain/places/capacity.ts';
import { classDay } from '#domain/places/class-day.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import { noteTaken, takeClaimBack } from '#domain/places/offered-place.ts';
import { PARTIES, type Party, type PublicPart, publicPartOn } from '#domain/places/public-part.ts';
import { suppliedTo } from '#domain/places/supplied-to.ts';
import { specialDays } from '#domain/time/workdays.ts';
import { exampleCentre, infants } from './example-centre.ts';

const date = '2026-11-25';
const day = { date, weekday: 3 } as const;
const now = '2026-11-24T00:00:00Z';
const special = specialDays([]);
const source = '园务会 2026-11-01';

/** An employer's centre, with so many carers each time, and so many of its places for the public. */
function centreOf(shifts: readonly { from: number; to: number }[], publicParts?: readonly PublicPart[]): FacilitySupply {
  const crew = shifts.map((shift, n) => ({ staff: String(n), weekdays: '3', ...shift }));
  const group = { ...infants, shifts: crew, ...(publicParts ? { publicParts } : {}) };
  return { ...exampleCentre, isEmployers: true, classes: [group] };
}
const partOf = (places: number): PublicPart[] => [{ from: '2026-11-01', places, source }];
const groupOf = (facility: FacilitySupply, of: Party) => {
  const sold = suppliedTo(facility, of);
  return [sold, sold.classes[0] as (typeof sold.classes)[number]] as const;
};
const take = (
  facility: FacilitySupply,
  of: Party,
  claims: readonly Claim[],
  stay: { booking: string; from: number; to: number },
) => claimStay(...groupOf(facility, of), { date, ...stay }, { now, special, claimsOf: () => claims });
const leftOf = (facility: FacilitySupply, of: Party, claims: readonly Claim[], minute: number) =>
  classDay(...groupOf(facility, of), day, { now, claimsOf: () => claims }).at(minute).left;

/**
 * A second answer, by chairs: at each minute there are as many as children may be there, the first of them painted for the
 * public. Each child sits on one of its own colour as long as there is one. Somebody new wants a chair of the own colour.
 */
function slowLeft(
  { shifts, part }: { shifts: readonly { from: number; to: number }[]; part: number },
  there: readonly { of: Party; from: number; to: number }[],
  { of, ...window }: { of: Party; from: number; to: number },
): number {
  let least = Number.POSITIVE_INFINITY;
  for (let minute = window.from; minute < window.to; minute++) {
    const half = Math.floor(minute / 30) * 30;
    const crew = shifts.filter(({ from, to }) => from <= half && half + 30 <= to).length;
    const chairs = Math.min(crew * infants.childrenPerStaff, infants.places);
    const free: Party[] = Array.from({ length: chairs }, (_, n) => (n < part ? 'public' : 'employee'));
    const children = there.filter(({ from, to }) => from < half + 30 && half < to);
    const standing = children.filter((child) => {
      const own = free.indexOf(child.of);
      if (own >= 0) free.splice(own, 1);
      return own < 0;
    });
    for (const _ of standing) free.pop();
    least = Math.min(least, free.filter((colour) => colour === of).length);
  }
  return least;
}

const half = fc.integer({ min: 16, max: 35 });
const stays = fc.array(
  fc.record({ of: fc.constantFrom(...PARTIES), at: half, length: fc.integer({ min: 1, max: 6 }) }).map(({ of, at, length }) => ({
    of,
    from: at * 30,
    to: Math.min(1080, (at + length) * 30),
  })),
  { maxLength: 40 },
);
const crews = fc.array(
  fc.record({ at: half, length: fc.integer({ min: 2, max: 20 }) }).map(({ at, length }) => ({
    from: at * 30,
    to: Math.min(1080, (at + length) * 30),
  })),
  { maxLength: 6 },
);

describe('places that are divided between employees and the public', () => {
  it('are left as somebody finds who seats every child minute by minute, and neither part is ever oversold, in whatever order they come', () => {
    fc.assert(
      fc.property(crews, fc.integer({ min: 0, max: 14 }), stays, (shifts, part, wishes) => {
        const facility = centreOf(shifts, partOf(part));
        let claims: Claim[] = [];
        const there: typeof wishes = [];
        for (const [n, wish] of wishes.entries()) {
          const left = slowLeft({ shifts, part }, there, wish);
          const [sold, group] = groupOf(facility, wish.of);
          const context = { now, special, claimsOf: () => claims };
          const shown = windowAvailability(dayAvailability(sold, date, { ageMonths: 8 }, context), wish);
          const quick = classPlaces(sold, group, date, context);
          const slots = 'left' in quick ? [...quick.left.slice(wish.from / 30, wish.to / 30)] : [];
          expect(shown.left).toBe(left);
          expect(Math.max(0, Math.min(...slots))).toBe(left);
          const outcome = take(facility, wish.of, claims, { booking: String(n), from: wish.from, to: wish.to });
          expect(outcome.ok).toBe(left > 0);
          if (!outcome.ok) continue;
          claims = outcome.claims;
          there.push(wish);
        }
        for (let minute = 480; minute < 1080; minute++) {
          const at = there.filter(({ from, to }) => from <= minute && minute < to);
          const strangers = at.filter(({ of }) => of === 'public').length;
          const { capacity } = classDay(facility, facility.classes[0] ?? infants, day, { now, claimsOf: () => [] }).capacityOf(
            Math.floor(minute / 30) * 30,
          );
          expect(strangers).toBeLessThanOrEqual(part);
          expect(at.length - strangers).toBeLessThanOrEqual(Math.max(0, capacity - part));
          expect(at.length).toBeLessThanOrEqual(capacity);
        }
      }),
      { numRuns: 120 },
    );
  });

  it('keep whoever is there when the part is changed or staff are ill, and add nobody beyond it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 14 }), stays, (crew, part, children) => {
        const shifts = Array.from({ length: crew }, () => ({ from: 480, to: 1080 }));
        const facility = centreOf(shifts, partOf(part));
        const claims = children.map(({ of, ...window }, n) => ({
          ...window,
          booking: String(n),
          ...(of === 'public' ? { of } : {}),
        }));
        for (const of of PARTIES)
          for (let minute = 480; minute < 1080; minute += 30)
            expect(leftOf(facility, of, claims, minute)).toBe(
              slowLeft({ shifts, part }, children, { of, from: minute, to: minute + 30 }),
            );
      }),
      { numRuns: 120 },
    );
  });

  it('are those of the entry that began last, from its day on', () => {
    const parts = [
      { from: '2026-12-01', places: 0, source },
      { from: '2026-09-01', places: 3, source },
      { from: '2026-11-01', places: 5, source },
    ];
    const on = (date: string) => publicPartOn(parts, date)?.places;
    expect(['2026-08-31', '2026-09-01', '2026-11-30', '2026-12-01'].map(on)).toEqual([undefined, 3, 5, 0]);
  });
});

const four = Array.from({ length: 4 }, () => ({ from: 480, to: 1080 }));
const child = (booking: string, of?: Party): Claim => ({ booking, from: 540, to: 720, ...(of ? { of } : {}) });
const many = (count: number, of?: Party) => Array.from({ length: count }, (_, n) => child(`${of} ${n}`, of));

describe('who asks for one of them', () => {
  it('is told which part is full, and of a class that has none for the public that it is for employees', () => {
    const facility = centreOf(four, partOf(2));
    const stay = { booking: 'new', from: 540, to: 720 };
    expect(take(facility, 'public', many(2, 'public'), stay)).toMatchObject({
      reason: 'public_part',
      when: { hours: [{ from: 540, to: 720 }] },
    });
    expect(take(facility, 'public', many(10), stay)).toMatchObject({
      ok: true,
      claims: expect.arrayContaining([{ ...stay, of: 'public' }]),
    });
    expect(take(facility, 'employee', many(10), stay)).toMatchObject({ reason: 'employee_part' });
    expect(take(facility, 'employee', [...many(10), ...many(2, 'public')], stay)).toMatchObject({ reason: 'staff_ratio' });
    expect(take(centreOf(four, []), 'public', [], stay)).toMatchObject({ reason: 'employees_only' });
    expect(take(centreOf(four, []), 'employee', [], stay)).toMatchObject({ ok: true });
  });

  it('finds all of the class where its places are not divided, and is counted as who it is', () => {
    const facility = centreOf(four);
    expect(leftOf(facility, 'public', many(3), 540)).toBe(9);
    expect(take(facility, 'public', many(11), child('new'))).toMatchObject({ ok: true });
    const other = { ...exampleCentre };
    expect(suppliedTo(other, 'public')).toBe(other);
  });

  it('is first offered what is kept for who waits for its own part', () => {
    const facility = centreOf(four, partOf(2));
    const kept = { ...child('wait:w:c'), of: 'public' as const };
    expect(take(facility, 'public', [...many(1, 'public'), kept], child('new'))).toMatchObject({ reason: 'waitlist_first' });
    expect(take(facility, 'employee', [...many(10), kept], child('new'))).toMatchObject({ reason: 'employee_part' });
  });

  it('stays in its part when it is paid for', () => {
    const held = { ...child('b', 'public'), until: '2026-11-24T00:15:00Z' };
    expect(confirmClaim([held], 'b')).toEqual([child('b', 'public')]);
  });
});

describe('a place that was reported as not needed', () => {
  const facility = centreOf(four, partOf(2));
  const state = classDay(facility, facility.classes[0] ?? infants, day, { now, claimsOf: () => [] });
  const offered = { ...child('away', 'public'), offered: now };

  it('has been had by who pays for one of the same part, and by nobody else', () => {
    const took = (...others: Claim[]) =>
      noteTaken([offered, ...others], others.at(-1) as Claim, { ...state, now }).find(({ booking }) => booking === 'away')?.taken;
    expect(took(child('one', 'public'), child('two', 'public'))).toContainEqual({ minute: 540, by: 'two' });
    expect(took(child('one', 'public'))).toBeUndefined();
    expect(took(...many(10))).toBeUndefined();
  });

  it('cannot be had again when its part is full', () => {
    const again = (claims: Claim[]) => takeClaimBack([offered, ...claims], 'away', { ...state, now });
    expect(again(many(2, 'public'))).toEqual({ ok: false, reason: 'taken' });
    expect(again([...many(1, 'public'), ...many(10)])).toMatchObject({ ok: true });
  });
});
