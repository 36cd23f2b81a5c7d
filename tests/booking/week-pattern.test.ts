import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { holdChange } from '#cms/booking/change-care.ts';
import { quoteCare } from '#cms/booking/quote-care.ts';
import { changeOptions } from '#cms/booking/quote-change.ts';
import { renewalFor } from '#cms/booking/renew.ts';
import { contractText } from '#cms/contracts/documents/contract-text.ts';
import { refundPreview } from '#cms/contracts/refund-preview.ts';
import { searchFacilities } from '#cms/finding/search-facilities.ts';
import { readCare } from '#cms/input/care-in-text.ts';
import type { SearchWish } from '#cms/input/search-wish.ts';
import { readSheets } from '#cms/records/claims.ts';
import type { PriceItem as PriceRow } from '#cms/records/payload-types.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { whenInFull } from '#cms/words/booking-words.ts';
import type { CareRequest } from '#domain/care/care.ts';
import type { CareOffer } from '#domain/offers/care-offer.ts';
import { centreView } from '#site/centre/centre-view.ts';
import { bookAddress } from '#site/offers/offer-words.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { eventually } from '../support/eventually.ts';
import { book, hold, newFamily } from '../support/family.ts';
import { pageContextOf } from '../support/page-context.ts';

/** Monday, Wednesday and Friday from Tuesday 1 December: 13 days of 23. */
const MWF = { form: 'full_day', date: '2026-12-01', months: 1, meals: false, weekdays: '135' } as const;
const TT = { ...MWF, weekdays: '24' } as const;
/** Months that one test alone fills, from a Tuesday on too. */
const JANUARY = '2027-01-05';
const MARCH = '2027-03-02';

let demo: DemoPortal;
let n = 8900;
const made: string[] = [];
beforeAll(async () => {
  demo = await demoPortal({ facilities: 3, enrolled: false });
});
afterEach(async () => {
  demo.setNow(TEST_NOW);
  for (const id of made.splice(0)) await demo.portal.payload.delete({ collection: 'price-items', id });
  await eventually(() => centre().prices.every(({ daysPerWeek }) => !daysPerWeek));
});
afterAll(() => demo.close());

const centre = () => {
  const found = demo.portal.supplies.all().find(({ slug }) => slug === EXAMPLE_SLUG);
  if (!found) throw new Error('no example centre');
  return found;
};
const family = () => newFamily(demo.portal, ++n);
/** The centre publishes what some days a week cost. */
async function publish(daysPerWeek: number, amount: number): Promise<void> {
  const of = { facility: centre().id, kind: 'care', form: 'full_day', unit: 'month', startsOn: '2026-11-01' } as const;
  const data: Omit<PriceRow, 'id' | 'createdAt' | 'updatedAt'> = { ...of, daysPerWeek, amount };
  made.push((await demo.portal.payload.create({ collection: 'price-items', data })).id);
  await eventually(() => centre().prices.some((price) => price.daysPerWeek === daysPerWeek));
}
const quote = (request: CareRequest) => quoteCare(demo.portal, { slug: EXAMPLE_SLUG, request, ageMonths: 8 });

