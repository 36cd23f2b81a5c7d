import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { DAYS } from '../kit/days.ts';
import { holdPlaces, pay, signContract } from '../kit/family-journey.ts';
import { expect, test } from '../kit/test.ts';

test('once the first child is booked, its sister is booked for the same time in two taps', { tag: '@phone' }, async ({
  page,
  origin,
  contact,
}) => {
  const wish = { ageMonths: '8', form: 'hourly', date: DAYS.siblings, from: '10:00', to: '12:00', before: 'on' };
  await holdPlaces(page, { origin, contact: contact(), wish });
  await signContract(page);
  await pay(page);
  const first = new URL(page.url()).pathname;
  await expect(page.locator('#siblings')).toHaveCount(0);

  await page.goto('/account');
  await page.click('#children .row-add a');
  await page.fill('#childName', '小圆');
  await page.fill('#birthDate', '2025-05-01');
  await page.click('form.form button[type=submit]');
  await expect(page.locator('h1')).toHaveText('小圆');
  await page.goto(first);
  await expect(page.locator('#siblings')).toContainText('小圆');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  await page.click('#siblings a');
  await expect(page.locator('[name=childName]')).toHaveValue('小圆');
  await page.click('form.form button[type=submit]');
  await page.waitForURL(/\/bookings\//);
  expect(new URL(page.url()).pathname).not.toBe(first);
  await expect(page.locator('main')).toContainText('小圆');
  await expect(page.locator('main')).toContainText('10:00–12:00');
  await page.goto(first);
  await expect(page.locator('#siblings')).toHaveCount(0);
});
