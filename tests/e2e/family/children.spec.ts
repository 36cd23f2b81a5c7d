import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { signIn } from '../kit/sign-in.ts';
import { expect, test } from '../kit/test.ts';

const picture = () =>
  sharp({ create: { width: 600, height: 800, channels: 3, background: '#0b6a58' } })
    .jpeg()
    .toBuffer();
const file = async () => ({ name: 'face.jpg', mimeType: 'image/jpeg', buffer: await picture() });

async function addChild(page: Page, name: string): Promise<string> {
  await page.goto('/account');
  await page.click('#children .row-add a');
  await page.fill('#childName', name);
  await page.fill('#birthDate', '2026-03-01');
  await page.click('form.form button[type=submit]');
  await expect(page.locator('h1')).toHaveText(name);
  return new URL(page.url()).pathname;
}

async function addPerson(page: Page, name: string, phone = ''): Promise<void> {
  await page.click('#pickups .row-add a');
  await page.fill('#name', name);
  await page.fill('#relation', '外婆');
  await page.fill('#phone', phone);
}

test.describe('children in the account, with script off', () => {
  test.use({ javaScriptEnabled: false });

  test('are added, changed and removed, with what follows said first', async ({ page, origin, contact }) => {
    await signIn(page, { origin, contact: contact() });
    await expect(page.locator('#children')).toContainText('订托育时会填孩子的资料');
    const child = await addChild(page, '司徒一一');
    await page.fill('#childName', '');
    await page.fill('#childName', '司徒二二');
    await page.click('form.form button[type=submit]');
    await expect(page.locator('.notice-ok')).toHaveText('改好了。');
    await page.goto('/account');
    await expect(page.locator('.child-row')).toContainText('司徒二二');
    const calendar = page.locator('.child-row a[href*="/calendar?month="]');
    await expect(calendar).toHaveCount(1);
    await page.click('.child-row a[href^="/account/children/"]');
    await page.click(`a[href="${child}/remove"]`);
    await expect(page.locator('main')).toContainText('没有要留的');
    await page.click('button[value=remove]');
    await expect(page.locator('#children')).toContainText('已经删掉');
    expect((await page.goto(child))?.status()).toBe(404);
  });
});

test.describe('children in the account', () => {
  test('have people who collect them, with a photograph that nobody else gets', async ({ page, origin, contact, visit }) => {
    await signIn(page, { origin, contact: contact() });
    const child = await addChild(page, '司徒三三');
    await addPerson(page, '诸葛甲', '12');
    await page.click('button[value=save]');
    await expect(page.locator('#phone')).toHaveAttribute('aria-invalid', 'true');
    expect(await page.inputValue('#name')).toBe('诸葛甲');
    await page.fill('#phone', '139 8765 4321');
    await page.setInputFiles('#photo', { name: 'face.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') });
    await page.click('button[value=save]');
    await expect(page.locator('#photo-error')).toContainText('打不开');
    await page.setInputFiles('#photo', await file());
    await page.click('button[value=save]');
    await expect(page.locator('#pickups .notice')).toContainText('机构马上按新的名单');
    const face = page.locator('#pickups img');
    await expect(face).toHaveAttribute('alt', '诸葛甲的照片');
    const src = String(await face.getAttribute('src'));
    const own = await page.request.get(src);
    expect([own.status(), own.headers()['content-type'], own.headers()['cache-control']]).toEqual([
      200,
      'image/jpeg',
      'no-store',
    ]);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);

    const stranger = await visit();
    expect((await stranger.request.get(`${origin}${src}`)).status()).toBe(404);
    await signIn(stranger, { origin, contact: contact(1) });
    expect((await stranger.request.get(`${origin}${src}`)).status()).toBe(404);
    for (const path of [child, `${child}/pickup`, `${child}/remove`])
      expect((await stranger.request.get(`${origin}${path}`)).status()).toBe(404);
    const id = src.split('/').at(-1);
    for (const path of [`/admin/api/pickup-photos/${id}/picture`, `/admin/api/pickup-photos/${id}`])
      expect([403, 404]).toContain((await stranger.request.get(`${origin}${path}`)).status());

    await addPerson(page, '上官乙');
    await page.click('button[value=save]');
    await page.locator('.person-row', { hasText: '诸葛甲' }).locator('a').click();
    await page.click('button[value=remove-photo]');
    await expect(page.locator('.notice')).toHaveText('照片删掉了。');
    expect((await page.request.get(src)).status()).toBe(404);
    await page.click('main a[href*="&off=1"]');
    await expect(page.locator('h1')).toHaveText('把诸葛甲从名单上删掉？');
    await page.click('button[value=remove]');
    await expect(page.locator('#pickups')).toContainText('已经从名单上删掉');
    await expect(page.locator('.person-row')).toHaveCount(1);
  });

  test('are told beside papers and saved centres, in English too', async ({ page, origin }) => {
    await signIn(page, { origin, prefix: '/en', contact: '13800000001' });
    await page.goto('/en/account');
    await expect(page.locator('#papers')).toContainText('signed');
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.goto('/en/account/children/new');
    await expectAccessible(page);
  });
});
