import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAvailability } from '#cms/places/read-availability.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { infants } from '../support/crowd.ts';
import { type DemoPortal, demoPortal, WEDNESDAY } from '../support/demo-portal.ts';
import { eventually } from '../support/eventually.ts';
import { type SignedIn, type StaffName, staffOf } from '../support/staff.ts';

let demo: DemoPortal;
let staff: Record<StaffName, SignedIn>;
let facility: string;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
  staff = await staffOf(demo.portal);
  facility = infants(demo.portal).facility.id;
});
afterAll(() => demo.close());

const as = (name: StaffName) => ({ user: staff[name], overrideAccess: false, depth: 0 }) as const;
const inSearch = async (q: string) => (await demo.portal.search.allFacilities({ q })).map(({ slug }) => slug);

/** The public day of the example centre for a baby of eight months. */
async function wednesday() {
  const supply = demo.portal.supplies.get(facility);
  if (!supply) return undefined;
  const { days } = await readAvailability(demo.portal, supply, { from: WEDNESDAY, to: WEDNESDAY, ageMonths: 8, form: 'hourly' });
  return days[0];
}
const slotAt = async (minute: number) => (await wednesday())?.slots.find((slot) => slot.minute === minute);

describe('what a centre’s head changes is public within a second', () => {
  it('its hours', async () => {
    const { docs } = await demo.portal.payload.find({ collection: 'opening-hours', where: { facility: { equals: facility } } });
    expect(await slotAt(480)).toBeDefined();
    await demo.portal.payload.update({
      collection: 'opening-hours',
      id: String(docs[0]?.id),
      data: { opens: '09:00' },
      ...as('head'),
    });
    await eventually(async () => (await slotAt(480)) === undefined);
    await demo.portal.payload.update({
      collection: 'opening-hours',
      id: String(docs[0]?.id),
      data: { opens: '08:00' },
      ...as('head'),
    });
    await eventually(async () => (await slotAt(480)) !== undefined);
  });

  it('a closure, and its end', async () => {
    const { id } = await demo.portal.payload.create({
      collection: 'closures',
      data: { facility, from: WEDNESDAY, to: WEDNESDAY, reason: '教师培训' },
      locale: 'zh',
      ...as('head'),
    });
    await eventually(async () => (await wednesday())?.reason === 'closure');
    const kept = await demo.portal.payload.findByID({ collection: 'closures', id, locale: 'all', depth: 0 });
    expect(kept.reason, 'in the language it was written in').toEqual({ zh: '教师培训' });
    await demo.portal.payload.delete({ collection: 'closures', id, ...as('head') });
    await eventually(async () => (await wednesday())?.reason === undefined);
  });

  it('a carer’s shift, which is places', async () => {
    const { group } = infants(demo.portal);
    const before = (await slotAt(600))?.capacity ?? 0;
    const { docs } = await demo.portal.payload.find({ collection: 'shifts', where: { class: { equals: group.id } }, depth: 0 });
    const shift = docs[0];
    if (!shift) throw new Error('no shift');
    await demo.portal.payload.delete({ collection: 'shifts', id: shift.id, ...as('head') });
    await eventually(async () => (await slotAt(600))?.capacity === before - 3);
    const { facility: _, id: __, ...again } = shift;
    await demo.portal.payload.create({ collection: 'shifts', data: { ...again, facility }, ...as('head') });
    await eventually(async () => (await slotAt(600))?.capacity === before);
  });

  it('its prices, in the list that quotes are made from and in search', async () => {
    const where = { facility: { equals: facility }, form: { equals: 'hourly' }, kind: { equals: 'care' } } as const;
    const { docs } = await demo.portal.payload.find({ collection: 'price-items', where });
    const price = docs[0];
    if (!price) throw new Error('no price');
    await demo.portal.payload.update({ collection: 'price-items', id: price.id, data: { amount: 1234 } });
    expect((await demo.portal.prices.listOf(facility)).find(({ id }) => id === price.id)?.amount).toBe(1234);
    await eventually(async () =>
      (await demo.portal.search.allFacilities({ q: '海陵示例' })).some(({ document }) => document.prices.hourly === 1234),
    );
    await demo.portal.payload.update({ collection: 'price-items', id: price.id, data: { amount: price.amount } });
  });

  it('its name, by its district: the new one is found, the old one no more', async () => {
    await demo.portal.payload.update({
      collection: 'facilities',
      id: facility,
      data: { name: '紫藤萝托育园' },
      locale: 'zh',
      ...as('district'),
    });
    await eventually(async () => (await inSearch('紫藤萝')).includes(EXAMPLE_SLUG));
    await demo.portal.payload.update({
      collection: 'facilities',
      id: facility,
      data: { name: '海陵示例托育园' },
      locale: 'zh',
      ...as('district'),
    });
    await eventually(
      async () => (await inSearch('紫藤萝')).length === 0 && (await inSearch('海陵示例托育园'))[0] === EXAMPLE_SLUG,
    );
  });
});

describe('what is withdrawn is gone as fast', () => {
  it('a centre that its supervisor closes', async () => {
    await demo.portal.payload.update({
      collection: 'facilities',
      id: facility,
      data: { operating: 'closed' },
      ...as('district'),
    });
    await eventually(async () => !(await inSearch('海陵示例托育园')).includes(EXAMPLE_SLUG));
    await demo.portal.payload.update({
      collection: 'facilities',
      id: facility,
      data: { operating: 'normal' },
      ...as('district'),
    });
    await eventually(
      async () =>
        (await inSearch('海陵示例托育园')).includes(EXAMPLE_SLUG) &&
        demo.portal.supplies.get(facility)?.standing.operating === 'normal',
    );
  });

  it('a centre that an administrator deletes', async () => {
    const { id: _, ...copy } = (await demo.portal.payload.find({ collection: 'facilities', limit: 1, depth: 0, locale: 'zh' }))
      .docs[0] as { id: string };
    const made = await demo.portal.payload.create({
      collection: 'facilities',
      data: { ...copy, slug: 'soon-gone', name: '流星花托育园' } as never,
      locale: 'zh',
      ...as('admin'),
    });
    await eventually(async () => (await inSearch('流星花')).length === 1);
    await demo.portal.payload.delete({ collection: 'facilities', id: made.id, ...as('admin') });
    await eventually(async () => (await inSearch('流星花')).length === 0);
    expect(demo.portal.supplies.get(made.id)).toBeUndefined();
  });

  it('a holiday set by the city closes the day for everybody, and its end opens it', async () => {
    const { id } = await demo.portal.payload.create({
      collection: 'special-days',
      data: { date: WEDNESDAY, kind: 'holiday', name: '示例假日', source: 'sample' },
      ...as('admin'),
    });
    await eventually(async () => (await wednesday())?.reason === 'holiday');
    await demo.portal.payload.delete({ collection: 'special-days', id, ...as('admin') });
    await eventually(async () => (await wednesday())?.reason === undefined);
  });
});
