import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { counterWish } from '#cms/booking/admin/counter-wish.ts';
import { bookAtCounter } from '#cms/booking/book-at-counter.ts';
import { type Quote, quoteCare } from '#cms/booking/quote-care.ts';
import type { Result } from '#cms/core/problem.ts';
import { readCare } from '#cms/input/care-in-text.ts';
import { dayPlaces } from '#cms/places/day-places.ts';
import { weekOccupancy } from '#cms/places/roster.ts';
import type { Facility } from '#cms/records/payload-types.ts';
import { CARE_FORMS, type CareRequest } from '#domain/care/care.ts';
import { BOOKABLE_DAYS } from '#domain/care/span.ts';
import { formsSold } from '#domain/offers/care-offer.ts';
import { dayAvailability, windowAvailability } from '#domain/places/availability.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import { isFull, NO_PLACE_REASONS, type NoPlaceReason } from '#domain/places/no-place.ts';
import { CLOSED_REASONS } from '#domain/places/opening.ts';
import { CARE_ENDS_AT_MONTHS } from '#domain/time/age.ts';
import { addDays, addMonths, type CivilDate, mondayOf } from '#domain/time/civil-date.ts';
import { formatTime, SLOT_MINUTES } from '#domain/time/time-of-day.ts';
import { centreView, wishParams } from '#site/centre/centre-view.ts';
import { centreQuote } from '#site/offers/centre-quote.ts';
import { type DemoPortal, demoPortal, TODAY } from '../support/demo-portal.ts';
import { eventually } from '../support/eventually.ts';
import { hold, newFamily } from '../support/family.ts';
import { pageContextOf } from '../support/page-context.ts';
import { seedOr } from '../support/seed.ts';
import { staffOf } from '../support/staff.ts';

/**
 * Whatever a page, the roster or the counter offers can be quoted and held; what they do not is refused, for the
 * reason that they give. Search is asked the same in search-times.test.ts.
 */
const RUNS = 60;
const SEED = seedOr(20_261_123);

let demo: DemoPortal;
let families = 0;
beforeAll(async () => {
  console.log(`seed ${SEED}`);
  demo = await demoPortal({ facilities: 24 });
  await fillSome();
  await bindSome();
});
afterAll(() => demo.close());

const check = <T>(property: fc.IAsyncPropertyWithHooks<T>) => fc.assert(property, { numRuns: RUNS, seed: SEED });

/** Named, so that what is printed of a failure says which and no more. */
const centre = fc.nat().map((n) => {
  const slugs = demo.portal.supplies.all().map(({ slug }) => slug);
  return String(slugs.sort()[n % slugs.length]);
});
const supplyOf = (name: string) => demo.portal.supplies.all().find(({ slug }) => slug === name) as FacilitySupply;
const ageMonths = fc.integer({ min: 3, max: 35 });
const form = fc.constantFrom(...CARE_FORMS);
const date = fc
  .oneof({ weight: 5, arbitrary: fc.integer({ min: 0, max: 41 }) }, fc.integer({ min: 42, max: BOOKABLE_DAYS + 10 }))
  .map((days) => addDays(TODAY, days));
/** Mostly hours that a centre may be open at; some that nobody sells. */
const likely = fc
  .record({ from: fc.integer({ min: 16, max: 32 }), slots: fc.integer({ min: 2, max: 9 }) })
  .map(({ from, slots }) => ({ from: from * 30, to: (from + slots) * 30 }));
const minute = fc.integer({ min: 0, max: 1439 });
const hours = fc.oneof({ weight: 6, arbitrary: likely }, fc.record({ from: minute, to: minute }));
const part = fc.constantFrom('morning', 'afternoon');

/** Classes' days that are full until eleven. */
const untilEleven: { facility: FacilitySupply; classId: string; date: CivilDate }[] = [];
const ELEVEN = 660;

/** An eighth of the classes' days are full, an eighth until eleven, a quarter take one more child; never more than the class can take. */
async function fillSome(): Promise<void> {
  const { payload, supplies, special, now } = demo.portal;
  const { docs } = await payload.find({ collection: 'place-claims', pagination: false, depth: 0 });
  const context = { now: now(), special: special(), claimsOf: () => [] };
  for (const [index, doc] of docs.entries()) {
    const classId = String(doc.class);
    const facility = supplies.all().find(({ classes }) => classes.some(({ id }) => id === classId));
    if (!facility || index % 4 > 1) continue;
    const { slots } = dayAvailability(facility, doc.date, { classId }, context);
    const early = index % 8 === 0;
    if (early) untilEleven.push({ facility, classId, date: doc.date });
    const filled = early ? slots.filter(({ minute }) => minute < ELEVEN) : slots;
    const claims = filled.flatMap(({ minute, capacity }) =>
      Array.from({ length: Math.max(0, capacity - (index % 4)) }, (_, n) => ({
        booking: `enrolled:${n}`,
        from: minute,
        to: minute + SLOT_MINUTES,
      })),
    );
    await payload.db.updateOne({ collection: 'place-claims', id: doc.id, data: { ...doc, claims } });
  }
}

