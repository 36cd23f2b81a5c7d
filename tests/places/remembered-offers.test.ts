import fc from 'fast-check';
import type { Payload } from 'payload';
import { describe, expect, it, vi } from 'vitest';
import { createOfferDesk } from '#cms/places/offer-desk.ts';
import { type OfferMoment, rememberedOffers } from '#cms/places/remembered-offers.ts';
import { createOccupancy } from '#cms/records/occupancy.ts';
import { type CareOffer, careOffer, formsFor, type OfferOutline } from '#domain/offers/care-offer.ts';
import { familyOffers } from '#domain/offers/family-offers.ts';
import type { WantedTime } from '#domain/offers/wanted-time.ts';
import { nextOffers } from '#domain/offers/ways-on.ts';
import type { Claim } from '#domain/places/capacity.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import type { SpecialDays } from '#domain/time/workdays.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { exampleCentre, infants } from '../domain/example-centre.ts';
import { seedOr } from '../support/seed.ts';

const SEED = seedOr(20_261_130);
const DAYS = ['2026-11-24', '2026-11-25', '2026-11-26', '2026-12-07'];
const two = [
  { ...infants, places: 2, maxSize: 2 },
  { ...infants, id: 'older', ageFrom: 10, ageTo: 36, places: 1, maxSize: 1 },
];
const first: FacilitySupply = { ...exampleCentre, classes: two };

/** Over all centres, as supplies count them. */
let versions = 0;

const outlineOf = ({ form, left, failsOn, reason, when, stays }: CareOffer): OfferOutline => ({
  ...{ form, left: Math.min(left, 1), failsOn, reason, when },
  stays: stays.slice(0, 1),
});

/** A centre whose claims are in a database, and are noted when they are written. */
function city() {
  const sheets = new Map<string, { class: string; facility: string; date: string; claims: Claim[]; version: number }>();
  const find = async ({ where }: { where: { key?: { in: string[] }; class?: { in: string[] } } }) => ({
    docs: [...sheets].flatMap(([key, sheet]) =>
      where.key?.in.includes(key) || where.class?.in.includes(sheet.class) ? [structuredClone(sheet)] : [],
    ),
  });
  const occupancy = createOccupancy({ db: {}, find } as unknown as Payload, { caughtUp: async () => undefined });
  let [now, special]: [string, SpecialDays] = ['2026-11-23T07:02:10.000Z', new Map()];
  const centres = { open: first, version: ++versions };
  const read = vi.fn(() => centres.open);
  const supplies = { get: read, versionOf: () => centres.version };
  const deskOf = () => {
    const queues = { look: async () => ({ at: new Map(), rules: () => [], published: () => undefined }), note: () => undefined };
    return createOfferDesk(
      { occupancy, queues, supplies, special: () => special } as unknown as Parameters<typeof createOfferDesk>[0],
      now,
    );
  };
  const claimsOf = (id: string, date: string) => sheets.get(`${id}|${date}`)?.claims ?? [];
  return {
    write: (id: string, date: string, claims: Claim[]) => {
      const key = `${id}|${date}`;
      const version = (sheets.get(key)?.version ?? 0) + 1;
      sheets.set(key, { class: id, facility: first.id, date, claims, version });
      occupancy.note([key]);
    },
    later: (minutes: number) => {
      now = plusMinutes(now, minutes);
    },
    changeCentre: (to: Partial<FacilitySupply>) => {
      centres.open = { ...centres.open, ...to };
      centres.version = ++versions;
    },
    changeCalendar: (days: SpecialDays) => {
      special = days;
    },
    now: () => now,
    one: async (wanted: WantedTime, ageMonths: number) => {
      const { open } = centres;
      const shown = (await deskOf().offers([open], { wanted, ageMonths })).get(open.id);
      const context = { now, special, claimsOf };
      return { shown, anew: formsFor(open, ageMonths).map((form) => careOffer(open, form, { wanted, ageMonths }, context)) };
    },
    outline: async (wanted: WantedTime, ageMonths: number) => {
      const { open } = centres;
      const shown = (await deskOf().outlines([open.id], { wanted, ageMonths })).get(open.id)?.offers;
      const context = { now, special, claimsOf };
      const anew = formsFor(open, ageMonths).map((form) => careOffer(open, form, { wanted, ageMonths }, context));
      return { shown, anew: anew.map(outlineOf) };
    },
    familyOutline: async (wanted: WantedTime, ages: number[]) => {
      const { open } = centres;
      const shown = (await deskOf().familyOutlines([open.id], { wanted, ages })).get(open.id)?.offers;
      return {
        shown,
        anew: familyOffers(open, { wanted, ages }, { now, special, claimsOf }).map((one) => one && outlineOf(one)),
      };
    },
    /** How often the centre's supply was read. */
    reads: () => read.mock.calls.length,
    next: async (wanted: WantedTime, ageMonths: number) => {
      const shown = await deskOf().next(centres.open, 'hourly', { wanted, ageMonths });
      return { shown, anew: nextOffers(centres.open, 'hourly', { wanted, ageMonths }, { now, special, claimsOf }) };
    },
    family: async (wanted: WantedTime, ages: number[]) => {
      const { open } = centres;
      const shown = (await deskOf().families([open], { wanted, ages })).get(open.id);
      return { shown, anew: familyOffers(open, { wanted, ages }, { now, special, claimsOf }) };
    },
  };
}

