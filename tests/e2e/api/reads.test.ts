import { describe, expect, inject, it } from 'vitest';
import { operations } from '#site/api/operations.ts';
import { eventually } from '../../support/eventually.ts';
import { apiClient } from './client.ts';
import { EXAMPLE_SLUG, WEDNESDAY } from './family.ts';

const api = apiClient(inject('origin'));
const search = async (query: Record<string, string | number | boolean>) =>
  (await api.call(operations.searchFacilities, { query })).body;
/** A day on which no other test books. */
const QUIET_DAY = '2026-12-10';
const AT_EXAMPLE = '32.4921,119.9163';

describe('searching', () => {
  it('gives every centre, page by page, each once', async () => {
    const all = await search({ perPage: 100 });
    expect(all.total).toBe(120);
    const pages = await Promise.all([1, 2, 3].map((page) => search({ page, perPage: 40 })));
    const ids = pages.flatMap(({ hits }) => hits.map(({ id }) => id));
    expect(new Set(ids).size).toBe(120);
    expect(pages.map(({ page, perPage }) => [page, perPage])).toEqual([
      [1, 40],
      [2, 40],
      [3, 40],
    ]);
    expect((await search({ page: 1000 })).hits).toEqual([]);
  });

  it('measures from a point in metres, and keeps to the radius', async () => {
    const { hits, total } = await search({ near: AT_EXAMPLE, radius: 2000, perPage: 100 });
    expect(hits).toHaveLength(total);
    expect(hits[0]).toMatchObject({ slug: EXAMPLE_SLUG, distance: 0, location: { lat: 32.4921, lng: 119.9163 } });
    const distances = hits.map(({ distance }) => distance ?? Number.NaN);
    expect(distances).toEqual([...distances].sort((a, b) => a - b));
    expect(Math.max(...distances)).toBeLessThanOrEqual(2000);
  });

  it('filters by what is asked, and counts what each further choice would give', async () => {
    const { facets, total } = await search({ form: 'hourly', inclusive: true });
    const narrowed = await search({ form: 'hourly', inclusive: true, type: 'community', perPage: 100 });
    expect(narrowed.total).toBe(facets.type?.community);
    expect(total).toBe(Object.values(facets.type ?? {}).reduce((sum, count) => sum + count, 0));
    for (const hit of narrowed.hits)
      expect(hit).toMatchObject({ inclusive: true, type: 'community', forms: expect.arrayContaining(['hourly']) });
    const district = narrowed.hits[0]?.districtCode ?? '';
    expect((await search({ district })).total).toBe((await search({})).facets.district?.[district]);
    const infants = await search({ ageMonths: 7, perPage: 100 });
    for (const { ageMonths } of infants.hits) expect(ageMonths.from).toBeLessThanOrEqual(7);
  });

  it('with a time keeps only centres that a quote would find a place in', async () => {
    const window = { from: `${QUIET_DAY}T09:00`, to: `${QUIET_DAY}T12:00` };
    const { hits, total } = await search({ ageMonths: 20, form: 'hourly', ...window, perPage: 100 });
    expect(hits).toHaveLength(total);
    const kept = new Map(hits.map(({ slug, left }) => [slug, left]));
    const everybody = (await search({ ageMonths: 20, form: 'hourly', perPage: 100 })).hits;
    expect(everybody.length).toBeGreaterThan(hits.length);
    const care = { form: 'hourly', date: QUIET_DAY, from: '09:00', to: '12:00', ageMonths: 20 };
    for (const { slug } of everybody) {
      const reply = await api.ask(operations.quote, { body: { facility: slug, ...care } });
      const quote = reply.status === 200 ? (reply.body as { left: number; employeesOnly: boolean }) : undefined;
      // An employer's own places are sold to its employees alone.
      const left = quote && !quote.employeesOnly ? quote.left : 0;
      expect([slug, left > 0]).toEqual([slug, kept.has(slug)]);
    }
  });

  it('takes any of several forms, at a time too', async () => {
    const window = { from: `${QUIET_DAY}T09:00`, to: `${QUIET_DAY}T12:00`, ageMonths: 20, perPage: 100 };
    const slugs = async (form: string) => (await search({ ...window, form })).hits.map(({ slug }) => slug);
    const either = new Set([...(await slugs('half_day')), ...(await slugs('hourly'))]);
    expect(new Set(await slugs('half_day,hourly'))).toEqual(either);
    const { body } = await api.send(
      `/facilities?form=half_day&form=hourly&perPage=100&ageMonths=20&from=${window.from}&to=${window.to}`,
    );
    expect((body as { total: number }).total).toBe(either.size);
  });

  it.each([
    "'; DROP TABLE bookings; --",
    '" OR 1=1 --',
    'a* NEAR(b c) AND NOT "x',
    '%_\\',
    '{title}: ^x',
    '(((',
    '😀🧒',
    'ﷺ'.repeat(20),
    'null',
    'hailing OR',
  ])('takes any words as words: %s', async (q) => {
    expect((await search({ q })).total).toBeGreaterThanOrEqual(0);
  });

  it('speaks the language that is asked for', async () => {
    const name = async (sent: { query?: object; headers?: Record<string, string> }) => {
      const { body } = await api.call(operations.searchFacilities, {
        query: { near: AT_EXAMPLE, perPage: 1, ...sent.query },
        headers: sent.headers,
      });
      return body.hits[0]?.name;
    };
    expect(await name({})).toBe('海陵示例托育园');
    expect(await name({ query: { lang: 'en' } })).toBe('Hailing Sample Childcare');
    expect(await name({ headers: { 'accept-language': 'fr, en-GB;q=0.8, zh;q=0.1' } })).toBe('Hailing Sample Childcare');
    expect(await name({ headers: { 'accept-language': 'en' }, query: { lang: 'zh' } })).toBe('海陵示例托育园');
    const refused = await api.refused(operations.searchFacilities, { query: { near: 'here', lang: 'en' } });
    expect(refused.message).toBe('Write the position as latitude,longitude, such as 32.49,119.92.');
  });
});

