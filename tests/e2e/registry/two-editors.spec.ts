import type { Page } from '@playwright/test';
import { expectNoSidewaysScroll } from '../kit/accessible.ts';
import { signInStaff } from '../kit/staff.ts';
import { expect, test } from '../kit/test.ts';

/** Opens the example's centre, as somebody who has begun to work on it. */
async function open(page: Page, { origin, who }: { origin: string; who: string }): Promise<void> {
  await signInStaff(page, { origin, who });
  const answer = await page.request.get('/admin/api/facilities?where[slug][equals]=hailing-sample&depth=0');
  const { docs } = (await answer.json()) as { docs: { id: string }[] };
  await page.goto(`/admin/collections/facilities/${docs[0]?.id}`);
  await page.waitForSelector('#field-phone');
  await page.waitForLoadState('networkidle');
}

/** Presses save, and gives the status of the answer. */
async function save(page: Page): Promise<number> {
  await page.waitForLoadState('networkidle');
  const answer = page.waitForResponse((one) => one.request().method() === 'PATCH' && one.url().includes('/facilities/'));
  await page.click('#action-save');
  return (await answer).status();
}

test.describe('two people who edit one centre', { tag: '@desktop' }, () => {
  test('lose nothing: the second is told what the first changed, and what was typed stays', async ({ page, visit, origin }) => {
    const [first, second] = [page, await visit({ baseURL: origin, locale: 'zh-CN' })];
    await open(first, { origin, who: 'head' });
    await open(second, { origin, who: 'admin' });
    await first.fill('#field-phone', '0523-8600 1111');
    await first.fill('#field-summary', '第一个人写的');
    expect(await save(first)).toBe(200);

    await second.fill('#field-phone', '0523-8600 2222');
    expect(await save(second)).toBe(409);
    const changes = second.locator('.jt-changes');
    await expect(changes).toContainText('电话');
    await expect(changes).toContainText('0523-8600 1111');
    await expect(changes).toContainText('第一个人写的');
    await expect(second.locator('#field-phone')).toHaveValue('0523-8600 2222');
    await expectNoSidewaysScroll(second);

    expect(await save(second)).toBe(200);
    await expect(second.locator('#field-phone')).toHaveValue('0523-8600 2222');
    await expect(second.locator('#field-summary')).toHaveValue('第一个人写的');
    await expect(changes).toBeHidden();
  });

  test('can take what the other wrote, and are told what was kept beside their own', async ({ page, visit, origin }) => {
    const [first, second] = [page, await visit({ baseURL: origin, locale: 'zh-CN' })];
    await open(first, { origin, who: 'head' });
    await open(second, { origin, who: 'admin' });
    await first.fill('#field-phone', '0523-8600 3333');
    expect(await save(first)).toBe(200);

    await second.fill('#field-phone', '0523-8600 4444');
    expect(await save(second)).toBe(409);
    await second.getByLabel('用别人的').check();
    expect(await save(second)).toBe(200);
    await expect(second.locator('#field-phone')).toHaveValue('0523-8600 3333');

    await first.fill('#field-summary', '第一个人又写的');
    expect(await save(first)).toBe(200);
    await second.fill('#field-website', 'https://www.example.org');
    expect(await save(second)).toBe(200);
    await expect(second.locator('.jt-changes')).toContainText('第一个人又写的');
    await expect(second.locator('#field-summary')).toHaveValue('第一个人又写的');
  });
});
