import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTranslator } from '#cms/words/index.ts';
import { reasonWords } from '#cms/words/reason-words.ts';
import type { CareForm } from '#domain/care/care.ts';
import { bestClass } from '#domain/offers/best-class.ts';
import { careOffer } from '#domain/offers/care-offer.ts';
import { openDay } from '#domain/offers/open-day.ts';
import { nextOffers, shorterOffer } from '#domain/offers/ways-on.ts';
import { claimStay, dayAvailability, windowAvailability } from '#domain/places/availability.ts';
import { type Claim, longerClaim } from '#domain/places/capacity.ts';
import { claimsLookup, inTurns, watchedWith } from '#domain/places/class-day.ts';
import type { ClassSupply, FacilitySupply } from '#domain/places/facility.ts';
import { type HandoverWindow, missesHandover } from '#domain/places/handover-times.ts';
import { offerClaim, takeClaimBack } from '#domain/places/offered-place.ts';
import { specialDays } from '#domain/time/workdays.ts';
import { exampleCentre as centre, infants } from './example-centre.ts';
import { type SlowStay, slowPlaces } from './slow-centre.ts';

/** Monday 23 November 2026, 15:02 in Taizhou; the stays are on Wednesday. */
const now = '2026-11-23T07:02:00.000Z';
const special = specialDays([]);
const date = '2026-11-25';
const RUNS = 300;

type Sheets = Record<string, readonly Claim[]>;
const contextOf = (sheets: Sheets) => ({
  ...{ now, special },
  claimsOf: claimsLookup(Object.entries(sheets).map(([classId, claims]) => ({ classId, date, claims }))),
});
const withClass = (over: Partial<ClassSupply>, also: Partial<FacilitySupply> = {}): FacilitySupply => ({
  ...centre,
  ...also,
  classes: [{ ...infants, ...over }],
});
const claim = (booking: string, from: number, to: number): Claim => ({ booking, from, to });
const at = (hour: number, minute = 0) => hour * 60 + minute;

/** What each who answers says of the same stay. */
function answers(facility: FacilitySupply, sheets: Sheets, stay: { from: number; to: number; form?: CareForm }) {
  const { form = 'hourly', ...window } = stay;
  const context = contextOf(sheets);
  const [group] = facility.classes as [ClassSupply];
  const want = { form, months: 0, stays: [{ date, ...window }], classId: group.id };
  const claimed = claimStay(facility, group, { date, booking: 'new', form, ...window }, context);
  return {
    chosen: bestClass(facility, want, context),
    grid: windowAvailability(dayAvailability(facility, date, { form, classId: group.id }, context), window),
    claimed: claimed.ok ? undefined : { reason: claimed.reason, when: claimed.when },
  };
}

