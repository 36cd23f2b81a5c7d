import { operations } from '#site/api/operations.ts';
import { startServer, type TestServer } from '../../support/start-server.ts';
import { apiClient } from '../api/client.ts';
import { decide, holdAndSign, holdOf, hourly } from '../api/family.ts';
import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { holdPlaces, pay, signContract } from '../kit/family-journey.ts';
import { signInStaff } from '../kit/staff.ts';
import { expect, test } from '../kit/test.ts';

const TODAY = '2026-11-25';
/** Twenty to nine there, on the day itself: a portal of its own, as children come and go by its clock. */
const NOW = `${TODAY}T00:40:00.000Z`;
let server: TestServer;
test.beforeAll(async () => {
  server = await startServer({ PORTAL_NOW: NOW });
});
test.afterAll(() => server?.stop());

test.describe('while a child is there', { tag: '@phone' }, () => {
  test('its family has it stay longer and pays at once; declined, the stay ends as it did', async ({ page, contact, visit }) => {
    const { origin } = server;
    const wish = { ageMonths: '8', form: 'hourly', date: TODAY, from: '10:00', to: '11:00', before: 'on' };
    await holdPlaces(page, { origin, contact: contact(), wish });
    await signContract(page);
    await pay(page);
    await expect(page.locator('#stay')).toHaveCount(0);

    const head = await visit({ viewport: { width: 1280, height: 900 } });
    await signInStaff(head, { origin, who: 'head' });
    await head.goto(`${origin}/admin/roster?date=${TODAY}`);
    await head.click('button[aria-label^="小满 到了"]');
    await expect(head.locator('.jt-row.here', { hasText: '小满' })).toBeVisible();

    await page.reload();
    const stay = page.locator('#stay');
    await expect(stay).toContainText('现在到 11:00 结束');
    await expect(stay).toContainText('10:00 前可以延');
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await stay.locator('button[value="11:30"]').click();
    await page.click('button[value=approve]');
    await page.waitForURL(/\/bookings\//);
    await expect(stay).toContainText('现在到 11:30 结束');
    await expect(page.locator('.done-head')).toContainText('11:30');

    await stay.locator('button[value="12:00"]').click();
    await page.click('button[value=decline]');
    await page.waitForURL(/\/bookings\//);
    await expect(stay).toContainText('没付，还是 11:30 结束');
    await head.goto(`${origin}/admin/stays`);
    await expect(head.locator('section', { hasText: '小满' })).toContainText('要延到 12:00');

    // After pick-up its page says so, and offers nothing that is over.
    await head.goto(`${origin}/admin/roster?date=${TODAY}`);
    const row = head.locator('.jt-row', { hasText: '小满' });
    await row.getByRole('button', { name: '小满 接走' }).click();
    const code = (await page.locator('.code b').innerText()).replace(/\s/g, '');
    await row.getByLabel('接送码', { exact: true }).fill(code);
    await row.getByRole('button', { name: '核对并交给他' }).click();
    await expect(row).toContainText('已接走');
    await page.reload();
    await expect(page.locator('h1')).toContainText('孩子已经接走');
    await expect(page.locator('a[href*="cancel=1"], a[href$="/reschedule"]')).toHaveCount(0);
    await expectAccessible(page);
  });

  test('a program asks for it too, is told why not, and gives time back', async ({ contact, visit }) => {
    const { origin } = server;
    const api = apiClient(origin);
    const token = await api.signIn(contact());
    const body = holdOf(hourly(TODAY, '13:00', '15:00'), { guardian: '家长久', child: '宝宝久' });
    const { id } = await holdAndSign(api, token, body);
    const paying = await api.call(operations.pay, { token, params: { id }, body: {} });
    await decide(String(paying.body.url), 'approve');
    const early = await api.refused(operations.lengthenStay, { token, params: { id }, body: { until: '15:30' } });
    expect(early).toMatchObject({ status: 409, code: 'stay_fixed.not_here', field: 'until' });

    const head = await visit({ viewport: { width: 1280, height: 900 } });
    await signInStaff(head, { origin, who: 'head' });
    await head.goto(`${origin}/admin/roster?date=${TODAY}`);
    await head.click('button[aria-label^="宝宝久 到了"]');
    await expect(head.locator('.jt-row.here', { hasText: '宝宝久' })).toBeVisible();

    const asked = await api.call(operations.lengthenStay, { token, params: { id }, body: { until: '15:30' } });
    expect(asked.body.stay?.pending).toMatchObject({ until: '15:30' });
    expect(asked.body.may).toContain('pay');
    const extra = await api.call(operations.pay, { token, params: { id }, body: {} });
    expect(extra.body.amount).toBe(asked.body.stay?.pending?.amount);
    await decide(String(extra.body.url), 'approve');
    const longer = await api.call(operations.getBooking, { token, params: { id } });
    expect(longer.body).toMatchObject({ step: 'extended', extras: [{ kind: 'longer', state: 'paid' }] });
    expect(longer.body.occasions[0]?.to).toContain('15:30');
    const shorter = await api.call(operations.shortenStay, { token, params: { id }, body: { until: '14:00' } });
    expect(shorter.body.occasions[0]?.to).toContain('14:00');
    expect(shorter.body.stay?.longer[0]).toEqual({ until: '14:30', amount: 0 });
  });
});
