import { randomUUID } from 'node:crypto';
import { describe, expect, inject, it } from 'vitest';
import { operations } from '#site/api/operations.ts';
import { readCode } from '../kit/sign-in.ts';
import { apiClient, jsonPost } from './client.ts';
import { decide, EXAMPLE_SLUG, holdAndSign, holdOf, hourly, wrongCodes } from './family.ts';

const origin = inject('origin');
const api = apiClient(origin);
const DAY = '2026-12-01';

describe('a family books over JSON', () => {
  it('searches, asks the price, signs in, holds, signs, pays, looks what comes back, and cancels', async () => {
    const window = { ageMonths: 8, form: 'hourly', from: `${DAY}T09:00`, to: `${DAY}T11:00` };
    const found = (await api.call(operations.searchFacilities, { query: { near: '32.4921,119.9163', radius: 5000, ...window } }))
      .body;
    const centre = found.hits[0];
    if (!centre) throw new Error('no centre has a place');
    const left = centre.left ?? 0;
    expect(left).toBeGreaterThan(0);

    const care = hourly(DAY, '09:00', '11:00');
    const quote = (
      await api.call(operations.quote, { body: { facility: centre.slug, ...care, ageMonths: 8, hadSameService: true } })
    ).body;
    expect(quote).toMatchObject({ facility: centre.slug, left, total: (centre.prices.hourly ?? 0) * 2 });
    expect(quote.refund[0]?.amount).toBe(quote.total);

    const token = await api.signIn('13911110001');
    const body = { ...holdOf(care), facility: centre.slug };
    const held = (await api.call(operations.hold, { token, body, headers: { 'idempotency-key': randomUUID() } })).body;
    expect(held).toMatchObject({ status: 'held', total: quote.total, may: ['sign', 'extend', 'cancel'], contract: null });
    const after = (await api.call(operations.quote, { body: { facility: centre.slug, ...care, ageMonths: 8 } })).body;
    expect(after.left).toBe(left - 1);

    const params = { id: held.id };
    const sign = { name: body.guardian.name, readTerms: true };
    const signed = (await api.call(operations.sign, { token, params, body: sign })).body;
    expect(signed).toMatchObject({ status: 'signed', may: ['pay', 'extend', 'cancel'], contract: { version: 1 } });

    const checkout = (await api.call(operations.pay, { token, params })).body;
    expect(checkout).toMatchObject({ status: 'open', amount: quote.total, currency: 'CNY' });
    expect((await decide(checkout.url ?? '', 'approve')).status).toBe(303);
    const paid = (await api.call(operations.getBooking, { token, params })).body;
    expect(paid).toMatchObject({ status: 'confirmed', holdUntil: null, may: ['cancel', 'reschedule', 'absence'] });
    expect(paid.payments).toMatchObject([{ status: 'paid', url: null }]);
    expect(paid.receipts).toMatchObject([{ kind: 'payment', amount: quote.total, payee: 'city' }]);

    const preview = (await api.call(operations.refundPreview, { token, params })).body;
    expect(preview).toMatchObject({
      paid: quote.total,
      total: quote.total,
      lines: [{ reason: 'hours_before', refund: quote.total }],
    });
    expect(preview.lines[0]?.why).toContain('100%');

    expect(await api.refused(operations.cancel, { token, params, body: { expect: 1 } })).toMatchObject({
      status: 409,
      code: 'refund_changed',
    });
    const cancelled = (await api.call(operations.cancel, { token, params, body: { expect: preview.total } })).body;
    expect(cancelled).toMatchObject({
      refund: preview.total,
      booking: { status: 'cancelled', may: [], refunds: [{ status: 'sent' }] },
    });
    expect((await api.call(operations.cancel, { token, params, body: {} })).body.refund).toBe(preview.total);
    expect(await api.refused(operations.refundPreview, { token, params })).toMatchObject({
      status: 409,
      code: 'cannot_cancel_now',
    });
    const free = (await api.call(operations.quote, { body: { facility: centre.slug, ...care, ageMonths: 8 } })).body;
    expect(free.left).toBe(left);
  });

  it.each(['twice', 'lost'] as const)('pays once where the provider’s message comes %s', async (end) => {
    const token = await api.signIn(end === 'twice' ? '13911110031' : '13911110032');
    const care = end === 'twice' ? hourly('2026-12-02', '13:00', '14:00') : hourly('2026-12-02', '14:00', '15:00');
    const { id } = await holdAndSign(api, token, holdOf(care, { guardian: `家长${end}`, child: `宝宝${end}` }));
    const checkout = (await api.call(operations.pay, { token, params: { id } })).body;
    expect((await decide(checkout.url ?? '', end)).status).toBe(303);
    const paid = (await api.call(operations.getBooking, { token, params: { id } })).body;
    expect(paid).toMatchObject({ status: 'confirmed', payments: [{ status: 'paid' }], refunds: [] });
    expect(paid.receipts).toHaveLength(1);
  });

  it('sees the same on the page as over JSON, and gets the very bytes of its contract', async () => {
    const token = await api.signIn('13911110002');
    const booking = await holdAndSign(api, token, holdOf(hourly(DAY, '13:00', '14:00')));
    const params = { id: booking.id };
    const checkout = (await api.call(operations.pay, { token, params })).body;
    await decide(checkout.url ?? '', 'approve');
    const page = await fetch(`${origin}/en/bookings/${booking.id}`, { headers: { cookie: `jt_session=${token}` } });
    expect(await page.text()).toContain(`/contracts/${booking.contract?.id}`);
    expect(page.headers.get('cache-control')).toBe('no-store');

    const pdf = await fetch(booking.contract?.pdf ?? '', { headers: { authorization: `Bearer ${token}` } });
    const bytes = Buffer.from(await pdf.arrayBuffer());
    const verify = (body: Buffer<ArrayBuffer>) =>
      api.send('/contracts/verify', { method: 'POST', headers: { 'content-type': 'application/pdf' }, body });
    expect((await verify(bytes)).body).toMatchObject({ valid: true, number: booking.contract?.number, version: 1, latest: true });
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    expect((await verify(bytes)).body).toEqual({ valid: false });
    const byHash = (hash: string) => api.call(operations.verify, { body: { hash } });
    expect((await byHash(booking.contract?.sha256.toUpperCase() ?? '')).body.valid).toBe(true);
    expect((await byHash('0'.repeat(64))).body).toEqual({ valid: false });
    expect((await byHash('nonsense')).body).toEqual({ valid: false });

    const moved = (
      await api.call(operations.reschedule, { token, params, body: { date: DAY, from: '14:00', to: '15:00', name: '家长接口' } })
    ).body;
    expect(moved).toMatchObject({
      status: 'confirmed',
      contract: { version: 2 },
      occasions: [{ date: DAY, from: '14:00', to: '15:00' }],
    });
    expect((await byHash(booking.contract?.sha256 ?? '')).body).toMatchObject({ valid: true, latest: false });
    const longer = { token, params, body: { date: DAY, from: '14:00', to: '16:00', name: '家长接口' } };
    expect(await api.refused(operations.reschedule, longer)).toMatchObject({ status: 422, code: 'reschedule_other_price' });
    await api.call(operations.cancel, { token, params, body: {} });
  });

  it('pays again after a refusal, and is never charged for what it gave up', async () => {
    const token = await api.signIn('13911110003');
    const booking = await holdAndSign(api, token, holdOf(hourly(DAY, '15:00', '16:00')));
    const params = { id: booking.id };
    const first = (await api.call(operations.pay, { token, params })).body;
    await decide(first.url ?? '', 'decline');
    const again = (await api.call(operations.pay, { token, params })).body;
    expect(again).toMatchObject({ reference: first.reference, url: first.url, status: 'declined' });
    expect((await api.call(operations.refundPreview, { token, params })).body).toMatchObject({ paid: 0, total: 0, lines: [] });
    expect((await api.call(operations.cancel, { token, params, body: {} })).body).toMatchObject({
      refund: 0,
      booking: { status: 'released' },
    });
    await decide(first.url ?? '', 'approve');
    const after = (await api.call(operations.getBooking, { token, params })).body;
    const taken = after.payments.filter(({ status }) => status === 'paid').map(({ amount }) => amount);
    expect(after).toMatchObject({
      status: 'released',
      refunds: taken.map((amount) => ({ amount, status: 'sent', cause: 'given_up' })),
    });
  });

  it('holds half days, full days with meals, and temporary care by the same call', async () => {
    const token = await api.signIn('13911110004');
    const wishes = [
      { form: 'half_day', date: DAY, part: 'afternoon' },
      { form: 'temporary', date: '2026-12-02', from: '09:00', to: '12:00' },
      { form: 'full_day', date: '2027-02-22', months: 1, meals: true },
    ];
    for (const wish of wishes) {
      const { body } = await api.call(operations.hold, { token, body: holdOf(wish) });
      expect(body.total).toBe(body.lines.reduce((sum, { amount }) => sum + amount, 0));
      await api.call(operations.cancel, { token, params: { id: body.id }, body: {} });
    }
  });
});

