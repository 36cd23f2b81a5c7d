import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { quoteCare } from '#cms/booking/quote-care.ts';
import { searchFacilities } from '#cms/finding/search-facilities.ts';
import type { SearchWish } from '#cms/input/search-wish.ts';
import { CARE_FORMS, type CareForm, type CareRequest } from '#domain/care/care.ts';
import type { CareOffer } from '#domain/offers/care-offer.ts';
import type { WantedTime, WantedWindow } from '#domain/offers/wanted-time.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import { addDays, addMonths, type CivilDate } from '#domain/time/civil-date.ts';
import { covers } from '#domain/time/time-of-day.ts';
import type { FacilityFacets } from '#search/port.ts';
import { type DemoPortal, demoPortal, TODAY } from '../support/demo-portal.ts';
import { eventually } from '../support/eventually.ts';
import { bookOrAsk, by, type Family, hold, newFamily } from '../support/family.ts';
import { isLong } from '../support/seed.ts';

/** Random times against the selling of places itself: `quoteCare` and `holdPlace` know nothing of search. */
let demo: DemoPortal;
let families = 0;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 36 });
});
afterAll(() => demo.close());

const RUNS = isLong ? 25 : 12;
const ageMonths = fc.integer({ min: 3, max: 35 });
const date = fc.integer({ min: 1, max: 40 }).map((days) => addDays(TODAY, days));
const hours = fc
  .tuple(fc.integer({ min: 14, max: 34 }), fc.integer({ min: 2, max: 12 }))
  .map(([from, length]) => ({ from: from * 30, to: Math.min(1140, (from + length) * 30) }))
  .filter(({ from, to }) => to - from >= 60);
const window = fc.record({ date, hours }).map(({ date, hours }): WantedWindow => ({ kind: 'window', date, ...hours }));
const weekly = fc
  .record({ date, hours, weekdays: fc.constantFrom('12345', '135', '24', '5', '6'), weeks: fc.constantFrom(1, 2, 4) })
  .map(({ hours, ...rest }): WantedTime => ({ kind: 'weekly', ...rest, ...hours }));
const soon = fc
  .record({ days: fc.integer({ min: 1, max: 7 }), minutes: fc.constantFrom(60, 120, 240, 480) })
  .map((rest): WantedTime => ({ kind: 'soon', date: TODAY, ...rest }));
const when: fc.Arbitrary<WantedTime> = fc.oneof({ weight: 3, arbitrary: window }, { weight: 2, arbitrary: weekly }, soon);
const form = fc.option(fc.subarray([...CARE_FORMS], { minLength: 1, maxLength: 2 }), { nil: undefined });

const search = (wish: Omit<SearchWish, 'page' | 'perPage'>) =>
  searchFacilities(demo.portal, { ...wish, page: 1, perPage: 100 }, TODAY);
const family = (months: number, on: CivilDate) => newFamily(demo.portal, families++, addMonths(on, -months));

/** What is booked to take up an offer: one booking for months, else one for each stay. */
function requestsFor({ form, stays, months }: CareOffer): CareRequest[] {
  const [first] = stays;
  if (!first) return [];
  if (form === 'full_day') return [{ form, date: first.date, months, meals: false }];
  return stays.map(
    ({ date, from, to }): CareRequest =>
      form === 'half_day'
        ? { form, date, part: from < 720 ? 'morning' : 'afternoon', months: 0, meals: false }
        : { form: form as 'hourly' | 'temporary', date, window: { from, to } },
  );
}