describe('minutes between two children in one place', () => {
  const facility = withClass({ places: 1, gapMinutes: 30 });
  const sheets = { infants: [claim('morning', at(9), at(12))] };

  it('lie after who leaves and before who comes, and the next time that works is told', () => {
    const no = { left: 0, reason: 'between_groups', when: { at: at(12, 30) } };
    const after = answers(facility, sheets, { from: at(12), to: at(13) });
    expect(after.chosen).toMatchObject(no);
    expect(after.grid).toMatchObject(no);
    expect(after.claimed).toEqual({ reason: no.reason, when: no.when });
    expect(reasonWords(createTranslator('zh'), { reason: 'between_groups', when: no.when }).replaceAll('\u00a0', ' ')).toBe(
      '两批孩子之间要收拾，12:30 起有位',
    );
    expect(answers(facility, { infants: [claim('late', at(12), at(14))] }, { from: at(9), to: at(12) }).chosen).toMatchObject({
      left: 0,
      reason: 'between_groups',
      when: { at: at(14, 30) },
    });
    for (const stay of [
      { from: at(12, 30), to: at(13, 30) },
      { from: at(15), to: at(16) },
    ]) {
      expect(answers(facility, sheets, stay)).toMatchObject({ chosen: { left: 1 }, grid: { left: 1 }, claimed: undefined });
    }
  });

  it('are nobody’s where there is another place, and change nothing where none are set', () => {
    expect(
      answers({ ...facility, classes: [{ ...infants, places: 2, gapMinutes: 30 }] }, sheets, { from: at(12), to: at(13) }),
    ).toMatchObject({ chosen: { left: 1 }, claimed: undefined });
    expect(answers(withClass({ places: 1 }), sheets, { from: at(12), to: at(13) })).toMatchObject({ chosen: { left: 1 } });
  });

  it('are not needed by a child that stays on, nor by one whose stay is moved', () => {
    const group = facility.classes[0] as ClassSupply;
    const context = contextOf(sheets);
    const longer = { date, from: at(12), to: at(13), booking: longerClaim('morning') };
    expect(claimStay(facility, group, longer, context).ok).toBe(true);
    expect(claimStay(facility, group, { ...longer, booking: 'other' }, context).ok).toBe(false);
    const moved = { date, from: at(12), to: at(14), booking: 'new', inPlaceOf: 'morning' };
    expect(claimStay(facility, group, moved, context).ok).toBe(true);
  });

  it('are needed as long as a child may yet keep what it has, though another hour is held for it', () => {
    const group = facility.classes[0] as ClassSupply;
    const held = { ...claim('afternoon', at(15), at(17)), inPlaceOf: 'morning' };
    const context = contextOf({ infants: [claim('morning', at(9), at(12)), held] });
    const other = { date, from: at(12), to: at(13), booking: 'other' };
    expect(claimStay(facility, group, other, context)).toMatchObject({ ok: false, reason: 'between_groups' });
    // Of what it has the hours after those that are held are its own too: it stays on, and leaves at the end of them.
    const shorter = { ...claim('shorter', at(9), at(12)), inPlaceOf: 'day' };
    const two = withClass({ places: 2, gapMinutes: 30 });
    const full = contextOf({ infants: [claim('day', at(9), at(15)), shorter] });
    const [roomy] = two.classes as [ClassSupply];
    expect(claimStay(two, roomy, { ...other, from: at(12), to: at(15) }, full).ok).toBe(true);
    const last = { ...other, from: at(15), to: at(16) };
    expect(claimStay(facility, group, last, full)).toMatchObject({ ok: false, reason: 'between_groups' });
  });

  it('are asked for again when a child that was to stay away comes after all', () => {
    const away = [...offerClaim([claim('away', at(9), at(12))], 'away', now), claim('next', at(12), at(13))];
    const capacityOf = () => ({ capacity: 1, set: 1 });
    expect(takeClaimBack(away, 'away', { capacityOf, now })).toMatchObject({ ok: true });
    expect(takeClaimBack(away, 'away', { capacityOf, now, gap: 30 })).toEqual({ ok: false, reason: 'taken' });
  });

  it('are known to what looks for a shorter or another time, and to what a day’s free places are worth', () => {
    const wanted = { kind: 'window', date, from: at(11), to: at(14) } as const;
    expect(shorterOffer(facility, 'hourly', { wanted, ageMonths: 8 }, contextOf(sheets))?.stays).toEqual([
      { date, from: at(12, 30), to: at(14) },
    ]);
    const [next] = nextOffers(facility, 'hourly', { wanted, ageMonths: 8 }, contextOf(sheets), 1);
    expect(next?.stays).toEqual([{ date, from: at(12, 30), to: at(15, 30) }]);
    const [open] = openDay(facility, date, contextOf(sheets));
    expect(open?.places.map(({ from, to }) => [from, to])).toEqual([[at(12, 30), at(18)]]);
    expect(open?.unsold).toEqual([{ from: at(8), to: at(8, 30) }]);
  });
});

describe('classes that have one room by turns', () => {
  const small = { ...infants, id: 'small', room: '一间', places: 3, gapMinutes: 30, takesTurns: true };
  const big = { ...infants, id: 'big', room: '一间', places: 3, takesTurns: false };
  const other = { ...infants, id: 'other', room: '二间', takesTurns: true };
  const turns = inTurns([small, big, other]);
  const classes = [small, big, other].map((one): ClassSupply => ({ ...one, turnsWith: turns.get(one.id) }));
  const facility = { ...centre, classes };

  it('are those of one room of which one says so', () => {
    expect(Object.fromEntries(turns)).toEqual({ small: ['big'], big: ['small'], other: [] });
    expect(inTurns([{ ...small, takesTurns: false }, big]).get('small')).toEqual([]);
    expect(watchedWith(facility, ['big']).sort()).toEqual(['big', 'small']);
  });

  it('never have children there at one time, and the longer of their minutes lies between', () => {
    const sheets = { small: [claim('a', at(9), at(12))] };
    const ofBig = { ...facility, classes: [classes[1] as ClassSupply, classes[0] as ClassSupply] };
    for (const [from, to, left] of [
      [at(10), at(11), 0],
      [at(12), at(13), 0],
      [at(8), at(9), 0],
      [at(12, 30), at(13, 30), 3],
    ] as const) {
      const { chosen, grid, claimed } = answers(ofBig, sheets, { from, to });
      expect([chosen.left, grid.left, claimed?.reason]).toEqual([left, left, left ? undefined : 'between_groups']);
    }
  });
});

