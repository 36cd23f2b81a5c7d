import { expect, inject, it } from 'vitest';
import { operations } from '#site/api/operations.ts';
import { SOME_WEEKDAYS } from '../kit/some-weekdays.ts';
import { apiClient } from './client.ts';
import { decide, holdOf } from './family.ts';

const api = apiClient(inject('origin'));
const { slug, ageMonths, born, threeDays, whole } = SOME_WEEKDAYS;
const month = { facility: slug, form: 'full_day', date: '2027-03-11', months: 1 };

it('a program finds care on some weekdays, asks its price, books it and reads on which days it is', async () => {
  const week = { from: '2027-03-11T08:30', to: '2027-03-11T17:00', weeks: 4, form: 'full_day', ageMonths };
  const found = async (days: string) => {
    const { body } = await api.call(operations.searchFacilities, {
      query: { ...week, days, near: '32.4921,119.9163', perPage: 100 },
    });
    return body.hits.find((hit) => hit.slug === slug)?.offer;
  };
  expect(await found('135')).toMatchObject({ form: 'full_day', months: 1, weekdays: '135', from: '2027-03-12T08:30' });
  expect(await found('12345')).not.toHaveProperty('weekdays');

  const quote = async (weekdays?: string) =>
    (await api.call(operations.quote, { body: { ...month, ageMonths, ...(weekdays ? { weekdays } : {}) } })).body;
  expect((await quote()).total).toBe(whole);
  expect(await quote('135')).toMatchObject({ total: threeDays, lines: [{ period: { from: '2027-03-11', weekdays: '135' } }] });
  const one = await api.refused(operations.quote, { body: { ...month, ageMonths, weekdays: '1' } });
  expect(one).toMatchObject({ code: 'weekdays_not_sold', field: 'weekdays' });

  const token = await api.signIn('13911118871');
  const body = { ...holdOf({ ...month, weekdays: '135' }), facility: slug, child: { name: '宝宝周', birthDate: born } };
  const held = (await api.call(operations.hold, { token, body })).body;
  expect(held).toMatchObject({ status: 'held', total: threeDays });
  const params = { id: held.id };
  await api.call(operations.sign, { token, params, body: { name: body.guardian.name, readTerms: true } });
  const checkout = (await api.call(operations.pay, { token, params })).body;
  expect((await decide(checkout.url ?? '', 'approve')).status).toBe(303);
  const paid = (await api.call(operations.getBooking, { token, params })).body;
  expect(paid).toMatchObject({ status: 'confirmed', lines: [{ period: { weekdays: '135' } }] });
  // Thursday the eleventh is none of its days.
  expect(JSON.stringify(paid)).toContain('2027-03-12');
});
