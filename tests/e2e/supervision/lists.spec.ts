import type { Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { signInStaff } from '../kit/staff.ts';
import { expect, test } from '../kit/test.ts';

const heads = (page: Page) => page.locator('.collection-list thead th:visible').allInnerTexts();

test.describe('a staff list', { tag: '@desktop' }, () => {
  test('of bookings says who, which class, when and whose, and finds by the end of a telephone', async ({ page, origin }) => {
    await signInStaff(page, { origin, who: 'head' });
    await page.goto('/admin/collections/bookings?search=0001');
    // Other families of the same server have a child of that name.
    const own = page.locator('.collection-list tbody tr', { hasText: '138****0001' }).filter({ hasText: '小满' });
    const row = own.filter({ hasText: '计时托' }).first();
    await expect(row).toContainText(/班/);
    await expect(row).toContainText(/11\s月\s25\s日，周三\s*9:00–12:00/);
    expect((await heads(page)).join(' ')).not.toContain('托育机构');
    // Nothing can be done with several at once.
    await expect(page.locator('.cell-_select:visible')).toHaveCount(0);
    // A record is titled in words, and never by its code.
    await row.getByRole('link').first().click();
    const title = page.locator('.doc-header__title');
    await expect(title).toContainText(/^小满 计时托/);
    expect(await title.innerText()).not.toMatch(/[0-9a-f]{8}-|B-\d/);
    await page.goto('/admin/collections/bookings?search=%E6%B2%A1%E6%9C%89%E8%BF%99%E4%B8%AA%E4%BA%BA');
    await page.waitForSelector('.collection-list');
    await expect(page.locator('.collection-list tbody tr')).toHaveCount(0);
  });

  test('of payments shows amount, state and when', async ({ page, origin }) => {
    await signInStaff(page, { origin, who: 'head' });
    await page.goto('/admin/collections/payments');
    const row = page.locator('.collection-list tbody tr', { hasText: '78.00' }).first();
    await expect(row).toContainText('已付');
    const payment = await row.getByRole('link').first().getAttribute('href');
    await expect(row).toContainText(/2026\s年\s11\s月\s23\s日 \d+:\d\d/);
    await page.goto(payment ?? '');
    const form = page.locator('.jt-told', { hasText: '付款时刻' });
    await expect(form).toContainText(/2026\s年\s11\s月\s23\s日 \d+:\d\d/);
    await expect(page.locator('.jt-told', { hasText: '状态' })).toContainText('已付');
    expect(await page.locator('.document-fields__main').innerText()).not.toMatch(/\d{4}-\d\d-\d\dT/);
  });

  test('of a supervisor’s centres shows district, places, use and expiry, 25 at a time', async ({ page, origin }) => {
    await signInStaff(page, { origin, who: 'district' });
    await page.goto('/admin/collections/facilities');
    const row = page.locator('.collection-list tbody tr', { hasText: '海陵示例托育园' });
    await expect(row).toContainText('海陵区');
    await expect(row).toContainText(/\d+%/);
    expect((await heads(page)).join(' ')).toMatch(/托位[\s\S]*今天用掉[\s\S]*资质和经营[\s\S]*有效期至/);
    await expect(page.locator('.collection-list tbody tr')).toHaveCount(25);
    // What is chosen instead is remembered.
    await page.click('.per-page button');
    await page.getByRole('button', { name: '50', exact: true }).click();
    await page.waitForURL(/limit=50/);
    await page.goto('/admin');
    await page.goto('/admin/collections/facilities');
    await expect.poll(() => page.locator('.collection-list tbody tr').count()).toBeGreaterThan(25);
  });
});

test('the menu of the day stands open on a desktop, and is a bar of four on a phone', async ({ page, origin, isMobile }) => {
  await signInStaff(page, { origin, who: 'head' });
  await page.goto('/admin/occupancy');
  const here = page.locator('[aria-current=page]:visible');
  await expect(here).toHaveText('这周');
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  const bookings = page.locator('.jt-shell').getByRole('link', { name: '预约' });
  if (isMobile) {
    await expect(bookings).toBeHidden();
    await page.click('.jt-tabs button');
  }
  await bookings.click();
  await page.waitForURL(/collections\/bookings/);
  await page.waitForSelector('.collection-list');
  await expect(page.locator('.collection-list tbody tr').first()).toBeVisible();
});

test('the board of the day is as wide as a phone, in both languages', { tag: '@phone' }, async ({ page, context, origin }) => {
  await signInStaff(page, { origin, who: 'head' });
  for (const lang of ['zh', 'en']) {
    await context.addCookies([{ name: 'payload-lng', value: lang, url: origin }]);
    await page.goto('/admin/roster');
    await expect(page.locator('.jt-row-line').first()).toBeVisible();
    await expectNoSidewaysScroll(page);
  }
});

test('on a phone a child is noted as come and taken back, each by a thumb', { tag: '@phone' }, async ({ page, origin }) => {
  await signInStaff(page, { origin, who: 'head' });
  await page.goto('/admin/roster');
  const button = page.getByRole('button', { name: / 到了，晨检正常$/ }).last();
  const name = ((await button.getAttribute('aria-label')) ?? '').replace(/ 到了.*/, '');
  const { width = 0, height = 0 } = (await button.boundingBox()) ?? {};
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
  await button.click();
  const row = page.locator('.jt-row', { hasText: name });
  await expect(page.locator('.jt-row.here', { hasText: name })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await page.locator('.jt-undo').getByRole('button').click();
  await expect(row.getByRole('button', { name: `${name} 到了，晨检正常` })).toBeVisible();
});

test('a refund rule and a contract’s clauses are read in words, tried on a booking, and changed in fields by a next version', {
  tag: '@desktop',
}, async ({ page, origin }) => {
  await signInStaff(page, { origin, who: 'admin' });
  await page.goto('/admin/collections/refund-rules');
  await page.getByRole('link', { name: '只托一次的取消' }).click();
  await expect(page.locator('.jt-clause')).toContainText('退还');
  await expect(page.locator('.jt-inline .jt-answer')).toContainText(/照这条规则，现在取消退/);
  await expect(page.locator('.jt-inline').first()).toContainText(/从.*起在用：合同照它签过，所以不能改/);
  await expect(page.locator('#action-save')).toHaveCount(0);
  await expect(page.getByLabel('离开始不少于').first()).toBeDisabled();
  await page.click('#action-new-version');
  await page.waitForSelector('#field-version:not([disabled])');
  expect(await page.inputValue('#field-version')).toBe('2');
  expect(await page.locator('.jt-json').count()).toBe(0);
  await page.getByLabel('其他情况退').fill('5');
  await page.getByRole('button', { name: /^加一条/ }).click();
  await page.getByLabel('离开始不少于').last().fill('1');
  await page.getByRole('textbox', { name: '退', exact: true }).last().fill('10');
  await page.waitForTimeout(500);
  const saved = page.waitForResponse((answer) => answer.request().method() === 'PATCH');
  await page.click('#action-save');
  const { doc } = await (await saved).json();
  expect([doc.version, doc.rule.version, doc.rule.effectiveOn]).toEqual([2, 2, doc.effectiveOn]);
  expect(doc.rule.otherwisePercent).toBe(5);
  expect(doc.rule.tiers.at(-1)).toEqual({ hoursBefore: 1, percent: 10 });
  await page.goto('/admin/collections/contract-templates');
  await page.locator('.collection-list tbody tr', { hasText: '计时托' }).first().getByRole('link').click();
  await expect(page.locator('.jt-inline section').first()).toBeVisible();
  await expect(page.locator('.jt-inline').first()).toContainText(/照预约 B-\d+-\w+ 的合同填好/);
});
