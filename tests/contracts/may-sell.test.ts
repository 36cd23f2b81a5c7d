import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bookingDetails } from '#cms/booking/booking-details.ts';
import { joinWaitlist } from '#cms/booking/waitlist/join-waitlist.ts';
import { offerPlaces } from '#cms/booking/waitlist/offer-places.ts';
import { unsoldPrices } from '#cms/contracts/may-sell.ts';
import { declareOffer, seenOffer, sendOfferCode } from '#cms/contracts/offer-signature.ts';
import { searchFacilities } from '#cms/finding/search-facilities.ts';
import { checkIndex } from '#cms/follow/nightly-check.ts';
import { readAvailability } from '#cms/places/read-availability.ts';
import { offersOf } from '#cms/records/offers.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { moveWays, viewDay, viewMove } from '#site/booking/move-view.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { book, hold, newFamily } from '../support/family.ts';
import { hearMessages } from '../support/hear-messages.ts';
import { pageContextOf } from '../support/page-context.ts';
import { staffOf } from '../support/staff.ts';
import { fill } from '../support/waiting-family.ts';

const TODAY = '2027-02-01';
const DAY = '2027-02-10';
const hourly = { form: 'hourly', date: DAY, window: { from: 600, to: 720 } } as const;

let demo: DemoPortal;
let id = '';
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
  id = (await demo.portal.facilities.find(EXAMPLE_SLUG))?.id ?? '';
});
beforeEach(async () => {
  demo.setNow(`${TODAY}T02:00:00.000Z`);
  await demo.portal.supplies.refreshAll();
});
afterAll(() => demo.close());

const supply = () => {
  const found = demo.portal.supplies.get(id);
  if (!found) throw new Error('no example centre');
  return found;
};
const search = () =>
  searchFacilities(
    demo.portal,
    { ageMonths: 11, form: ['hourly'], when: { kind: 'window', date: DAY, from: 600, to: 720 }, page: 1, perPage: 100 },
    TODAY,
  );
const dayOf = async () =>
  (await readAvailability(demo.portal, supply(), { from: DAY, to: DAY, ageMonths: 11, form: 'hourly' })).days[0];
async function forget(): Promise<void> {
  await demo.portal.payload.db.deleteMany({ collection: 'offer-signatures', where: { facility: { equals: id } } });
  await demo.portal.supplies.refresh([id]);
}
async function declare(): Promise<void> {
  const { portal } = demo;
  const sent = hearMessages(portal);
  const { head } = await staffOf(portal);
  const who = { facilityId: id, staffId: head.id, name: head.name ?? '', email: head.email };
  await sendOfferCode(portal, who, 'zh');
  const code = /\d{6}/.exec(sent.at(-1)?.text ?? '')?.[0] ?? '';
  const seen = seenOffer(await offersOf(portal, id));
  const said = { name: who.name, code, seen, address: '203.0.113.7', agent: 'Mozilla/5.0' };
  expect(await declareOffer(portal, who, said)).toMatchObject({ ok: true });
}

describe('a centre whose head has not declared its contracts, where the city asks for it', () => {
  it('is not found as free, is not shown as bookable, and says why; declared, it is on sale again by itself', async () => {
    expect((await search()).hits.map((hit) => hit.id)).toContain(id);
    expect((await dayOf())?.reason).toBeUndefined();

    await forget();
    expect(supply().unsold).toBe('offer_not_signed');
    expect((await search()).hits.map((hit) => hit.id)).not.toContain(id);
    expect((await dayOf())?.reason).toBe('offer_not_signed');
    const shown = await searchFacilities(demo.portal, { page: 1, perPage: 100 }, TODAY);
    const [here, other] = [
      shown.hits.findIndex((hit) => hit.id === id),
      shown.hits.findIndex(({ document }) => document.bookable),
    ];
    expect(shown.hits[here]?.document.bookable).toBe(false);
    expect(here, 'those that can be booked come first').toBeGreaterThan(other);
    expect(await hold(demo.portal, await newFamily(demo.portal, 9101), hourly)).toMatchObject({ code: 'offer_not_signed' });

    await declare();
    await demo.portal.followed();
    expect(supply().unsold).toBeUndefined();
    expect((await search()).hits.map((hit) => hit.id)).toContain(id);
    expect(await hold(demo.portal, await newFamily(demo.portal, 9102), hourly)).toMatchObject({ ok: true });
  });

  it('offers nothing from its waitlist until then', async () => {
    await fill(demo.portal, DAY);
    const { guardianId, childId } = await newFamily(demo.portal, 9103);
    const joined = await joinWaitlist(demo.portal, {
      slug: EXAMPLE_SLUG,
      guardianId,
      childIds: [childId],
      care: { request: hourly },
    });
    if (!joined.ok) throw new Error(joined.code);
    await forget();
    await fill(demo.portal, DAY, 1);
    await offerPlaces(demo.portal, id);
    const offered = async () => (await demo.portal.waits.liveOf(guardianId))[0]?.status;
    expect(await offered()).toBe('waiting');
    await declare();
    await demo.portal.followed();
    await offerPlaces(demo.portal, id);
    expect(await offered()).toBe('offered');
  });

  it('is asked for nothing before the city’s day', async () => {
    await forget();
    demo.setNow('2026-12-31T15:00:00.000Z');
    await demo.portal.supplies.refresh([id]);
    expect(supply().unsold).toBeUndefined();
    demo.setNow('2026-12-31T16:00:00.000Z');
    await demo.portal.supplies.refresh([id]);
    expect(supply().unsold).toBe('offer_not_signed');
    demo.setNow(`${TODAY}T02:00:00.000Z`);
    await declare();
  });
});