const windows: HandoverWindow[] = [
  { act: 'drop_off', forms: ['hourly'], from: at(8), to: at(9) },
  { act: 'drop_off', forms: ['hourly'], from: at(13), to: at(13, 30) },
  { act: 'pick_up', forms: [], from: at(11, 30), to: at(12) },
  { act: 'pick_up', forms: [], from: at(16), to: at(17, 30) },
];

describe('times at which children are brought and fetched', () => {
  const facility = withClass({}, { handovers: windows });

  it('bound when a stay of that care begins and ends, both included, with the next time that works', () => {
    const late = answers(facility, {}, { from: at(10), to: at(12) });
    const no = {
      left: 0,
      reason: 'no_drop_off',
      when: {
        hours: [
          { from: 480, to: 540 },
          { from: 780, to: 810 },
        ],
      },
    };
    expect(late.chosen).toMatchObject(no);
    expect(late.grid).toMatchObject(no);
    expect(late.claimed?.reason).toBe('no_drop_off');
    const early = answers(facility, {}, { from: at(8, 30), to: at(11) });
    expect(early.chosen).toMatchObject({ left: 0, reason: 'no_pick_up', when: { on: date, at: at(9) } });
    expect(early.claimed).toEqual({ reason: 'no_pick_up', when: early.chosen.when });
    expect(answers(facility, {}, { from: at(9), to: at(11, 30) })).toMatchObject({ chosen: { left: 12 }, claimed: undefined });
    expect(answers(facility, {}, { from: at(14), to: at(17), form: 'temporary' }).chosen.left).toBe(12);
    expect(answers(facility, {}, { from: at(14), to: at(16), form: 'hourly' }).chosen.reason).toBe('no_drop_off');
  });

  it('are a class’s own where it has some of that kind, and bind no other kind of care', () => {
    const own = withClass({ handovers: [{ act: 'drop_off', forms: [], from: at(10), to: at(10) }] }, { handovers: windows });
    expect(answers(own, {}, { from: at(10), to: at(12) }).chosen.left).toBe(12);
    expect(answers(own, {}, { from: at(9), to: at(12) }).chosen.reason).toBe('no_drop_off');
    expect(answers(own, {}, { from: at(10), to: at(13) }).chosen.reason).toBe('no_pick_up');
  });

  it('count before a full class, after a shut one, and of a child that is there only when it is fetched', () => {
    const full = { infants: Array.from({ length: 12 }, (_, n) => claim(`b${n}`, 0, 1440)) };
    expect(answers(facility, full, { from: at(10), to: at(12) }).chosen.reason).toBe('no_drop_off');
    expect(answers(facility, full, { from: at(9), to: at(12) }).chosen.reason).toBe('staff_ratio');
    expect(answers(facility, {}, { from: at(7), to: at(10) }).chosen.reason).toBe('opens_later');
    const [group] = facility.classes as [ClassSupply];
    const longer = (to: number) =>
      claimStay(
        facility,
        group,
        { date, from: at(11, 30), to, booking: 'longer:a', form: 'hourly', isRunning: true },
        contextOf({}),
      );
    expect(longer(at(12)).ok).toBe(true);
    expect(longer(at(13))).toMatchObject({ ok: false, reason: 'no_pick_up', when: { at: at(16) } });
  });

  it('are what any time is found by', () => {
    const wanted = { kind: 'soon', date, days: 1, minutes: 120 } as const;
    const offer = careOffer(facility, 'hourly', { wanted, ageMonths: 8 }, contextOf({}));
    expect(offer.stays).toEqual([{ date, from: at(8), to: at(11, 30) }]);
  });

  it('that leave out when a whole or half day begins or ends are named', () => {
    const { parts } = centre;
    expect(missesHandover({ handovers: windows }, {}, { parts, forms: ['hourly', 'full_day'] })).toBeUndefined();
    const early = [{ act: 'drop_off', forms: ['full_day'], from: at(7), to: at(8) } as const];
    expect(missesHandover({ handovers: early }, {}, { parts, forms: ['full_day'] })).toEqual({
      act: 'drop_off',
      form: 'full_day',
      at: at(8, 30),
    });
    expect(missesHandover({ handovers: early }, {}, { parts, forms: ['hourly'] })).toBeUndefined();
    // A class's own times count for it, and the centre's where it has none.
    const own = { handovers: [{ act: 'drop_off', forms: ['full_day'], from: at(8), to: at(9) } as const] };
    expect(missesHandover({ handovers: early }, own, { parts, forms: ['full_day'] })).toBeUndefined();
    expect(missesHandover(own, { handovers: early }, { parts, forms: ['full_day'] })?.act).toBe('drop_off');
  });
});