const day = fc.constantFrom(...DAYS);
const wanted: fc.Arbitrary<WantedTime> = fc.oneof(
  fc.record({ date: day, from: fc.constantFrom(510, 540, 840) }).map(
    (one): WantedTime => ({
      ...{ kind: 'window', ...one, to: one.from + 120 },
    }),
  ),
  fc.record({ date: day, days: fc.constantFrom(3, 12) }).map((one): WantedTime => ({ kind: 'soon', ...one, minutes: 120 })),
);
const age = fc.integer({ min: 5, max: 36 });
const claim = fc
  .record({ from: fc.constantFrom(480, 540, 840), held: fc.option(fc.integer({ min: -1, max: 40 })) })
  .map(({ from, held }) => ({ from, to: from + 180, held }));
const step = fc.oneof(
  fc.record({ do: fc.constant('write' as const), id: fc.constantFrom('infants', 'older'), date: day, claims: fc.array(claim) }),
  fc.record({ do: fc.constant('later' as const), minutes: fc.constantFrom(0.2, 1, 7, 40, 1440) }),
  fc.record({ do: fc.constant('notice' as const), noticeMinutes: fc.constantFrom(60, 1440, 2880) }),
  fc.record({ do: fc.constant('holiday' as const), date: day }),
  fc.record({ do: fc.constant('ask' as const), wanted, age }),
  fc.record({ do: fc.constant('ask' as const), wanted, age }),
  fc.record({ do: fc.constant('outline' as const), wanted, age }),
  fc.record({ do: fc.constant('outline' as const), wanted, age }),
  fc.record({ do: fc.constant('next' as const), wanted, age }),
  fc.record({
    do: fc.constantFrom('family' as const, 'familyOutline' as const),
    wanted,
    ages: fc.array(age, { minLength: 2, maxLength: 3 }),
  }),
);

describe('what a centre is remembered to offer', () => {
  it('is what it offers now, whatever was written, ran out or passed since it was asked before', async () => {
    console.log(`seed ${SEED}`);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
        const here = city();
        for (const one of steps) {
          if (one.do === 'later') here.later(one.minutes);
          if (one.do === 'notice') here.changeCentre({ noticeMinutes: one.noticeMinutes });
          if (one.do === 'holiday') here.changeCalendar(new Map([[one.date, { date: one.date, kind: 'holiday' }]]) as never);
          if (one.do === 'write')
            here.write(
              ...([one.id, one.date] as const),
              one.claims.map(({ held, ...hours }, n) => ({
                ...{ booking: `b${n}`, ...hours },
                ...(held === null ? {} : { until: plusMinutes(here.now(), held) }),
              })),
            );
          const answer =
            one.do === 'ask'
              ? await here.one(one.wanted, one.age)
              : one.do === 'next' || one.do === 'outline'
                ? await here[one.do](one.wanted, one.age)
                : (one.do === 'family' || one.do === 'familyOutline') && (await here[one.do](one.wanted, one.ages));
          if (answer) expect(answer.shown).toEqual(answer.anew);
        }
      }),
      { numRuns: 60, seed: SEED },
    );
  });
});

describe('a centre of which only the outline has to be known', () => {
  const afternoon: WantedTime = { kind: 'window', date: '2026-11-25', from: 840, to: 960 };

  it('is read once, and again when it or one of its claims is another, and is never free where it is not', async () => {
    const here = city();
    const isFree = async (age = 8) => (await here.outline(afternoon, age)).shown?.some(({ left }) => left > 0);
    expect(await isFree()).toBe(true);
    const before = here.reads();
    expect(await isFree()).toBe(true);
    expect(here.reads()).toBe(before);
    const all = ['one', 'two'].map((booking) => ({ booking, from: 840, to: 960 }));
    here.write('infants', '2026-11-25', all);
    expect(await isFree()).toBe(false);
    here.write('infants', '2026-11-25', [{ ...all[0], until: plusMinutes(here.now(), 20) } as Claim, all[1] as Claim]);
    expect(await isFree()).toBe(false);
    here.later(21);
    expect(await isFree()).toBe(true);
    here.changeCentre({ classes: [] });
    expect(await isFree()).toBe(false);
    expect(here.reads()).toBeGreaterThan(before);
  });
});

describe('a centre that nothing has happened at', () => {
  const taken = { claimsOf: () => [], versionOf: () => 7, heldIn: () => [] };
  const morning = { kind: 'window', date: '2026-11-25', from: 540, to: 720 } as const;
  const asked: OfferMoment = {
    ...{ now: '2026-11-23T07:02:10.000Z', special: new Map(), taken, kept: new Set<string>() },
    ...{ wanted: morning, want: 'nine to twelve', ages: [8] },
  };
  const counting = (facility: FacilitySupply) => {
    const reckon = vi.fn(() => []);
    return { reckon, ask: (more: Partial<OfferMoment> = {}) => rememberedOffers(facility, { ...asked, ...more }, reckon) };
  };

  it('is reckoned once for everybody who asks for the same, though their children are not of one age', () => {
    const { reckon, ask } = counting({ ...first, id: 'quiet' });
    ask();
    ask({ now: '2026-11-23T11:40:00.000Z' });
    ask({ ages: [9] });
    expect(reckon).toHaveBeenCalledTimes(1);
    ask({ ages: [10] });
    expect(reckon).toHaveBeenCalledTimes(2);
  });

  it('is reckoned anew when a claim, the calendar or the day is another, and each time where places are kept for who waits', () => {
    const { reckon, ask } = counting({ ...first, id: 'busy' });
    ask();
    ask({ taken: { ...taken, versionOf: () => 8 } });
    expect(reckon).toHaveBeenCalledTimes(2);
    ask({ special: new Map() });
    expect(reckon).toHaveBeenCalledTimes(3);
    ask({ now: '2026-11-23T17:00:00.000Z' });
    expect(reckon).toHaveBeenCalledTimes(4);
    ask({ kept: new Set(['older']) });
    ask({ kept: new Set(['older']) });
    expect(reckon).toHaveBeenCalledTimes(6);
  });
});