/** A third of the centres get places ready between two children, a third have times at which children are brought and fetched. */
async function bindSome(): Promise<void> {
  const { payload, supplies } = demo.portal;
  const handovers: Facility['handovers'] = [
    { act: 'drop_off', forms: ['hourly'], from: '08:00', to: '10:00' },
    { act: 'drop_off', forms: ['hourly', 'temporary'], from: '13:00', to: '14:30' },
    { act: 'pick_up', forms: [], from: '11:00', to: '12:30' },
    { act: 'pick_up', forms: [], from: '16:00', to: '18:00' },
  ];
  const all = supplies.all();
  for (const [at, { id }] of all.entries())
    if (at % 3 < 2) await payload.update({ collection: 'facilities', id, data: at % 3 ? { gapMinutes: 30 } : { handovers } });
  const isBound = ({ classes, handovers: times }: FacilitySupply) => times || classes.some(({ gapMinutes }) => gapMinutes);
  await eventually(async () => supplies.all().filter(isBound).length >= Math.floor(all.length / 2));
}

interface Offered {
  left: number;
  reason?: NoPlaceReason;
}

const quoteOf = ({ slug }: FacilitySupply, request: CareRequest, ageMonths: number, classId?: string) =>
  quoteCare(demo.portal, { slug, request, ageMonths, classId });

/** How selling says what an offer says in `reason`: by the code of a quote that is refused, or else of a hold. */
function codesOf(reason: NoPlaceReason | undefined): string[] {
  const closed = (CLOSED_REASONS as readonly string[]).includes(reason ?? '') ? ['centre_closed'] : [];
  return [`${reason}`, `not_bookable.${reason}`, `no_place.${reason}`, ...closed];
}

const FULL_CODES = NO_PLACE_REASONS.filter(isFull).flatMap(codesOf);

/** An offer is quoted with as many places; what is not offered is refused, at the latest when it would be held. */
async function expectSame(
  offered: Offered,
  {
    facility,
    request,
    age,
    quoted,
  }: { facility: FacilitySupply; request: CareRequest; age: number; quoted: Result<{ quote: Quote }> },
): Promise<'held' | 'quoted' | 'refused'> {
  const told = JSON.stringify({ slug: facility.slug, request, age, offered });
  if (offered.left > 0) {
    expect(quoted, told).toMatchObject({ ok: true, quote: { left: offered.left } });
    return 'quoted';
  }
  if (quoted.ok) expect(quoted.quote.left, told).toBe(0);
  const refused = quoted.ok ? await holdFor(facility, request, age) : quoted;
  expect(refused.ok, told).toBe(false);
  if (!refused.ok) expect(codesOf(offered.reason), told).toContain(refused.code);
  return 'refused';
}

async function holdFor(facility: FacilitySupply, request: CareRequest, age: number) {
  const child = await newFamily(demo.portal, families++, addMonths(request.date, -age));
  return hold(demo.portal, child, request, { slug: facility.slug });
}

async function expectHeld(facility: FacilitySupply, request: CareRequest, age: number): Promise<void> {
  const held = await holdFor(facility, request, age);
  expect(held, JSON.stringify({ slug: facility.slug, request, age })).toMatchObject({ ok: true });
}

/** Of the child a page knows whole months only: months of care that may reach the third birthday are not offered. */
const mayOutgrow = ({ form }: CareRequest, age: number) => form === 'full_day' && age + 1 >= CARE_ENDS_AT_MONTHS;

/** Months of care that begin on the next working day are sold, and not offered for a day off. */
const beginsLater = (quoted: Result<{ quote: Quote }>, on: CivilDate) => quoted.ok && quoted.quote.occasions[0]?.date !== on;

