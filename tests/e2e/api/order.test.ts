import { randomUUID } from 'node:crypto';
import { expect, inject, it } from 'vitest';
import { operations } from '#site/api/operations.ts';
import { apiClient } from './client.ts';
import { decide, EXAMPLE_SLUG, hourly } from './family.ts';

const api = apiClient(inject('origin'));
const [DAY, LATER, GONE] = ['2027-03-15', '2027-03-16', '2027-03-18'];
const births = ['2026-03-10', '2025-05-01'];
const care = { facility: EXAMPLE_SLUG, ...hourly(DAY, '09:00', '11:00'), hadSameService: true };

it('two children on two days are priced, held, signed and paid for at once; one is cancelled, then all', async () => {
  const token = await api.signIn('13911115501');
  const days = { dates: [LATER, GONE], without: [GONE] };
  const quote = (
    await api.call(operations.quoteOrder, { body: { ...care, ...days, children: births.map((birthDate) => ({ birthDate })) } })
  ).body;
  expect(quote).toMatchObject({ free: true, closed: [] });
  expect(quote.stays.map(({ child, date }) => [date, child])).toEqual([DAY, LATER].flatMap((day) => [0, 1].map((n) => [day, n])));
  expect(quote.total).toBe(quote.stays.reduce((sum, one) => sum + (one.quote?.total ?? 0), 0));

  const body = {
    ...{ ...care, ...days },
    guardian: { name: '家长同订', relation: '妈妈', adult: true },
    children: births.map((birthDate, n) => ({ name: `宝宝同订${n}`, birthDate })),
  };
  const headers = { 'idempotency-key': randomUUID() };
  const order = (await api.call(operations.holdOrder, { token, body, headers })).body;
  expect(order).toMatchObject({ order: expect.stringMatching(/^O-/), total: quote.total });
  expect((await api.call(operations.holdOrder, { token, body, headers })).body).toEqual(order);
  const ids = order.bookings.map(({ id }) => id);
  expect(ids).toHaveLength(4);
  for (const one of order.bookings) expect(one.order).toEqual({ id: order.order, bookings: ids, total: quote.total });

  const get = async (id: string) => (await api.call(operations.getBooking, { token, params: { id } })).body;
  const statuses = async () => (await Promise.all(ids.map(get))).map(({ status }) => status);
  const params = { id: ids[2] ?? '' };
  await api.call(operations.sign, { token, params, body: { name: '家长同订', readTerms: true } });
  expect(await statuses()).toEqual(['signed', 'signed', 'signed', 'signed']);
  const checkout = (await api.call(operations.pay, { token, params })).body;
  await decide(checkout.url ?? '', 'approve');
  expect(await statuses()).toEqual(['confirmed', 'confirmed', 'confirmed', 'confirmed']);

  const page = async (path: string) => (await fetch(api.origin + path, { headers: { cookie: `jt_session=${token}` } })).text();
  const events = (text: string) => text.match(/BEGIN:VEVENT/g)?.length;
  expect(events(await page(`/bookings/${params.id}/calendar.ics`))).toBe(1);
  expect(events(await page(`/bookings/${params.id}/calendar.ics?all=1`))).toBe(4);
  expect(await page(`/en/bookings/${params.id}`)).toContain('Add all 4 stays booked together to calendar');
  const account = await page('/en/account');
  const row = /<details class="order-row">.*?<\/details>/s.exec(account)?.[0] ?? '';
  expect([account.match(/class="order-row"/g)?.length, row.match(/class="booking-row"/g)?.length]).toEqual([1, 4]);
  expect(row).toContain('4 stays booked together, ');

  const preview = (await api.call(operations.refundPreview, { token, params })).body;
  const one = (await api.call(operations.cancel, { token, params, body: { expect: preview.total } })).body;
  expect(one.refund).toBe(preview.total);
  expect(await statuses()).toEqual(['confirmed', 'confirmed', 'cancelled', 'confirmed']);
  const other = { id: ids[0] ?? '' };
  expect(await api.refused(operations.cancel, { token, params: other, body: { all: true, expect: 1 } })).toMatchObject({
    code: 'refund_changed',
  });
  const rest = (await api.call(operations.cancel, { token, params: other, body: { all: true } })).body;
  expect(rest.refund).toBe(quote.total - preview.total);
  expect(await statuses()).toEqual(['cancelled', 'cancelled', 'cancelled', 'cancelled']);
});

it('what cannot be had is told stay by stay, and nothing of it is held', async () => {
  const token = await api.signIn('13911115502');
  const children = [{ birthDate: '2026-03-10' }, { birthDate: '2026-11-01' }];
  const quote = (await api.call(operations.quoteOrder, { body: { ...care, children } })).body;
  expect(quote.free).toBe(false);
  expect(quote.stays).toMatchObject([
    { child: 0, quote: {} },
    { child: 1, no: { code: 'no_class_for_age' } },
  ]);
  const body = {
    ...care,
    guardian: { name: '家长同订', relation: '妈妈', adult: true },
    children: children.map((one, n) => ({ name: `宝宝${n}`, ...one })),
  };
  expect(await api.refused(operations.holdOrder, { token, body })).toMatchObject({ status: 422, code: 'no_class_for_age' });
  const long = { ...care, repeat: { weekdays: '1', until: '2027-07-01' }, children: [{ ageMonths: 8 }] };
  expect(await api.refused(operations.quoteOrder, { body: long })).toMatchObject({ status: 400, code: 'repeat_too_long' });
});
