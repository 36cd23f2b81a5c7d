import type { Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { DAYS } from '../kit/days.ts';
import { fenIn, holdPlaces, pay, signContract } from '../kit/family-journey.ts';
import { signIn } from '../kit/sign-in.ts';
import { expect, test } from '../kit/test.ts';

const hourly = (date: string) => ({ ageMonths: '8', form: 'hourly', date, from: '15:00', to: '17:00', before: 'on' });
const amounts = async (page: Page, rows: string) => (await page.locator(rows).allTextContents()).map(fenIn);
const sumOf = (all: number[]) => all.reduce((sum, one) => sum + one, 0);

async function addChild(page: Page, name: string, birthDate: string) {
  await page.goto('/account/children/new');
  await page.fill('#childName', name);
  await page.fill('#birthDate', birthDate);
  await page.click('form.form button[type=submit]');
  await expect(page.locator('h1')).toHaveText(name);
}

test('two children of a family are booked for one day at once: ticked, signed and paid for once', { tag: '@phone' }, async ({
  page,
  origin,
  contact,
}) => {
  await signIn(page, { origin, contact: contact() });
  await addChild(page, '小满', '2026-03-10');
  await addChild(page, '小圆', '2026-03-10');
  await page.goto(`/book/hailing-sample?${new URLSearchParams({ ...hourly(DAYS.together), step: 'child' })}`);
  await page.fill('[name=guardianName]', '林示例');
  await page.check('[name=adult]');
  await page.locator('#also > label').click();
  await expect(page.locator('#order .order-row .nb', { hasText: '元' })).toHaveCount(2);
  for (const name of ['小满', '小圆']) await expect(page.locator('#order')).toContainText(name);
  await expect(page.locator('[name=guardianName]')).toHaveValue('林示例');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.click('#go-on > button');
  await page.waitForURL(/\/bookings\//);

  await expect(page.locator('.order-papers li')).toHaveCount(2);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await signContract(page);
  await page.locator('.go-on-sum summary').click();
  const each = await amounts(page, '.go-on .order-sum li:not(:last-child)');
  expect(each).toHaveLength(2);
  expect(fenIn(await page.locator('form:has(input[value=pay]) button').textContent())).toBe(sumOf(each));
  await expectNoSidewaysScroll(page);
  await pay(page);

  await expect(page.locator('#together li')).toHaveCount(2);
  await expect(page.locator('#together')).not.toContainText('等你');
  await expectAccessible(page);
  await page.click('#together li a');
  await expect(page.locator('#together li b')).toHaveCount(1);
  await expect(page.locator('main')).toContainText('接送码');
});

test('one child is booked each week until a day, less the day that is left out; one is cancelled, then all', {
  tag: '@phone',
}, async ({ page, origin, contact }) => {
  const [first = '', second = '', , last = ''] = DAYS.weekly;
  await page.goto(`/book/hailing-sample?${new URLSearchParams(hourly(first))}`);
  await page.fill('#until', last);
  await page.locator('#until').blur();
  await expect(page.locator('#order .order-row')).toHaveCount(4);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.locator(`#order button[name=leave][value="${second}"]`).click();
  await expect(page.locator('#order .order-row')).toHaveCount(3);
  await page.locator(`#order button[name=back][value="${second}"]`).click();
  await expect(page.locator('#order .order-row')).toHaveCount(4);

  const wish = Object.fromEntries(new URL(page.url()).searchParams);
  await holdPlaces(page, { origin, contact: contact(), wish });
  await expect(page.locator('.order-papers li')).toHaveCount(4);
  await signContract(page);
  await pay(page);
  await expect(page.locator('#together li')).toHaveCount(4);

  await page.click('a[href*="cancel=1"]');
  await page.click('form.confirm button.btn-bad');
  await expect(page.locator('#together')).toContainText('已取消');
  await page.click('#together a[href*="cancel-all"]');
  const each = await amounts(page, '#cancel-all .order-sum li');
  expect(each).toHaveLength(3);
  expect(fenIn(await page.locator('#cancel-all > p').first().textContent())).toBe(sumOf(each));
  await page.click('#cancel-all button.btn-bad');
  await expect(page.locator('#together li:has-text("已取消")')).toHaveCount(4);
});
