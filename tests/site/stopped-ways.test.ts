import { afterAll, beforeAll, expect, it } from 'vitest';
import { bookingDetails } from '#cms/booking/booking-details.ts';
import { quoteCare } from '#cms/booking/quote-care.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { waysWhileStopped } from '#site/booking/asked-view.ts';
import { type DemoPortal, demoPortal, WEDNESDAY } from '../support/demo-portal.ts';
import { eventually } from '../support/eventually.ts';
import { book, newFamily } from '../support/family.ts';
import { pageContextOf } from '../support/page-context.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 24, enrolled: false });
});
afterAll(() => demo.close());

it('a family whose centre may take no child any more is shown the nearest centres with a place at those hours', async () => {
  const { payload, supplies } = demo.portal;
  const facility = () => supplies.all().find(({ slug }) => slug === EXAMPLE_SLUG);
  const family = await newFamily(demo.portal, 9301);
  const hours = { form: 'hourly', date: WEDNESDAY, window: { from: 600, to: 660 } } as const;
  const id = await book(demo.portal, family, hours);
  const ways = async () => {
    const details = await bookingDetails(demo.portal, id, family.guardianId);
    return details && (await waysWhileStopped(pageContextOf(demo.portal), details));
  };
  expect(await ways()).toBeUndefined();
  await payload.update({ collection: 'facilities', id: facility()?.id ?? '', data: { credentialStatus: 'suspended' } });
  await eventually(async () => facility()?.standing.credential.status === 'suspended');
  const found = (await ways())?.ways ?? [];
  const links = found.flatMap((one) => one.links);
  expect(links.length).toBeGreaterThan(0);
  for (const { href, note } of links) {
    const { pathname, searchParams } = new URL(href, 'http://a');
    expect([searchParams.get('from'), searchParams.get('to'), searchParams.get('date')]).toEqual(['10:00', '11:00', WEDNESDAY]);
    expect(note).toMatch(/米|公里/);
    const slug = decodeURIComponent(pathname.split('/').at(-1) ?? '');
    expect(slug).not.toBe(EXAMPLE_SLUG);
    expect(await quoteCare(demo.portal, { slug, request: hours, ageMonths: 8 })).toMatchObject({ ok: true });
  }
});
