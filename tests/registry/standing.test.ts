import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { quoteCare } from '#cms/booking/quote-care.ts';
import { searchFacilities } from '#cms/finding/search-facilities.ts';
import { readAvailability } from '#cms/places/read-availability.ts';
import type { Facility } from '#cms/records/payload-types.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { whyNotBookable } from '#domain/places/credential.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import { type DemoPortal, demoPortal, TODAY, WEDNESDAY } from '../support/demo-portal.ts';
import { eventually } from '../support/eventually.ts';
import { book, hold, newFamily } from '../support/family.ts';

let demo: DemoPortal;
let before: Facility;
beforeAll(async () => {
  demo = await demoPortal();
  const { docs } = await demo.portal.payload.find({
    collection: 'facilities',
    where: { slug: { equals: EXAMPLE_SLUG } },
    depth: 0,
  });
  before = docs[0] as Facility;
});
afterAll(() => demo.close());

type Standing = Pick<Facility, 'credentialType' | 'credentialStatus' | 'credentialExpiresOn' | 'operating' | 'listing'>;
const set = (change: Partial<Standing>) => demo.portal.payload.update({ collection: 'facilities', id: before.id, data: change });
const window = { from: 540, to: 660 };
const request = { form: 'hourly', date: WEDNESDAY, window } as const;
const search = (window?: { date: string; from: number; to: number }) =>
  searchFacilities(
    demo.portal,
    { q: '海陵示例托育园', ageMonths: 8, when: window && { kind: 'window', ...window }, page: 1, perPage: 20 },
    TODAY,
  );
const isBookable = (supply: FacilitySupply | undefined) =>
  supply !== undefined && whyNotBookable(supply.standing, WEDNESDAY) === undefined;
const isBookableInSearch = async () =>
  (await search()).hits.find(({ slug }) => slug === EXAMPLE_SLUG)?.document.bookable ?? false;

afterEach(async () => {
  const { credentialType, credentialStatus, credentialExpiresOn, operating, listing } = before;
  await set({ credentialType, credentialStatus, credentialExpiresOn: credentialExpiresOn ?? null, operating, listing });
  // What was set before may still be on its way.
  await setTimeout(80);
  const inIndex = async () =>
    (await demo.portal.search.allFacilities({ q: '海陵示例托育园', bookable: true })).some(({ slug }) => slug === EXAMPLE_SLUG);
  await eventually(async () => isBookable(demo.portal.supplies.get(before.id)) && (await inIndex()));
});

const CASES: [string, Partial<Standing>, string][] = [
  ['whose credential has run out by its date', { credentialExpiresOn: '2026-11-22' }, 'credential_expired'],
  ['whose credential is set to expired', { credentialStatus: 'expired' }, 'credential_not_valid'],
  ['whose credential is suspended', { credentialStatus: 'suspended' }, 'credential_not_valid'],
  ['whose credential is pending', { credentialStatus: 'pending' }, 'credential_not_valid'],
  ['whose credential was withdrawn', { credentialStatus: 'withdrawn' }, 'credential_not_valid'],
  ['without a credential', { credentialType: 'none' }, 'no_credential'],
  ['that has paused', { operating: 'paused' }, 'not_operating'],
  ['that has closed', { operating: 'closed' }, 'not_operating'],
  ['that is only listed', { listing: 'listed' }, 'listed_only'],
  ['whose take-over is being checked', { listing: 'claim_pending' }, 'listed_only'],
];

describe.each(CASES)('a centre %s', (_, change, reason) => {
  it('is refused a hold at once, with the reason', async () => {
    const parents = await newFamily(
      demo.portal,
      CASES.findIndex(([, one]) => one === change),
    );
    await set(change);
    const refused = await hold(demo.portal, parents, request);
    expect(refused).toMatchObject({
      ok: false,
      status: 409,
      code: expect.stringMatching(new RegExp(`^(not_bookable|no_place)\\.${reason}$`)),
    });
    const { totalDocs } = await demo.portal.payload.count({
      collection: 'bookings',
      where: { guardian: { equals: parents.guardianId } },
    });
    expect(totalDocs).toBe(0);
  });

  it('is neither bookable in search nor free at a time, within a second', async () => {
    expect((await search({ date: WEDNESDAY, ...window })).hits.map(({ slug }) => slug)).toContain(EXAMPLE_SLUG);
    await set(change);
    await eventually(async () => !(await isBookableInSearch()));
    const timed = await search({ date: WEDNESDAY, ...window });
    expect(timed.hits.map(({ slug }) => slug)).not.toContain(EXAMPLE_SLUG);
    expect(
      timed.full.map(({ slug }) => slug),
      'it is not full: it cannot be booked',
    ).not.toContain(EXAMPLE_SLUG);
    expect(await quoteCare(demo.portal, { slug: EXAMPLE_SLUG, request, ageMonths: 8 })).toMatchObject({
      ok: false,
      status: 409,
      code: `not_bookable.${reason}`,
    });
  });
});

it('a credential that runs out keeps what is before its last day, and nothing after', async () => {
  await set({ credentialExpiresOn: WEDNESDAY });
  const supply = () => demo.portal.supplies.get(before.id);
  await eventually(() => supply()?.standing.credential.expiresOn === WEDNESDAY);
  const facility = supply();
  if (!facility) throw new Error('no supply');
  const { days } = await readAvailability(demo.portal, facility, {
    from: WEDNESDAY,
    to: '2026-11-26',
    ageMonths: 8,
    form: 'hourly',
  });
  expect(days.map(({ reason }) => reason)).toEqual([undefined, 'credential_expired']);
  const parents = await newFamily(demo.portal, 50);
  const month = await hold(demo.portal, parents, { form: 'full_day', date: WEDNESDAY, months: 1, meals: false });
  expect(month).toMatchObject({ ok: false, status: 409, code: 'no_place.credential_expired' });
  await book(demo.portal, parents, request);
});
