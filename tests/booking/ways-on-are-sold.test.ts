import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quoteCare } from '#cms/booking/quote-care.ts';
import { searchFacilities } from '#cms/finding/search-facilities.ts';
import { waysOn } from '#cms/finding/ways-on.ts';
import { CARE_FORMS, type CareRequest } from '#domain/care/care.ts';
import type { CareOffer } from '#domain/offers/care-offer.ts';
import type { WantedWindow } from '#domain/offers/wanted-time.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { centreView } from '#site/centre/centre-view.ts';
import { type DemoPortal, demoPortal, TODAY } from '../support/demo-portal.ts';
import { pageContextOf } from '../support/page-context.ts';
import { seedOr } from '../support/seed.ts';

/** Whatever is offered beside or instead of what was asked for can be quoted, with a place. */
const RUNS = 40;
const SEED = seedOr(20_261_129);

let demo: DemoPortal;
beforeAll(async () => {
  console.log(`seed ${SEED}`);
  demo = await demoPortal({ facilities: 24 });
});
afterAll(() => demo.close());

const check = <T>(property: fc.IAsyncPropertyWithHooks<T>) => fc.assert(property, { numRuns: RUNS, seed: SEED });
const pick = fc.nat();
const slugAt = (n: number) => {
  const slugs = demo.portal.supplies.all().map(({ slug }) => slug);
  return String(slugs.sort()[n % slugs.length]);
};
const ageMonths = fc.integer({ min: 3, max: 35 });
const form = fc.constantFrom(...CARE_FORMS);
const date = fc.integer({ min: 0, max: 45 }).map((days) => addDays(TODAY, days));
const hours = fc
  .record({ from: fc.integer({ min: 12, max: 34 }), slots: fc.integer({ min: 2, max: 24 }) })
  .map(({ from, slots }) => ({ from: from * 30, to: Math.min(1410, (from + slots) * 30) }));

function requestOf({ form, stays, months }: CareOffer): CareRequest {
  const [first] = stays;
  if (!first) throw new Error('nothing to book');
  const { date, from, to } = first;
  if (form === 'full_day') return { form, date, months, meals: false };
  const part = from < 720 ? 'morning' : 'afternoon';
  return form === 'half_day' ? { form, date, part, months, meals: false } : { form, date, window: { from, to } };
}

async function expectSold(slug: string, offer: CareOffer, age: number | undefined) {
  const request = requestOf(offer);
  const quoted = await quoteCare(demo.portal, { slug, request, ageMonths: age ?? 20 });
  expect(quoted, JSON.stringify({ slug, request, age })).toMatchObject({ ok: true });
  expect(quoted.ok && quoted.quote.left, JSON.stringify({ slug, request, age })).toBeGreaterThan(0);
  return quoted.ok ? quoted.quote.left : 0;
}

describe('what a family can have instead', () => {
  it('can be quoted, each of it', async () => {
    const named = { otherTimes: 0, shorter: 0, elsewhere: 0 };
    await check(
      fc.asyncProperty(pick, form, ageMonths, date, hours, async (n, form, age, date, hours) => {
        const facility = demo.portal.supplies.all().find(({ slug }) => slug === slugAt(n));
        if (!facility) throw new Error('no such centre');
        const wanted: WantedWindow = { kind: 'window', date, ...(form === 'full_day' ? facility.parts.fullDay : hours) };
        const location = { lat: 32.4895, lng: 119.9185 };
        const ways = await waysOn(demo.portal, { facility, location, form, wanted, ageMonths: age }, TODAY);
        for (const offer of ways.otherTimes) await expectSold(facility.slug, offer, age);
        if (ways.shorter) await expectSold(facility.slug, ways.shorter, age);
        for (const { slug, availability } of ways.elsewhere)
          if (availability?.offer) await expectSold(slug, availability.offer, age);
        named.otherTimes += ways.otherTimes.length;
        named.shorter += ways.shorter ? 1 : 0;
        named.elsewhere += ways.elsewhere.length;
      }),
    );
    expect(Math.min(...Object.values(named)), JSON.stringify(named)).toBeGreaterThan(0);
  });

  it('can be quoted of a search that nobody answers', async () => {
    const named = { shorter: 0, otherTime: 0 };
    await check(
      fc.asyncProperty(form, ageMonths, date, hours, async (form, age, date, hours) => {
        const when: WantedWindow = { kind: 'window', date, from: Math.min(hours.from, 420), to: Math.max(hours.to, 1140) };
        const near = { lat: 32.4895, lng: 119.9185 };
        const wish = { when, ageMonths: age, form: [form], near, radius: 4000, page: 1, perPage: 20 };
        const { noFit, total, fullTotal } = await searchFacilities(demo.portal, wish, TODAY);
        if (!noFit) return;
        expect(total).toBe(0);
        expect(noFit.reasons.reduce((sum, { count }) => sum + count, 0)).toBe(fullTotal);
        for (const part of ['shorter', 'otherTime'] as const)
          for (const { slug, availability } of noFit[part]) {
            if (availability?.offer) await expectSold(slug, availability.offer, age);
            named[part]++;
          }
      }),
    );
    expect(named.shorter, JSON.stringify(named)).toBeGreaterThan(0);
  });
});

describe('care by the month', () => {
  it('is shown from the day on which all of a month can be quoted, class by class, and on no earlier one', async () => {
    let shown = 0;
    await check(
      fc.asyncProperty(pick, fc.constantFrom('full_day' as const, 'half_day' as const), ageMonths, async (n, form, age) => {
        const slug = slugAt(n);
        const params = new URLSearchParams({ form, ageMonths: String(age) });
        const view = await centreView(pageContextOf(demo.portal), slug, params);
        for (const offer of view?.months ?? []) {
          const request = requestOf(offer);
          const quoted = await quoteCare(demo.portal, { slug, request, ageMonths: age, classId: offer.classId });
          expect(quoted, JSON.stringify({ slug, request, age })).toMatchObject({ ok: true, quote: { left: offer.left } });
          shown++;
        }
        const [first] = (view?.months ?? []).map(({ stays: [stay] }) => stay?.date ?? '').sort();
        const before = view?.grid?.days.filter(({ date }) => form === 'full_day' && date < (first ?? '')) ?? [];
        expect(before.filter(({ state }) => state === 'free' || state === 'few')).toEqual([]);
      }),
    );
    expect(shown).toBeGreaterThan(0);
  });

  it('is named on a row of the search from a day that can be quoted', async () => {
    const { hits } = await searchFacilities(demo.portal, { ageMonths: 20, page: 1, perPage: 24 }, TODAY);
    const months = hits.flatMap(({ slug, availability }) => (availability?.month ? [{ slug, month: availability.month }] : []));
    expect(months.length).toBeGreaterThan(0);
    for (const { slug, month } of months) expect(await expectSold(slug, month, 20)).toBe(month.left);
  });
});
