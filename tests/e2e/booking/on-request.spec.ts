import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { holdPlaces, signContract } from '../kit/family-journey.ts';
import { centreOfItsOwn, type OwnCentre } from '../kit/own-centre.ts';
import { signInAs } from '../kit/staff.ts';
import { expect, test } from '../kit/test.ts';

const head = { email: 'asked-head@demo.example', password: 'A-long-password-7', name: '答示例' };
const DAYS = { accepted: '2027-02-17', declined: '2027-02-19' };
let centre: OwnCentre;
test.describe('a centre that answers bookings itself', { tag: '@phone' }, () => {
  test.beforeAll(async ({ playwright }) => {
    centre = await centreOfItsOwn(playwright, { head });
    const { E2E_ORIGIN: origin = '' } = process.env;
    const office = await playwright.request.newContext({ baseURL: origin });
    await office.post('/admin/api/users/login', { data: head });
    const { docs } = (await (await office.get('/admin/api/classes?depth=0')).json()) as { docs: { id: string }[] };
    for (const { id } of docs) {
      const address = `/admin/api/classes/${id}`;
      const { edition } = (await (await office.get(address)).json()) as { edition: string };
      const changed = await office.patch(address, { data: { onRequest: ['hourly'], edition }, headers: { origin } });
      expect(changed.status()).toBe(200);
    }
    await office.dispose();
  });

  const wishOn = (date: string) => ({ ageMonths: '8', form: 'hourly', date, from: '16:00', to: '17:00', before: 'on' });

  test('is asked, accepts in one tap, and the family signs', async ({ page, contact, visit, origin }) => {
    const wish = wishOn(DAYS.accepted);
    const { before: _, ...shown } = wish;
    await expect(async () => {
      await page.goto(`/facilities/${centre.slug}?${new URLSearchParams(shown)}`);
      await expect(page.locator('.buy')).toContainText('提出预约', { timeout: 1000 });
    }).toPass({ timeout: 20_000 });
    await page.goto(`/facilities?${new URLSearchParams({ ...shown, district: centre.district })}`);
    await expect(page.locator(`#hit-${centre.slug} [data-on-request]`)).toHaveText('先由机构答复，最晚开门 8 小时内');

    await holdPlaces(page, { origin, contact: contact(), wish, slug: centre.slug });
    await expect(page.locator('h1')).toHaveText('已经提出，等机构答复');
    await expect(page.locator('.steps .now')).toContainText('机构答复');
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);

    const staff = await visit({ viewport: { width: 1280, height: 900 }, locale: 'zh-CN' });
    await signInAs(staff, { origin, ...head });
    await staff.goto(`${origin}/admin`);
    await staff.locator('.jt-tasks li', { hasText: '等你们答复' }).getByRole('link').click();
    const request = staff.locator('section.jt-form', { hasText: '小满' });
    await expect(request).toContainText('前答复');
    await expect(request).toContainText('答应：消息马上发给家长，位子留到');
    await request.getByRole('button', { name: /^答应/ }).click();
    await expect(request).toHaveCount(0);

    await page.reload();
    await expect(page.locator('.rail')).toContainText('答应了。位子给你留到');
    await signContract(page);
    await expect(page.locator('.steps .now')).toContainText('付款');
  });

  test('declines with a reason, and the family is led on', async ({ page, contact, visit, origin }) => {
    await holdPlaces(page, { origin, contact: contact(), wish: wishOn(DAYS.declined), slug: centre.slug });
    const staff = await visit({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
    await signInAs(staff, { origin, ...head });
    await staff.goto(`${origin}/admin/asked`);
    const request = staff.locator('section.jt-form', { hasText: '小满' }).last();
    await request.locator('[name=reason]').fill('那天下午有参观');
    await request.getByRole('button', { name: /^不收/ }).click();
    await expect(staff.locator('#requests')).toBeVisible();
    await expectNoSidewaysScroll(staff);
    await expect(async () => {
      await page.reload();
      await expect(page.locator('h1')).toHaveText('机构这次收不了', { timeout: 1000 });
    }).toPass({ timeout: 20_000 });
    await expect(page.locator('.back')).toContainText('机构说：“那天下午有参观”');
    await expect(page.locator('.ways')).toBeVisible();
    await expectAccessible(page);
  });
});