describe("a centre's page", () => {
  const asked = fc.record({ centre, ageMonths, form, date, hours, part });
  const show = ({ centre, ageMonths, form, date, hours, part }: AskedOf<typeof asked>) => {
    const times = { from: formatTime(hours.from), to: formatTime(hours.to), part };
    const params = new URLSearchParams({ ageMonths: String(ageMonths), form, date, ...times });
    return centreView(pageContextOf(demo.portal), centre, params);
  };
  const requestFrom = (params: URLSearchParams): CareRequest => {
    const read = readCare(params);
    if (!read.ok) throw new Error(`the page leads to care that cannot be read: ${read.code}`);
    return read.request;
  };

  it('leads to a booking that can be quoted at that price, and held, or says why not', async () => {
    const outcomes = { held: 0, quoted: 0, refused: 0 };
    await check(
      fc.asyncProperty(asked, async (wanted) => {
        const view = await show(wanted);
        if (!view) throw new Error('no such page');
        const { wish, details, group, asOf, barred } = view;
        const facility = supplyOf(wanted.centre);
        const offer: Offered = view.offer ?? { left: 0, reason: barred };
        const request = requestFrom(wishParams(wish));
        const quoted = await quoteOf(facility, request, wish.ageMonths);
        if (offer.left === 0 && (mayOutgrow(request, wish.ageMonths) || beginsLater(quoted, wish.date))) return;
        const outcome = await expectSame(offer, { facility, request, age: wish.ageMonths, quoted });
        outcomes[outcome]++;
        if (outcome !== 'quoted' || !quoted.ok) return;
        const shown = centreQuote(pageContextOf(demo.portal), details, { ...wish, classId: group?.id ?? '' }, asOf);
        expect(shown?.priced.total).toBe(quoted.quote.total);
        await expectHeld(facility, request, wish.ageMonths);
        outcomes.held++;
      }),
    );
    expect(Math.min(...Object.values(outcomes)), JSON.stringify(outcomes)).toBeGreaterThan(0);
  });

  it('shows in each day of its calendar what that day would be sold as', async () => {
    await check(
      fc.asyncProperty(asked, fc.nat(), async (wanted, pick) => {
        const view = await show(wanted);
        const days = view?.grid?.days.filter(({ state }) => state !== 'past') ?? [];
        const day = days[pick % days.length];
        if (!view || !day) {
          expect(view?.barred).toBeDefined();
          return;
        }
        const wish = { ...view.wish, date: day.date };
        const request = requestFrom(wishParams(wish));
        const quoted = await quoteOf(supplyOf(wanted.centre), request, wish.ageMonths);
        const sold = quoted.ok && !mayOutgrow(request, wish.ageMonths) && !beginsLater(quoted, day.date) ? quoted.quote.left : 0;
        const told = JSON.stringify({ slug: wanted.centre, wish, day, quoted: quoted.ok || quoted.code });
        expect(day.state === 'free' || day.state === 'few', told).toBe(sold > 0);
        if (sold > 0) expect(day.text, told).toContain(String(sold));
      }),
    );
  });
});

describe('the roster', () => {
  it('shows of each class the places that can be quoted and held in it', async () => {
    const outcomes = { held: 0, quoted: 0, refused: 0 };
    await check(
      fc.asyncProperty(centre, date, hours, fc.nat(), async (name, on, { from, to }, pick) => {
        const facility = supplyOf(name);
        // A half hour has places, whenever a stay begins and ends.
        if (facility.handovers) return;
        const { classes } = await dayPlaces(demo.portal, facility, on);
        const shown = classes[pick % classes.length];
        const single = shown?.group.forms.filter((one) => one === 'hourly' || one === 'temporary')[0];
        if (!shown || !single) return;
        const { group, day } = shown;
        const request = { form: single, date: on, window: { from, to } } as const;
        const age = group.ageFrom + (pick % (group.ageTo - group.ageFrom));
        const quoted = await quoteOf(facility, request, age, group.id);
        // The hours themselves are wrong, or the day is farther off than is sold: the strip shows places all the same.
        if (!quoted.ok && quoted.status === 400) return;
        outcomes[await expectSameIn(facility, { request, age, quoted }, windowAvailability(day, request.window))]++;
      }),
    );
    expect(Math.min(outcomes.quoted, outcomes.refused), JSON.stringify(outcomes)).toBeGreaterThan(0);
  });

  it('says until when a class is full, and from then on it can be quoted', async () => {
    const early = fc.record({ from: fc.integer({ min: 16, max: 21 }), slots: fc.integer({ min: 2, max: 9 }), pick: fc.nat() });
    let sold = 0;
    await check(
      fc.asyncProperty(early, async ({ from, slots, pick }) => {
        const { facility: before, classId, date: on } = untilEleven[pick % untilEleven.length] as (typeof untilEleven)[number];
        const facility = supplyOf(before.slug);
        if (facility.handovers) return;
        const { classes } = await dayPlaces(demo.portal, facility, on);
        const shown = classes.find(({ group }) => group.id === classId);
        const full = shown && windowAvailability(shown.day, { from: from * 30, to: (from + slots) * 30 });
        if (!shown || !isFull(full?.reason)) return;
        const told = JSON.stringify({ slug: facility.slug, classId, on, from, full });
        expect(full?.when?.hours, told).toHaveLength(1);
        const until = full?.when?.hours?.[0]?.to ?? 0;
        expect(isFull(shown.day.slots.find(({ minute }) => minute === until)?.reason), told).toBe(false);
        const request = { form: 'hourly', date: on, window: { from: until, to: until + 60 } } as const;
        const { left } = windowAvailability(shown.day, request.window);
        const quoted = await quoteOf(facility, request, shown.group.ageFrom, classId);
        if (left === 0) return;
        if (!quoted.ok) {
          expect(FULL_CODES, told).not.toContain(quoted.code);
          return;
        }
        expect(quoted.quote.left, told).toBe(left);
        sold++;
      }),
    );
    expect(sold).toBeGreaterThan(0);
  });

  /** As `expectSame`, in one class: nobody can ask for a class when holding, so that a refusal is looked for in the quote. */
  async function expectSameIn(
    facility: FacilitySupply,
    { request, age, quoted }: { request: CareRequest; age: number; quoted: Result<{ quote: Quote }> },
    offered: Offered,
  ): Promise<'quoted' | 'refused'> {
    const told = JSON.stringify({ slug: facility.slug, request, age, offered });
    if (offered.left > 0) {
      expect(quoted, told).toMatchObject({ ok: true, quote: { left: offered.left } });
      await expectHeld(facility, request, age);
      return 'quoted';
    }
    if (quoted.ok) expect(quoted.quote.left, told).toBe(0);
    else expect(codesOf(offered.reason), told).toContain(quoted.code);
    return 'refused';
  }

  it('counts in its week a day as closed on which nothing can be had, and none as taken that can', async () => {
    await check(
      fc.asyncProperty(centre, date, hours, async (name, on, { from, to }) => {
        const facility = supplyOf(name);
        const cells = await weekOccupancy(demo.portal, { facilityId: facility.id, monday: mondayOf(on) });
        const { classes } = await dayPlaces(demo.portal, facility, on);
        for (const { group, day } of classes) {
          const cell = cells.find((one) => one.classId === group.id && one.date === on);
          const { left } = windowAvailability(day, { from, to: Math.max(to, from + 30) });
          const told = JSON.stringify({ slug: facility.slug, on, from, to, cell });
          if (left > 0) expect(cell, told).toMatchObject({ closed: false });
          if (left > 0) expect((cell?.offered ?? 0) - (cell?.sold ?? 0), told).toBeGreaterThan(0);
        }
      }),
    );
  });
});

