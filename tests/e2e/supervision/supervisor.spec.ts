import { operations } from '#site/api/operations.ts';
import { eventually } from '../../support/eventually.ts';
import type { ApiClient } from '../api/client.ts';
import { decide, holdAndSign, holdOf, hourly } from '../api/family.ts';
import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
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

  test('a family of a suspended centre is told the same minute, and chooses between the nearest centres with a place and the money', async ({
    page: supervisor,
    api,
    origin,
    contact,
    browser,
  }) => {
    const centre = (await bookable(api, DISTRICT)).at(-2);
    if (!centre) throw new Error('no centre of the district takes a child');
    const token = await api.signIn(contact());
    const wish = holdOf(hourly('2026-12-16', '09:00', '10:00'), { child: '小满' });
    const booking = await holdAndSign(api, token, { ...wish, facility: centre.slug });
    const { body: payment } = await api.call(operations.pay, { token, params: { id: booking.id } });
    await decide(payment.url ?? '', 'approve');

    const edit = async (status: string) => {
      await supervisor.goto(`/admin/collections/facilities/${centre.id}`);
      await supervisor.click('.tabs-field__tab-button:has-text("资质")');
      await choose(supervisor, 'credentialStatus', status);
      await supervisor.click('#action-save');
      await supervisor.waitForSelector('.toast-success');
    };
    await edit('暂停');
    try {
      const told = async () => {
        const { messages } = await (await fetch(`${origin}/api/v1/outbox`)).json();
        return messages.find(({ to, kind }: { to: string; kind: string }) => to === contact() && kind === 'centre_stopped');
      };
      await eventually(async () => (await told()) !== undefined, { what: 'the family told' });
      const link = /https?:\S+\/bookings\/\S+/.exec((await told()).text)?.[0] ?? '';
      const family = await (await browser.newContext()).newPage();
      await family.context().addCookies([{ name: 'jt_session', value: token, url: origin }]);
      await family.goto(link);
      await expect(family.locator('main')).toContainText('你付的钱还在，由你决定');
      const nearest = family.locator('.ways a[href*="/book/"]');
      await expect(nearest.first()).toBeVisible();
      await expectAccessible(family);
      await expectNoSidewaysScroll(family);
      const own = await nearest.first().getAttribute('href');
      expect(own).not.toContain(centre.slug);
      await family.goto(own ?? '');
      // There is a place at those very hours.
      await expect(family.locator('[name=from]').first()).toHaveValue('09:00');
      await expect(family.getByRole('button', { name: '下一步' }).first()).toBeVisible();

      await family.goto(link);
      await family.click('a[href*="cancel=1"]');
      await family.click('form.confirm button.btn-bad');
      await expect(family.locator('main h1')).toContainText('退');
      await expect(family.locator('.ways')).toHaveCount(0);
      await family.context().close();
    } finally {
      await edit('有效');
    }
  });
});