const halfHour = (min: number, max: number) => fc.integer({ min, max }).map((n) => n * 30);
const stays = fc.array(
  fc
    .record({ room: fc.constantFrom('a', 'b'), from: halfHour(16, 34), length: halfHour(2, 8) })
    .map(({ room, from, length }): SlowStay => ({ room, from, to: Math.min(at(18), from + length) })),
  { maxLength: 14 },
);
const windowsOf = (act: HandoverWindow['act']) =>
  fc.array(
    fc
      .record({ from: halfHour(16, 36), length: halfHour(0, 4) })
      .map(({ from, length }): HandoverWindow => ({ act, forms: [], from, to: Math.min(at(18), from + length) })),
    { maxLength: 3 },
  );
const rules = fc.record({
  places: fc.integer({ min: 0, max: 4 }),
  gap: fc.constantFrom(0, 15, 30, 45, 60, 90),
  turns: fc.boolean(),
  brought: windowsOf('drop_off'),
  fetched: windowsOf('pick_up'),
});

describe('whoever answers', () => {
  it('says what somebody finds who walks every minute and puts each child into a place of its own', () => {
    fc.assert(
      fc.property(rules, stays, fc.record({ from: halfHour(16, 34), length: halfHour(2, 8) }), (rule, all, { from, length }) => {
        const room = (id: string): ClassSupply => ({
          ...infants,
          ...{ id, places: rule.places, gapMinutes: rule.gap },
          ...(rule.turns ? { turnsWith: [id === 'a' ? 'b' : 'a'] } : {}),
        });
        const facility = { ...centre, classes: [room('a'), room('b')], handovers: [...rule.brought, ...rule.fetched] };
        const sheets: Record<string, Claim[]> = { a: [], b: [] };
        const kept: SlowStay[] = [];
        for (const [n, one] of all.entries()) {
          const group = facility.classes.find(({ id }) => id === one.room) as ClassSupply;
          const outcome = claimStay(facility, group, { date, booking: `b${n}`, ...one, form: 'hourly' }, contextOf(sheets));
          const slow = slowPlaces({ ...rule, stays: kept }, one);
          expect(outcome.ok, JSON.stringify({ one, kept })).toBe(slow > 0);
          if (!outcome.ok) continue;
          kept.push(one);
          sheets[one.room] = outcome.claims;
        }
        const wish = { room: 'a', from, to: Math.min(at(18), from + length) };
        const slow = slowPlaces({ ...rule, stays: kept }, wish);
        const { chosen, grid, claimed } = answers(facility, sheets, wish);
        expect([chosen.left > 0, grid.left > 0, claimed === undefined]).toEqual([slow > 0, slow > 0, slow > 0]);
        expect(chosen.left).toBe(Math.min(12, slow));
        expect(grid.left).toBe(chosen.left);
        // The next time that is told works.
        const { when, reason } = chosen;
        if ((reason === 'between_groups' || reason === 'no_drop_off' || reason === 'no_pick_up') && when?.at !== undefined) {
          const next = { ...wish, from: when.at, to: when.at + wish.to - wish.from };
          const then = reason === 'between_groups' ? { ...rule, stays: kept } : { ...rule, stays: [], places: 1 };
          expect(slowPlaces(then, next), JSON.stringify({ reason, when, wish, kept })).toBeGreaterThan(0);
        }
      }),
      { numRuns: RUNS },
    );
  });
});