describe('the counter', () => {
  const typed = fc.record({ centre, ageMonths, form, date, hours, part, months: fc.integer({ min: 0, max: 3 }) });

  it('offers the kinds of care that the centre sells, and no other', async () => {
    await check(
      fc.asyncProperty(typed, async (wanted) => {
        const { form, ageMonths } = wanted;
        const facility = supplyOf(wanted.centre);
        const { request } = readCounter(wanted);
        const quoted = request && (await quoteOf(facility, request, ageMonths));
        if (!formsSold(facility, TODAY).includes(form)) expect(quoted?.ok ?? false).toBe(false);
        if (quoted?.ok) expect(formsSold(facility, TODAY)).toContain(form);
      }),
    );
  });

  it('holds what can be quoted with places left, and refuses all else as the quote does', async () => {
    const staff = await staffOf(demo.portal);
    const outcomes = { held: 0, refused: 0 };
    await check(
      fc.asyncProperty(typed, async (wanted) => {
        const read = readCounter(wanted, staff.counter.id);
        if (!read.wish) return;
        const quoted = await quoteCare(demo.portal, { ...read.wish, classId: undefined });
        const held = await bookAtCounter(demo.portal, read.wish);
        const told = JSON.stringify({ wish: read.wish, held: held.ok || held.code });
        outcomes[held.ok ? 'held' : 'refused']++;
        expect(held.ok, told).toBe(quoted.ok && quoted.quote.left > 0);
        if (!held.ok && !quoted.ok) expect(held.code, told).toBe(quoted.code);
      }),
    );
    expect(Math.min(...Object.values(outcomes)), JSON.stringify(outcomes)).toBeGreaterThan(0);
  });

  function readCounter({ centre: slug, ageMonths, form, date, hours, part, months }: AskedOf<typeof typed>, staffId = 'none') {
    const n = families++;
    const fields = new URLSearchParams({
      guardianName: `家长${n}`,
      relation: '妈妈',
      contact: `1380000${String(n).padStart(4, '0')}`,
      childName: `宝宝${n}`,
      birthDate: addMonths(date, -ageMonths),
      form,
      date,
      from: formatTime(hours.from),
      to: formatTime(hours.to),
      part,
      months: String(months),
    });
    const read = counterWish(fields, { slug, staffId });
    return read.ok ? { wish: read.wish, request: read.wish.request } : {};
  }
});

type AskedOf<A> = A extends fc.Arbitrary<infer T> ? T : never;