describe('a request under a key', () => {
  it('is carried out once, however often it is sent', async () => {
    const token = await api.signIn('13911110005');
    const headers = { 'idempotency-key': randomUUID() };
    const body = holdOf(hourly('2026-12-03', '09:00', '10:00'));
    const first = await api.call(operations.hold, { token, body, headers });
    const again = await api.call(operations.hold, { token, body, headers });
    expect(again.body).toEqual(first.body);
    const other = await api.refused(operations.hold, { token, body: { ...body, date: '2026-12-04' }, headers });
    expect(other).toMatchObject({ status: 422, code: 'key_reused', field: 'Idempotency-Key' });
    await api.call(operations.cancel, { token, params: { id: first.body.id }, body: {} });
  });

  it('is carried out once when it comes ten times at the same moment', async () => {
    const token = await api.signIn('13911110006');
    const headers = { 'idempotency-key': randomUUID() };
    const body = holdOf(hourly('2026-12-03', '10:00', '11:00'));
    const replies = await Promise.all(Array.from({ length: 10 }, () => api.ask(operations.hold, { token, body, headers })));
    expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 201));
    const held = replies.map((reply) => (reply.body as { id: string }).id);
    expect(new Set(held).size).toBe(1);
    await api.call(operations.cancel, { token, params: { id: held[0] ?? '' }, body: {} });
  });

  it('may be mended and sent again under the same key when it was refused', async () => {
    const token = await api.signIn('13911110007');
    const headers = { 'idempotency-key': randomUUID() };
    const saturday = holdOf(hourly('2026-12-05', '09:00', '10:00'));
    expect((await api.refused(operations.hold, { token, body: saturday, headers })).status).toBe(409);
    const held = await api.call(operations.hold, { token, body: holdOf(hourly('2026-12-04', '09:00', '10:00')), headers });
    await api.call(operations.cancel, { token, params: { id: held.body.id }, body: {} });
  });

  it('belongs to one family: another may use the same key', async () => {
    const [one, two] = [await api.signIn('13911110008'), await api.signIn('13911110009')];
    const headers = { 'idempotency-key': randomUUID() };
    const body = holdOf(hourly('2026-12-03', '11:00', '12:00'));
    const first = await api.call(operations.hold, { token: one, body, headers });
    const second = await api.call(operations.hold, { token: two, body, headers });
    expect(second.body.id).not.toBe(first.body.id);
    await api.call(operations.cancel, { token: one, params: { id: first.body.id }, body: {} });
    await api.call(operations.cancel, { token: two, params: { id: second.body.id }, body: {} });
  });
});