describe('a centre', () => {
  it('is told in full, in both languages', async () => {
    const { body } = await api.call(operations.getFacility, { params: { slug: EXAMPLE_SLUG } });
    expect(body).toMatchObject({
      slug: EXAMPLE_SLUG,
      name: { zh: '海陵示例托育园', en: 'Hailing Sample Childcare' },
      bookable: true,
      notBookable: null,
      sample: true,
      inclusive: true,
      ageMonths: { from: 6, to: 36 },
    });
    expect(body.classes.map(({ places, maxSize }) => places <= maxSize)).toEqual([true, true, true]);
    expect(body.prices.find(({ form, unit }) => form === 'hourly' && unit === 'hour')).toMatchObject({
      amount: (await search({ near: AT_EXAMPLE, perPage: 1 })).hits[0]?.prices.hourly,
      currency: 'CNY',
    });
    expect(body.refundRules.map(({ code }) => code).sort()).toEqual([
      'A1',
      'B1',
      'E1',
      'F1',
      'F10',
      'F11',
      'F2',
      'F7',
      'F9',
      'T1',
      'X1',
      'X2',
      'X3',
    ]);
    expect(JSON.stringify(body)).not.toMatch(/示例"[^}]*carer|certificateExpiresOn/);
  });

  it('that is only listed says so, and cannot be asked for places', async () => {
    const { hits } = await search({ perPage: 100 });
    const listed = [...hits, ...(await search({ perPage: 100, page: 2 })).hits].find(({ listedOnly }) => listedOnly);
    if (!listed) throw new Error('the demonstration city has a centre that is only listed');
    const params = { slug: listed.slug };
    expect((await api.call(operations.getFacility, { params })).body).toMatchObject({
      bookable: false,
      notBookable: 'listed_only',
    });
    const query = { from: WEDNESDAY, to: WEDNESDAY };
    expect(await api.refused(operations.getAvailability, { params, query })).toMatchObject({
      status: 409,
      code: 'not_bookable.listed_only',
    });
  });

  it('tells its places by the half hour, with the reason where none is left', async () => {
    const params = { slug: EXAMPLE_SLUG };
    const query = { from: '2026-11-23', to: '2026-12-06', ageMonths: 8, form: 'hourly' };
    const { body } = await api.call(operations.getAvailability, { params, query });
    expect(body.days.map(({ date }) => date)).toHaveLength(14);
    const wednesday = body.days.find(({ date }) => date === WEDNESDAY);
    const { hours } = (await api.call(operations.getFacility, { params })).body;
    expect([wednesday?.slots[0]?.from, wednesday?.slots.at(-1)?.to]).toEqual([hours[0]?.from, hours[0]?.to]);
    expect(wednesday?.left).toBe(Math.max(...(wednesday?.slots.map(({ left }) => left) ?? [])));
    for (const day of body.days) {
      expect(day.left === 0).toBe(day.reason !== undefined);
      for (const { left, capacity, reason } of day.slots) {
        expect(left).toBeLessThanOrEqual(capacity);
        expect(left === 0).toBe(reason !== undefined);
      }
    }
    expect(body.days.find(({ date }) => date === '2026-11-28')).toMatchObject({
      left: 0,
      reason: 'closed_that_weekday',
      slots: [],
    });
    expect(body.days[0]?.slots.find(({ from }) => from === '09:00')?.reason).toBe('past');
    const older = (await api.call(operations.getAvailability, { params, query: { ...query, ageMonths: 2 } })).body;
    expect(older.days[2]).toMatchObject({ left: 0, reason: 'no_class_for_age', classId: null });
    const whole = (await api.call(operations.getAvailability, { params, query: { ...query, form: 'full_day' } })).body;
    const within = whole.days[2]?.slots.filter(({ from }) => from >= '08:30' && from < '17:00').map(({ left }) => left) ?? [];
    expect(whole.days[2]?.left).toBe(Math.min(...within));
    for (const { date } of whole.days) {
      const wish = { facility: EXAMPLE_SLUG, form: 'full_day', date, months: 1, meals: false, ageMonths: 8 };
      const day = { ...query, form: 'full_day', from: date, to: date };
      // Other tests book in these months meanwhile.
      const agree = async () => {
        const month = (await api.call(operations.getAvailability, { params, query: day })).body.days[0]?.month;
        if (month?.left) return (await api.call(operations.quote, { body: wish })).body.left === month.left;
        expect(month).toMatchObject({ reason: expect.any(String) });
        return true;
      };
      await eventually(agree, { what: 'as many places in the quote as in the calendar' });
    }
    const closed = body.days.find(({ date }) => date === '2026-11-28');
    expect(closed).toMatchObject({ when: { on: '2026-11-30' } });
    expect(older.days[2]).toMatchObject({ when: { fromMonths: 6 } });
  });
});

describe('the address itself', () => {
  it('takes HEAD where it takes GET', async () => {
    const reply = await api.send(`/facilities/${EXAMPLE_SLUG}`, { method: 'HEAD' });
    expect([reply.status, reply.text]).toEqual([200, '']);
    expect(reply.headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  it('lets other sites read what is public, and nothing else', async () => {
    const allowed = async (path: string, method = 'GET') =>
      (await api.send(path, { method, headers: { origin: 'https://example.org' } })).headers.get('access-control-allow-origin');
    expect(await allowed('/facilities')).toBe('*');
    expect(await allowed(`/facilities/${EXAMPLE_SLUG}`)).toBe('*');
    expect(await allowed(`/facilities/${EXAMPLE_SLUG}/availability?from=${WEDNESDAY}&to=${WEDNESDAY}`)).toBe('*');
    expect(await allowed('/openapi.json')).toBe('*');
    expect(await allowed('/facilities', 'OPTIONS')).toBe('*');
    for (const path of ['/outbox', '/bookings/x', '/quotes', '/session', '/holds']) {
      expect(await allowed(path)).toBeNull();
      expect(await allowed(path, 'OPTIONS')).toBeNull();
    }
  });

  it('has the demonstration’s messages only for the site itself', async () => {
    const { messages } = (await api.call(operations.outbox)).body;
    for (const { text } of messages) expect(text).not.toContain('小满');
  });
});
