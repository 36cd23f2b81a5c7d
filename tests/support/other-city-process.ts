import { createPortal } from '#cms/assemble.ts';
import { seedCity } from '#cms/seed/seed-city.ts';
import { centreNamed, importFile, sampleRegister } from './register.ts';

/**
 * A process that seeds the city of CITY, reads its sample register, and gives one centre of it what a centre needs to be
 * booked: a class, a carer, hours and a price. Says its address.
 */
const portal = await createPortal();
await seedCity(portal, { facilities: 1, pictures: false });
await importFile(portal, sampleRegister(1));
const { id: facility, slug } = await centreNamed(portal, 'Garry Oak Childcare');
const { payload } = portal;
const own = { locale: 'en', depth: 0 } as const;
const days = { weekdays: '12345' };
await payload.update({ collection: 'facilities', id: facility, data: { listing: 'claimed' }, ...own });
const group = await payload.create({
  collection: 'classes',
  data: {
    ...{ facility, name: 'Acorns', type: 'mixed', ageFrom: 0, ageTo: 36, places: 8, maxSize: 12, childrenPerStaff: 4 },
    forms: ['hourly'],
  },
  ...own,
});
const carer = await payload.create({
  collection: 'staff',
  data: { facility, name: 'Sam', role: 'carer', certificate: 'Early childhood educator', certificateNumber: 'ECE-1' },
  ...own,
});
const shift = { facility, class: group.id, staff: carer.id, ...days, from: '08:00', to: '17:00' };
await payload.create({ collection: 'shifts', data: shift, ...own });
await payload.create({ collection: 'opening-hours', data: { facility, ...days, opens: '08:00', closes: '17:00' }, ...own });
await payload.create({
  collection: 'price-items',
  data: { facility, kind: 'care', form: 'hourly', unit: 'hour', amount: 1800, startsOn: '2026-11-22' },
  ...own,
});
await portal.close();
console.log(`slug ${slug}`);
process.exit(0);