it('what was concluded is moved as before: the grid and the other times on its page show what the quote for it allows', async () => {
  const { portal } = demo;
  const family = await newFamily(portal, 9104);
  const booked = await book(portal, family, { ...hourly, date: '2027-02-15' });
  const details = await bookingDetails(portal, booked, family.guardianId);
  if (!details) throw new Error('no booking');
  await forget();
  try {
    const context = pageContextOf(portal);
    const date = '2027-02-11';
    const fields = { date, from: '10:00', to: '12:00', part: 'morning' };
    expect((await dayOf())?.reason, 'nothing new').toBe('offer_not_signed');
    const day = await viewDay(context, details, date);
    expect([day?.reason, (day?.slots ?? []).some(({ left }) => left > 0)]).toEqual([undefined, true]);
    expect(await moveWays(context, details, { ...fields, date: '2027-02-12' })).not.toEqual([]);
    expect(await viewMove(context, details, fields)).toMatchObject({ ok: true, free: true });
  } finally {
    await declare();
    await portal.followed();
  }
});

it('a centre that nobody can pay sells nothing where money is real, and does as soon as its counter takes it', async () => {
  const { portal } = demo;
  const live = { ...portal, environment: { ...portal.environment, mode: 'live' as const } };
  const [doc] = await portal.facilities.findAll([id]);
  if (!doc) throw new Error('no example centre');
  const none = { ...doc, paysAtCentre: false, wechatMerchant: null, alipayMerchant: null, stripeAccount: null };
  const sold = await unsoldPrices(live)([none]);
  const { prices, unsold } = sold(id, supply().prices);
  expect(unsold).toBe('nowhere_to_pay');
  expect(prices.filter(({ kind }) => kind === 'care').every((price) => price.unsold)).toBe(true);
  const rule = { rules: async () => [{ effectiveOn: '2026-01-01' }] } as never as typeof portal.till;
  const counter = await unsoldPrices({ ...live, till: rule })([{ ...none, paysAtCentre: true }]);
  expect(counter(id, supply().prices).unsold).toBeUndefined();
});

it('where the counter is the only way to pay, a centre is on sale from the night on in which its rule began, though nobody writes', async () => {
  const { portal } = demo;
  const { environment, till } = portal;
  const none = { paysAtCentre: true, wechatMerchant: null, alipayMerchant: null, stripeAccount: null };
  await portal.payload.db.updateOne({ collection: 'facilities', id, data: none });
  try {
    portal.environment = { ...environment, mode: 'live' };
    portal.till = { ...till, rules: async () => [{ effectiveOn: '2026-12-11' }] as never };
    demo.setNow('2026-12-10T02:00:00.000Z');
    await portal.supplies.refreshAll();
    expect(supply().unsold).toBe('nowhere_to_pay');
    await checkIndex(portal);
    expect(supply().unsold).toBe('nowhere_to_pay');
    demo.setNow('2026-12-10T19:00:00.000Z');
    await checkIndex(portal);
    expect(supply().unsold).toBeUndefined();
  } finally {
    Object.assign(portal, { environment, till });
  }
});