describe('care by the month on some weekdays', () => {
  it('is sold where its centre has a price for so many, and says for how many it has', async () => {
    expect(await quote(MWF)).toMatchObject({
      ok: false,
      code: 'weekdays_not_sold',
      field: 'weekdays',
      why: { when: { daysPerWeek: [5] } },
    });
    await publish(3, 130_000);
    const sold = await quote(MWF);
    expect(sold).toMatchObject({ ok: true, quote: { total: 130_000, lines: [{ period: { weekdays: '135' } }] } });
    expect(sold.ok && sold.quote.occasions).toHaveLength(13);
    expect(await quote(TT)).toMatchObject({ ok: false, why: { when: { daysPerWeek: [3, 5] } } });
    expect(await quote({ ...MWF, weekdays: undefined })).toMatchObject({ ok: true, quote: { total: 218_000 } });
    expect(await quote({ ...MWF, weekdays: '16' })).toMatchObject({ ok: false, code: 'weekdays_not_working', field: 'weekdays' });
  });

  it('takes places on its days alone: two patterns share one place, and hours between them are sold, twenty at once', async () => {
    await publish(3, 130_000);
    await publish(2, 90_000);
    const [mwf, tt] = [
      { ...MWF, date: JANUARY },
      { ...TT, date: JANUARY },
    ] as const;
    const parents = await family();
    const id = await book(demo.portal, parents, mwf);
    const booking = await demo.portal.bookings.get(id);
    const claims = async (date: string) => {
      const [sheet] = await readSheets(demo.portal.payload, { classIds: [booking.classId], from: date, to: date });
      return (sheet?.claims ?? []).filter((claim) => claim.booking === id).length;
    };
    expect([await claims('2027-01-06'), await claims('2027-01-07'), await claims('2027-01-08')]).toEqual([1, 0, 1]);
    // What is left of the class on its days is asked for by twenty, and by twenty between them.
    const left = async (request: CareRequest) => {
      const quoted = await quote(request);
      return quoted.ok ? quoted.quote.left : 0;
    };
    const [onDays, between] = [await left(mwf), await left(tt)];
    expect(between).toBe(onDays + 1);
    const families = await Promise.all(Array.from({ length: 20 }, family));
    const held = await Promise.all(families.map((one) => hold(demo.portal, one, mwf)));
    expect(held.filter(({ ok }) => ok)).toHaveLength(Math.min(20, onDays));
    const others = await Promise.all(Array.from({ length: 20 }, family));
    const second = await Promise.all(others.map((one) => hold(demo.portal, one, tt)));
    expect(second.filter(({ ok }) => ok)).toHaveLength(Math.min(20, between));
  });

  it('is told with its weekdays, in the contract with what a working day is, and refunds count its days', async () => {
    await publish(3, 130_000);
    const id = await book(demo.portal, await family(), MWF);
    const booking = await demo.portal.bookings.get(id);
    expect(whenInFull({ lang: 'zh' }, booking)).toContain('周一、周三、周五 8:30–17:00');
    const { snapshot } = await demo.portal.contracts.get(booking.contractId ?? '');
    expect(snapshot.service.periods).toEqual([{ from: '2026-12-01', to: '2026-12-31', weekdays: '135' }]);
    const text = JSON.stringify(contractText(snapshot, 'zh'));
    expect(text).toContain('每周一、周三、周五中的法定工作日');
    expect(text).toContain('每周 3 天');
    demo.setNow('2026-12-29T04:00:00.000Z');
    const preview = await refundPreview(demo.portal, booking);
    expect(preview?.lines[0]?.reason).toMatchObject({ code: 'attended_band', workdays: 13 });
  });

  it('is no use of the price of another number of days: that can still be changed', async () => {
    const id = await book(demo.portal, await family(), { ...MWF, date: '2027-02-22', weekdays: undefined });
    const { facilityId } = await demo.portal.bookings.get(id);
    const asked = { facilityId, form: 'full_day', from: '2027-02-22', since: TEST_NOW } as const;
    const isSold = (daysPerWeek?: number) =>
      demo.portal.work((unit) => demo.portal.bookings.isSoldFrom({ ...asked, daysPerWeek }, unit));
    expect([await isSold(), await isSold(3)]).toEqual([true, false]);
    await publish(3, 130_000);
    await book(demo.portal, await family(), { ...MWF, date: '2027-02-22' });
    expect([await isSold(3), await isSold(2)]).toEqual([true, false]);
  });

  it('is found and shown by a family that needs some days where a centre is full between them', async () => {
    await publish(2, 90_000);
    await publish(3, 130_000);
    const tuesdays = { ...TT, date: MARCH } as const;
    let full = false;
    while (!full) full = !(await hold(demo.portal, await family(), tuesdays)).ok;
    const { today } = pageContextOf(demo.portal);
    const found = async (weekdays: string) => {
      const when = { kind: 'weekly', date: MARCH, weekdays, weeks: 4, from: 510, to: 1020 } as const;
      const wish = { when, form: ['full_day'], ageMonths: 8, page: 1, perPage: 20 } satisfies SearchWish;
      const { hits } = await searchFacilities(demo.portal, wish, today, { drawn: false, onlyFree: true });
      return hits.find(({ id }) => id === centre().id)?.availability?.offer;
    };
    expect(await found('12345')).toBeUndefined();
    const offer = await found('135');
    expect(offer).toMatchObject({ weekdays: '135', months: 1 });
    expect(offer?.stays[0]?.date).toBe('2027-03-03');
    // What is found is what is quoted, on the page that the link leads to.
    const address = new URLSearchParams(bookAddress(EXAMPLE_SLUG, offer as CareOffer, 8).split('?')[1]);
    const read = readCare(address);
    expect(read.ok && (await quote(read.request))).toMatchObject({ ok: true, quote: { left: offer?.left, total: 130_000 } });

    const page = async (weekdays: string) => {
      const params = new URLSearchParams({ form: 'full_day', date: MARCH, ageMonths: '8', weekdays });
      return centreView(pageContextOf(demo.portal), EXAMPLE_SLUG, params);
    };
    expect(await page('12345')).toMatchObject({ byWeekday: true, offer: { left: 0 } });
    const shown = await page('135');
    // The first of its days after the day that was said.
    expect(shown).toMatchObject({ wish: { date: '2027-03-03', weekdays: '135' }, offer: { left: offer?.left } });
    const dayOf = (date: string) => shown?.week?.days.find((day) => day.date === date);
    expect([dayOf('2027-03-03')?.state, dayOf('2027-03-04')]).toMatchObject(['free', { state: 'off', text: '没选' }]);
    expect(shown?.months?.[0]).toMatchObject({ weekdays: '135' });
  });

  it('goes on as it was, and becomes other weekdays by notice', async () => {
    await publish(3, 130_000);
    await publish(2, 90_000);
    // What others have held in January runs out.
    demo.setNow('2026-11-24T04:00:00.000Z');
    const parents = await family();
    const id = await book(demo.portal, parents, { ...MWF, months: 2 });
    const booking = await demo.portal.bookings.get(id);
    expect(await renewalFor(demo.portal, booking)).toMatchObject({ from: '2027-02-01' });
    demo.setNow('2026-12-03T04:00:00.000Z');
    const { classId } = booking;
    const wanted = { from: '2027-01-01', classId, form: 'full_day', months: 1 } as const;
    expect(await changeOptions(demo.portal, booking, { from: wanted.from, weekdays: '24' })).toContainEqual(
      expect.objectContaining({ classId, form: 'full_day', weekdays: '24', monthly: 90_000 }),
    );
    const ask = (weekdays?: string) =>
      holdChange(demo.portal, {
        bookingId: id,
        guardianId: parents.guardianId,
        wanted: { ...wanted, ...(weekdays ? { weekdays } : {}) },
      });
    expect(await ask('135')).toMatchObject({ ok: false, code: 'change_same_care' });
    expect(await ask('1')).toMatchObject({ ok: false, code: 'change_not_sold' });
    expect(await ask('24')).toMatchObject({ ok: true, booking: { request: { weekdays: '24' }, total: 90_000 } });
  });
});
