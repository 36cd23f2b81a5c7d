import { expect, inject, it } from 'vitest';
import { operations } from '#site/api/operations.ts';
import { staffClient } from '../../support/staff-client.ts';
import { apiClient } from '../api/client.ts';
import { holdOf, hourly } from '../api/family.ts';

const origin = inject('origin');
const api = apiClient(origin);
/** A Tuesday of no other test's. */
const DAY = '2027-02-23';

it('a program is told that a visit comes first, and when the next is; another’s calendar entry is not found', async () => {
  const query = { district: '321281', form: 'hourly', ageMonths: 8, from: `${DAY}T16:00`, to: `${DAY}T17:00`, perPage: 50 };
  const { body } = await api.call(operations.searchFacilities, { query });
  const centre = body.hits.filter(({ slug }) => slug !== 'hailing-sample').at(-5);
  if (!centre) throw new Error('no centre has a place');
  const staff = await staffClient(origin, 'admin');
  await staff.add('tour-slots', { facility: centre.id, weekdays: '5', from: '09:00', to: '10:00', families: 3 });
  const { body: shown } = await api.call(operations.getFacility, { params: { slug: centre.slug } });
  for (const { id } of shown.classes) await staff.change('classes', id, { tourFirst: ['hourly'] });

  const token = await api.signIn('13911118811');
  const body2 = { ...holdOf(hourly(DAY, '16:00', '17:00')), facility: centre.slug };
  const refused = await api.refused(operations.hold, { token, body: body2 });
  expect(refused).toMatchObject({ status: 409, code: 'no_place.visit_first' });
  expect(refused.message).toMatch(/最近.*能看/);
  const page = await fetch(`${origin}/facilities/${centre.slug}/tour.ics?id=00000000-0000-0000-0000-000000000000`);
  expect(page.status).toBe(404);
});