describe('a crowd', () => {
  it('gets exactly the places there are', async () => {
    const care = hourly('2026-12-15', '09:00', '10:00');
    const { left } = (await api.call(operations.quote, { body: { facility: EXAMPLE_SLUG, ...care, ageMonths: 8 } })).body;
    expect(left).toBeGreaterThan(0);
    // No family keeps more than three waiting.
    const tokens: string[] = [];
    for (let n = 0; n < 14; n++) tokens.push(await api.signIn(`139111102${String(n).padStart(2, '0')}`));
    const asked = tokens.flatMap((token) => ['大宝', '二宝', '三宝'].map((child) => ({ token, body: holdOf(care, { child }) })));
    const replies = await Promise.all(
      asked.map(async ({ token, body }) => ({ token, ...(await api.ask(operations.hold, { token, body })) })),
    );
    const held = replies.filter(({ status }) => status === 201);
    expect(held).toHaveLength(left);
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([201, 409]));
    for (const { token, body } of held)
      await api.call(operations.cancel, { token, params: { id: (body as { id: string }).id }, body: {} });
  });
});

describe('what belongs to one family', () => {
  it('is not there for another, nor for nobody', async () => {
    const [own, other] = [await api.signIn('13911110010'), await api.signIn('13911110011')];
    const { id } = (await api.call(operations.hold, { token: own, body: holdOf(hourly('2026-12-07', '09:00', '10:00')) })).body;
    const bodies = {
      sign: { name: '家长接口', readTerms: true },
      pay: {},
      cancel: {},
      reschedule: { date: DAY, from: '09:00', to: '10:00', name: '家长接口' },
    };
    const calls = (['getBooking', 'refundPreview', 'sign', 'pay', 'cancel', 'reschedule'] as const).map((name) => ({
      operation: operations[name],
      sent: { params: { id }, body: name in bodies ? bodies[name as keyof typeof bodies] : undefined },
    }));
    for (const { operation, sent } of calls) {
      expect(await api.refused(operation, { ...sent, token: other })).toMatchObject({ status: 404, code: 'booking_not_found' });
      expect(await api.refused(operation, sent)).toMatchObject({ status: 401, code: 'not_signed_in' });
    }
    expect((await api.call(operations.getBooking, { token: own, params: { id } })).body.status).toBe('held');
    const child = {
      ...holdOf(hourly('2026-12-07', '10:00', '11:00')),
      child: { id: randomUUID(), name: '宝宝接口', birthDate: '2026-03-10' },
    };
    expect(await api.refused(operations.hold, { token: other, body: child })).toMatchObject({
      status: 404,
      code: 'child_not_found',
    });
    await api.call(operations.cancel, { token: own, params: { id }, body: {} });
  });
});

