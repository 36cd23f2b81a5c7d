import { operations } from '#site/api/operations.ts';
import { eventually } from '../../support/eventually.ts';
import type { ApiClient } from '../api/client.ts';
import { expectAccessible } from '../kit/accessible.ts';
import { choose, signInStaff } from '../kit/staff.ts';
import { expect, test } from '../kit/test.ts';

const DISTRICT = '321202';
const WINDOW = { form: 'hourly', ageMonths: 8, from: '2026-12-16T09:00', to: '2026-12-16T10:00', perPage: 100 };
/** Where the searches of the other tests begin, and farther than they look. */
const FENGCHENG_RIVER = { near: '32.4921,119.9163', lookedAt: 8000 };

async function bookable(api: ApiClient, district: string) {
  const query = { ...WINDOW, district, near: FENGCHENG_RIVER.near };
  return (await api.call(operations.searchFacilities, { query })).body.hits.filter(({ slug }) => slug !== 'hailing-sample');
}

test.describe('a district’s supervisor', { tag: '@desktop' }, () => {
  test.beforeEach(({ page, origin }) => signInStaff(page, { origin, who: 'district' }));

  test('sees the centres of the district, and none beside', async ({ page: supervisor, api, origin }) => {
    await supervisor.goto('/admin');
    const { body } = await api.call(operations.searchFacilities, { query: { perPage: 1 } });
    await expectAccessible(supervisor);
    const { request } = supervisor;
    const all = await (await request.get('/admin/api/facilities?limit=0&depth=0')).json();
    expect(all.docs.length).toBeGreaterThan(0);
    expect(all.docs.length).toBeLessThan(body.total);
    expect(new Set(all.docs.map(({ districtCode }: { districtCode: string }) => districtCode))).toEqual(new Set([DISTRICT]));
    const elsewhere = (await bookable(api, '321281'))[0];
    const change = { data: { credentialStatus: 'suspended' }, headers: { origin } };
    expect((await request.patch(`/admin/api/facilities/${elsewhere?.id}`, change)).status()).toBe(403);
    const event = { facility: elsewhere?.id, on: '2026-11-23', what: '不在辖区' };
    expect((await request.post('/admin/api/credential-events', { data: event, headers: { origin } })).status()).toBe(403);
  });

  test('suspends a credential, and the centre is not found as bookable and cannot be booked', async ({
    page: supervisor,
    api,
    origin,
  }) => {
    const centre = (await bookable(api, DISTRICT)).at(-1);
    if (!centre) throw new Error('no centre of the district takes a child');
    expect(centre.distance).toBeGreaterThan(FENGCHENG_RIVER.lookedAt);
    const isOffered = async () => (await bookable(api, DISTRICT)).some(({ slug }) => slug === centre.slug);
    expect(await isOffered()).toBe(true);
    await supervisor.goto(`/admin/collections/facilities/${centre.id}`);
    await supervisor.click('.tabs-field__tab-button:has-text("资质")');
    await choose(supervisor, 'credentialStatus', '暂停');
    await supervisor.click('#action-save');
    await supervisor.waitForSelector('.toast-success');
    await eventually(async () => !(await isOffered()), { what: 'gone from what is offered' });
    const page = await (await fetch(`${origin}/facilities/${centre.slug}`)).text();
    expect(page).toContain('资质目前无效');
    const quote = { facility: centre.slug, form: 'hourly', date: '2026-12-16', from: '09:00', to: '10:00', ageMonths: 8 };
    const { code } = await api.refused(operations.quote, { body: quote });
    expect(code).toMatch(/not_bookable|credential_not_valid/);

    await choose(supervisor, 'credentialStatus', '有效');
    await supervisor.click('#action-save');
    await eventually(isOffered, { what: 'offered again' });
  });
});