describe('what search shows as free', () => {
  it('can be held, for all of the time and by a child of that age', async () => {
    await fc.assert(
      fc.asyncProperty(when, ageMonths, form, fc.nat(), async (wanted, age, forms, pick) => {
        const { hits } = await search({ when: wanted, ageMonths: age, form: forms });
        const hit = hits[pick % Math.max(1, hits.length)];
        const offer = hit?.availability?.offer;
        if (!hit || !offer) return;
        expect(forms ?? CARE_FORMS).toContain(offer.form);
        const child = await family(age, offer.stays[0]?.date ?? TODAY);
        for (const request of requestsFor(offer)) {
          // Each is paid before the next is held: a family may have no more than three that are not.
          const booked = bookOrAsk(demo.portal, child, request, { slug: hit.slug });
          await expect(booked, JSON.stringify({ slug: hit.slug, request, age, wanted })).resolves.toBeUndefined();
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('says how many places are left as the quote does', async () => {
    await fc.assert(
      fc.asyncProperty(window, ageMonths, form, async (wanted, age, forms) => {
        const { hits } = await search({ when: wanted, ageMonths: age, form: forms });
        for (const { slug, availability } of hits.slice(0, 5)) {
          const [request] = requestsFor(availability?.offer as CareOffer);
          const quoted = request && (await quoteCare(demo.portal, { slug, request, ageMonths: age }));
          expect(quoted).toMatchObject({ ok: true, quote: { left: availability?.offer?.left } });
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('is gone from search as soon as its last place is held, and back when it is given up', async () => {
    const wanted: WantedWindow = { kind: 'window', date: addDays(TODAY, 9), from: 840, to: 960 };
    const wish = { when: wanted, ageMonths: 20, form: ['hourly' as const] };
    const { hits } = await search(wish);
    const hit = hits.toSorted((a, b) => (a.availability?.offer?.left ?? 0) - (b.availability?.offer?.left ?? 0))[0];
    if (!hit) throw new Error('nothing free to begin with');
    const [request] = requestsFor(hit.availability?.offer as CareOffer);
    const isShown = async () => (await search(wish)).hits.some(({ slug }) => slug === hit.slug);
    let last: { child: Family; bookingId: string } | undefined;
    for (let most = 60; most > 0 && (await isShown()); most--) {
      const child = await family(20, wanted.date);
      const held = await hold(demo.portal, child, request as CareRequest, { slug: hit.slug });
      if (!held.ok) throw new Error(`shown as free, but ${held.code}`);
      last = { child, bookingId: held.booking.id };
    }
    expect(await isShown()).toBe(false);
    expect((await search(wish)).fullTotal).toBeGreaterThan(0);
    if (!last) throw new Error('nothing was held');
    const { child, bookingId } = last;
    await cancelBooking(demo.portal, { bookingId, guardianId: child.guardianId, by: by(child) });
    expect(await isShown()).toBe(true);
  });
});

describe('what can be held', () => {
  it('is shown', async () => {
    await fc.assert(
      fc.asyncProperty(window, ageMonths, fc.constantFrom(...CARE_FORMS), async (wanted, age, one) => {
        const { hits } = await search({ when: wanted, ageMonths: age, form: [one] });
        const shown = new Set(hits.map(({ slug }) => slug));
        for (const supply of demo.portal.supplies.all()) {
          const request = requestAt(supply, one, wanted);
          const quoted = request && (await quoteCare(demo.portal, { slug: supply.slug, request, ageMonths: age }));
          // Of the child only whole months are known: a month of care may reach the third birthday.
          if (one === 'full_day' && age >= 35) continue;
          // An employer's own places are quoted to its employees alone.
          const canBeHeld =
            quoted && !supply.employeesOnly
              ? quoted.ok && quoted.quote.left > 0 && startsThen(quoted.quote.occasions, wanted)
              : false;
          expect(shown.has(supply.slug), JSON.stringify({ slug: supply.slug, wanted, age, one })).toBe(canBeHeld);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('is counted by every facet as looking at each centre counts it', async () => {
    const institutions = ['standalone', 'community', 'kindergarten', 'family', 'hub', 'employer'];
    const filters = fc.record({
      form,
      institution: fc.option(fc.subarray(institutions, { minLength: 1, maxLength: 3 }), { nil: undefined }),
      inclusive: fc.option(fc.constant(true), { nil: undefined }),
      model: fc.option(fc.constant(true), { nil: undefined }),
      district: fc.option(fc.constantFrom('321202', '321203', '321281'), { nil: undefined }),
    });
    await fc.assert(
      fc.asyncProperty(window, ageMonths, filters, async (wanted, age, chosen) => {
        const { facets, total } = await search({ when: wanted, ageMonths: age, ...chosen });
        const free = await freeByForm(wanted, age);
        const documents = await demo.portal.search.allFacilities({ bookable: true });
        const matching = (without?: keyof typeof chosen) =>
          documents.filter(({ id, document: one }) => {
            const wish = { ...chosen, ...(without ? { [without]: undefined } : {}) };
            return (
              (!wish.institution || wish.institution.includes(one.institution)) &&
              (wish.inclusive === undefined || one.inclusive === true) &&
              (wish.model === undefined || one.model) &&
              (wish.district === undefined || one.districtCode === wish.district) &&
              (wish.form ?? CARE_FORMS).some((form) => free[form].has(id))
            );
          });
        const count = (values: string[]) =>
          Object.fromEntries([...new Set(values)].map((value) => [value, values.filter((one) => one === value).length]));
        expect(total).toBe(matching().length);
        const expected: Partial<FacilityFacets> = {
          form: count(matching('form').flatMap(({ id }) => CARE_FORMS.filter((form) => free[form].has(id)))),
          institution: count(matching('institution').map(({ document }) => document.institution)),
          district: count(matching('district').map(({ document }) => document.districtCode ?? '')),
          inclusive: { true: matching('inclusive').filter(({ document }) => document.inclusive).length },
          model: { true: matching('model').filter(({ document }) => document.model).length },
        };
        expect(facets).toMatchObject(expected);
        expect(facets.form).toEqual(expected.form);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('what has no published price', () => {
  it('is not shown, because it could not be sold', async () => {
    const wish = {
      when: { kind: 'window', date: addDays(TODAY, 2), from: 540, to: 660 } satisfies WantedWindow,
      ageMonths: 20,
      form: ['hourly' as const],
    };
    const [hit] = (await search(wish)).hits;
    if (!hit) throw new Error('nothing free to begin with');
    const where = { facility: { equals: hit.id }, form: { equals: 'hourly' } };
    await demo.portal.payload.delete({ collection: 'price-items', where });
    await eventually(async () => !(await search(wish)).hits.some(({ id }) => id === hit.id));
    const quoted = await quoteCare(demo.portal, {
      slug: hit.slug,
      ageMonths: 20,
      request: { form: 'hourly', date: addDays(TODAY, 2), window: { from: 540, to: 660 } },
    });
    expect(quoted).toMatchObject({ ok: false, code: 'price_not_published' });
  });
});

describe("an employer's own places", () => {
  it('are none of those that can take any child, and say whose they are', async () => {
    const own = demo.portal.supplies.all().filter(({ employeesOnly }) => employeesOnly);
    expect(own.length).toBeGreaterThan(0);
    for (const { slug, classes } of own) {
      const when: WantedWindow = { kind: 'window', date: addDays(TODAY, 2), from: 540, to: 660 };
      const { hits, full } = await search({ when, ageMonths: classes[0]?.ageFrom, institution: ['employer'] });
      expect(hits.map((hit) => hit.slug)).not.toContain(slug);
      const row = full.find((hit) => hit.slug === slug);
      if (row) expect(row.availability?.offer).toMatchObject({ left: 0, reason: 'employees_only' });
    }
  });
});

describe('what is full', () => {
  it('says why, and each next time it names can be held', async () => {
    let named = 0;
    await fc.assert(
      fc.asyncProperty(when, ageMonths, form, async (wanted, age, forms) => {
        const { full, hits } = await search({ when: wanted, ageMonths: age, form: forms });
        for (const { slug, availability } of full) {
          expect(hits.map((hit) => hit.slug)).not.toContain(slug);
          expect(availability?.offer).toMatchObject({ left: 0, reason: expect.any(String) });
          for (const next of availability?.next ?? []) {
            const [request] = requestsFor(next);
            const quoted = request && (await quoteCare(demo.portal, { slug, request, ageMonths: age }));
            expect(quoted, JSON.stringify({ slug, request, age })).toMatchObject({
              ok: true,
              quote: { left: expect.any(Number) },
            });
            expect(quoted?.ok && quoted.quote.left).toBeGreaterThan(0);
            named++;
          }
        }
      }),
      { numRuns: RUNS },
    );
    expect(named).toBeGreaterThan(0);
  });
});

/** What a family would book at a centre to have these hours as this kind of care. */
function requestAt({ parts, sessionMaxMinutes }: FacilitySupply, form: CareForm, wanted: WantedWindow): CareRequest | undefined {
  const { date, from, to } = wanted;
  if (form === 'hourly') return { form, date, window: { from, to } };
  if (form === 'temporary') return to - from <= sessionMaxMinutes ? { form, date, window: { from, to } } : undefined;
  if (form === 'half_day') {
    const part = (['morning', 'afternoon'] as const).find((one) => covers(parts[one], wanted));
    return part && { form, date, part, months: 0, meals: false };
  }
  return covers(parts.fullDay, wanted) ? { form, date, months: 1, meals: false } : undefined;
}

/** Which centres could be booked then as which kind of care, by asking for a quote at each. */
async function freeByForm(wanted: WantedWindow, age: number): Promise<Record<CareForm, Set<string>>> {
  const free = {
    full_day: new Set<string>(),
    half_day: new Set<string>(),
    hourly: new Set<string>(),
    temporary: new Set<string>(),
  };
  for (const supply of demo.portal.supplies.all()) {
    for (const form of CARE_FORMS) {
      if (form === 'full_day' && age >= 35) continue;
      const request = requestAt(supply, form, wanted);
      const quoted = request && (await quoteCare(demo.portal, { slug: supply.slug, request, ageMonths: age }));
      if (quoted?.ok && !supply.employeesOnly && quoted.quote.left > 0 && startsThen(quoted.quote.occasions, wanted))
        free[form].add(supply.id);
    }
  }
  return free;
}

/** Months of care that begin on a later day do not cover this one. */
function startsThen(occasions: readonly { date: CivilDate }[], { date }: WantedWindow): boolean {
  return occasions[0]?.date === date;
}