describe('a session', () => {
  it('is a token and a cookie, and ends when the family says so', async () => {
    const contact = 'jiekou@example.com';
    expect((await api.call(operations.sendCode, { body: { to: ' JieKou@Example.com ' } })).body).toEqual({
      to: contact,
      sent: true,
      request: expect.any(String),
    });
    const { messages } = (await api.call(operations.outbox)).body;
    expect(messages[0]?.sentAt.localeCompare(messages[1]?.sentAt ?? '')).toBeGreaterThanOrEqual(0);
    const code = messages.find(({ to }) => to === contact)?.text.match(/\d{6}/)?.[0] ?? '';
    const signedIn = await api.send('/session', jsonPost({ to: contact, code }));
    const cookie = signedIn.headers.get('set-cookie') ?? '';
    const { token } = signedIn.body as { token: string };
    expect(cookie).toMatch(new RegExp(`^jt_session=${token};.*HttpOnly.*SameSite=Lax`, 'i'));
    const withCookie = { headers: { cookie: `jt_session=${token}` }, params: { id: randomUUID() } };
    expect((await api.refused(operations.getBooking, withCookie)).status).toBe(404);
    expect((await api.refused(operations.signIn, { body: { to: contact, code } })).code).toBe('code_wrong');
    const ended = await api.call(operations.signOut, { headers: withCookie.headers });
    expect(ended.headers.get('set-cookie')).toMatch(/^jt_session=deleted;/);
    expect((await api.refused(operations.getBooking, withCookie)).status).toBe(401);
  });

  it('cannot be guessed: five wrong codes lock, and an hour sends only so many', async () => {
    const contact = '13911110012';
    for (let time = 0; time < 6; time++) await api.call(operations.sendCode, { body: { to: contact } });
    const refused = await api.refused(operations.sendCode, { body: { to: contact } });
    expect(refused).toMatchObject({ status: 429, code: 'too_many_codes', field: 'to' });
    expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(await wrongCodes(api, contact, 6)).toEqual([422, 422, 422, 422, 422, 429]);
  });

  it('cannot be guessed by trying many codes at the same moment', async () => {
    const contact = '13911110013';
    await api.call(operations.sendCode, { body: { to: contact } });
    const code = await readCode(origin, contact);
    const guesses = await Promise.all(Array.from({ length: 30 }, () => wrongCodes(api, contact, 1)));
    expect(guesses.flat().filter((status) => status === 422)).toHaveLength(5);
    expect(await api.refused(operations.signIn, { body: { to: contact, code } })).toMatchObject({
      status: 429,
      code: 'code_locked',
    });
    const sent = await Promise.all(
      Array.from({ length: 20 }, () => api.ask(operations.sendCode, { body: { to: '13911110014' } })),
    );
    expect(sent.filter(({ status }) => status === 200)).toHaveLength(6);
  });
});
